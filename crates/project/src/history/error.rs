//! Why nothing can be said of a revision.

use crate::InputProblem;
use std::fmt;
use std::path::PathBuf;

/// Why nothing can be said of a revision.
#[derive(Clone, Debug, PartialEq)]
pub enum HistoryError {
    /// This lakatos was built without git.
    Unsupported,
    /// A folder is in no git repository that can be read.
    NoRepository(PathBuf),
    /// A repository names its objects by SHA-256.
    OtherNames(PathBuf),
    /// A repository has no files checked out.
    Bare(PathBuf),
    /// Git knows no such revision.
    UnknownRevision {
        /// As it was named.
        name: String,
        /// Whether the clone holds no more than the last commits.
        is_shallow: bool,
    },
    /// A revision has more files than anybody keeps.
    TooManyFiles(String),
    /// A tree of a revision cannot be read: it is damaged, or was not fetched.
    UnreadTree {
        /// The revision.
        revision: String,
        /// In git's words.
        words: String,
    },
    /// The index cannot be read, in git's words.
    Index(String),
    /// A file has conflicts, so that nothing is staged.
    Conflicts(String),
    /// A configuration lies elsewhere than its drafts.
    OutsideRepository(PathBuf),
    /// A path was not there.
    NotThere {
        /// The path.
        path: PathBuf,
        /// The revision.
        revision: String,
    },
    /// Something of the revision cannot be read.
    Unread {
        /// The revision.
        revision: String,
        /// What cannot.
        problem: Box<InputProblem>,
    },
}

impl fmt::Display for HistoryError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsupported => formatter.write_str(
                "this lakatos was built without git, so it cannot read revisions: build it with the feature `git`",
            ),
            Self::NoRepository(folder) => write!(formatter, "{} is not in a git repository", folder.display()),
            Self::OtherNames(folder) => write!(
                formatter,
                "the git repository of {} is of the format SHA-256, and lakatos reads revisions of SHA-1 alone: what needs no revision works as always",
                folder.display()
            ),
            Self::Bare(folder) => {
                write!(formatter, "the git repository of {} has no files checked out", folder.display())
            }
            Self::UnknownRevision { name, is_shallow } => {
                write!(formatter, "there is no revision `{name}`")?;
                match is_shallow {
                    true => formatter.write_str(
                        ": this clone is shallow and has only the latest commits (`git fetch --unshallow` gets the others)",
                    ),
                    false => Ok(()),
                }
            }
            Self::TooManyFiles(revision) => {
                write!(formatter, "{revision} has more files and folders than can be read, and is not looked into")
            }
            Self::UnreadTree { revision, words } => {
                write!(
                    formatter,
                    "the files of {revision} cannot be read, because the repository is damaged or was fetched in part: {words}"
                )
            }
            Self::Index(words) => write!(formatter, "the index cannot be read: {words}"),
            Self::Conflicts(path) => {
                write!(formatter, "{path} has unresolved conflicts, so nothing is staged")
            }
            Self::OutsideRepository(config) => {
                write!(formatter, "{} lies outside the git repository of its drafts", config.display())
            }
            Self::NotThere { path, revision } => write!(formatter, "{} is not in {revision}", path.display()),
            Self::Unread { revision, problem } => write!(formatter, "at {revision}, {}: {problem}", problem.place),
        }
    }
}

impl std::error::Error for HistoryError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unread { problem, .. } => Some(problem),
            _ => None,
        }
    }
}
