//! The case to look for: where a theory and a rival part.

use lakatos_engine::appraisal::rivalry::{cases_apart, crucial_cases};
use lakatos_engine::appraisal::speaking::rivals_of;
use lakatos_engine::appraisal::wording::to_look_for;
use lakatos_engine::argument::{Argument, CaseId, Named};
use lakatos_project::Project;

/// What to look for, in words, a line for each rival; none where there is no such theory.
pub fn described(project: &Project, name: &str) -> Option<String> {
    let analysis = project.analysis();
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
                "`{name}` has no rival: name one under `rivals`, and lakatos will look for a case that tells them apart."
            )
        }
        [] => format!("No case could tell `{name}` from its rivals, as far as your concepts go."),
        lines => lines.join("\n"),
    })
}

fn already(argument: &Argument, cases: &[CaseId]) -> String {
    let names: Vec<String> = cases.iter().map(|case| format!("`{}`", argument.case(*case).header.name)).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => format!(" Your case {only} tells them apart already."),
        several => format!(" Your cases {} tell them apart already.", several.join(", ")),
    }
}
