//! What is said of data, as it is written: formulas over columns, codes, the columns of a concept.

use super::model::{
    Argument, Code, CodePlace, ColumnCoding, ColumnFormula, ColumnName, Concept, ConceptColumn, Data, DataSource,
    Domain, Join,
};
use lakatos_syntax::quoted;

/// A formula over columns.
pub fn column_formula_text(formula: &ColumnFormula) -> String {
    match formula {
        ColumnFormula::Comparison { column, operator, code } => {
            format!("{} {} {}", column_text(&column.name), operator.symbol(), code_text(code))
        }
        ColumnFormula::Column(column) => column_text(&column.name),
        ColumnFormula::Not(inner) => format!("not {}", bracketed(inner)),
        ColumnFormula::And(parts) => joined(parts, " and "),
        ColumnFormula::Or(parts) => joined(parts, " or "),
    }
}

fn joined(parts: &[ColumnFormula], word: &str) -> String {
    parts.iter().map(bracketed).collect::<Vec<_>>().join(word)
}

fn bracketed(formula: &ColumnFormula) -> String {
    match formula {
        ColumnFormula::And(parts) | ColumnFormula::Or(parts) if parts.len() > 1 => {
            format!("({})", column_formula_text(formula))
        }
        _ => column_formula_text(formula),
    }
}

/// What a column may hold. A text needs quotation marks where it is no word.
pub fn code_text(code: &Code) -> String {
    match code {
        Code::Number(number) => number.to_string(),
        Code::Range(low, high) if high.is_infinite() => format!("{low}.."),
        Code::Range(low, high) => format!("{low}..{high}"),
        Code::Text(text) => column_text(text),
    }
}

/// The name of a column, in quotation marks where it is no word.
pub fn column_text(name: &str) -> String {
    let is_word = name.starts_with(char::is_alphabetic)
        && name.chars().all(|character| character.is_alphanumeric() || "_-".contains(character));
    if is_word { name.to_owned() } else { quoted(name) }
}

/// What a data set says, line by line.
pub fn data_lines(argument: &Argument, data: &Data) -> Vec<String> {
    let source = data.source.iter().map(|source| match source {
        DataSource::File(path) => format!("from {}", quoted(&path.text)),
        DataSource::Table(name) => format!("table {}", quoted(&name.text)),
    });
    let row = (!data.row.is_empty()).then(|| format!("row {}", row_text(data)));
    let filters = data.filters.iter().map(|filter| format!("where {}", column_formula_text(&filter.formula)));
    let names = data.names.iter().map(|names| match &names.on {
        Some(on) => format!("names {} on {}", quoted(&names.file.text), column_text(&on.name)),
        None => format!("names {}", quoted(&names.file.text)),
    });
    let missing: Vec<String> = data.missing.iter().map(code_text).collect();
    let missing = (!missing.is_empty()).then(|| format!("missing {}", missing.join(", ")));
    let joins = data.joins.iter().map(|join| format!("joined to {}", join_text(argument, join)));
    source.chain(row).chain(filters).chain(names).chain(missing).chain(joins).collect()
}

fn columns_text(columns: &[ColumnName]) -> String {
    columns.iter().map(|column| column_text(&column.name)).collect::<Vec<_>>().join(", ")
}

/// What a row of a data set is: `ccode1, ccode2, year`.
pub fn row_text(data: &Data) -> String {
    let columns = columns_text(&data.row);
    match data.time_column() {
        Some(time) if data.time != data.row.len().checked_sub(1) => format!("{columns} by {}", column_text(&time.name)),
        _ => columns,
    }
}

/// What is joined to what, as it is written behind `joined to`.
pub fn join_text(argument: &Argument, join: &Join) -> String {
    let key = |(theirs, own): &(ColumnName, ColumnName)| match theirs.name == own.name {
        true => column_text(&own.name),
        false => format!("{} = {}", column_text(&theirs.name), column_text(&own.name)),
    };
    let name = &argument.data(join.to.id).header.name;
    match join.on.as_slice() {
        [] => name.to_string(),
        on => format!("{name} on {}", on.iter().map(key).collect::<Vec<_>>().join(", ")),
    }
}

/// A column of a concept, as it is written behind `column`.
pub fn concept_column_text(argument: &Argument, concept: &Concept, column: &ConceptColumn) -> String {
    let names: Vec<String> = column.names.iter().map(|name| quoted(&name.name)).collect();
    let mut text = format!("{} of {}", names.join(", "), argument.data(column.table).header.name);
    if !column.by.is_empty() {
        text += &format!(" by {}", columns_text(&column.by));
    }
    let codes = coding_text(concept, &column.coding);
    if codes.is_empty() { text } else { format!("{text} as {codes}") }
}

/// What stands for which level, as it is written behind `as`.
fn coding_text(concept: &Concept, coding: &ColumnCoding) -> String {
    let codes = |codes: &[CodePlace]| codes.iter().map(|one| code_text(&one.code)).collect::<Vec<_>>().join(" or ");
    let name = |rank: usize| match &concept.domain {
        Domain::Levels { names, .. } => names.get(rank).map(|name| name.to_string()).unwrap_or_default(),
        Domain::Number => String::new(),
    };
    let levels = coding.levels.iter().map(|(rank, of_level)| format!("{} = {}", name(*rank), codes(of_level)));
    let unknown = (!coding.unknown.is_empty()).then(|| format!("unknown = {}", codes(&coding.unknown)));
    levels.chain(unknown).collect::<Vec<_>>().join(", ")
}
