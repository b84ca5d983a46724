//! Findings about a person's input: stable codes, places, and their rendering.
//!
//! May be used by every module and knows only places.
