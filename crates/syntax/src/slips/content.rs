//! The text of a piece without what its host has between the lines, and its lines as an author counts them.

use crate::ast::DeclarationKind;
use crate::cut::line_ends_outside_texts;
use crate::language::continues_line_of;
use crate::span::Span;
use std::ops::Range;

/// A piece's own text, with the way back to the piece.
pub struct Content<'piece> {
    /// Its own bytes, in one.
    pub text: String,
    ranges: &'piece [Span],
}

impl<'piece> Content<'piece> {
    /// Of the `ranges` of `text`.
    pub fn new(text: &str, ranges: &'piece [Span]) -> Self {
        Self { text: ranges.iter().map(|range| text.get(range.range()).unwrap_or_default()).collect(), ranges }
    }

    /// Where bytes of the content stand in the piece.
    pub fn in_piece(&self, content: Range<usize>) -> Span {
        let start = self.place(content.start, false);
        Span::new(start, self.place(content.end, true).max(start))
    }

    /// An end belongs to the range before it, and a start to the one behind.
    fn place(&self, at: usize, is_end: bool) -> usize {
        let mut passed = 0;
        for range in self.ranges {
            let length = range.range().len();
            if at < passed + length || is_end && at == passed + length {
                return range.start as usize + at - passed;
            }
            passed += length;
        }
        self.ranges.last().map_or(0, |last| last.end as usize)
    }

    /// Where a byte of the piece stands in the content.
    pub fn of_piece(&self, at: u32) -> usize {
        let mut passed = 0;
        for range in self.ranges {
            if at < range.end {
                return passed + at.saturating_sub(range.start) as usize;
            }
            passed += range.range().len();
        }
        passed.saturating_sub(1)
    }
}

/// The lines of a text that say something, each with the lines that go on with it and without its line end.
pub fn lines(text: &str) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let first = text.split_whitespace().next().unwrap_or_default();
    let owner = DeclarationKind::ALL.into_iter().find(|kind| kind.keyword() == first);
    let mut start = 0;
    let mut is_open = false;
    for end in line_ends_outside_texts(text) {
        let line = text.get(start..end).unwrap_or_default();
        let written = line.trim_end();
        let begin = start + (line.len() - line.trim_start().len());
        if written.trim().is_empty() {
            is_open = false;
        } else if written.trim_start().starts_with('#') {
            // What comes after it may go on with what stands before it.
        } else {
            match lines.last_mut() {
                Some(last) if is_open && goes_on(written.trim_start(), owner) => last.end = start + written.len(),
                _ => lines.push(begin..start + written.len()),
            }
            is_open = true;
        }
        start = end;
    }
    lines
}

/// Whether a line is what may stand behind any property, and changes nothing of what that says.
pub fn is_trailer(line: &str) -> bool {
    let is_via = line.strip_prefix("via").is_some_and(|rest| rest.starts_with(char::is_whitespace));
    is_via || line.starts_with(['"', '“', '„', '”', '«', '»', '@'])
}

/// Whether a line goes on with the one above.
pub fn goes_on(line: &str, owner: Option<DeclarationKind>) -> bool {
    let word: &str = line.split(|c: char| !(c.is_alphanumeric() || "-_".contains(c))).next().unwrap_or_default();
    let rest = &line[word.len()..];
    line.starts_with(['"', '“', '„', '”', '«', '»', '@', ','])
        || continues_line_of(word, owner) && !rest.starts_with(':')
}
