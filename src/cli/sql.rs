//! `lakatos sql THEORY.LABEL`: a prediction as a query, for an engine that holds the table.

use super::arguments::Sql;
use super::one::{one_argument, tell_incomplete};
use super::{CLEAN, UNUSABLE, refuse};
use lakatos_engine::argument::{Argument, DataId, PredictionId};
use lakatos_engine::sql::{Dialect, Note, Queries, data_sets, queries};
use std::io::{self, Write};

/// Prints the queries of a prediction: its counts, and the rows against it.
pub fn run(arguments: &Sql, out: &mut impl Write) -> io::Result<u8> {
    let (project, analysis, problems) = match one_argument(&arguments.paths, None, "put into SQL") {
        Ok(one) => one,
        Err(refusal) => return refuse(refusal),
    };
    tell_incomplete(&project, &analysis);
    let argument = &analysis.argument;
    let name = &arguments.name;
    let Some(id) = argument.predictions.iter().position(|prediction| *prediction.name == **name) else {
        let labels: Vec<&str> = argument.predictions.iter().map(|prediction| &*prediction.name).collect();
        let known = match labels.as_slice() {
            [] => "there is none in the draft".to_owned(),
            labels => format!("there are {}", labels.join(", ")),
        };
        return refuse(format!("there is no prediction `{name}`: {known}"));
    };
    let id = PredictionId::from_index(id);
    let data = match chosen(argument, id, arguments.data.as_deref()) {
        Ok(data) => data,
        Err(why) => return refuse(why),
    };
    let dialect = Dialect::from(arguments.dialect);
    let Queries { counts, against, notes } = queries(argument, id, data, dialect);
    let header = &argument.data(data).header;
    writeln!(out, "-- {dialect}; data {}", header.name)?;
    for note in &notes {
        writeln!(out, "-- {}", said(note, dialect))?;
    }
    write!(out, "{counts}")?;
    if let Some(against) = against {
        write!(out, "\n{against}")?;
    }
    Ok(if problems.is_empty() { CLEAN } else { UNUSABLE })
}

/// The data set that is asked for, or the only one that speaks of the prediction; in a line, why there is none.
fn chosen(argument: &Argument, id: PredictionId, name: Option<&str>) -> Result<DataId, String> {
    let prediction = &argument.prediction(id).name;
    let speaking = data_sets(argument, id);
    let name_of = |id: &DataId| argument.data(*id).header.name.to_string();
    match (name, speaking.as_slice()) {
        (_, []) => Err(format!(
            "no column of a data set observes what `{prediction}` predicts: a `column` line of the concept says which does"
        )),
        (None, [only]) => Ok(*only),
        (None, several) => {
            let names: Vec<String> = several.iter().map(name_of).collect();
            Err(format!("several data sets speak of `{prediction}`: choose one with `--data`, of {}", names.join(", ")))
        }
        (Some(name), several) => {
            let names: Vec<String> = several.iter().map(name_of).collect();
            let found = several.iter().find(|id| name_of(id) == name).copied();
            found.ok_or_else(|| format!("no data set `{name}` speaks of `{prediction}`: there is {}", names.join(", ")))
        }
    }
}

fn said(note: &Note, dialect: Dialect) -> String {
    match note {
        Note::Unobserved(concept) => format!("no column observes `{concept}`: nothing is known of it in any row"),
        Note::TableOf { file, table } => {
            format!("{dialect} reads no such file in a query: load {file} as the table {table} first")
                .replace('\n', " ")
        }
    }
}
