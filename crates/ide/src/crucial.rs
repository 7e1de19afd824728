//! The case to look for: where a theory and a rival part.

use lakatos_engine::appraisal::speaking::rivals_of;
use lakatos_engine::argument::{Argument, TheoryId};

/// What is said of cases that tell two theories apart already.
pub const ALREADY: &str = "Of the draft, these tell them apart already:";

/// Why there is none to look for.
pub fn without_case(argument: &Argument, theory: TheoryId) -> String {
    let name = &argument.theory(theory).header.name;
    if rivals_of(argument, theory).is_empty() {
        format!("`{name}` has no rival: name one under `rivals`, and lakatos will look for a case that tells them apart.")
    } else {
        format!("No case could tell `{name}` from its rivals, as far as your concepts go.")
    }
}
