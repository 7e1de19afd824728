//! Tables written out in a text: those of the examples of rules and of tests. A line a row, commas between the values, none
//! within one; a first line of names. Neither filters nor joins are read: real tables are read by those who know files.

use super::problems::{self, Found};
use super::recorded::Recorded;
use super::set::{DataSet, Values};
use super::units::UnitNames;
use super::{Bound, Loaded, Tables};
use crate::appraisal::column::{Column, UNKNOWN_LEVEL};
use crate::argument::{
    Argument, ColumnName, Concept, ConceptColumn, ConceptId, Data, DataId, DataSource, Domain, Place,
};
use lakatos_syntax::Diagnostic;
use lakatos_syntax::nearest::{ALIKE, nearest};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Texts by the paths that drafts name.
#[derive(Clone, Debug, Default)]
pub struct PlainTables {
    /// Each path with its text; one that is empty stands for any.
    pub files: Vec<(String, String)>,
    /// What was counted before.
    pub recorded: Vec<Recorded>,
}

/// A text as lines of values.
struct Lines<'text> {
    names: Vec<&'text str>,
    rows: Vec<Vec<&'text str>>,
}

impl<'text> Lines<'text> {
    fn new(text: &'text str) -> Self {
        let split = |line: &'text str| line.split(',').map(str::trim).collect::<Vec<_>>();
        let mut lines = text.lines().filter(|line| !line.trim().is_empty()).map(split);
        Self { names: lines.next().unwrap_or_default(), rows: lines.collect() }
    }

    /// The values of a column.
    fn column(&self, name: &str) -> Option<Vec<&'text str>> {
        let index = self.names.iter().position(|own| *own == name)?;
        Some(self.rows.iter().map(|row| row.get(index).copied().unwrap_or_default()).collect())
    }
}

impl Tables for PlainTables {
    fn load(&self, argument: &Argument) -> Loaded {
        let mut problems = Vec::new();
        let data = argument.data.iter().enumerate();
        let sets = data.filter_map(|(index, data)| {
            let id = DataId::from_index(index);
            Some((id, self.bound(argument, id, data, &mut problems)?))
        });
        Loaded { sets: sets.collect(), recorded: self.recorded.clone(), problems }
    }
}

impl PlainTables {
    /// One table for whatever path a draft names, where it is not empty; and, as a prediction, a data set and a fingerprint,
    /// what was counted before.
    pub fn one(table: &str, counted: &str) -> Self {
        let files = if table.is_empty() { Vec::new() } else { vec![(String::new(), table.to_owned())] };
        let recorded = match counted.split_whitespace().collect::<Vec<_>>().as_slice() {
            [prediction, data, fingerprint] => vec![Recorded {
                prediction: (*prediction).to_owned(),
                data: (*data).to_owned(),
                fingerprint: (*fingerprint).to_owned(),
                on: "2026-01-31".to_owned(),
                ..Recorded::default()
            }],
            _ => Vec::new(),
        };
        Self { files, recorded }
    }

    fn lines(&self, path: &str) -> Option<Lines<'_>> {
        let (_, text) = self.files.iter().find(|(own, _)| own.is_empty() || own == path)?;
        Some(Lines::new(text))
    }

    fn bound(
        &self,
        argument: &Argument,
        id: DataId,
        data: &Data,
        problems: &mut Vec<Diagnostic<Place>>,
    ) -> Option<Bound> {
        let Some(DataSource::File(path)) = &data.source else { return None };
        let lines = self.lines(&path.text)?;
        let keys: Vec<Vec<&str>> = data.unit().map(|column| lines.column(&column.name)).collect::<Option<_>>()?;
        let named: FxHashMap<&str, &str> = data
            .names
            .as_ref()
            .filter(|_| self.files.iter().all(|(path, _)| !path.is_empty()))
            .and_then(|names| self.lines(&names.file.text))
            .map(|lines| lines.rows.iter().filter_map(|row| Some((*row.first()?, *row.get(1)?))).collect())
            .unwrap_or_default();
        let (mut words, mut parts): (Vec<Arc<str>>, Vec<u32>) = Default::default();
        let (mut numbers, mut units): (FxHashMap<&str, u32>, FxHashMap<Vec<&str>, u32>) = Default::default();
        let mut of_rows = Vec::with_capacity(lines.rows.len());
        for row in 0..lines.rows.len() {
            let key: Vec<&str> = keys.iter().map(|column| column[row]).collect();
            let next = units.len() as u32;
            let unit = *units.entry(key.clone()).or_insert(next);
            if unit == next {
                parts.extend(key.iter().map(|part| {
                    *numbers.entry(part).or_insert_with(|| {
                        words.push(named.get(part).copied().unwrap_or(part).into());
                        words.len() as u32 - 1
                    })
                }));
            }
            of_rows.push(unit);
        }
        let years = data.time_column().and_then(|column| lines.column(&column.name));
        let years = years.map(|years| numbers_of(&years));
        let mut columns = Vec::new();
        let mut concepts = Vec::new();
        for (index, concept) in argument.concepts.iter().enumerate() {
            for column in concept.columns.iter().filter(|column| column.data.id == id) {
                let concept_id = ConceptId::from_index(index);
                problems.extend(told(argument, &lines, concept_id, column, data));
                if let Some(values) = values(&lines, concept, column) {
                    concepts.push((ConceptId::from_index(index), columns.len()));
                    columns.push(values);
                }
            }
        }
        let set = DataSet::new(&of_rows, UnitNames::new(words, parts, keys.len()), years, columns);
        Some(Bound { set: set.into(), concepts })
    }
}

fn values(lines: &Lines, concept: &Concept, column: &ConceptColumn) -> Option<Values> {
    let coded = |name: &str| Some(Arc::new(coded(&lines.column(name)?, concept, column)));
    match (column.by.as_slice(), column.names.as_slice()) {
        ([], [only]) => Some(Values::OfRow(coded(&only.name)?)),
        (by, [only]) => {
            let ends = |by: &ColumnName| by.name.chars().last().map(|end| format!("{}{end}", only.name));
            by.iter().map(|by| coded(&ends(by)?)).collect::<Option<_>>().map(Values::OfActors)
        }
        (_, names) => names.iter().map(|name| coded(&name.name)).collect::<Option<_>>().map(Values::OfActors),
    }
}

/// What is wrong with a column that stands for the row.
fn told(
    argument: &Argument,
    lines: &Lines,
    id: ConceptId,
    column: &ConceptColumn,
    data: &Data,
) -> Vec<Diagnostic<Place>> {
    let ([], [named]) = (column.by.as_slice(), column.names.as_slice()) else { return Vec::new() };
    let Some(values) = lines.column(&named.name) else {
        let looked_for = [named.name.to_string()];
        let nearest = nearest(&named.name, lines.names.iter().copied(), ALIKE);
        return vec![problems::no_column(named.place, &data.header.name, &looked_for, nearest)];
    };
    let concept = argument.concept(id);
    let read = coded(&values, concept, column);
    let mut found = Found { column: named.name.to_string(), ..Found::default() };
    if let Domain::Levels { names, .. } = &concept.domain {
        found.of_level = vec![0; names.len()];
    }
    for (row, value) in values.iter().enumerate() {
        match read.value(row) {
            _ if is_unknown(value, column) => {}
            None => {
                found.misread_rows += 1;
                found.misread.push(((*value).to_owned(), row as u64 + 1));
            }
            Some((number, _)) if number <= -66.0 => found.suspects.push((number, 1)),
            Some((rank, _)) => found.of_level.get_mut(rank as usize).into_iter().for_each(|rows| *rows += 1),
        }
    }
    problems::values(argument, id, column, data, &[found])
}

fn is_missing(value: &str) -> bool {
    matches!(value, "" | "NA" | ".")
}

/// Whether it stands for nothing, in any column or in this one.
fn is_unknown(value: &str, column: &ConceptColumn) -> bool {
    is_missing(value) || column.coding.unknown.iter().any(|code| code.code.covers_text(value))
}

fn numbers_of(values: &[&str]) -> Column {
    let number = |value: &&str| if is_missing(value) { f64::NAN } else { value.parse().unwrap_or(f64::NAN) };
    Column::Numbers { low: values.iter().map(number).collect(), high: None }
}

fn coded(values: &[&str], concept: &Concept, column: &ConceptColumn) -> Column {
    let known: Vec<&str> = values.iter().map(|value| if is_unknown(value, column) { "" } else { value }).collect();
    let Domain::Levels { names, .. } = &concept.domain else { return numbers_of(&known) };
    let rank = |value: &&str| -> Option<usize> {
        if is_missing(value) {
            return None;
        }
        if !column.coding.levels.is_empty() {
            let fits = |codes: &[crate::argument::CodePlace]| codes.iter().any(|code| code.code.covers_text(value));
            return column.coding.levels.iter().find(|(_, codes)| fits(codes)).map(|(rank, _)| *rank);
        }
        let by_name = names.iter().position(|name| **name == **value);
        by_name.or_else(|| match value.to_lowercase().as_str() {
            "0" | "false" if concept.domain.is_yes_no() => Some(0),
            "1" | "true" if concept.domain.is_yes_no() => Some(1),
            _ => None,
        })
    };
    Column::Levels(known.iter().map(|value| rank(value).map_or(UNKNOWN_LEVEL, |rank| rank as u8)).collect())
}
