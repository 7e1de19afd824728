//! Tables: what they say in each format, and what is told of those that are broken.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod alike;
mod broken;
mod joined;
mod meaning;
mod written;

use lakatos_data::{Coding, DataError, Format, Loaded, Wanted, WantedColumn, Watching, load};
use std::io::Cursor;
use std::sync::atomic::AtomicBool;

fn read(bytes: &[u8], format: Format, wanted: &Wanted) -> Result<Loaded, DataError> {
    let never = AtomicBool::new(false);
    load(Box::new(Cursor::new(bytes.to_vec())), format, wanted, Watching { cancelled: &never, progress: &|_| {} })
}

fn csv(text: &str, wanted: &Wanted) -> Result<Loaded, DataError> {
    read(text.as_bytes(), Format::Csv, wanted)
}

fn own(name: &str, coding: Coding) -> WantedColumn {
    WantedColumn::Own { name: name.to_owned(), coding }
}

fn number() -> Coding {
    Coding::Number { unknown: Vec::new() }
}

fn yes_no() -> Coding {
    Coding::YesNo { unknown: Vec::new() }
}

/// States and years, and some columns.
fn wanted(columns: Vec<WantedColumn>) -> Wanted {
    Wanted { keys: vec!["state".to_owned()], time: Some("year".to_owned()), columns, ..Wanted::default() }
}

/// The values of a column, by row.
fn values(loaded: &Loaded, column: usize) -> Vec<Option<f64>> {
    let column = loaded.columns[column].as_ref().unwrap();
    (0..loaded.rows).map(|row| column.values.value(row)).collect()
}

/// The unit of each row, as it is named.
fn units(loaded: &Loaded) -> Vec<String> {
    let named = |unit: &u32| loaded.units.keys(*unit).map(ToString::to_string).collect::<Vec<_>>().join("-");
    loaded.unit_of_row.iter().map(named).collect()
}
