//! The numbers of the scorer, in one place, with where they come from.

/// How much each kind of evidence counts.
///
/// The defaults were measured on questions of published frameworks whose ids are linked to each
/// other: stems carry most, concepts bring the right entry into the short list, bigrams settle ties.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// A word by its stem.
    pub stem: f32,
    /// A concept.
    pub concept: f32,
    /// A concept that says little by itself.
    pub broad: f32,
    /// Two content words in a row.
    pub bigram: f32,
    /// A word that names who acts, as a share of an ordinary word.
    pub actor: f32,
    /// The furniture of questionnaires, as a share of an ordinary word.
    pub filler: f32,
    /// A word in a qualifier of the question, as a share of one in its main clause.
    pub qualifier: f32,
    /// A word that was only found by mending a typing error, as a share of one found as written.
    pub mended: f32,
    /// A word that may stand for one of the question.
    pub near: f32,
    /// BM25: how quickly a repeated word stops counting more.
    pub k1: f32,
    /// BM25: how much a long text discounts its words.
    pub b: f32,
    /// The share of the length of the entry that a similarity is divided by; the question has the rest.
    pub length: f32,
    /// A body against a phrasing that matches as well.
    pub body: f32,
    /// A heading of the entry against a phrasing that matches as well.
    pub heading: f32,
    /// What a second field of the entry adds when it matches too.
    pub second: f32,
    /// How much headings of the question may add.
    pub context: f32,
    /// At most this share of what the question itself reached: a heading alone finds nothing.
    pub context_cap: f32,
}

impl Weights {
    /// How much a word counts that a text of usual length holds `times` times.
    pub(super) fn saturated(&self, times: usize) -> f32 {
        let times = times as f32;
        times * (self.k1 + 1.0) / (times + self.k1)
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            stem: 1.0,
            concept: 0.7,
            broad: 0.35,
            bigram: 0.15,
            actor: 0.4,
            filler: 0.3,
            qualifier: 0.5,
            mended: 0.8,
            near: 0.3,
            k1: 1.2,
            b: 0.4,
            length: 0.65,
            body: 0.9,
            heading: 0.6,
            second: 0.1,
            context: 0.5,
            context_cap: 0.6,
        }
    }
}
