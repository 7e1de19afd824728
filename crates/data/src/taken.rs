//! What is taken of each row: columns, as they come.

use super::coding::{Coder, Meant};
use super::column::NumbersBuilder;
use super::inspect::{ColumnInfo, ColumnType};
use super::join::NO_ROW;
use super::key::KeyInRow;
use super::misread::Misread;
use super::profile::Profiler;
use super::reader::Row;
use super::{Code, Coding, Column, ColumnError, Join, LoadedColumn, UNKNOWN_LEVEL};

/// The columns that are read, each once, in the order in which they were asked for.
pub struct InUse<'columns> {
    columns: &'columns [ColumnInfo],
    /// Their numbers in the file.
    pub numbers: Vec<usize>,
}

impl<'columns> InUse<'columns> {
    /// None yet, of some columns.
    pub fn new(columns: &'columns [ColumnInfo]) -> Self {
        Self { columns, numbers: Vec::new() }
    }

    /// The number of a column among those in use.
    pub fn take(&mut self, name: &str) -> Result<usize, ColumnError> {
        let mut named = self.columns.iter().enumerate().filter(|(_, column)| &*column.name == name);
        let (number, column) = named.next().ok_or(ColumnError::NotThere)?;
        if named.next().is_some() {
            return Err(ColumnError::Twice);
        }
        if column.kind == ColumnType::Other {
            return Err(ColumnError::NotPlain);
        }
        Ok(self.numbers.iter().position(|used| *used == number).unwrap_or_else(|| {
            self.numbers.push(number);
            self.numbers.len() - 1
        }))
    }

    /// What a column is.
    pub fn info(&self, name: &str) -> Option<&'columns ColumnInfo> {
        self.columns.iter().find(|column| &*column.name == name)
    }
}

/// A join, and the row that each row takes up.
pub struct JoinOn<'wanted> {
    join: &'wanted Join,
    on: Vec<usize>,
    rows: Vec<u32>,
    /// How many rows found none.
    pub unmatched: u64,
}

impl<'wanted> JoinOn<'wanted> {
    /// A join, no row of which was taken up yet.
    pub fn new(join: &'wanted Join, column: impl FnMut(&'wanted String) -> usize) -> Self {
        Self { join, on: join.on.iter().map(column).collect(), rows: Vec::new(), unmatched: 0 }
    }

    /// A column of it, by the rows that take it up.
    ///
    /// # Errors
    /// Where it has none that can be used.
    pub fn column(&self, column: usize) -> Result<LoadedColumn, ColumnError> {
        self.join.table.column(column, &self.rows)
    }

    /// Finds what a row takes up.
    pub fn add(&mut self, row: &dyn Row) {
        let keys: Option<Vec<KeyInRow>> = self.on.iter().map(|column| KeyInRow::of(row.cell(*column))).collect();
        let found = keys.and_then(|keys| self.join.table.find(keys.into_iter()));
        self.unmatched += u64::from(found.is_none());
        self.rows.push(found.unwrap_or(NO_ROW));
    }
}

/// A column that is wanted.
pub enum Taken {
    /// Of the table.
    Own(Box<OwnColumn>),
    /// Of a join.
    Joined(usize, usize),
    /// It cannot be used.
    Not(ColumnError),
}

/// A column as rows come.
pub struct OwnColumn {
    cell: usize,
    coder: Coder,
    values: Values,
    of_level: Vec<u64>,
    profile: Profiler,
    misread: Misread,
}

enum Values {
    Ranks(Vec<u8>),
    Numbers(NumbersBuilder),
}

impl OwnColumn {
    /// No rows yet.
    pub fn new(cell: usize, coding: &Coding, missing: &[Code], info: &ColumnInfo) -> Self {
        let levels = match coding {
            Coding::Number { .. } => None,
            Coding::YesNo { .. } => Some(2),
            Coding::Levels { count, .. } => Some(*count),
        };
        let values = match levels {
            Some(_) => Values::Ranks(Vec::new()),
            None => Values::Numbers(NumbersBuilder::default()),
        };
        Self {
            cell,
            coder: Coder::new(coding, missing, info),
            values,
            of_level: vec![0; levels.unwrap_or_default().min(usize::from(UNKNOWN_LEVEL))],
            profile: Profiler::default(),
            misread: Misread::default(),
        }
    }

    /// Takes in a row.
    pub fn add(&mut self, number: u64, row: &dyn Row) {
        let cell = row.cell(self.cell);
        let meant = self.coder.meant(&cell);
        match meant {
            Meant::Unknown => self.profile.add_missing(),
            _ => self.profile.add(&cell),
        }
        if meant == Meant::Misread {
            self.misread.add(number, &cell);
        }
        match &mut self.values {
            Values::Ranks(ranks) => {
                let rank = if let Meant::Rank(rank) = meant { rank } else { UNKNOWN_LEVEL };
                if let Some(rows) = self.of_level.get_mut(usize::from(rank)) {
                    *rows += 1;
                }
                ranks.push(rank);
            }
            Values::Numbers(numbers) => {
                numbers.push(if let Meant::Number(number) = meant { Some(number) } else { None })
            }
        }
    }

    /// All of it.
    pub fn finished(self) -> LoadedColumn {
        let values = match self.values {
            Values::Ranks(ranks) => Column::Levels(ranks),
            Values::Numbers(numbers) => Column::Numbers(numbers.finished()),
        };
        LoadedColumn { values, profile: self.profile.finished(), misread: self.misread, of_level: self.of_level }
    }
}
