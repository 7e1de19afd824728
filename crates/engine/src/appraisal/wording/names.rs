//! Lists of names in a sentence.

/// How many names a sentence bears.
const NAMED: usize = 4;

/// Of how many predictions a sentence tells one by one.
pub(super) const NAMED_APART: usize = 3;

pub(super) fn cases(number: usize) -> &'static str {
    if number == 1 { "case" } else { "cases" }
}

/// Some of the names, where they are many. Which, must not hang on the order of the draft.
pub(super) fn some(names: &mut [String]) -> String {
    if names.len() <= NAMED {
        return names.join(", ");
    }
    names.sort_unstable();
    format!("{} and {} more", names[..NAMED].join(", "), names.len() - NAMED)
}

/// `a`, `a and b`, `a, b and c`.
pub fn listed(names: &[String]) -> String {
    joined(names, "and")
}

pub(super) fn listed_or(names: &[String]) -> String {
    joined(names, "or")
}

fn joined(names: &[String], link: &str) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {link} {last}", first.join(", ")),
    }
}
