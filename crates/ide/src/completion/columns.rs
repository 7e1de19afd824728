//! Columns of tables, and what they hold: those that the draft names, and, once the file is read, those that it has.

use super::{About, Offer, OfferKind, OfferText, Offers};
use lakatos_engine::argument::print_data::column_text;
use lakatos_engine::argument::{Argument, ColumnName, Data, DataId, Named};
use lakatos_project::data::{ColumnFacts, RowFacts};
use lakatos_project::{File, Project};
use lakatos_syntax::Span;
use lakatos_syntax::cursor::{Cursor, Table};
use lakatos_syntax::line_index::line_start;

/// The data set of a table; none where the draft has none such.
fn data_of(argument: &Argument, cursor: &Cursor, table: &Table) -> Option<DataId> {
    let name = match table {
        Table::Own => cursor.name.as_deref()?,
        Table::Of(name) | Table::RowOf(name) => name,
        Table::Only => return (argument.data.len() == 1).then_some(DataId(0)),
    };
    named(argument, name)
}

fn named(argument: &Argument, name: &str) -> Option<DataId> {
    match argument.named(name)? {
        Named::Data(id) => Some(id),
        _ => None,
    }
}

/// The columns of a table, but for those that are listed already.
pub fn columns(project: &Project, cursor: &Cursor, table: &Table, listed: &[String]) -> Vec<Offer> {
    let argument = &project.analysis().argument;
    let Some(id) = data_of(argument, cursor, table) else { return Vec::new() };
    let data = argument.data(id);
    let offers = match table {
        Table::RowOf(_) => named_columns(keys(argument, data)),
        _ => all_columns(project, id),
    };
    let is_open = |offer: &Offer| !listed.contains(&offer.label);
    let written = |offer: Offer| Offer { text: OfferText::Plain(column_text(&offer.label)), ..offer };
    offers.into_iter().filter(is_open).map(written).collect()
}

/// The columns that the file has; until it is read, those that the draft speaks of.
fn all_columns(project: &Project, id: DataId) -> Vec<Offer> {
    match project.columns_of(id) {
        Some(columns) => columns.iter().map(|column| offer(&column.name, detail(column))).collect(),
        None => {
            let argument = &project.analysis().argument;
            named_columns(spoken_of(argument, id, argument.data(id)))
        }
    }
}

fn named_columns(columns: Vec<&ColumnName>) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    for column in columns {
        if !offers.iter().any(|offer| *offer.label == *column.name) {
            offers.push(offer(&column.name, String::new()));
        }
    }
    offers
}

fn offer(name: &str, detail: String) -> Offer {
    Offer { detail, ..Offer::word(name, OfferKind::Value, About::Nothing) }
}

/// What a column holds, in a few words.
fn detail(column: &ColumnFacts) -> String {
    let range = column.rows.as_ref().and_then(|rows| rows.range).map(|(low, high)| format!("{low} to {high}"));
    let parts = [Some(column.kind.to_owned()), range, Some(column.label.clone())];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What a column holds: its values, where they are few.
pub fn codes(project: &Project, cursor: &Cursor, table: &Table, column: &str) -> Vec<Offer> {
    let argument = &project.analysis().argument;
    let Some(columns) = data_of(argument, cursor, table).and_then(|id| project.columns_of(id)) else {
        return Vec::new();
    };
    let Some(column) = columns.into_iter().find(|known| known.name == column) else { return Vec::new() };
    let ColumnFacts { rows, value_labels, .. } = column;
    let label_of = |value: &str| value_labels.iter().find(|(known, _)| known == value).map(|(_, label)| label.clone());
    let values = rows.map(|RowFacts { values, .. }| values).unwrap_or_default();
    let found = values.iter().map(|(value, rows)| {
        let rows = format!("in {rows} {}", if *rows == 1 { "row" } else { "rows" });
        code(value, label_of(value).map_or(rows.clone(), |label| format!("{label} · {rows}")))
    });
    let labelled = value_labels.iter().filter(|(value, _)| !values.iter().any(|(known, _)| known == value));
    found.chain(labelled.map(|(value, label)| code(value, label.clone()))).collect()
}

fn code(value: &str, detail: String) -> Offer {
    let written = if value.parse::<f64>().is_ok() { value.to_owned() } else { column_text(value) };
    Offer { detail, text: OfferText::Plain(written), ..Offer::word(value, OfferKind::Value, About::Nothing) }
}

/// The columns that stand for the actors of a row: of the data set itself, or of those that it is joined to.
fn keys<'argument>(argument: &'argument Argument, data: &'argument Data) -> Vec<&'argument ColumnName> {
    let joined = data.joins.iter().flat_map(|join| argument.data(join.to.id).unit());
    let own = data.unit().filter(|_| data.joins.is_empty());
    own.chain(joined).collect()
}

/// The columns that the draft speaks of.
fn spoken_of<'argument>(
    argument: &'argument Argument,
    id: DataId,
    data: &'argument Data,
) -> Vec<&'argument ColumnName> {
    let filters = data.filters.iter().flat_map(|filter| filter.formula.columns());
    let observing = argument.concepts.iter().flat_map(|concept| &concept.columns);
    let observing = observing.filter(move |column| column.table == id && column.by.len() <= column.names.len());
    data.row.iter().chain(filters).chain(observing.flat_map(|column| &column.names)).collect()
}

/// The columns behind `column "`, where the name of one is being written.
pub fn in_text(project: &Project, file: &File, offset: u32) -> Option<Offers> {
    let text = file.buffer.text();
    let at = offset as usize;
    let before = text.get(line_start(text, at)..at)?;
    let typed = before.rsplit(['"', '“']).next()?;
    let opening = before.get(..before.len() - typed.len())?;
    let words = opening.trim_start_matches([' ', '\t', '>', '%', '|']);
    let is_column = words.strip_prefix("column").is_some_and(|rest| {
        rest.starts_with(' ') && rest.ends_with(['"', '“']) && rest.matches(['"', '“', '”']).count() % 2 == 1
    });
    let is_name = |c: char| !matches!(c, '"' | '”' | '\n' | '\r');
    if !is_column || !typed.chars().all(is_name) {
        return None;
    }
    let rest = text.get(at..)?;
    let ahead = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
    let is_closed = rest[ahead..].starts_with(['"', '”']);
    let line = rest[ahead..].lines().next().unwrap_or_default();
    let of = line.split_once(" of ").and_then(|(_, of)| of.split_whitespace().next());
    let argument = &project.analysis().argument;
    let id = match of {
        Some(name) => named(argument, name)?,
        None if argument.data.len() == 1 => DataId(0),
        None => return None,
    };
    let offers = all_columns(project, id);
    let end = if is_closed { at + ahead } else { at };
    Some(Offers { offers, span: Span::new(at - typed.len(), end), is_needed: true })
}
