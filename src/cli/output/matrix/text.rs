//! For the terminal: a row a case, a column a prediction, by number.

use super::{LEGEND, symbol, table};
use lakatos_engine::rules::Analysis;
use std::io::{self, Write};

/// Writes the matrix and its legend; nothing where there is no prediction or no case.
pub fn write(out: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    let table = table(analysis);
    if table.predictions.is_empty() || table.rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "predictions and cases")?;
    for (number, name) in table.predictions.iter().enumerate() {
        writeln!(out, "  {:>2}  {name}", number + 1)?;
    }
    let width = table.rows.iter().map(|row| row.name.chars().count()).max().unwrap_or_default();
    let heads: String = (1..=table.predictions.len()).map(|number| format!("{number:>4}")).collect();
    writeln!(out, "\n  {:width$}{heads}", "")?;
    for row in &table.rows {
        let cells: String = row.results.iter().map(|result| format!("{:>4}", plain(symbol(*result)))).collect();
        let padding = " ".repeat(width - row.name.chars().count());
        writeln!(out, "  {}{padding}{cells}", row.name)?;
    }
    let legend = LEGEND.map(|(symbol, word)| format!("{} {word}", plain(symbol)));
    writeln!(out, "\n  {}\n", legend.join("   "))
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
