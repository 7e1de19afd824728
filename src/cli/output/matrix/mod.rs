//! Predictions × cases, for terminals, papers, pages and spreadsheets.

mod csv;
mod html;
mod latex;
mod markdown;
mod text;

pub use csv::write as write_csv;
pub use html::write as write_html;
pub use latex::write as write_latex;
pub use markdown::write as write_markdown;
pub use text::write as write_text;

use lakatos_engine::appraisal::matrix::matrix;
use lakatos_engine::appraisal::result::CaseResult;
use lakatos_engine::argument::print::{label_text, period_text};
use lakatos_engine::rules::Analysis;

/// The matrix, in words.
struct Table {
    /// The predictions' names.
    predictions: Vec<String>,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    /// As a reader of a paper would call it.
    label: String,
    /// The title of the case, or else its name.
    title: String,
    /// Its years; empty where it is undated.
    period: String,
    results: Vec<CaseResult>,
}

fn table(analysis: &Analysis) -> Table {
    let argument = &analysis.argument;
    let matrix = matrix(argument, &analysis.appraisal);
    let row = |(case, results)| {
        let case = argument.case(case);
        let title = if case.header.title.is_empty() { &case.header.name } else { &case.header.title };
        Row {
            name: case.header.name.to_string(),
            label: label_text(case),
            title: title.to_string(),
            period: period_text(case).unwrap_or_default(),
            results,
        }
    };
    Table {
        predictions: matrix.predictions.iter().map(|id| argument.prediction(*id).name.to_string()).collect(),
        rows: matrix.rows.into_iter().map(row).collect(),
    }
}

/// One character for a result.
fn symbol(result: CaseResult) -> char {
    match result {
        CaseResult::Corroborates => '+',
        CaseResult::Contradicts => '−',
        CaseResult::Silent => '·',
        CaseResult::Undecided => '?',
        CaseResult::Contested => '~',
    }
}

/// What the characters stand for.
const LEGEND: [(char, &str); 5] =
    [('+', "for"), ('−', "against"), ('·', "silent"), ('?', "undecided"), ('~', "contested")];

/// The legend on one line.
fn legend() -> String {
    let parts = LEGEND.map(|(symbol, word)| format!("{symbol} {word}"));
    format!("{}.", parts.join(", "))
}
