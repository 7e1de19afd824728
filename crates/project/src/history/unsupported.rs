//! Where lakatos was built without git, nothing is said of revisions.

use super::HistoryError;
use crate::project::Project;
use std::convert::Infallible;
use std::path::Path;

/// The repository that a project lies in: this build knows of none.
#[derive(Debug)]
pub struct History(Infallible);

#[allow(clippy::missing_errors_doc, reason = "as the build with git documents them")]
impl History {
    /// The repository around a file or folder.
    ///
    /// # Errors
    /// Always.
    pub fn around(_: &Path) -> Result<Self, HistoryError> {
        Err(HistoryError::Unsupported)
    }

    /// A project as it was at a revision.
    pub fn project_at(&self, _: &Project, _: Option<&str>, _: &str) -> Result<Project, HistoryError> {
        match self.0 {}
    }

    /// The projects below a path as they were at a revision.
    pub fn projects_at(&self, _: &Path, _: &str) -> Result<Vec<Project>, HistoryError> {
        match self.0 {}
    }

    /// A project as it is staged.
    pub fn staged(&self, _: &Project) -> Result<Project, HistoryError> {
        match self.0 {}
    }

    /// The short name of the last commit.
    pub fn head(&self) -> Option<String> {
        match self.0 {}
    }
}
