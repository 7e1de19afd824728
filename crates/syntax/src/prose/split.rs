//! Where sentences end.

use super::mapped::UNREAD;
use super::signs::signs;
use std::ops::Range;

/// Words after which a full stop ends nothing.
const ABBREVIATED: [&str; 44] = [
    "al", "e.g", "i.e", "cf", "vs", "pp", "p", "pg", "no", "nos", "fig", "figs", "eq", "eqs", "ch", "chap", "chaps",
    "sec", "vol", "vols", "ed", "eds", "trans", "mr", "mrs", "ms", "dr", "prof", "st", "gen", "col", "sen", "rep",
    "gov", "pres", "approx", "ca", "viz", "esp", "n", "ff", "ibid", "u.s", "u.k",
];

/// The sentences of a plain text.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, sign) in signs(text, |byte| matches!(byte, b'.' | b'?' | b'!')) {
        if at < start {
            continue;
        }
        let after = at + 1;
        let rest = &text[after..];
        let closing = rest.len() - rest.trim_start_matches(['"', '”', '’', '\'', ')', ']', UNREAD]).len();
        let end = after + closing;
        let Some(next) = text[end..].strip_prefix(' ') else { continue };
        let opens = next.trim_start_matches(['"', '“', '‘', '\'', '(', '[']);
        let begins = opens.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == UNREAD);
        if begins && !(sign == '.' && is_abbreviated(&text[start..at])) {
            push(text, start..end, &mut found);
            start = end + 1;
        }
    }
    push(text, start..text.len(), &mut found);
    found
}

fn is_abbreviated(before: &str) -> bool {
    let word = before.rsplit([' ', '(', '[', '"', '“']).next().unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
    is_initial || ABBREVIATED.iter().any(|known| known.eq_ignore_ascii_case(word))
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let Some(inner) = text.get(range.clone()) else { return };
    let start = range.start + inner.len() - inner.trim_start().len();
    let end = start + inner.trim().len();
    if text[start..end].chars().any(char::is_alphabetic) {
        found.push(start..end);
    }
}
