//! What is told of tables that cannot be used as the draft names them: one finding a column or file, never one a row.
//! Whoever reads a table says what was found; the words are here.

use crate::argument::{Argument, ConceptColumn, ConceptId, Data, Place};
use lakatos_syntax::Diagnostic;
use lakatos_syntax::diagnostic::{Code, Severity};

/// A table, or a column of it, that cannot be used.
pub const UNREAD: Code = Code::new("data-unread");
/// Rows and values that cannot be understood.
pub const MISREAD: Code = Code::new("data-misread");
/// Values that often stand for nothing.
const MISSING: Code = Code::new("data-missing-code");
/// Levels that no value stands for.
const UNUSED: Code = Code::new("data-level-unused");

/// What was found in a column that observes a concept.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What the file calls it.
    pub column: String,
    /// Values that could not be understood, each with the first row that has it.
    pub misread: Vec<(String, u64)>,
    /// In how many rows there are such values.
    pub misread_rows: u64,
    /// Numbers that often stand for nothing, each with how many rows have it.
    pub suspects: Vec<(f64, u64)>,
    /// How many rows have each level; empty of numbers.
    pub of_level: Vec<u64>,
}

/// That a table has no such column.
pub fn no_column(place: Place, table: &str, looked_for: &[String], nearest: Option<&str>) -> Diagnostic<Place> {
    let looked_for = looked_for.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ");
    let problem = Diagnostic::new(UNREAD, place, format!("`{table}` has no column {looked_for}"));
    helped(problem, nearest)
}

/// With the name that may have been meant.
pub fn helped(problem: Diagnostic<Place>, nearest: Option<&str>) -> Diagnostic<Place> {
    match nearest {
        Some(nearest) => problem.help(format!("Did you mean `{nearest}`? Capitals count.")),
        None => problem.help("Name it as the file does. Capitals count."),
    }
}

/// What is told of the columns that observe a concept, one for each actor.
pub fn values(
    argument: &Argument,
    concept: ConceptId,
    named: &ConceptColumn,
    data: &Data,
    found: &[Found],
) -> Vec<Diagnostic<Place>> {
    let name = &argument.concept(concept).header.name;
    let mut problems = Vec::new();
    let mut tell = |code: Code, severity: Severity, place: Place, message: String, help: String| {
        problems.push(Diagnostic { severity, ..Diagnostic::new(code, place, message) }.about(&**name).help(help));
    };
    for (number, found) in found.iter().enumerate() {
        let place = named.names.get(number).or(named.names.first()).map_or(named.place, |column| column.place);
        let column = &found.column;
        if let [(value, row), others @ ..] = found.misread.as_slice() {
            let others: Vec<String> = others.iter().map(|(value, _)| format!("`{value}`")).collect();
            let others = match others.as_slice() {
                [] => String::new(),
                [only] => format!("; nor is {only}"),
                others => format!("; nor are {}", others.join(", ")),
            };
            let rows = rows(found.misread_rows);
            let message =
                format!("`{value}` in row {row} of column `{column}` is no value of `{name}`{others} ({rows})");
            tell(MISREAD, Severity::Warning, place, message, misread_help(value, found.of_level.is_empty()));
        }
        if let Some((suspect, of)) = found.suspects.first() {
            let has = if *of == 1 { "has" } else { "have" };
            let message = format!(
                "is {suspect} a value of `{name}`, or does it stand for a missing one? {} of column `{column}` {has} it",
                rows(*of),
            );
            let all: Vec<String> = found.suspects.iter().map(|(value, _)| value.to_string()).collect();
            let help = format!(
                "Polity and the Correlates of War write such numbers where nothing is known. If it is missing, write \
                 `missing {}` below `data {}`.",
                all.join(", "),
                data.header.name,
            );
            tell(MISSING, Severity::Info, place, message, help);
        }
    }
    for (rank, places) in &named.coding.levels {
        let has_none = |found: &Found| found.of_level.get(*rank) == Some(&0);
        if let (Some(code), false, true) = (places.first(), found.is_empty(), found.iter().all(has_none)) {
            let message = format!("no row of `{}` holds what stands for this level of `{name}`", data.header.name);
            let help = "See that the value is written as in the file, capitals and all.".to_owned();
            tell(UNUSED, Severity::Info, code.place, message, help);
        }
    }
    problems
}

/// A number of rows, in words.
pub fn rows(rows: u64) -> String {
    if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") }
}

fn misread_help(value: &str, is_number: bool) -> String {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_with_comma = |(whole, rest): (&str, &str)| is_digits(whole.trim_start_matches('-')) && is_digits(rest);
    let what = match value.split_once(',') {
        Some(parts) if is_number && is_with_comma(parts) => {
            "Numbers are read with a point, 0.5 and not 0,5: save the file so."
        }
        _ if is_number => {
            "If it stands for a missing value, say so by `missing` at the data set, or by `as unknown = …` here."
        }
        _ => "Say what it stands for, by `as`; `unknown` may stand there too.",
    };
    format!("{what} Until then these rows count as unknown.")
}
