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

/// So many cases in words: `2 more cases with the condition and 3 without it`.
pub fn enough_text((with, without): (usize, usize)) -> String {
    let more = |number: usize| if number == 1 { "1 more case".to_owned() } else { format!("{number} more cases") };
    match (with, without) {
        (with, 0) => format!("{} with the condition", more(with)),
        (0, without) => format!("{} without the condition", more(without)),
        (with, without) => format!("{} with the condition and {without} without it", more(with)),
    }
}
