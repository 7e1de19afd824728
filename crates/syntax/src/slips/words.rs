//! The words and signs of one line, as a reader takes them who does not know the grammar.

use crate::cut::{quote_at, string_end};
use crate::invisible::{is_blank, is_invisible};
use std::ops::Range;

/// A word, a sign, a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// What it looks like.
    pub kind: WordKind,
    /// Its bytes in the line.
    pub span: Range<usize>,
}

/// What something looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// Letters, with digits, `-` and `_` among them.
    Name,
    /// Digits, which may have a point.
    Number,
    /// A text in quotation marks.
    Text,
    /// `@key`, and a locator that is glued to it.
    Citation,
    /// From `#` to the end of the line.
    Comment,
    /// Anything else: one sign, or several of `=<>!&|:.-` together.
    Sign,
}

/// The words of a line.
pub fn words(line: &str) -> Vec<Word> {
    let bytes = line.as_bytes();
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(first) = line.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = &line[at..];
        let (kind, length) = if is_blank(first) {
            at += first.len_utf8();
            continue;
        } else if first == '#' {
            (WordKind::Comment, rest.find('\n').unwrap_or(rest.len()))
        } else if let Some(length) =
            quote_at(bytes, at).and_then(|quote| string_end(bytes, at + quote.open.len(), quote).ok())
        {
            (WordKind::Text, length - at)
        } else if first == '@' {
            (WordKind::Citation, citation(rest))
        } else if first.is_alphabetic() {
            let is_part = |c: char| c.is_alphanumeric() || "-_".contains(c) || is_mark(c) || is_invisible(c);
            let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
            (WordKind::Name, rest[..end].trim_end_matches(is_invisible).len())
        } else if first.is_ascii_digit() {
            (WordKind::Number, number(rest))
        } else if "=<>!&|:.-~".contains(first) {
            (WordKind::Sign, rest.find(|c: char| !"=<>!&|:.-~".contains(c)).unwrap_or(rest.len()))
        } else {
            (WordKind::Sign, first.len_utf8())
        };
        words.push(Word { kind, span: at..at + length });
        at += length;
        // What stands behind a mark that is never closed is a text, too.
        if kind == WordKind::Sign && quote_at(bytes, at - length).is_some() {
            break;
        }
    }
    words
}

/// A sign that combines with the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn number(rest: &str) -> usize {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let whole = digits(rest);
    match rest[whole..].strip_prefix('.') {
        Some(fraction) if digits(fraction) > 0 => whole + 1 + digits(fraction),
        _ => whole,
    }
}

fn citation(rest: &str) -> usize {
    let key = |c: char| c.is_alphanumeric() || "_:.#$%&-+?<>~/".contains(c);
    let end = rest[1..].find(|c: char| !key(c)).map_or(rest.len(), |end| end + 1);
    let trimmed = rest[..end].trim_end_matches(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-' || c == '@'));
    match rest[trimmed.len()..].strip_prefix('[').and_then(|locator| locator.find(']')) {
        Some(close) => trimmed.len() + 1 + close + 1,
        None => trimmed.len(),
    }
}
