//! The history of a project in a build without the feature `git`: there is none, and whoever asks is told so.

use crate::Project;
use std::path::Path;

/// The repository that a project lies in: none is ever found.
pub enum History {}

impl History {
    /// In a line, why there is none.
    pub fn around(_path: &Path) -> Result<Self, String> {
        Err("this build of lakatos reads no git repositories: install it with the feature `git`".to_owned())
    }

    /// A project as it was at a revision.
    pub fn project_at(&self, _project: &Project, _later: Option<&str>, _revision: &str) -> Result<Project, String> {
        match *self {}
    }

    /// The projects below a path as they were at a revision.
    pub fn projects_at(&self, _path: &Path, _revision: &str) -> Result<Vec<Project>, String> {
        match *self {}
    }

    /// A project as it is staged.
    pub fn staged(&self, _project: &Project) -> Result<Project, String> {
        match *self {}
    }

    /// The short name of the last commit.
    pub fn head(&self) -> Option<String> {
        match *self {}
    }
}
