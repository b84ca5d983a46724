//! Text becomes plain words: lower-case, without accents, hyphens and possessives, one spelling each.

use std::ops::Range;

/// A word as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Lower-case ASCII where that is possible, in one spelling.
    pub text: String,
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
}

/// Returns the words of `text` in order.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::with_capacity(text.len() / 5);
    for_each_word(text, |word, span| found.push(Word { text: word.to_owned(), span }));
    found
}

/// The words of `text` as texts alone.
#[must_use]
pub(crate) fn word_texts(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.text).collect()
}

/// Calls `take` with every word of `text` in order, without allocating for each.
///
/// Two words that are also written as one ("sub-processor", "back up") arrive as one.
pub(crate) fn for_each_word(text: &str, mut take: impl FnMut(&str, Range<usize>)) {
    let mut scanner = Scanner { held: String::new(), held_span: 0..0, take: &mut take };
    let mut current = String::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        if c.is_ascii_alphanumeric() {
            // Most words are plain ASCII: they are taken whole.
            let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            if current.is_empty() {
                start = at;
            }
            let from = current.len();
            current.push_str(&text[at..at + length]);
            current[from..].make_ascii_lowercase();
            if length > 1 {
                chars.nth(length - 2);
            }
            continue;
        }
        let before = current.len();
        if fold(c, &mut current) {
            if before == 0 {
                start = at;
            }
            continue;
        }
        if before == 0 {
            continue;
        }
        let next_is =
            |test: fn(&char) -> bool| text[at + c.len_utf8()..].chars().next().is_some_and(|next| test(&next));
        match c {
            '\'' | '’' | '‘' | '`' | '\u{2BC}' if next_is(|next| next.is_alphanumeric()) => current.push('\''),
            // A version number ("1.2"), or an abbreviation ("e.g.", "U.S.").
            '.' if current.ends_with(|last: char| last.is_ascii_digit()) && next_is(char::is_ascii_digit) => {
                current.push('.');
            }
            '.' if is_abbreviation(&text[start..at]) && next_is(|next| next.is_alphabetic()) => {}
            // A soft hyphen or a zero-width space only says where a line may break.
            '\u{AD}' | '\u{200B}' | '\u{FEFF}' => {}
            _ => {
                scanner.word(&current, start..at);
                current.clear();
            }
        }
    }
    if !current.is_empty() {
        scanner.word(&current, start..text.len());
    }
    scanner.flush();
}

/// Whether every letter so far is a single one between dots.
fn is_abbreviation(so_far: &str) -> bool {
    so_far.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

/// Appends `c` in lower-case without accents; false when it belongs to no word.
fn fold(c: char, to: &mut String) -> bool {
    if c.is_ascii() || !c.is_alphanumeric() {
        return false;
    }
    for c in c.to_lowercase() {
        to.push_str(match c {
            'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
            'ç' | 'ć' | 'č' => "c",
            'è'..='ë' | 'ē' | 'ę' | 'ě' => "e",
            'ì'..='ï' | 'ī' | 'ı' => "i",
            'ñ' | 'ń' | 'ň' => "n",
            'ò'..='ö' | 'ø' | 'ő' => "o",
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => "u",
            'ý' | 'ÿ' => "y",
            'š' | 'ś' => "s",
            'ž' | 'ź' | 'ż' => "z",
            'ł' => "l",
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'ﬁ' => "fi",
            'ﬂ' => "fl",
            _ => {
                to.push(c);
                continue;
            }
        });
    }
    true
}

/// Holds one word back, to see whether it joins with the next.
struct Scanner<'a, F> {
    held: String,
    held_span: Range<usize>,
    take: &'a mut F,
}

impl<F: FnMut(&str, Range<usize>)> Scanner<'_, F> {
    fn word(&mut self, word: &str, span: Range<usize>) {
        if !word.as_bytes().contains(&b'\'') {
            return self.plain(word, span);
        }
        let word = word.trim_end_matches('\'');
        let (word, negated) = match word.split_once('\'') {
            Some((_, "s")) if word == "let's" => ("let", false),
            Some(("can", "t")) => ("can", true),
            Some(("won", "t")) => ("will", true),
            Some((head, "t")) if head.ends_with('n') => (&head[..head.len() - 1], true),
            Some((head, _)) if !head.is_empty() => (head, false),
            _ => (word, false),
        };
        self.plain(word, span.clone());
        if negated {
            self.push("not", span);
        }
    }

    /// A word without an apostrophe.
    fn plain(&mut self, word: &str, span: Range<usize>) {
        match split_at_digits(word) {
            Some(at) => {
                self.push(&word[..at], span.clone());
                self.push(word[at..].trim_start_matches('v'), span);
            }
            None => self.push(word, span),
        }
    }

    fn push(&mut self, word: &str, span: Range<usize>) {
        if joins(&self.held, word) {
            let joined = format!("{}{word}", self.held);
            self.held.clear();
            respell(&joined, &mut self.held);
            self.held_span.end = span.end;
            return;
        }
        self.flush();
        respell(word, &mut self.held);
        self.held_span = span;
    }

    fn flush(&mut self) {
        if !self.held.is_empty() {
            (self.take)(&self.held, self.held_span.clone());
            self.held.clear();
        }
    }
}

/// Names that are written with and without a space before their number.
const NUMBERED: [&str; 12] = ["aes", "cvss", "http", "iso", "nist", "pci", "rsa", "sha", "soc", "ssl", "tls", "type"];

/// Where `soc2`, `iso27001` or `tlsv1.2` falls into name and number.
fn split_at_digits(word: &str) -> Option<usize> {
    let at = word.bytes().position(|byte| byte.is_ascii_digit()).filter(|at| *at >= 3)?;
    let name = word[..at].strip_suffix('v').unwrap_or(&word[..at]);
    NUMBERED.contains(&name).then_some(name.len())
}

/// Pairs that mean the same written as one word; a `*` stands for any ending.
const JOINED: [(&str, &[&str]); 31] = [
    ("anti", &["virus", "malware"]),
    ("back", &["up", "ups", "end", "ends"]),
    ("break", &["down"]),
    ("clear", &["text"]),
    ("data", &["center*", "centre*"]),
    ("cyber", &["security", "attack*"]),
    ("down", &["time"]),
    ("e", &["mail*"]),
    ("end", &["point*"]),
    ("fail", &["over"]),
    ("fire", &["wall*"]),
    ("hand", &["book*"]),
    ("life", &["cycle*"]),
    ("micro", &["service*"]),
    ("multi", &["tenan*"]),
    ("off", &["board*", "site", "shor*"]),
    ("on", &["board*", "site"]),
    ("pass", &["word*"]),
    ("plain", &["text"]),
    ("roll", &["back*"]),
    ("sub", &["process*", "contract*", "domain*", "servic*"]),
    ("time", &["frame*", "line*", "stamp*"]),
    ("up", &["time"]),
    ("user", &["name*"]),
    ("web", &["site*", "hook*"]),
    ("white", &["list*", "paper*"]),
    ("wi", &["fi"]),
    ("work", &["force", "station*", "flow*"]),
    ("black", &["list*"]),
    ("pseudo", &["nym*"]),
    ("re", &["assess*", "certif*", "evaluat*", "examin*", "test*", "valid*"]),
];

/// The lengths of the heads of [`JOINED`], as bits, by their first letter: hardly any word gets further.
const HEADS: [u16; 26] = lengths(&JOINED);

/// The lengths of the first of each pair, as bits, by their first letter.
const fn lengths<T: Copy>(pairs: &[(&str, T)]) -> [u16; 26] {
    let mut lengths = [0; 26];
    let mut at = 0;
    while at < pairs.len() {
        let word = pairs[at].0.as_bytes();
        lengths[(word[0] - b'a') as usize] |= 1 << word.len();
        at += 1;
    }
    lengths
}

/// Whether a word has first letter and length of one that `lengths` were taken of.
fn may_be(word: &str, lengths: &[u16; 26]) -> bool {
    let Some(initial) = word.bytes().next().filter(u8::is_ascii_lowercase) else { return false };
    word.len() < 16 && lengths[usize::from(initial - b'a')] & 1 << word.len() != 0
}

fn joins(first: &str, second: &str) -> bool {
    may_be(first, &HEADS)
        && JOINED.iter().any(|(head, tails)| {
            *head == first
                && tails.iter().any(|tail| match tail.strip_suffix('*') {
                    Some(stem) => second.starts_with(stem),
                    None => second == *tail,
                })
        })
}

/// Words whose British form is not a matter of `ise`.
const RESPELLED: [(&str, &str); 18] = [
    ("analyse", "analyze"),
    ("analysed", "analyzed"),
    ("behaviour", "behavior"),
    ("cancelled", "canceled"),
    ("catalogue", "catalog"),
    ("centre", "center"),
    ("centres", "centers"),
    ("datacentre", "datacenter"),
    ("datacentres", "datacenters"),
    ("defence", "defense"),
    ("fulfil", "fulfill"),
    ("judgement", "judgment"),
    ("labelled", "labeled"),
    ("labelling", "labeling"),
    ("licence", "license"),
    ("licences", "licenses"),
    ("programme", "program"),
    ("programmes", "programs"),
];

const BRITISH: [u16; 26] = lengths(&RESPELLED);

/// Stems that Britain spells with `is` and America with `iz`.
const IZE: [&str; 24] = [
    "anonymis",
    "authoris",
    "categoris",
    "centralis",
    "customis",
    "finalis",
    "formalis",
    "harmonis",
    "initialis",
    "minimis",
    "modernis",
    "normalis",
    "optimis",
    "organis",
    "prioritis",
    "pseudonymis",
    "recognis",
    "sanitis",
    "standardis",
    "summaris",
    "synchronis",
    "tokenis",
    "utilis",
    "virtualis",
];

/// Appends `word` to `to` in the spelling that all texts are compared in.
fn respell(word: &str, to: &mut String) {
    // Most words are neither: a look at initial and length is cheaper than the search.
    if may_be(word, &BRITISH)
        && let Some((_, american)) = RESPELLED.iter().find(|(british, _)| *british == word)
    {
        to.push_str(american);
        return;
    }
    to.push_str(word);
    if word.len() < 7 || !word.as_bytes().windows(2).any(|pair| pair == b"is") {
        return;
    }
    let core = word.strip_prefix("un").or_else(|| word.strip_prefix("re")).unwrap_or(word);
    for stem in IZE {
        if core.starts_with(stem) {
            let s = word.len() - core.len() + stem.len() - 1;
            to.replace_range(s..=s, "z");
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        word_texts(text).join(" ")
    }

    #[test]
    fn one_spelling_for_each_word() {
        let table = [
            ("Do you use TLS 1.2+ (or higher)?", "do you use tls 1.2 or higher"),
            ("TLSv1.3, SOC2 Type2 and ISO27001:2022", "tls 1.3 soc 2 type 2 and iso 27001 2022"),
            ("the customers’ e‑mail addresses", "the customers email addresses"),
            ("the vendor's Sub-Processors; sub processors", "the vendor subprocessors subprocessors"),
            ("multi-factor / multi-tenant", "multi factor multitenant"),
            ("we don’t, can't and won't", "we do not can not and will not"),
            (
                "organisation, authorised, unauthorised, promised premises",
                "organization authorized unauthorized promised premises",
            ),
            ("programmes at the data centre", "programs at the datacenter"),
            ("e.g. Berlin, i.e. the U.S.", "eg berlin ie the us"),
            ("Zürich, São Paulo, naïve café", "zurich sao paulo naive cafe"),
            ("AES-256 at-rest; 24x7x365", "aes 256 at rest 24x7x365"),
            ("back-up, back ups, life cycle", "backup backups lifecycle"),
            ("", ""),
            ("''' - …", ""),
            ("данные 数据", "данные 数据"),
        ];
        for (text, expected) in table {
            assert_eq!(plain(text), expected, "{text}");
        }
    }

    #[test]
    fn words_know_their_place() {
        let text = "Is our e-mail safe?";
        let places: Vec<_> = words(text).into_iter().map(|word| &text[word.span]).collect();
        assert_eq!(places, ["Is", "our", "e-mail", "safe"]);
    }

    #[test]
    fn respellings_are_sorted_for_the_search() {
        let mut sorted = RESPELLED;
        sorted.sort_unstable();
        for (word, respelled) in sorted {
            assert_eq!(plain(word), respelled);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_cut_at_real_places_in_order(text in "\\PC{0,80}") {
            let mut end = 0;
            for word in words(&text) {
                proptest::prop_assert!(!word.text.is_empty());
                proptest::prop_assert!(text.get(word.span.clone()).is_some());
                proptest::prop_assert!(word.span.end >= end);
                end = word.span.end;
            }
        }
    }
}
