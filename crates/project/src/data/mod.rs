//! The tables that drafts name: which of their columns are in use, and each read once, and again when it has changed.
//!
//! What is to be read follows from the argument ([`request`]); reading asks the files of a world ([`read`]), and what comes
//! of it is bound to the concepts that it observes ([`bound`]), with what is wrong, where the draft names it ([`problems`]).

mod bound;
mod facts;
mod kept;
mod plan;
mod problems;
mod read;
mod request;
mod shape;

pub use facts::{ColumnFacts, RowFacts};
pub use kept::DataFiles;
pub use read::ReadData;

use crate::project::Project;
use lakatos_engine::appraisal::data::{Loaded, Tables};
use lakatos_engine::argument::{Argument, DataId};
use request::Request;

/// The tables of a project.
pub struct ProjectTables<'project>(pub &'project Project);

impl Tables for ProjectTables<'_> {
    fn load(&self, argument: &Argument) -> Loaded {
        let Self(project) = self;
        let of_data = |index| {
            let data = DataId::from_index(index);
            Some((data, Request::of(argument, data, project)?))
        };
        let (asked, requests): (Vec<_>, Vec<_>) = (0..argument.data.len())
            .filter_map(of_data)
            .map(|(data, (request, concepts))| ((data, concepts), request))
            .unzip();
        let mut loaded = Loaded { recorded: project.recorded.to_vec(), ..Loaded::default() };
        let read = project.tables.get(project.root.folder(), requests);
        for ((data, concepts), read) in asked.into_iter().zip(read) {
            let Some(read) = read else { continue };
            problems::tell(argument, data, &concepts, &read, &mut loaded.problems);
            loaded.sets.extend(bound::bound(&concepts, &read).map(|bound| (data, bound)));
        }
        loaded
    }
}
