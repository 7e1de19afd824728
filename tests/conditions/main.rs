//! The language of rule conditions: its values against those of CEL, and its mistakes as a rule's author sees them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../support/mod.rs"]
mod support;

mod both;
mod broken;
mod errors;
mod limits;
mod oracle;
mod templates;
