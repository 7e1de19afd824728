//! What the first floors find wrong: with the language, before any argument is appraised.
//!
//! A problem says what is wrong and what to write instead; the rule file of its code (`rules/structure/`) says how
//! severe it is and why it matters.

use super::span::Span;

/// The rule that reports a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the rule of the same name, whose file documents it")]
pub enum Code {
    SyntaxError,
    UndefinedName,
    DuplicateName,
    WrongKind,
    UnknownLevel,
    LevelNeeded,
    ReversedRange,
    KeywordAsName,
    CircularReference,
    ExecutableFence,
    ShadowsLibrary,
}

impl Code {
    /// The rule's id.
    pub fn rule(self) -> &'static str {
        match self {
            Self::SyntaxError => "syntax-error",
            Self::UndefinedName => "undefined-name",
            Self::DuplicateName => "duplicate-name",
            Self::WrongKind => "wrong-kind",
            Self::UnknownLevel => "unknown-level",
            Self::LevelNeeded => "level-needed",
            Self::ReversedRange => "reversed-range",
            Self::KeywordAsName => "keyword-as-name",
            Self::CircularReference => "circular-reference",
            Self::ExecutableFence => "executable-fence",
            Self::ShadowsLibrary => "shadows-library",
        }
    }
}

/// A problem, at a span of its piece (or, for problems of the host, of the file).
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Which rule reports it.
    pub code: Code,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Where.
    pub span: Span,
    /// A text to put in its place, where there is an obvious one.
    pub replacement: Option<String>,
}

impl Problem {
    /// A problem with no replacement.
    pub fn new(code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: help.into(), span, replacement: None }
    }

    /// For a text with more errors than can be repaired in time: at its first line.
    pub fn too_broken(text: &str) -> Self {
        let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
        let start = text.find(line).unwrap_or_default();
        Self::new(
            Code::SyntaxError,
            Span::new(start, start + line.len()),
            "almost nothing from here on can be read as lakatos",
            "Is this a block of another language, or prose in a block that was never closed?",
        )
    }

    /// The same with a text to put in its place.
    pub fn replaced_by(mut self, replacement: impl Into<String>) -> Self {
        self.replacement = Some(replacement.into());
        self
    }
}
