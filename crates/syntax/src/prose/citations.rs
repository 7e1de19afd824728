//! Works that a text names: by a key as Pandoc writes it, by a year or a page in brackets, or by the number of a note.

use super::mapped::UNREAD;
use super::signs::signs;
use crate::hole::HOLE;
use std::ops::Range;

/// How long what stands in brackets is, at most.
const MOST_BYTES: usize = 600;

/// A citation in a plain text.
pub struct Citation {
    /// Its bytes.
    pub range: Range<usize>,
    /// What stands in its place, a space for nothing; none where it stays, since the sentence goes on with it.
    pub instead: Option<char>,
}

/// Every citation of a plain text, in order.
pub fn citations(text: &str) -> Vec<Citation> {
    let mut found = Vec::new();
    let mut from = 0;
    // The last two begin digits above the line.
    for (at, sign) in signs(text, |byte| matches!(byte, b'[' | b'(' | b'@' | 0xC2 | 0xE2)) {
        if at < from {
            continue;
        }
        let citation = match sign {
            '@' => narrative(text, at),
            '[' | '(' => in_brackets(text, at, sign),
            _ if is_raised(sign) => raised(text, at),
            _ => None,
        };
        if let Some(citation) = citation {
            from = citation.range.end;
            found.push(citation);
        }
    }
    found
}

/// `@key` as a part of the sentence: a name that is not read.
fn narrative(text: &str, at: usize) -> Option<Citation> {
    if text[..at].ends_with(char::is_alphanumeric) {
        return None;
    }
    let key = &text[at + 1..];
    let end = key.find(|c: char| !(c.is_alphanumeric() || "_:-{}".contains(c))).unwrap_or(key.len());
    (end > 0).then(|| Citation { range: at..at + 1 + end, instead: Some(UNREAD) })
}

/// Whether a sign is a digit above the line.
fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// The number of a note behind a word, and no power of a number.
fn raised(text: &str, at: usize) -> Option<Citation> {
    let is_behind_word = text[..at].ends_with(|c: char| c.is_alphabetic() || ".,;:!?)”’\"'".contains(c));
    let length = text[at..].find(|c: char| !is_raised(c)).unwrap_or(text.len() - at);
    is_behind_word.then(|| Citation { range: at..at + length, instead: Some(' ') })
}

/// `[see @key, p. 3]`, `(Walt 1987)`, and the year of `Walt (1987)`.
fn in_brackets(text: &str, at: usize, open: char) -> Option<Citation> {
    let rest = text.get(at..)?;
    let close = rest.char_indices().take_while(|(at, _)| *at < MOST_BYTES);
    let close = close.into_iter().find(|(_, c)| *c == if open == '[' { ']' } else { ')' })?.0;
    let inner = &rest[1..close];
    // The space before goes with it.
    let start = at - usize::from(text[..at].ends_with(' '));
    let range = start..at + close + 1;
    match open {
        '[' => (cites_a_key(inner) || is_number(inner)).then_some(Citation { range, instead: Some(' ') }),
        _ if (has_year(inner) || has_page(inner)) && inner.split(' ').count() <= 40 => {
            Some(Citation { range, instead: Some(' ') })
        }
        _ => None,
    }
}

/// Whether a key stands there, and no hole for one.
fn cites_a_key(inner: &str) -> bool {
    inner.match_indices('@').any(|(at, _)| !inner[at + 1..].starts_with(HOLE))
}

/// Whether works are cited by their numbers in a list: `12`, `3, 14–16`, `7, p. 20`.
fn is_number(inner: &str) -> bool {
    inner.starts_with(|c: char| c.is_ascii_digit())
        && inner.chars().all(|c| c.is_ascii_digit() || " ,;:-–p.".contains(c))
}

/// Whether a page is named, or the work that was cited before: `Walt, p. 30`, `ibid.`.
fn has_page(inner: &str) -> bool {
    let mut words = inner.split([' ', ',', ';']).filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        let is_page = matches!(word, "p." | "pp.")
            && words.peek().is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
        if is_page || word.trim_end_matches('.').eq_ignore_ascii_case("ibid") {
            return true;
        }
    }
    false
}

/// Whether four digits are a year of a work, and no period: `1987`, `1987a`.
fn has_year(inner: &str) -> bool {
    let is_period = inner.chars().all(|c| c.is_ascii_digit() || " -–—".contains(c)) && inner.len() > 5;
    let mut words = inner.split(|c: char| !c.is_alphanumeric());
    !is_period
        && words.any(|word| {
            let year = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
            year.len() == 4
                && word.len() <= 5
                && (year.starts_with("1") || year.starts_with("20"))
                && year.parse::<u16>().is_ok()
        })
}
