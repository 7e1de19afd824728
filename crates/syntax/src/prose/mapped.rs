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

/// Bytes of a plain text, and the bytes of the file that they stand for; one by one where there are as many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    plain: u32,
    file: u32,
    plain_length: u32,
    file_length: u32,
}

impl Mapped {
    /// Adds text as it stands in the file from a byte on.
    pub fn push(&mut self, text: &str, file: usize) {
        for (at, character) in text.char_indices() {
            self.push_char(character, file + at, character.len_utf8());
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
                if self.text.is_empty() || self.text.ends_with(' ') {
                    return;
                }
                " "
            }
            character => character.encode_utf8(&mut plain),
        };
        let (plain_length, file_length) = (plain.len() as u32, length as u32);
        let at = self.text.len() as u32;
        self.text.push_str(plain);
        match self.stretches.last_mut() {
            Some(last)
                if plain_length == file_length
                    && last.plain_length == last.file_length
                    && last.file + last.file_length == file as u32 =>
            {
                last.plain_length += plain_length;
                last.file_length += file_length;
            }
            _ => self.stretches.push(Stretch { plain: at, file: file as u32, plain_length, file_length }),
        }
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
        let is_one_by_one = stretch.plain_length == stretch.file_length;
        match (is_one_by_one, is_end) {
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
        for (at, character) in text.char_indices() {
            let start = range.start + at;
            let span = of.span(start..start + character.len_utf8());
            self.push_char(character, span.start as usize, span.range().len());
        }
    }
}
