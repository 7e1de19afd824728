//! What a table has, without what it holds.

use super::reader::{self, Row, Taker, Uneven};
use super::{DataError, Format, Source};
use std::sync::Arc;

/// What a table has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Its columns, in the order of the file.
    pub columns: Vec<ColumnInfo>,
    /// How many rows it says that it has; none where only reading all of it would tell.
    pub rows: Option<u64>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnInfo {
    /// Its name.
    pub name: Arc<str>,
    /// What it holds, as the file says, or as its first rows look.
    pub kind: ColumnType,
    /// What the file calls it at length; empty where it does not.
    pub label: Arc<str>,
    /// What some of its values are called in the file.
    pub value_labels: Arc<[(i32, Arc<str>)]>,
    /// Whether its numbers count days, and from when.
    pub(super) calendar: super::dates::Calendar,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// Nobody has looked.
    Unknown,
    /// Numbers.
    Number,
    /// Yes and no.
    YesNo,
    /// Texts.
    Text,
    /// Days or moments.
    Time,
    /// Lists, long texts, and whatever else is none of these.
    Other,
}

impl ColumnInfo {
    pub(super) fn new(name: impl Into<Arc<str>>, kind: ColumnType) -> Self {
        let (label, value_labels) = ("".into(), Arc::default());
        Self { name: name.into(), kind, label, value_labels, calendar: Default::default() }
    }
}

/// So many rows tell what a text holds.
const LOOKED_AT: u64 = 200;

/// What a file has. Of a text, its first rows are looked at.
///
/// # Errors
/// Where it is no table.
pub fn inspect(source: Box<dyn Source>, format: Format) -> Result<Table, DataError> {
    reader::guarded(format, || look(source, format))
}

fn look(source: Box<dyn Source>, format: Format) -> Result<Table, DataError> {
    let reader = reader::open(source, format)?;
    let mut table = Table { columns: reader.columns().to_vec(), rows: reader.rows() };
    let unknown: Vec<usize> =
        (0..table.columns.len()).filter(|column| table.columns[*column].kind == ColumnType::Unknown).collect();
    if unknown.is_empty() {
        return Ok(table);
    }
    let mut look = Look { kinds: vec![ColumnType::Unknown; unknown.len()], rows: 0 };
    match reader.read(&unknown, &mut look) {
        Ok(()) | Err(DataError::Cancelled) => {}
        Err(error) => return Err(error),
    }
    for (column, kind) in unknown.into_iter().zip(look.kinds) {
        table.columns[column].kind = kind;
    }
    Ok(table)
}

/// Looks at the first rows.
struct Look {
    kinds: Vec<ColumnType>,
    rows: u64,
}

impl Taker for Look {
    fn row(&mut self, _: u64, row: &dyn Row) -> Result<(), DataError> {
        use super::cell::Cell;
        self.rows += 1;
        for (column, kind) in self.kinds.iter_mut().enumerate() {
            let here = match row.cell(column) {
                Cell::Missing | Cell::Broken => continue,
                cell if cell.as_number().is_some() => ColumnType::Number,
                Cell::Text(text) if super::coding::yes_or_no(&text).is_some() => ColumnType::YesNo,
                _ => ColumnType::Text,
            };
            *kind = match *kind {
                ColumnType::Unknown => here,
                known if known == here => known,
                _ => ColumnType::Text,
            };
        }
        if self.rows >= LOOKED_AT { Err(DataError::Cancelled) } else { Ok(()) }
    }

    fn uneven(&mut self, _: u64, _: Uneven) {}

    fn pulse(&mut self, _: f64) -> Result<(), DataError> {
        Ok(())
    }
}
