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

use lakatos_engine::appraisal::data::OnData;
use lakatos_engine::appraisal::matrix::matrix;
use lakatos_engine::appraisal::result::CaseResult;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::PredictionId;
use lakatos_engine::argument::print::{label_text, period_text};
use lakatos_engine::argument::titled::title_text;
use lakatos_engine::picture::INCOMPLETE;
use lakatos_engine::rules::Analysis;

/// The matrix, in words.
struct Table {
    predictions: Vec<Column>,
    rows: Vec<Row>,
    counts: Vec<Counts>,
}

/// What the rows of a data set say, a number a prediction; none where it does not speak of one.
struct Counts {
    /// `dyads: for`.
    label: String,
    numbers: Vec<Option<usize>>,
}

struct Column {
    name: String,
    /// As a reader of a paper would call it.
    label: String,
}

/// How predictions and cases are called in a table for the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Called {
    /// As the draft calls them.
    ByName,
    /// As a paper does.
    ByTitle,
}

struct Row {
    name: String,
    /// As a reader of a paper would call it.
    label: String,
    /// The title of the case, or else its name made readable.
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
        Row {
            name: case.header.name.to_string(),
            label: label_text(case),
            title: title_text(&case.header),
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
    let column = |id: &PredictionId| Column {
        name: argument.prediction(*id).name.to_string(),
        label: argument.prediction_text(*id),
    };
    let counts = counts(analysis, &matrix.predictions);
    Table { predictions: matrix.predictions.iter().map(column).collect(), rows, counts }
}

/// For, against and undecided of every data set, in rows. A tendency has no result in a single row.
fn counts(analysis: &Analysis, predictions: &[PredictionId]) -> Vec<Counts> {
    type Count = (&'static str, fn(&OnData) -> usize);
    let kinds: [Count; 3] = [
        ("for", |counts| counts.bears_out.rows),
        ("against", |counts| counts.contradicts.rows),
        ("undecided", |counts| counts.undecided.rows),
    ];
    let wording = Wording { argument: &analysis.argument, appraisal: &analysis.appraisal };
    let accounts = analysis.appraisal.data.iter();
    let of_each = accounts.flat_map(|account| {
        kinds.into_iter().map(move |(word, count)| {
            let on = |id: &PredictionId| account.on(*id).filter(|counts| counts.rates.is_none()).map(count);
            Counts {
                label: format!("{}, {}s: {word}", wording.data(account), wording.words(account).row),
                numbers: predictions.iter().map(on).collect(),
            }
        })
    });
    of_each.filter(|counts| counts.numbers.iter().any(Option::is_some)).collect()
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

/// What a table says of an argument of which lines could not be read; empty where all were.
fn incomplete(analysis: &Analysis) -> &'static str {
    if analysis.left_out.is_empty() { "" } else { INCOMPLETE }
}

/// The legend on one line.
fn legend() -> String {
    let parts = LEGEND.map(|(symbol, word)| format!("{symbol} {word}"));
    format!("{}.", parts.join(", "))
}
