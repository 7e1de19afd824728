//! Where something is being written: the word under the cursor, and what stands before it in its declaration.

use super::words::{Word, WordKind, is_of_key, is_of_name, words};
use lakatos_project::File;
use lakatos_syntax::Span;
use lakatos_syntax::ast::{Declaration, DeclarationKind};
use lakatos_syntax::cut::declaration_starts;
use lakatos_syntax::forms::CONTINUING;
use lakatos_syntax::line_index::line_start;

/// A place in a block of the language.
#[derive(Debug)]
pub struct Place {
    /// The word under the cursor: bytes of the file, maybe none. Of a citation, the key.
    pub word: Span,
    /// Whether that is the key of a citation.
    pub is_citation: bool,
    /// The rest of its line behind the word.
    pub rest: String,
    /// What the host has at the margin of the line: the marks of a quotation, `%|`.
    pub margin: String,
    /// The text of the blocks before the word, from where its declaration begins.
    before: String,
}

/// The line of a place, with those that it continues.
#[derive(Debug)]
pub struct Line<'place> {
    /// The words before the place.
    pub tokens: Vec<Word<'place>>,
    /// The words of the line above that this one may go on; only where the place is at the start of a line.
    pub above: Vec<Word<'place>>,
    /// What declares the declaration that the line stands in.
    pub kind: Option<DeclarationKind>,
    /// Its name; empty where it has none.
    pub name: &'place str,
    /// How far the place is indented, if nothing else stands before it.
    indent: Option<usize>,
}

impl Place {
    /// The place of a byte of a file; none outside of its blocks.
    pub fn of(file: &File, offset: u32) -> Option<Self> {
        let text = file.buffer.text();
        let at = offset as usize;
        let start = line_start(text, at);
        let end = text.get(at..)?.find('\n').map_or(text.len(), |length| at + length);
        let mut before = String::new();
        let mut own = None;
        for range in file.host.scan(text).blocks.into_iter().flat_map(|block| block.ranges) {
            let range = range.range();
            let reaches = range.end > start || range.end == text.len();
            if range.start <= at && at <= range.end && reaches {
                before += text.get(range.start..at)?;
                own = Some(range);
                break;
            }
            if range.end <= at {
                before += text.get(range)?;
            }
        }
        let own = own?;
        let margin = text.get(start..own.start.max(start))?.trim_start().to_owned();
        let own_line = before.get(line_start(&before, before.len())..)?;
        let (is_citation, typed) = word_before(own_line)?;
        before.truncate(before.len() - typed);
        let until = end.min(own.end.max(at));
        let after = text.get(at..until)?;
        let is_of_word = if is_citation { is_of_key } else { is_of_name };
        let begins = is_citation || typed > 0 || after.starts_with(char::is_alphabetic);
        let ahead = if begins { after.find(|c| !is_of_word(c)).unwrap_or(after.len()) } else { 0 };
        let before = match declaration_starts(&before).last() {
            Some(declaration) => before.split_off(*declaration),
            None => before,
        };
        let rest = after.get(ahead..)?.trim_end().to_owned();
        Some(Self { word: Span::new(at - typed, at + ahead), is_citation, rest, margin, before })
    }

    /// Its line; none within a string or a comment.
    pub fn line(&self) -> Option<Line<'_>> {
        let all = words(&self.before)?;
        let mut lines: Vec<&[Word]> = all.split(|word| word.kind == WordKind::LineEnd).collect();
        let header = lines.first().copied().unwrap_or_default();
        let kind =
            header.first().and_then(|word| DeclarationKind::ALL.into_iter().find(|kind| kind.keyword() == word.text));
        let name = header.get(1).filter(|word| kind.is_some() && word.kind == WordKind::Name);
        let name = name.map_or("", |word| word.text);
        let current = lines.pop().unwrap_or_default();
        let above = joined(&mut lines);
        // A byte order mark may stand before the first line.
        let blank = self.before[line_start(&self.before, self.before.len())..].trim_start_matches('\u{feff}').len();
        let indent = current.is_empty().then_some(blank);
        let goes_on = current.first().is_some_and(continues);
        let tokens = if goes_on { [&above, current].concat() } else { current.to_vec() };
        let above = if current.is_empty() { above } else { Vec::new() };
        Some(Line { tokens, above, kind, name, indent })
    }

    /// The declaration that the place stands in, as it was read; none where it was not.
    pub fn declaration<'file>(&self, file: &'file File) -> Option<(u32, &'file Declaration)> {
        let at = self.word.start;
        let piece = file.document.pieces.iter().rev().find(|piece| piece.start <= at && at <= piece.end())?;
        let mut before =
            piece.read.declarations.iter().filter(|declaration| piece.start + declaration.span.start <= at);
        Some((piece.start, before.next_back()?))
    }
}

impl Line<'_> {
    /// Whether nothing stands before the place on its line.
    pub fn is_start(&self) -> bool {
        self.indent.is_some()
    }

    /// Whether it is at the margin, where declarations begin.
    pub fn is_at_margin(&self) -> bool {
        self.indent == Some(0)
    }
}

/// The last line with those above that it continues; nothing where it is blank.
fn joined<'text>(lines: &mut Vec<&[Word<'text>]>) -> Vec<Word<'text>> {
    let mut whole: Vec<Word> = Vec::new();
    while let Some(line) = lines.pop() {
        let Some(first) = line.first() else { break };
        whole = [line, &whole].concat();
        if !continues(first) {
            break;
        }
    }
    whole
}

/// Whether a line that begins with a word goes on with the property above.
fn continues(first: &Word) -> bool {
    match first.kind {
        WordKind::Text | WordKind::Citation => true,
        _ => first.text == "," || CONTINUING.contains(&first.text),
    }
}

/// Whether a citation is being typed at the end of a line, and how many bytes of the word there are; none where what is
/// typed is no word.
fn word_before(line: &str) -> Option<(bool, usize)> {
    if let Some(sign) = line.rfind('@')
        && line[sign + 1..].chars().all(is_of_key)
    {
        return Some((true, line.len() - sign - 1));
    }
    let start =
        line.rfind(|c| !is_of_name(c)).map_or(0, |last| last + line[last..].chars().next().map_or(0, char::len_utf8));
    let typed = &line[start..];
    typed.chars().next().is_none_or(char::is_alphabetic).then_some((false, typed.len()))
}
