//! How much a word says about the subject of a question.

/// How much a word says about the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// It carries the subject.
    Content,
    /// It names who acts ("vendor", "customers"): every questionnaire is full of them.
    Actor,
    /// The furniture of questionnaires ("documented", "ensure", "process"): says little.
    Filler,
    /// Grammar: says nothing.
    Function,
}

/// Sorted, as are the others.
const FUNCTION: [&str; 155] = [
    "a", "about", "above", "after", "against", "all", "also", "am", "among", "an", "and", "any", "anyone", "are",
    "as", "at", "be", "because", "been", "before", "being", "below", "between", "both", "but", "by", "can", "could",
    "currently", "did", "do", "does", "doing", "done", "during", "each", "eg", "either", "else", "etc", "ever",
    "every", "example", "few", "for", "from", "further", "get", "guys", "had", "has", "have", "having", "he", "hello",
    "her", "here", "hi", "his", "how", "however", "i", "ie", "if", "in", "into", "is", "it", "its", "itself", "just",
    "kindly", "least", "let", "made", "make", "many", "may", "me", "might", "more", "most", "much", "must", "my",
    "neither", "no", "nor", "not", "of", "often", "on", "one", "only", "or", "other", "our", "ours", "over", "own",
    "per", "please", "prior", "same", "shall", "she", "should", "so", "some", "such", "take", "than", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "those", "through", "throughout", "to", "too", "u",
    "under", "upon", "ur", "us", "very", "via", "was", "we", "were", "what", "when", "where", "whether", "which",
    "while", "who", "whom", "whose", "why", "will", "with", "within", "would", "yes", "you", "your", "yours",
    "yourself",
];

const ACTORS: [&str; 34] = [
    "app", "application", "applications", "apps", "business", "client", "clients", "companies", "company", "csc",
    "csp", "customer", "customers", "enterprise", "firm", "institution", "organization", "organizational",
    "organizations", "product", "products", "provider", "providers", "service", "services", "software", "solution",
    "supplier", "system", "systems", "team", "tenants", "vendor", "vendors",
];

const FILLER: [&str; 95] = [
    "accordance", "according", "achieve", "adequate", "applicable", "apply", "approach", "appropriate", "approved",
    "area", "aspects", "associated", "based", "confirm", "consider", "considered", "define", "defined", "describe",
    "detail", "details", "determine", "document", "documented", "employ", "employed", "enforce", "enforced", "ensure",
    "ensured", "ensures", "ensuring", "establish", "established", "exist", "existing", "exists", "explain",
    "following", "formal", "formally", "given", "handled", "implement", "implementation", "implemented", "include",
    "included", "includes", "including", "indicate", "information", "involved", "keep", "list", "maintain",
    "maintained", "measures", "mechanism", "mechanisms", "method", "methods", "necessary", "outline", "perform",
    "performed", "place", "plans", "policies", "policy", "practice", "practices", "procedure", "procedures",
    "process", "processes", "provide", "provided", "regarding", "related", "relevant", "required", "requirements",
    "respective", "specify", "state", "support", "supported", "use", "used", "uses", "using", "utilize", "utilized",
    "various",
];

impl Class {
    /// Returns the class of a word in the spelling of [`super::words`].
    #[must_use]
    pub fn of(word: &str) -> Self {
        let is_in = |list: &[&str]| list.binary_search(&word).is_ok();
        if is_in(&FUNCTION) {
            Self::Function
        } else if is_in(&ACTORS) {
            Self::Actor
        } else if is_in(&FILLER) {
            Self::Filler
        } else {
            Self::Content
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search() {
        assert!(FUNCTION.is_sorted() && ACTORS.is_sorted() && FILLER.is_sorted());
    }

    #[test]
    fn a_word_has_its_class() {
        let table = [
            ("encryption", Class::Content),
            ("backups", Class::Content),
            ("customers", Class::Actor),
            ("vendor", Class::Actor),
            ("documented", Class::Filler),
            ("using", Class::Filler),
            ("your", Class::Function),
            ("whether", Class::Function),
        ];
        for (word, class) in table {
            assert_eq!(Class::of(word), class, "{word}");
        }
    }
}
