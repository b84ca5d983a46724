//! "Did you mean": the nearest of the known names.

/// Returns the known name that a person most likely meant; `None` when none is near. Ties go to the first by name.
pub fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in known {
        let likeness = strsim::jaro_winkler(&name, &candidate.to_lowercase())
            .max(strsim::normalized_damerau_levenshtein(&name, &candidate.to_lowercase()));
        let better = best.is_none_or(|(score, other)| likeness > score || likeness == score && candidate < other);
        if likeness >= 0.82 && better {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_name_and_nonsense_finds_none() {
        let known = ["encryption-at-rest", "encryption-in-transit", "mfa"];
        assert_eq!(did_you_mean("encryption-at-rst", known), Some("encryption-at-rest"));
        assert_eq!(did_you_mean("MFA", known), Some("mfa"));
        assert_eq!(did_you_mean("parking", known), None);
    }
}
