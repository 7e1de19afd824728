//! Findings: what rules say of the files of a project, in the words of an editor.

use lakatos_syntax::{Diagnostic, Span, diagnostic};

/// Bytes of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// Its number.
    pub source: u32,
    /// Bytes of it, from its start.
    pub span: Span,
}

/// Something that a rule found; its code is the rule's id.
pub type Finding = Diagnostic<Location>;

/// Another place that a finding has to do with.
pub type Related = diagnostic::Related<Location>;

/// An answer to a finding.
pub type Fix = diagnostic::Fix<Location>;

/// A text in place of bytes of a source.
pub type Edit = diagnostic::Edit<Location>;

/// A finding that the author allows.
#[derive(Clone, Debug, PartialEq)]
pub struct Suppressed {
    /// The finding.
    pub finding: Finding,
    /// Why it is allowed.
    pub reason: String,
}
