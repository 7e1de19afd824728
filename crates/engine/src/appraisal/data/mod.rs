//! What the rows of the draft's data sets say of its argument, by the same functions as its cases.
//!
//! A data set is a [`Table`](super::table::Table) whose cases are rows. What is said of it are counts, in rows and in units:
//! the rows of one unit over the years are no more independent of one another than the periods of a case, and units that share
//! a member are not either. Of a data set that is not read yet, nothing is said.

pub mod account;
pub mod changes;
pub mod contests;
pub mod count;
pub mod disagreement;
pub mod fit;
pub mod named;
pub mod plain;
pub mod problems;
pub mod rates;
pub mod recorded;
pub mod set;
pub mod table;
pub mod timeline;
pub mod units;
pub mod words;

pub use account::{Added, DataAccount, RepairOnData, StepOnData};
pub use contests::ContestOnData;
pub use count::{OnData, Weighty};
pub use fit::{Fit, Share};
pub use plain::PlainTables;
pub use rates::{BothRates, Mean};
pub use recorded::{Recorded, RecordedCount};
pub use set::{DataSet, Values};
pub use table::DataTable;
pub use units::{Tally, UnitNames, Units};

use crate::argument::{Argument, ConceptId, DataId, Place};
use lakatos_syntax::Diagnostic;
use std::sync::Arc;

/// A data set, and which of its columns observe which concepts of an argument.
#[derive(Clone, Debug)]
pub struct Bound {
    /// The data.
    pub set: Arc<DataSet>,
    /// Concepts and the numbers of their columns.
    pub concepts: Vec<(ConceptId, usize)>,
}

impl Bound {
    /// What a column says of a concept.
    pub fn values(&self, concept: ConceptId) -> Option<&Values> {
        let (_, column) = self.concepts.iter().find(|(bound, _)| *bound == concept)?;
        self.set.values(*column)
    }
}

/// What was read for the data sets of an argument.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// Each data set with what was read of it; those that are not read yet, or could not be, are left out.
    pub sets: Vec<(DataId, Bound)>,
    /// What was counted before.
    pub recorded: Vec<Recorded>,
    /// What is wrong with files and columns, each where the draft names them.
    pub problems: Vec<Diagnostic<Place>>,
}

/// Whoever reads tables. An argument says what of them it needs.
pub trait Tables {
    /// What is known of an argument's data sets at this moment. The same argument and the same files give the same.
    fn load(&self, argument: &Argument) -> Loaded;
}

/// No tables at all.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoTables;

impl Tables for NoTables {
    fn load(&self, _: &Argument) -> Loaded {
        Loaded::default()
    }
}
