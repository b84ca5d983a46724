//! What a text looks like by itself, worked out once for each text of a sheet: columns repeat their texts, and every
//! step of recognition asks again.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::heading::{self, Heading};
use super::likeness::{id_shape, is_address, is_answer_word, is_mark, is_number, question_like};
use super::placeholder::is_placeholder;
use crate::language::Map;

/// What one text looks like.
pub(super) struct Look<'a> {
    text: &'a str,
    /// From 0 to 1, how much it reads like a question.
    pub(super) question: f64,
    /// Whether it is a number, a link or a mark.
    pub(super) bare: bool,
    /// Whether it only holds the place of an answer, whatever is asked.
    pub(super) placeholder: bool,
    /// Whether it is a word or a mark that answers by itself.
    pub(super) answers: bool,
    /// Its shape as an id.
    pub(super) shape: Option<String>,
    heading: OnceCell<Option<Heading>>,
}

impl<'a> Look<'a> {
    fn of(text: &'a str) -> Self {
        let mark = is_mark(text);
        Self {
            text,
            question: question_like(text),
            bare: mark || is_number(text) || is_address(text),
            placeholder: is_placeholder(text, ""),
            answers: mark || is_answer_word(text),
            shape: id_shape(text),
            heading: OnceCell::new(),
        }
    }

    /// What it announces as a heading.
    pub(super) fn heading(&self) -> Option<Heading> {
        *self.heading.get_or_init(|| heading::read(self.text))
    }
}

/// The looks of the texts of one sheet.
#[derive(Default)]
pub(super) struct Looks<'a>(RefCell<Map<&'a str, Rc<Look<'a>>>>);

impl<'a> Looks<'a> {
    /// The look of a text.
    pub(super) fn of(&self, text: &'a str) -> Rc<Look<'a>> {
        Rc::clone(self.0.borrow_mut().entry(text).or_insert_with(|| Rc::new(Look::of(text))))
    }
}
