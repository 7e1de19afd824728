//! The case to look for: where a theory and a rival part.

use crate::appraisal::explain::formula_text;
use crate::appraisal::rivalry::{CrucialCase, cases_apart, crucial_case};
use crate::appraisal::speaking::rivals_of;
use crate::argument::formula::Formula;
use crate::argument::{Argument, CaseId, Named, TheoryId};
use crate::project::workspace::Snapshot;

/// For each rival that a theory can be told apart from, the case that would do it.
pub fn crucial_cases(argument: &Argument, theory: TheoryId) -> Vec<(TheoryId, CrucialCase)> {
    let rivals = rivals_of(argument, theory).into_iter();
    rivals.filter_map(|rival| Some((rival, crucial_case(argument, theory, rival)?))).collect()
}

/// What to look for, in words, a line for each rival; none where there is no such theory.
pub fn described(snapshot: &Snapshot, name: &str) -> Option<String> {
    let analysis = snapshot.analysis();
    let argument = &analysis.argument;
    let Named::Theory(theory) = argument.named(name)? else { return None };
    let lines: Vec<String> = crucial_cases(argument, theory)
        .into_iter()
        .map(|(rival, crucial)| {
            let apart = cases_apart(argument, &analysis.appraisal, theory, rival);
            format!("{}{}", to_look_for(argument, (theory, rival), &crucial), already(argument, &apart))
        })
        .collect();
    Some(match lines.as_slice() {
        [] if rivals_of(argument, theory).is_empty() => {
            format!(
                "`{name}` has no rival: name one under `rivals`, and lakatos looks for the case that tells them apart."
            )
        }
        [] => format!("No case could tell `{name}` from its rivals, as far as your concepts go."),
        lines => lines.join("\n"),
    })
}

fn to_look_for(argument: &Argument, (theory, rival): (TheoryId, TheoryId), crucial: &CrucialCase) -> String {
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

fn already(argument: &Argument, cases: &[CaseId]) -> String {
    let names: Vec<String> = cases.iter().map(|case| format!("`{}`", argument.case(*case).header.name)).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => format!(" Your case {only} tells them apart already."),
        several => format!(" Your cases {} tell them apart already.", several.join(", ")),
    }
}
