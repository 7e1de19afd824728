//! lakatos: the linter for arguments.
//!
//! A draft flows one way through the floors; see `ARCHITECTURE.md`.

pub mod appraisal;
pub mod argument;
pub mod cli;
pub mod project;
pub mod rules;
pub mod syntax;
