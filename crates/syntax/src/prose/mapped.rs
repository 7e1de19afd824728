//! A plain text that knows where in the file each of its bytes stands.

use crate::span::Span;
use std::ops::Range;

/// What stands in a plain text for something that is not read: code, a formula, what another has said.
pub const UNREAD: char = '\u{fffc}';

/// A plain text, and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapped {
    /// The text: one space for all space, plain apostrophes, no markup.
    pub text: String,
    /// Stretches of it, in order.
    stretches: Vec<Stretch>,
}

/// Bytes of a plain text, and the bytes of the file that they stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    plain: u32,
    file: u32,
    plain_length: u32,
    file_length: u32,
    /// Whether they stand for them one by one; else all together.
    is_one_by_one: bool,
}

impl Mapped {
    /// Adds text as it stands in the file from a byte on.
    pub fn push(&mut self, text: &str, file: usize) {
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let length = self.as_it_is(rest);
            self.append(&rest[..length], file + at, length, true);
            at += length;
            if let Some(character) = rest[length..].chars().next() {
                self.push_char(character, file + at, character.len_utf8());
                at += character.len_utf8();
            }
        }
    }

    /// How many bytes of a text plain text has as they are: most.
    fn as_it_is(&self, text: &str) -> usize {
        let mut is_behind_space = self.ends_in_space();
        let is_other = |byte: u8| {
            let is_kept = byte.is_ascii_graphic() || byte == b' ' && !is_behind_space;
            is_behind_space = byte == b' ';
            !is_kept
        };
        text.bytes().position(is_other).unwrap_or(text.len())
    }

    /// Whether no space may follow.
    fn ends_in_space(&self) -> bool {
        self.text.is_empty() || self.text.ends_with(' ')
    }

    /// Adds plain text for some bytes of the file.
    fn append(&mut self, plain: &str, file: usize, file_length: usize, is_one_by_one: bool) {
        if plain.is_empty() {
            return;
        }
        let at = self.text.len() as u32;
        let (file, plain_length, file_length) = (file as u32, plain.len() as u32, file_length as u32);
        self.text.push_str(plain);
        match self.stretches.last_mut() {
            Some(last) if is_one_by_one && last.is_one_by_one && last.file + last.file_length == file => {
                last.plain_length += plain_length;
                last.file_length += file_length;
            }
            _ => self.stretches.push(Stretch { plain: at, file, plain_length, file_length, is_one_by_one }),
        }
    }

    /// Adds one character for some bytes of the file, as plain text has it.
    pub fn push_char(&mut self, character: char, file: usize, length: usize) {
        let mut plain = [0; 4];
        let plain: &str = match character {
            // What a typesetter put in: soft hyphens, marks of direction, joiners.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {
                return;
            }
            'ﬀ' => "ff",
            'ﬁ' => "fi",
            'ﬂ' => "fl",
            'ﬃ' => "ffi",
            'ﬄ' => "ffl",
            character if character.is_whitespace() => {
                if self.ends_in_space() {
                    return;
                }
                " "
            }
            character => character.encode_utf8(&mut plain),
        };
        // Three letters of a ligature are as long as it is, and no place lies between them.
        let is_one_by_one = plain.len() == length && plain.chars().nth(1).is_none();
        self.append(plain, file, length, is_one_by_one);
    }

    /// The bytes of the file that bytes of the text stand for.
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self.at(range.start, false);
        let end = if range.is_empty() { start } else { self.at(range.end - 1, true) };
        Span { start, end: end.max(start) }
    }

    /// Where a byte stands in the file: its start there, or its end.
    fn at(&self, plain: usize, is_end: bool) -> u32 {
        let plain = plain as u32;
        let before = self.stretches.partition_point(|stretch| stretch.plain <= plain);
        let Some(stretch) = before.checked_sub(1).and_then(|index| self.stretches.get(index)) else { return 0 };
        match (stretch.is_one_by_one, is_end) {
            (true, _) => stretch.file + (plain - stretch.plain).min(stretch.file_length) + u32::from(is_end),
            (false, true) => stretch.file + stretch.file_length,
            (false, false) => stretch.file,
        }
    }

    /// The text without some of its parts, each with what stands in its place, if anything does; in order, and apart.
    pub fn without(&self, parts: &[(Range<usize>, Option<char>)]) -> Self {
        let mut rest = Self::default();
        let mut from = 0;
        for (part, instead) in parts {
            if part.start < from {
                continue;
            }
            rest.copy(self, from..part.start);
            if let Some(instead) = instead {
                let span = self.span(part.clone());
                rest.push_char(*instead, span.start as usize, span.range().len());
            }
            from = part.end;
        }
        rest.copy(self, from..self.text.len());
        rest
    }

    /// Some bytes of it by themselves.
    pub fn part(&self, range: Range<usize>) -> Self {
        let mut part = Self::default();
        part.copy(self, range);
        part
    }

    fn copy(&mut self, of: &Self, range: Range<usize>) {
        let Some(text) = of.text.get(range.clone()) else { return };
        // Where a part was left out, one space is enough.
        let spaces = if self.ends_in_space() { text.len() - text.trim_start_matches(' ').len() } else { 0 };
        let (from, to) = ((range.start + spaces) as u32, range.end as u32);
        let first = of.stretches.partition_point(|stretch| stretch.plain + stretch.plain_length <= from);
        for stretch in of.stretches[first..].iter().take_while(|stretch| stretch.plain < to) {
            let start = stretch.plain.max(from);
            let end = (stretch.plain + stretch.plain_length).min(to);
            let Some(plain) = of.text.get(start as usize..end as usize) else { continue };
            // What stands for something else stands for all of it.
            let (file, length) = match stretch.is_one_by_one {
                true => (stretch.file + start - stretch.plain, end - start),
                false => (stretch.file, stretch.file_length),
            };
            self.append(plain, file as usize, length as usize, stretch.is_one_by_one);
        }
    }
}
