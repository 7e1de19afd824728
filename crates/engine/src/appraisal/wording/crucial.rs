//! The case to look for, in words.

use crate::appraisal::rivalry::CrucialCase;
use crate::argument::formula::Formula;
use crate::argument::print::formula_text;
use crate::argument::{Argument, TheoryId};

/// Where to look for a case that tells a theory from a rival, and what each of the two says there.
pub fn to_look_for(argument: &Argument, (theory, rival): (TheoryId, TheoryId), crucial: &CrucialCase) -> String {
    let name = |id: TheoryId| &argument.theory(id).header.name;
    let where_to_look = match formula_text(argument, &crucial.description) {
        anywhere if anywhere.is_empty() => "any case will do".to_owned(),
        description => format!("look for a case where `{description}`"),
    };
    let says = |outcome: &Option<Formula>| match outcome {
        Some(outcome) => format!("expects `{}`", formula_text(argument, outcome)),
        None => "says nothing".to_owned(),
    };
    format!(
        "To tell `{}` from `{}`, {where_to_look}: there `{}` {}, and `{}` {}.",
        name(theory),
        name(rival),
        name(theory),
        says(&crucial.one_says),
        name(rival),
        says(&crucial.other_says)
    )
}
