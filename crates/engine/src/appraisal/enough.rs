//! How many cases more would let a tendency be said.

use super::rates::Rates;
use super::result::CaseResult;

/// More than so many, and no number is worth naming.
const MOST: usize = 40;

/// The fewest cases, with the condition and without it, that would bear a tendency out if every one of them came out as
/// predicted. None where it is decided already, or where so few would not do.
pub fn enough(rates: Rates) -> Option<(usize, usize)> {
    if rates.result() != CaseResult::Undecided {
        return None;
    }
    let sides = |more: usize| (0..=more).map(move |with| (with, more - with));
    let compares = rates.open.is_none();
    let mut candidates = (1..=MOST).flat_map(sides).filter(|(_, without)| compares || *without == 0);
    candidates.find(|(with, without)| rates.with_more(*with, *without).result() == CaseResult::Corroborates)
}

/// So many cases in words: `2 with the condition and 3 without it`.
pub fn enough_text((with, without): (usize, usize)) -> String {
    match (with, without) {
        (with, 0) => format!("{with} with the condition"),
        (0, without) => format!("{without} without the condition"),
        (with, without) => format!("{with} with the condition and {without} without it"),
    }
}
