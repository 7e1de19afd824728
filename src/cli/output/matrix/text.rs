//! For the terminal: a row a case, a column a prediction, by number.

use super::{Called, LEGEND, Row, incomplete, symbol, table};
use lakatos_engine::rules::Analysis;
use std::io::{self, Write};

/// Writes the matrix and its legend; nothing where there is no prediction or no case.
pub fn write(out: &mut impl Write, analysis: &Analysis, called: Called) -> io::Result<()> {
    let table = table(analysis);
    if table.predictions.is_empty() || table.rows.is_empty() && table.counts.is_empty() {
        return Ok(());
    }
    writeln!(out, "predictions and cases")?;
    for (number, column) in table.predictions.iter().enumerate() {
        let name = if called == Called::ByName { &column.name } else { &column.label };
        writeln!(out, "  {:>2}  {name}", number + 1)?;
    }
    let name = |row: &'_ Row| if called == Called::ByName { row.name.clone() } else { row.label.clone() };
    let labels = table.rows.iter().map(name).chain(table.counts.iter().map(|counts| counts.label.clone()));
    let width = labels.map(|label| label.chars().count()).max().unwrap_or_default();
    let numbers = table.counts.iter().flat_map(|counts| counts.numbers.iter().flatten());
    let cell = numbers.max().map_or(4, |most| most.to_string().len() + 2).max(4);
    let heads: String = (1..=table.predictions.len()).map(|number| format!("{number:>cell$}")).collect();
    writeln!(out, "\n  {:width$}{heads}", "")?;
    for row in &table.rows {
        let cells: String = row.results.iter().map(|result| format!("{:>cell$}", plain(symbol(*result)))).collect();
        let name = name(row);
        let padding = " ".repeat(width - name.chars().count());
        writeln!(out, "  {name}{padding}{cells}")?;
    }
    for counts in &table.counts {
        let cells = counts.numbers.iter().map(|number| number.map_or_else(String::new, |number| number.to_string()));
        let cells: String = cells.map(|number| format!("{number:>cell$}")).collect();
        writeln!(out, "  {:width$}{cells}", counts.label)?;
    }
    let legend = LEGEND.map(|(symbol, word)| format!("{} {word}", plain(symbol)));
    writeln!(out, "\n  {}\n", legend.join("   "))?;
    match incomplete(analysis) {
        note if called == Called::ByTitle && !note.is_empty() => writeln!(out, "  {note}\n"),
        _ => Ok(()),
    }
}

/// As every keyboard has it.
fn plain(symbol: char) -> char {
    match symbol {
        '−' => '-',
        '·' => '.',
        '∘' => 'o',
        other => other,
    }
}
