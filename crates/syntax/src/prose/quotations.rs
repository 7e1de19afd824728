//! What stands in quotation marks: the words of others, or of nobody.

use super::signs::signs;
use std::ops::Range;

/// So many words in quotation marks are still the author's: a term, or a wink.
const OWN_WORDS: usize = 3;

/// How long a quotation is, at most: behind a mark that is never closed, the text is the author's again.
const MOST_BYTES: usize = 1000;

/// Every quotation of more than a few words, marks included; in order and apart.
pub fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    // The last two begin the marks of other languages.
    for (at, open) in signs(text, |byte| matches!(byte, b'"' | b'\'' | 0xC2 | 0xE2)) {
        if at < from || !matches!(open, '"' | '“' | '„' | '«' | '‘' | '\'') {
            continue;
        }
        let Some(end) = end_of(text, at, open) else { continue };
        from = end;
        if text[at..end].split(' ').count() > OWN_WORDS {
            found.push(at..end);
        }
    }
    found
}

/// Where a quotation ends that a mark opens; none where it opens none.
fn end_of(text: &str, at: usize, open: char) -> Option<usize> {
    let inner_at = at + open.len_utf8();
    let limit = (inner_at + MOST_BYTES).min(text.len());
    let limit = (inner_at..=limit).rev().find(|end| text.is_char_boundary(*end))?;
    let inner = &text[inner_at..limit];
    let is_single = matches!(open, '‘' | '\'');
    let opens = !text[..at].ends_with(char::is_alphanumeric) && inner.starts_with(|c: char| !c.is_whitespace());
    if !opens || is_single && !inner.starts_with(|c: char| c.is_alphabetic()) {
        return None;
    }
    let closing: &[char] = match open {
        '"' => &['"'],
        '“' => &['”'],
        '„' => &['“', '”'],
        '«' => &['»'],
        '‘' => &['’'],
        _ => &['\''],
    };
    // An apostrophe within a word closes nothing.
    let closes = |(found, _): &(usize, &str)| {
        let behind = &inner[found + inner[*found..].chars().next().map_or(1, char::len_utf8)..];
        let before = &inner[..*found];
        !is_single || !behind.starts_with(char::is_alphanumeric) && !before.ends_with(char::is_whitespace)
    };
    let (found, mark) = inner.match_indices(closing).find(closes)?;
    Some(inner_at + found + mark.len())
}
