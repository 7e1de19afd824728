//! Which columns of a file are meant: the names of a draft held against what is there.

use super::request::{ColumnRequest, JoinRequest, Request};
use lakatos_data::Table;
use lakatos_syntax::nearest::{ALIKE, nearest};
use std::sync::Arc;

/// Where the values of a concept come from: one column, or one for each actor.
pub type Found = Vec<From>;

/// Where a column is.
#[derive(Clone, Debug, PartialEq)]
pub enum From {
    /// In the table itself.
    Own(String),
    /// In the table of a join.
    Joined {
        /// The number of the join.
        join: usize,
        /// Its name there.
        name: String,
    },
}

/// A column that is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct NotThere {
    /// The number of its name among those that the draft gives.
    pub name: usize,
    /// What was looked for.
    pub looked_for: Vec<String>,
    /// What may have been meant.
    pub nearest: Option<String>,
    /// The number of the data set whose table was looked into; none where it is the table itself.
    pub of: Option<usize>,
}

/// Finds the columns that observe a concept.
///
/// # Errors
/// Where one is not there.
pub fn found(
    column: &ColumnRequest,
    request: &Request,
    own: &Table,
    joined: &[Option<Arc<Table>>],
) -> Result<Found, NotThere> {
    let has = |table: &Table, name: &str| table.columns.iter().any(|known| &*known.name == name);
    let not_there = |number: usize, looked_for: Vec<String>, table: Option<&Table>| {
        let known = table.into_iter().flat_map(|table| &table.columns).map(|column| &*column.name);
        let nearest = looked_for.iter().find_map(|name| nearest(name, known.clone(), ALIKE)).map(str::to_owned);
        NotThere { name: number, looked_for, nearest, of: column.of }
    };
    let suffixes = suffixes(&column.by);
    let count = column.by.len().max(1);
    let mut found = Vec::new();
    for actor in 0..count {
        // One name for all actors, or a name for each.
        let number = if column.names.len() == count { actor } else { 0 };
        let Some(name) = column.names.get(number) else { return Err(not_there(number, Vec::new(), None)) };
        let is_shared = column.names.len() < count;
        match column.of {
            None => {
                let looked_for = match suffixes.get(actor).filter(|_| is_shared) {
                    Some(suffix) => vec![format!("{name}{suffix}"), format!("{name}_{suffix}")],
                    None => vec![name.clone()],
                };
                match looked_for.iter().find(|name| has(own, name)) {
                    Some(name) => found.push(From::Own(name.clone())),
                    None => return Err(not_there(number, looked_for, Some(own))),
                }
            }
            Some(of) => {
                let goes_with = |join: &JoinRequest| match column.by.get(actor) {
                    Some(by) => join.theirs.contains(by),
                    None => true,
                };
                let join = request.joins.iter().position(|join| join.of == of && goes_with(join));
                let table = join.and_then(|join| joined.get(join)?.as_deref());
                match join.zip(table).filter(|(_, table)| has(table, name)) {
                    Some((join, _)) => found.push(From::Joined { join, name: name.clone() }),
                    None => return Err(not_there(number, vec![name.clone()], table)),
                }
            }
        }
    }
    Ok(found)
}

/// What the names of columns differ in, at their ends: `1` and `2` of `ccode1` and `ccode2`.
fn suffixes(names: &[String]) -> Vec<String> {
    let Some(first) = names.first() else { return Vec::new() };
    let is_shared = |end: &usize| names.iter().all(|name| name.get(..*end) == first.get(..*end));
    let ends = first.char_indices().map(|(start, letter)| start + letter.len_utf8());
    let shared = ends.take_while(is_shared).last().unwrap_or_default();
    names.iter().map(|name| name.get(shared..).unwrap_or_default().trim_start_matches('_').to_owned()).collect()
}
