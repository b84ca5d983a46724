//! Office Open XML workbooks: read into grids, and patched so that nothing but the target cells changes.
//!
//! Reading joins calamine's values with one pass of our own over each sheet's XML. Writing copies every part as
//! compressed bytes except the sheets that are edited, whose XML is copied as text around the edited cells.

mod book;
mod edit;
mod escape;
mod package;
mod patch;
mod read;
mod recalculation;
mod rules;
mod scan;
mod values;
mod verify;
mod xml;

pub(super) use patch::patch;
pub(super) use read::read;
