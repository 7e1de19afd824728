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

use lakatos_syntax::Span;
use lakatos_syntax::diagnostic::{Code, Diagnostic};
use std::ops::Range;

/// What is read from an expression, or what is wrong with it, at bytes of its text.
pub type Checked<T> = Result<T, Box<Diagnostic>>;

/// What is wrong at `span` of an expression.
pub(super) fn invalid(span: Range<usize>, message: impl Into<String>) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(Code::INVALID_RULE, Span::new(span.start, span.end), message))
}
