//! Which rows count.

use super::cell::Cell;
use super::coding::{Codes, truth_of};
use super::inspect::ColumnInfo;
use super::reader::Row;
use super::{Code, Comparison, Filter};

/// A filter whose columns are numbers, and which rows are held against.
#[derive(Debug)]
pub enum Sieve {
    /// A column is held against a number.
    Number { column: usize, comparison: Comparison, number: f64, missing: Codes },
    /// A column is, or is not, one of some codes.
    Among { column: usize, codes: Codes, is_wanted: bool, missing: Codes },
    /// A column of yes and no is yes.
    Holds { column: usize, missing: Codes },
    /// Negation.
    Not(Box<Sieve>),
    /// All of them.
    And(Vec<Sieve>),
    /// Any of them.
    Or(Vec<Sieve>),
}

impl Filter {
    /// Every column that it names.
    pub fn columns(&self) -> Vec<&str> {
        match self {
            Self::Compare { column, .. } | Self::Holds(column) => vec![column],
            Self::Not(inner) => inner.columns(),
            Self::And(parts) | Self::Or(parts) => parts.iter().flat_map(Self::columns).collect(),
        }
    }
}

impl Sieve {
    /// Of a filter. `find` gives a column its number, and says what it is.
    pub fn new<'info>(
        filter: &Filter,
        missing: &[Code],
        find: &mut dyn FnMut(&str) -> Option<(usize, &'info ColumnInfo)>,
    ) -> Option<Self> {
        let missing_in = |info: &ColumnInfo| Codes::new(missing.iter().map(|code| (0, code)), info);
        Some(match filter {
            Filter::Holds(column) => {
                let (column, info) = find(column)?;
                Self::Holds { column, missing: missing_in(info) }
            }
            Filter::Compare { column, comparison, code } => {
                let (column, info) = find(column)?;
                let missing = missing_in(info);
                match (code, comparison) {
                    (code, Comparison::Equal | Comparison::Different) => {
                        let codes = Codes::new(std::iter::once((0, code)), info);
                        Self::Among { column, codes, is_wanted: *comparison == Comparison::Equal, missing }
                    }
                    (Code::Number(number), _) => {
                        Self::Number { column, comparison: *comparison, number: *number, missing }
                    }
                    // Texts and ranges have no order, so nothing is known.
                    _ => Self::Number { column, comparison: *comparison, number: f64::NAN, missing },
                }
            }
            Filter::Not(inner) => Self::Not(Box::new(Self::new(inner, missing, find)?)),
            Filter::And(parts) => {
                Self::And(parts.iter().map(|part| Self::new(part, missing, find)).collect::<Option<_>>()?)
            }
            Filter::Or(parts) => {
                Self::Or(parts.iter().map(|part| Self::new(part, missing, find)).collect::<Option<_>>()?)
            }
        })
    }

    /// Whether it holds of a row; none where that is unknown.
    pub fn holds(&self, row: &dyn Row) -> Option<bool> {
        let known = |column: usize, missing: &Codes| match row.cell(column) {
            Cell::Missing | Cell::Broken => None,
            cell => (!missing.cover(&cell)).then_some(cell),
        };
        match self {
            Self::Holds { column, missing } => truth_of(&known(*column, missing)?),
            Self::Among { column, codes, is_wanted, missing } => {
                Some(codes.of(&known(*column, missing)?).is_some() == *is_wanted)
            }
            Self::Number { column, comparison, number, missing } => {
                let order = known(*column, missing)?.as_number()?.partial_cmp(number)?;
                Some(match comparison {
                    Comparison::Less => order.is_lt(),
                    Comparison::AtMost => order.is_le(),
                    Comparison::Greater => order.is_gt(),
                    Comparison::AtLeast => order.is_ge(),
                    Comparison::Equal => order.is_eq(),
                    Comparison::Different => order.is_ne(),
                })
            }
            Self::Not(inner) => inner.holds(row).map(|holds| !holds),
            Self::And(parts) => all(parts.iter().map(|part| part.holds(row))),
            Self::Or(parts) => all(parts.iter().map(|part| part.holds(row).map(|holds| !holds))).map(|none| !none),
        }
    }
}

/// Whether all hold: no where one does not, whatever else is unknown.
fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut is_known = true;
    for part in parts {
        match part {
            Some(false) => return Some(false),
            Some(true) => {}
            None => is_known = false,
        }
    }
    is_known.then_some(true)
}
