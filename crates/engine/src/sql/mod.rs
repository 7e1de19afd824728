//! A prediction as SQL: one query that counts what the rows of a data set say of it, and one that lists its counter-rows.
//!
//! For tables that are too large for one machine, or lie in a data base. What is unknown stays so: a formula is true, false
//! or `NULL`, and counted is only what `IS TRUE` and `IS FALSE` say. Runs nothing.

mod cells;
mod claim;
mod counts;
mod dialect;
mod moves;
mod rows;

pub use dialect::Dialect;

use crate::appraisal::derived::written_out;
use crate::appraisal::scope_of;
use crate::argument::formula::Formula;
use crate::argument::print::claim_text;
use crate::argument::{Argument, ConceptId, DataId, PredictionId};
use claim::Writer;
use std::fmt::Write as _;

/// A prediction held against the rows of a data set, as queries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queries {
    /// One row of counts.
    pub counts: String,
    /// The rows that contradict the prediction; none of a tendency, which no single row contradicts.
    pub against: Option<String>,
    /// What whoever runs them must know.
    pub notes: Vec<Note>,
}

/// What whoever runs a query must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// No column of the data set observes a concept, so that nothing is known of it.
    Unobserved(String),
    /// The engine reads no such file in a query: it has to be a table of that name first.
    TableOf {
        /// The file.
        file: String,
        /// The table.
        table: String,
    },
}

/// The data sets whose columns observe what a prediction says.
pub fn data_sets(argument: &Argument, id: PredictionId) -> Vec<DataId> {
    let outcome = written_out(argument, &argument.prediction(id).claim.outcome);
    let outcome = rows::declared(argument, outcome.concepts().into_iter());
    let observes = |data: &DataId| {
        let columns = outcome.iter().flat_map(|concept| &argument.concept(*concept).columns);
        columns.into_iter().any(|column| column.data.id == *data)
    };
    (0..argument.data.len()).map(DataId::from_index).filter(observes).collect()
}

/// The queries of a prediction over a data set.
pub fn queries(argument: &Argument, id: PredictionId, data: DataId, dialect: Dialect) -> Queries {
    let prediction = argument.prediction(id);
    let claim = &prediction.claim;
    let within = claim.within(&scope_of(argument, prediction.owner));
    let formulas = [within, claim.condition.clone(), claim.outcome.clone()].map(|part| written_out(argument, &part));
    let movement = claim.movement.iter().flat_map(|movement| [movement.mover, movement.with]);
    let moving = movement.flat_map(|concept| moves::holds(argument, concept).concepts());
    let found = formulas.iter().flat_map(Formula::concepts).chain(moving);
    let concepts: Vec<ConceptId> = rows::declared(argument, found);
    let rows = rows::rows(argument, data, &concepts, dialect);
    let title = format!("-- {}: {}\n", prediction.name, one_line(&claim_text(argument, claim)));
    let writer = Writer { argument, known: &rows.known, dialect };
    let judged = match claim.movement {
        Some(movement) => moves::judged(&writer, &rows, movement, &formulas[0]),
        None => judged(&writer, &formulas, counts::result(claim.mode, dialect)),
    };
    let with = format!("WITH seen AS (\n  {}\n), {judged}", rows.query);
    let counts = match counts::rates(claim.mode, dialect) {
        None => format!("{with}\nSELECT\n  {}\nFROM told", counts::of_results(claim.mode, dialect).join(",\n  ")),
        Some(rates) => of_rates(&with, &rates, dialect),
    };
    let against = (!claim.mode.is_tendency()).then(|| {
        let listed: Vec<&str> = rows.keys.iter().chain(&rows.values).map(String::as_str).collect();
        let order = if rows.keys.is_empty() { String::new() } else { format!("\nORDER BY {}", rows.keys.join(", ")) };
        format!(
            "{title}-- the rows against it\n{with}\nSELECT {}\nFROM told\nWHERE {} = 'against'{order};\n",
            if listed.is_empty() { "*".to_owned() } else { listed.join(", ") },
            dialect.name("result"),
        )
    });
    Queries { counts: format!("{title}{counts};\n"), against, notes: rows.notes }
}

/// Scope, condition and outcome of every row, and what it says.
fn judged(writer: &Writer, formulas: &[Formula; 3], result: Option<String>) -> String {
    let names = ["in scope", "condition", "outcome"].map(|part| writer.dialect.name(part));
    let parts = formulas.iter().zip(names).map(|(formula, name)| format!("({}) AS {name}", writer.formula(formula)));
    let parts: Vec<String> = parts.collect();
    let judged = format!("judged AS (\n  SELECT seen.*,\n    {}\n  FROM seen\n)", parts.join(",\n    "));
    match result {
        None => judged,
        Some(result) => {
            let name = writer.dialect.name("result");
            format!("{judged}, told AS (\n  SELECT judged.*,\n    {result} AS {name}\n  FROM judged\n)")
        }
    }
}

/// One row with the counts behind both rates.
fn of_rates(with: &str, rates: &counts::Rates, dialect: Dialect) -> String {
    let unit = dialect.name("unit");
    let mut query = format!("{with}, per_unit AS (\n  SELECT {unit}");
    for (name, test) in &rates.of_rows {
        let _ = write!(query, ",\n    {} AS {name}", dialect.count(test));
    }
    let _ = write!(query, "\n  FROM judged\n  GROUP BY {unit}\n)\nSELECT\n  ");
    let rows = rates.of_rows.iter().map(|(name, _)| format!("SUM({name}) AS rows_{name}"));
    query += &rows.chain(rates.of_units.iter().cloned()).collect::<Vec<_>>().join(",\n  ");
    query + "\nFROM per_unit"
}

/// A comment ends with its line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
