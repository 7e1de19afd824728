//! For pages: a table that a screen reader can read, with words behind the signs.

use super::{Column, incomplete, legend, symbol, table};
use lakatos_engine::escape::xml as escaped;
use lakatos_engine::rules::Analysis;
use std::io::{self, Write};

/// Writes the table.
pub fn write(out: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    let table = table(analysis);
    writeln!(
        out,
        "<table class=\"lakatos-matrix\">\n<caption>Predictions and cases: {}{}</caption>",
        escaped(&legend()),
        match incomplete(analysis) {
            "" => String::new(),
            note => format!(" <strong>{note}</strong>"),
        }
    )?;
    let head = |column: &Column| format!("<th scope=\"col\">{}</th>", escaped(&column.label));
    let heads: String = table.predictions.iter().map(head).collect();
    writeln!(out, "<thead><tr><th scope=\"col\">Case</th>{heads}</tr></thead>\n<tbody>")?;
    for row in &table.rows {
        let cell = |result: &Option<lakatos_engine::appraisal::result::CaseResult>| {
            let Some(word) = result.map(|result| result.word()) else { return "<td></td>".to_owned() };
            let class = word.split(' ').next().unwrap_or_default();
            format!(
                "<td class=\"{class}\" title=\"{word}\"><span aria-label=\"{word}\">{}</span></td>",
                symbol(*result)
            )
        };
        let cells: String = row.results.iter().map(cell).collect();
        writeln!(out, "<tr><th scope=\"row\">{}</th>{cells}</tr>", escaped(&row.label))?;
    }
    for counts in &table.counts {
        let cell = |number: &Option<usize>| {
            number.map_or_else(|| "<td></td>".to_owned(), |number| format!("<td>{number}</td>"))
        };
        let cells: String = counts.numbers.iter().map(cell).collect();
        writeln!(out, "<tr><th scope=\"row\">{}</th>{cells}</tr>", escaped(&counts.label))?;
    }
    writeln!(out, "</tbody>\n</table>")
}
