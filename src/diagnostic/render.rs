//! Findings as people read them, with an excerpt of the source, and as programs read them.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde_json::{Value, json};

use super::{Diagnostic, Diagnostics, Place, Severity};

impl Diagnostics {
    /// Renders all findings of these severities, an empty line after each; coloured for a terminal if asked.
    pub fn render(&self, severities: &[Severity], coloured: bool) -> String {
        let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
        let mut out = String::new();
        for found in self.sorted().iter().filter(|found| severities.contains(&found.code.severity())) {
            out.push_str(&renderer.render(&[self.group(found)]));
            out.push_str("\n\n");
        }
        out
    }

    fn group<'a>(&'a self, found: &'a Diagnostic) -> Group<'a> {
        let level = match found.code.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(found.message.as_str()).id(found.code.as_str());
        let mut snippet = self.snippet(&found.place);
        snippet = snippet.annotation(AnnotationKind::Primary.span(self.span(&found.place)).label(found.label.as_str()));
        let mut other = None;
        if let Some((place, label)) = &found.also {
            let annotation = AnnotationKind::Context.span(self.span(place)).label(label.as_str());
            if place.source == found.place.source {
                snippet = snippet.annotation(annotation);
            } else {
                other = Some(self.snippet(place).annotation(annotation));
            }
        }
        let mut group = title.element(snippet);
        if let Some(other) = other {
            group = group.element(other);
        }
        match &found.help {
            Some(help) => group.element(Level::HELP.message(help.as_str())),
            None => group,
        }
    }

    fn snippet(&self, place: &Place) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
        let (path, text) = &self.sources[place.source.0];
        Snippet::source(text.as_str()).path(path.as_str()).fold(true)
    }

    /// A span that lies on character boundaries within the text, whatever a parser said.
    fn span(&self, place: &Place) -> std::ops::Range<usize> {
        let text = &self.sources[place.source.0].1;
        let floor = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let start = floor(place.span.start);
        start..floor(place.span.end).max(start)
    }

    /// All findings as JSON, in the order in which they are printed.
    pub fn to_json(&self) -> Value {
        let found = self.sorted();
        let rows = found.iter().map(|found| {
            let (path, text) = &self.sources[found.place.source.0];
            let (line, column) = super::line_column(text, found.place.span.start);
            json!({
                "code": found.code.as_str(), "severity": found.code.severity().as_str(), "message": found.message,
                "file": path, "line": line, "column": column, "label": found.label, "help": found.help,
            })
        });
        Value::Array(rows.collect())
    }
}
