//! The language of rule conditions: a typed subset of CEL (the Common Expression Language, cel.dev).
//!
//! Text → [`syntax`] tree ([`parse`]) → typed expression ([`check`]) → value ([`eval`]). A wrong field or type is found
//! when a rule is loaded, never when it runs. Beyond CEL there are two functions for messages, `listed` and `plural`;
//! `cel` itself is held against this in a property test.

pub mod check;
pub mod eval;
pub mod parse;
pub mod syntax;
pub mod template;
pub mod token;

use std::ops::Range;

/// What is wrong with an expression, at bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionError {
    /// In words.
    pub message: String,
    /// Where in the expression.
    pub span: Range<usize>,
}

impl ConditionError {
    /// An error at `span`.
    pub fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Self { message: message.into(), span }
    }
}
