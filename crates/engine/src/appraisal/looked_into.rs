//! What the tests within cases come to: how many a theory has passed and failed, and whether its mechanism has stood any.

use super::authors::{are_all_by, authors_of};
use super::result::{CaseResult, RowResults};
use super::table::Table;
use super::truth::truth_of;
use super::where_it_speaks;
use crate::argument::formula::Formula;
use crate::argument::{Argument, CaseId, ConceptId, Owner, PredictionId, StepId, Test, TestId, TheoryId};

/// The tests of a theory, or of one of its predictions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookedInto {
    /// Found.
    pub passed: Vec<TestId>,
    /// Looked for, and not found.
    pub failed: Vec<TestId>,
    /// Not decided yet.
    pub pending: Vec<TestId>,
    /// Decided, on cases of which scholars dispute whether the theory speaks of them: they count if it does.
    pub conditional: Vec<TestId>,
    /// Those that count for nothing either way: straws, and tests on cases that the theory was built on, unless they are a
    /// hoop or stronger, on evidence that codes nothing that it was built on (Bennett and Checkel 2015).
    pub without_weight: Vec<TestId>,
}

impl LookedInto {
    /// How many were decided.
    pub fn decided(&self) -> usize {
        self.passed.len() + self.failed.len()
    }

    /// Those that a theory has to pass and failed: hoops, and doubly decisive ones.
    pub fn fatal<'test>(&'test self, argument: &'test Argument) -> impl Iterator<Item = TestId> + 'test {
        let is_fatal = |id: &TestId| matches!(&*argument.test(*id).kind, "hoop" | "doubly-decisive");
        self.failed.iter().copied().filter(is_fatal)
    }

    /// The cases that were looked into, where the mechanism failed in each of them: a hoop or more failed there, and nothing
    /// was passed anywhere that speaks for it. A hoop that was passed speaks for nothing (Van Evera 1997).
    ///
    /// Where only links of the mechanism failed, what confirms other links does not mend these: a chain is as strong as its
    /// weakest link.
    pub fn fails_everywhere(&self, argument: &Argument) -> Option<Vec<CaseId>> {
        let failed: Vec<_> = self.fatal(argument).map(|id| argument.test(id).step).collect();
        let is_of_these = |step: Option<StepId>| step.is_none() || failed.contains(&None) || failed.contains(&step);
        let confirms = |id: &TestId| {
            let test = argument.test(*id);
            !self.without_weight.contains(id)
                && matches!(&*test.kind, "smoking-gun" | "doubly-decisive")
                && is_of_these(test.step)
        };
        let mut cases: Vec<CaseId> =
            self.fatal(argument).filter_map(|id| argument.test(id).case).map(|case| case.id).collect();
        cases.sort_unstable();
        cases.dedup();
        (!cases.is_empty() && !self.passed.iter().any(confirms)).then_some(cases)
    }
}

/// The tests of a theory. One on a case of which it says nothing is none of it: what need not be there is not missing.
pub fn looked_into(argument: &Argument, table: &Table, results: &[RowResults], theory: TheoryId) -> LookedInto {
    let mut found = LookedInto::default();
    for (index, test) in argument.tests.iter().enumerate() {
        if test.owner != Some(Owner::Theory(theory)) {
            continue;
        }
        let id = TestId::from_index(index);
        match bearing(argument, table, results, test) {
            Bearing::Silent => continue,
            Bearing::Contested if matches!(&*test.found, "yes" | "no") => {
                found.conditional.push(id);
                continue;
            }
            Bearing::Contested | Bearing::Speaks => {}
        }
        match &*test.found {
            "yes" => found.passed.push(id),
            "no" => found.failed.push(id),
            _ => found.pending.push(id),
        }
        if !has_weight(argument, table, test) {
            found.without_weight.push(id);
        }
    }
    found
}

/// Whether what a test is of speaks of its case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// It does not.
    Silent,
    /// That hangs on a coding that scholars dispute.
    Contested,
    /// It does; or an observation is missing, or it predicts nothing that a single case decides, and the test is taken at its
    /// word.
    Speaks,
}

/// Whether what a test is of speaks of its case.
pub fn bearing(argument: &Argument, table: &Table, results: &[RowResults], test: &Test) -> Bearing {
    let (Some(case), Some(owner)) = (test.case, test.owner) else { return Bearing::Speaks };
    let of_owner = argument.predictions_of(owner);
    let tested: &[PredictionId] = test.prediction.as_ref().map_or(of_owner, std::slice::from_ref);
    let definite = tested.iter().filter(|id| argument.prediction(**id).claim.is_definite());
    let tendencies = tested.iter().filter(|id| argument.prediction(**id).claim.mode.is_tendency());
    let parts = match table.independent().parts(case.id) {
        [] => vec![case.id],
        parts => parts.to_vec(),
    };
    let on_case = definite.flat_map(|id| parts.iter().map(|part| where_decided(&results[id.index()], table, *part)));
    let of_rates = tendencies.flat_map(|id| parts.iter().map(|part| where_expected(argument, table, *id, *part)));
    let on_case: Vec<CaseResult> = on_case.chain(of_rates).collect();
    if on_case.is_empty() || on_case.iter().any(|one| !matches!(one, CaseResult::Silent | CaseResult::Contested)) {
        Bearing::Speaks
    } else if on_case.contains(&CaseResult::Contested) {
        Bearing::Contested
    } else {
        Bearing::Silent
    }
}

/// What a prediction comes to on a case. Where scholars dispute only how the outcome came out, it speaks under every coding,
/// and what that came to is left undecided.
fn where_decided(results: &RowResults, table: &Table, case: CaseId) -> CaseResult {
    match results.on(case, table) {
        CaseResult::Contested if table.rows_of(case).all(|row| results.in_row(row) != CaseResult::Silent) => {
            CaseResult::Undecided
        }
        result => result,
    }
}

/// What a tendency expects of a case: nothing, where the scope or the condition is absent, so that no trace has to be there.
/// Where it expects the outcome, whether that came about is no matter, and the result is left undecided.
fn where_expected(argument: &Argument, table: &Table, id: PredictionId, case: CaseId) -> CaseResult {
    let prediction = argument.prediction(id);
    let premise = Formula::And(vec![where_it_speaks(argument, prediction), prediction.claim.condition.clone()]);
    let value = |row: usize| move |concept: ConceptId| table.column(concept).value(row);
    let truths: Vec<Option<bool>> = table.rows_of(case).map(|row| truth_of(&premise, &value(row))).collect();
    match truths.iter().filter(|truth| **truth == Some(false)).count() {
        0 => CaseResult::Undecided,
        absent if absent == truths.len() => CaseResult::Silent,
        _ => CaseResult::Contested,
    }
}

/// Whether a test counts for anything, if what it is of speaks of its case.
pub fn has_weight(argument: &Argument, table: &Table, test: &Test) -> bool {
    let built_on = match test.owner {
        Some(Owner::Theory(id)) => argument.theory(id).built_on.as_slice(),
        Some(Owner::Auxiliary(id)) => argument.auxiliary(id).built_on.as_slice(),
        Some(Owner::Paradigm(_)) | None => &[],
    };
    let shares = |case: CaseId| built_on.iter().any(|one| table.independent().share(*one, case));
    let is_hoop_or_more = matches!(&*test.kind, "hoop" | "smoking-gun" | "doubly-decisive");
    if !test.case.is_some_and(|case| shares(case.id)) {
        return is_hoop_or_more;
    }
    let used = built_on.iter().flat_map(|case| &argument.case(*case).observations);
    let used: Vec<&str> = used.flat_map(|one| authors_of(&one.backing.citations)).collect();
    let is_of_another = |cited| !are_all_by(std::slice::from_ref(cited), &used);
    is_hoop_or_more && !test.citations.is_empty() && test.citations.iter().all(is_of_another)
}
