//! The text of a file, which is put together in one piece only where somebody needs all of it.

use lakatos_syntax::{Buffer, Span};
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

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

/// Whole lines of a file, and the byte that they begin at.
pub type Lines<'text> = Rc<(Cow<'text, str>, usize)>;

/// The lines that were last asked for: what is to be done about one finding is mostly done at one place.
#[derive(Debug, Default)]
pub struct LastLines<'text>(RefCell<Option<(u32, Span, Lines<'text>)>>);

impl<'text> LastLines<'text> {
    /// Whole lines around some bytes of the text of a source, as [`Text::lines_around`].
    pub fn around(&self, source: u32, text: Text<'text>, span: Span) -> Lines<'text> {
        let mut last = self.0.borrow_mut();
        match &*last {
            Some((of, around, lines)) if (*of, *around) == (source, span) => Rc::clone(lines),
            _ => {
                let lines = Rc::new(text.lines_around(span));
                *last = Some((source, span, Rc::clone(&lines)));
                lines
            }
        }
    }
}
