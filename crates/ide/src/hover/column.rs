//! A column of a table: what it holds, from where to where, and in how many rows nothing.

use super::Hover;
use super::markdown::{code, escaped, listed, point};
use crate::columns::{NamedColumn, column_at};
use lakatos_project::Project;
use lakatos_project::data::{ColumnFacts, RowFacts};

/// What is known of the column that is named at a byte of a file; none while its table is not read.
pub fn named_at(project: &Project, source: u32, offset: u32) -> Option<Hover> {
    let NamedColumn { data, name, concept, span } = column_at(project, source, offset)?;
    let columns = project.columns_of(data)?;
    let find = |name: &str| columns.iter().find(|column| column.name == name);
    let found: Vec<&ColumnFacts> = match find(&name) {
        Some(column) => vec![column],
        // One name may stand for a column of each actor.
        None => {
            let read = concept.map(|concept| project.columns_read_for(data, concept)).unwrap_or_default();
            read.iter().filter_map(|name| find(name)).collect()
        }
    };
    let data = &project.analysis().argument.data(data).header.name;
    let described: Vec<String> = found.into_iter().map(|column| describe(column, data)).collect();
    (!described.is_empty()).then(|| Hover { markdown: described.join("\n\n"), span })
}

fn describe(column: &ColumnFacts, data: &str) -> String {
    let label = if column.label.is_empty() { String::new() } else { format!(": {}", escaped(&column.label)) };
    let mut text = format!("column **{}** of {}{label}\n\n", escaped(&column.name), escaped(data));
    text += &point("holds", column.kind);
    if let Some(RowFacts { known, missing, range, values }) = &column.rows {
        if let Some((low, high)) = range {
            text += &point("range", &format!("{low} to {high}"));
        }
        let values = values.iter().map(|(value, rows)| format!("{} in {rows}", code(value)));
        text += &point("values", &listed(values));
        let rows = known + missing;
        text += &point("missing", &format!("in {missing} of {rows} {}", if rows == 1 { "row" } else { "rows" }));
    }
    let labels = column.value_labels.iter().map(|(value, label)| format!("{} is {}", code(value), escaped(label)));
    text += &point("labels", &listed(labels));
    text.trim_end().to_owned()
}
