//! A text that is edited: a rope, with the positions of an editor.
//!
//! An edit costs what it changes, not what the text is long. Whoever needs the text in one piece asks for it, and pays
//! once a version.

use super::line_index::{Encoding, Position, column_of, offset_in_line, without_line_end};
use super::span::Span;
use ropey::Rope;
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// A text under edit. A clone is cheap and stays as it was.
#[derive(Clone, Debug)]
pub struct Buffer {
    /// The text in pieces, made of the whole where somebody asks for lines or edits; one of the two is always there.
    rope: OnceLock<Rope>,
    whole: OnceLock<Arc<str>>,
}

impl Default for Buffer {
    fn default() -> Self {
        Self::from_text("")
    }
}

impl Buffer {
    /// Of a text.
    pub fn from_text(text: impl Into<Arc<str>>) -> Self {
        Self { rope: OnceLock::new(), whole: OnceLock::from(text.into()) }
    }

    /// All of it, in one piece.
    pub fn text(&self) -> &str {
        self.whole.get_or_init(|| String::from(self.rope()).into())
    }

    /// All of it, where it is in one piece already.
    pub fn in_one_piece(&self) -> Option<&str> {
        self.whole.get().map(|whole| &**whole)
    }

    fn rope(&self) -> &Rope {
        self.rope.get_or_init(|| self.whole.get().map(|whole| Rope::from_str(whole)).unwrap_or_default())
    }

    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.whole.get().map_or_else(|| self.rope().len_bytes(), |whole| whole.len())
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Some of its bytes; out of range or within a character is clamped.
    pub fn slice(&self, span: Span) -> Cow<'_, str> {
        let start = self.char_at(span.start as usize);
        let end = self.char_at(span.end as usize).max(start);
        self.rope().slice(start..end).into()
    }

    /// Puts `text` in the place of `span`, clamped likewise. What was there, and the bytes that it took.
    pub fn replace(&mut self, span: Span, text: &str) -> (String, Span) {
        let start = self.char_at(span.start as usize);
        let end = self.char_at(span.end as usize).max(start);
        let bytes = Span::new(self.rope().char_to_byte(start), self.rope().char_to_byte(end));
        let removed = String::from(self.rope().slice(start..end));
        let mut rope = self.rope.take().unwrap_or_default();
        rope.remove(start..end);
        rope.insert(start, text);
        self.rope = OnceLock::from(rope);
        self.whole = OnceLock::new();
        (removed, bytes)
    }

    /// The character that `offset` lies in.
    fn char_at(&self, offset: usize) -> usize {
        self.rope().byte_to_char(offset.min(self.len()))
    }

    /// The line, from 0, that a byte lies in.
    pub fn line_of(&self, offset: u32) -> usize {
        self.rope().byte_to_line((offset as usize).min(self.len()))
    }

    /// The first byte of a line; the end of the text for lines that there are not.
    pub fn line_start(&self, line: usize) -> u32 {
        if line < self.rope().len_lines() { self.rope().line_to_byte(line) as u32 } else { self.len() as u32 }
    }

    /// A line with its line end; empty for lines that there are not.
    pub fn line(&self, line: usize) -> Cow<'_, str> {
        self.rope().get_line(line).map(Into::into).unwrap_or_default()
    }

    /// Where `offset` (bytes) lies, as [`super::line_index::LineIndex::position`].
    pub fn position(&self, offset: u32, encoding: Encoding) -> Position {
        let line = self.line_of(offset);
        let text = self.line(line);
        let within = (offset - self.line_start(line).min(offset)) as usize;
        Position { line: line as u32, column: column_of(without_line_end(&text), within, encoding) }
    }

    /// The byte offset of `position`, as [`super::line_index::LineIndex::offset`].
    pub fn offset(&self, position: Position, encoding: Encoding) -> u32 {
        let line = position.line as usize;
        let text = self.line(line);
        self.line_start(line) + offset_in_line(without_line_end(&text), position.column, encoding) as u32
    }
}
