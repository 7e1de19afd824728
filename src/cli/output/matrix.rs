//! Predictions × cases, for the terminal: a row a case, a column a prediction.

use crate::appraisal::matrix::matrix;
use crate::appraisal::result::CaseResult;
use crate::rules::Analysis;
use std::io::{self, Write};

/// Writes the matrix and its legend; nothing where there is no prediction or no case.
pub fn write(out: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    let argument = &analysis.argument;
    let matrix = matrix(argument, &analysis.appraisal);
    if matrix.predictions.is_empty() || matrix.rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "predictions and cases")?;
    for (number, id) in matrix.predictions.iter().enumerate() {
        writeln!(out, "  {:>2}  {}", number + 1, argument.prediction(*id).name)?;
    }
    let width = argument.cases.iter().map(|case| case.header.name.chars().count()).max().unwrap_or_default();
    let heads: String = (1..=matrix.predictions.len()).map(|number| format!("{number:>4}")).collect();
    writeln!(out, "\n  {:width$}{heads}", "")?;
    for (case, results) in &matrix.rows {
        let name = &argument.case(*case).header.name;
        let cells: String = results.iter().map(|result| format!("{:>4}", symbol(*result))).collect();
        let padding = " ".repeat(width - name.chars().count());
        writeln!(out, "  {name}{padding}{cells}")?;
    }
    writeln!(out, "\n  + for   - against   . silent   ? undecided   ~ contested\n")
}

fn symbol(result: CaseResult) -> char {
    match result {
        CaseResult::Corroborates => '+',
        CaseResult::Contradicts => '-',
        CaseResult::Silent => '.',
        CaseResult::Undecided => '?',
        CaseResult::Contested => '~',
    }
}
