//! What the text of a paper claims of the account, and the numbers that it takes from there, as its host marks them.
//!
//! A span with attributes or a shortcode in Markdown, `\lakclaim` and `\lakvalue` in LaTeX. What is said there is a small
//! language of its own ([`Statement`]); whether it is so is a question for the account.

pub(super) mod edited;
mod latex;
mod markdown;
mod statement;
mod words;

pub use statement::{Expected, Statement, expected};
pub use words::{CountWord, OPENING_WORDS, RepairWord, ResultWord};

use crate::ast::Name;
use crate::diagnostic::{Code, Diagnostic};
use crate::host::Host;
use crate::span::Span;

/// Whether something is claimed, or a number taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `claim="korea-japan against balance-of-threat.align"`.
    Claim,
    /// `value="count balance-of-threat.align for"`.
    Value,
}

impl Form {
    /// How a host calls it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Value => "value",
        }
    }
}

/// A claim or a value in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct InText {
    /// Which of the two.
    pub form: Form,
    /// With all its markup, in bytes of the file.
    pub whole: Span,
    /// What is said, in bytes of the file.
    pub said: Span,
    /// What readers of the paper see, in bytes of the file; none where it is filled in.
    pub shown: Option<Span>,
    /// What that says, or why it cannot be read. Places count from the first byte of what is said.
    pub statement: Result<Statement, Box<Diagnostic>>,
}

impl InText {
    /// What stands at some bytes of a text.
    fn read(text: &str, form: Form, whole: Span, said: Span, shown: Option<Span>) -> Self {
        let statement = statement::read(text.get(said.range()).unwrap_or_default(), form);
        Self { form, whole, said, shown, statement }
    }

    /// What cannot be read at all: all of `said` is what is wrong with it.
    fn misread(form: Form, whole: Span, said: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        let place = Span::new(0, said.range().len());
        let problem = Diagnostic::new(Code::UNKNOWN_CLAIM, place, message).help(help);
        Self { form, whole, said, shown: None, statement: Err(Box::new(problem)) }
    }

    /// Every name in it, in bytes of the file.
    pub fn names(&self) -> Vec<Name> {
        let names = self.statement.as_ref().map(Statement::names).unwrap_or_default();
        let placed = |name: &Name| Name { text: name.text.clone(), span: name.span.shifted(self.said.start) };
        names.into_iter().map(placed).collect()
    }
}

/// Without one of these a text holds neither.
fn marks(host: Host) -> &'static [&'static str] {
    match host {
        Host::Lakatos => &[],
        Host::Markdown => &[".lak", "{{<"],
        Host::Latex => &["\\lakclaim", "\\lakvalue"],
    }
}

/// Whether a text may hold claims or values.
pub fn may_hold(text: &str, host: Host) -> bool {
    marks(host).iter().any(|mark| text.contains(mark))
}

/// Every claim and value of a text, in order.
pub fn claims(text: &str, host: Host) -> Vec<InText> {
    match host {
        _ if !may_hold(text, host) => Vec::new(),
        Host::Lakatos => Vec::new(),
        Host::Markdown => markdown::claims(text),
        Host::Latex => latex::claims(text),
    }
}
