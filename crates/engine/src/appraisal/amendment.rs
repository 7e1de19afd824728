//! An auxiliary on its theory: what it rescues, loses and adds.

use super::bitmap::Bitmap;
use super::codings::Coding;
use super::derived::derive;
use super::parts::{Part, part};
use super::repair::{Repair, Worth};
use super::result::{CaseResult, Instance, RowResults};
use super::table::Table;
use super::truth::{Evaluator, Truth};
use crate::argument::formula::Formula;
use crate::argument::{Argument, AuxiliaryId, CaseId, CodedValue, Mention, PredictionId, TheoryId};
use std::sync::Arc;

/// A theory with one of its auxiliaries: T+A held against T.
#[derive(Clone, Debug)]
pub struct Amendment {
    /// A.
    pub auxiliary: AuxiliaryId,
    /// T.
    pub theory: TheoryId,
    /// The results of T's predictions in T+A, in their order.
    pub results: Vec<RowResults>,
    /// Where the exceptions hold, in every row.
    pub excepted: Arc<Truth>,
    /// What becomes of each case under `rescues`, in their order.
    pub rescues: Vec<Rescue>,
    /// Cases that are anomalies of T and none in T+A, in order.
    pub rescued: Vec<CaseId>,
    /// Corroborations of T on cases that certainly do not corroborate T+A.
    pub lost: Vec<(PredictionId, CaseId)>,
    /// Those on cases of which that cannot be said, for want of an observation.
    pub perhaps_lost: Vec<(PredictionId, CaseId)>,
    /// What it adds, and what that is worth.
    pub worth: Worth,
}

/// A case under `rescues`.
#[derive(Clone, Debug, PartialEq)]
pub struct Rescue {
    /// The case, and where it is named.
    pub case: Mention<CaseId>,
    /// What becomes of it.
    pub outcome: RescueOutcome,
    /// T's predictions that it contradicts.
    pub anomalies: Vec<PredictionId>,
}

/// What becomes of a case under `rescues`.
#[derive(Clone, Debug, PartialEq)]
pub enum RescueOutcome {
    /// An anomaly of T, and none in T+A.
    Rescued,
    /// Rescued in a part of its period only.
    Partial(Part),
    /// An anomaly still.
    NotRescued,
    /// It was none to begin with.
    NoAnomaly,
    /// Something is not observed.
    Undecided,
}

/// The three senses of ad hoc (Lakatos 1970, Zahar 1973).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AdHoc {
    /// ad hoc₁: it takes something away, and adds nothing.
    pub in_content: bool,
    /// ad hoc₂: what it adds is not corroborated by fresh evidence of grade 1 or 2.
    pub in_evidence: bool,
    /// ad hoc₃: nothing ties it to the hard core or the heuristic.
    pub in_heuristic: bool,
}

impl Amendment {
    /// Whether a case is an anomaly of T and none in T+A.
    pub fn takes_away(&self, case: CaseId) -> bool {
        self.rescued.binary_search(&case).is_ok()
    }

    /// The three senses of ad hoc, one by one.
    pub fn ad_hoc(&self) -> AdHoc {
        let excess = &self.worth.excess;
        // What was not read may be what is missing.
        if self.worth.word == Repair::Unread {
            return AdHoc::default();
        }
        AdHoc {
            in_content: self.worth.word == Repair::AdHoc,
            in_evidence: !excess.is_empty()
                && !self.worth.is_counted
                && excess.iter().all(|excess| excess.borne_out() == 0),
            in_heuristic: !self.worth.is_tied,
        }
    }
}

/// What an amendment is computed from.
#[derive(Clone, Copy)]
pub struct Basis<'appraisal> {
    /// The argument.
    pub argument: &'appraisal Argument,
    /// Its cases.
    pub table: &'appraisal Table,
    /// Their codings.
    pub codings: &'appraisal [Arc<[Coding]>],
    /// The results of every prediction, without auxiliaries.
    pub results: &'appraisal [RowResults],
}

impl Basis<'_> {
    /// The result of a prediction on a case, without auxiliaries.
    pub fn result(self, prediction: PredictionId, case: CaseId) -> CaseResult {
        self.results[prediction.index()].on(case, self.table)
    }
}

/// Where an auxiliary makes an exception: where any of its `excepts` lines holds.
pub fn exception_of(argument: &Argument, auxiliary: AuxiliaryId) -> Formula {
    Formula::Or(argument.auxiliary(auxiliary).excepts.iter().map(|line| line.formula.clone()).collect())
}

/// Holds T+A against T. What it is worth is worked out when all auxiliaries are known.
pub fn amend(basis: Basis, auxiliary_id: AuxiliaryId, theory_id: TheoryId, evaluator: &mut Evaluator) -> Amendment {
    let argument = basis.argument;
    let (auxiliary, theory) = (argument.auxiliary(auxiliary_id), argument.theory(theory_id));
    let exception = exception_of(argument, auxiliary_id);
    let excepted = evaluator.truth(&exception);
    let scope = Formula::And(vec![theory.scope.clone(), exception.clone().negated()]);
    let recoded = (!auxiliary.recodes.is_empty()).then(|| recoded_table(basis, auxiliary_id));
    let results: Vec<RowResults> = match &recoded {
        Some(table) => amended_results(argument, theory_id, &scope, &mut Evaluator::new(table)),
        None => amended_results(argument, theory_id, &scope, evaluator),
    };
    let changed = Changes { basis, theory: theory_id, added: &auxiliary.predictions, results: &results };
    let rescued = changed.rescued();
    let (lost, perhaps_lost) = changed.lost();
    let rescues = auxiliary.rescues.iter().map(|case| changed.rescue(*case, &exception)).collect();
    Amendment {
        auxiliary: auxiliary_id,
        theory: theory_id,
        results,
        excepted: Arc::new(excepted.as_ref().clone()),
        rescues,
        rescued,
        lost,
        perhaps_lost,
        worth: Worth::default(),
    }
}

fn recoded_table(basis: Basis, auxiliary: AuxiliaryId) -> Table {
    let mut table = basis.table.clone();
    for recoding in &basis.argument.auxiliary(auxiliary).recodes {
        let value = match recoding.value {
            CodedValue::Within(low, high) => Some((low, high)),
            CodedValue::Unknown => None,
        };
        // What is said of a case is said of its periods.
        for part in [&[recoding.case], basis.table.independent().parts(recoding.case)].concat() {
            table.recode(part, recoding.concept, value);
        }
    }
    derive(&mut table, basis.argument);
    table
}

fn amended_results(
    argument: &Argument,
    theory: TheoryId,
    scope: &Formula,
    evaluator: &mut Evaluator,
) -> Vec<RowResults> {
    let claims = argument.theory(theory).predictions.iter().map(|id| &argument.prediction(*id).claim);
    claims.map(|claim| RowResults::evaluate(claim, scope, evaluator, None)).collect()
}

/// T before and after.
struct Changes<'appraisal> {
    basis: Basis<'appraisal>,
    theory: TheoryId,
    /// What A predicts.
    added: &'appraisal [PredictionId],
    results: &'appraisal [RowResults],
}

impl Changes<'_> {
    fn predictions(&self) -> &[PredictionId] {
        &self.basis.argument.theory(self.theory).predictions
    }

    /// The cases that count and of which some row is among those of T's predictions before, and not after: on all others
    /// the two come to the same.
    fn changed(&self, rows: impl Fn(&RowResults) -> &Bitmap) -> Vec<CaseId> {
        let table = self.basis.table;
        let pairs = self.predictions().iter().zip(self.results);
        let changed = pairs.map(|(id, after)| rows(&self.basis.results[id.index()]).clone().minus(rows(after)));
        let mut cases: Vec<CaseId> =
            changed.flat_map(|rows| rows.rows().map(|row| table.case_of(row)).collect::<Vec<_>>()).collect();
        cases.sort_unstable();
        cases.dedup();
        cases.retain(|case| table.independent().counts(*case));
        cases
    }

    /// Whether a prediction of T comes to something on a case.
    fn is_before(&self, case: CaseId, wanted: CaseResult) -> bool {
        self.predictions().iter().any(|id| self.basis.result(*id, case) == wanted)
    }

    fn after(&self, case: CaseId) -> impl Iterator<Item = CaseResult> {
        self.results.iter().map(move |results| results.on(case, self.basis.table))
    }

    /// Whether A is wrong in a case by what it predicts itself: then T+A is, whatever A excepts there.
    fn is_wrong_itself(&self, case: CaseId) -> bool {
        self.added.iter().any(|id| self.basis.result(*id, case) == CaseResult::Contradicts)
    }

    /// Anomalies of T that are certainly none in T+A.
    fn rescued(&self) -> Vec<CaseId> {
        let mut cases = self.changed(|results| &results.contradicts);
        cases.retain(|case| {
            if !self.is_before(*case, CaseResult::Contradicts) || self.is_wrong_itself(*case) {
                return false;
            }
            let mut pairs = self.predictions().iter().zip(self.after(*case));
            pairs.all(|(id, after)| {
                self.basis.result(*id, *case) != CaseResult::Contradicts
                    || matches!(after, CaseResult::Silent | CaseResult::Corroborates | CaseResult::Absent)
            })
        });
        cases
    }

    /// What is certainly lost, and what perhaps is.
    fn lost(&self) -> (Vec<Instance>, Vec<Instance>) {
        let (mut lost, mut perhaps) = (Vec::new(), Vec::new());
        for case in self.changed(|results| &results.corroborates) {
            let of_added = self.added.iter().map(|id| self.basis.result(*id, case));
            let after: Vec<CaseResult> = self.after(case).chain(of_added).collect();
            if after.contains(&CaseResult::Corroborates) {
                continue;
            }
            let is_open = self.after(case).any(|after| matches!(after, CaseResult::Undecided | CaseResult::Contested));
            let before =
                self.predictions().iter().filter(|id| self.basis.result(**id, case) == CaseResult::Corroborates);
            let instances = before.map(|id| (*id, case));
            if is_open { perhaps.extend(instances) } else { lost.extend(instances) }
        }
        (lost, perhaps)
    }

    fn rescue(&self, case: Mention<CaseId>, exception: &Formula) -> Rescue {
        let before = |id: &PredictionId| self.basis.result(*id, case.id);
        let parts = self.basis.table.independent().parts(case.id);
        let anomalies: Vec<PredictionId> =
            self.predictions().iter().copied().filter(|id| before(id) == CaseResult::Contradicts).collect();
        let outcome = if anomalies.is_empty() {
            let undecided = |id| matches!(before(id), CaseResult::Undecided | CaseResult::Contested);
            if self.predictions().iter().any(undecided) { RescueOutcome::Undecided } else { RescueOutcome::NoAnomaly }
        } else if self.is_wrong_itself(case.id) {
            RescueOutcome::NotRescued
        } else {
            if !parts.is_empty() {
                return Rescue { case, outcome: self.rescue_of_parts(parts), anomalies };
            }
            let results = self.predictions().iter().zip(self.after(case.id));
            let after: Vec<CaseResult> =
                results.filter(|(id, _)| anomalies.contains(id)).map(|(_, after)| after).collect();
            if after.contains(&CaseResult::Contradicts) {
                RescueOutcome::NotRescued
            } else if after
                .iter()
                .all(|after| matches!(after, CaseResult::Silent | CaseResult::Corroborates | CaseResult::Absent))
            {
                RescueOutcome::Rescued
            } else {
                let codings = &self.basis.codings[case.id.index()];
                let part = part(self.basis.argument, case.id, codings, exception);
                part.map_or(RescueOutcome::Undecided, RescueOutcome::Partial)
            }
        };
        Rescue { case, outcome, anomalies }
    }
}

impl Changes<'_> {
    /// What becomes of a case that has periods, some of them anomalies.
    fn rescue_of_parts(&self, parts: &[CaseId]) -> RescueOutcome {
        let rescued = self.rescued();
        let anomalous = parts.iter().filter(|part| self.is_before(**part, CaseResult::Contradicts));
        let (saved, left): (Vec<CaseId>, Vec<CaseId>) = anomalous.partition(|part| rescued.binary_search(part).is_ok());
        let names = |cases: &[CaseId]| {
            let names = cases.iter().map(|case| self.basis.argument.case(*case).header.name.to_string());
            names.collect::<Vec<_>>().join(", ")
        };
        match (saved.as_slice(), left.as_slice()) {
            (_, []) => RescueOutcome::Rescued,
            ([], _) => RescueOutcome::NotRescued,
            (saved, left) => RescueOutcome::Partial(Part {
                holds: format!("in {} only", names(saved)),
                fails: format!("in {}", names(left)),
                note: format!("{} remains", names(left)),
            }),
        }
    }
}
