//! Predictions × cases, for the terminal: a row a case, a column a prediction.

use crate::appraisal::result::CaseResult;
use crate::argument::{CaseId, Owner, PredictionId};
use crate::rules::Analysis;
use std::io::{self, Write};

/// Writes the matrix and its legend; nothing where there is no prediction or no case.
pub fn write(out: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    let argument = &analysis.argument;
    let predictions: Vec<PredictionId> = (0..argument.predictions.len())
        .map(PredictionId::of)
        .filter(|id| {
            !matches!(argument.prediction(*id).owner, Owner::Paradigm(_))
                && analysis.appraisal.results[id.index()].rates.is_none()
        })
        .collect();
    if predictions.is_empty() || argument.cases.is_empty() {
        return Ok(());
    }
    writeln!(out, "predictions and cases")?;
    for (number, id) in predictions.iter().enumerate() {
        writeln!(out, "  {:>2}  {}", number + 1, argument.prediction(*id).name)?;
    }
    let width = argument.cases.iter().map(|case| case.header.name.chars().count()).max().unwrap_or_default();
    let heads: String = (1..=predictions.len()).map(|number| format!("{number:>4}")).collect();
    writeln!(out, "\n  {:width$}{heads}", "")?;
    for (index, case) in argument.cases.iter().enumerate() {
        let cells: String = predictions
            .iter()
            .map(|id| format!("{:>4}", symbol(analysis.appraisal.result(*id, CaseId::of(index)))))
            .collect();
        let padding = " ".repeat(width - case.header.name.chars().count());
        writeln!(out, "  {}{padding}{cells}", case.header.name)?;
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
