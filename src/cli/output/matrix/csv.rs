//! For spreadsheets and R: a row a case, a column a prediction, in words (RFC 4180).

use super::table;
use lakatos_engine::escape::csv;
use lakatos_engine::rules::Analysis;
use std::io::{self, Write};

/// Writes the table.
pub fn write(out: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    let table = table(analysis);
    let heads =
        ["case", "title", "period"].into_iter().chain(table.predictions.iter().map(|column| column.name.as_str()));
    line(out, heads)?;
    for row in &table.rows {
        let cells = [row.name.as_str(), &row.title, &row.period].into_iter();
        line(out, cells.chain(row.results.iter().map(|result| result.map_or("", |result| result.word()))))?;
    }
    for counts in &table.counts {
        let numbers: Vec<String> =
            counts.numbers.iter().map(|number| number.map_or_else(String::new, |number| number.to_string())).collect();
        let cells = [counts.label.as_str(), "", ""].into_iter();
        line(out, cells.chain(numbers.iter().map(String::as_str)))?;
    }
    Ok(())
}

fn line<'cell>(out: &mut impl Write, cells: impl Iterator<Item = &'cell str>) -> io::Result<()> {
    let cells: Vec<String> = cells.map(csv).collect();
    write!(out, "{}\r\n", cells.join(","))
}
