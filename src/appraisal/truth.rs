//! Formulas over all rows at once, in Kleene's strong logic.

use super::bitmap::Bitmap;
use super::table::{Column, Table};
use crate::argument::formula::{Comparison, Formula};
use crate::syntax::ast::Operator;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Where a formula is known to hold, and where it is known not to. Everywhere else it is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Truth {
    /// Known yes.
    pub yes: Bitmap,
    /// Known no.
    pub no: Bitmap,
}

impl Truth {
    /// The value in one row; none where it is unknown.
    pub fn at(&self, row: usize) -> Option<bool> {
        if self.yes.contains(row) { Some(true) } else { self.no.contains(row).then_some(false) }
    }

    /// Where both hold.
    pub fn and(self, other: &Self) -> Self {
        Self { yes: self.yes.and(&other.yes), no: self.no.or(&other.no) }
    }

    /// Where either holds.
    pub fn or(self, other: &Self) -> Self {
        Self { yes: self.yes.or(&other.yes), no: self.no.and(&other.no) }
    }

    /// Where it does not hold.
    pub fn negated(self) -> Self {
        Self { yes: self.no, no: self.yes }
    }
}

/// Evaluates formulas over one table; each comparison is computed once.
pub struct Evaluator<'table> {
    table: &'table Table,
    comparisons: FxHashMap<(u32, Operator, u64), Rc<Truth>>,
}

impl<'table> Evaluator<'table> {
    /// Over `table`.
    pub fn new(table: &'table Table) -> Self {
        Self { table, comparisons: FxHashMap::default() }
    }

    /// The formula's truth in every row.
    pub fn truth(&mut self, formula: &Formula) -> Truth {
        match formula {
            Formula::Comparison(comparison) => self.comparison(comparison).as_ref().clone(),
            Formula::Not(inner) => self.truth(inner).negated(),
            Formula::And(parts) => {
                let rows = self.table.rows();
                let all = Truth { yes: Bitmap::all(rows), no: Bitmap::none(rows) };
                parts.iter().fold(all, |truth, part| self.joined(truth, part, Truth::and))
            }
            Formula::Or(parts) => {
                let rows = self.table.rows();
                let none = Truth { yes: Bitmap::none(rows), no: Bitmap::all(rows) };
                parts.iter().fold(none, |truth, part| self.joined(truth, part, Truth::or))
            }
        }
    }

    /// Joins without copying the truth of a comparison.
    fn joined(&mut self, truth: Truth, part: &Formula, join: impl Fn(Truth, &Truth) -> Truth) -> Truth {
        match part {
            Formula::Comparison(comparison) => {
                let other = self.comparison(comparison);
                join(truth, &other)
            }
            _ => {
                let other = self.truth(part);
                join(truth, &other)
            }
        }
    }

    fn comparison(&mut self, comparison: &Comparison) -> Rc<Truth> {
        let key = (comparison.concept.0, comparison.operator, comparison.operand.to_bits());
        let table = self.table;
        Rc::clone(
            self.comparisons
                .entry(key)
                .or_insert_with(|| Rc::new(compare_column(table.column(comparison.concept), comparison))),
        )
    }
}

fn compare_column(column: &Column, comparison: &Comparison) -> Truth {
    match column {
        Column::Levels(ranks) => {
            // Ranks are few: which of them satisfy it is asked once each.
            let mut holds = [None; 256];
            for (rank, known) in holds.iter_mut().enumerate().take(255) {
                *known = Some(compare(rank as f64, comparison.operator, comparison.operand));
            }
            Truth {
                yes: Bitmap::from_fn(ranks.len(), |row| holds[ranks[row] as usize] == Some(true)),
                no: Bitmap::from_fn(ranks.len(), |row| holds[ranks[row] as usize] == Some(false)),
            }
        }
        Column::Numbers { low, high } => Truth {
            yes: Bitmap::from_fn(low.len(), |row| holds_within(low[row], high[row], comparison) == Some(true)),
            no: Bitmap::from_fn(low.len(), |row| holds_within(low[row], high[row], comparison) == Some(false)),
        },
    }
}

/// The formula's truth on one assignment of values; none where it is unknown.
pub fn truth_of(
    formula: &Formula,
    value_of: &impl Fn(crate::argument::ConceptId) -> Option<(f64, f64)>,
) -> Option<bool> {
    match formula {
        Formula::Comparison(comparison) => {
            let (low, high) = value_of(comparison.concept)?;
            holds_within(low, high, comparison)
        }
        Formula::Not(inner) => truth_of(inner, value_of).map(|truth| !truth),
        Formula::And(parts) => kleene(parts, false, value_of),
        Formula::Or(parts) => kleene(parts, true, value_of),
    }
}

/// One part that is `decisive` decides; without one, all must be known.
fn kleene(
    parts: &[Formula],
    decisive: bool,
    value_of: &impl Fn(crate::argument::ConceptId) -> Option<(f64, f64)>,
) -> Option<bool> {
    let mut truth = Some(!decisive);
    for part in parts {
        match truth_of(part, value_of) {
            Some(value) if value == decisive => return Some(decisive),
            None => truth = None,
            Some(_) => {}
        }
    }
    truth
}

/// A comparison with a value that moved from `low` to `high`: unknown where it holds for a part of the way only.
fn holds_within(low: f64, high: f64, comparison: &Comparison) -> Option<bool> {
    let (operator, operand) = (comparison.operator, comparison.operand);
    if low.is_nan() {
        return None;
    }
    let (always, never) = match operator {
        Operator::Equal => (low == operand && high == operand, operand < low || operand > high),
        Operator::NotEqual => (operand < low || operand > high, low == operand && high == operand),
        Operator::Less => (high < operand, low >= operand),
        Operator::AtMost => (high <= operand, low > operand),
        Operator::Greater => (low > operand, high <= operand),
        Operator::AtLeast => (low >= operand, high < operand),
    };
    if always { Some(true) } else { never.then_some(false) }
}

/// Whether `value` stands to `operand` as said.
pub fn compare(value: f64, operator: Operator, operand: f64) -> bool {
    match operator {
        Operator::Equal => value == operand,
        Operator::NotEqual => value != operand,
        Operator::Less => value < operand,
        Operator::AtMost => value <= operand,
        Operator::Greater => value > operand,
        Operator::AtLeast => value >= operand,
    }
}
