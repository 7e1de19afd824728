//! What answers a diagnostic: texts in place of others.

use crate::hole::HOLE;
use crate::span::Span;

/// A quick fix: one of the edits that would answer a diagnostic.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix<P = Span> {
    /// What it does, as a menu says it.
    pub title: String,
    /// How.
    pub edits: Vec<Edit<P>>,
    /// Whether it changes nothing that the author meant, so that it may be made without asking.
    pub is_safe: bool,
}

/// A text in place of bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit<P = Span> {
    /// The bytes; none for an insertion.
    pub place: P,
    /// The text.
    pub text: String,
}

impl<P> Fix<P> {
    /// Whether it leaves a hole: what only the author can say.
    pub fn needs_words(&self) -> bool {
        self.edits.iter().any(|edit| edit.text.contains(HOLE))
    }

    /// The same, with every place counted in another way.
    pub fn map_places<Q>(self, to: impl Fn(P) -> Q) -> Fix<Q> {
        let edit = |edit: Edit<P>| Edit { place: to(edit.place), text: edit.text };
        Fix { title: self.title, edits: self.edits.into_iter().map(edit).collect(), is_safe: self.is_safe }
    }
}
