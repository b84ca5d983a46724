//! Fits a worded answer into the slots of a form: the form's own vocabulary, its limits, its columns.

use super::vocabulary::{meaning, value_for};
use super::wording::{sentences, stance_word, with_stance};
use super::{Check, Reason};
use crate::knowledge::Stance;
use crate::language::value::{Duration, Frequency, Value};
use crate::questionnaire::{Choices, Role, Slot};

/// What is to be said, before it is fitted into a form.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    /// The stance to the question as asked, where it asks for one.
    pub(crate) stance: Option<Stance>,
    /// What a `partial` is called where a form knows only yes and no.
    pub(crate) binary: Option<Stance>,
    /// Whether a yes or no opens the text in a single free cell.
    pub(crate) opens_with_stance: bool,
    /// One or two sentences, the carve-out left out.
    pub(crate) text: String,
    /// The tersest true wording.
    pub(crate) short: Option<String>,
    /// The typed values of the statement that its topic asks for.
    pub(crate) values: Vec<Value>,
    /// Whether the text is a bare value, which no stop closes: people copy it.
    pub(crate) bare: bool,
    /// The whole wording, where several clauses have each their own yes or no.
    pub(crate) whole: Option<String>,
    /// The carve-out, which must stand wherever the stance stands.
    pub(crate) except: Option<String>,
    /// References, for a form with a column for evidence.
    pub(crate) references: String,
    /// The ownership value, spelled as CAIQ spells it.
    pub(crate) ownership: Option<String>,
    /// What the customer has to do.
    pub(crate) customer_part: Option<String>,
    /// A plan that may be shared: its text and its date.
    pub(crate) plan: Option<(String, String)>,
}

/// The texts of the slots, and what stood in the way.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fitted {
    pub(crate) cells: Vec<(Role, String)>,
    pub(crate) checks: Vec<Check>,
}

impl Said {
    /// The whole wording for a single free cell.
    pub(crate) fn whole(&self) -> String {
        if let Some(whole) = &self.whole {
            return whole.clone();
        }
        let body = self.body();
        match self.stance {
            Some(stance) if self.opens_with_stance => with_stance(stance, &body),
            _ => body,
        }
    }

    fn body(&self) -> String {
        if self.bare && self.except.is_none() {
            return self.text.clone();
        }
        sentences([self.text.as_str(), self.except.as_deref().unwrap_or("")])
    }
}

/// Fills the slots. A slot for which there is nothing to say stays out; what does not fit leaves a check.
pub(crate) fn fit(said: &Said, slots: &[Slot]) -> Fitted {
    let mut fitted = Fitted::default();
    let has_comment = slots.iter().any(|slot| matches!(slot.role, Role::Comment | Role::Justification));
    for slot in slots {
        let result = match slot.role {
            Role::Answer => answer(said, slot, has_comment),
            Role::Comment => free(&slot.choices, comment(said, slots)),
            Role::Ownership if said.stance == Some(Stance::Na) => Ok(None),
            Role::Ownership => Ok(said.ownership.as_deref().and_then(|owner| in_list(&slot.choices, owner))),
            Role::CustomerPart => free(&slot.choices, said.customer_part.clone().map(|text| (text, None))),
            Role::Evidence => {
                free(&slot.choices, Some((said.references.clone(), None)).filter(|(text, _)| !text.is_empty()))
            }
            Role::Justification
                if matches!(said.stance, Some(Stance::No | Stance::Na))
                    && !slots.iter().any(|other| other.role == Role::Comment) =>
            {
                free(&slot.choices, Some((said.body(), said.short.clone())))
            }
            Role::Justification => Ok(None),
            Role::Plan => free(&slot.choices, said.plan.clone().map(|(text, _)| (text, None))),
            Role::TargetDate => free(&slot.choices, said.plan.clone().map(|(_, by)| (by, None))),
        };
        match result {
            Ok(Some(text)) => fitted.cells.push((slot.role, text)),
            Ok(None) => {}
            Err(check) => fitted.checks.push(check),
        }
    }
    if !fitted.checks.is_empty() {
        // A comment without its answer, or the reverse, would be half an answer.
        fitted.cells.clear();
    }
    fitted
}

/// The answer slot: a value of the list, a tick, or text.
fn answer(said: &Said, slot: &Slot, has_comment: bool) -> Result<Option<String>, Check> {
    match &slot.choices {
        Choices::Free { limit } => {
            let stance_alone = has_comment && said.opens_with_stance;
            match (stance_alone, said.stance) {
                (true, Some(stance)) => Ok(Some(stance_word(stance).to_string())),
                _ => within(*limit, said.whole(), said.terse()).map(Some),
            }
        }
        Choices::List { values, exact, .. } => {
            if let Some(value) = stated(said, values).filter(|_| !said.opens_with_stance) {
                return Ok(Some(value.clone()));
            }
            let Some(stance) = said.stance else {
                // A list of names or texts: the terse value may be one of them, word for word.
                let wanted = said.short.as_deref().unwrap_or(&said.text).to_lowercase();
                let found = values.iter().find(|value| value.to_lowercase() == wanted);
                return match found {
                    Some(value) => Ok(Some(value.clone())),
                    None if !exact && values.iter().all(|value| meaning(value).is_none()) => {
                        within(None, said.whole(), said.terse()).map(Some)
                    }
                    None => Err(fails("choices", Reason::NoStance, &format!("the list offers {}", values.join(", ")))),
                };
            };
            if !said.opens_with_stance && !has_comment {
                // "What is your RTO?" is not answered by "Compliant" alone.
                return Err(fails("choices", Reason::NoStance, &format!("the list offers {}", values.join(", "))));
            }
            let stance = effective(said, stance, values)?;
            if stance == Stance::Yes && said.except.is_some() && !has_comment {
                return Err(fails("choices", Reason::ExceptionDoesNotFit, "the cell takes a bare value"));
            }
            match value_for(stance, values) {
                Some(value) => Ok(Some(value.clone())),
                None => Err(fails("choices", Reason::NoValueFits, &format!("the list offers {}", values.join(", ")))),
            }
        }
        Choices::Ticks { na, partly, .. } => {
            let Some(stance) = said.stance else {
                return Err(fails("choices", Reason::NoStance, "the form wants a tick"));
            };
            let stance = match stance {
                Stance::Partial if partly.is_none() => {
                    said.binary.ok_or_else(|| fails("choices", Reason::PartialOnYesNo, "the form wants a tick"))?
                }
                stance => stance,
            };
            if stance == Stance::Na && na.is_none() {
                return Err(fails("choices", Reason::NoValueFits, "the form has no column for not applicable"));
            }
            if said.except.is_some() && !has_comment {
                return Err(fails("choices", Reason::ExceptionDoesNotFit, "the form wants a tick"));
            }
            Ok(Some(stance.to_string()))
        }
        Choices::Unknown { why } => Err(fails("choices", Reason::ListUnknown, why)),
    }
}

/// The one value of a list that says the same as the statement's typed value: `Quarterly` for `every 3 months`.
fn stated<'v>(said: &Said, values: &'v [String]) -> Option<&'v String> {
    let [value] = &said.values[..] else { return None };
    let mut same = values.iter().filter(|option| match value {
        Value::Frequency(own) => Frequency::parse(option).as_ref() == Some(own),
        Value::Duration(own) => Duration::parse(option) == Some(*own),
        Value::Name(_, own) => own.eq_ignore_ascii_case(option),
        Value::Count(own) => option.trim() == own.to_string(),
        Value::Date(_) | Value::Version(..) => false,
    });
    let first = same.next()?;
    same.next().is_none().then_some(first)
}

/// A `partial` on a form that does not know it becomes what the statement says, or needs a person.
fn effective(said: &Said, stance: Stance, values: &[String]) -> Result<Stance, Check> {
    if stance != Stance::Partial || value_for(Stance::Partial, values).is_some() {
        return Ok(stance);
    }
    said.binary
        .ok_or_else(|| fails("choices", Reason::PartialOnYesNo, &format!("the list offers {}", values.join(", "))))
}

/// The comment beside an answer: the text without the stance; nothing where the answer slot holds the text already.
fn comment(said: &Said, slots: &[Slot]) -> Option<(String, Option<String>)> {
    let answer = slots.iter().find(|slot| slot.role == Role::Answer);
    let answer_has_text = answer.is_some_and(|slot| {
        matches!(slot.choices, Choices::Free { .. }) && !(said.opens_with_stance && said.stance.is_some())
    });
    (!answer_has_text).then(|| (said.body(), said.terse()))
}

impl Said {
    /// The short wording with its carve-out: what is used where the whole is too long.
    fn terse(&self) -> Option<String> {
        self.short.as_ref().map(|short| sentences([short.as_str(), self.except.as_deref().unwrap_or("")]))
    }
}

fn free(choices: &Choices, text: Option<(String, Option<String>)>) -> Result<Option<String>, Check> {
    let Some((text, short)) = text else { return Ok(None) };
    match choices {
        Choices::Free { limit } => within(*limit, text, short).map(Some),
        _ => Ok(in_list(choices, &text)),
    }
}

fn in_list(choices: &Choices, text: &str) -> Option<String> {
    match choices {
        Choices::Free { .. } => Some(text.to_string()),
        Choices::List { values, .. } => values.iter().find(|value| value.eq_ignore_ascii_case(text)).cloned(),
        Choices::Ticks { .. } | Choices::Unknown { .. } => None,
    }
}

/// Keeps to the form's limit: the whole text, else the short one, never a cut sentence.
fn within(limit: Option<usize>, text: String, short: Option<String>) -> Result<String, Check> {
    let Some(limit) = limit else { return Ok(text) };
    let fits = |text: &String| text.chars().count() <= limit;
    if fits(&text) {
        return Ok(text);
    }
    short.filter(fits).ok_or_else(|| {
        fails(
            "length",
            Reason::TooLong,
            &format!("the form allows {limit} characters, the text has {}", text.chars().count()),
        )
    })
}

fn fails(code: &'static str, reason: Reason, note: &str) -> Check {
    Check { code, reason: Some(reason), note: note.to_string() }
}
