//! What a data set says of an argument: of its predictions, its auxiliaries, its rivals and its series.

use super::Bound;
use super::changes::{Repaired, Succeeded, any, stepped};
use super::contests::{ContestOnData, contest};
use super::count::{OnData, count, results, results_of, speaks_of};
use super::table::DataTable;
use super::units::Tally;
use crate::appraisal::amendment::{Amendment, exception_of};
use crate::appraisal::bitmap::Bitmap;
use crate::appraisal::result::RowResults;
use crate::appraisal::rivals::pairs;
use crate::appraisal::truth::Evaluator;
use crate::appraisal::twins::Twins;
use crate::argument::formula::Formula;
use crate::argument::{Argument, AuxiliaryId, ConceptId, DataId, PredictionId, TheoryId};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What a data set says.
#[derive(Clone, Debug)]
pub struct DataAccount {
    /// The data set.
    pub data: DataId,
    /// What was read of it.
    pub bound: Bound,
    /// Every prediction that it speaks of, in their order.
    pub predictions: Vec<OnData>,
    /// Every auxiliary on every theory that it amends, if it excepts something and the data set speaks of that theory.
    pub repairs: Vec<RepairOnData>,
    /// Every pair of rivals that the data set speaks of.
    pub contests: Vec<ContestOnData>,
    /// Every theory that succeeds another.
    pub steps: Vec<StepOnData>,
}

/// An auxiliary, by the rows of a data set.
#[derive(Clone, Debug, PartialEq)]
pub struct RepairOnData {
    /// The auxiliary.
    pub auxiliary: AuxiliaryId,
    /// The theory that it amends.
    pub theory: TheoryId,
    /// Rows against the theory without it.
    pub anomalies: Tally,
    /// Those that it takes away.
    pub rescued: Tally,
    /// Rows that bear the theory out without it.
    pub successes: Tally,
    /// Those that it gives away.
    pub lost: Tally,
    /// Those of which that cannot be said.
    pub perhaps_lost: Tally,
    /// What it predicts, each with the rows for and against, and whether that is new to the theory.
    pub added: Vec<Added>,
}

/// What an auxiliary predicts.
#[derive(Clone, Debug, PartialEq)]
pub struct Added {
    /// The prediction.
    pub prediction: PredictionId,
    /// Whether the theory does not say it already.
    pub is_new: bool,
    /// What the rows say of it.
    pub counts: OnData,
}

/// From one theory to the next, by the rows of a data set.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the counts are those of `Stepped`")]
pub struct StepOnData {
    pub from: TheoryId,
    pub to: TheoryId,
    pub anomalies: Tally,
    pub successes: Tally,
    pub lost: Tally,
    pub perhaps_lost: Tally,
    pub answered: Tally,
    pub set_aside: Tally,
    pub remaining: Tally,
    pub open: Tally,
    pub new_anomalies: Tally,
}

/// What of the appraisal of cases the account of a data set stands on.
#[derive(Clone, Copy)]
pub struct Appraised<'appraisal> {
    /// The argument.
    pub argument: &'appraisal Argument,
    /// Its amendments.
    pub amendments: &'appraisal [Amendment],
    /// Which concepts are one.
    pub twins: &'appraisal Twins,
    /// Which predictions of a theory, the first of the two, follow from the other.
    pub kept: &'appraisal FxHashMap<(TheoryId, TheoryId), Vec<PredictionId>>,
}

impl DataAccount {
    /// The account of a data set.
    pub fn new(appraised: Appraised, data: DataId, bound: &Bound) -> Self {
        let argument = appraised.argument;
        let table = DataTable::new(argument, data, bound);
        let mut evaluator = Evaluator::new(&table.table);
        let all = (0..argument.predictions.len()).map(PredictionId::from_index);
        let spoken: Vec<PredictionId> = all.filter(|id| speaks_of(argument, &table, *id)).collect();
        let predictions: Vec<OnData> = spoken.iter().map(|id| count(argument, &table, *id, &mut evaluator)).collect();
        let mut account = Self {
            data,
            bound: bound.clone(),
            predictions,
            repairs: Vec::new(),
            contests: Vec::new(),
            steps: Vec::new(),
        };
        let is_spoken_of =
            |theory: TheoryId| argument.theory(theory).predictions.iter().any(|id| account.on(*id).is_some());
        let mut rows = OfTheories::new(argument, &table, evaluator);
        let amended = appraised.amendments.iter().filter(|amendment| {
            // What takes nothing away is told of by what it predicts.
            !argument.auxiliary(amendment.auxiliary).excepts.is_empty() && is_spoken_of(amendment.theory)
        });
        let mut answered: FxHashMap<TheoryId, Bitmap> = FxHashMap::default();
        let mut repairs = Vec::new();
        for amendment in amended {
            let (repair, rescued) = repair(&mut rows, &account, amendment);
            repairs.push(repair);
            let of_theory = answered.entry(amendment.theory).or_insert_with(|| Bitmap::none(rescued.length()));
            *of_theory = std::mem::replace(of_theory, Bitmap::none(0)).or(&rescued);
        }
        let pairs = pairs(argument).into_iter();
        let pairs = pairs.filter(|(one, other)| is_spoken_of(*one) && is_spoken_of(*other));
        let contests = pairs.map(|(one, other)| contest(&mut rows, one, other)).collect();
        let successions = argument.theories.iter().enumerate().flat_map(|(to, theory)| {
            let to = TheoryId::from_index(to);
            theory.succeeds.iter().map(move |from| (from.id, to))
        });
        let successions = successions.filter(|(from, to)| is_spoken_of(*from) && is_spoken_of(*to));
        let steps = successions.filter_map(|(from, to)| step(&mut rows, appraised, from, to)).collect();
        for (theory, answered) in &answered {
            let results = rows.results(*theory);
            for (id, results) in argument.theory(*theory).predictions.iter().zip(results.iter()) {
                let counts = account.predictions.iter_mut().find(|counts| counts.prediction == *id);
                counts.into_iter().for_each(|counts| counts.take_away(&table, results, answered));
            }
        }
        (account.repairs, account.contests, account.steps) = (repairs, contests, steps);
        account
    }

    /// What it says of a prediction.
    pub fn on(&self, prediction: PredictionId) -> Option<&OnData> {
        let found = self.predictions.binary_search_by_key(&prediction, |counts| counts.prediction).ok()?;
        Some(&self.predictions[found])
    }

    /// What it says of an auxiliary on a theory.
    pub fn repair(&self, auxiliary: AuxiliaryId, theory: TheoryId) -> Option<&RepairOnData> {
        self.repairs.iter().find(|repair| repair.auxiliary == auxiliary && repair.theory == theory)
    }
}

/// The results of theories' predictions in every row. Those of the last theory asked for are at hand, so that not all are held
/// at a time.
pub struct OfTheories<'data> {
    /// The argument.
    pub argument: &'data Argument,
    /// The data.
    pub table: &'data DataTable<'data>,
    /// Over its rows.
    pub evaluator: Evaluator<'data>,
    last: Option<(TheoryId, Arc<[RowResults]>)>,
}

impl<'data> OfTheories<'data> {
    fn new(argument: &'data Argument, table: &'data DataTable<'data>, evaluator: Evaluator<'data>) -> Self {
        Self { argument, table, evaluator, last: None }
    }

    /// Those of a theory by itself.
    pub fn results(&mut self, theory: TheoryId) -> Arc<[RowResults]> {
        if let Some((last, known)) = &self.last
            && *last == theory
        {
            return Arc::clone(known);
        }
        let predictions = self.argument.theory(theory).predictions.iter();
        let found: Arc<[RowResults]> = predictions.map(|id| results(self.argument, *id, &mut self.evaluator)).collect();
        self.last = Some((theory, Arc::clone(&found)));
        found
    }

    /// Rows in the set, and their units.
    pub fn tally(&self, set: &Bitmap) -> Tally {
        self.table.set.units().tally(set)
    }
}

fn repair(rows: &mut OfTheories, account: &DataAccount, amendment: &Amendment) -> (RepairOnData, Bitmap) {
    let argument = rows.argument;
    let theory = argument.theory(amendment.theory);
    let before = rows.results(amendment.theory);
    let exception = exception_of(argument, amendment.auxiliary);
    let scope = Formula::And(vec![theory.scope.clone(), exception.negated()]);
    let claims = theory.predictions.iter().map(|id| &argument.prediction(*id).claim);
    let after: Vec<RowResults> = claims.map(|claim| results_of(claim, &scope, &mut rows.evaluator)).collect();
    let own = &argument.auxiliary(amendment.auxiliary).predictions;
    let added: Vec<RowResults> = own.iter().map(|id| results(argument, *id, &mut rows.evaluator)).collect();
    let repaired = Repaired { before: &before, after: &after, added: &added, rows: rows.table.set.rows() };
    let (lost, perhaps_lost) = repaired.lost();
    let counted = own.iter().filter_map(|id| {
        let is_new = amendment.worth.excess.iter().any(|excess| excess.prediction == *id);
        Some(Added { prediction: *id, is_new, counts: account.on(*id)?.clone() })
    });
    let rescued = repaired.rescued();
    let told = RepairOnData {
        auxiliary: amendment.auxiliary,
        theory: amendment.theory,
        anomalies: rows.tally(&repaired.anomalies()),
        rescued: rows.tally(&rescued),
        successes: rows.tally(&repaired.successes()),
        lost: rows.tally(&lost),
        perhaps_lost: rows.tally(&perhaps_lost),
        added: counted.collect(),
    };
    (told, rescued)
}

fn step(rows: &mut OfTheories, appraised: Appraised, from: TheoryId, to: TheoryId) -> Option<StepOnData> {
    let argument = rows.argument;
    // Of a series that is not followed, it is not known what is kept.
    let kept = appraised.kept.get(&(from, to))?;
    let (before, after) = (rows.results(from), rows.results(to));
    let length = rows.table.set.rows();
    let outcome = |id: PredictionId| -> Vec<ConceptId> {
        appraised.twins.concepts([&argument.prediction(id).claim.outcome].into_iter())
    };
    let next = argument.theory(to).predictions.iter().zip(after.iter());
    let next: Vec<(&PredictionId, &RowResults, Vec<ConceptId>)> =
        next.map(|(id, results)| (id, results, outcome(*id))).collect();
    let of_each = argument.theory(from).predictions.iter().zip(before.iter()).map(|(id, results)| {
        let wanted = outcome(*id);
        let same = next.iter().filter(|(_, _, concepts)| concepts.iter().any(|concept| wanted.contains(concept)));
        let (mut borne, mut perhaps) = (Bitmap::none(length), Bitmap::none(length));
        for (id, results, _) in same {
            let is_definite = argument.prediction(**id).claim.is_definite();
            perhaps = perhaps.or(&if is_definite { results.undecided() } else { Bitmap::all(length) });
            if is_definite {
                borne = borne.or(&results.corroborates);
            }
        }
        Succeeded { results, is_kept: kept.contains(id), borne, perhaps }
    });
    let of_each: Vec<Succeeded> = of_each.collect();
    let stepped = stepped(&of_each, &any(after.iter(), length, |results| &results.contradicts));
    Some(StepOnData {
        from,
        to,
        anomalies: rows.tally(&any(before.iter(), length, |results| &results.contradicts)),
        successes: rows.tally(&any(before.iter(), length, |results| &results.corroborates)),
        lost: rows.tally(&stepped.lost),
        perhaps_lost: rows.tally(&stepped.perhaps_lost),
        answered: rows.tally(&stepped.answered),
        set_aside: rows.tally(&stepped.set_aside),
        remaining: rows.tally(&stepped.remaining),
        open: rows.tally(&stepped.open),
        new_anomalies: rows.tally(&stepped.new_anomalies),
    })
}
