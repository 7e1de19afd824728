//! Byte offsets to lines and columns, and back.
//!
//! The one place where positions are converted. Lines end at LF; the CR of a CRLF belongs to its line but not to its
//! columns. Whatever is out of range is clamped to the nearest position that exists.

use std::cell::OnceCell;

/// How columns are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, as LSP counts unless told otherwise.
    Utf16,
    /// Unicode scalar values, as the command line and its JSON count.
    Scalar,
}

/// A line and a column, both from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 0.
    pub line: u32,
    /// Column, from 0, in the units of the [`Encoding`] asked for.
    pub column: u32,
}

/// Where the lines of a text start.
pub struct LineIndex<'text> {
    text: &'text str,
    starts: OnceCell<Vec<u32>>,
}

impl<'text> LineIndex<'text> {
    /// Reads nothing yet: most files have no finding.
    pub fn new(text: &'text str) -> Self {
        Self { text, starts: OnceCell::new() }
    }

    fn starts(&self) -> &[u32] {
        self.starts.get_or_init(|| {
            let line_feeds = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(line_feeds.map(|(offset, _)| offset as u32 + 1)).collect()
        })
    }

    /// The line (from 0) in which `offset` (bytes) lies.
    pub fn line_of(&self, offset: u32) -> u32 {
        self.starts().partition_point(|start| *start <= offset).saturating_sub(1) as u32
    }

    /// Where `offset` (bytes) lies; one within a character counts as that character's start.
    pub fn position(&self, offset: u32, encoding: Encoding) -> Position {
        let line = self.line_of(offset);
        let (start, end) = self.line_bounds(line as usize);
        let column = column_of(&self.text[start..end], (offset as usize).saturating_sub(start), encoding);
        Position { line, column }
    }

    /// The byte offset of `position`; a column beyond the line's end gives the line's end, a column within a
    /// character gives its start.
    pub fn offset(&self, position: Position, encoding: Encoding) -> u32 {
        let line = position.line as usize;
        if line >= self.starts().len() {
            return self.text.len() as u32;
        }
        let (start, end) = self.line_bounds(line);
        (start + offset_in_line(&self.text[start..end], position.column, encoding)) as u32
    }

    /// The bytes of line `line` (from 0), without its line end.
    pub fn line_bounds(&self, line: usize) -> (usize, usize) {
        let starts = self.starts();
        let start = starts.get(line).map_or(self.text.len(), |start| *start as usize);
        // A CR that no LF follows ends no line.
        let end = match starts.get(line + 1).map(|next| *next as usize - 1) {
            Some(end) if end > start && self.text.as_bytes()[end - 1] == b'\r' => end - 1,
            Some(end) => end,
            None => self.text.len(),
        };
        (start, end.max(start))
    }
}

/// The column of byte `offset` of a line without its end.
pub fn column_of(line: &str, offset: usize, encoding: Encoding) -> u32 {
    let before = &line[..floor_char_boundary(line, offset)];
    let column = match encoding {
        Encoding::Utf8 => before.len(),
        Encoding::Utf16 => before.encode_utf16().count(),
        Encoding::Scalar => before.chars().count(),
    };
    column as u32
}

/// The byte at `column` of a line without its end.
pub fn offset_in_line(line: &str, column: u32, encoding: Encoding) -> usize {
    let mut units = 0;
    for (offset, character) in line.char_indices() {
        let width = match encoding {
            Encoding::Utf8 => character.len_utf8(),
            Encoding::Utf16 => character.len_utf16(),
            Encoding::Scalar => 1,
        } as u32;
        if units + width > column {
            return offset;
        }
        units += width;
    }
    line.len()
}

/// A line without its LF or CRLF. A CR that no LF follows ends no line.
pub fn without_line_end(line: &str) -> &str {
    match line.strip_suffix('\n') {
        Some(line) => line.strip_suffix('\r').unwrap_or(line),
        None => line,
    }
}

/// The start of the line that `offset` lies in.
pub fn line_start(text: &str, offset: usize) -> usize {
    text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |line_feed| line_feed + 1)
}

/// The start of the character that `offset` lies in.
pub fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
