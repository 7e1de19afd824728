//! Where something is being written: the word under the cursor, and its declaration up to there.

use super::characters::{is_in_key, is_in_name};
use lakatos_project::File;
use lakatos_syntax::Span;
use lakatos_syntax::ast::Declaration;
use lakatos_syntax::cut::declaration_starts;
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
    pub before: String,
}

impl Place {
    /// The place of a byte of a file; none outside of its blocks.
    pub fn new(file: &File, offset: u32) -> Option<Self> {
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
        let is_in_word = if is_citation { is_in_key } else { is_in_name };
        let begins = is_citation || typed > 0 || after.starts_with(char::is_alphabetic);
        let ahead = if begins { after.find(|c| !is_in_word(c)).unwrap_or(after.len()) } else { 0 };
        let before = match declaration_starts(&before).last() {
            Some(declaration) => before.split_off(*declaration),
            None => before,
        };
        let rest = after.get(ahead..)?.trim_end().to_owned();
        Some(Self { word: Span::new(at - typed, at + ahead), is_citation, rest, margin, before })
    }

    /// Whether nothing stands before it on its line.
    pub fn is_line_start(&self) -> bool {
        self.indent().trim().is_empty()
    }

    /// Whether it is at the margin, where declarations begin.
    pub fn is_at_margin(&self) -> bool {
        self.indent().is_empty()
    }

    /// Whether something is written on the line above, which this one may go on with.
    pub fn is_below_a_line(&self) -> bool {
        let above = self.before[..line_start(&self.before, self.before.len())].lines().next_back();
        above.is_some_and(|above| !above.trim().is_empty() && !above.trim_start().starts_with('#'))
    }

    /// What stands before it on its line. A byte order mark may stand before the first.
    fn indent(&self) -> &str {
        self.before[line_start(&self.before, self.before.len())..].trim_start_matches('\u{feff}')
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

/// Whether a citation is being typed at the end of a line, and how many bytes of the word there are; none where what is
/// typed is no word.
fn word_before(line: &str) -> Option<(bool, usize)> {
    if let Some(sign) = line.rfind('@')
        && line[sign + 1..].chars().all(is_in_key)
    {
        return Some((true, line.len() - sign - 1));
    }
    let start =
        line.rfind(|c| !is_in_name(c)).map_or(0, |last| last + line[last..].chars().next().map_or(0, char::len_utf8));
    let typed = &line[start..];
    typed.chars().next().is_none_or(char::is_alphabetic).then_some((false, typed.len()))
}
