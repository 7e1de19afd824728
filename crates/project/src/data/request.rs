//! What an argument wants of a table, apart from what it calls things: the same request is answered by what was read before.

use crate::project::Project;
use crate::world::absolute;
use lakatos_data::{Code, Coding, Comparison, Filter};
use lakatos_engine::argument::{
    Argument, Code as DraftCode, ColumnFormula, ConceptColumn, ConceptId, Data, DataId, DataSource, Domain, Place,
};
use lakatos_syntax::ast::Operator;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What an argument wants of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The table itself.
    pub table: TableRequest,
    /// The columns of values, one for each concept that is observed.
    pub columns: Vec<ColumnRequest>,
    /// The tables that it takes up columns of.
    pub joins: Vec<JoinRequest>,
    /// A table of codes and names, and its column of codes.
    pub names: Option<(FileRequest, Option<String>)>,
}

/// A file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileRequest {
    /// Where it lies.
    pub path: PathBuf,
    /// Below which folders it may lie: that of the project, and those that its configuration names.
    pub within: Arc<[PathBuf]>,
}

/// A table, and how its rows are told apart and chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRequest {
    /// Where it is.
    pub file: FileRequest,
    /// The columns that name the unit of a row.
    pub keys: Vec<String>,
    /// The column of its time.
    pub time: Option<String>,
    /// Which rows count.
    pub filter: Option<Filter>,
    /// What stands for a missing value.
    pub missing: Vec<Code>,
}

/// The columns that observe a concept.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnRequest {
    /// The number of the data set, among those of the argument, whose table has them; none where it is the table itself.
    pub of: Option<usize>,
    /// What they are called: one name, or one for each actor.
    pub names: Vec<String>,
    /// The columns that stand for the actors.
    pub by: Vec<String>,
    /// What their values mean.
    pub coding: Coding,
}

/// A table that another takes up columns of.
#[derive(Clone, Debug, PartialEq)]
pub struct JoinRequest {
    /// The number of its data set.
    pub of: usize,
    /// The table, whose keys are the columns that it is joined on.
    pub table: TableRequest,
    /// The columns of the other table that these are found by.
    pub theirs: Vec<String>,
}

impl Request {
    /// What an argument wants of a data set, and of which concepts the columns are; none where it wants nothing of a file.
    pub fn of(argument: &Argument, id: DataId, project: &Project) -> Option<(Self, Vec<ConceptId>)> {
        let data = argument.data(id);
        let file = file_of(data, project)?;
        let keys = data.unit().map(|column| column.name.to_string()).collect();
        let time = data.time_column().map(|column| column.name.to_string());
        let table = TableRequest { file, keys, time, filter: filter_of(data), missing: codes(&data.missing) };
        let mut concepts = Vec::new();
        let mut columns = Vec::new();
        for index in 0..argument.concepts.len() {
            let concept = ConceptId::from_index(index);
            if let Some(column) = column_of(argument, concept, id) {
                concepts.push(concept);
                columns.push(ColumnRequest {
                    of: (column.table != id).then(|| column.table.index()),
                    names: column.names.iter().map(|name| name.name.to_string()).collect(),
                    by: column.by.iter().map(|name| name.name.to_string()).collect(),
                    coding: coding_of(argument, concept, column),
                });
            }
        }
        let names = data.names.as_ref().and_then(|names| {
            let file = file_at(&names.file.text, names.file.place, project)?;
            Some((file, names.on.as_ref().map(|on| on.name.to_string())))
        });
        let joins = argument.data.iter().enumerate().flat_map(|(of, other)| joins_of(other, of, id, project)).collect();
        Some((Self { table, columns, joins, names }, concepts))
    }

    /// All files that it needs.
    pub fn files(&self) -> impl Iterator<Item = &FileRequest> {
        let joins = self.joins.iter().map(|join| &join.table.file);
        std::iter::once(&self.table.file).chain(joins).chain(self.names.iter().map(|(file, _)| file))
    }
}

/// The column that observes a concept in a data set.
pub fn column_of(argument: &Argument, concept: ConceptId, data: DataId) -> Option<&ConceptColumn> {
    argument.concept(concept).columns.iter().find(|column| column.data.id == data)
}

fn joins_of(data: &Data, of: usize, to: DataId, project: &Project) -> Vec<JoinRequest> {
    let request = |join: &lakatos_engine::argument::Join| {
        let table = TableRequest {
            file: file_of(data, project)?,
            keys: join.on.iter().map(|(_, own)| own.name.to_string()).collect(),
            time: None,
            filter: filter_of(data),
            missing: codes(&data.missing),
        };
        let theirs = join.on.iter().map(|(theirs, _)| theirs.name.to_string()).collect();
        Some(JoinRequest { of, table, theirs })
    };
    data.joins.iter().filter(|join| join.to.id == to).filter_map(request).collect()
}

fn file_of(data: &Data, project: &Project) -> Option<FileRequest> {
    match data.source.as_ref()? {
        DataSource::File(text) => file_at(&text.text, text.place, project),
        DataSource::Table(_) => None,
    }
}

/// A file, by its path from the draft that names it.
fn file_at(text: &str, place: Place, project: &Project) -> Option<FileRequest> {
    if text.trim().is_empty() {
        return None;
    }
    let draft = project.file(place.source)?;
    let folder = draft.path.parent().unwrap_or(Path::new(""));
    let own = absolute(project.root.folder());
    let outside = project.config.iter().flat_map(|config| config.data.iter().map(|folder| absolute(folder)));
    Some(FileRequest { path: absolute(&folder.join(text)), within: std::iter::once(own).chain(outside).collect() })
}

fn filter_of(data: &Data) -> Option<Filter> {
    let mut filters: Vec<Filter> = data.filters.iter().map(|filter| formula(&filter.formula)).collect();
    match filters.len() {
        0 => None,
        1 => filters.pop(),
        _ => Some(Filter::And(filters)),
    }
}

fn formula(formula_of: &ColumnFormula) -> Filter {
    match formula_of {
        ColumnFormula::Comparison { column, operator, code: given } => {
            Filter::Compare { column: column.name.to_string(), comparison: comparison(*operator), code: code(given) }
        }
        ColumnFormula::Column(column) => Filter::Holds(column.name.to_string()),
        ColumnFormula::Not(inner) => Filter::Not(Box::new(formula(inner))),
        ColumnFormula::And(parts) => Filter::And(parts.iter().map(formula).collect()),
        ColumnFormula::Or(parts) => Filter::Or(parts.iter().map(formula).collect()),
    }
}

fn comparison(operator: Operator) -> Comparison {
    match operator {
        Operator::Equal => Comparison::Equal,
        Operator::NotEqual => Comparison::Different,
        Operator::Less => Comparison::Less,
        Operator::AtMost => Comparison::AtMost,
        Operator::Greater => Comparison::Greater,
        Operator::AtLeast => Comparison::AtLeast,
    }
}

fn code(code: &DraftCode) -> Code {
    match code {
        DraftCode::Number(number) => Code::Number(*number),
        DraftCode::Range(low, high) => Code::Range(*low, *high),
        DraftCode::Text(text) => Code::Text(Arc::clone(text)),
    }
}

fn codes(of: &[DraftCode]) -> Vec<Code> {
    of.iter().map(code).collect()
}

/// What the values of a column mean: what the draft says, or else what the names of the levels say.
fn coding_of(argument: &Argument, concept: ConceptId, column: &ConceptColumn) -> Coding {
    let unknown = column.coding.unknown.iter().map(|place| code(&place.code)).collect();
    let said = column.coding.levels.iter();
    let said = said.flat_map(|(rank, places)| places.iter().map(|place| (*rank, code(&place.code))));
    let levels = match &argument.concept(concept).domain {
        Domain::Number => return Coding::Number { unknown },
        Domain::Levels { names, .. } => names,
    };
    let count = levels.len();
    match column.coding.levels.is_empty() {
        true if levels.iter().map(|level| &**level).eq(["no", "yes"]) => Coding::YesNo { unknown },
        true => {
            let named = levels.iter().enumerate().map(|(rank, level)| (rank, Code::Text(Arc::clone(level))));
            Coding::Levels { count, codes: named.collect(), unknown }
        }
        false => Coding::Levels { count, codes: said.collect(), unknown },
    }
}
