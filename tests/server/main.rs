//! The language server, as a client sees it: the real binary over standard input and output.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod bibliographies;
mod claims;
mod client;
mod columns;
mod completion;
mod diagnostics;
mod frozen;
mod hierarchy;
mod hover;
mod libraries;
mod moves;
mod navigation;
mod order;
mod picked;
mod projects;
mod prose;
mod reading;
mod rename;
mod robust;
mod rule_files;
mod same_as_command;
mod semantic_tokens;
mod structure;
mod tables;
mod text;
mod typing;
mod why;
mod writing;
