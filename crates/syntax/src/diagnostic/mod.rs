//! What is wrong somewhere, and what can be done about it: the one form in which every floor says so.
//!
//! Only how a place is counted differs from floor to floor: bytes of a piece or a file here ([`Span`]), a place of the
//! argument or of a project above. [`Diagnostic::map_places`] leads from one to the next. How severe a rule's diagnostic
//! is and why it matters stands in the rule's file.

mod code;
mod fix;
mod severity;

pub use code::Code;
pub use fix::{Edit, Fix};
pub use severity::Severity;

use super::span::Span;
use std::fmt;

/// What is wrong at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic<P = Span> {
    /// What reports it.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// The name that it is about; `theory.label` for a prediction.
    pub subject: Option<String>,
    /// Where.
    pub place: P,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// A few words on the place itself.
    pub label: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// Other places that it has to do with.
    pub related: Vec<Related<P>>,
    /// Edits that would answer it, each by itself.
    pub fixes: Vec<Fix<P>>,
}

/// Another place.
#[derive(Clone, Debug, PartialEq)]
pub struct Related<P = Span> {
    /// Where.
    pub place: P,
    /// What is there.
    pub message: String,
}

impl<P> Diagnostic<P> {
    /// An error that says no more than what is wrong.
    pub fn new(code: Code, place: P, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            subject: None,
            place,
            message: message.into(),
            label: None,
            help: None,
            related: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// With what to do about it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// About a name.
    pub fn about(mut self, name: impl Into<String>) -> Self {
        self.subject = Some(name.into());
        self
    }

    /// With another place.
    pub fn related(mut self, place: P, message: impl Into<String>) -> Self {
        self.related.push(Related { place, message: message.into() });
        self
    }

    /// With a text that could stand in its place.
    pub fn replaced_by(mut self, text: impl Into<String>) -> Self
    where
        P: Clone,
    {
        let text = text.into();
        let edits = vec![Edit { place: self.place.clone(), text: text.clone() }];
        self.fixes.push(Fix { title: format!("Write `{text}`"), edits, is_safe: false });
        self
    }

    /// With nothing in its place.
    pub fn deleted(mut self) -> Self
    where
        P: Clone,
    {
        let edits = vec![Edit { place: self.place.clone(), text: String::new() }];
        self.fixes.push(Fix { title: "Delete it".to_owned(), edits, is_safe: false });
        self
    }

    /// With a text that could stand in its place, where there is an obvious one.
    pub fn maybe_replaced_by(self, text: Option<impl Into<String>>) -> Self
    where
        P: Clone,
    {
        match text {
            Some(text) => self.replaced_by(text),
            None => self,
        }
    }

    /// The same, with every place counted in another way.
    pub fn map_places<Q>(self, to: impl Fn(P) -> Q) -> Diagnostic<Q> {
        let related = |related: Related<P>| Related { place: to(related.place), message: related.message };
        Diagnostic {
            code: self.code,
            severity: self.severity,
            subject: self.subject,
            place: to(self.place),
            message: self.message,
            label: self.label,
            help: self.help,
            related: self.related.into_iter().map(related).collect(),
            fixes: self.fixes.into_iter().map(|fix| fix.map_places(&to)).collect(),
        }
    }
}

impl<P> fmt::Display for Diagnostic<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl<P: fmt::Debug> std::error::Error for Diagnostic<P> {}
