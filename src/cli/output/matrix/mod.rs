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
    /// None where there is none: a tendency has no result on one case.
    results: Vec<Option<CaseResult>>,
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
    let mut rows: Vec<Row> = matrix.rows.into_iter().map(row).collect();
    if !rows.is_empty() && matrix.tendencies.iter().any(Option::is_some) {
        let label = "All cases (tendencies)".to_owned();
        let (name, title) = ("(tendencies)".to_owned(), "All cases together".to_owned());
        rows.push(Row { name, label, title, period: String::new(), results: matrix.tendencies });
    }
    Table { predictions: matrix.predictions.iter().map(|id| argument.prediction(*id).name.to_string()).collect(), rows }
}

/// One character for a result.
fn symbol(result: Option<CaseResult>) -> char {
    let Some(result) = result else { return ' ' };
    match result {
        CaseResult::Absent => '∘',
        CaseResult::Corroborates => '+',
        CaseResult::Contradicts => '−',
        CaseResult::Silent => '·',
        CaseResult::Undecided => '?',
        CaseResult::Contested => '~',
    }
}

/// What the characters stand for.
const LEGEND: [(char, &str); 6] = [
    ('+', "for"),
    ('−', "against"),
    ('∘', "absent as claimed"),
    ('·', "silent"),
    ('?', "undecided"),
    ('~', "contested"),
];

/// The legend on one line.
fn legend() -> String {
    let parts = LEGEND.map(|(symbol, word)| format!("{symbol} {word}"));
    format!("{}.", parts.join(", "))
}
