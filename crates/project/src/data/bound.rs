//! What was read, bound to the concepts that it observes.

use super::read::ReadData;
use lakatos_engine::appraisal::data::Bound;
use lakatos_engine::argument::ConceptId;
use std::sync::Arc;

/// The rows of a data set, and which columns observe which concepts; none where it could not be read.
pub fn bound(concepts: &[ConceptId], read: &ReadData) -> Option<Bound> {
    let outcome = read.outcome.as_ref().ok()?;
    let columns = concepts.iter().zip(&outcome.concepts);
    let concepts = columns.filter_map(|(concept, column)| Some((*concept, *column.as_ref().ok()?))).collect();
    Some(Bound { set: Arc::clone(&outcome.set), concepts })
}
