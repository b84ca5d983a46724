//! TOML becomes a valid knowledge base; and the catalogue of what everybody's questionnaires ask,
//! which is compiled in.
//!
//! Never knows that spreadsheets exist.

mod catalogue;
mod findings;
mod load;
mod model;
mod template;
mod words;

pub use catalogue::{Caiq, Catalogue, Topic, ValueEntry};
pub use findings::{Finding, findings};
pub use load::{Loaded, SourceFile, load};
pub use model::{
    Contact, Document, Entry, Evidence, Expectation, Knowledge, List, Pattern, Plan, Product, Statement, ValueSet,
    Vendor,
};
pub use template::Template;
pub use words::{Audience, ContactRole, DocumentKind, Expected, Ownership, Stance, Status, Voice};
