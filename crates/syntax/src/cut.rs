//! Cuts blocks into pieces: one declaration each, to be parsed alone.
//!
//! A declaration begins on a line whose first word opens one, outside a string. So an error cannot reach the next
//! declaration, and an edit re-reads only the pieces that it touched. The scan reads strings and comments as the
//! grammar does (`grammar/grammar.js`, `string` and `comment`); a property test holds the pieces against one parse of
//! the whole.

use super::ast::DeclarationKind;
use super::host::Block;
use super::invisible::{indentation, is_disguised};
use super::slips::misspelled_header;
use super::span::Span;

/// Where a declaration is written: bytes of the host, in one range or, within quotations and the like, in several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// In order, not touching.
    pub ranges: Vec<Span>,
}

impl Piece {
    /// From the first byte to the last, with whatever of the host lies between.
    pub fn span(&self) -> Span {
        match (self.ranges.first(), self.ranges.last()) {
            (Some(first), Some(last)) => first.to(*last),
            _ => Span::default(),
        }
    }
}

/// The pieces of `blocks`, in order. Lines before the first declaration make a piece of their own; a block that goes
/// on with properties continues the piece of the block before.
pub fn pieces(text: &str, blocks: &[Block]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut ended = true;
    for block in blocks {
        let content = Content::new(text, block);
        let cuts = declaration_starts(&content.text);
        let leading = 0..cuts.first().copied().unwrap_or(content.text.len());
        if !leading.is_empty() {
            match pieces.last_mut() {
                Some(last) if !ended => last.ranges.extend(content.host_ranges(leading)),
                // Blank lines and comments before the first declaration hold nothing to parse.
                _ if is_blank(&content.text[leading.clone()]) => {}
                _ => pieces.push(Piece { ranges: content.host_ranges(leading) }),
            }
        }
        for (index, start) in cuts.iter().enumerate() {
            let end = cuts.get(index + 1).copied().unwrap_or(content.text.len());
            pieces.push(Piece { ranges: content.host_ranges(*start..end) });
        }
        // Two blocks are parsed as one text: where no line end separates them, nothing else does.
        ended = pieces.is_empty() || !content.text.ends_with('\n');
    }
    pieces
}

/// The comments of `blocks`, from `#` to the end of the line, as bytes of the host.
pub fn comments(text: &str, blocks: &[Block]) -> Vec<Span> {
    let mut comments = Vec::new();
    for block in blocks {
        let content = Content::new(text, block);
        let bytes = content.text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            at = after_line_with(bytes, at, &mut |start, end| comments.extend(content.host_ranges(start..end)));
        }
    }
    comments
}

fn is_blank(text: &str) -> bool {
    text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
}

/// The text of a block, with the way back to the host.
struct Content<'text> {
    text: std::borrow::Cow<'text, str>,
    ranges: &'text [Span],
}

impl<'text> Content<'text> {
    fn new(text: &'text str, block: &'text Block) -> Self {
        let slice = |range: &Span| text.get(range.range()).unwrap_or_default();
        let text = match block.ranges.as_slice() {
            [] => "".into(),
            [range] => slice(range).into(),
            ranges => ranges.iter().map(slice).collect::<String>().into(),
        };
        Self { text, ranges: &block.ranges }
    }

    fn host_ranges(&self, content: std::ops::Range<usize>) -> Vec<Span> {
        let mut offset = 0;
        let mut host = Vec::new();
        for range in self.ranges {
            let length = range.range().len();
            let start = content.start.max(offset);
            let end = content.end.min(offset + length);
            if start < end {
                let base = range.start as usize;
                host.push(Span::new(base + start - offset, base + end - offset));
            }
            offset += length;
        }
        host
    }
}

/// Whether a string at the end of `text` stays open: what follows decides where, and whether, it closes.
pub fn ends_in_a_string(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut is_open = false;
    while at < bytes.len() {
        at = line_after(bytes, at, &mut |_, _| {}, &mut is_open);
    }
    is_open
}

/// Where texts and comments stand, in order; of a text that is never closed, the rest of its line.
pub fn texts_and_comments(text: &str) -> Vec<std::ops::Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let end = match (byte, quote_at(bytes, at)) {
            (b'#', _) => line_end(bytes, at),
            (_, Some(quote)) => string_end(bytes, at + quote.open.len(), quote).unwrap_or_else(|_| line_end(bytes, at)),
            _ => {
                at += 1;
                continue;
            }
        };
        found.push(at..end);
        at = end;
    }
    found
}

/// Offsets of the lines that open a declaration.
pub fn declaration_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut starts = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if opens_declaration(&bytes[at..]) {
            starts.push(at);
        }
        at = after_line(bytes, at);
    }
    starts
}

/// Whether the line that `whole` begins with opens a declaration, or should: what stands below a misspelled keyword is
/// no part of the declaration above. Blank lines above one are no part of it.
fn opens_declaration(whole: &[u8]) -> bool {
    let rest = whole;
    let word = &rest[indentation(rest)..];
    let end = word.iter().position(|byte| !(byte.is_ascii_lowercase())).unwrap_or(word.len());
    let (word, rest) = word.split_at(end);
    let ends_here = match rest.first() {
        Some(byte) if !byte.is_ascii() => {
            let next = rest.utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next());
            next.is_some_and(is_disguised)
        }
        next => next.is_none_or(|byte| !(byte.is_ascii_alphanumeric() || b"-_".contains(byte))),
    };
    // `source @walt1987` within a declaration cites a work: it has no name to declare.
    let cites = || rest[indentation(rest)..].starts_with(b"@");
    let kind = || DeclarationKind::ALL.into_iter().find(|kind| kind.keyword().as_bytes() == word);
    let opens = |kind| kind != DeclarationKind::Data || opens_data(indentation(whole), rest);
    ends_here && !cites() && kind().is_some_and(opens)
        || std::str::from_utf8(&whole[..line_end(whole, 0)]).is_ok_and(|line| misspelled_header(line).is_some())
}

/// Whether what follows `data` on a line is a name or a title, or nothing on a line that is not indented; `data = yes` is
/// an observation, and so is `data by korea = yes`. `scan_data_word` in `grammar/src/scanner.c` is its twin.
fn opens_data(indented: usize, rest: &[u8]) -> bool {
    let line = std::str::from_utf8(&rest[..line_end(rest, 0)]).unwrap_or_default().trim();
    let observes = || line.strip_prefix("by ").is_some_and(|rest| rest.contains('='));
    match line.chars().next() {
        None | Some('#') => indented == 0,
        Some(first) => (first == '"' || first.is_ascii_alphabetic() || !first.is_ascii()) && !observes(),
    }
}

/// One past each line end that no text reaches over, and the end of `text`.
pub fn line_ends_outside_texts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut ends = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        at = after_line(bytes, at);
        ends.push(at);
    }
    ends
}

fn is_space(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | 0x0C)
}

/// The start of the next line that no string reaches into.
fn after_line(bytes: &[u8], at: usize) -> usize {
    after_line_with(bytes, at, &mut |_, _| {})
}

/// The same, telling of each comment on the way.
fn after_line_with(bytes: &[u8], at: usize, on_comment: &mut impl FnMut(usize, usize)) -> usize {
    line_after(bytes, at, on_comment, &mut false)
}

/// The same, telling of a string that the end of the text leaves open.
fn line_after(bytes: &[u8], mut at: usize, on_comment: &mut impl FnMut(usize, usize), is_open: &mut bool) -> usize {
    let mut string = |at: usize, quote: &Quote| match string_end(bytes, at, quote) {
        Ok(end) => end,
        Err(reached) => {
            *is_open |= reached >= bytes.len();
            line_end(bytes, at)
        }
    };
    while let Some(&byte) = bytes.get(at) {
        at = match byte {
            b'\n' => return at + 1,
            b'#' => {
                let end = line_end(bytes, at);
                on_comment(at, end);
                end
            }
            _ => match quote_at(bytes, at) {
                Some(quote) => string(at + quote.open.len(), quote),
                None => at + 1,
            },
        };
    }
    at
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| at + length)
}

/// A pair of quotation marks.
#[derive(Debug)]
pub struct Quote {
    /// What opens a text.
    pub open: &'static str,
    /// What may close it.
    pub close: &'static [&'static str],
    /// Whether the opening mark closes nothing, so that on a later line it shows that the text was never closed.
    only_opens: bool,
}

/// As the languages of Europe pair them: English, German or Polish, Swedish, French, Danish.
pub const QUOTES: [Quote; 6] = [
    Quote { open: "\"", close: &["\""], only_opens: false },
    Quote { open: "“", close: &["”"], only_opens: true },
    Quote { open: "„", close: &["“", "”"], only_opens: true },
    Quote { open: "”", close: &["”"], only_opens: false },
    Quote { open: "«", close: &["»"], only_opens: true },
    Quote { open: "»", close: &["«"], only_opens: true },
];

/// The pair whose opening mark stands at an offset.
pub fn quote_at(bytes: &[u8], at: usize) -> Option<&'static Quote> {
    let rest = &bytes[at..];
    if !matches!(rest.first(), Some(b'"' | 0xE2 | 0xC2)) {
        return None;
    }
    QUOTES.iter().find(|quote| rest.starts_with(quote.open.as_bytes()))
}

/// Over how many lines a string may wrap, as in the grammar's scanner.
pub const MAX_STRING_LINES: usize = 128;

/// One past the closing quote. Where the string is never closed, how far it was looked for: a blank line or the end came
/// first, or, on a later line, a quote that looks like the next string's opening one. `scan_string` in
/// `grammar/src/scanner.c` is its twin.
pub fn string_end(bytes: &[u8], mut at: usize, quote: &Quote) -> Result<usize, usize> {
    let mut lines = 1;
    let mut after_space = false;
    loop {
        let Some(&byte) = bytes.get(at) else { return Err(at) };
        if byte == b'\n' {
            let rest = &bytes[at + 1..];
            let indent = rest.iter().take_while(|byte| is_space(byte)).count();
            if lines == MAX_STRING_LINES || matches!(rest.get(indent), None | Some(b'\n')) {
                return Err(at + 1 + indent);
            }
            lines += 1;
            at += 1 + indent;
            after_space = true;
            continue;
        }
        if lines > 1 && quote.only_opens && bytes[at..].starts_with(quote.open.as_bytes()) {
            return Err(at);
        }
        if let Some(close) = quote.close.iter().find(|close| bytes[at..].starts_with(close.as_bytes())) {
            let end = at + close.len();
            let opens = after_space && bytes.get(end).is_some_and(|next| !is_space(next) && !b"\n@#".contains(next));
            return if lines == 1 || quote.open != "\"" || !opens { Ok(end) } else { Err(end) };
        }
        at += 1;
        if byte == b'\\' && !matches!(bytes.get(at), None | Some(b'\r' | b'\n')) {
            at += 1;
        }
        after_space = is_space(&byte);
    }
}
