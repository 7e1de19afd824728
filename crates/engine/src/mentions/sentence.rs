//! Whether a name that was found in a sentence stands there by itself.

use std::ops::Range;

/// Words that make another place of the one behind them.
const PARTS: [&str; 9] = ["North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "New"];

/// Words that make of a proper name before them that of something else: the treaty is not the organization.
const BODIES: [&str; 18] = [
    "Organization",
    "Organisation",
    "Council",
    "Committee",
    "Commission",
    "Conference",
    "Act",
    "Resolution",
    "Powers",
    "Memorial",
    "Museum",
    "Institute",
    "Association",
    "Foundation",
    "Review",
    "Journal",
    "Studies",
    "Syndrome",
];

/// Whether some bytes of a sentence are words by themselves: no part of a longer word, of a longer proper name, or of a
/// list of countries.
pub fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let (Some(before), Some(name), Some(after)) =
        (text.get(..range.start), text.get(range.clone()), text.get(range.end..))
    else {
        return false;
    };
    let is_joined = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "-–_/@".contains(c));
    if is_joined(before.chars().next_back()) || is_joined(after.chars().next()) {
        return false;
    }
    let is_proper = name.starts_with(char::is_uppercase);
    if !is_proper {
        return true;
    }
    let next = after.strip_prefix(' ').unwrap_or_default();
    let next = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if BODIES.contains(&next) {
        return false;
    }
    let is_pair = name.contains(" and ");
    // “Germany, France and Italy” speaks of three.
    if is_pair && (before.trim_end().ends_with(',') || after.starts_with(" and ")) {
        return false;
    }
    let Some(rest) = before.strip_suffix(' ') else { return true };
    let word = rest.rsplit([' ', '(', '“', '"', '[']).next().unwrap_or_default();
    let opens_sentence = word.len() == rest.len();
    let is_capital = word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphabetic);
    !(PARTS.contains(&word) || is_pair && is_capital && !opens_sentence)
}
