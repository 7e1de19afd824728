//! What is known of the columns of a table, for whoever writes their names: as far as the table was read.

use super::request::Request;
use crate::project::Project;
use lakatos_data::{ColumnInfo, ColumnType};
use lakatos_engine::argument::{ConceptId, DataId};

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnFacts {
    /// Its name.
    pub name: String,
    /// What it holds, in a word or two; empty where nobody knows.
    pub kind: &'static str,
    /// What the file calls it at length; may be empty.
    pub label: String,
    /// What some of its values are called in the file.
    pub value_labels: Vec<(String, String)>,
    /// What its rows hold; none of a column that is not in use.
    pub rows: Option<RowFacts>,
}

/// What the rows that count hold in a column.
#[derive(Clone, Debug, PartialEq)]
pub struct RowFacts {
    /// How many have a value.
    pub known: u64,
    /// How many have none.
    pub missing: u64,
    /// The least and the greatest number.
    pub range: Option<(f64, f64)>,
    /// The values, each with how many rows have it, where they are few.
    pub values: Vec<(String, u64)>,
}

impl Project {
    /// The columns of the table of a data set, in the order of the file; none while it is not read, or where it cannot be.
    pub fn columns_of(&self, data: DataId) -> Option<Vec<ColumnFacts>> {
        let argument = &self.analysis().argument;
        let (request, _) = Request::of(argument, data, self)?;
        let table = self.tables.table(&request.table.file.path)?;
        let in_use = self.tables.read_for(&request);
        let in_use = in_use.as_ref().and_then(|read| read.outcome.as_ref().ok());
        let facts = |info: &ColumnInfo| {
            let mut columns = in_use.iter().flat_map(|outcome| outcome.columns.iter().flatten());
            let profile = columns.find(|(name, _)| **name == *info.name).map(|(_, column)| &column.profile);
            let rows = profile.map(|profile| RowFacts {
                known: profile.known,
                missing: profile.missing,
                range: profile.range,
                values: profile.values.clone().unwrap_or_default(),
            });
            let labels = info.value_labels.iter().map(|(value, label)| (value.to_string(), label.to_string()));
            ColumnFacts {
                name: info.name.to_string(),
                kind: kind(info.kind),
                label: info.label.to_string(),
                value_labels: labels.collect(),
                rows,
            }
        };
        Some(table.columns.iter().map(facts).collect())
    }

    /// The columns that were read for a concept of a data set, by their names in the file: one, or one for each actor.
    pub fn columns_read_for(&self, data: DataId, concept: ConceptId) -> Vec<String> {
        let argument = &self.analysis().argument;
        let Some((request, concepts)) = Request::of(argument, data, self) else { return Vec::new() };
        let Some(read) = self.tables.read_for(&request) else { return Vec::new() };
        let Ok(outcome) = &read.outcome else { return Vec::new() };
        let columns = concepts.iter().zip(&outcome.columns).find(|(known, _)| **known == concept);
        columns.into_iter().flat_map(|(_, columns)| columns.iter().map(|(name, _)| name.clone())).collect()
    }
}

fn kind(kind: ColumnType) -> &'static str {
    match kind {
        ColumnType::Unknown => "",
        ColumnType::Number => "numbers",
        ColumnType::YesNo => "yes and no",
        ColumnType::Text => "texts",
        ColumnType::Time => "days",
        ColumnType::Other => "what cannot be read as values",
    }
}
