//! Which cases that the draft does not have bear on its predictions.

use super::LibraryRows;
use super::canonical::canonical;
use crate::appraisal::amendment::exception_of;
use crate::appraisal::result::{CaseResult, Instance, RowResults};
use crate::appraisal::truth::Evaluator;
use crate::appraisal::{Appraisal, where_it_speaks};
use crate::argument::formula::Formula;
use crate::argument::{Argument, CaseId, Owner, PredictionId};

/// What the cases of the libraries say of a prediction; none where no library is in use.
pub fn results_in_library(argument: &Argument, appraisal: &Appraisal, id: PredictionId) -> Option<RowResults> {
    let rows = appraisal.library.as_ref()?;
    let prediction = argument.prediction(id);
    let scope = where_it_speaks(argument, prediction);
    Some(RowResults::evaluate(&prediction.claim, &scope, &mut Evaluator::new(&rows.table), None))
}

/// The cases that the draft does not have and that say one of `wanted` of a prediction. Those that an exception of an
/// auxiliary takes out are left to the auxiliary.
pub fn missing_that(
    argument: &Argument,
    appraisal: &Appraisal,
    id: PredictionId,
    wanted: &[CaseResult],
) -> Vec<CaseId> {
    let Some((library, rows)) = in_use(argument, appraisal) else { return Vec::new() };
    let Some(results) = results_in_library(argument, appraisal, id) else { return Vec::new() };
    let mut cases: Vec<CaseId> = wanted.iter().flat_map(|wanted| results.cases_that(*wanted, &rows.table)).collect();
    cases.retain(|case| rows.is_missing(library, *case));
    if let Owner::Theory(theory) = argument.prediction(id).owner {
        for amendment in appraisal.amendments_of(theory) {
            let excepted = where_it_holds(rows, &exception_of(argument, amendment.auxiliary));
            cases.retain(|case| !excepted.contains(case));
        }
    }
    cases.retain(|case| is_of_its_kind(argument, appraisal, id, *case));
    let beyond = not_spoken_of(argument, rows, library, id);
    cases.retain(|case| !beyond.contains(case));
    // A case stands for its periods.
    let all = cases.clone();
    cases.retain(|case| !library.with_ancestors(*case).skip(1).any(|ancestor| all.contains(&ancestor)));
    cases
}

/// The cases of which a library's theory does not speak, where a prediction is of that theory: the Confucian peace is none of
/// Chile and Peru, however widely a draft writes it.
fn not_spoken_of(argument: &Argument, rows: &LibraryRows, library: &Argument, id: PredictionId) -> Vec<CaseId> {
    let Owner::Theory(theory) = argument.prediction(id).owner else { return Vec::new() };
    let scopes: Vec<&Formula> =
        canonical(library, argument.theory(theory)).into_iter().map(|known| &library.theory(known).scope).collect();
    if scopes.is_empty() || scopes.contains(&&Formula::TRUE) {
        return Vec::new();
    }
    let within: Vec<CaseId> = scopes.into_iter().flat_map(|scope| where_it_holds(rows, scope)).collect();
    (0..library.cases.len()).map(CaseId::from_index).filter(|case| !within.contains(case)).collect()
}

/// Whether a case of a library is of the unit that the draft tries a prediction on. A theory says itself what it is about, or
/// else the cases do that bear on it: a claim that is made of crises is not held against pairs of states.
fn is_of_its_kind(argument: &Argument, appraisal: &Appraisal, id: PredictionId, of_library: CaseId) -> bool {
    let Some((library, rows)) = in_use(argument, appraisal) else { return true };
    let Some(unit) = &library.case(of_library).unit else { return true };
    let bears = |case: &CaseId| appraisal.result(id, *case) != CaseResult::Silent;
    let cases = (0..argument.cases.len()).map(CaseId::from_index).filter(bears);
    let units = cases.filter_map(|case| {
        let known = || library.case(rows.known_as(case)?).unit.as_ref();
        argument.case(case).unit.as_ref().or_else(known)
    });
    let mut units = units.peekable();
    units.peek().is_none() || units.any(|other| other == unit)
}

/// The cases that the draft does not have and that a formula holds of.
pub fn missing_where(argument: &Argument, appraisal: &Appraisal, formula: &Formula) -> Vec<CaseId> {
    let Some((library, rows)) = in_use(argument, appraisal) else { return Vec::new() };
    let mut cases = where_it_holds(rows, formula);
    cases.retain(|case| rows.is_missing(library, *case));
    cases
}

/// The cases that the draft does not have and that a formula holds of by some of their codings only.
pub fn contested_where(argument: &Argument, appraisal: &Appraisal, formula: &Formula) -> Vec<CaseId> {
    let Some((library, rows)) = in_use(argument, appraisal) else { return Vec::new() };
    let mut cases = Evaluator::new(&rows.table).truth(formula).contested_cases(&rows.table);
    cases.retain(|case| rows.is_missing(library, *case));
    cases
}

/// The cases that the draft does not have, where an exception holds and one of `predictions` came true all the same; each
/// case once.
pub fn lost_in_library(
    argument: &Argument,
    appraisal: &Appraisal,
    predictions: &[PredictionId],
    exception: &Formula,
) -> Vec<Instance> {
    let Some((_, rows)) = in_use(argument, appraisal) else { return Vec::new() };
    let excepted = missing_where(argument, appraisal, exception);
    let mut lost: Vec<Instance> = Vec::new();
    for id in predictions {
        let Some(results) = results_in_library(argument, appraisal, *id) else { continue };
        let right = results.cases_that(CaseResult::Corroborates, &rows.table).into_iter();
        for case in right.filter(|case| excepted.contains(case)) {
            if lost.iter().all(|(_, known)| *known != case) {
                lost.push((*id, case));
            }
        }
    }
    lost
}

fn where_it_holds(rows: &LibraryRows, formula: &Formula) -> Vec<CaseId> {
    Evaluator::new(&rows.table).truth(formula).cases(&rows.table, Some(true))
}

fn in_use<'all>(argument: &'all Argument, appraisal: &'all Appraisal) -> Option<(&'all Argument, &'all LibraryRows)> {
    Some((argument.library.as_deref()?, appraisal.library.as_ref()?))
}
