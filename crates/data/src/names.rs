//! A table of codes and what they are called.

use super::cell::Cell;
use super::key::KeyInRow;
use super::reader::{self, Row, Taker, Uneven};
use super::{ColumnError, DataError, Format, Key, Source};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What codes are called.
pub type Names = FxHashMap<Key, Arc<str>>;

/// More names than this are nobody's.
const MAX_NAMES: usize = 1_000_000;

/// Reads names: the codes are in the column `on`, or the first; the names in the first of the others.
///
/// # Errors
/// Where there is no such table.
pub fn load_names(source: Box<dyn Source>, format: Format, on: Option<&str>) -> Result<Names, DataError> {
    reader::guarded(format, || read(source, format, on))
}

fn read(source: Box<dyn Source>, format: Format, on: Option<&str>) -> Result<Names, DataError> {
    let reader = reader::open(source, format)?;
    let columns = reader.columns();
    let not_there = |name: &str| DataError::Columns(vec![(name.to_owned(), ColumnError::NotThere)]);
    let code = match on {
        Some(on) => columns.iter().position(|column| &*column.name == on).ok_or_else(|| not_there(on))?,
        None => 0,
    };
    let name = usize::from(code == 0);
    if columns.len() < 2 {
        return Err(not_there("name"));
    }
    let mut taker = Take { names: Names::default() };
    reader.read(&[code, name], &mut taker)?;
    Ok(taker.names)
}

struct Take {
    names: Names,
}

impl Taker for Take {
    fn row(&mut self, _: u64, row: &dyn Row) -> Result<(), DataError> {
        let Some(code) = KeyInRow::of(row.cell(0)) else { return Ok(()) };
        let name = match row.cell(1) {
            Cell::Text(text) => String::from_utf8_lossy(&text).into_owned(),
            Cell::Number(number) => number.to_string(),
            Cell::Missing | Cell::Broken => return Ok(()),
        };
        if self.names.len() >= MAX_NAMES {
            return Err(DataError::TooLarge);
        }
        self.names.entry(code.into()).or_insert_with(|| name.into());
        Ok(())
    }

    fn uneven(&mut self, _: u64, _: Uneven) {}

    fn pulse(&mut self, _: f64) -> Result<(), DataError> {
        Ok(())
    }
}
