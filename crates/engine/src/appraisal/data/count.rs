//! A prediction held against the rows of a data set: for, against, silent and undecided, in rows and in units.

use super::fit::{Fit, fit};
use super::rates::{BothRates, rates};
use super::table::DataTable;
use super::units::Tally;
use crate::appraisal::bitmap::Bitmap;
use crate::appraisal::derived::{concepts_behind, written_out};
use crate::appraisal::result::RowResults;
use crate::appraisal::scope_of;
use crate::appraisal::truth::{Evaluator, Truth};
use crate::argument::formula::{Claim, Formula};
use crate::argument::{Argument, BuiltIn, ConceptId, PredictionId};
use lakatos_syntax::ast::Mode;
use std::ops::Range;

/// How many units are named of those that weigh most.
const NAMED: usize = 3;

/// What the rows of a data set say of a prediction.
#[derive(Clone, Debug, PartialEq)]
pub struct OnData {
    /// The prediction.
    pub prediction: PredictionId,
    /// Rows of which it is known that they are in its scope.
    pub in_scope: Tally,
    /// Rows of which it is not known that they are out of it.
    pub may_be_in_scope: Tally,
    /// Rows in scope of which it is known that its condition holds; of a claim without one, all in scope.
    pub condition: Tally,
    /// Rows of which it is not known that they are out of scope, or that its condition does not hold.
    pub may_have_condition: Tally,
    /// Rows that bear it out. A unit may stand on both sides.
    pub bears_out: Tally,
    /// Rows that contradict it.
    pub contradicts: Tally,
    /// Those of them that no auxiliary of its theory takes away.
    pub left: Tally,
    /// Of `only when`: rows with neither the outcome nor its condition.
    pub absent: Tally,
    /// Rows of which it says nothing, those out of its scope among them.
    pub silent: Tally,
    /// Rows that do not decide it.
    pub undecided: Tally,
    /// Units with rows that bear it out and rows that contradict it.
    pub divided: usize,
    /// Of the rows that do not decide it, in how many each concept is missing; most first.
    pub missing: Vec<(ConceptId, usize)>,
    /// Concepts behind it that no column of the data set observes.
    pub unobserved: Vec<ConceptId>,
    /// Consistency and coverage.
    pub fit: Option<Fit>,
    /// Of a tendency: its rates.
    pub rates: Option<BothRates>,
    /// The units with most rows against it that no auxiliary takes away, the first three.
    pub heaviest: Vec<Weighty>,
}

/// A unit, by its rows in a set.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighty {
    /// The unit.
    pub unit: usize,
    /// How many of its rows.
    pub rows: usize,
    /// The first and last year of these; none where years are not known.
    pub years: Option<(f64, f64)>,
}

impl OnData {
    /// Takes away rows that auxiliaries answer. `results` are those of the prediction.
    pub(super) fn take_away(&mut self, table: &DataTable, results: &RowResults, answered: &Bitmap) {
        let left = results.contradicts.clone().minus(answered);
        self.left = table.set.units().tally(&left);
        self.heaviest = heaviest(table, &left, NAMED);
    }

    /// Rows that bear on it: that could have been for or against, and are known.
    pub fn decided(&self) -> usize {
        self.bears_out.rows + self.contradicts.rows
    }

    /// Whether rows bear on it, so that it is tried, whatever comes of that.
    pub fn decides(&self) -> bool {
        match self.rates {
            Some(rates) => rates.counts(),
            None => self.decided() > 0,
        }
    }
}

/// Scope, condition and outcome in every row.
pub struct Truths {
    /// Where it speaks.
    pub scope: Truth,
    /// Its condition.
    pub condition: Truth,
    /// Its outcome.
    pub outcome: Truth,
}

impl Truths {
    /// Those of a claim in a scope.
    pub fn new(claim: &Claim, scope: &Formula, evaluator: &mut Evaluator) -> Self {
        let mut of = |formula: &Formula| evaluator.truth(formula).as_ref().clone();
        Self { scope: of(&claim.within(scope)), condition: of(&claim.condition), outcome: of(&claim.outcome) }
    }
}

/// The declared concepts that decide a formula: of what the actors of a row do, the concept that is coded of them.
pub fn declared_behind(argument: &Argument, formula: &Formula) -> Vec<ConceptId> {
    let behind = concepts_behind(argument, &written_out(argument, formula)).into_iter();
    let declared = |id: ConceptId| argument.concept(id).built_in.as_ref().and_then(BuiltIn::concept).unwrap_or(id);
    let mut found: Vec<ConceptId> = behind.map(declared).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a data set speaks of a prediction: some column of it observes what is predicted.
pub fn speaks_of(argument: &Argument, table: &DataTable, id: PredictionId) -> bool {
    let outcome = declared_behind(argument, &argument.prediction(id).claim.outcome);
    outcome.into_iter().any(|concept| table.observes(concept))
}

/// The results of a prediction in every row, in the scope of its owner.
pub fn results(argument: &Argument, id: PredictionId, evaluator: &mut Evaluator) -> RowResults {
    let prediction = argument.prediction(id);
    results_of(&prediction.claim, &scope_of(argument, prediction.owner), evaluator)
}

/// The results of a claim in a scope. Of a tendency no row has one, and its rates are counted by units elsewhere.
pub fn results_of(claim: &Claim, scope: &Formula, evaluator: &mut Evaluator) -> RowResults {
    match claim.mode.is_tendency() {
        true => RowResults::silent(evaluator.table().rows()),
        false => RowResults::evaluate(claim, scope, evaluator, None),
    }
}

/// What the rows say of a prediction.
pub fn count(argument: &Argument, table: &DataTable, id: PredictionId, evaluator: &mut Evaluator) -> OnData {
    let prediction = argument.prediction(id);
    let scope = scope_of(argument, prediction.owner);
    let claim = &prediction.claim;
    let units = table.set.units();
    let truths = Truths::new(claim, &scope, evaluator);
    let results = results_of(claim, &scope, evaluator);
    let undecided = match claim.mode.is_tendency() {
        true => truths.open_of_tendency(claim.mode),
        false => results.undecided(),
    };
    let behind = declared_behind(
        argument,
        &Formula::And(vec![claim.within(&scope), claim.condition.clone(), claim.outcome.clone()]),
    );
    let (observed, unobserved): (Vec<ConceptId>, Vec<ConceptId>) =
        behind.into_iter().partition(|concept| table.observes(*concept));
    let is_divided = |rows: &Range<usize>| {
        results.corroborates.has_any_in(rows.clone()) && results.contradicts.has_any_in(rows.clone())
    };
    let is_empty = results.contradicts.is_empty() || results.corroborates.is_empty();
    let may_be_in_scope = Bitmap::all(truths.scope.no.length()).minus(&truths.scope.no);
    let contradicts = units.tally(&results.contradicts);
    OnData {
        prediction: id,
        in_scope: units.tally(&truths.scope.yes),
        condition: units.tally(&truths.scope.yes.clone().and(&truths.condition.yes)),
        may_have_condition: units.tally(&may_be_in_scope.clone().minus(&truths.condition.no)),
        may_be_in_scope: units.tally(&may_be_in_scope),
        bears_out: units.tally(&results.corroborates),
        contradicts,
        left: contradicts,
        absent: units.tally(&results.absent),
        silent: units.tally(&results.silent),
        divided: if is_empty { 0 } else { units.each().filter(is_divided).count() },
        missing: missing(table, &observed, &undecided),
        undecided: units.tally(&undecided),
        unobserved,
        fit: fit(claim.mode, &truths.scope, &truths.condition, &truths.outcome),
        rates: rates(claim.mode, &truths.scope, &truths.condition, &truths.outcome, units),
        heaviest: heaviest(table, &results.contradicts, NAMED),
    }
}

impl Truths {
    /// Of a tendency: the rows that may count, and of which it is not known how.
    fn open_of_tendency(&self, mode: Mode) -> Bitmap {
        let Self { scope, condition, outcome } = self;
        let known = outcome.yes.clone().or(&outcome.no);
        let counts = match mode {
            // What lacks the condition is not asked.
            Mode::MostlyWhen => known.and(&condition.yes).or(&condition.no),
            _ => known.and(&condition.yes.clone().or(&condition.no)),
        };
        Bitmap::all(scope.no.length()).minus(&scope.no).minus(&counts)
    }
}

/// In how many of the rows each concept is missing, of a row's actors for one at least; most first.
fn missing(table: &DataTable, observed: &[ConceptId], rows: &Bitmap) -> Vec<(ConceptId, usize)> {
    if rows.is_empty() {
        return Vec::new();
    }
    let of_each = observed.iter().map(|concept| (*concept, rows.clone().minus(&table.known(*concept)).count()));
    let mut found: Vec<(ConceptId, usize)> = of_each.filter(|(_, rows)| *rows > 0).collect();
    found.sort_by_key(|(concept, rows)| (std::cmp::Reverse(*rows), *concept));
    found
}

/// The units with most rows in a set.
pub fn heaviest(table: &DataTable, set: &Bitmap, most: usize) -> Vec<Weighty> {
    if set.is_empty() {
        return Vec::new();
    }
    let units = table.set.units();
    let counts = units.each().enumerate().map(|(unit, rows)| (unit, set.count_in(rows)));
    let mut counts: Vec<(usize, usize)> = counts.filter(|(_, rows)| *rows > 0).collect();
    counts.sort_by_key(|(unit, rows)| (std::cmp::Reverse(*rows), *unit));
    counts.truncate(most);
    counts.into_iter().map(|(unit, _)| weighty(table, unit, |row| set.contains(row))).collect()
}

/// A unit, by those of its rows that are meant.
pub fn weighty(table: &DataTable, unit: usize, is_meant: impl Fn(usize) -> bool) -> Weighty {
    let rows: Vec<usize> = table.set.units().rows(unit).filter(|row| is_meant(*row)).collect();
    let years: Option<Vec<f64>> = rows.iter().map(|row| table.set.year(*row)).collect();
    let years = years.and_then(|years| Some((*years.first()?, *years.last()?)));
    Weighty { unit, rows: rows.len(), years }
}
