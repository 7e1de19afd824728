//! A prediction on every case: does it bear, and does it come true?

use super::bitmap::Bitmap;
use super::table::Table;
use super::truth::{Evaluator, Truth};
use super::{majority, movement};
use crate::argument::formula::{Claim, Formula, Movement};
use crate::argument::{CaseId, PredictionId};
use lakatos_syntax::ast::Mode;
use std::rc::Rc;

/// A prediction on a case.
pub type Instance = (PredictionId, CaseId);

/// What a case says of a prediction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the five results of the appraisal, described in docs/appraisal.md")]
pub enum CaseResult {
    Corroborates,
    Contradicts,
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
            Self::Silent => "silent",
            Self::Undecided => "undecided",
            Self::Contested => "contested",
        }
    }
}

/// A prediction's result in every row. Rows in none of the three are undecided.
#[derive(Clone, Debug)]
pub struct RowResults {
    /// It bears, and what was predicted is observed.
    pub corroborates: Bitmap,
    /// It bears, and the opposite is observed.
    pub contradicts: Bitmap,
    /// It does not bear.
    pub silent: Bitmap,
    /// For `more often when`: the comparison of two rates, to which no single row gives a result.
    pub rates: Option<Rates>,
}

/// How often the outcome holds where the condition does, and where it does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// Rows with the condition and the outcome.
    pub with_hits: usize,
    /// Rows with the condition whose outcome is known.
    pub with_total: usize,
    /// Rows with the outcome and without the condition.
    pub without_hits: usize,
    /// Rows without the condition whose outcome is known.
    pub without_total: usize,
    /// Of `mostly when`, where nothing is compared: cases with the condition whose outcome is unknown or contested.
    pub open: Option<usize>,
}

impl std::fmt::Display for Rates {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { with_hits, with_total, without_hits, without_total, open } = self;
        if let Some(open) = open {
            write!(formatter, "{with_hits} of {with_total} with the condition")?;
            return if *open > 0 { write!(formatter, ", {open} open") } else { Ok(()) };
        }
        write!(
            formatter,
            "{with_hits} of {with_total} with the condition, {without_hits} of {without_total} without it"
        )
    }
}

impl Rates {
    /// Corroborates where the rate with the condition is above the rate without it; undecided where either is of no
    /// cases.
    pub fn result(self) -> CaseResult {
        if let Some(open) = self.open {
            return self.majority(open);
        }
        if self.with_total == 0 || self.without_total == 0 {
            return CaseResult::Undecided;
        }
        // a/b > c/d without division.
        if self.with_hits * self.without_total > self.without_hits * self.with_total {
            CaseResult::Corroborates
        } else {
            CaseResult::Contradicts
        }
    }
}

/// Below so many cases, most of them say nothing.
const LEAST_CASES: usize = 4;

impl Rates {
    /// Corroborates where more than half have the outcome, contradicts where half or fewer do, whatever comes of those
    /// that are open; undecided of too few cases.
    fn majority(self, open: usize) -> CaseResult {
        let misses = self.with_total - self.with_hits;
        if self.with_total < LEAST_CASES {
            CaseResult::Undecided
        } else if self.with_hits > misses + open {
            CaseResult::Corroborates
        } else if self.with_hits + open <= misses {
            CaseResult::Contradicts
        } else {
            CaseResult::Undecided
        }
    }
}

impl RowResults {
    /// The results of `claim` where `scope` holds. A rate counts only the rows in `counted`, where given.
    pub fn evaluate(claim: &Claim, scope: &Formula, evaluator: &mut Evaluator, counted: Option<&Bitmap>) -> Self {
        let scope = evaluator.truth(&claim.within(scope));
        let condition = evaluator.truth(&claim.condition);
        let outcome = evaluator.truth(&claim.outcome);
        let within_scope = |truth: Truth| truth.and(&scope);
        let (bearing, fulfilled) = match claim.mode {
            Mode::When | Mode::Always => (within_scope(condition.as_ref().clone()), outcome),
            Mode::OnlyWhen => (within_scope(outcome.as_ref().clone()), condition),
            Mode::ExactlyWhen => {
                let either = condition.as_ref().clone().or(&outcome);
                (within_scope(either), Rc::new(condition.as_ref().clone().and(&outcome)))
            }
            Mode::MostlyWhen => {
                let rates = majority::count(&scope, &condition, &outcome, counted, evaluator.table());
                return Self::of_rates(rates, scope.yes.length());
            }
            Mode::MovesWith => {
                let table = evaluator.table();
                let top = |movement: &Movement| table.top(movement.mover);
                let moved = claim.movement.map(|movement| movement::results(movement, &scope, top(&movement), table));
                return moved.unwrap_or_else(|| Self::undecided(scope.yes.length()));
            }
            Mode::MoreOftenWhen => return Self::rates(&scope, &condition, &outcome, counted, evaluator.table()),
        };
        Self {
            corroborates: bearing.yes.clone().and(&fulfilled.yes),
            contradicts: bearing.yes.and(&fulfilled.no),
            silent: bearing.no,
            rates: None,
        }
    }

    /// A case counts once, whatever is contested about it, and only where that makes no difference.
    fn rates(scope: &Truth, condition: &Truth, outcome: &Truth, counted: Option<&Bitmap>, table: &Table) -> Self {
        let length = scope.yes.length();
        let mut eligible = scope.yes.clone();
        if let Some(counted) = counted {
            eligible = eligible.and(counted);
        }
        let mut certain = Bitmap::all(length);
        let contested: Vec<CaseId> = table.contested_cases().collect();
        contested.iter().flat_map(|case| table.rows_of(*case)).for_each(|row| certain.remove(row));
        let with = eligible.clone().and(&condition.yes);
        let without = eligible.and(&condition.no);
        let cells = [(&with, &outcome.yes), (&with, &outcome.no), (&without, &outcome.yes), (&without, &outcome.no)];
        let [with_hits, with_misses, without_hits, without_misses] = cells.map(|(group, outcome)| {
            let of_certain = group.clone().and(&certain).count_common(outcome);
            let in_cell =
                |case: &&CaseId| table.rows_of(**case).all(|row| group.contains(row) && outcome.contains(row));
            of_certain + contested.iter().filter(in_cell).count()
        });
        let rates = Rates {
            with_hits,
            with_total: with_hits + with_misses,
            without_hits,
            without_total: without_hits + without_misses,
            open: None,
        };
        Self::of_rates(rates, length)
    }

    /// No single row has a result.
    fn of_rates(rates: Rates, length: usize) -> Self {
        Self {
            corroborates: Bitmap::none(length),
            contradicts: Bitmap::none(length),
            silent: Bitmap::all(length),
            rates: Some(rates),
        }
    }

    /// Nothing is said of any row.
    fn undecided(length: usize) -> Self {
        let none = || Bitmap::none(length);
        Self { corroborates: none(), contradicts: none(), silent: none(), rates: None }
    }

    /// The result in one row.
    pub fn in_row(&self, row: usize) -> CaseResult {
        if self.corroborates.contains(row) {
            CaseResult::Corroborates
        } else if self.contradicts.contains(row) {
            CaseResult::Contradicts
        } else if self.silent.contains(row) {
            CaseResult::Silent
        } else {
            CaseResult::Undecided
        }
    }

    /// The result on a case: contested where its worlds differ.
    pub fn on(&self, case: CaseId, table: &Table) -> CaseResult {
        let mut rows = table.rows_of(case);
        let Some(first) = rows.next().map(|row| self.in_row(row)) else { return CaseResult::Undecided };
        if rows.all(|row| self.in_row(row) == first) { first } else { CaseResult::Contested }
    }

    /// The cases with a result, in order.
    pub fn cases_that(&self, wanted: CaseResult, table: &Table) -> Vec<CaseId> {
        let candidates = match wanted {
            CaseResult::Corroborates => &self.corroborates,
            CaseResult::Contradicts => &self.contradicts,
            CaseResult::Silent => &self.silent,
            CaseResult::Contested => {
                return table.contested_cases().filter(|case| self.on(*case, table) == wanted).collect();
            }
            CaseResult::Undecided => {
                let every = (0..table.cases()).map(CaseId::from_index);
                return every.filter(|case| self.on(*case, table) == wanted).collect();
            }
        };
        let mut cases: Vec<CaseId> = candidates.rows().map(|row| table.case_of(row)).collect();
        cases.dedup();
        cases.retain(|case| self.on(*case, table) == wanted);
        cases
    }
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
