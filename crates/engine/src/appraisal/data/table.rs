//! A data set as a table of the argument's concepts: what has a column, what follows from the actors of a row, and what is
//! made of other concepts.

use super::Bound;
use super::set::{DataSet, Values};
use crate::appraisal::bitmap::Bitmap;
use crate::appraisal::column::{Column, Over};
use crate::appraisal::derived::derive_defined;
use crate::appraisal::levels;
use crate::appraisal::periods::Periods;
use crate::appraisal::table::Table;
use crate::appraisal::truth::compare_column;
use crate::argument::formula::Comparison;
use crate::argument::{Argument, BuiltIn, CaseId, ConceptId, DataId, Place};
use lakatos_syntax::ast::{Mode, Operator};
use std::sync::Arc;

/// A data set beside the argument that it is held against.
pub struct DataTable<'data> {
    /// Which it is.
    pub data: DataId,
    /// The data.
    pub set: &'data DataSet,
    bound: &'data Bound,
    /// Its rows as cases.
    pub table: Table,
}

impl<'data> DataTable<'data> {
    /// The table, with what is made of other concepts.
    pub fn new(argument: &Argument, data: DataId, bound: &'data Bound) -> Self {
        let mut found = Self::observed(argument, data, bound);
        if argument.predictions.iter().any(|prediction| prediction.claim.mode == Mode::MovesWith) {
            found.table.set_periods(Periods::of_pairs(pairs(found.set)));
        }
        derive_defined(&mut found.table, argument);
        found
    }

    /// The table, with what columns observe alone: it costs next to nothing.
    pub fn observed(argument: &Argument, data: DataId, bound: &'data Bound) -> Self {
        let set = &*bound.set;
        let rows = set.rows();
        let unknown: Arc<Column> = Column::unknown(rows).into();
        let values_of = |concept: ConceptId| bound.values(concept);
        let actors = |concept: ConceptId, over: Over| -> Option<Arc<Column>> {
            match values_of(concept)? {
                Values::OfActors(actors) => Some(Column::OverActors { over, actors: actors.clone(), rows }.into()),
                Values::OfRow(_) => None,
            }
        };
        let column = |index: usize| -> Option<Arc<Column>> {
            let id = ConceptId::from_index(index);
            match &argument.concept(id).built_in {
                None => match values_of(id)? {
                    Values::OfRow(column) => Some(Arc::clone(column)),
                    Values::OfActors(_) => None,
                },
                Some(BuiltIn::Year) => set.years().cloned(),
                // Rows do not say what they are about, as cases need not.
                Some(BuiltIn::Unit(_)) => Some(Column::Levels(vec![1; rows]).into()),
                Some(BuiltIn::Of { .. }) => None,
                Some(BuiltIn::Least(of)) => actors(*of, Over::Least),
                Some(BuiltIn::Greatest(of)) => actors(*of, Over::Greatest),
                Some(BuiltIn::Each(of, value)) => actors(*of, Over::Each(*value)),
                Some(BuiltIn::Some(of, value)) => actors(*of, Over::Some(*value)),
                Some(BuiltIn::Same(of)) => actors(*of, Over::Same),
            }
        };
        let columns: Vec<Option<Arc<Column>>> = (0..argument.concepts.len()).map(column).collect();
        let columns = columns.into_iter().map(|column| column.unwrap_or_else(|| Arc::clone(&unknown))).collect();
        let table = Table::from_columns(columns, rows).with_levels(&levels(argument));
        Self { data, set, bound, table }
    }

    /// What a column says of a concept.
    pub fn values(&self, concept: ConceptId) -> Option<&Values> {
        self.bound.values(concept)
    }

    /// Whether a column observes a concept, of rows or of their actors.
    pub fn observes(&self, concept: ConceptId) -> bool {
        self.bound.values(concept).is_some()
    }

    /// The rows in which a concept is known; of actors, for each of them.
    pub fn known(&self, concept: ConceptId) -> Bitmap {
        let is_any =
            Comparison { concept, operator: Operator::AtLeast, operand: f64::NEG_INFINITY, place: Place::default() };
        let known = |column: &Column| compare_column(column, &is_any).yes;
        match self.bound.values(concept) {
            Some(Values::OfRow(column)) => known(column),
            Some(Values::OfActors(columns)) => {
                let each = columns.iter().map(|column| known(column));
                each.reduce(|one, other| one.and(&other)).unwrap_or_else(|| Bitmap::none(self.set.rows()))
            }
            None => Bitmap::none(self.set.rows()),
        }
    }
}

/// Each row with the one of its unit before it, where the years say which that is.
fn pairs(set: &DataSet) -> Vec<(CaseId, CaseId)> {
    let of_unit = |rows: std::ops::Range<usize>| {
        let later = rows.start + 1..rows.end;
        later.filter(|row| set.year(row - 1).zip(set.year(*row)).is_some_and(|(before, after)| before < after))
    };
    let rows = set.units().each().flat_map(of_unit);
    rows.map(|row| (CaseId::from_index(row - 1), CaseId::from_index(row))).collect()
}
