//! Whether a question is nearly one that a statement says it does not answer.

/// Likeness to a phrasing that a statement does not answer from which it is taken for that phrasing.
const DENIED: f64 = 0.85;

/// Whether two texts are nearly the same. Texts of too different length are not compared letter by letter.
pub(crate) fn is_like(phrase: &str, question: &str) -> bool {
    let (short, long) = (phrase.len().min(question.len()), phrase.len().max(question.len()));
    if short as f64 <= DENIED * 0.95 * long as f64 {
        return false;
    }
    let phrase = phrase.to_lowercase();
    may_be_like(&phrase, question) && strsim::normalized_damerau_levenshtein(&phrase, question) > DENIED
}

/// Whether two texts have letters enough in common to be nearly the same: counting is far cheaper than aligning.
///
/// One edit takes at most one letter away and adds at most one, so the texts are at least as many edits apart as either
/// has ASCII letters that the other lacks.
fn may_be_like(one: &str, other: &str) -> bool {
    let mut surplus = [0_i32; 128];
    for (text, sign) in [(one, 1), (other, -1)] {
        for byte in text.bytes().filter(u8::is_ascii) {
            surplus[usize::from(byte)] += sign;
        }
    }
    let lacking = |sign: i32| surplus.iter().map(|count| (count * sign).max(0)).sum::<i32>();
    let apart = lacking(1).max(lacking(-1));
    f64::from(apart) <= (1.0 - DENIED + 1e-9) * one.len().max(other.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_letters_never_decides_against_aligning() {
        let texts = [
            "is hsts enabled?",
            "is hsts enabled",
            "is hts enabled?",
            "is tls enabled?",
            "ist hsts für alle an?",
            "ist hsts fur alle an?",
            "do you publish a security.txt?",
            "",
        ];
        for (one, other) in texts.iter().flat_map(|one| texts.map(|other| (*one, other))) {
            if strsim::normalized_damerau_levenshtein(one, other) > DENIED {
                assert!(may_be_like(one, other), "{one} {other}");
            }
        }
        assert!(is_like("Is HSTS enabled", "is hsts enabled?") && !is_like("Is HSTS enabled", "is tls enabled?"));
    }
}
