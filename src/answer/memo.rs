//! What is read once and asked for again: statements and plain questions do not change while questions are answered.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::language::{Actor, Asked, Gist, Reading};

/// Readings of the texts of the knowledge base and the catalogue.
#[derive(Default)]
pub(crate) struct Memo {
    /// What supports speak of, by source and topic.
    pub(crate) gists: Kept<Vec<Gist>>,
    /// What the clauses of the present question ask for, by their text.
    pub(crate) asked: Kept<Asked>,
    /// Plain questions and phrasings, by their text.
    pub(crate) readings: Kept<Reading>,
    /// Whom plain questions speak of, by topic.
    pub(crate) actors: Kept<Vec<Actor>>,
}

/// Values by key, each made once.
pub(crate) struct Kept<V>(RefCell<BTreeMap<String, Rc<V>>>);

impl<V> Default for Kept<V> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<V> Kept<V> {
    /// Forgets all values.
    pub(crate) fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    /// The value of a key; `make` must give the same for the same key.
    pub(crate) fn of(&self, key: impl Into<String>, make: impl FnOnce() -> V) -> Rc<V> {
        let key = key.into();
        let known = self.0.borrow().get(&key).cloned();
        known.unwrap_or_else(|| {
            let made = Rc::new(make());
            self.0.borrow_mut().insert(key, Rc::clone(&made));
            made
        })
    }
}
