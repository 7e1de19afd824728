//! A table whose columns the rows of another take up.

use super::key::KeyInRow;
use super::{Column, ColumnError, Loaded, LoadedColumn, Units};

/// A table to be joined: each row by its keys.
#[derive(Clone, Debug)]
pub struct Joined {
    units: Units,
    /// The row of each unit; none where several rows are of one, so that none of them is meant.
    rows: Vec<u32>,
    columns: Vec<Result<LoadedColumn, ColumnError>>,
}

/// What stands for no row.
pub const NO_ROW: u32 = u32::MAX;

impl Joined {
    /// Of what was read of it with all that it is joined on as its keys, and no time.
    pub fn new(loaded: Loaded) -> Self {
        let mut rows = vec![NO_ROW; loaded.units.len()];
        let mut is_known = vec![false; loaded.units.len()];
        for (row, unit) in loaded.unit_of_row.iter().enumerate() {
            let unit = *unit as usize;
            rows[unit] = if std::mem::replace(&mut is_known[unit], true) { NO_ROW } else { row as u32 };
        }
        Self { units: loaded.units.indexed(), rows, columns: loaded.columns }
    }

    /// A table that has nothing.
    pub fn none() -> Self {
        Self { units: Units::new(1), rows: Vec::new(), columns: Vec::new() }
    }

    /// The row of some keys.
    pub(super) fn find<'row>(&self, keys: impl Iterator<Item = KeyInRow<'row>>) -> Option<u32> {
        let row = *self.rows.get(self.units.find(keys)? as usize)?;
        (row != NO_ROW).then_some(row)
    }

    /// A column of it, for the rows of another table, each with its row here.
    pub(super) fn column(&self, number: usize, rows: &[u32]) -> Result<LoadedColumn, ColumnError> {
        let own = self.columns.get(number).cloned().unwrap_or(Err(ColumnError::NotThere))?;
        let values: Column = own.values.gathered(rows);
        Ok(LoadedColumn { values, ..own })
    }

    /// How many columns name a row.
    pub fn width(&self) -> usize {
        self.units.width()
    }
}
