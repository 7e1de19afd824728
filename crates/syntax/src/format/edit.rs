//! Edits of a text.

use crate::span::Span;

/// A text to put in the place of some bytes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    /// The bytes that go; none for an insertion.
    pub span: Span,
    /// What comes in their place.
    pub text: String,
}

/// `text` after `edits`, which are in order and do not overlap.
pub fn applied(text: &str, edits: &[TextEdit]) -> String {
    let mut edited = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        let span = edit.span.range();
        edited.push_str(text.get(done..span.start).unwrap_or_default());
        edited.push_str(&edit.text);
        done = span.end;
    }
    edited + text.get(done..).unwrap_or_default()
}
