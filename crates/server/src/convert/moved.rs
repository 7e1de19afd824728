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

fn width(text: &str, encoding: Encoding) -> u32 {
    let width = match encoding {
        Encoding::Utf8 => text.len(),
        Encoding::Utf16 => text.encode_utf16().count(),
        Encoding::Scalar => text.chars().count(),
    };
    width as u32
}

fn at_line(line: usize) -> Position {
    Position { line: line as u32, character: 0 }
}

impl Moved {
    /// By a change of a document.
    pub fn by(replaced: Option<Range>, inserted: &str, encoding: Encoding) -> Self {
        let start = replaced.map(|range| range.start).unwrap_or_default();
        let lines = inserted.bytes().filter(|byte| *byte == b'\n').count() as u32;
        let last = inserted.rsplit('\n').next().unwrap_or_default();
        let width = width(last, encoding);
        let character = if lines == 0 { start.character.saturating_add(width) } else { width };
        let end = Position { line: start.line.saturating_add(lines), character };
        Self { replaced, end }
    }

    /// From one text to another: from where the two begin to differ to where they do no more. Of several lines, whole.
    pub fn between(before: &str, after: &str, encoding: Encoding) -> Self {
        let (old, new): (Vec<&str>, Vec<&str>) = (before.split('\n').collect(), after.split('\n').collect());
        let first = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
        let most = old.len().min(new.len()) - first;
        let last = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(one, other)| one == other).count();
        if let ([was], [is]) = (&old[first..old.len() - last], &new[first..new.len() - last]) {
            let same = |(one, other): &((usize, char), char)| one.1 == *other;
            let head = was.char_indices().zip(is.chars()).take_while(same).map(|((at, c), _)| at + c.len_utf8()).last();
            let head = head.unwrap_or_default();
            let mut tails = was[head..].chars().rev().zip(is[head..].chars().rev());
            let tail: usize = tails.by_ref().take_while(|(one, other)| one == other).map(|(c, _)| c.len_utf8()).sum();
            let column = |line: &str, at: usize| Position { character: width(&line[..at], encoding), ..at_line(first) };
            let replaced = Range { start: column(was, head), end: column(was, was.len() - tail) };
            return Self { replaced: Some(replaced), end: column(is, is.len() - tail) };
        }
        let replaced = Some(Range { start: at_line(first), end: at_line(old.len() - last) });
        Self { replaced, end: at_line(new.len() - last) }
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
