//! A prediction on every case: does it bear, and does it come true?

use super::bitmap::Bitmap;
use super::table::Table;
use super::truth::{Evaluator, Truth};
use super::{majority, movement};
use crate::argument::formula::{Claim, Formula, Movement};
use crate::argument::{CaseId, PredictionId};
use lakatos_syntax::ast::Mode;
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
        )?;
        match (with_total, without_total) {
            (1.., 0) => write!(formatter, " (no case counts as one without it)"),
            (0, 1..) => write!(formatter, " (no case counts as one with it)"),
            _ => Ok(()),
        }
    }
}

impl Rates {
    /// Corroborates where the rate with the condition is above the rate without it, and contradicts where it is below,
    /// with two cases a side at least, and whichever single case came out otherwise; else nothing can be said.
    pub fn result(self) -> CaseResult {
        if let Some(open) = self.open {
            return self.majority(open);
        }
        if self.with_total < 2 || self.without_total < 2 {
            return CaseResult::Undecided;
        }
        // Turning a case round helps the one side as far as there is one to turn.
        let lowered = [
            Self { with_hits: self.with_hits.saturating_sub(1), ..self },
            Self { without_hits: (self.without_hits + 1).min(self.without_total), ..self },
        ];
        let raised = [
            Self { with_hits: (self.with_hits + 1).min(self.with_total), ..self },
            Self { without_hits: self.without_hits.saturating_sub(1), ..self },
        ];
        if lowered.into_iter().all(|rates| rates.order().is_gt()) {
            CaseResult::Corroborates
        } else if raised.into_iter().all(|rates| rates.order().is_lt()) {
            CaseResult::Contradicts
        } else {
            CaseResult::Undecided
        }
    }

    /// What the comparison comes to, in a word or four.
    pub fn word(self) -> &'static str {
        match self.result() {
            CaseResult::Corroborates => "for",
            CaseResult::Contradicts => "against",
            _ if self.with_total >= 2 && self.without_total >= 2 && self.order().is_eq() => "no difference",
            _ => "too few to say",
        }
    }

    /// The rate with the condition, held against the rate without it: a/b and c/d without division.
    fn order(self) -> std::cmp::Ordering {
        (self.with_hits * self.without_total).cmp(&(self.without_hits * self.with_total))
    }
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
                return moved.unwrap_or_else(|| Self::undecided(scope.yes.length()));
            }
            Mode::MoreOftenWhen => return Self::rates(&scope, &condition, &outcome, counted, evaluator.table()),
        };
        Self { corroborates, contradicts, absent, silent: not_bearing.or(&scope.no), rates: None }
    }

    /// A case counts once on each side, whatever is contested about it and however many periods it has, and only where
    /// that makes no difference.
    fn rates(scope: &Truth, condition: &Truth, outcome: &Truth, counted: Option<&Bitmap>, table: &Table) -> Self {
        let length = scope.yes.length();
        let mut eligible = scope.yes.clone();
        if let Some(counted) = counted {
            eligible = eligible.and(counted);
        }
        let with = eligible.clone().and(&condition.yes);
        let without = eligible.and(&condition.no);
        let (alone, grouped) = several_rows(table);
        let [with, without] = [with, without].map(|side| {
            let mut cells = [&outcome.yes, &outcome.no].map(|cell| side.clone().and(&alone).count_common(cell));
            for group in &grouped {
                // Of each part all worlds have to agree; of the parts, those that are on this side.
                let cell = |rows: &Range<usize>| {
                    let all = |truth: &Bitmap| rows.clone().all(|row| side.contains(row) && truth.contains(row));
                    [all(&outcome.yes), all(&outcome.no)]
                };
                let found: Vec<[bool; 2]> = group.iter().map(cell).collect();
                match [0, 1].map(|index| found.iter().any(|cell| cell[index])) {
                    [true, false] => cells[0] += 1,
                    [false, true] => cells[1] += 1,
                    _ => {}
                }
            }
            cells
        });
        let rates = Rates {
            with_hits: with[0],
            with_total: with[0] + with[1],
            without_hits: without[0],
            without_total: without[0] + without[1],
            open: None,
        };
        Self::of_rates(rates, length)
    }

    /// No single row has a result.
    fn of_rates(rates: Rates, length: usize) -> Self {
        Self {
            corroborates: Bitmap::none(length),
            contradicts: Bitmap::none(length),
            absent: Bitmap::none(length),
            silent: Bitmap::all(length),
            rates: Some(rates),
        }
    }

    /// Nothing is said of any row.
    fn undecided(length: usize) -> Self {
        let none = || Bitmap::none(length);
        Self { corroborates: none(), contradicts: none(), absent: none(), silent: none(), rates: None }
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
            CaseResult::Corroborates => &self.corroborates,
            CaseResult::Contradicts => &self.contradicts,
            CaseResult::Absent => &self.absent,
            CaseResult::Silent => &self.silent,
            CaseResult::Contested => {
                let counted = table.contested_cases().filter(|case| table.independent().counts(*case));
                return counted.filter(|case| self.on(*case, table) == wanted).collect();
            }
            CaseResult::Undecided => {
                let every = (0..table.cases()).map(CaseId::from_index);
                let counted = every.filter(|case| table.independent().counts(*case));
                return counted.filter(|case| self.on(*case, table) == wanted).collect();
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
