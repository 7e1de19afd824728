//! Tables row by row, whatever they come in.

mod csv;
#[cfg(feature = "dta")]
mod dta;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(feature = "parquet")]
mod shared;

use super::cell::Cell;
use super::inspect::ColumnInfo;
use super::{DataError, Format, Source};

/// A row, to be asked for the cells in use.
pub trait Row {
    /// The cell of a column, by its number among those that were asked for.
    fn cell(&self, column: usize) -> Cell<'_>;
}

/// Who takes rows.
pub trait Taker {
    /// A row, by its number in the file, counted from 1.
    ///
    /// # Errors
    /// Where no more are to come.
    fn row(&mut self, number: u64, row: &dyn Row) -> Result<(), DataError>;

    /// A row that has another number of values than there are columns.
    fn uneven(&mut self, number: u64, uneven: Uneven);

    /// Called now and then, with how much of the file is read, from 0 to 1.
    ///
    /// # Errors
    /// Where no more is to be read.
    fn pulse(&mut self, read: f64) -> Result<(), DataError>;
}

/// What is odd about a row that has another number of values than there are columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uneven {
    /// How many values it has.
    pub values: usize,
    /// The line of the file that it begins in, counted from 1.
    pub line: u64,
    /// How many lines it goes over: more than one where a quotation mark opens in it.
    pub lines: u64,
}

/// A table whose columns are known.
pub trait Reader {
    /// Its columns, in the order of the file.
    fn columns(&self) -> &[ColumnInfo];

    /// How many rows it says that it has.
    fn rows(&self) -> Option<u64>;

    /// Reads all rows, for the columns of some numbers.
    ///
    /// # Errors
    /// Where the table cannot be read on, or the taker wants no more.
    fn read(self: Box<Self>, columns: &[usize], taker: &mut dyn Taker) -> Result<(), DataError>;
}

/// More columns than Stata's largest edition has.
pub const MAX_COLUMNS: usize = 131_072;

/// After how many rows somebody is told how far it is.
const PULSE: u64 = 8192;

/// Does something with a table; where a reader of others gives up on what it was given, as one that is damaged.
///
/// # Errors
/// Those of the work, and where the table is damaged.
pub fn guarded<T>(format: Format, work: impl FnOnce() -> Result<T, DataError>) -> Result<T, DataError> {
    // What the work has touched by then is dropped with it.
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
    outcome.unwrap_or_else(|_| Err(DataError::Damaged { format, why: "it breaks the rules of its format".to_owned() }))
}

/// What a file holds.
///
/// # Errors
/// Where it is no such table.
pub fn open(source: Box<dyn Source>, format: Format) -> Result<Box<dyn Reader>, DataError> {
    match format {
        Format::Csv => csv::open(source, b',', false),
        Format::Tsv => csv::open(source, b'\t', false),
        Format::CsvGz => csv::open(source, b',', true),
        Format::TsvGz => csv::open(source, b'\t', true),
        #[cfg(feature = "dta")]
        Format::Dta => dta::open(source),
        #[cfg(feature = "parquet")]
        Format::Parquet => parquet::open(source),
        #[cfg(not(all(feature = "dta", feature = "parquet")))]
        other => Err(DataError::NotInThisBuild(other)),
    }
}
