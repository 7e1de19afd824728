//! What is wrong with tables, told where the draft names them: one finding a column or file, never one a row.

use super::plan::NotThere;
use super::read::{NoColumn, Outcome, ReadData, Unread};
use super::request::column_of;
use crate::world::ReadError;
use lakatos_data::{DataError, LoadedColumn};
use lakatos_engine::appraisal::data::problems::{self as told, Found, MISREAD, UNREAD, helped};
use lakatos_engine::argument::{Argument, ConceptColumn, ConceptId, Data, DataId, Place};
use lakatos_syntax::Diagnostic;
use lakatos_syntax::diagnostic::Severity;

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
                    Ok(_) => {
                        let found: Vec<Found> = read.iter().map(found).collect();
                        problems.extend(told::values(argument, *concept, named, data, &found));
                    }
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
        problems.push(
            Diagnostic { severity: Severity::Warning, ..Diagnostic::new(MISREAD, place, message) }
                .about(&**name)
                .help(help),
        );
    };
    if let Some(first) = loaded.uneven.first {
        let place = if first.lines > 1 {
            format!("row {} goes over {} lines, from line {} on", first.row, first.lines, first.line)
        } else {
            format!(
                "row {}, in line {}, has {} where there are {} columns",
                first.row, first.line, first.values, first.columns
            )
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
        let message =
            format!("{} of the same {of} as another row: row {first} is the first", rows_are(loaded.duplicates.rows),);
        let help = "Name the column that tells them apart behind `row` as well, or keep one row of each in the file. Until \
                    then each of them counts.";
        tell(row, message, help);
    }
    if loaded.rows == 0 {
        let filter = data.filters.first().filter(|_| loaded.rows_of_file > 0);
        match filter {
            Some(filter) => tell(
                filter.place,
                format!("no row of `{name}` is known to meet this"),
                "What is missing meets nothing.",
            ),
            None if loaded.rows_of_file == 0 => {
                tell(source, format!("`{name}` has no rows"), "Its first line is taken for the names of columns.")
            }
            None => {}
        }
    }
}

fn rows_are(rows: u64) -> String {
    if rows == 1 { "1 row is".to_owned() } else { format!("{rows} rows are") }
}

fn no_column(argument: &Argument, named: &ConceptColumn, data: DataId, why: &NoColumn) -> Option<Problem> {
    match why {
        // It is told of the table that it is in.
        NoColumn::Elsewhere => None,
        NoColumn::NotThere(NotThere { name, looked_for, nearest, of }) => {
            let of = of.map_or(data, DataId::from_index);
            let place = named.names.get(*name).map_or(named.place, |column| column.place);
            Some(told::no_column(place, &argument.data(of).header.name, looked_for, nearest.as_deref()))
        }
        NoColumn::Unusable(name, why) => {
            let own = named.names.iter().find(|column| *column.name == **name);
            let place = own.map_or(named.place, |column| column.place);
            Some(Diagnostic::new(UNREAD, place, format!("column `{name}` {why}")))
        }
    }
}

fn found((column, loaded): &(String, LoadedColumn)) -> Found {
    Found {
        column: column.clone(),
        misread: loaded.misread.values.iter().map(|value| (value.value.clone(), value.row)).collect(),
        misread_rows: loaded.misread.rows,
        suspects: loaded.profile.suspects.clone(),
        of_level: loaded.of_level.clone(),
    }
}
