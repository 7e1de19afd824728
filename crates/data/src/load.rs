//! Reads what is wanted of a table.

use super::cell::Cell;
use super::duplicates::duplicates;
use super::filter::Sieve;
use super::inspect::ColumnInfo;
use super::key::KeyInRow;
use super::loaded::{Uneven, UnevenRow};
use super::misread::Misread;
use super::reader::{self, Row, Taker};
use super::taken::{InUse, JoinOn, OwnColumn, Taken};
use super::time::TimesBuilder;
use super::{ColumnError, DataError, Format, Loaded, Source, Units, Wanted, WantedColumn};
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};

/// Who watches while a table is read.
#[derive(Clone, Copy)]
pub struct Watching<'watch> {
    /// Set by whoever no longer waits.
    pub cancelled: &'watch AtomicBool,
    /// Told how much of the file is read, from 0 to 1.
    pub progress: &'watch dyn Fn(f64),
}

impl fmt::Debug for Watching<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Watching").field("cancelled", self.cancelled).finish_non_exhaustive()
    }
}

/// What the columns in use may take of memory.
const MAX_BYTES: usize = 2 * 1024 * 1024 * 1024;

/// Reads what is wanted of a table.
///
/// # Errors
/// Where it cannot be read, or a column that rows are told apart by, or chosen by, is not there.
pub fn load(source: Box<dyn Source>, format: Format, wanted: &Wanted, watching: Watching) -> Result<Loaded, DataError> {
    reader::guarded(format, || read(source, format, wanted, watching))
}

fn read(source: Box<dyn Source>, format: Format, wanted: &Wanted, watching: Watching) -> Result<Loaded, DataError> {
    let reader = reader::open(source, format)?;
    let columns = reader.columns().to_vec();
    let mut used = InUse::new(&columns);
    let mut lacking = Vec::new();
    let mut needed = |used: &mut InUse, name: &str| match used.take(name) {
        Ok(column) => column,
        Err(why) => {
            if lacking.iter().all(|(known, _)| known != name) {
                lacking.push((name.to_owned(), why));
            }
            0
        }
    };
    let keys: Vec<usize> = wanted.keys.iter().map(|key| needed(&mut used, key)).collect();
    let time = wanted.time.as_ref().map(|time| needed(&mut used, time));
    let filter_columns = wanted.filter.as_ref().map(super::Filter::columns).unwrap_or_default();
    for column in filter_columns {
        needed(&mut used, column);
    }
    let joins: Vec<JoinOn> =
        wanted.joins.iter().map(|join| JoinOn::new(join, |name| needed(&mut used, name))).collect();
    if !lacking.is_empty() {
        return Err(DataError::Columns(lacking));
    }
    let missing = &wanted.missing;
    let sieve = wanted
        .filter
        .as_ref()
        .and_then(|filter| Sieve::new(filter, missing, &mut |name| Some((used.take(name).ok()?, used.info(name)?))));
    let takers = wanted.columns.iter().map(|column| match column {
        WantedColumn::Joined { join, column } => Taken::Joined(*join, *column),
        WantedColumn::Own { name, coding } => match used.take(name) {
            Ok(cell) => Taken::Own(Box::new(OwnColumn::new(cell, coding, missing, &columns[used.numbers[cell]]))),
            Err(why) => Taken::Not(why),
        },
    });
    let taken: Vec<Taken> = takers.collect();
    let calendar = time.map(|time| columns[used.numbers[time]].calendar).unwrap_or_default();
    let used = used.numbers;
    let mut taker = Load {
        width: columns.len(),
        rows: 0,
        rows_of_file: 0,
        numbers: None,
        units: Units::new(keys.len()),
        unit_of_row: Vec::new(),
        keys,
        time,
        times: TimesBuilder::new(calendar),
        sieve,
        joins,
        taken,
        uneven: Uneven::default(),
        without_key: Misread::default(),
        watching,
    };
    reader.read(&used, &mut taker)?;
    Ok(taker.finished(columns))
}

/// Takes what is wanted of each row.
struct Load<'load> {
    width: usize,
    rows: usize,
    rows_of_file: u64,
    /// Some once a row was left out.
    numbers: Option<Vec<u32>>,
    units: Units,
    unit_of_row: Vec<u32>,
    keys: Vec<usize>,
    time: Option<usize>,
    times: TimesBuilder,
    sieve: Option<Sieve>,
    joins: Vec<JoinOn<'load>>,
    taken: Vec<Taken>,
    uneven: Uneven,
    without_key: Misread,
    watching: Watching<'load>,
}

impl Load<'_> {
    /// Takes in that a row is left out.
    fn leave_out(&mut self) {
        if self.numbers.is_none() {
            self.numbers = Some((1..=self.rows as u32).collect());
        }
    }

    fn finished(self, all_columns: Vec<ColumnInfo>) -> Loaded {
        let times = self.time.map(|_| self.times.finished());
        let duplicates = duplicates(&self.unit_of_row, times.as_ref().map(|times| times.values()));
        let joins = &self.joins;
        let of_join = |join: usize, column: usize| {
            let join: &JoinOn = joins.get(join).ok_or(ColumnError::NotThere)?;
            join.column(column)
        };
        let columns = self.taken.into_iter().map(|taken| match taken {
            Taken::Own(own) => Ok(own.finished()),
            Taken::Joined(join, column) => of_join(join, column),
            Taken::Not(why) => Err(why),
        });
        Loaded {
            rows: self.rows,
            rows_of_file: self.rows_of_file,
            numbers: self.numbers,
            unit_of_row: self.unit_of_row,
            units: self.units.settled(),
            times,
            columns: columns.collect(),
            all_columns,
            uneven: self.uneven,
            without_key: self.without_key,
            duplicates,
            unmatched: self.joins.iter().map(|join| join.unmatched).collect(),
        }
    }
}

impl Taker for Load<'_> {
    fn row(&mut self, number: u64, row: &dyn Row) -> Result<(), DataError> {
        self.rows_of_file = number;
        if self.sieve.as_ref().is_some_and(|sieve| sieve.holds(row) != Some(true)) {
            self.leave_out();
            return Ok(());
        }
        let time = match self.time {
            Some(time) => match self.times.read(&row.cell(time)) {
                Some(read) => Some(read),
                None => {
                    self.without_key.add(number, &row.cell(time));
                    self.leave_out();
                    return Ok(());
                }
            },
            None => None,
        };
        let keys = self.keys.iter().map(|key| KeyInRow::of(row.cell(*key)));
        let Some(unit) = self.units.put(keys) else {
            let is_none = |cell: &Cell| KeyInRow::of(cell.clone()).is_none();
            let odd = self.keys.iter().map(|key| row.cell(*key)).find(is_none);
            self.without_key.add(number, &odd.unwrap_or(Cell::Missing));
            self.leave_out();
            return Ok(());
        };
        if number > u64::from(u32::MAX - 1) {
            return Err(DataError::TooLarge);
        }
        self.unit_of_row.push(unit);
        time.into_iter().for_each(|time| self.times.push(time));
        self.joins.iter_mut().for_each(|join| join.add(row));
        for taken in &mut self.taken {
            if let Taken::Own(own) = taken {
                own.add(number, row);
            }
        }
        if let Some(numbers) = &mut self.numbers {
            numbers.push(number as u32);
        }
        self.rows += 1;
        Ok(())
    }

    fn uneven(&mut self, number: u64, uneven: reader::Uneven) {
        self.rows_of_file = number;
        self.leave_out();
        self.uneven.rows += 1;
        let reader::Uneven { values, line, lines } = uneven;
        self.uneven.first.get_or_insert(UnevenRow { row: number, line, lines, values, columns: self.width });
    }

    fn pulse(&mut self, read: f64) -> Result<(), DataError> {
        if self.watching.cancelled.load(Ordering::Relaxed) {
            return Err(DataError::Cancelled);
        }
        // At most: eight bytes a number, and what tells the rows apart.
        let bytes_a_row = 16 + 8 * self.taken.len() + 4 * self.joins.len();
        if self.rows.saturating_mul(bytes_a_row) > MAX_BYTES {
            return Err(DataError::TooLarge);
        }
        (self.watching.progress)(read);
        Ok(())
    }
}
