//! The text of a file, which is put together in one piece only where somebody needs all of it.

use lakatos_syntax::{Buffer, Span};
use std::borrow::Cow;

/// So many lines around some bytes are looked at before all are.
const MOST_LINES: usize = 16;

/// The text of a file.
#[derive(Clone, Copy)]
pub enum Text<'text> {
    /// In one piece.
    Whole(&'text str),
    /// As it is in an editor.
    Edited(&'text Buffer),
}

impl<'text> Text<'text> {
    /// All of it.
    pub fn whole(self) -> &'text str {
        match self {
            Self::Whole(text) => text,
            Self::Edited(buffer) => buffer.text(),
        }
    }

    /// Whole lines with some bytes in them and, where there is one, the line end behind these; and the byte that they begin at.
    pub fn lines_around(self, span: Span) -> (Cow<'text, str>, usize) {
        let buffer = match self {
            Self::Edited(buffer) if buffer.in_one_piece().is_none() => buffer,
            _ => return (Cow::Borrowed(self.whole()), 0),
        };
        let length = buffer.len() as u32;
        // What ends a line to an editor may end none to us.
        let is_start = |at: u32| at == 0 || at >= length || buffer.slice(Span { start: at - 1, end: at }) == "\n";
        let (first, last) = (buffer.line_of(span.start), buffer.line_of(span.end));
        let mut above = (0..=first).rev().take(MOST_LINES).map(|line| buffer.line_start(line));
        let mut below = (last + 1..).take(MOST_LINES).map(|line| buffer.line_start(line));
        match (above.find(|at| is_start(*at)), below.find(|at| is_start(*at))) {
            (Some(start), Some(end)) => (buffer.slice(Span { start, end }), start as usize),
            _ => (Cow::Borrowed(buffer.text()), 0),
        }
    }
}
