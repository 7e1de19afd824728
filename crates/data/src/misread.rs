//! What could not be understood, counted, with the first of it by row and value.

use super::cell::Cell;

/// Values that could not be understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Misread {
    /// In how many rows.
    pub rows: u64,
    /// The first few different ones, in the order of the file.
    pub values: Vec<MisreadValue>,
}

/// A value that could not be understood.
#[derive(Clone, Debug, PartialEq)]
pub struct MisreadValue {
    /// As it stands in the file.
    pub value: String,
    /// The first row that has it, counted from 1.
    pub row: u64,
    /// How many rows have it.
    pub rows: u64,
}

/// So many different values are kept.
const MAX_VALUES: usize = 8;

impl Misread {
    /// One more.
    pub(super) fn add(&mut self, row: u64, cell: &Cell) {
        self.rows += 1;
        let shown = cell.shown();
        if let Some(known) = self.values.iter_mut().find(|known| known.value == shown) {
            known.rows += 1;
        } else if self.values.len() < MAX_VALUES {
            self.values.push(MisreadValue { value: shown, row, rows: 1 });
        }
    }

    /// Whether there was none.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }
}
