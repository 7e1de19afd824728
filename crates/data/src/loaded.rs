//! What was read of a table.

use super::inspect::ColumnInfo;
use super::misread::Misread;
use super::profile::Profile;
use super::{Column, ColumnError, Units};

/// What was read of a table.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// How many rows are kept.
    pub rows: usize,
    /// How many the file has.
    pub rows_of_file: u64,
    /// The number of each row in the file, counted from 1; none where all rows are kept.
    pub numbers: Option<Vec<u32>>,
    /// The unit of each row, by its number among the units.
    pub unit_of_row: Vec<u32>,
    /// The units.
    pub units: Units,
    /// The time of each row; none where none was wanted.
    pub times: Option<Times>,
    /// The columns that were wanted, in that order; or why one cannot be used.
    pub columns: Vec<Result<LoadedColumn, ColumnError>>,
    /// All columns of the file.
    pub all_columns: Vec<ColumnInfo>,
    /// Rows that have another number of values than there are columns, which are left out.
    pub uneven: Uneven,
    /// Rows that name no unit, or no time, which are left out.
    pub without_key: Misread,
    /// Rows of a unit and a time that there is a row of already.
    pub duplicates: Duplicates,
    /// For each join, how many rows found none to take up.
    pub unmatched: Vec<u64>,
}

impl Loaded {
    /// The number of a row in the file, counted from 1.
    pub fn number_in_file(&self, row: usize) -> u64 {
        self.numbers.as_ref().and_then(|numbers| numbers.get(row)).map_or(row as u64 + 1, |number| u64::from(*number))
    }
}

/// A column that was read.
#[derive(Clone, Debug)]
pub struct LoadedColumn {
    /// Its values, by row.
    pub values: Column,
    /// What it holds, over the rows that are kept.
    pub profile: Profile,
    /// What could not be understood.
    pub misread: Misread,
    /// How many rows have each level; empty of numbers.
    pub of_level: Vec<u64>,
}

/// The time of each row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Times {
    /// Whole numbers: years.
    Plain(Vec<i32>),
    /// Days from 1 January 1970 on.
    Days(Vec<i32>),
}

/// Rows that have another number of values than there are columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uneven {
    /// How many.
    pub rows: u64,
    /// The first of them.
    pub first: Option<UnevenRow>,
}

/// A row that has another number of values than there are columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnevenRow {
    /// Its number in the file, counted from 1.
    pub row: u64,
    /// The line of the file that it begins in.
    pub line: u64,
    /// How many lines it goes over.
    pub lines: u64,
    /// How many values it has.
    pub values: usize,
    /// How many columns there are.
    pub columns: usize,
}

/// Rows that repeat the unit and the time of another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duplicates {
    /// How many.
    pub rows: u64,
    /// The first few, by their numbers among the rows that are kept.
    pub shown: Vec<u32>,
}
