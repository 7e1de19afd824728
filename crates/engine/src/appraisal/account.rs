//! The account of a theory: its record, its tests, its repairs, side by side. No word stands for all of them, and none hides
//! another.

use super::amendment::{Amendment, exception_of};
use super::looked_into::{LookedInto, looked_into};
use super::rates::Rates;
use super::record::{Record, Sources, record};
use super::result::{CaseResult, Instance, RowResults};
use super::truth::Evaluator;
use crate::argument::formula::Formula;
use crate::argument::{CaseId, CodedValue, PredictionId, TheoryId};

/// What a theory comes to.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// The theory's own predictions that came true, on cases that count.
    pub corroborations: Vec<Instance>,
    /// Those that did not.
    pub anomalies: Vec<Instance>,
    /// Anomalies neither rescued nor conceded.
    pub open_anomalies: Vec<Instance>,
    /// Where codings are contested.
    pub contested: Vec<Instance>,
    /// Its record.
    pub record: Record,
    /// The record of each prediction, in their order; empty for tendencies.
    pub records: Vec<Record>,
    /// Its tendencies, each with its comparison.
    pub tendencies: Vec<(PredictionId, Rates)>,
    /// Its tests.
    pub tests: LookedInto,
    /// How many independent cases it speaks of.
    pub spoke_of: Vec<CaseId>,
    /// Those of them that it still speaks of with all its repairs in force.
    pub speaks_of: Vec<CaseId>,
    /// Those of which that cannot be said, for want of an observation or because scholars disagree.
    pub may_speak_of: Vec<CaseId>,
}

impl Account {
    /// Whether its repairs leave it less than half of what it spoke of.
    pub fn is_hollowed(&self) -> bool {
        2 * (self.speaks_of.len() + self.may_speak_of.len()) < self.spoke_of.len()
    }

    /// Whether anything decides: a case, a tendency, or a test that has weight.
    pub fn is_decided(&self) -> bool {
        self.record.decided() > 0
            || self.tendencies.iter().any(|(_, rates)| rates.result() != CaseResult::Undecided)
            || self.tests.passed.iter().chain(&self.tests.failed).any(|test| !self.tests.without_weight.contains(test))
    }
}

/// The account of a theory with all its amendments.
pub fn account(sources: Sources, id: TheoryId, evaluator: &mut Evaluator) -> Account {
    let Sources { argument, table, results, amendments, .. } = sources;
    let theory = argument.theory(id);
    let mut account = Account { tests: looked_into(argument, table, results, id), ..Account::default() };
    for prediction in &theory.predictions {
        let results = &results[prediction.index()];
        let instances = |wanted| results.cases_that(wanted, table).into_iter().map(|case| (*prediction, case));
        account.corroborations.extend(instances(CaseResult::Corroborates));
        account.anomalies.extend(instances(CaseResult::Contradicts));
        account.contested.extend(instances(CaseResult::Contested));
        account.records.push(record(sources, id, &[*prediction]));
        account.tendencies.extend(results.rates.map(|rates| (*prediction, rates)));
    }
    let is_rescued = |case: CaseId| sources.excusing.contains_key(&case);
    let is_open = |(_, case): &&Instance| !is_rescued(*case) && !sources.is_conceded(*case);
    account.open_anomalies = account.anomalies.iter().filter(is_open).copied().collect();
    account.record = record(sources, id, &theory.predictions);
    account.spoke_of = spoken_of(sources, theory.predictions.iter().map(|id| &results[id.index()]));
    account.speaks_of = if amendments.is_empty() {
        account.spoke_of.clone()
    } else {
        let together = with_all(sources, id, evaluator);
        let still = spoken_of(sources, together.iter());
        let is_open = |case: CaseId| {
            let open = [CaseResult::Undecided, CaseResult::Contested];
            let parts = match table.independent().parts(case) {
                [] => vec![case],
                parts => parts.to_vec(),
            };
            parts.iter().any(|part| together.iter().any(|results| open.contains(&results.on(*part, table))))
        };
        let (speaks, silent): (Vec<CaseId>, Vec<CaseId>) =
            account.spoke_of.iter().copied().partition(|case| still.binary_search(case).is_ok());
        account.may_speak_of = silent.into_iter().filter(|case| is_open(*case)).collect();
        speaks
    };
    account
}

/// The independent cases on which some result is for, against or absent as claimed.
fn spoken_of<'results>(sources: Sources, results: impl Iterator<Item = &'results RowResults>) -> Vec<CaseId> {
    let table = sources.table;
    let spoken = [CaseResult::Corroborates, CaseResult::Contradicts, CaseResult::Absent];
    let cases = results.flat_map(|results| spoken.into_iter().flat_map(|wanted| results.cases_that(wanted, table)));
    let mut wholes: Vec<CaseId> = cases.map(|case| table.independent().whole(case)).collect();
    wholes.sort_unstable();
    wholes.dedup();
    wholes
}

/// A theory's predictions with all its auxiliaries in force at once.
fn with_all(sources: Sources, id: TheoryId, evaluator: &mut Evaluator) -> Vec<RowResults> {
    let Sources { argument, table, amendments, .. } = sources;
    let exceptions = amendments.iter().map(|amendment: &&Amendment| exception_of(argument, amendment.auxiliary));
    let theory = argument.theory(id);
    let scope = Formula::And(vec![theory.scope.clone(), Formula::Or(exceptions.collect()).negated()]);
    let recodings: Vec<_> =
        amendments.iter().flat_map(|amendment| &argument.auxiliary(amendment.auxiliary).recodes).collect();
    // Where an auxiliary says another thing of the same outcome, the theory with it is not silent.
    let outcomes = |id: &PredictionId| argument.prediction(*id).claim.outcome.concepts();
    let own: Vec<_> = theory.predictions.iter().flat_map(outcomes).collect();
    let added = amendments.iter().flat_map(|amendment| &argument.auxiliary(amendment.auxiliary).predictions);
    let added: Vec<&PredictionId> =
        added.filter(|id| outcomes(id).iter().any(|outcome| own.contains(outcome))).collect();
    let claims = || {
        let of_theory = theory.predictions.iter().map(|id| (id, &scope));
        of_theory.chain(added.iter().map(|id| (*id, &theory.scope)))
    };
    let evaluate = |evaluator: &mut Evaluator| -> Vec<RowResults> {
        let claims = claims().map(|(id, scope)| (&argument.prediction(*id).claim, scope));
        claims.map(|(claim, scope)| RowResults::evaluate(claim, scope, evaluator, None)).collect()
    };
    if recodings.is_empty() {
        return evaluate(evaluator);
    }
    let mut recoded = table.clone();
    for recoding in recodings {
        let value = match recoding.value {
            CodedValue::Within(low, high) => Some((low, high)),
            CodedValue::Unknown => None,
        };
        for part in [&[recoding.case], table.independent().parts(recoding.case)].concat() {
            recoded.recode(part, recoding.concept, value);
        }
    }
    evaluate(&mut Evaluator::new(&recoded))
}
