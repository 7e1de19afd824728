//! Places of a client's document after an edit, in the client's own units.

use lakatos_syntax::line_index::Encoding;
use tower_lsp::ls_types::{Position, Range};

/// What an edit does to the places behind it.
#[derive(Clone, Copy, Debug)]
pub struct Moved {
    /// What was replaced; none for the whole document.
    replaced: Option<Range>,
    /// Where what was put there ends.
    end: Position,
}

impl Moved {
    /// By a change of a document.
    pub fn by(replaced: Option<Range>, inserted: &str, encoding: Encoding) -> Self {
        let start = replaced.map(|range| range.start).unwrap_or_default();
        let lines = inserted.bytes().filter(|byte| *byte == b'\n').count() as u32;
        let last = inserted.rsplit('\n').next().unwrap_or_default();
        let width = match encoding {
            Encoding::Utf8 => last.len(),
            Encoding::Utf16 => last.encode_utf16().count(),
            Encoding::Scalar => last.chars().count(),
        } as u32;
        let character = if lines == 0 { start.character.saturating_add(width) } else { width };
        let end = Position { line: start.line.saturating_add(lines), character };
        Self { replaced, end }
    }

    /// Where a range is after it. None where nobody can tell.
    pub fn range(&self, range: Range) -> Option<Range> {
        let replaced = self.replaced?;
        // What is typed at the end of a word is part of it, what is typed before it is not.
        let start = self.position(range.start, replaced, range.start >= replaced.end);
        let end = self.position(range.end, replaced, range.end > replaced.end);
        Some(Range { start, end: end.max(start) })
    }

    /// The same of a range that the edit does not touch; none for any other.
    pub fn apart(&self, range: Range) -> Option<Range> {
        let replaced = self.replaced.filter(|replaced| replaced.start <= replaced.end)?;
        if range.end < replaced.start {
            return Some(range);
        }
        (replaced.end < range.start).then(|| self.range(range)).flatten()
    }

    fn position(&self, position: Position, replaced: Range, is_behind: bool) -> Position {
        if !is_behind {
            return position.min(replaced.start);
        }
        let line = self.end.line.saturating_add(position.line - replaced.end.line);
        let character = match position.line == replaced.end.line {
            true => self.end.character.saturating_add(position.character - replaced.end.character),
            false => position.character,
        };
        Position { line, character }
    }
}
