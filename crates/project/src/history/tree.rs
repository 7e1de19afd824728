//! The files of a revision, or of the index, as a world: under the paths that they would have today, and never written to
//! the disk.

use super::HistoryError;
use super::repository::{History, Kept};
use crate::data::DataFiles;
use crate::project::{Audience, Project};
use crate::world::{
    CONFIG_NAME, Entry, Files, Kind, Overlay, ReadError, Revision, World, absolute, kind_among, list_among, mentioned,
    names_of, safe_name, text_of,
};
use crate::{ConfigChoice, File, Loaded, load, unusable};
use gix::ObjectId;
use lakatos_data::Source;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The files of a revision.
#[derive(Debug)]
pub struct Tree<'history> {
    history: &'history History,
    /// By the path that each has today.
    files: Arc<BTreeMap<PathBuf, ObjectId>>,
    /// What it is of, for messages.
    name: &'history str,
    /// The first file that was asked for and is not in this clone.
    unfetched: Mutex<Option<PathBuf>>,
}

impl<'history> Tree<'history> {
    /// Of the files that git keeps. A name that leads out of the repository is none of a file.
    pub fn new(history: &'history History, kept: Vec<Kept>, name: &'history str) -> Self {
        let path = |(name, id): (String, ObjectId)| Some((history.folder.join(safe_name(&name)?), id));
        Self {
            history,
            files: Arc::new(kept.into_iter().filter_map(path).collect()),
            name,
            unfetched: Mutex::default(),
        }
    }

    /// The project that a project of today was.
    ///
    /// # Errors
    /// Where not all of it can be read.
    pub fn project_like(&self, project: &Project) -> Result<Project, HistoryError> {
        let mut world = Overlay::new(self);
        let (paths, choice) = self.asked(project, &mut world)?;
        let projects = self.load(&world, &paths, &choice)?;
        let config = projects.iter().find_map(|project| project.config.clone());
        let mut like = Project::new(project.root.clone(), config, Arc::default())
            .with_tables(Arc::new(DataFiles::read_now(self.files())));
        for file in projects.into_iter().flat_map(|project| project.files) {
            let known = project.files.iter().find(|known| self.real(&known.path) == self.real(&file.path));
            // A path as the user writes it now.
            like.files.push(match known {
                Some(known) => {
                    let file = Arc::unwrap_or_clone(file);
                    Arc::new(File { path: known.path.clone(), is_requested: known.is_requested, ..file })
                }
                None => file,
            });
        }
        like.bring_in(&world, like.names_used(), Audience::Reader);
        Ok(like)
    }

    /// What is to be read of a project of today. A draft that had no `lakatos.toml` yet is held against what is asked of
    /// it now.
    fn asked(&self, project: &Project, world: &mut Overlay) -> Result<(Vec<PathBuf>, ConfigChoice), HistoryError> {
        let drafts = project.files.iter().map(|file| &file.path).filter(|path| self.exists(path));
        let mut paths: Vec<PathBuf> = drafts.cloned().collect();
        let Some(config) = &project.config else { return Ok((paths, ConfigChoice::Isolated)) };
        if self.history.path_from_top(&config.path).is_none() {
            return Err(HistoryError::OutsideRepository(config.path.clone()));
        }
        if let (false, Ok(text)) = (self.exists(&config.path), crate::world::Disk.read(&config.path)) {
            world.lay(&config.path, &text);
        }
        let folder = config.path.parent().unwrap_or(Path::new(""));
        let is_around = |path: &PathBuf| self.real(path).starts_with(self.real(folder));
        let is_nearest = config.path.file_name() == Some(OsStr::new(CONFIG_NAME)) && paths.iter().all(is_around);
        if world.exists(folder) {
            paths.push(folder.to_path_buf());
        }
        let choice = if is_nearest { ConfigChoice::Nearest } else { ConfigChoice::File(config.path.clone()) };
        Ok((paths, choice))
    }

    /// The projects at or below a path.
    ///
    /// # Errors
    /// Where there was nothing, or not all of it can be read.
    pub fn projects_below(&self, path: &Path) -> Result<Vec<Project>, HistoryError> {
        if !self.exists(path) {
            return Err(HistoryError::NotThere { path: path.to_path_buf(), revision: self.name.to_owned() });
        }
        self.load(self, &[path.to_path_buf()], &ConfigChoice::Nearest)
    }

    /// Where a path lies in the tree: as it is spelled, or else with the links of today followed.
    fn place(&self, path: &Path) -> PathBuf {
        place_in(&self.files, path)
    }

    fn load(&self, world: &dyn World, paths: &[PathBuf], choice: &ConfigChoice) -> Result<Vec<Project>, HistoryError> {
        let Loaded { projects, problems, .. } = load(world, paths, choice, &|| {});
        let unfetched = self.unfetched.lock().unwrap_or_else(PoisonError::into_inner).take();
        let unfetched = unfetched.map(|path| unusable(&path, ReadError::NotFetched.to_string()));
        match problems.into_iter().next().or(unfetched) {
            Some(problem) => Err(HistoryError::Unread { revision: self.name.to_owned(), problem: Box::new(problem) }),
            None => Ok(projects),
        }
    }
}

impl World for Tree<'_> {
    fn read(&self, path: &Path) -> Result<Arc<str>, ReadError> {
        let id = self.files.get(&self.place(path)).ok_or(ReadError::NotFound)?;
        let Some(bytes) = self.history.blob(*id) else {
            self.unfetched.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| path.to_path_buf());
            return Err(ReadError::NotFetched);
        };
        Ok(text_of(bytes)?.into())
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        kind_among(&self.files, &self.place(path))
    }

    fn list(&self, folder: &Path) -> Result<Vec<Entry>, ReadError> {
        list_among(&self.files, &self.place(folder), folder)
    }

    fn revision(&self, _: &Path) -> Option<Revision> {
        // What is committed does not change.
        None
    }

    fn files(&self) -> Arc<dyn Files> {
        Arc::new(Blobs { history: self.history.clone(), files: Arc::clone(&self.files) })
    }

    fn mentions(&self, path: &Path, words: &[&str]) -> bool {
        let bytes = self.files.get(&self.place(path)).and_then(|id| self.history.blob(*id));
        bytes.is_none_or(|bytes| mentioned(bytes.as_slice(), words))
    }

    fn real(&self, path: &Path) -> PathBuf {
        World::real(&crate::world::Disk, path)
    }
}

/// The files of a revision as bytes.
#[derive(Debug)]
struct Blobs {
    history: History,
    files: Arc<BTreeMap<PathBuf, ObjectId>>,
}

impl Files for Blobs {
    fn open(&self, path: &Path) -> Result<Box<dyn Source>, ReadError> {
        let id = self.files.get(&place_in(&self.files, path)).ok_or(ReadError::NotFound)?;
        Ok(Box::new(Cursor::new(self.history.blob(*id).ok_or(ReadError::NotFetched)?)))
    }

    fn revision(&self, _: &Path) -> Option<Revision> {
        // What is committed does not change.
        None
    }

    fn real(&self, path: &Path) -> PathBuf {
        World::real(&crate::world::Disk, path)
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        names_of(list_among(&self.files, &place_in(&self.files, folder), folder))
    }
}

fn place_in(files: &BTreeMap<PathBuf, ObjectId>, path: &Path) -> PathBuf {
    let plain = absolute(path);
    if kind_among(files, &plain).is_some() { plain } else { World::real(&crate::world::Disk, path) }
}
