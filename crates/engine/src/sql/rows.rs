//! The rows that count, with what they say of each concept.

use super::claim::{Known, Seen};
use super::dialect::Dialect;
use super::{Note, cells};
use crate::argument::{Argument, ConceptColumn, ConceptId, Data, DataId, DataSource, Join};
use std::fmt::Write as _;

/// The query of the rows, and what its columns are called.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// `SELECT … FROM … WHERE …`
    pub(super) query: String,
    /// What the columns are called.
    pub(super) known: Known,
    /// The columns of `row`, which name a row.
    pub(super) keys: Vec<String>,
    /// The columns of the concepts.
    pub(super) values: Vec<String>,
    /// The time, as it stands.
    pub(super) time: Option<String>,
    /// What whoever runs it must know.
    pub(super) notes: Vec<Note>,
}

/// What is asked of one data set.
struct Select<'all> {
    argument: &'all Argument,
    dialect: Dialect,
    data: &'all Data,
    rows: Rows,
    items: Vec<String>,
    joins: Vec<(String, String)>,
    taken: Vec<String>,
}

/// The alias of the data set's own table.
const OWN: &str = "d";

/// The rows of a data set for some concepts.
pub(super) fn rows(argument: &Argument, id: DataId, concepts: &[ConceptId], dialect: Dialect) -> Rows {
    let data = argument.data(id);
    let mut select = Select {
        argument,
        dialect,
        data,
        rows: Rows::default(),
        items: Vec::new(),
        joins: Vec::new(),
        taken: RESERVED.iter().map(|word| (*word).to_owned()).collect(),
    };
    select.keys();
    for concept in concepts {
        select.concept(id, *concept);
    }
    select.finished()
}

/// What the other parts of the query are called.
const RESERVED: [&str; 5] = ["unit", "in scope", "condition", "outcome", "result"];

impl Select<'_> {
    fn own(&self, column: &str) -> String {
        format!("{OWN}.{}", self.dialect.name(column))
    }

    /// A name for a column that no other has: engines look over capitals.
    fn alias(&mut self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        while self.taken.iter().any(|taken| taken.eq_ignore_ascii_case(&name)) {
            name.push('_');
        }
        self.taken.push(name.clone());
        self.dialect.name(&name)
    }

    fn keys(&mut self) {
        for column in &self.data.row {
            let alias = self.alias(&column.name);
            self.items.push(format!("{} AS {alias}", self.own(&column.name)));
            self.rows.keys.push(alias);
        }
        let units: Vec<String> =
            self.data.unit().map(|column| self.dialect.as_plain_text(&self.own(&column.name))).collect();
        let unit = match units.as_slice() {
            [] => "''".to_owned(),
            units => units.join(" || '/' || "),
        };
        self.items.push(format!("{unit} AS {}", self.dialect.name("unit")));
        if let Some(time) = self.data.time_column() {
            let alias = self.alias("year");
            let own = self.own(&time.name);
            let year = match time.name.eq_ignore_ascii_case("date") {
                true => format!("EXTRACT(YEAR FROM CAST({own} AS DATE))"),
                false => self.dialect.number(&own),
            };
            self.items.push(format!("{year} AS {alias}"));
            self.rows.known.year = Some(alias);
            self.rows.time = self.data.time.and_then(|time| self.rows.keys.get(time).cloned());
        }
    }

    /// What a column says of a concept; nothing where no column of the data set observes it.
    fn concept(&mut self, id: DataId, concept: ConceptId) {
        let row = self.argument.concept(concept);
        let of_data = |column: &&ConceptColumn| column.data.id == id;
        let Some(column) = row.columns.iter().find(of_data) else {
            self.rows.notes.push(Note::Unobserved(row.header.name.to_string()));
            return;
        };
        let table = self.argument.data(column.table);
        let names = actor_columns(column);
        let mut aliases = Vec::with_capacity(names.len());
        for (number, name) in names.iter().enumerate() {
            let actor = column.by.get(number);
            let source = match column.table == id {
                true => Some(OWN.to_owned()),
                false => self.joined(table, id, actor.map(|actor| &*actor.name)),
            };
            let Some(source) = source else { continue };
            let wanted = match actor {
                Some(actor) => format!("{} by {}", row.header.name, actor.name),
                None => row.header.name.to_string(),
            };
            let alias = self.alias(&wanted);
            let value = match source == OWN {
                true => {
                    let own = self.own(name);
                    cells::value(self.dialect, &own, row, &column.coding, table)
                }
                false => {
                    let own = format!("t.{}", self.dialect.name(name));
                    let value = cells::value(self.dialect, &own, row, &column.coding, table);
                    self.add_to_join(&source, &format!("MIN({value}) AS {alias}"));
                    format!("{source}.{alias}")
                }
            };
            self.items.push(format!("{value} AS {alias}"));
            self.rows.values.push(alias.clone());
            aliases.push(alias);
        }
        let seen = match (column.by.is_empty(), aliases.as_slice()) {
            (true, [only]) => Seen::OfRow(only.clone()),
            _ => Seen::OfActors(aliases),
        };
        self.rows.known.by_concept.insert(concept, seen);
    }

    /// The alias of a table that is joined, for an actor.
    fn joined(&mut self, table: &Data, id: DataId, actor: Option<&str>) -> Option<String> {
        let goes_with = |join: &&Join| {
            join.to.id == id && actor.is_none_or(|actor| join.on.iter().any(|(theirs, _)| &*theirs.name == actor))
        };
        let number = table.joins.iter().position(|join| goes_with(&join))?;
        let alias = self.dialect.name(&match actor {
            Some(actor) => format!("{} {actor}", table.header.name),
            None => table.header.name.to_string(),
        });
        if self.joins.iter().any(|(known, _)| *known == alias) {
            return Some(alias);
        }
        let join = &table.joins[number];
        let keys: Vec<(String, String)> = match join.on.as_slice() {
            [] => table.row.iter().map(|column| (column.name.to_string(), column.name.to_string())).collect(),
            on => on.iter().map(|(theirs, own)| (theirs.name.to_string(), own.name.to_string())).collect(),
        };
        let dialect = self.dialect;
        let key = |number: usize| dialect.name(&format!("key {}", number + 1));
        let own = keys.iter().map(|(_, own)| format!("t.{}", dialect.name(own)));
        let own: Vec<String> = own.collect();
        let selected = own.iter().enumerate().map(|(number, own)| format!("{own} AS {}", key(number)));
        let selected: Vec<String> = selected.collect();
        let mut from = self.from(table, "t");
        if let Some(filters) = self.filters(table, "t") {
            let _ = write!(from, " WHERE {filters}");
        }
        let on = keys
            .iter()
            .enumerate()
            .map(|(number, (theirs, _))| format!("{} = {alias}.{}", self.own(theirs), key(number)));
        // Of several rows of the same keys, none is meant.
        let text = format!(
            "LEFT JOIN (\n    SELECT {}{MORE}\n    FROM {from}\n    GROUP BY {} HAVING COUNT(*) = 1\n  ) AS {alias} ON {}",
            selected.join(", "),
            own.join(", "),
            on.collect::<Vec<_>>().join(" AND "),
        );
        self.joins.push((alias.clone(), text));
        Some(alias)
    }

    fn add_to_join(&mut self, alias: &str, item: &str) {
        if let Some((_, text)) = self.joins.iter_mut().find(|(known, _)| known == alias) {
            *text = text.replacen(MORE, &format!(", {item}{MORE}"), 1);
        }
    }

    fn from(&mut self, data: &Data, alias: &str) -> String {
        let name = &data.header.name;
        let table = match &data.source {
            Some(DataSource::Table(table)) => self.dialect.table(&table.text),
            Some(DataSource::File(path)) => match self.dialect.file(&path.text) {
                Some(read) => read,
                None => {
                    let note = Note::TableOf { file: path.text.to_string(), table: name.to_string() };
                    if !self.rows.notes.contains(&note) {
                        self.rows.notes.push(note);
                    }
                    self.dialect.name(name)
                }
            },
            None => self.dialect.name(name),
        };
        format!("{table} AS {alias}")
    }

    /// Rows of which it is known that they count.
    fn filters(&self, data: &Data, alias: &str) -> Option<String> {
        let tests = data
            .filters
            .iter()
            .map(|filter| format!("({}) IS TRUE", cells::filter(self.dialect, alias, &filter.formula, data)));
        let tests: Vec<String> = tests.collect();
        (!tests.is_empty()).then(|| tests.join(" AND "))
    }

    fn finished(mut self) -> Rows {
        let from = self.from(self.data, OWN);
        let named = self.data.row.iter().map(|column| format!("{} IS NOT NULL", self.own(&column.name)));
        let tests: Vec<String> = self.filters(self.data, OWN).into_iter().chain(named).collect();
        let mut query = format!("SELECT\n    {}\n  FROM {from}", self.items.join(",\n    "));
        for (_, join) in &self.joins {
            let _ = write!(query, "\n  {}", join.replace(MORE, ""));
        }
        if !tests.is_empty() {
            let _ = write!(query, "\n  WHERE {}", tests.join("\n    AND "));
        }
        self.rows.query = query;
        self.rows
    }
}

/// Where further columns of a joined table go. No identifier holds it.
const MORE: &str = "\u{0}";

/// The columns of a concept, one for each actor: those that are named, or one name with what tells the actors apart.
fn actor_columns(column: &ConceptColumn) -> Vec<String> {
    let names: Vec<String> = column.names.iter().map(|name| name.name.to_string()).collect();
    let is_joined = column.table != column.data.id;
    match (names.as_slice(), column.by.len()) {
        // In a table that is joined to each actor, it has one name.
        ([only], actors) if actors > 1 && is_joined => vec![only.clone(); actors],
        ([only], actors) if actors > 1 => {
            let endings = endings(column.by.iter().map(|by| &*by.name).collect());
            endings.into_iter().map(|ending| format!("{only}{ending}")).collect()
        }
        _ => names,
    }
}

/// What names end in behind what they have in common: `1` and `2`.
fn endings(names: Vec<&str>) -> Vec<&str> {
    let Some(first) = names.first() else { return names };
    let is_common = |length: usize| names.iter().all(|name| name.get(..length) == first.get(..length));
    let common =
        (0..first.len()).rev().find(|length| first.is_char_boundary(*length) && is_common(*length)).unwrap_or(0);
    names.into_iter().map(|name| name.get(common..).unwrap_or(name)).collect()
}

/// The declared concepts whose columns decide formulas, each once.
pub(super) fn declared(argument: &Argument, found: impl Iterator<Item = ConceptId>) -> Vec<ConceptId> {
    let base = |id: ConceptId| match &argument.concept(id).built_in {
        Some(what) => what.concept(),
        None => Some(id),
    };
    let mut declared: Vec<ConceptId> = Vec::new();
    for id in found.filter_map(base) {
        if !declared.contains(&id) {
            declared.push(id);
        }
    }
    declared
}
