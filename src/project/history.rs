//! The drafts of a project as they were at a revision, or as they are staged, out of its git repository.

use super::files::Project;
use super::path::absolute;
use crate::syntax::Host;
use std::path::{Path, PathBuf};

/// The repository that a project lies in.
pub struct History {
    repository: gix::Repository,
    /// The folder that paths in the repository count from.
    folder: PathBuf,
}

impl History {
    /// The repository around a folder; in a line, why there is none that can be read.
    pub fn around(folder: &Path) -> Result<Self, String> {
        let folder = absolute(folder);
        let repository =
            gix::discover(&folder).map_err(|_| format!("{} lies in no git repository", folder.display()))?;
        match repository.workdir().map(absolute) {
            Some(folder) => Ok(Self { repository, folder }),
            None => Err(format!("the git repository of {} has no files checked out", folder.display())),
        }
    }

    /// A project as it was at a revision; in a line, why that cannot be said.
    pub fn project_at(&self, project: &Project, revision: &str) -> Result<Project, String> {
        let unknown = || {
            let shallow = self.repository.is_shallow().unwrap_or(false);
            let hint = if shallow {
                ": this clone is shallow, and holds no more than the last commits (`git fetch --unshallow`)"
            } else {
                ""
            };
            format!("there is no revision `{revision}`{hint}")
        };
        let object = self.repository.rev_parse_single(revision).map_err(|_| unknown())?;
        let tree = object.object().ok().and_then(|object| object.peel_to_tree().ok()).ok_or_else(unknown)?;
        let entries = tree.traverse().breadthfirst.files().map_err(|_| unknown())?;
        let files = entries.into_iter().filter(|entry| entry.mode.is_blob());
        let files = files.map(|entry| (entry.filepath.to_string(), entry.oid));
        self.project_of(project, files, revision)
    }

    /// A project as it is staged; in a line, why that cannot be said.
    pub fn staged(&self, project: &Project) -> Result<Project, String> {
        let index = self.repository.index_or_empty().map_err(|error| format!("the index cannot be read: {error}"))?;
        let files = index.entries().iter().map(|entry| (entry.path(&index).to_string(), entry.id));
        self.project_of(project, files, "the index")
    }

    /// The short name of the last commit; none where there is none yet.
    pub fn head(&self) -> Option<String> {
        Some(self.repository.head_id().ok()?.shorten_or_id().to_string())
    }

    fn project_of(
        &self,
        project: &Project,
        files: impl Iterator<Item = (String, gix::ObjectId)>,
        of: &str,
    ) -> Result<Project, String> {
        let own: Vec<PathBuf> = project.drafts().map(|file| absolute(&file.path)).collect();
        let belongs = |path: &Path| match &project.config {
            Some(config) => Host::of_path(path).is_some() && config.may_hold(path),
            None => own.iter().any(|own| own == path),
        };
        let mut texts = Vec::new();
        for (name, id) in files {
            let path = self.folder.join(name);
            if !belongs(&path) {
                continue;
            }
            let blob = self
                .repository
                .find_object(id)
                .map_err(|_| format!("{} of {of} is not in this clone: fetch it first", path.display()))?;
            // What is no text now was none then.
            if let Ok(text) = String::from_utf8(blob.data.clone()) {
                texts.push((path, text));
            }
        }
        texts.sort();
        Ok(project.with_texts(texts))
    }
}
