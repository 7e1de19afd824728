//! Rows as they are printed.

use lakatos_engine::appraisal::data::count::{declared_behind, results};
use lakatos_engine::appraisal::data::{DataAccount, DataTable, Values};
use lakatos_engine::appraisal::truth::Evaluator;
use lakatos_engine::appraisal::where_it_speaks;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::formula::Formula;
use lakatos_engine::argument::print::value_text;
use lakatos_engine::argument::{Argument, ConceptId, PredictionId};
use lakatos_engine::escape::csv;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Which rows are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    For,
    Against,
    Undecided,
}

/// Rows of a data set.
pub struct Listing {
    data: String,
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
    /// What they come to, in words.
    total: String,
}

impl Listing {
    /// Rows with their keys, and with the values of what the prediction is about; unknown ones are empty.
    pub fn new(wording: Wording, account: &DataAccount, id: PredictionId, which: Which) -> Self {
        let argument = wording.argument;
        let table = DataTable::new(argument, account.data, &account.bound);
        let results = results(argument, id, &mut Evaluator::new(&table.table));
        let wanted = match which {
            Which::For => results.corroborates,
            Which::Against => results.contradicts,
            Which::Undecided => results.undecided(),
        };
        let data = argument.data(account.data);
        let mut heads: Vec<String> = data.unit().map(|column| column.name.to_string()).collect();
        heads.extend(data.time_column().map(|column| column.name.to_string()));
        let columns = columns(argument, &table, id, &mut heads);
        let units = table.set.units();
        let row = |row: usize| -> Vec<String> {
            let mut cells: Vec<String> = units.parts(units.of(row)).map(ToString::to_string).collect();
            if data.time.is_some() {
                cells.push(table.set.year(row).map_or_else(String::new, |year| year.to_string()));
            }
            let value = |(concept, column): &(ConceptId, &lakatos_engine::appraisal::column::Column)| {
                column.value(row).map_or_else(String::new, |value| value_text(argument, *concept, value))
            };
            cells.extend(columns.iter().map(value));
            cells
        };
        let words = wording.words(account);
        let total = format!("{}: {}", wording.data(account), words.tally(units.tally(&wanted)));
        Self { data: wording.data(account).to_owned(), heads, rows: wanted.rows().map(row).collect(), total }
    }
}

/// The columns of what a prediction is about, with their heads: of what is coded of actors, one for each.
fn columns<'table>(
    argument: &Argument,
    table: &'table DataTable,
    id: PredictionId,
    heads: &mut Vec<String>,
) -> Vec<(ConceptId, &'table lakatos_engine::appraisal::column::Column)> {
    let prediction = argument.prediction(id);
    let claim = &prediction.claim;
    let scope = where_it_speaks(argument, prediction);
    let all = Formula::And(vec![claim.outcome.clone(), claim.condition.clone(), scope]);
    let mut columns = Vec::new();
    for concept in declared_behind(argument, &all) {
        let name = &argument.concept(concept).header.name;
        match table.values(concept) {
            Some(Values::OfRow(column)) => {
                heads.push(name.to_string());
                columns.push((concept, &**column));
            }
            Some(Values::OfActors(actors)) => {
                let by = argument
                    .concept(concept)
                    .columns
                    .iter()
                    .find(|column| argument.takes_up(table.data, column.data.id));
                for (number, column) in actors.iter().enumerate() {
                    let actor = by.and_then(|by| by.by.get(number)).map(|by| &*by.name);
                    heads.push(format!("{name} by {}", actor.unwrap_or("actor")));
                    columns.push((concept, &**column));
                }
            }
            None => {}
        }
    }
    columns
}

/// For a terminal: in columns, with what they come to.
pub fn write_text(out: &mut impl Write, listings: &[Listing]) -> io::Result<()> {
    for listing in listings {
        writeln!(out, "{}", listing.total)?;
        let widths: Vec<usize> = (0..listing.heads.len())
            .map(|column| {
                let cells = listing.rows.iter().map(|row| row[column].chars().count());
                cells.chain([listing.heads[column].chars().count()]).max().unwrap_or_default()
            })
            .collect();
        for row in std::iter::once(&listing.heads).chain(&listing.rows).filter(|_| !listing.rows.is_empty()) {
            let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
            writeln!(out, "  {}", cells.join("  ").trim_end())?;
        }
    }
    Ok(())
}

/// For spreadsheets and R (RFC 4180); the first column says of which data set a row is.
pub fn write_csv(out: &mut impl Write, listings: &[Listing]) -> io::Result<()> {
    for listing in listings {
        let mut line = |first: &str, cells: &[String]| {
            let cells: Vec<String> = std::iter::once(first).chain(cells.iter().map(String::as_str)).map(csv).collect();
            write!(out, "{}\r\n", cells.join(","))
        };
        line("data", &listing.heads)?;
        listing.rows.iter().try_for_each(|row| line(&listing.data, row))?;
    }
    Ok(())
}

/// For programs: an object a row, with texts; what is unknown is null.
pub fn write_json(out: &mut impl Write, listings: &[Listing]) -> io::Result<()> {
    let of_each = listings.iter().map(|listing| {
        let row = |row: &Vec<String>| {
            let cell = |(head, cell): (&String, &String)| {
                (head.clone(), if cell.is_empty() { Value::Null } else { Value::from(cell.as_str()) })
            };
            Value::Object(listing.heads.iter().zip(row).map(cell).collect::<Map<_, _>>())
        };
        json!({ "data": listing.data, "rows": listing.rows.iter().map(row).collect::<Vec<_>>() })
    });
    let report = json!({ "version": 1, "data": of_each.collect::<Vec<_>>() });
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}
