//! Formulas over all rows at once, in Kleene's strong logic.

use super::bitmap::Bitmap;
use super::column::{Column, Over};
use super::table::Table;
use crate::argument::CaseId;
use crate::argument::formula::{Comparison, Formula};
use lakatos_syntax::ast::Operator;
use rustc_hash::FxHashMap;
use std::rc::Rc;
use std::sync::Arc;

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

    /// The cases on which the formula has a value in every world: this one, or any where none is wanted.
    pub fn cases(&self, table: &Table, wanted: Option<bool>) -> Vec<CaseId> {
        let fits = |row: usize| match wanted {
            Some(true) => self.yes.contains(row),
            Some(false) => self.no.contains(row),
            None => self.at(row).is_some(),
        };
        let rows: Box<dyn Iterator<Item = usize>> = match wanted {
            Some(true) => Box::new(self.yes.rows()),
            Some(false) => Box::new(self.no.rows()),
            None => Box::new(self.yes.rows().chain(self.no.rows())),
        };
        let mut cases: Vec<CaseId> = rows.map(|row| table.case_of(row)).collect();
        cases.sort_unstable();
        cases.dedup();
        cases.retain(|case| {
            let mut rows = table.rows_of(*case);
            table.independent().counts(*case) && rows.all(fits)
        });
        cases
    }

    /// The cases on which the formula holds by some codings, and by others not, or not for certain.
    pub fn contested_cases(&self, table: &Table) -> Vec<CaseId> {
        let is_split = |case: &CaseId| {
            let mut rows = table.rows_of(*case);
            rows.clone().any(|row| self.yes.contains(row)) && !rows.all(|row| self.yes.contains(row))
        };
        let is_split = |case: &CaseId| table.independent().counts(*case) && is_split(case);
        table.contested_cases().filter(is_split).collect()
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

    /// What it evaluates over.
    pub fn table(&self) -> &'table Table {
        self.table
    }

    /// The formula's truth in every row.
    pub fn truth(&mut self, formula: &Formula) -> Rc<Truth> {
        match formula {
            Formula::Comparison(comparison) => self.comparison(comparison),
            Formula::Not(inner) => Rc::new(Rc::unwrap_or_clone(self.truth(inner)).negated()),
            Formula::And(parts) => self.joined(parts, Truth::and).unwrap_or_else(|| self.constant(true)),
            Formula::Or(parts) => self.joined(parts, Truth::or).unwrap_or_else(|| self.constant(false)),
        }
    }

    /// None where there are no parts.
    fn joined(&mut self, parts: &[Formula], join: impl Fn(Truth, &Truth) -> Truth) -> Option<Rc<Truth>> {
        let (first, rest) = parts.split_first()?;
        let first = self.truth(first);
        Some(rest.iter().fold(first, |truth, part| {
            let other = self.truth(part);
            Rc::new(join(Rc::unwrap_or_clone(truth), &other))
        }))
    }

    fn constant(&self, value: bool) -> Rc<Truth> {
        let rows = self.table.rows();
        let truth = Truth { yes: Bitmap::all(rows), no: Bitmap::none(rows) };
        Rc::new(if value { truth } else { truth.negated() })
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

/// A comparison in every row of a column.
pub(super) fn compare_column(column: &Column, comparison: &Comparison) -> Truth {
    match column {
        Column::Levels(ranks) => {
            // Which ranks satisfy it is an interval, or all but one.
            let holds = |rank: u8| compare(f64::from(rank), comparison.operator, comparison.operand);
            let known = 0..=u8::MAX - 1;
            let first = known.clone().find(|rank| holds(*rank)).unwrap_or(u8::MAX);
            let last = known.rev().find(|rank| holds(*rank)).unwrap_or(0);
            let but = (first..=last).find(|rank| !holds(*rank)).unwrap_or(u8::MAX);
            let yes = Bitmap::from_values(ranks, |rank| (first <= rank) & (rank <= last) & (rank != but));
            let no = Bitmap::from_values(ranks, |rank| rank != u8::MAX).minus(&yes);
            Truth { yes, no }
        }
        Column::Bytes(values) => compare_whole(values, i8::MIN, comparison),
        Column::Shorts(values) => compare_whole(values, i16::MIN, comparison),
        Column::Integers(values) => compare_whole(values, i32::MIN, comparison),
        Column::Singles(values) => {
            let (operator, operand) = (comparison.operator, comparison.operand);
            let known = Bitmap::from_values(values, |value| !value.is_nan());
            let yes = Bitmap::from_values(values, |value| compare(f64::from(value), operator, operand)).and(&known);
            Truth { no: known.minus(&yes), yes }
        }
        Column::OverActors { over, actors, rows } => compare_over(*over, actors, *rows, comparison),
        Column::Numbers { low, high: None } => {
            let yes = match (comparison.operator, comparison.operand) {
                (Operator::Equal, operand) => Bitmap::from_values(low, |value| value == operand),
                (Operator::NotEqual, operand) => Bitmap::from_values(low, |value| !value.is_nan() & (value != operand)),
                (Operator::Less, operand) => Bitmap::from_values(low, |value| value < operand),
                (Operator::AtMost, operand) => Bitmap::from_values(low, |value| value <= operand),
                (Operator::Greater, operand) => Bitmap::from_values(low, |value| value > operand),
                (Operator::AtLeast, operand) => Bitmap::from_values(low, |value| value >= operand),
            };
            let no = Bitmap::from_values(low, |value| !value.is_nan()).minus(&yes);
            Truth { yes, no }
        }
        Column::Few { known, rows } => {
            let mut truth = Truth { yes: Bitmap::none(*rows), no: Bitmap::none(*rows) };
            for (row, (low, high)) in known {
                match holds_within(*low, *high, comparison) {
                    Some(true) => truth.yes.insert(*row as usize),
                    Some(false) => truth.no.insert(*row as usize),
                    None => {}
                }
            }
            truth
        }
        Column::Numbers { low, high: Some(high) } => {
            let holds = |row: usize| holds_within(low[row], high[row], comparison);
            Truth {
                yes: Bitmap::from_fn(low.len(), |row| holds(row) == Some(true)),
                no: Bitmap::from_fn(low.len(), |row| holds(row) == Some(false)),
            }
        }
    }
}

/// Whole numbers, the least of which stands for unknown.
fn compare_whole<T: Copy + Ord + Into<i64> + TryFrom<i64>>(values: &[T], unknown: T, comparison: &Comparison) -> Truth {
    let operand = comparison.operand;
    // What satisfies it is an interval, or all but that.
    let (first, last) = match comparison.operator {
        Operator::Equal | Operator::NotEqual => (operand.ceil(), operand.floor()),
        Operator::Less => (f64::NEG_INFINITY, operand.ceil() - 1.0),
        Operator::AtMost => (f64::NEG_INFINITY, operand.floor()),
        Operator::Greater => (operand.floor() + 1.0, f64::INFINITY),
        Operator::AtLeast => (operand.ceil(), f64::INFINITY),
    };
    // What is beyond the bounds of the type is beyond those of an integer, too: casts end there.
    let (least, first, last) = (unknown.into() + 1, first as i64, last as i64);
    let (first, last) = (first.max(least), last.min(-least));
    let known = Bitmap::from_values(values, |value| value != unknown);
    let within = match (first <= last, T::try_from(first), T::try_from(last)) {
        (true, Ok(first), Ok(last)) => Bitmap::from_values(values, |value| (first <= value) & (value <= last)),
        _ => Bitmap::none(values.len()),
    };
    let without = known.clone().minus(&within);
    match comparison.operator {
        Operator::NotEqual => Truth { yes: without, no: within },
        _ => Truth { yes: within, no: without },
    }
}

/// What is made of the actors' values, by what holds of each.
fn compare_over(over: Over, actors: &[Arc<Column>], rows: usize, comparison: &Comparison) -> Truth {
    let nowhere = || Truth { yes: Bitmap::none(rows), no: Bitmap::none(rows) };
    let of_each = |comparison: &Comparison| -> Vec<Truth> {
        actors.iter().map(|column| compare_column(column, comparison)).collect()
    };
    let joined = |truths: Vec<Truth>, join: fn(Truth, &Truth) -> Truth| {
        truths.into_iter().reduce(|one, other| join(one, &other)).unwrap_or_else(nowhere)
    };
    match (over, comparison.operator) {
        // The least is above what all are above, and below what any is below.
        (Over::Least, Operator::AtLeast | Operator::Greater) | (Over::Greatest, Operator::AtMost | Operator::Less) => {
            joined(of_each(comparison), Truth::and)
        }
        (Over::Least, Operator::AtMost | Operator::Less) | (Over::Greatest, Operator::AtLeast | Operator::Greater) => {
            joined(of_each(comparison), Truth::or)
        }
        (Over::Each(value) | Over::Some(value), operator) => {
            let equal = Comparison { operator: Operator::Equal, operand: value, ..*comparison };
            let join = if matches!(over, Over::Each(_)) { Truth::and } else { Truth::or };
            of_yes_no(joined(of_each(&equal), join), operator, comparison.operand)
        }
        (Over::Least | Over::Greatest, Operator::Equal | Operator::NotEqual) | (Over::Same, _) => {
            let mut truth = nowhere();
            let mut values = Vec::with_capacity(actors.len());
            for row in 0..rows {
                values.clear();
                values.extend(actors.iter().map(|column| column.value(row)));
                match over.value(&values).and_then(|(low, high)| holds_within(low, high, comparison)) {
                    Some(true) => truth.yes.insert(row),
                    Some(false) => truth.no.insert(row),
                    None => {}
                }
            }
            truth
        }
    }
}

/// A comparison with what is yes (1) or no (0).
fn of_yes_no(truth: Truth, operator: Operator, operand: f64) -> Truth {
    let (when_yes, when_no) = (compare(1.0, operator, operand), compare(0.0, operator, operand));
    let known = truth.yes.clone().or(&truth.no);
    match (when_yes, when_no) {
        (true, false) => truth,
        (false, true) => truth.negated(),
        (true, true) => Truth { no: Bitmap::none(known.length()), yes: known },
        (false, false) => Truth { yes: Bitmap::none(known.length()), no: known },
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
