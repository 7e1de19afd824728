//! Whether a case plays the role it was selected for.

use super::Appraisal;
use super::result::CaseResult;
use super::rivals::differ_on;
use super::speaking::{rivals_of, speaks};
use super::stance::Stance;
use crate::argument::{Argument, CaseId, TheoryId};

/// How a case fits its role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It does.
    Fits,
    /// It does not, because of this.
    Mismatch(String),
    /// Something is not observed, or the role needs rivals and none is declared.
    Undecided,
}

/// Whether `case` can play `role` for `theory` (Eckstein 1975, Gerring 2007).
pub fn fit(argument: &Argument, appraisal: &Appraisal, case: CaseId, role: &str, theory: TheoryId) -> Fit {
    let predictions = &argument.theory(theory).predictions;
    if predictions.is_empty() {
        return Fit::Undecided;
    }
    let results: Vec<CaseResult> = predictions.iter().map(|id| appraisal.result(*id, case)).collect();
    let speaks = any(predictions.iter().map(|id| speaks(argument, appraisal, *id, case)));
    let name = &argument.theory(theory).header.name;
    let condition_absent = || Fit::Mismatch(format!("the condition of `{name}` does not hold there"));
    match role {
        "typical" => by_result(&results, CaseResult::Corroborates, format!("it does not corroborate `{name}`")),
        "deviant" => by_result(&results, CaseResult::Contradicts, format!("it does not contradict `{name}`")),
        "most-likely" => match speaks {
            Some(false) => condition_absent(),
            Some(true) => match excepting_auxiliary(argument, appraisal, case, theory) {
                // Whoever argues against a theory takes its hardest case as it stood before its defenders excepted it.
                Some(_) if Stance::of(argument).is_attacked(theory) => Fit::Fits,
                Some(auxiliary) => Fit::Mismatch(format!("`{auxiliary}` makes an exception of it")),
                None => Fit::Fits,
            },
            None => Fit::Undecided,
        },
        "pathway" => with_rivals(argument, theory, speaks, condition_absent, |rivals| {
            let rival = rivals.iter().find(|rival| rival_speaks(argument, appraisal, **rival, case) == Some(true));
            match rival {
                Some(rival) => Fit::Mismatch(format!(
                    "the condition of its rival `{}` holds there too",
                    argument.theory(*rival).header.name
                )),
                None if rivals.iter().all(|rival| rival_speaks(argument, appraisal, *rival, case) == Some(false)) => {
                    Fit::Fits
                }
                None => Fit::Undecided,
            }
        }),
        "least-likely" | "crucial" => with_rivals(argument, theory, speaks, condition_absent, |rivals| {
            if rivals.iter().any(|rival| differ_on(argument, appraisal, theory, *rival, case)) {
                Fit::Fits
            } else if rivals.iter().any(|rival| rival_speaks(argument, appraisal, *rival, case).is_none()) {
                Fit::Undecided
            } else {
                Fit::Mismatch(format!("no rival of `{name}` predicts anything different there"))
            }
        }),
        _ => Fit::Undecided,
    }
}

fn by_result(results: &[CaseResult], wanted: CaseResult, reason: String) -> Fit {
    if results.contains(&wanted) {
        Fit::Fits
    } else if results.iter().any(|result| matches!(result, CaseResult::Undecided | CaseResult::Contested)) {
        Fit::Undecided
    } else {
        Fit::Mismatch(reason)
    }
}

fn with_rivals(
    argument: &Argument,
    theory: TheoryId,
    speaks: Option<bool>,
    condition_absent: impl Fn() -> Fit,
    judge: impl Fn(&[TheoryId]) -> Fit,
) -> Fit {
    let rivals = rivals_of(argument, theory);
    match speaks {
        Some(false) => condition_absent(),
        Some(true) if !rivals.is_empty() => judge(&rivals),
        _ => Fit::Undecided,
    }
}

fn rival_speaks(argument: &Argument, appraisal: &Appraisal, rival: TheoryId, case: CaseId) -> Option<bool> {
    any(argument.theory(rival).predictions.iter().map(|id| speaks(argument, appraisal, *id, case)))
}

fn excepting_auxiliary(
    argument: &Argument,
    appraisal: &Appraisal,
    case: CaseId,
    theory: TheoryId,
) -> Option<std::sync::Arc<str>> {
    let excepts = |amendment: &&super::Amendment| {
        appraisal.table.rows_of(case).any(|row| amendment.excepted.at(row) == Some(true))
    };
    let amendment = appraisal.amendments_of(theory).find(excepts)?;
    Some(argument.auxiliary(amendment.auxiliary).header.name.clone())
}

/// Kleene's disjunction.
fn any(truths: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut all_known = true;
    for truth in truths {
        match truth {
            Some(true) => return Some(true),
            Some(false) => {}
            None => all_known = false,
        }
    }
    all_known.then_some(false)
}
