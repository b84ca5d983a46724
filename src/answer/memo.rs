//! What is read once and asked for again: statements and plain questions do not change while questions are answered.

use std::sync::{Arc, PoisonError, RwLock};

use crate::language::{Actor, Asked, Gist, Map, Reading};
use crate::matching::Meanings;

/// Readings of the texts of the knowledge base and the catalogue.
#[derive(Default)]
pub(crate) struct Memo {
    /// What supports speak of, by source and topic.
    pub(crate) gists: Once<Vec<Gist>>,
    /// What clauses ask for, by their text.
    pub(crate) asked: Once<Asked>,
    /// What clauses speak of, by their text.
    pub(crate) clauses: Once<Gist>,
    /// What values are called: by their titles, and by their ids and those that they stand among.
    pub(crate) names: Once<Asked>,
    /// What statements speak of together with one phrasing met before, by statement and phrasing.
    pub(crate) met: Once<Gist>,
    /// What phrasings met before ask for, by their text.
    pub(crate) phrasings: Once<Asked>,
    /// Plain questions and phrasings, by their text.
    pub(crate) readings: Once<Reading>,
    /// Whom plain questions speak of, by topic.
    pub(crate) actors: Once<Vec<Actor>>,
    /// What the questions are about that a statement does not answer, by statement.
    pub(crate) not_for: Once<Meanings>,
    /// What the phrasings of a topic are about, by topic.
    pub(crate) topics: Once<Meanings>,
}

/// Values by key, each made once. Threads share it: what one has read, none reads again.
pub(crate) struct Once<V>(RwLock<Map<String, Arc<V>>>);

/// As many values are kept: a long form must not fill the memory with its questions.
const MANY: usize = 4096;

impl<V> Default for Once<V> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<V> Once<V> {
    /// The value of a key; `make` must give the same for the same key.
    pub(crate) fn of(&self, key: &str, make: impl FnOnce() -> V) -> Arc<V> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned();
        known.unwrap_or_else(|| {
            // Two threads may make the same value at once; it is the same.
            let made = Arc::new(make());
            let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
            if kept.len() >= MANY {
                kept.clear();
            }
            kept.insert(key.to_owned(), Arc::clone(&made));
            made
        })
    }
}
