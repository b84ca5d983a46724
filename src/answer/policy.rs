//! The only home of numbers that decide. Each was read off the development questions; see the README's figures.

use crate::knowledge::Audience;

/// How sure is sure enough, and who will read the answers.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Share of the topic in a statement's score; the rest is the statement's own text.
    pub topic_share: f64,
    /// How much a lead over all other topics adds to a score.
    pub lead_share: f64,
    /// Score and lead from here on may be `answered`.
    pub sure: f64,
    /// A score from here on is worth a draft; below, the question is open.
    pub worth_a_look: f64,
    /// How far the best topic that the statement does not have must lie below its own.
    pub topic_margin: f64,
    /// How far a differing runner-up must lie below the best statement.
    pub runner_up_margin: f64,
    /// How much less of the question's words a runner-up may say.
    pub runner_up_share: f64,
    /// The share of a question's words that a statement must speak of where yes or no is asked.
    pub said_for_stance: f64,
    /// The same where words are asked for.
    pub said: f64,
    /// How much the share of words spoken of counts where one of several supports is chosen.
    pub said_share: f64,
    /// The share where a list is asked for yes or no.
    pub said_for_list: f64,
    /// The share where a name or a thing is asked for, and no kind of value that could be checked.
    pub said_for_thing: f64,
    /// How much a value that is asked for counts there.
    pub fact_share: f64,
    /// How much a stance counts there, where yes or no is asked.
    pub stance_share: f64,
    /// How much it counts there that the topic is the one most like the question.
    pub best_topic_share: f64,
    /// How much it counts there that the limit of the question is settled.
    pub limit_share: f64,
    /// How much it counts against a support there that it does not say what the question insists on.
    pub demand_share: f64,
    /// How much it counts there that all values are stated that the topic asks for.
    pub breadth_share: f64,
    /// A question for a topic that only a person may answer from here on is left to one.
    pub legal: f64,
    /// What is left of the likeness of a topic that asks about other people.
    pub other_actor: f64,
    /// What is left of the likeness of a topic that knows no value of the kind asked for.
    pub other_value: f64,
    /// Likeness to a phrasing from which a statement without a topic speaks against another.
    pub met_before: f64,
    /// How much less sure a match may be where the statement speaks of every word.
    pub sure_leeway: f64,
    /// How far the topic may lie behind another where the statement speaks of every word.
    pub topic_leeway: f64,
    /// The first leeway where no statement of another topic says more of the question.
    pub sure_leeway_alone: f64,
    /// The second one there.
    pub topic_leeway_alone: f64,
    /// Likeness to a phrasing met before from which the phrasing decides, whatever the topics say.
    pub identity: f64,
    /// The share of the words of a phrasing met before that a clause must speak of to be the same question.
    pub rephrased: f64,
    /// How much it counts, where one of several supports is chosen, that it answers the same question in other words.
    pub rephrased_share: f64,
    /// How much likeness in meaning counts against likeness in words where one of several supports is chosen.
    pub kin_share: f64,
    /// What the likeness of the topic counts for there, where no phrasing is as like: not everything has been asked before.
    pub kin_of_topic: f64,
    /// Likeness in meaning to a phrasing met before from which other words for it may be what is left unsaid.
    pub kin_sure: f64,
    /// The share of the words of a clause that must be spoken of there all the same.
    pub kin_said: f64,
    /// How far what answers otherwise must lie behind in meaning.
    pub kin_margin: f64,
    /// Likeness in meaning below which no words in common are enough.
    pub kin_needed: f64,
    /// The same for a bare heading and for a statement to agree with.
    pub kin_needed_bare: f64,
    /// A text of up to so many characters has its value near enough to its start.
    pub value_near: usize,
    /// Most characters of an answer to one clause, and to several.
    pub length: (usize, usize),
    /// Who will read the filled form.
    pub audience: Audience,
    /// Whether an answer that differs by product is worded product by product, rather than left to a person.
    pub product_by_product: bool,
    /// Whether cells name the document behind an answer.
    pub cite: bool,
    /// Whether answers carry the explanation of their score.
    pub explain: bool,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            topic_share: 0.8,
            lead_share: 0.5,
            sure: 0.45,
            worth_a_look: 0.25,
            topic_margin: 0.03,
            runner_up_margin: 0.03,
            runner_up_share: 0.1,
            said_for_stance: 0.75,
            said: 0.6,
            said_for_list: 0.85,
            said_for_thing: 0.8,
            said_share: 0.8,
            fact_share: 0.3,
            stance_share: 0.1,
            best_topic_share: 0.1,
            limit_share: 0.3,
            demand_share: 0.3,
            breadth_share: 0.05,
            legal: 0.4,
            other_actor: 0.8,
            other_value: 0.8,
            met_before: 0.8,
            sure_leeway: 0.25,
            topic_leeway: 0.3,
            sure_leeway_alone: 0.4,
            topic_leeway_alone: 0.8,
            identity: 0.93,
            rephrased: 0.8,
            rephrased_share: 0.5,
            kin_share: 2.0,
            kin_of_topic: 0.85,
            kin_sure: 0.74,
            kin_said: 0.6,
            kin_margin: 0.02,
            kin_needed_bare: 0.78,
            kin_needed: 0.66,
            value_near: 90,
            length: (350, 700),
            audience: Audience::Customer,
            product_by_product: true,
            cite: false,
            explain: false,
        }
    }
}
