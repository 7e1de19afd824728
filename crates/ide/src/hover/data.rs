//! A data set: where it is, what a row is, which rows count, and which concepts it observes.

use super::headline;
use super::markdown::{code, escaped, listed, point};
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::print_data::{code_text, column_formula_text, join_text, row_text};
use lakatos_engine::argument::{Concept, DataId, DataSource};

/// All that the draft says of it.
pub fn describe(wording: Wording, id: DataId) -> String {
    let argument = wording.argument;
    let data = argument.data(id);
    let mut text = format!("{}\n\n", headline(argument, &data.header.name));
    let (what, place) = match &data.source {
        None => ("from", String::new()),
        Some(DataSource::File(path)) => ("from", code(&path.text)),
        Some(DataSource::Table(name)) => ("table", code(&name.text)),
    };
    text += &point(what, &place);
    let row = if data.row.is_empty() { String::new() } else { code(&row_text(data)) };
    text += &point("a row is", &row);
    let filters = data.filters.iter().map(|filter| code(&column_formula_text(&filter.formula)));
    text += &point("rows that count", &listed(filters));
    text += &point("missing", &listed(data.missing.iter().map(|missing| code(&code_text(missing)))));
    text += &point("joined to", &listed(data.joins.iter().map(|join| code(&join_text(argument, join)))));
    let observed = |concept: &&Concept| concept.columns.iter().any(|column| column.data.id == id);
    let concepts = argument.concepts.iter().filter(observed);
    text += &point("concepts", &listed(concepts.map(|concept| escaped(&concept.header.name))));
    text.trim_end().to_owned()
}
