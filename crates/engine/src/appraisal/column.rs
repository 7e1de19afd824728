//! The values of one concept over all rows, as narrow as they are.

use super::bitmap::Bitmap;
use std::sync::Arc;

/// The values of one concept over all rows.
#[derive(Clone, Debug)]
pub enum Column {
    /// Ranks below 255; 255 is unknown.
    Levels(Vec<u8>),
    /// Whole numbers; the least of the type is unknown, here and in the next two.
    Bytes(Vec<i8>),
    /// Whole numbers.
    Shorts(Vec<i16>),
    /// Whole numbers.
    Integers(Vec<i32>),
    /// Numbers that are exact in half the width; NaN is unknown.
    Singles(Vec<f32>),
    /// The value, or the least over the period; NaN is unknown.
    Numbers {
        /// The least value.
        low: Vec<f64>,
        /// The greatest, where it differs in some row.
        high: Option<Vec<f64>>,
    },
    /// What is known of few rows, of levels or numbers: most concepts of a long draft speak of some cases only.
    Few {
        /// The rows, in order, each with its least and greatest value.
        known: Vec<(u32, (f64, f64))>,
        /// How many rows there are.
        rows: usize,
    },
    /// What the values of a row's actors come to, one column an actor; unknown everywhere of none.
    OverActors {
        /// What is made of them.
        over: Over,
        /// The actors' values.
        actors: Vec<Arc<Column>>,
        /// How many rows there are.
        rows: usize,
    },
}

/// What is made of the values of all actors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Over {
    /// The least of them.
    Least,
    /// The greatest.
    Greatest,
    /// Whether each is this.
    Each(f64),
    /// Whether one at least is this.
    Some(f64),
    /// Whether they are one and the same.
    Same,
}

/// The rank that stands for unknown.
pub const UNKNOWN_LEVEL: u8 = u8::MAX;

/// Below one row in so many, values are kept row by row.
const FEW: usize = 32;

/// A value, first and last over the period; none where unknown.
pub type Value = Option<(f64, f64)>;

impl Column {
    /// Of what is known, by row.
    pub(super) fn new(is_levels: bool, rows: usize, known: Vec<(u32, (f64, f64))>) -> Self {
        if known.len() * FEW < rows {
            return Self::Few { known, rows };
        }
        if is_levels {
            let mut ranks = vec![UNKNOWN_LEVEL; rows];
            known.into_iter().for_each(|(row, (rank, _))| ranks[row as usize] = rank as u8);
            return Self::Levels(ranks);
        }
        let mut low = vec![f64::NAN; rows];
        known.iter().for_each(|(row, (least, _))| low[*row as usize] = *least);
        let moves = known.iter().any(|(_, (least, greatest))| least < greatest);
        let high = moves.then(|| {
            let mut high = low.clone();
            known.into_iter().for_each(|(row, (_, greatest))| high[row as usize] = greatest);
            high
        });
        Self::Numbers { low, high }
    }

    /// Nothing is known of any row.
    pub fn unknown(rows: usize) -> Self {
        Self::Few { known: Vec::new(), rows }
    }

    /// Yes and no; everything else is unknown.
    pub(super) fn yes_no(yes: &Bitmap, no: &Bitmap) -> Self {
        let rows = yes.length();
        if (yes.count() + no.count()) * FEW < rows {
            let rank = |row: usize| f64::from(u8::from(yes.contains(row)));
            let known = yes.clone().or(no);
            let known = known.rows().map(|row| (row as u32, (rank(row), rank(row)))).collect();
            return Self::Few { known, rows };
        }
        let mut ranks = vec![UNKNOWN_LEVEL; rows];
        yes.rows().for_each(|row| ranks[row] = 1);
        no.rows().for_each(|row| ranks[row] = 0);
        Self::Levels(ranks)
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        match self {
            Self::Levels(ranks) => ranks.len(),
            Self::Bytes(values) => values.len(),
            Self::Shorts(values) => values.len(),
            Self::Integers(values) => values.len(),
            Self::Singles(values) => values.len(),
            Self::Numbers { low, .. } => low.len(),
            Self::Few { rows, .. } | Self::OverActors { rows, .. } => *rows,
        }
    }

    /// The rows in another order: the first of it is the row that stands first in `order`.
    pub fn in_order(&self, order: &[u32]) -> Self {
        fn picked<T: Copy>(values: &[T], order: &[u32]) -> Vec<T> {
            order.iter().map(|row| values[*row as usize]).collect()
        }
        match self {
            Self::Levels(values) => Self::Levels(picked(values, order)),
            Self::Bytes(values) => Self::Bytes(picked(values, order)),
            Self::Shorts(values) => Self::Shorts(picked(values, order)),
            Self::Integers(values) => Self::Integers(picked(values, order)),
            Self::Singles(values) => Self::Singles(picked(values, order)),
            Self::Numbers { low, high } => {
                Self::Numbers { low: picked(low, order), high: high.as_ref().map(|high| picked(high, order)) }
            }
            Self::Few { .. } => {
                let known = order.iter().zip(0..).filter_map(|(row, at)| Some((at, self.value(*row as usize)?)));
                Self::Few { known: known.collect(), rows: order.len() }
            }
            Self::OverActors { over, actors, .. } => {
                let actors = actors.iter().map(|column| column.in_order(order).into()).collect();
                Self::OverActors { over: *over, actors, rows: order.len() }
            }
        }
    }

    /// Gives a row another value. What is too narrow for it is made wider first.
    pub(super) fn set(&mut self, row: usize, value: Value) {
        match self {
            Self::Levels(ranks) => ranks[row] = value.map_or(UNKNOWN_LEVEL, |(rank, _)| rank as u8),
            Self::Numbers { low, high } => {
                let (least, greatest) = value.unwrap_or((f64::NAN, f64::NAN));
                if least < greatest && high.is_none() {
                    *high = Some(low.clone());
                }
                low[row] = least;
                if let Some(high) = high {
                    high[row] = greatest;
                }
            }
            Self::Few { known, .. } => match (known.binary_search_by_key(&(row as u32), |(row, _)| *row), value) {
                (Ok(index), Some(value)) => known[index].1 = value,
                (Ok(index), None) => drop(known.remove(index)),
                (Err(index), Some(value)) => known.insert(index, (row as u32, value)),
                (Err(_), None) => {}
            },
            Self::Bytes(_) | Self::Shorts(_) | Self::Integers(_) | Self::Singles(_) | Self::OverActors { .. } => {
                let values = |row: u32| Some((row, self.value(row as usize)?));
                let known = (0..self.rows() as u32).filter_map(values).collect();
                *self = Self::new(false, self.rows(), known);
                self.set(row, value);
            }
        }
    }

    /// The value in a row; none where it is unknown.
    pub fn value(&self, row: usize) -> Value {
        let single = |is_known: bool, value: f64| is_known.then_some((value, value));
        match self {
            Self::Levels(ranks) => single(ranks[row] != UNKNOWN_LEVEL, f64::from(ranks[row])),
            Self::Bytes(values) => single(values[row] != i8::MIN, f64::from(values[row])),
            Self::Shorts(values) => single(values[row] != i16::MIN, f64::from(values[row])),
            Self::Integers(values) => single(values[row] != i32::MIN, f64::from(values[row])),
            Self::Singles(values) => single(!values[row].is_nan(), f64::from(values[row])),
            Self::Numbers { low, high } => {
                (!low[row].is_nan()).then(|| (low[row], high.as_ref().map_or(low[row], |high| high[row])))
            }
            Self::Few { known, .. } => {
                let found = known.binary_search_by_key(&(row as u32), |(row, _)| *row).ok()?;
                Some(known[found].1)
            }
            Self::OverActors { over, actors, .. } => {
                let values: Vec<Value> = actors.iter().map(|column| column.value(row)).collect();
                over.value(&values)
            }
        }
    }
}

impl Over {
    /// What the values of all actors come to. Nothing is said of no actors.
    pub fn value(self, actors: &[Value]) -> Value {
        let as_rank = |truth: Option<bool>| truth.map(|truth| f64::from(u8::from(truth))).map(|rank| (rank, rank));
        match self {
            Self::Least => extreme(actors, f64::min),
            Self::Greatest => extreme(actors, f64::max),
            Self::Each(value) => as_rank(quantified(actors, false, |given| equals(given, value))),
            Self::Some(value) => as_rank(quantified(actors, true, |given| equals(given, value))),
            Self::Same => as_rank(are_same(actors)),
        }
    }
}

/// The least or greatest value, between the bounds that the known ones leave.
fn extreme(values: &[Value], pick: fn(f64, f64) -> f64) -> Value {
    let values = values.iter().map(|value| value.unwrap_or((f64::NEG_INFINITY, f64::INFINITY)));
    let bounds = values.reduce(|one, other| (pick(one.0, other.0), pick(one.1, other.1)))?;
    (bounds != (f64::NEG_INFINITY, f64::INFINITY)).then_some(bounds)
}

/// One that is `decisive` decides; without one, all must be known.
fn quantified(values: &[Value], decisive: bool, has: impl Fn(Value) -> Option<bool>) -> Option<bool> {
    let truths: Vec<Option<bool>> = values.iter().map(|value| has(*value)).collect();
    match truths.contains(&Some(decisive)) {
        true => Some(decisive),
        false => (!truths.is_empty() && truths.iter().all(Option::is_some)).then_some(!decisive),
    }
}

fn equals(value: Value, wanted: f64) -> Option<bool> {
    let (low, high) = value?;
    match (low == wanted && high == wanted, wanted < low || wanted > high) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

/// Whether two actors or more have one value: no where two of them certainly differ.
fn are_same(values: &[Value]) -> Option<bool> {
    if values.len() < 2 {
        return None;
    }
    let known: Vec<(f64, f64)> = values.iter().flatten().copied().collect();
    let greatest_low = known.iter().map(|(low, _)| *low).fold(f64::NEG_INFINITY, f64::max);
    let least_high = known.iter().map(|(_, high)| *high).fold(f64::INFINITY, f64::min);
    if greatest_low > least_high {
        return Some(false);
    }
    let is_certain = known.len() == values.len() && known.iter().all(|(low, high)| low == high);
    is_certain.then_some(true)
}
