//! Why an answer is not sent as it stands: stable kebab-case codes, each with a sentence for the review.

use std::fmt;

use super::Disposition;

macro_rules! reasons {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $disposition:ident, $sentence:literal;)+) => {
        /// A stable code that says why an answer is `confirm` or `open`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reason {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Reason {
            /// Every reason.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The code, as reports and JSON show it.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// What the reviewer should know or do.
            pub fn sentence(self) -> &'static str {
                match self { $(Self::$name => $sentence),+ }
            }

            /// How far the reason lowers an answer.
            pub fn disposition(self) -> Disposition {
                match self { $(Self::$name => Disposition::$disposition),+ }
            }
        }
    };
}

reasons! {
    /// No topic of the catalogue and no statement is close enough.
    NotUnderstood = "not-understood", Open, "the question matches no topic and no statement well enough";
    /// The topic is clear and the knowledge base says nothing about it.
    NoStatement = "no-statement", Open, "the knowledge base says nothing about this topic";
    /// The topic has statements, and none for this product.
    OtherProduct = "other-product", Open, "what is known about this topic is about other products";
    /// A value is asked for that no statement states.
    ValueNotStated = "value-not-stated", Open, "the question asks for a value that no statement states";
    /// Another topic fits the question better, and the knowledge base has nothing on it.
    NeighbourOnly = "neighbour-only", Open, "only a neighbouring topic is documented; its fact would not answer this";
    /// Only a person may answer this.
    Legal = "legal", Open, "only a person may answer this";
    /// The form asks for the signature or name of a person, or for the customer's own facts.
    PersonOnly = "person-only", Open, "a person fills this in";
    /// The match is not sure.
    WeakMatch = "weak-match", Confirm, "the match is not sure: check that the statement answers the question";
    /// Two statements or topics fit about as well.
    RunnerUp = "runner-up-close", Confirm, "another statement fits about as well";
    /// Words of the question are explained by nothing in the statement.
    NotCovered = "not-covered", Confirm, "the question names something that the statement does not speak of";
    /// The question insists on more than the statement says.
    AsksForMore = "asks-for-more", Confirm, "the question insists on more than the statement says";
    /// One of several clauses has no support.
    ClauseWithoutSupport = "clause-without-support", Confirm, "a part of the question has no answer";
    /// The question is turned round and the stance cannot be turned with certainty.
    TurnedRound = "turned-round", Confirm, "the question is turned round: check the yes or no";
    /// The question asks for a commitment.
    Promise = "promise", Confirm, "the question asks for a promise; a fact is not one";
    /// The question asks for a document.
    DocumentAsked = "document-asked", Confirm, "the question asks for a document: attach it or say how to get it";
    /// The question sets a limit that the statement's values do not settle.
    BoundNotSettled = "bound-not-settled", Confirm, "the statement does not settle the limit that the question sets";
    /// Yes or no is asked, and the statement takes no stance.
    NoStance = "no-stance", Confirm, "the statement does not say yes or no to this";
    /// The statement is a `partial` and the form knows only yes and no.
    PartialOnYesNo = "partial-on-yes-no", Confirm, "the form knows only yes and no, and the statement is `partial` without `binary`";
    /// There is an exception to state and no room for it.
    ExceptionDoesNotFit = "exception-does-not-fit", Confirm, "the exception to this answer has no room in the form";
    /// No value of the form's list means the stance.
    NoValueFits = "no-value-fits", Confirm, "no value of the form's list says this for certain";
    /// The list of the cell cannot be read.
    ListUnknown = "list-unknown", Confirm, "the cell's list of values cannot be checked";
    /// Even the short text is over the form's limit.
    TooLong = "too-long", Confirm, "the text is longer than the form allows";
    /// Approved statements disagree.
    Contradiction = "contradiction", Confirm, "approved statements disagree";
    /// The answer differs by product and the question names none.
    ProductNotGiven = "product-not-given", Confirm, "the answer differs by product; name one with `--product`";
    /// The statement is for other actors or objects than the question's.
    OtherScope = "other-scope", Confirm, "the statement is about other people or things than the question";
    /// The evidence has expired.
    ExpiredEvidence = "expired-evidence", Confirm, "the evidence has expired";
    /// The statement is a draft.
    NotApproved = "not-approved", Confirm, "the statement is a draft";
    /// The audience may not read it.
    Audience = "audience", Confirm, "this audience may not read the statement or its evidence";
    /// The question id and its text speak of different things.
    IdDisagrees = "id-disagrees", Confirm, "the question id and its text speak of different things";
    /// The question takes its subject from the one before.
    FollowUp = "follow-up", Confirm, "the question takes its subject from another one";
    /// The question is about past events, and the statement is about how things are.
    History = "history", Confirm, "the question is about past events; the statement is not";
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_kebab_case() {
        let codes: BTreeSet<_> = Reason::ALL.iter().map(|reason| reason.code()).collect();
        assert_eq!(codes.len(), Reason::ALL.len());
        assert!(codes.iter().all(|code| code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')), "{codes:?}");
    }

    #[test]
    fn no_reason_leaves_an_answer_sendable() {
        assert!(Reason::ALL.iter().all(|reason| reason.disposition() != Disposition::Answered));
    }
}
