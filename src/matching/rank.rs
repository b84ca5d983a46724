//! Ranking: similarities of all entries at once, then a closer look at the best few.

use super::alike::Pairs;
use super::index::{Field, Index};
use super::query::{Query, Ready, Subject, Vector, plain};
use super::{Candidate, Explanation, Weights};

/// How many of the best are also compared as strings: that is the costly part.
const LOOKED_AT: usize = 5;
/// Phrasings are compared as strings only where their features and their lengths are alike by so much.
const ALIKE_FROM: f32 = 0.6;

/// What an entry reached, before it becomes a candidate.
#[derive(Clone, Copy, Default)]
struct Reached {
    entry: u32,
    score: f32,
    /// The score as candidates show it.
    rounded: f64,
    own: f32,
    support: f32,
    /// The text of the entry that matched best, and of its phrasings.
    unit: u32,
    phrasing: Option<u32>,
    /// The question met before that matched best.
    met: Option<u32>,
    best_met: f32,
    best: f32,
    second: f32,
    best_phrasing: f32,
    context: f32,
}

impl Index {
    /// Returns the entries most like the question, best first, at most `limit`.
    ///
    /// An entry that shares nothing with the question's own words is never returned.
    #[must_use]
    pub fn rank(&self, query: &Query<'_>, limit: usize) -> Vec<Candidate> {
        let ready = Ready::new(self, query);
        let mut reached = self.reached(&ready);
        let order = |a: &Reached, b: &Reached| b.rounded.total_cmp(&a.rounded).then(a.entry.cmp(&b.entry));
        let keep = limit.max(LOOKED_AT).min(reached.len());
        if keep < reached.len() {
            reached.select_nth_unstable_by(keep, order);
            reached.truncate(keep);
        }
        reached.sort_unstable_by(order);
        let mut candidates: Vec<_> =
            reached.iter().enumerate().map(|(at, one)| self.candidate(&ready, one, at < LOOKED_AT)).collect();
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
        candidates.truncate(limit);
        candidates
    }

    fn reached(&self, ready: &Ready) -> Vec<Reached> {
        let own = self.sums(&ready.own);
        let own_norm = self.norm(&ready.own);
        let context = if ready.context.features.is_empty() { Vec::new() } else { self.sums(&ready.context) };
        let context_norm = self.norm(&ready.context);
        let mut all = Vec::with_capacity(self.entries.len());
        for entry in 0..self.entries.len() as u32 {
            let range = self.units_of(entry);
            let range = range.start as usize..range.end as usize;
            let (own, units) = (&own[range.clone()], &self.units[range.clone()]);
            if own.iter().all(|sum| *sum <= 0.0) {
                continue;
            }
            let mut one = Reached { entry, ..Reached::default() };
            for (number, (unit, sum)) in (range.start as u32..).zip(units.iter().zip(own)) {
                if *sum > 0.0 {
                    let similarity = similarity(*sum, own_norm, unit.norm);
                    one.unit(number, unit.field, similarity, &self.weights);
                    let met = ((number - range.start as u32) as usize) < self.entries[entry as usize].met;
                    if met && similarity > one.best_met {
                        (one.met, one.best_met) = (Some(number), similarity);
                    }
                }
            }
            for (unit, sum) in units.iter().zip(context.get(range).unwrap_or_default()) {
                one.context = one.context.max(similarity(*sum, context_norm, unit.norm));
            }
            all.extend(one.settled(&self.weights));
        }
        all
    }

    /// What every unit has in common with a vector.
    fn sums(&self, vector: &Vector) -> Vec<f32> {
        let mut sums = vec![0.0_f32; self.units.len()];
        for (feature, weight) in &vector.features {
            for posting in self.postings(*feature) {
                sums[posting.unit as usize] += weight * posting.weight;
            }
        }
        sums
    }

    /// The question's part of what sums are divided by.
    fn norm(&self, vector: &Vector) -> f32 {
        vector.length().powf(2.0 - self.weights.length)
    }

    fn candidate(&self, ready: &Ready, reached: &Reached, look: bool) -> Candidate {
        let identity = self.identity(ready, reached, look);
        // The same words are the same question, however common they are.
        let same = if identity >= 0.9 { round(identity as f32 * identity as f32) } else { 0.0 };
        let first = self.units_of(reached.entry).start;
        let verbatim = self.with_mark(reached, &[ready.asked_mark]);
        Candidate {
            id: self.entries[reached.entry as usize].id.clone(),
            score: reached.rounded.max(same),
            identity,
            met: verbatim.or(reached.met).map(|unit| (unit - first) as usize),
            verbatim: verbatim.is_some(),
        }
    }

    /// The same words in any phrasing, or how alike the best phrasing is, where it may be alike at all.
    fn identity(&self, ready: &Ready, reached: &Reached, look: bool) -> f64 {
        if self.with_mark(reached, &[ready.plain_mark, ready.asked_mark]).is_some() {
            return 1.0;
        }
        match self.phrasing(reached) {
            Some(phrasing) if look && reached.best_phrasing >= ALIKE_FROM => alike(ready, &plain(phrasing)),
            _ => 0.0,
        }
    }

    /// The first phrasing with one of these marks.
    fn with_mark(&self, reached: &Reached, marks: &[u64]) -> Option<u32> {
        self.units_of(reached.entry).find(|unit| {
            let unit = &self.units[*unit as usize];
            unit.field == Field::Phrasing && unit.mark != 0 && marks.contains(&unit.mark)
        })
    }

    fn phrasing(&self, reached: &Reached) -> Option<&String> {
        let first = self.units_of(reached.entry).start;
        reached.phrasing.and_then(|unit| self.entries[reached.entry as usize].phrasings.get((unit - first) as usize))
    }

    /// Share of the question's weight (rare words weigh more) that an entry explains, and the words it does not,
    /// heaviest first.
    fn coverage(&self, subjects: &[Subject], entry: u32) -> (f64, Vec<String>) {
        let (mut total, mut explained) = (0.0, 0.0);
        let mut missing = Vec::new();
        for subject in subjects {
            total += subject.weight;
            if subject.stem.iter().chain(&subject.concepts).any(|feature| self.holds(entry, *feature)) {
                explained += subject.weight;
            } else {
                missing.push((subject.weight, &subject.word));
            }
        }
        missing.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let coverage = if total > 0.0 { round(explained / total) } else { 0.0 };
        (coverage, missing.into_iter().map(|(_, word)| word.clone()).collect())
    }

    /// Says how an entry came to its score; `None` when it shares nothing with the question.
    #[must_use]
    pub fn explain(&self, query: &Query<'_>, id: &str) -> Option<Explanation> {
        let ready = Ready::new(self, query);
        let reached = self.reached(&ready).into_iter().find(|one| self.entries[one.entry as usize].id == id)?;
        let candidate = self.candidate(&ready, &reached, true);
        let leaf = |label: &str, value: f64, note: String| Explanation {
            label: label.to_owned(),
            value,
            note,
            parts: Vec::new(),
        };
        let subjects = self.subjects(query);
        let matched: Vec<&str> = subjects
            .iter()
            .filter(|subject| {
                subject.stem.iter().chain(&subject.concepts).any(|feature| self.weight(reached.unit, *feature) > 0.0)
            })
            .map(|subject| subject.word.as_str())
            .collect();
        let field = match self.units[reached.unit as usize].field {
            Field::Phrasing => "phrasing",
            Field::Body => "text",
            Field::Heading => "heading",
        };
        let mut parts = vec![leaf(field, round(reached.own), matched.join(", "))];
        if reached.support > 0.0 {
            parts.push(leaf("section", round(reached.support), String::new()));
        }
        if candidate.identity > 0.0 {
            let phrasing = self.phrasing(&reached).cloned().unwrap_or_default();
            parts.push(leaf("identity", candidate.identity, phrasing));
        }
        let (coverage, missing) = self.coverage(&subjects, reached.entry);
        let note = if missing.is_empty() { String::new() } else { format!("not explained: {}", missing.join(", ")) };
        parts.push(leaf("coverage", coverage, note));
        Some(Explanation { label: "similarity".to_owned(), value: candidate.score, note: String::new(), parts })
    }
}

impl Reached {
    fn unit(&mut self, number: u32, field: Field, similarity: f32, weights: &Weights) {
        if field == Field::Phrasing && similarity > self.best_phrasing {
            self.best_phrasing = similarity;
            self.phrasing = Some(number);
        }
        let similarity = match field {
            Field::Phrasing => similarity,
            Field::Body => similarity * weights.body,
            Field::Heading => similarity * weights.heading,
        };
        if similarity > self.best {
            // Another phrasing says the same again; only another field says more.
            if field != Field::Phrasing {
                self.second = self.best;
            }
            self.best = similarity;
            self.unit = number;
        } else if field != Field::Phrasing {
            self.second = self.second.max(similarity);
        }
    }

    /// The entry with its score, unless its texts share nothing with the question.
    fn settled(mut self, weights: &Weights) -> Option<Self> {
        if self.best <= 0.0 {
            return None;
        }
        self.own = (self.best + weights.second * self.second).min(1.0);
        self.support = (weights.context * self.context).min(weights.context_cap * self.own);
        self.score = self.own + self.support * (1.0 - self.own);
        self.rounded = round(self.score);
        Some(self)
    }
}

/// Three decimals, so that the same question gets the same number everywhere.
fn round(value: f32) -> f64 {
    // No value is negative, so that the next integer below is what the conversion leaves: far cheaper than `round`.
    ((f64::from(value) * 1000.0 + 0.5) as u32) as f64 / 1000.0
}

/// The similarity of a unit to a vector, from 0 to 1.
fn similarity(sum: f32, norm: f32, unit_norm: f32) -> f32 {
    if sum > 0.0 { (sum / (norm * unit_norm)).min(1.0) } else { sum }
}

/// How alike question and phrasing are as strings, from [`ALIKE_FROM`] on; 0 below. The same words were found before.
fn alike(ready: &Ready, phrasing: &str) -> f64 {
    // Each pair of letters is in one text or in both: lengths alone rule most phrasings out.
    let may_be = |question: &str| {
        let (short, long) = (question.len().min(phrasing.len()), question.len().max(phrasing.len()));
        ((short + long) as f32) * ALIKE_FROM <= (2 * short) as f32
    };
    let mut texts = vec![&ready.plain];
    texts.extend(Some(&ready.asked).filter(|asked| **asked != ready.plain));
    texts.retain(|text| may_be(text));
    if texts.is_empty() {
        return 0.0;
    }
    let phrasing = Pairs::of(phrasing);
    let likeness = texts.into_iter().map(|text| Pairs::of(text).likeness(&phrasing)).fold(0.0, f64::max);
    // Pairs of letters forgive inflection; 1 is kept for the very same words.
    (likeness.min(0.999) * 1000.0).round() / 1000.0
}
