//! Findings, in the words of an editor: a file, a range, a message.

use super::Severity;
use lakatos_syntax::Span;

/// Bytes of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// Its number.
    pub source: u32,
    /// Bytes of it, from its start.
    pub span: Span,
}

/// Something that a rule found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// The rule's group.
    pub group: String,
    /// How much it weighs.
    pub severity: Severity,
    /// The declared name that it is about; `theory.label` for a prediction.
    pub subject: Option<String>,
    /// Where.
    pub location: Location,
    /// What is wrong, in one sentence.
    pub message: String,
    /// A few words on the place itself; may be empty.
    pub label: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub help: String,
    /// Other places that it has to do with.
    pub related: Vec<Related>,
    /// Quick fixes.
    pub fixes: Vec<Fix>,
}

/// A finding that the author allows.
#[derive(Clone, Debug, PartialEq)]
pub struct Suppressed {
    /// The finding.
    pub finding: Finding,
    /// Why it is allowed.
    pub reason: String,
}

/// Another place.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// Where.
    pub location: Location,
    /// What is there.
    pub message: String,
}

/// A quick fix: one of the edits that would answer a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it does, as a menu says it.
    pub title: String,
    /// How.
    pub edits: Vec<Edit>,
    /// Whether it changes nothing that the author meant, so that it may be made without asking.
    pub is_safe: bool,
}

/// A text in place of bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The bytes; none for an insertion.
    pub location: Location,
    /// The text.
    pub text: String,
}
