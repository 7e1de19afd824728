//! For Pandoc and forges: a pipe table, with its legend below.

use super::{incomplete, legend, symbol, table};
use lakatos_engine::escape::markdown;
use lakatos_engine::rules::Analysis;
use std::io::{self, Write};

/// Writes the table.
pub fn write(out: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    let table = table(analysis);
    let heads: Vec<String> = table.predictions.iter().map(|column| format!(" {} |", markdown(&column.label))).collect();
    writeln!(out, "| Case |{}", heads.concat())?;
    writeln!(out, "| :--- |{}", " :-: |".repeat(heads.len()))?;
    for row in &table.rows {
        let cells: Vec<String> =
            row.results.iter().map(|result| format!(" {} |", markdown(&symbol(*result).to_string()))).collect();
        writeln!(out, "| {} |{}", markdown(&row.label), cells.concat())?;
    }
    for counts in &table.counts {
        let cell = |number: &Option<usize>| number.map_or_else(|| "  |".to_owned(), |number| format!(" {number} |"));
        let cells: String = counts.numbers.iter().map(cell).collect();
        writeln!(out, "| {} |{cells}", markdown(&counts.label))?;
    }
    // Two tildes strike out what stands between them.
    let legend = markdown(&legend());
    // What begins with a plus sign would be a list.
    writeln!(out, "\n\\{legend}")?;
    match incomplete(analysis) {
        "" => Ok(()),
        note => writeln!(out, "\n{note}"),
    }
}
