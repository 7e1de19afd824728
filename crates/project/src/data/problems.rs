//! What is wrong with tables, told where the draft names them: one finding a column or file, never one a row.

use super::plan::NotThere;
use super::read::{NoColumn, Outcome, ReadData, Unread};
use super::request::column_of;
use crate::world::ReadError;
use lakatos_data::{DataError, LoadedColumn};
use lakatos_engine::argument::{Argument, ConceptColumn, ConceptId, Data, DataId, Place};
use lakatos_syntax::Diagnostic;
use lakatos_syntax::diagnostic::{Code, Severity};

/// A table, or a column of it, that cannot be used.
const UNREAD: Code = Code::new("data-unread");
/// Rows and values that cannot be understood.
const MISREAD: Code = Code::new("data-misread");
/// Values that often stand for nothing.
const MISSING: Code = Code::new("data-missing-code");
/// Levels that no value stands for.
const UNUSED: Code = Code::new("data-level-unused");

type Problem = Diagnostic<Place>;

/// Tells what is wrong with a data set, and the columns of some concepts.
pub fn tell(argument: &Argument, id: DataId, concepts: &[ConceptId], read: &ReadData, problems: &mut Vec<Problem>) {
    let data = argument.data(id);
    let Some(source) = data.source.as_ref().map(|source| source.text()) else { return };
    if let (Some(unread), Some(names)) = (&read.names, &data.names) {
        problems.extend(unread_file(unread, &names.file.text, names.file.place, data));
    }
    match &read.outcome {
        Err(unread) => problems.extend(unread_file(unread, &source.text, source.place, data)),
        Ok(outcome) => {
            rows(data, source.place, outcome, problems);
            for ((concept, column), read) in concepts.iter().zip(&outcome.concepts).zip(&outcome.columns) {
                let Some(named) = column_of(argument, *concept, id) else { continue };
                match column {
                    Err(why) => problems.extend(no_column(argument, named, id, why)),
                    Ok(_) => values(argument, *concept, named, data, read, problems),
                }
            }
        }
    }
}

fn unread_file(unread: &Unread, text: &str, place: Place, data: &Data) -> Vec<Problem> {
    let name = &data.header.name;
    let problem = |message: String| Diagnostic::new(UNREAD, place, message).about(&**name);
    match unread {
        Unread::Join | Unread::Data(DataError::Cancelled, _) => Vec::new(),
        Unread::File(ReadError::NotFound, nearest) => {
            let meant = nearest.as_ref().map(|name| format!("Did you mean `{name}`? ")).unwrap_or_default();
            let help = format!("{meant}The path counts from the folder of the draft.");
            vec![problem(format!("there is no file `{text}`")).help(help)]
        }
        Unread::File(error, _) => vec![problem(format!("`{text}` {error}"))],
        Unread::Outside(_) => {
            let help = "Put it into the folder of the project; or name the folder that it lies in, in `lakatos.toml`: \
                        `[project]` and below it `data = [\"../data\"]`.";
            vec![problem(format!("`{text}` lies outside of the project, and is not read")).help(help)]
        }
        Unread::Data(DataError::Columns(columns), meant) => {
            let meant = meant.iter().map(Option::as_deref).chain(std::iter::repeat(None));
            let problems = columns.iter().zip(meant).map(|((column, why), meant)| {
                let place = place_of(data, column).unwrap_or(place);
                let message = format!("column `{column}` of `{text}` {why}");
                helped(Diagnostic::new(UNREAD, place, message).about(&**name), meant)
            });
            problems.collect()
        }
        Unread::Data(error, _) => vec![problem(format!("`{text}` {error}"))],
    }
}

fn helped(problem: Problem, meant: Option<&str>) -> Problem {
    match meant {
        Some(meant) => problem.help(format!("Did you mean `{meant}`? Capitals count.")),
        None => problem.help("Capitals count. Name it as the file does."),
    }
}

/// Where a data set names a column that it tells rows apart or chooses them by.
fn place_of(data: &Data, name: &str) -> Option<Place> {
    let of_filters = data.filters.iter().flat_map(|filter| filter.formula.columns());
    let mut named = data.row.iter().chain(of_filters);
    named.find(|column| *column.name == *name).map(|column| column.place)
}

fn rows(data: &Data, source: Place, outcome: &Outcome, problems: &mut Vec<Problem>) {
    let name = &data.header.name;
    let loaded = &outcome.loaded;
    let row = data.row.first().map_or(source, |column| column.place);
    let mut tell = |place: Place, message: String, help: &str| {
        problems.push(Diagnostic { severity: Severity::Warning, ..Diagnostic::new(MISREAD, place, message) }.about(&**name).help(help));
    };
    if let Some(first) = loaded.uneven.first {
        let place = if first.lines > 1 {
            format!("row {} goes over {} lines, from line {} on", first.row, first.lines, first.line)
        } else {
            format!("row {}, in line {}, has {} where there are {} columns", first.row, first.line, first.values, first.columns)
        };
        let help = if first.lines > 1 {
            "A quotation mark may be one too many there. Within quotation marks, write it twice."
        } else {
            "A value may hold what sets values apart: put such values into quotation marks."
        };
        tell(source, format!("{} cut into other columns, and left out: {place}", rows_are(loaded.uneven.rows)), help);
    }
    if let Some(first) = loaded.without_key.values.first() {
        let what = if first.value.is_empty() { "nothing".to_owned() } else { format!("`{}`", first.value) };
        let message = format!(
            "{} left out, since {} no unit or time that can be read: row {} has {what} there",
            rows_are(loaded.without_key.rows),
            if loaded.without_key.rows == 1 { "it names" } else { "they name" },
            first.row,
        );
        tell(row, message, "Which row is meant must be said in each of the columns behind `row`.");
    }
    if let Some(first) = loaded.duplicates.shown.first() {
        let of = if data.time.is_some() { "unit and time" } else { "unit" };
        let message = format!(
            "{} of the same {of} as another row: row {first} is the first",
            rows_are(loaded.duplicates.rows),
        );
        let help = "Name the column that tells them apart behind `row` as well, or keep one row of each in the file. Until \
                    then each of them counts.";
        tell(row, message, help);
    }
    if loaded.rows == 0 {
        let filter = data.filters.first().filter(|_| loaded.rows_of_file > 0);
        match filter {
            Some(filter) => tell(filter.place, format!("no row of `{name}` is known to meet this"), "What is missing meets nothing."),
            None if loaded.rows_of_file == 0 => tell(source, format!("`{name}` has no rows"), "Its first line is taken for the names of columns."),
            None => {}
        }
    }
}

fn rows_are(rows: u64) -> String {
    if rows == 1 { "1 row is".to_owned() } else { format!("{rows} rows are") }
}

fn in_rows(rows: u64) -> String {
    if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") }
}

fn no_column(argument: &Argument, named: &ConceptColumn, data: DataId, why: &NoColumn) -> Option<Problem> {
    match why {
        // It is told of the table that it is in.
        NoColumn::Elsewhere => None,
        NoColumn::NotThere(NotThere { name, looked_for, nearest, of }) => {
            let of = of.map_or(data, DataId::from_index);
            let place = named.names.get(*name).map_or(named.place, |column| column.place);
            let looked_for = looked_for.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ");
            let message = format!("`{}` has no column {looked_for}", argument.data(of).header.name);
            Some(helped(Diagnostic::new(UNREAD, place, message), nearest.as_deref()))
        }
        NoColumn::Unusable(name, why) => {
            let place = named.names.iter().find(|column| *column.name == **name).map_or(named.place, |column| column.place);
            Some(Diagnostic::new(UNREAD, place, format!("column `{name}` {why}")))
        }
    }
}

fn values(
    argument: &Argument,
    concept: ConceptId,
    named: &ConceptColumn,
    data: &Data,
    read: &[(String, LoadedColumn)],
    problems: &mut Vec<Problem>,
) {
    let name = &argument.concept(concept).header.name;
    for (number, (column, loaded)) in read.iter().enumerate() {
        let place = named.names.get(number).or(named.names.first()).map_or(named.place, |column| column.place);
        if let Some(first) = loaded.misread.values.first() {
            let others = loaded.misread.values.iter().skip(1).map(|value| format!("`{}`", value.value));
            let others: Vec<String> = others.collect();
            let others = if others.is_empty() { String::new() } else { format!("; so are {}", others.join(", ")) };
            let message = format!(
                "`{}` in column `{column}` is no value of `{name}`: row {} is the first of {}{others}",
                first.value,
                first.row,
                in_rows(loaded.misread.rows),
            );
            let problem = Diagnostic { severity: Severity::Warning, ..Diagnostic::new(MISREAD, place, message) };
            problems.push(problem.about(&**name).help(misread_help(&first.value, loaded.of_level.is_empty())));
        }
        if let Some((suspect, rows)) = loaded.profile.suspects.first() {
            let all: Vec<String> = loaded.profile.suspects.iter().map(|(value, _)| value.to_string()).collect();
            let message = format!(
                "is {suspect} a value of `{name}`, or does it stand for a missing one? {} of column `{column}` {} it",
                in_rows(*rows),
                if *rows == 1 { "has" } else { "have" },
            );
            let problem = Diagnostic { severity: Severity::Info, ..Diagnostic::new(MISSING, place, message) };
            let help = format!(
                "Polity and the Correlates of War write such numbers where nothing is known. If it is missing, write \
                 `missing {}` below `data {}`.",
                all.join(", "),
                data.header.name,
            );
            problems.push(problem.about(&**name).help(help));
        }
    }
    for (rank, places) in &named.coding.levels {
        let has_none = |(_, loaded): &(String, LoadedColumn)| loaded.of_level.get(*rank) == Some(&0);
        let (Some(code), false, true) = (places.first(), read.is_empty(), read.iter().all(has_none)) else { continue };
        let message = format!("no row of `{}` holds what stands for this level of `{name}`", data.header.name);
        let problem = Diagnostic { severity: Severity::Info, ..Diagnostic::new(UNUSED, code.place, message) };
        problems.push(problem.about(&**name).help("See that the value is written as in the file, capitals and all."));
    }
}

fn misread_help(value: &str, is_number: bool) -> String {
    let parts = value.split_once(',');
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if parts.is_some_and(|(whole, rest)| is_digits(whole.trim_start_matches('-')) && is_digits(rest)) {
        return "Numbers are read with a point, 0.5 and not 0,5: save the file so. Until then these rows count as unknown."
            .to_owned();
    }
    if is_number {
        return "If it stands for a missing value, say so by `missing` at the data set, or by `as unknown = …` here. Until \
                then these rows count as unknown."
            .to_owned();
    }
    "Say what it stands for, by `as`; `unknown` may stand there too. Until then these rows count as unknown.".to_owned()
}
