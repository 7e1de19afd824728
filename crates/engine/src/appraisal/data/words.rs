//! What the rows of a data set and its units are called. No more is said than the keys say.

use super::account::DataAccount;
use super::count::Weighty;
use super::units::Tally;
use crate::argument::{Argument, Data};

/// The words for one row, and for one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// A row.
    pub row: &'static str,
    /// A unit.
    pub unit: &'static str,
}

impl Words {
    /// Those of a data set. Two columns that differ in a number or letter at their end are the two sides of a dyad; with a
    /// column of years, and no year twice, its rows are dyad-years. Everything else is called rows and units.
    pub fn of(argument: &Argument, account: &DataAccount) -> Self {
        let data = argument.data(account.data);
        let units = account.bound.set.units();
        if !is_dyadic(data) {
            return Self { row: "row", unit: "unit" };
        }
        let (row, unit) = match units.is_directed() {
            true => ("directed dyad-year", "directed dyad"),
            false => ("dyad-year", "dyad"),
        };
        let has_years = data.time_column().is_some_and(|column| column.name.eq_ignore_ascii_case("year"));
        let row = match (has_years && !units.has_repeated_years(), data.time) {
            (true, _) => row,
            (false, None) if account.bound.set.rows() == units.count() => unit,
            _ => "row",
        };
        Self { row, unit }
    }

    /// So many rows: `305 dyad-years`.
    pub fn rows(self, count: usize) -> String {
        counted(count, self.row)
    }

    /// So many units: `23 dyads`.
    pub fn units(self, count: usize) -> String {
        counted(count, self.unit)
    }

    /// `305 dyad-years in 23 dyads`; where rows are the units, `23 dyads`.
    pub fn tally(self, tally: Tally) -> String {
        match self.row == self.unit {
            true => self.units(tally.units),
            false => format!("{} in {}", self.rows(tally.rows), self.units(tally.units)),
        }
    }

    /// `India–United States 1952–2016 (42 dyad-years)`.
    pub fn weighty(self, account: &DataAccount, weighty: &Weighty) -> String {
        let name = account.bound.set.units().name(weighty.unit);
        let years = match weighty.years {
            Some((first, last)) if first == last => format!(" {first}"),
            Some((first, last)) => format!(" {first}–{last}"),
            None => String::new(),
        };
        match self.row == self.unit {
            true => format!("{name}{years}"),
            false => format!("{name}{years} ({})", self.rows(weighty.rows)),
        }
    }
}

/// Whether the unit of a row is two columns of one name but for what they end in: `ccode1` and `ccode2`, `state_a` and `state_b`.
pub fn is_dyadic(data: &Data) -> bool {
    let columns: Vec<&str> = data.unit().map(|column| &*column.name).collect();
    let [one, other] = columns.as_slice() else { return false };
    [("1", "2"), ("a", "b"), ("A", "B")].iter().any(|(first, second)| {
        let stems = one.strip_suffix(first).zip(other.strip_suffix(second));
        stems.is_some_and(|(stem, other)| stem == other && !stem.is_empty())
    })
}

/// A number with its noun.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{} {noun}{}", number(count), if count == 1 { "" } else { "s" })
}

/// A number, with commas between its thousands.
pub fn number(count: usize) -> String {
    let digits = count.to_string();
    let groups: Vec<&[u8]> = digits.as_bytes().rchunks(3).rev().collect();
    groups.into_iter().map(|group| String::from_utf8_lossy(group).into_owned()).collect::<Vec<_>>().join(",")
}
