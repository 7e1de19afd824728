//! From text to declarations: pieces, edits, positions, hosts, mistakes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../support/mod.rs"]
mod support;

mod claims;
mod edits;
mod holes;
mod hostile;
mod hosts;
mod kept;
mod layout;
mod meanings;
mod mistakes;
mod names;
mod pieces;
mod positions;
mod prose;
mod slips;
mod spoken;
mod tracked;
