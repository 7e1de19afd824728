//! lakatos: the linter for arguments.
//!
//! A draft flows one way through the floors; see `ARCHITECTURE.md`.

pub mod appraisal;
pub mod argument;
pub mod cli;
pub mod ide;
pub mod library;
pub mod picture;
pub mod project;
pub mod rules;
pub mod server;
pub mod syntax;
