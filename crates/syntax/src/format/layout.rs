//! The white space that belongs between the tokens of a piece.

use super::align::paddings;
use super::edit::TextEdit;
use super::lines::{Line, line_of};
use super::tokens::{Word, WordRole};
use crate::span::Span;

/// Deeper than its declaration, by this much.
const PROPERTY: usize = 2;
/// A line that continues a property or a header, likewise.
const CONTINUATION: usize = 4;

/// The edits that lay out a piece; spans are the piece's.
pub fn edits(text: &str, ranges: &[Span], tokens: &[Word], lines: &[Line]) -> Vec<TextEdit> {
    let mut layout = Layout { text, ranges, lines, edits: Vec::new() };
    let (paddings, indents) = (paddings(text, tokens, lines), indents(text, tokens, lines));
    for (number, token) in tokens.iter().enumerate() {
        let before = number.checked_sub(1).and_then(|before| tokens.get(before));
        let above = before.map(|before| line_of(lines, before.span.end));
        let here = line_of(lines, token.span.start);
        match before {
            Some(before) if above == Some(here) => {
                let spaces = match token.role {
                    WordRole::Comment => 2,
                    _ if token.is_glued => 0,
                    _ => paddings.get(number).copied().unwrap_or(1),
                };
                layout.space(here, Span { start: before.span.end, end: token.span.start }, &" ".repeat(spaces));
            }
            _ => {
                layout.line_ends(before, here);
                let Some(line) = lines.get(here) else { continue };
                let indent = format!("{}{}", line.margin, " ".repeat(indents.get(number).copied().unwrap_or_default()));
                layout.space(here, Span { start: line.span.start, end: token.span.start }, &indent);
            }
        }
    }
    layout.line_ends(tokens.last(), lines.len());
    layout.edits
}

/// How much deeper than its declaration each token stands if it begins a line.
fn indents(text: &str, tokens: &[Word], lines: &[Line]) -> Vec<usize> {
    let is_sound = |token: &Word| lines.get(line_of(lines, token.span.start)).is_some_and(|line| !line.is_damaged);
    let keyword = tokens.iter().rfind(|token| token.role == WordRole::Declaration && is_sound(token));
    let keyword_depth = keyword.map_or(0, |keyword| depth(text, lines, keyword));
    // A comment on a line of its own speaks of what comes below it.
    let mut below = None;
    let mut indents: Vec<usize> = Vec::with_capacity(tokens.len());
    for token in tokens.iter().rev() {
        let own = match token.role {
            WordRole::Declaration => Some(0),
            WordRole::Property | WordRole::Observation => Some(PROPERTY),
            WordRole::Continuation => Some(CONTINUATION),
            WordRole::Comment => None,
        };
        if own.is_some() && is_sound(token) {
            below = own;
        }
        // Where nothing comes, it is of this declaration if it stands deeper, and of the next if not.
        let last = || if depth(text, lines, token) > keyword_depth { PROPERTY } else { 0 };
        indents.push(own.or(below).unwrap_or_else(last));
    }
    indents.reverse();
    indents
}

/// How deep a token stands that begins a line, in characters; 0 where something other than blanks stands before it.
fn depth(text: &str, lines: &[Line], token: &Word) -> usize {
    let Some(line) = lines.get(line_of(lines, token.span.start)) else { return 0 };
    let before = text.get(line.span.start as usize..token.span.start as usize).unwrap_or_default();
    if is_blank(before) { before.len().saturating_sub(line.margin.len()) } else { 0 }
}

/// Whether a text is what the layout may change. A no-break space or the like was put there by somebody.
fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t'))
}

struct Layout<'piece> {
    text: &'piece str,
    ranges: &'piece [Span],
    lines: &'piece [Line],
    edits: Vec<TextEdit>,
}

impl Layout<'_> {
    /// From the end of a token to the start of line `until`: trailing blanks go, and blank lines but one.
    fn line_ends(&mut self, token: Option<&Word>, until: usize) {
        let lines = self.lines;
        let end = token.map_or(0, |token| token.span.end);
        let first = line_of(lines, end);
        let mut blank_end = None;
        for (number, line) in lines.iter().enumerate().take(until).skip(first) {
            let rest = Span { start: line.span.start.max(end), end: line.span.end };
            let is_empty = (token.is_none() || number > first) && is_blank(self.slice(rest));
            // What the host writes before a line would be left alone without it.
            if is_empty && blank_end == Some(line.span.start) {
                self.replace(number, Span { start: line.span.start, end: line.end }, "");
            } else {
                self.space(number, rest, "");
            }
            blank_end = is_empty.then_some(line.end);
        }
    }

    /// Puts `space` where blanks stand, or nothing.
    fn space(&mut self, line: usize, span: Span, space: &str) {
        if is_blank(self.slice(span)) {
            self.replace(line, span, space);
        }
    }

    /// Puts `text` in the place of a part of a line, unless the line is damaged or the host has something there.
    fn replace(&mut self, line: usize, span: Span, text: &str) {
        let is_damaged = self.lines.get(line).is_none_or(|line| line.is_damaged);
        let is_within = |range: &Span| range.start <= span.start && span.end <= range.end;
        let range = self.ranges.partition_point(|range| range.end < span.end);
        if is_damaged || self.slice(span) == text || !self.ranges.get(range).is_some_and(is_within) {
            return;
        }
        match self.edits.last_mut() {
            Some(last) if last.span.end == span.start => {
                last.span.end = span.end;
                last.text.push_str(text);
            }
            _ => self.edits.push(TextEdit { span, text: text.to_owned() }),
        }
    }

    fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }
}
