//! Whether a sentence speaks of a theory as one: much that theories are called after is also a thing in the world.

use std::ops::Range;

/// Words that only theories go by, beside or within the name.
const CALLED: [&str; 15] = [
    "theory",
    "theories",
    "theorist",
    "theorists",
    "thesis",
    "hypothesis",
    "model",
    "proposition",
    "paradox",
    "argument",
    "logic",
    "explanation",
    "account",
    "realism",
    "institutionalism",
];

/// What theories do.
const DOES: [&str; 26] = [
    "predicts",
    "predict",
    "predicted",
    "expects",
    "expect",
    "explains",
    "explain",
    "explained",
    "holds",
    "implies",
    "suggests",
    "argues",
    "claims",
    "says",
    "assumes",
    "works",
    "fails",
    "applies",
    "accounts",
    "posits",
    "contends",
    "maintains",
    "tells",
    "anticipates",
    "struggles",
    "emphasizes",
];

/// Words that may stand between a theory and what it does.
const BETWEEN: [&str; 11] = ["would", "should", "might", "may", "can", "cannot", "does", "also", "then", "only", "not"];

/// Words before the name that say what it is.
const BEFORE: [&str; 9] = [
    "theory of",
    "theories of",
    "logic of",
    "hypothesis of",
    "thesis of",
    "model of",
    "according to",
    "version of",
    "critics of",
];

/// Whether some bytes of a sentence, a name, are spoken of as a theory.
pub fn is_spoken_of_as_theory(text: &str, name: &Range<usize>) -> bool {
    let (Some(before), Some(words), Some(after)) =
        (text.get(..name.start), text.get(name.clone()), text.get(name.end..))
    else {
        return false;
    };
    let is_called = |word: &str| CALLED.iter().any(|known| known.eq_ignore_ascii_case(word));
    if words.split([' ', '-']).any(is_called) {
        return true;
    }
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let next: Vec<String> = after.split(' ').filter(|word| !word.is_empty()).take(3).map(bare).collect();
    let is_done =
        next.iter().find(|word| !BETWEEN.contains(&word.as_str())).is_some_and(|word| DOES.contains(&word.as_str()));
    let before = before.to_lowercase();
    let before = before.trim_end().trim_end_matches("the").trim_end();
    is_done || next.first().is_some_and(|word| is_called(word)) || BEFORE.iter().any(|known| before.ends_with(known))
}
