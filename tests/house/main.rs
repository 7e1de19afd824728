//! The house in order: floors that know nothing of those above them, files of a readable size, rules whose fixes work.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../support/mod.rs"]
mod support;

mod files;
mod fixes;
mod floors;
mod links;
mod rules;
