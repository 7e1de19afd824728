//! What the field knows: the cases and theories of the library, and the cases to look for.

mod cases;
mod suggest;
mod theories;

pub use cases::run as cases;
pub use suggest::run as suggest;
pub use theories::run as theories;

use super::arguments::Paths;
use super::load::{load, report};
use super::one::tell_incomplete;
use super::output::wrap::{WIDTH, wrapped};
use lakatos_engine::rules::{Analysis, RuleSet, analyse};
use lakatos_project::world::Disk;
use lakatos_project::{Project, Root};
use std::io::{self, Write};

/// Before each line of a note.
const NOTE: &str = "        ";

/// Writes what is noted of a theory or a case.
fn write_notes(out: &mut impl Write, notes: &[impl AsRef<str>]) -> io::Result<()> {
    let mut lines = notes.iter().flat_map(|note| wrapped(note.as_ref(), WIDTH - NOTE.len()));
    lines.try_for_each(|line| writeln!(out, "{NOTE}{line}"))
}

/// The projects that were named, each with all that lakatos ships in use and `draft` besides; at least one, if only of
/// the library. And whether every file could be read.
fn consulted(paths: &Paths, draft: &str) -> (Vec<(Project, Analysis)>, bool) {
    let loaded = load(paths, &|| {});
    report(&loaded.problems);
    let mut projects = loaded.projects;
    if projects.is_empty() {
        projects.push(Project::new(Root::Draft("".into()), None, Default::default()));
    }
    let consulting = projects.into_iter().map(|project| {
        let project = project.consulting(&Disk, draft);
        let analysis = analyse(&project.sources(), &RuleSet::default());
        tell_incomplete(&project, &analysis);
        (project, analysis)
    });
    (consulting.collect(), loaded.problems.is_empty())
}
