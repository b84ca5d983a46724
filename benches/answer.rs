//! How many questions a second one core answers, and what it costs to make ready for them.
//!
//! ```text
//! cargo bench
//! ```
//!
//! The questions are those of the bases' own `expect.toml`, each asked once in an iteration; divide by the time.

#[path = "../tests/support/sources.rs"]
mod sources;

use divan::{Bencher, counter::ItemsCount};
use qanswer::answer::{Engine, Policy};
use qanswer::knowledge::{Catalogue, Loaded, SourceFile, load};
use qanswer::questionnaire::Question;

const VENDORS: [&str; 2] = ["ost-labs", "chefstackz"];

fn main() {
    divan::main();
}

/// A shipped knowledge base with its expectations.
fn base(vendor: &str) -> Loaded {
    let sources = sources::sources(&format!("knowledge/{vendor}"));
    let sources: Vec<_> = sources.into_iter().map(|(path, text)| SourceFile { path, text }).collect();
    load(&sources, Catalogue::builtin())
}

fn today() -> jiff::civil::Date {
    "2026-11-25".parse().expect("a date")
}

/// Every question of the base, on one thread. What is read of statements is kept from one iteration to the next, as it
/// is from one question of a long form to the next.
#[divan::bench(args = VENDORS)]
fn questions(bencher: Bencher<'_, '_>, vendor: &str) {
    let loaded = base(vendor);
    let knowledge = loaded.knowledge.as_ref().expect("a base without errors");
    let engine = Engine::new(knowledge, today(), Policy::default());
    let questions: Vec<_> = loaded
        .expectations
        .iter()
        .map(|one| (Question { text: one.question.clone(), ..Question::default() }, one.product.clone()))
        .collect();
    bencher.counter(ItemsCount::new(questions.len())).bench_local(|| {
        for (question, product) in &questions {
            divan::black_box(engine.answer(question, product.as_deref()));
        }
    });
}

/// The indexes over one base, TOML left out.
#[divan::bench(args = VENDORS)]
fn indexes(bencher: Bencher<'_, '_>, vendor: &str) {
    let loaded = base(vendor);
    let knowledge = loaded.knowledge.as_ref().expect("a base without errors");
    bencher
        .counter(ItemsCount::new(knowledge.statements.len()))
        .bench_local(|| divan::black_box(Engine::new(knowledge, today(), Policy::default())));
}
