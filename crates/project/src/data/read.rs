//! Reads what is wanted of a table.

use super::plan::{self, Found, From, NotThere};
use super::request::{FileRequest, JoinRequest, Request, TableRequest};
use super::shape;
use crate::world::{Files, ReadError, Revision};
use lakatos_data::{
    ColumnError, DataError, Format, Join, Joined, Loaded, LoadedColumn, Source, Table, Wanted, WantedColumn, Watching,
    inspect, load, load_names,
};
use lakatos_engine::appraisal::data::{DataSet, Values};
use lakatos_syntax::nearest::{ALIKE, nearest};
use std::path::PathBuf;
use std::sync::Arc;

/// What was read of a table, and of those that it takes up columns of.
#[derive(Debug)]
pub struct ReadData {
    /// What the file has; none where it cannot be read.
    pub table: Option<Arc<Table>>,
    /// The rows, and for each concept the number of its column; or why there are none.
    pub outcome: Result<Outcome, Unread>,
    /// What is wrong with the table of names.
    pub names: Option<Unread>,
}

/// Rows that were read.
#[derive(Debug)]
pub struct Outcome {
    /// The values.
    pub set: Arc<DataSet>,
    /// For each concept, the number of its column; or why it has none.
    pub concepts: Vec<Result<usize, NoColumn>>,
    /// What was read, without the values.
    pub loaded: Loaded,
    /// For each concept, the columns that were read for it, without the values, with the name of each.
    pub columns: Vec<Vec<(String, LoadedColumn)>>,
}

/// Why a concept has no column.
#[derive(Clone, Debug, PartialEq)]
pub enum NoColumn {
    /// It is not there.
    NotThere(NotThere),
    /// It cannot be used.
    Unusable(String, ColumnError),
    /// The table that it is in could not be read, which is told where that is.
    Elsewhere,
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Unread {
    /// There is none, or none that can be opened.
    File(ReadError, Option<String>),
    /// It lies outside of the project.
    Outside(PathBuf),
    /// It is no table that can be used; of columns that are not there, which may have been meant.
    Data(DataError, Vec<Option<String>>),
    /// A table that it takes up columns of cannot be read.
    Join,
}

/// How often a file that is written to meanwhile is begun again.
const MAX_ATTEMPTS: usize = 3;

/// Reads what is wanted of a table.
pub fn read(files: &dyn Files, request: &Request, watching: Watching) -> ReadData {
    let mut names_problem = None;
    let names = request.names.as_ref().and_then(|(file, on)| {
        let read = steadily(files, file, |source, format| load_names(source, format, on.as_deref()));
        read.map_err(|error| names_problem = Some(error)).ok()
    });
    let table = match looked_at(files, &request.table.file) {
        Ok(table) => table,
        Err(error) => return ReadData { table: None, outcome: Err(error), names: names_problem },
    };
    let read = rows(files, request, &table, watching).map(|(loaded, found)| {
        let (concepts, values, columns, loaded) = shaped(loaded, found);
        let names = shape::unit_names(&loaded.units, names.as_ref());
        let years = loaded.times.as_ref().map(|times| shape::years(times, loaded.rows));
        let set = Arc::new(DataSet::new(&loaded.unit_of_row, names, years, values));
        Outcome { set, concepts, loaded: without_rows(loaded), columns }
    });
    ReadData { table: Some(table), outcome: read, names: names_problem }
}

/// Where each concept's columns are among those that were read.
type Places = Vec<Result<Vec<(String, usize)>, NoColumn>>;

/// The rows of a table, and where each concept's columns are.
fn rows(
    files: &dyn Files,
    request: &Request,
    table: &Arc<Table>,
    watching: Watching,
) -> Result<(Loaded, Places), Unread> {
    let joined: Vec<Option<Arc<Table>>> =
        request.joins.iter().map(|join| looked_at(files, &join.table.file).ok()).collect();
    let found: Vec<Result<Found, NoColumn>> = request
        .columns
        .iter()
        .map(|column| {
            let is_unread = |(join, table): (&JoinRequest, &Option<_>)| Some(join.of) == column.of && table.is_none();
            if request.joins.iter().zip(&joined).any(is_unread) {
                return Err(NoColumn::Elsewhere);
            }
            plan::found(column, request, table, &joined).map_err(NoColumn::NotThere)
        })
        .collect();
    // Each join with the columns that are wanted of it.
    let mut of_joins: Vec<Vec<WantedColumn>> = vec![Vec::new(); request.joins.len()];
    let mut columns = Vec::new();
    let mut places = Vec::new();
    for (found, column) in found.into_iter().zip(&request.columns) {
        let place = |from: From| {
            let coding = column.coding.clone();
            let shown;
            columns.push(match from {
                From::Own(name) => {
                    shown = name.clone();
                    WantedColumn::Own { name, coding }
                }
                From::Joined { join, name } => {
                    shown = name.clone();
                    of_joins[join].push(WantedColumn::Own { name, coding });
                    WantedColumn::Joined { join, column: of_joins[join].len() - 1 }
                }
            });
            (shown, columns.len() - 1)
        };
        places.push(found.map(|found| found.into_iter().map(place).collect()));
    }
    let joins = joins(files, request, of_joins, watching)?;
    let wanted = Wanted { columns, joins, ..wanted_of(&request.table) };
    let loaded = steadily(files, &request.table.file, |source, format| load(source, format, &wanted, watching));
    Ok((loaded.map_err(|error| error.with_nearest(table))?, places))
}

fn joins(
    files: &dyn Files,
    request: &Request,
    of_joins: Vec<Vec<WantedColumn>>,
    watching: Watching,
) -> Result<Vec<Join>, Unread> {
    let mut known: Vec<(&TableRequest, String, Arc<Joined>)> = Vec::new();
    let mut joins = Vec::new();
    for (join, columns) in request.joins.iter().zip(of_joins) {
        // Both actors take up the same columns of one table most often.
        let same = format!("{columns:?}");
        let table = match known.iter().find(|(table, wanted, _)| **table == join.table && *wanted == same) {
            Some((.., table)) => Arc::clone(table),
            None if columns.is_empty() => Arc::new(Joined::none()),
            None => {
                let wanted = Wanted { columns, ..wanted_of(&join.table) };
                let loaded =
                    steadily(files, &join.table.file, |source, format| load(source, format, &wanted, watching));
                let table = Arc::new(Joined::new(loaded.map_err(|error| match error {
                    Unread::Data(DataError::Cancelled, _) => error,
                    _ => Unread::Join,
                })?));
                known.push((&join.table, same, Arc::clone(&table)));
                table
            }
        };
        joins.push(Join { table, on: join.theirs.clone() });
    }
    Ok(joins)
}

fn wanted_of(table: &TableRequest) -> Wanted {
    Wanted {
        keys: table.keys.clone(),
        time: table.time.clone(),
        filter: table.filter.clone(),
        missing: table.missing.clone(),
        ..Wanted::default()
    }
}

type Shaped = (Vec<Result<usize, NoColumn>>, Vec<Values>, Vec<Vec<(String, LoadedColumn)>>, Loaded);

/// The values of each concept.
fn shaped(mut loaded: Loaded, places: Places) -> Shaped {
    let mut read: Vec<Option<Result<LoadedColumn, ColumnError>>> =
        std::mem::take(&mut loaded.columns).into_iter().map(Some).collect();
    let mut values = Vec::new();
    let mut columns = Vec::new();
    let concepts = places.into_iter().map(|places| {
        columns.push(Vec::new());
        let mut actors = Vec::new();
        for (name, place) in places? {
            let column = read.get_mut(place).and_then(Option::take).unwrap_or(Err(ColumnError::NotThere));
            let LoadedColumn { values, profile, misread, of_level } =
                column.map_err(|why| NoColumn::Unusable(name.clone(), why))?;
            actors.push(Arc::new(shape::column(values)));
            let values = lakatos_data::Column::Levels(Vec::new());
            let told = LoadedColumn { values, profile, misread, of_level };
            if let Some(columns) = columns.last_mut() {
                columns.push((name, told));
            }
        }
        values.push(match (actors.len(), actors.pop()) {
            (1, Some(only)) => Values::OfRow(only),
            (_, last) => Values::OfActors(actors.into_iter().chain(last).collect()),
        });
        Ok(values.len() - 1)
    });
    let concepts = concepts.collect();
    (concepts, values, columns, loaded)
}

/// What is told of rows, without them.
fn without_rows(loaded: Loaded) -> Loaded {
    let shown = loaded.duplicates.shown.iter().map(|row| loaded.number_in_file(*row as usize) as u32).collect();
    let duplicates = lakatos_data::Duplicates { shown, ..loaded.duplicates };
    Loaded { unit_of_row: Vec::new(), times: None, numbers: None, duplicates, ..loaded }
}

/// What a file has.
fn looked_at(files: &dyn Files, file: &FileRequest) -> Result<Arc<Table>, Unread> {
    steadily(files, file, inspect).map(Arc::new)
}

/// Reads a file that nobody writes to meanwhile.
fn steadily<T>(
    files: &dyn Files,
    file: &FileRequest,
    read: impl Fn(Box<dyn Source>, Format) -> Result<T, DataError>,
) -> Result<T, Unread> {
    let real = files.real(&file.path);
    if !file.within.iter().any(|folder| real.starts_with(files.real(folder))) {
        return Err(Unread::Outside(real));
    }
    let as_data = |error| Unread::Data(error, Vec::new());
    let format = Format::of(&file.path).ok_or_else(|| as_data(DataError::UnknownFormat))?;
    let mut outcome = Err(as_data(DataError::Changed));
    for _ in 0..MAX_ATTEMPTS {
        let before: Option<Revision> = files.revision(&file.path);
        let source = files.open(&file.path).map_err(|error| Unread::File(error, nearest_file(files, file)))?;
        outcome = read(source, format).map_err(as_data);
        if files.revision(&file.path) == before {
            return outcome;
        }
        outcome = outcome.and(Err(as_data(DataError::Changed)));
    }
    outcome
}

fn nearest_file(files: &dyn Files, file: &FileRequest) -> Option<String> {
    let names = files.names(file.path.parent()?);
    let own = file.path.file_name()?.to_str()?;
    nearest(own, names.iter().map(String::as_str).filter(|name| Format::of(name.as_ref()).is_some()), ALIKE)
        .map(str::to_owned)
}

impl Unread {
    /// With the columns that may have been meant by those that are not there.
    fn with_nearest(self, table: &Table) -> Self {
        let Self::Data(DataError::Columns(columns), _) = self else { return self };
        let known = table.columns.iter().map(|column| &*column.name);
        let meant = columns.iter().map(|(name, _)| nearest(name, known.clone(), ALIKE).map(str::to_owned)).collect();
        Self::Data(DataError::Columns(columns), meant)
    }
}
