//! Words that ask for nothing more: what is left of a question once its subject is explained.

/// Sorted.
const LIGHT: [&str; 266] = [
"able", "accomplish", "account", "achieve", "action", "activities", "activity", "actual", "actually", "adequately", "against", "aim", "already", "always", "amount", "appropriately", "area", "around", "arrange", "arranged", "ask", "aspect", "assist", "awarded", "aware", "basis", "become", "best", "bring", "capability", "care", "carried", "carry", "case", "category", "certain", "circumstances", "cloud", "come", "comes", "commercially", "common", "complete", "completely", "comprehensive", "concern", "conditions", "conduct", "conducted", "consider", "contain", "contained", "content", "control", "controls", "cover", "covered", "covers", "current", "currently", "day", "deal", "deliver", "delivery", "deployed", "different", "effective", "effectively", "effort", "elements", "employed", "enable", "enabled", "end", "enough", "ensure", "enterprise", "entire", "entirely", "environment", "environments", "even", "exactly", "exist", "existing", "facing", "feature", "features", "fields", "find", "following", "full", "fully", "function", "functions", "general", "generally", "get", "gets", "give", "given", "go", "good", "got", "guarantee", "guaranteed", "hand", "handle", "handled", "handles", "hands", "happen", "happens", "help", "hold", "holds", "industry", "infrastructure", "institutional", "internet", "involved", "kind", "kinds", "know", "known", "leading", "level", "levels", "leverage", "leveraged", "like", "manage", "managed", "manner", "market", "may", "mean", "means", "meant", "meet", "meets", "mode", "moment", "moments", "name", "necessary", "need", "needed", "needs", "new", "offer", "offered", "offers", "ongoing", "operate", "operated", "operates", "operation", "operations", "order", "organisational", "overall", "own", "owned", "part", "particular", "parts", "people", "perform", "performed", "person", "place", "plans", "platform", "platforms", "play", "plays", "possible", "potential", "practice", "practices", "present", "prevent", "preventing", "proper", "properly", "protected", "provides", "purpose", "purposes", "put", "question", "ran", "reach", "reasonable", "receive", "received", "respective", "result", "robust", "run", "running", "runs", "safe", "safely", "say", "seen", "serve", "served", "serves", "set", "sets", "side", "sides", "situation", "sort", "specific", "stand", "stands", "state", "stay", "stays", "strong", "sufficient", "suitable", "support", "supported", "supports", "sure", "table", "take", "taken", "takes", "task", "tell", "thing", "things", "touch", "touches", "trust", "type", "types", "typical", "typically", "understand", "undertake", "undertaken", "unit", "used", "user", "users", "usual", "usually", "value", "want", "way", "ways", "well", "whatever", "whenever", "wholly", "wide", "wish", "work", "working", "works",
];

/// Whether a word in the spelling of [`super::words`] narrows no question.
pub(super) fn is_light(word: &str) -> bool {
    LIGHT.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn light_words_are_sorted_for_the_search() {
        assert!(LIGHT.is_sorted());
        assert!(is_light("operates") && !is_light("annually"));
    }
}
