//! A project as it was at a revision, or as it is staged, out of its git repository.

mod checkout;
mod moved;

use super::files::Project;
use super::load::{ConfigChoice, Input, load};
use super::path::real;
use checkout::{Checkout, Wanted};
use gix::ObjectId;
use gix::index::Entry;
use gix::index::entry::{Mode, Stage};
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};

/// The repository that a project lies in.
pub struct History {
    repository: gix::Repository,
    /// The folder that paths in the repository count from.
    folder: PathBuf,
}

/// A file that git keeps: its path from the top of the repository, and its text.
type Kept = (String, ObjectId);

impl History {
    /// The repository around a file or folder, there or not; in a line, why there is none that can be read.
    pub fn around(path: &Path) -> Result<Self, String> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let folder = super::absolute(path).ancestors().find(|folder| folder.is_dir()).map(Path::to_path_buf);
        let folder = folder.unwrap_or_default();
        let repository =
            gix::discover(&folder).map_err(|_| format!("{} is not in a git repository", folder.display()))?;
        match repository.workdir().map(real) {
            Some(folder) => Ok(Self { repository, folder }),
            None => Err(format!("the git repository of {} has no files checked out", folder.display())),
        }
    }

    /// A project as it was at a revision, without files where it was not there; in a line, why that cannot be said.
    /// `later` is the revision that `project` is of; none where it is of the files as they are.
    pub fn project_at(&self, project: &Project, later: Option<&str>, revision: &str) -> Result<Project, String> {
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
        let checkout = Checkout::of(self, &kept, Wanted::Project(project), revision)?;
        checkout.project_like(project)
    }

    /// The projects below a path as they were at a revision; in a line, why that cannot be said.
    pub fn projects_at(&self, path: &Path, revision: &str) -> Result<Vec<Project>, String> {
        let mut kept = self.kept_at(revision)?;
        let top = self.path_from_top(path).unwrap_or_default();
        if !kept.iter().any(|(name, _)| Path::new(name).starts_with(&top)) {
            // What goes by this path today may have had another.
            let today = load(&[Input::Path(path.to_path_buf())], &ConfigChoice::Nearest, &|| {});
            for project in &today.projects {
                self.follow_moved(project, &mut kept, |name| self.is_gone(name));
            }
        }
        let checkout = Checkout::of(self, &kept, Wanted::Below(path), revision)?;
        checkout.projects_below(path)
    }

    /// A project as it is staged; in a line, why that cannot be said.
    pub fn staged(&self, project: &Project) -> Result<Project, String> {
        let index = self.repository.index_or_empty().map_err(|error| format!("the index cannot be read: {error}"))?;
        let entries = index.entries().iter();
        let is_conflicted = |entry: &&Entry| entry.stage() != Stage::Unconflicted;
        if let Some(entry) = entries.clone().find(is_conflicted) {
            return Err(format!("{} has unresolved conflicts, so nothing is staged", entry.path(&index)));
        }
        let files = entries.filter(|entry| [Mode::FILE, Mode::FILE_EXECUTABLE].contains(&entry.mode));
        let kept: Vec<Kept> = files.map(|entry| (entry.path(&index).to_string(), entry.id)).collect();
        let checkout = Checkout::of(self, &kept, Wanted::Project(project), "the index")?;
        checkout.project_like(project)
    }

    /// The short name of the last commit; none where there is none yet.
    pub fn head(&self) -> Option<String> {
        Some(self.repository.head_id().ok()?.shorten_or_id().to_string())
    }

    fn kept_at(&self, revision: &str) -> Result<Vec<Kept>, String> {
        let unknown = || {
            let shallow = self.repository.is_shallow().unwrap_or(false);
            let hint = if shallow {
                ": this clone is shallow and has only the latest commits (`git fetch --unshallow` gets the others)"
            } else {
                ""
            };
            format!("there is no revision `{revision}`{hint}")
        };
        let object = self.repository.rev_parse_single(revision).map_err(|_| unknown())?;
        let tree = object.object().ok().and_then(|object| object.peel_to_tree().ok()).ok_or_else(unknown)?;
        let entries = tree.traverse().breadthfirst.files().map_err(|_| unknown())?;
        let files = entries.into_iter().filter(|entry| entry.mode.is_blob());
        Ok(files.map(|entry| (entry.filepath.to_string(), entry.oid)).collect())
    }

    /// Whether what git kept under a name is not there today.
    fn is_gone(&self, name: &str) -> bool {
        !self.folder.join(name).exists()
    }

    fn blob(&self, id: ObjectId) -> Option<Vec<u8>> {
        Some(self.repository.find_object(id).ok()?.detach().data)
    }

    /// A path from the top of the repository; none where it lies elsewhere.
    fn path_from_top(&self, path: &Path) -> Option<PathBuf> {
        real(path).strip_prefix(&self.folder).ok().map(Path::to_path_buf)
    }
}
