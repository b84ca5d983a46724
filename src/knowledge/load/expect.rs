//! Reads `expect.toml`: questions, and what their answers must be.

use regex_lite::RegexBuilder;

use super::fields::{At, Fields};
use super::vendor::VendorFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::knowledge::model::{Expectation, Pattern};
use crate::knowledge::words::{Expected, Stance};

/// An expectation with the place of the statement that it names, which is looked up when all are known.
pub(super) struct Read {
    pub(super) expectation: Expectation,
    pub(super) statement: Option<At<String>>,
}

/// Reads every expectation of the file.
pub(super) fn read(fields: &Fields<'_, '_>, vendor: &VendorFile) -> Vec<Read> {
    let read = fields.tables("expect", "expectation").into_iter().filter_map(|table| one(&table, vendor)).collect();
    fields.finish();
    read
}

fn one(fields: &Fields<'_, '_>, vendor: &VendorFile) -> Option<Read> {
    let question = fields.required("question");
    let product = fields.text("product");
    let statement = fields.text("statement");
    let status = fields.word("status", Expected::ALL);
    let stance = fields.word("stance", Stance::ALL);
    let kind = fields.plain("kind");
    let (must_contain, must_not_contain) = (patterns(fields, "must-contain"), patterns(fields, "must-not-contain"));
    fields.finish();
    if let Some(product) = &product
        && !vendor.products.iter().any(|known| known.value.id == product.value)
    {
        let ids = vendor.products.iter().map(|known| known.value.id.as_str());
        fields.unknown(
            Code::UnknownProduct,
            format!("there is no product `{}`", product.value),
            &product.place,
            "not in vendor.toml",
            &product.value,
            ids,
        );
    }
    let question = question?;
    Some(Read {
        expectation: Expectation {
            question: question.value,
            place: question.place,
            product: product.map(|at| at.value),
            kind: kind.unwrap_or_else(|| "other".to_owned()),
            status: status.unwrap_or(Expected::Answered),
            statement: statement.as_ref().map(|at| at.value.clone()),
            stance,
            must_contain,
            must_not_contain,
        },
        statement,
    })
}

/// Regular expressions, found anywhere in the answer's text, whatever the case of its letters.
fn patterns(fields: &Fields<'_, '_>, key: &'static str) -> Vec<Pattern> {
    let compiled = |at: At<String>| match RegexBuilder::new(&at.value).case_insensitive(true).build() {
        Ok(regex) => Some(Pattern(regex)),
        Err(error) => {
            let message = format!("`{}` is no regular expression: {error}", at.value);
            fields.diagnostics.push(Diagnostic::new(Code::MalformedValue, message, at.place, "in this pattern"));
            None
        }
    };
    fields.texts(key).into_iter().filter_map(compiled).collect()
}
