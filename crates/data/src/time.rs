//! The time of a row.

use super::cell::Cell;
use super::dates::{Calendar, day_of_text, year_of};
use super::loaded::Times;

/// Times as they come: whole numbers, which are years most often, or days.
#[derive(Debug, Default)]
pub struct TimesBuilder {
    calendar: Calendar,
    kind: Option<Kind>,
    values: Vec<i32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plain,
    Day,
}

impl TimesBuilder {
    /// No times yet, of a column that counts so.
    pub fn new(calendar: Calendar) -> Self {
        Self { calendar, ..Self::default() }
    }

    /// What a cell says; none where it says no time, or one of another kind than the cells before it.
    pub fn read(&mut self, cell: &Cell) -> Option<i32> {
        let (kind, value) = match (self.calendar, cell) {
            (_, Cell::Missing | Cell::Broken) => return None,
            (Calendar::None, Cell::Number(number)) => (Kind::Plain, whole(*number)?),
            (calendar, Cell::Number(number)) => (Kind::Day, calendar.day(*number)?),
            (_, Cell::Text(text)) => match cell.as_number() {
                Some(number) => (Kind::Plain, whole(number)?),
                None => (Kind::Day, day_of_text(text)?),
            },
        };
        (*self.kind.get_or_insert(kind) == kind).then_some(value)
    }

    /// The time of the next row.
    pub fn push(&mut self, time: i32) {
        self.values.push(time);
    }

    /// All of them.
    pub fn finished(mut self) -> Times {
        self.values.shrink_to_fit();
        match self.kind {
            Some(Kind::Day) => Times::Days(self.values),
            Some(Kind::Plain) | None => Times::Plain(self.values),
        }
    }
}

fn whole(number: f64) -> Option<i32> {
    (number.fract() == 0.0 && number.abs() < f64::from(i32::MAX)).then_some(number as i32)
}

impl Times {
    /// The times by row, in what they count.
    pub fn values(&self) -> &[i32] {
        match self {
            Self::Plain(values) | Self::Days(values) => values,
        }
    }

    /// The year of a row.
    pub fn year(&self, row: usize) -> Option<i32> {
        match self {
            Self::Plain(values) => values.get(row).copied(),
            Self::Days(values) => values.get(row).map(|day| year_of(*day)),
        }
    }
}
