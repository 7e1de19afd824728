//! What the cells of a column mean, and which rows count.

use super::dialect::Dialect;
use crate::argument::{Code, CodePlace, ColumnCoding, ColumnFormula, Concept, Data, Domain};
use lakatos_syntax::ast::Operator;

/// What is read as yes and as no, in small letters. A number may have its point.
const YES: &str = "'1', '1.0', 'yes', 'true', 't'";
const NO: &str = "'0', '0.0', 'no', 'false', 'f'";

/// Whether a column holds one of some codes; none where there are none.
fn among<'code>(dialect: Dialect, column: &str, codes: impl Iterator<Item = &'code Code>) -> Option<String> {
    let (mut numbers, mut texts, mut tests) = (Vec::new(), Vec::new(), Vec::new());
    for code in codes {
        match code {
            Code::Number(number) => numbers.push(number.to_string()),
            Code::Range(low, high) if high.is_infinite() => tests.push(format!("{} >= {low}", dialect.number(column))),
            Code::Range(low, high) => tests.push(format!("{} BETWEEN {low} AND {high}", dialect.number(column))),
            Code::Text(text) => texts.push(dialect.text(text.trim())),
        }
    }
    if !numbers.is_empty() {
        tests.insert(0, format!("{} IN ({})", dialect.number(column), numbers.join(", ")));
    }
    if !texts.is_empty() {
        tests.push(format!("{} IN ({})", dialect.as_text(column), texts.join(", ")));
    }
    (!tests.is_empty()).then(|| tests.join(" OR "))
}

/// Codes of numbers: a text says nothing of a column of numbers.
fn of_numbers<'code>(codes: impl Iterator<Item = &'code Code>) -> Vec<&'code Code> {
    codes.filter(|code| !matches!(code, Code::Text(_))).collect()
}

/// A column as a number, unknown where a code stands for nothing.
fn number(dialect: Dialect, column: &str, missing: &[&Code]) -> String {
    let number = dialect.number(column);
    match among(dialect, column, missing.iter().copied()) {
        None => number,
        Some(is_missing) => format!("CASE WHEN NOT ({is_missing}) THEN {number} END"),
    }
}

/// A column of yes and no, as 1 and 0.
fn yes_no(dialect: Dialect, column: &str, missing: &[&Code]) -> String {
    let text = format!("LOWER({})", dialect.as_text(column));
    // Other codes are neither yes nor no.
    let says = |code: &&Code| code.covers_number(0.0) || code.covers_number(1.0);
    let is_missing = among(dialect, column, of_numbers(missing.iter().copied().filter(says)).into_iter());
    let is_missing = is_missing.map(|test| format!("WHEN {test} THEN NULL ")).unwrap_or_default();
    format!("CASE {is_missing}WHEN {text} IN ({YES}) THEN 1 WHEN {text} IN ({NO}) THEN 0 END")
}

/// What a column says of a concept: a number, or the rank of a level.
pub(super) fn value(dialect: Dialect, column: &str, concept: &Concept, coding: &ColumnCoding, data: &Data) -> String {
    let unknown = coding.unknown.iter().map(|place| &place.code);
    let missing: Vec<&Code> = data.missing.iter().chain(unknown).collect();
    match &concept.domain {
        Domain::Number => number(dialect, column, &of_numbers(missing.into_iter())),
        Domain::Levels { .. } if !coding.levels.is_empty() => levels(dialect, column, &coding.levels),
        domain if domain.is_yes_no() => yes_no(dialect, column, &missing),
        Domain::Levels { names, .. } => {
            let text = dialect.as_text(column);
            let ranks = names.iter().enumerate();
            let whens = ranks.map(|(rank, name)| format!("WHEN {} THEN {rank}", dialect.text(name)));
            format!("CASE {text} {} END", whens.collect::<Vec<_>>().join(" "))
        }
    }
}

/// The first level that fits counts, also of a value that is missing elsewhere.
fn levels(dialect: Dialect, column: &str, levels: &[(usize, Vec<CodePlace>)]) -> String {
    let when = |(rank, codes): &(usize, Vec<CodePlace>)| {
        let test = among(dialect, column, codes.iter().map(|place| &place.code))?;
        Some(format!("WHEN {test} THEN {rank}"))
    };
    format!("CASE {} END", levels.iter().filter_map(when).collect::<Vec<_>>().join(" "))
}

/// A formula over the columns of a table that goes by an alias.
pub(super) fn filter(dialect: Dialect, alias: &str, formula: &ColumnFormula, data: &Data) -> String {
    let all = |parts: &[ColumnFormula], word: &str, empty: &str| match parts {
        [] => empty.to_owned(),
        parts => {
            let parts = parts.iter().map(|part| filter(dialect, alias, part, data));
            format!("({})", parts.collect::<Vec<_>>().join(word))
        }
    };
    let missing: Vec<&Code> = data.missing.iter().collect();
    match formula {
        ColumnFormula::Column(column) => {
            format!("{} = 1", yes_no(dialect, &format!("{alias}.{}", dialect.name(&column.name)), &missing))
        }
        ColumnFormula::Comparison { column, operator, code } => {
            let column = format!("{alias}.{}", dialect.name(&column.name));
            comparison(dialect, &column, *operator, code, &missing)
        }
        ColumnFormula::Not(inner) => format!("NOT ({})", filter(dialect, alias, inner, data)),
        ColumnFormula::And(parts) => all(parts, " AND ", "TRUE"),
        ColumnFormula::Or(parts) => all(parts, " OR ", "FALSE"),
    }
}

fn comparison(dialect: Dialect, column: &str, operator: Operator, code: &Code, missing: &[&Code]) -> String {
    let not = if operator == Operator::NotEqual { "NOT " } else { "" };
    match code {
        Code::Number(number) => {
            let value = self::number(dialect, column, &of_numbers(missing.iter().copied()));
            format!("{value} {} {number}", sign(operator))
        }
        Code::Range(low, high) => {
            let value = self::number(dialect, column, &of_numbers(missing.iter().copied()));
            match high.is_infinite() {
                true => format!("{not}({value} >= {low})"),
                false => format!("{not}({value} BETWEEN {low} AND {high})"),
            }
        }
        Code::Text(text) => {
            let texts = missing.iter().filter(|code| matches!(code, Code::Text(_))).copied();
            let value = dialect.as_text(column);
            let equals = format!("{value} = {}", dialect.text(text.trim()));
            match among(dialect, column, texts) {
                None => format!("{not}({equals})"),
                Some(is_missing) => format!("{not}(CASE WHEN NOT ({is_missing}) THEN {equals} END)"),
            }
        }
    }
}

/// As engines write it.
pub(super) fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::NotEqual => "<>",
        operator => operator.symbol(),
    }
}
