//! A data set as it is held: narrow columns, the rows of a unit together and in the order of their years.

use super::units::{UnitNames, Units};
use crate::appraisal::column::Column;
use std::sync::Arc;

/// The values of one concept over the rows of a data set.
#[derive(Clone, Debug)]
pub enum Values {
    /// A row is coded as one.
    OfRow(Arc<Column>),
    /// Each of its actors is coded by itself.
    OfActors(Vec<Arc<Column>>),
}

/// What is in use of a table, whatever the argument calls it.
#[derive(Clone, Debug)]
pub struct DataSet {
    rows: usize,
    units: Units,
    years: Option<Arc<Column>>,
    columns: Vec<Values>,
}

impl DataSet {
    /// A data set whose rows are given in any order: the unit of each, by its number among the names, the years, and the
    /// columns. What is shorter than the units is taken as unknown.
    pub fn new(unit_of_row: &[u32], names: UnitNames, years: Option<Column>, columns: Vec<Values>) -> Self {
        let rows = unit_of_row.len();
        let fits = |column: &Column| column.rows() == rows;
        let years = years.filter(fits);
        let columns: Vec<Values> = columns.into_iter().map(|values| values.checked(rows)).collect();
        let year =
            |row: usize| years.as_ref().and_then(|years| years.value(row)).map_or(f64::NEG_INFINITY, |year| year.0);
        let key = |row: usize| (unit_of_row[row], year(row));
        let is_before = |one: usize, other: usize| {
            let ((unit, year), (other_unit, other_year)) = (key(one), key(other));
            unit.cmp(&other_unit).then(year.total_cmp(&other_year))
        };
        if (1..rows).all(|row| is_before(row - 1, row).is_le()) {
            let units = Units::new(unit_of_row.iter().copied(), names, years.as_ref());
            return Self { rows, units, years: years.map(Arc::new), columns };
        }
        let mut order: Vec<u32> = (0..rows as u32).collect();
        order.sort_by(|one, other| is_before(*one as usize, *other as usize));
        let years = years.map(|years| years.in_order(&order));
        let units = Units::new(order.iter().map(|row| unit_of_row[*row as usize]), names, years.as_ref());
        // One column after another, so that few are held twice at a time.
        let columns = columns.into_iter().map(|values| values.in_order(&order)).collect();
        Self { rows, units, years: years.map(Arc::new), columns }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Which rows are of which unit.
    pub fn units(&self) -> &Units {
        &self.units
    }

    /// The years; none where rows have no time.
    pub fn years(&self) -> Option<&Arc<Column>> {
        self.years.as_ref()
    }

    /// The year of a row.
    pub fn year(&self, row: usize) -> Option<f64> {
        Some(self.years.as_ref()?.value(row)?.0)
    }

    /// A column by its number.
    pub fn values(&self, column: usize) -> Option<&Values> {
        self.columns.get(column)
    }
}

impl Values {
    /// The same, unknown where a column does not go with the rows.
    fn checked(self, rows: usize) -> Self {
        let checked = |column: Arc<Column>| match column.rows() == rows {
            true => column,
            false => Column::unknown(rows).into(),
        };
        match self {
            Self::OfRow(column) => Self::OfRow(checked(column)),
            Self::OfActors(columns) => Self::OfActors(columns.into_iter().map(checked).collect()),
        }
    }

    fn in_order(self, order: &[u32]) -> Self {
        match self {
            Self::OfRow(column) => Self::OfRow(column.in_order(order).into()),
            Self::OfActors(columns) => {
                Self::OfActors(columns.into_iter().map(|column| column.in_order(order).into()).collect())
            }
        }
    }
}
