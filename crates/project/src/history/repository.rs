//! The repository that a project lies in.

use super::HistoryError;
use super::files::files_of;
use super::tree::Tree;
use crate::load::{ConfigChoice, load};
use crate::project::Project;
use crate::world::{Disk, World, absolute, safe_name};
use gix::ObjectId;
use gix::index::Entry;
use gix::index::entry::{Mode, Stage};
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};

/// The repository that a project lies in.
#[derive(Clone, Debug)]
pub struct History {
    repository: gix::ThreadSafeRepository,
    /// The folder that paths in the repository count from.
    pub(super) folder: PathBuf,
}

/// A file that git keeps: its path from the top of the repository, and its text.
pub(super) type Kept = (String, ObjectId);

impl History {
    /// The repository around a file or folder, there or not.
    ///
    /// # Errors
    /// Where there is none that can be read.
    pub fn around(path: &Path) -> Result<Self, HistoryError> {
        let folder = absolute(path).ancestors().find(|folder| Disk.is_folder(folder)).map(Path::to_path_buf);
        let folder = folder.unwrap_or_default();
        let repository = gix::discover(&folder).map_err(|_| match uses_sha256(&folder) {
            true => HistoryError::OtherNames(folder.clone()),
            false => HistoryError::NoRepository(folder.clone()),
        })?;
        match repository.workdir().map(|folder| Disk.real(folder)) {
            Some(folder) => Ok(Self { repository: repository.into_sync(), folder }),
            None => Err(HistoryError::Bare(folder)),
        }
    }

    /// A project as it was at a revision, without files where it was not there. `later` is the revision that `project` is
    /// of; none where it is of the files as they are.
    ///
    /// # Errors
    /// Where that cannot be said.
    pub fn project_at(&self, project: &Project, later: Option<&str>, revision: &str) -> Result<Project, HistoryError> {
        let mut kept = self.kept_at(revision)?;
        match later {
            Some(later) => {
                let mut then = self.kept_at(later)?;
                // A project of that revision goes by the paths of today, where it was moved since.
                self.follow_moved(project, &mut then, |name| self.is_gone(name));
                let names: FxHashSet<String> = then.into_iter().map(|(name, _)| name).collect();
                self.follow_moved(project, &mut kept, |name| !names.contains(name));
            }
            None => self.follow_moved(project, &mut kept, |name| self.is_gone(name)),
        }
        Tree::new(self, kept, revision).project_like(project)
    }

    /// The projects below a path as they were at a revision.
    ///
    /// # Errors
    /// Where that cannot be said.
    pub fn projects_at(&self, path: &Path, revision: &str) -> Result<Vec<Project>, HistoryError> {
        let mut kept = self.kept_at(revision)?;
        let top = self.path_from_top(path).unwrap_or_default();
        if !kept.iter().any(|(name, _)| Path::new(name).starts_with(&top)) {
            // What goes by this path today may have had another.
            let today = load(&Disk, &[path.to_path_buf()], &ConfigChoice::Nearest, &|| {});
            for project in &today.projects {
                self.follow_moved(project, &mut kept, |name| self.is_gone(name));
            }
        }
        Tree::new(self, kept, revision).projects_below(path)
    }

    /// A project as it is staged.
    ///
    /// # Errors
    /// Where that cannot be said.
    pub fn staged(&self, project: &Project) -> Result<Project, HistoryError> {
        let repository = self.repository.to_thread_local();
        let index = repository.index_or_empty().map_err(|error| HistoryError::Index(error.to_string()))?;
        let entries = index.entries().iter();
        let is_conflicted = |entry: &&Entry| entry.stage() != Stage::Unconflicted;
        if let Some(entry) = entries.clone().find(is_conflicted) {
            return Err(HistoryError::Conflicts(entry.path(&index).to_string()));
        }
        let files = entries.filter(|entry| [Mode::FILE, Mode::FILE_EXECUTABLE].contains(&entry.mode));
        let kept: Vec<Kept> = files.map(|entry| (entry.path(&index).to_string(), entry.id)).collect();
        Tree::new(self, kept, "the index").project_like(project)
    }

    /// The short name of the last commit; none where there is none yet.
    pub fn head(&self) -> Option<String> {
        Some(self.repository.to_thread_local().head_id().ok()?.shorten_or_id().to_string())
    }

    fn kept_at(&self, revision: &str) -> Result<Vec<Kept>, HistoryError> {
        let repository = self.repository.to_thread_local();
        let unknown = || HistoryError::UnknownRevision {
            name: revision.to_owned(),
            is_shallow: repository.is_shallow().unwrap_or(false),
        };
        let unread = |words: String| HistoryError::UnreadTree { revision: revision.to_owned(), words };
        let found = repository.rev_parse_single(revision).map_err(|error| {
            // A name that git knows, of what it cannot read.
            let is_named = repository.find_reference(revision).is_ok();
            if is_named { unread(error.to_string()) } else { unknown() }
        })?;
        let object = found.object().map_err(|error| unread(error.to_string()))?;
        if object.kind == gix::object::Kind::Blob {
            return Err(unknown());
        }
        let tree = object.peel_to_tree().map_err(|error| unread(error.to_string()))?;
        files_of(&tree, revision)
    }

    /// Whether what git kept under a name is not there today.
    fn is_gone(&self, name: &str) -> bool {
        safe_name(name).is_some_and(|name| !Disk.exists(&self.folder.join(name)))
    }

    pub(super) fn blob(&self, id: ObjectId) -> Option<Vec<u8>> {
        Some(self.repository.to_thread_local().find_object(id).ok()?.detach().data)
    }

    /// A path from the top of the repository; none where it lies elsewhere.
    pub(super) fn path_from_top(&self, path: &Path) -> Option<PathBuf> {
        Disk.real(path).strip_prefix(&self.folder).ok().map(Path::to_path_buf)
    }
}

/// Whether the repository around a folder names its objects by SHA-256, which this build of `gix` does not read.
fn uses_sha256(folder: &Path) -> bool {
    let configs = folder.ancestors().map(|folder| folder.join(".git/config"));
    let nearest = configs.into_iter().find_map(|config| Disk.read(&config).ok());
    let is_setting = |line: &str| {
        let line = line.to_ascii_lowercase();
        line.split_once('=').is_some_and(|(key, value)| key.trim() == "objectformat" && value.trim() == "sha256")
    };
    nearest.is_some_and(|config| config.lines().any(is_setting))
}
