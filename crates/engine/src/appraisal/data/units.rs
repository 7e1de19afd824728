//! The units of a data set: which rows are of one, and what it is called.
//!
//! The rows of a unit stand together, so that what holds of one of them is asked of a stretch of a bitmap.

use crate::appraisal::bitmap::Bitmap;
use crate::appraisal::column::Column;
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::Arc;

/// What units are called: each by the names of its parts, a state or the two of a pair.
#[derive(Clone, Debug, Default)]
pub struct UnitNames {
    words: Arc<[Arc<str>]>,
    /// The parts of each unit, by their number among the words.
    parts: Arc<[u32]>,
    width: usize,
}

impl UnitNames {
    /// Each unit has `width` parts, which are numbers among `words`, one unit's after another's.
    pub fn new(words: Vec<Arc<str>>, parts: Vec<u32>, width: usize) -> Self {
        Self { words: words.into(), parts: parts.into(), width }
    }

    /// The parts of a unit.
    pub fn parts(&self, unit: u32) -> impl Iterator<Item = &Arc<str>> {
        let start = unit as usize * self.width;
        let parts = self.parts.get(start..start + self.width).unwrap_or_default();
        parts.iter().filter_map(|part| self.words.get(*part as usize))
    }

    /// How many names a unit has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Its name: `United States–India`.
    pub fn name(&self, unit: u32) -> String {
        let parts: Vec<&str> = self.parts(unit).map(|part| &**part).collect();
        parts.join("–")
    }

    fn numbers(&self, unit: u32) -> &[u32] {
        let start = unit as usize * self.width;
        self.parts.get(start..start + self.width).unwrap_or_default()
    }
}

/// Rows and the units that they are of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many rows.
    pub rows: usize,
    /// In how many units.
    pub units: usize,
}

/// Which rows are of which unit.
#[derive(Clone, Debug, Default)]
pub struct Units {
    /// The number of each unit among the names, by the order of the rows.
    numbers: Arc<[u32]>,
    /// Where the rows of each unit begin, and where the last end.
    starts: Arc<[u32]>,
    names: UnitNames,
    has_repeated_years: bool,
    is_directed: bool,
}

impl Units {
    /// Of rows that stand unit by unit.
    pub(super) fn new(of_rows: impl Iterator<Item = u32>, names: UnitNames, years: Option<&Column>) -> Self {
        let (mut numbers, mut starts, mut rows) = (Vec::new(), Vec::new(), 0);
        let mut has_repeated_years = years.is_none();
        let mut previous = None;
        for unit in of_rows {
            let year = years.and_then(|years| years.value(rows as usize));
            match previous {
                Some((last, last_year)) if last == unit => has_repeated_years |= last_year == year,
                _ => {
                    numbers.push(unit);
                    starts.push(rows);
                }
            }
            previous = Some((unit, year));
            rows += 1;
        }
        starts.push(rows);
        let pairs: FxHashSet<&[u32]> = match names.width {
            2 => numbers.iter().map(|unit| names.numbers(*unit)).collect(),
            _ => FxHashSet::default(),
        };
        let is_turned =
            |pair: &&[u32]| matches!(pair, [one, other] if one != other && pairs.contains([*other, *one].as_slice()));
        let is_directed = pairs.iter().any(is_turned);
        Self { numbers: numbers.into(), starts: starts.into(), names, has_repeated_years, is_directed }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.numbers.len()
    }

    /// The rows of a unit.
    pub fn rows(&self, unit: usize) -> Range<usize> {
        self.starts[unit] as usize..self.starts[unit + 1] as usize
    }

    /// The rows of each unit.
    pub fn each(&self) -> impl Iterator<Item = Range<usize>> {
        self.starts.windows(2).map(|pair| pair[0] as usize..pair[1] as usize)
    }

    /// The unit of a row.
    pub fn of(&self, row: usize) -> usize {
        self.starts.partition_point(|start| *start as usize <= row).saturating_sub(1)
    }

    /// The name of a unit.
    pub fn name(&self, unit: usize) -> String {
        self.names.name(self.numbers[unit])
    }

    /// The names of its parts.
    pub fn parts(&self, unit: usize) -> impl Iterator<Item = &Arc<str>> {
        self.names.parts(self.numbers[unit])
    }

    /// The words that parts are numbers of.
    pub fn words(&self) -> &[Arc<str>] {
        &self.names.words
    }

    /// The parts of a unit, by their numbers among the words.
    pub fn numbers(&self, unit: usize) -> &[u32] {
        self.names.numbers(self.numbers[unit])
    }

    /// How many parts a unit has.
    pub fn width(&self) -> usize {
        self.names.width
    }

    /// Whether some unit has two rows of one year, or rows have no years.
    pub fn has_repeated_years(&self) -> bool {
        self.has_repeated_years
    }

    /// Whether some pair is there both ways round.
    pub fn is_directed(&self) -> bool {
        self.is_directed
    }

    /// How many units have a row in the set.
    pub fn with(&self, set: &Bitmap) -> usize {
        self.each().filter(|rows| set.has_any_in(rows.clone())).count()
    }

    /// Rows in the set, and their units.
    pub fn tally(&self, set: &Bitmap) -> Tally {
        let rows = set.count();
        // Most questions of a large table are asked of few rows.
        let units = match rows {
            0 => 0,
            _ if rows * 8 < self.count() => {
                let mut units: Vec<usize> = set.rows().map(|row| self.of(row)).collect();
                units.dedup();
                units.len()
            }
            _ => self.with(set),
        };
        Tally { rows, units }
    }
}
