//! The case to look for: where a theory and a rival part.

use lakatos_engine::appraisal::speaking::rivals_of;
use lakatos_engine::argument::{Argument, CaseId, TheoryId};

/// What is said of cases that tell two theories apart already, with a space before; empty where there is none.
pub fn already(argument: &Argument, cases: &[CaseId]) -> String {
    let names: Vec<String> = cases.iter().map(|case| format!("`{}`", argument.case(*case).header.name)).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => format!(" Your case {only} tells them apart already."),
        several => format!(" Your cases {} tell them apart already.", several.join(", ")),
    }
}

/// Why there is none to look for.
pub fn without_case(argument: &Argument, theory: TheoryId) -> String {
    let name = &argument.theory(theory).header.name;
    if rivals_of(argument, theory).is_empty() {
        format!(
            "`{name}` has no rival: name one under `rivals`, and lakatos will look for a case that tells them apart."
        )
    } else {
        format!("No case could tell `{name}` from its rivals, as far as your concepts go.")
    }
}
