//! From what the user named to projects whose files are read: the one way into a project, for commands, editors, revisions
//! and tests.

mod plan;
mod rendered;

pub use rendered::is_rendered_from;

use super::bibliography::{Bibliographies, Cited, DraftContext};
use super::config::Config;
use super::data::DataFiles;
use super::file::File;
use super::problem::{InputPlace, InputProblem, in_order, unusable, warning};
use super::project::{Audience, Project};
use super::root::Root;
use super::world::{ReadError, World, absolute, relative};
use lakatos_syntax::Host;
use plan::{Group, Plan, Planned};
use rayon::prelude::*;
use rendered::take_rendered;
use rustc_hash::FxHashSet;
use std::path::PathBuf;
use std::sync::Arc;

/// Projects, and what could not be used.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// By root or path.
    pub projects: Vec<Project>,
    /// Files and configurations that could not be read.
    pub problems: Vec<InputProblem>,
    /// What is wrong with bibliographies and libraries in use, and locks that count nowhere; nothing fails for it.
    pub warnings: Vec<InputProblem>,
}

/// Which configuration counts.
#[derive(Clone, Debug, Default)]
pub enum ConfigChoice {
    /// The nearest `lakatos.toml` above each file.
    #[default]
    Nearest,
    /// This one, for every file.
    File(PathBuf),
    /// None: every file is a project of its own.
    Isolated,
}

/// Below so few files, threads cost more than they save.
const WORTH_THREADS: usize = 4;

/// Reads the files and folders that the user named, and whatever else belongs to the same projects. `progress` is told of
/// each file read.
pub fn load(world: &dyn World, paths: &[PathBuf], choice: &ConfigChoice, progress: &(dyn Fn() + Sync)) -> Loaded {
    load_with(world, paths, choice, &Arc::default(), progress)
}

/// The same, with the bibliographies that are known already.
pub fn load_with(
    world: &dyn World,
    paths: &[PathBuf],
    choice: &ConfigChoice,
    bibliographies: &Arc<Bibliographies>,
    progress: &(dyn Fn() + Sync),
) -> Loaded {
    let mut plan = Plan::new(world, choice);
    for path in paths {
        plan.add(path);
    }
    let groups = plan.groups();
    let tables = Arc::new(DataFiles::read_now(world.files()));
    let reading = Reading { world, bibliographies, tables: &tables, progress };
    let mut loaded = Loaded::default();
    let mut looked_into = FxHashSet::default();
    let mut set_aside = Vec::new();
    for (group, files) in groups.iter().zip(reading.files(&groups)) {
        let mut project = reading.project(group.root(), group.config.clone());
        for file in files {
            match file {
                Ok(file) => project.files.push(Arc::new(file)),
                Err(problem) => plan.problems.push(*problem),
            }
        }
        for rendered in take_rendered(&mut project.files) {
            let is_named = |file: &Planned| file.is_named && file.path == rendered.file.path;
            if group.files.iter().any(is_named) {
                // Who asks for it by name gets it by itself.
                let mut alone = reading.project(Root::Draft(rendered.file.path.clone()), None);
                alone.files.push(rendered.file);
                reading.bring_in(&mut alone);
                loaded.projects.push(alone);
            } else if let Some(source) = rendered.differs_from {
                let name = source.path.file_name().unwrap_or_default().to_string_lossy();
                let why = format!(
                    "passed over, since it was rendered from `{name}`, by its name; but it declares what that does not: \
                     render it again, or give it another name"
                );
                loaded.warnings.push(warning(&rendered.file.path, why));
            }
        }
        let found = reading.bring_in(&mut project);
        set_aside.extend(found.set_aside.into_iter().filter(|file| file.is_requested));
        plan.problems.extend(found.problem);
        loaded.warnings.extend(project.unread_of_libraries());
        if looked_into.insert((project.root.folder().to_path_buf(), project.config.is_some())) {
            loaded.warnings.extend(project.stray_locks(world));
        }
        if !project.files.is_empty() {
            loaded.projects.push(project);
        }
    }
    // Who asks for libraries alone gets each by itself.
    if !loaded.projects.iter().any(|project| project.requested().next().is_some()) {
        for file in set_aside {
            let mut project = reading.project(Root::Draft(file.path.clone()), None);
            project.files.push(file);
            reading.bring_in(&mut project);
            loaded.projects.push(project);
        }
    }
    loaded.warnings.extend(plan.warnings);
    loaded.warnings.sort_by(in_order);
    loaded.warnings.dedup();
    let here = |place: InputPlace| InputPlace { path: relative(place.path), ..place };
    loaded.warnings.splice(0..0, bibliographies.problems().into_iter().map(|problem| problem.map_places(here)));
    loaded.problems = plan.problems;
    loaded
}

/// A draft as it is in the world, with what it may cite.
///
/// # Errors
/// Where there is no such file, or none that holds an argument.
pub fn read_draft(
    world: &dyn World,
    path: PathBuf,
    config: Option<&Config>,
    bibliographies: &Bibliographies,
) -> Result<File, Box<InputProblem>> {
    let host = Host::from_path(&path).ok_or_else(|| {
        if !world.exists(&path) {
            return Box::new(unusable(&path, ReadError::NotFound.to_string()));
        }
        let known: Vec<String> = Host::EXTENSIONS.iter().map(|extension| format!(".{extension}")).collect();
        Box::new(unusable(&path, format!("is not a kind of file that lakatos reads: it reads {}", known.join(", "))))
    })?;
    let text = world.read(&path).map_err(|error| Box::new(unusable(&path, error.to_string())))?;
    let mut file = File::new(path, host, text);
    file.cited = cited(world, &file, config, bibliographies);
    Ok(file)
}

fn cited(world: &dyn World, file: &File, config: Option<&Config>, bibliographies: &Bibliographies) -> Cited {
    bibliographies.cited(world, file.names.as_deref(), &DraftContext::new(&file.path, config))
}

/// What the files of all projects are read with.
struct Reading<'load> {
    world: &'load dyn World,
    bibliographies: &'load Arc<Bibliographies>,
    tables: &'load Arc<DataFiles>,
    progress: &'load (dyn Fn() + Sync),
}

/// What came of bringing in the libraries of a project.
struct Found {
    /// Its files that it uses as libraries, and that are no drafts therefore.
    set_aside: Vec<Arc<File>>,
    problem: Option<InputProblem>,
}

impl Reading<'_> {
    /// A project of no files yet.
    fn project(&self, root: Root, config: Option<Arc<Config>>) -> Project {
        Project::new(root, config, Arc::clone(self.bibliographies)).with_tables(Arc::clone(self.tables))
    }

    /// The files of each group, in its order.
    fn files(&self, groups: &[Group]) -> Vec<Vec<Result<File, Box<InputProblem>>>> {
        let tasks: Vec<(usize, &Planned)> = groups
            .iter()
            .enumerate()
            .flat_map(|(group, planned)| planned.files.iter().map(move |file| (group, file)))
            .collect();
        let run = |(group, planned): (usize, &Planned)| {
            let config = groups[group].config.as_deref();
            let read = read_draft(self.world, planned.path.clone(), config, self.bibliographies);
            (self.progress)();
            if read.is_err() && self.is_nobodys_business(planned) {
                return None;
            }
            Some((group, read.map(|file| File { is_requested: planned.is_requested, ..file })))
        };
        let results: Vec<_> = if tasks.len() < WORTH_THREADS {
            tasks.into_iter().filter_map(run).collect()
        } else {
            tasks.into_par_iter().filter_map(run).collect()
        };
        let mut files: Vec<Vec<_>> = groups.iter().map(|_| Vec::new()).collect();
        for (group, result) in results {
            files[group].push(result);
        }
        files
    }

    /// Whether a file that cannot be read was not asked for by name, and holds nothing that looks like an argument.
    fn is_nobodys_business(&self, planned: &Planned) -> bool {
        let Some(host) = Host::from_path(&planned.path).filter(|_| !planned.is_named) else { return false };
        let is_no_text = || {
            let read = self.world.read(&planned.path);
            matches!(read, Err(ReadError::NotUtf8(_) | ReadError::Binary | ReadError::TooLarge))
        };
        let marks = host.marks();
        !marks.is_empty() && is_no_text() && !self.world.mentions(&planned.path, marks)
    }

    /// Brings in the libraries that a project uses. A file of one is no draft.
    fn bring_in(&self, project: &mut Project) -> Found {
        let mut found = project.bring_in(self.world, project.names_used(), Audience::Reader);
        let mut set_aside = Vec::new();
        if project.files.iter().any(|file| found.library_paths.contains(&absolute(&file.path))) {
            let used = project.used_as_libraries(self.world, &found.library_paths);
            set_aside = project.files.extract_if(.., |file| used.contains(&absolute(&file.path))).collect();
        }
        if !set_aside.is_empty() {
            // As libraries they come in again.
            found = project.bring_in(self.world, project.names_used(), Audience::Reader);
        }
        let of_lock = found.lock_error.map(|error| unusable(&project.lock_path(), error.to_string()));
        let of_counts = found.counts_error.map(|error| unusable(&project.root.counts_path(), error));
        let problem = of_lock.or(of_counts);
        Found { set_aside, problem }
    }
}
