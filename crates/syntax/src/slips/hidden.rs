//! Signs within a word that nobody sees.

use super::forms::{LineWords, Rewrite};
use super::words::WordKind;
use crate::invisible::{called, is_invisible};
use crate::language::reserved_words;

/// A word that holds such a sign. Where a word of the language stands before it or behind it, two words were meant.
pub fn hidden(words: &LineWords, at: usize) -> Option<Rewrite> {
    let typed = words.text(at);
    if words.kind(at) != Some(WordKind::Name) || !typed.contains(is_invisible) {
        return None;
    }
    let parts: Vec<&str> = typed.split(is_invisible).filter(|part| !part.is_empty()).collect();
    let whole = parts.concat();
    let is_known = |part: &str| reserved_words().any(|word| word == part);
    let meant = if !is_known(&whole) && parts.iter().any(|part| is_known(part)) { parts.join(" ") } else { whole };
    Some(words.rewrite(at, at, meant.clone(), message(typed, &meant)))
}

/// That a word holds such a sign.
pub fn message(typed: &str, meant: &str) -> String {
    let sign = typed.chars().find(|sign| is_invisible(*sign)).map(called).unwrap_or_default();
    format!("`{meant}` is written with {sign} in it, which nobody sees")
}
