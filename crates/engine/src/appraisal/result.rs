//! A prediction on every case: does it bear, and does it come true?

use super::bitmap::Bitmap;
use super::rates::Rates;
use super::table::Table;
use super::truth::{Evaluator, Truth};
use super::{majority, movement, scope_of, tally};
use crate::argument::formula::{Claim, Formula, Movement};
use crate::argument::{Argument, CaseId, Owner, Prediction, PredictionId};
use lakatos_syntax::ast::Mode;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// A prediction on a case.
pub type Instance = (PredictionId, CaseId);

/// What a case says of a prediction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the results of the appraisal, described in docs/appraisal.md")]
pub enum CaseResult {
    Corroborates,
    Contradicts,
    Absent,
    Silent,
    Undecided,
    Contested,
}

impl CaseResult {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Corroborates => "corroborates",
            Self::Contradicts => "contradicts",
            Self::Absent => "absent as claimed",
            Self::Silent => "silent",
            Self::Undecided => "undecided",
            Self::Contested => "contested",
        }
    }
}

/// A prediction's result in every row. Rows in none of these are undecided.
#[derive(Clone, Debug)]
pub struct RowResults {
    /// It bears, and what was predicted is observed.
    pub corroborates: Bitmap,
    /// It bears, and the opposite is observed.
    pub contradicts: Bitmap,
    /// For `only when`: neither the outcome nor its condition, as claimed. Whether that supports the claim is disputed, and
    /// it is told apart from what corroborates it.
    pub absent: Bitmap,
    /// It does not bear.
    pub silent: Bitmap,
    /// For `more often when`: the comparison of two rates, to which no single row gives a result.
    pub rates: Option<Rates>,
}

/// What the periods of a case come to: against, if only in part; else open, where one is contested; else for.
pub fn together(results: impl Iterator<Item = CaseResult>) -> CaseResult {
    let weight = |result: &CaseResult| match result {
        CaseResult::Contradicts => 5,
        CaseResult::Contested => 4,
        CaseResult::Corroborates => 3,
        CaseResult::Absent => 2,
        CaseResult::Undecided => 1,
        CaseResult::Silent => 0,
    };
    results.max_by_key(weight).unwrap_or(CaseResult::Undecided)
}

impl RowResults {
    /// The results of `claim` where `scope` holds. A rate counts only the rows in `counted`, where given.
    pub fn evaluate(claim: &Claim, scope: &Formula, evaluator: &mut Evaluator, counted: Option<&Bitmap>) -> Self {
        let scope = evaluator.truth(scope).as_ref().clone();
        Self::evaluate_where(claim, scope, evaluator, counted)
    }

    /// The same, where it is known in which rows its owner speaks.
    pub fn evaluate_where(claim: &Claim, scope: Truth, evaluator: &mut Evaluator, counted: Option<&Bitmap>) -> Self {
        let scope = match claim.scope == Formula::TRUE {
            true => scope,
            false => scope.and(&evaluator.truth(&claim.scope)),
        };
        let condition = evaluator.truth(&claim.condition);
        let outcome = evaluator.truth(&claim.outcome);
        let cell = |one: &Bitmap, other: &Bitmap| one.clone().and(other).and(&scope.yes);
        let none = || Bitmap::none(scope.yes.length());
        let (with, without) = (&condition.yes, &condition.no);
        let [corroborates, contradicts, absent, not_bearing] = match claim.mode {
            Mode::When | Mode::Always => [cell(with, &outcome.yes), cell(with, &outcome.no), none(), without.clone()],
            // Silent is the condition without the outcome: what is needed need not be enough.
            Mode::OnlyWhen => [
                cell(with, &outcome.yes),
                cell(without, &outcome.yes),
                cell(without, &outcome.no),
                // In scope or not.
                with.clone().and(&outcome.no),
            ],
            Mode::ExactlyWhen => [
                cell(with, &outcome.yes).or(&cell(without, &outcome.no)),
                cell(with, &outcome.no).or(&cell(without, &outcome.yes)),
                none(),
                none(),
            ],
            Mode::MostlyWhen => {
                let rates = majority::count(&scope, &condition, &outcome, counted, evaluator.table());
                return Self::of_rates(rates, scope.yes.length());
            }
            Mode::MovesWith => {
                let table = evaluator.table();
                let top = |movement: &Movement| table.top(movement.mover);
                let moved = claim.movement.map(|movement| movement::results(movement, &scope, top(&movement), table));
                return moved.unwrap_or_else(|| Self::open(scope.yes.length()));
            }
            Mode::MoreOftenWhen => return Self::rates(&scope, &condition, &outcome, counted, evaluator.table()),
        };
        Self { corroborates, contradicts, absent, silent: not_bearing.or(&scope.no), rates: None }
    }

    /// A case counts once on each side, whatever is contested about it and however many periods it has, and only where
    /// that makes no difference; what is left out for that is counted too.
    fn rates(scope: &Truth, condition: &Truth, outcome: &Truth, counted: Option<&Bitmap>, table: &Table) -> Self {
        let length = scope.yes.length();
        let mut eligible = scope.yes.clone();
        if let Some(counted) = counted {
            eligible = eligible.and(counted);
        }
        let with = eligible.clone().and(&condition.yes);
        let without = eligible.and(&condition.no);
        let (alone, grouped) = several_rows(table);
        let mut rates = Rates::default();
        let count = |side: &Bitmap| [&outcome.yes, &outcome.no].map(|cell| side.clone().and(&alone).count_common(cell));
        let [[with_hits, with_misses], [without_hits, without_misses]] = [&with, &without].map(count);
        rates.add_with(with_hits, with_misses);
        rates.add_without(without_hits, without_misses);
        for group in &grouped {
            let on = |side: &Bitmap| {
                let cell = |row: usize| side.contains(row).then(|| outcome.at(row)).flatten();
                tally::of_parts(group.iter().map(|rows| rows.clone().map(cell)))
            };
            rates.add([on(&with), on(&without)]);
        }
        Self::of_rates(rates, length)
    }

    /// No single row has a result.
    fn of_rates(rates: Rates, length: usize) -> Self {
        Self { rates: Some(rates), ..Self::silent(length) }
    }

    /// It is not known what any row says.
    fn open(length: usize) -> Self {
        Self { silent: Bitmap::none(length), ..Self::silent(length) }
    }

    /// It bears on no row.
    pub fn silent(length: usize) -> Self {
        let none = || Bitmap::none(length);
        Self { corroborates: none(), contradicts: none(), absent: none(), silent: Bitmap::all(length), rates: None }
    }

    /// The rows that are undecided.
    pub fn undecided(&self) -> Bitmap {
        let decided = self.corroborates.clone().or(&self.contradicts).or(&self.absent).or(&self.silent);
        Bitmap::all(decided.length()).minus(&decided)
    }

    /// The rows in which another prediction's results are not these; the rates of both apart.
    pub fn rows_apart(&self, other: &Self) -> Bitmap {
        let pairs = [
            (&self.corroborates, &other.corroborates),
            (&self.contradicts, &other.contradicts),
            (&self.absent, &other.absent),
            (&self.silent, &other.silent),
        ];
        let apart = pairs.map(|(one, other)| one.clone().minus(other).or(&other.clone().minus(one)));
        let [first, rest @ ..] = apart;
        rest.iter().fold(first, Bitmap::or)
    }

    /// The result in one row.
    pub fn in_row(&self, row: usize) -> CaseResult {
        if self.corroborates.contains(row) {
            CaseResult::Corroborates
        } else if self.contradicts.contains(row) {
            CaseResult::Contradicts
        } else if self.absent.contains(row) {
            CaseResult::Absent
        } else if self.silent.contains(row) {
            CaseResult::Silent
        } else {
            CaseResult::Undecided
        }
    }

    /// The result on a case: contested where its worlds differ; of a case that has periods, what they come to together.
    pub fn on(&self, case: CaseId, table: &Table) -> CaseResult {
        match table.independent().parts(case) {
            [] => self.on_worlds(case, table),
            parts => together(parts.iter().map(|part| self.on_worlds(*part, table))),
        }
    }

    fn on_worlds(&self, case: CaseId, table: &Table) -> CaseResult {
        let mut rows = table.rows_of(case);
        let Some(first) = rows.next().map(|row| self.in_row(row)) else { return CaseResult::Undecided };
        if rows.all(|row| self.in_row(row) == first) { first } else { CaseResult::Contested }
    }

    /// The cases with a result, in order: of a case that has periods, these.
    pub fn cases_that(&self, wanted: CaseResult, table: &Table) -> Vec<CaseId> {
        let candidates = match wanted {
            CaseResult::Corroborates => Cow::Borrowed(&self.corroborates),
            CaseResult::Contradicts => Cow::Borrowed(&self.contradicts),
            CaseResult::Absent => Cow::Borrowed(&self.absent),
            CaseResult::Silent => Cow::Borrowed(&self.silent),
            CaseResult::Contested => {
                let counted = table.contested_cases().filter(|case| table.independent().counts(*case));
                return counted.filter(|case| self.on(*case, table) == wanted).collect();
            }
            CaseResult::Undecided => {
                let known = [&self.contradicts, &self.absent, &self.silent];
                let known = known.into_iter().fold(self.corroborates.clone(), Bitmap::or);
                Cow::Owned(Bitmap::all(table.rows()).minus(&known))
            }
        };
        let mut cases: Vec<CaseId> = candidates.rows().map(|row| table.case_of(row)).collect();
        cases.dedup();
        cases.retain(|case| table.independent().counts(*case) && self.on(*case, table) == wanted);
        cases
    }
}

/// The rows of cases that have one alone, and the rows, case by case, of each independent case that has several.
fn several_rows(table: &Table) -> (Bitmap, Vec<Vec<Range<usize>>>) {
    let mut alone = Bitmap::all(table.rows());
    let mut groups: BTreeSet<CaseId> = BTreeSet::new();
    let independent = table.independent();
    for case in table.contested_cases() {
        groups.insert(independent.whole(case));
    }
    groups.extend(independent.periods().map(|case| independent.whole(case)));
    let rows_of = |whole: &CaseId| -> Vec<Range<usize>> {
        match independent.parts(*whole) {
            [] => vec![table.rows_of(*whole)],
            parts => parts.iter().map(|part| table.rows_of(*part)).collect(),
        }
    };
    let grouped: Vec<Vec<Range<usize>>> = groups.iter().map(rows_of).collect();
    grouped.iter().flatten().cloned().flatten().for_each(|row| alone.remove(row));
    let uncounted = independent.uncounted();
    uncounted.flat_map(|case| table.rows_of(case)).for_each(|row| alone.remove(row));
    (alone, grouped)
}

/// The results of a prediction in the scope of its owner. Of a tendency, with the rates over the cases that its theory was
/// not built on, which alone can bear it out.
pub fn of_prediction(argument: &Argument, prediction: &Prediction, evaluator: &mut Evaluator) -> RowResults {
    let scope = scope_of(argument, prediction.owner);
    let mut results = RowResults::evaluate(&prediction.claim, &scope, evaluator, None);
    let Some(of_all) = results.rates else { return results };
    let built_on = match prediction.owner {
        Owner::Theory(id) => argument.theory(id).built_on.as_slice(),
        Owner::Auxiliary(_) | Owner::Paradigm(_) => &[],
    };
    if built_on.is_empty() {
        return results;
    }
    let table = evaluator.table();
    let is_other = |row: usize| !built_on.iter().any(|one| table.independent().share(*one, table.case_of(row)));
    let others = Bitmap::from_fn(table.rows(), is_other);
    let apart = RowResults::evaluate(&prediction.claim, &scope, evaluator, Some(&others)).rates;
    let apart = apart.map(Rates::counts).filter(|counts| *counts != of_all.counts());
    results.rates = Some(Rates { not_built_on: apart, ..of_all });
    results
}

/// The formula that holds where a claim is contradicted by a single case; none for tendencies and for `moves with`, which
/// no values of one case contradict.
pub fn contradiction(claim: &Claim, scope: &Formula) -> Option<Formula> {
    let outcome = || claim.outcome.clone();
    let condition = || claim.condition.clone();
    let violated = match claim.mode {
        Mode::When | Mode::Always => Formula::And(vec![condition(), outcome().negated()]),
        Mode::OnlyWhen => Formula::And(vec![outcome(), condition().negated()]),
        Mode::ExactlyWhen => Formula::Or(vec![
            Formula::And(vec![condition(), outcome().negated()]),
            Formula::And(vec![outcome(), condition().negated()]),
        ]),
        Mode::MoreOftenWhen | Mode::MostlyWhen | Mode::MovesWith => return None,
    };
    Some(Formula::And(vec![scope.clone(), claim.scope.clone(), violated]))
}
