//! For Pandoc and forges: a pipe table, with its legend below.

use super::{legend, symbol, table};
use lakatos_engine::rules::Analysis;
use std::io::{self, Write};

/// Writes the table.
pub fn write(out: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    let table = table(analysis);
    let heads: Vec<String> = table.predictions.iter().map(|name| format!(" `{name}` |")).collect();
    writeln!(out, "| Case |{}", heads.concat())?;
    writeln!(out, "| :--- |{}", " :-: |".repeat(heads.len()))?;
    for row in &table.rows {
        let cells: Vec<String> = row.results.iter().map(|result| format!(" {} |", escaped(symbol(*result)))).collect();
        writeln!(out, "| {} |{}", row.label.replace('|', "\\|"), cells.concat())?;
    }
    let legend: String = legend().chars().map(escaped).collect();
    // What begins with a plus sign would be a list.
    writeln!(out, "\n\\{legend}")
}

/// Two tildes strike out what stands between them.
fn escaped(character: char) -> String {
    if character == '~' { "\\~".to_owned() } else { character.to_string() }
}
