//! What was claimed when it was frozen, as a preregistration: a file of the language, under a line that says so.

use super::world::{CONFIG_NAME, ReadError, World, tidied};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The name of the file, of a project.
pub const LOCK_NAME: &str = "lakatos.lock";

/// How the file begins.
const HEAD: &str = "# lakatos lock 1, checksum ";

/// Of a draft on its own.
pub fn lock_beside(draft: &Path) -> PathBuf {
    let name = draft.file_name().unwrap_or_default().to_string_lossy();
    draft.with_file_name(format!("{name}.lakatos.lock"))
}

/// The locks in a folder that count for no draft, as when a draft was renamed: each with why. `is_project` says whether
/// the folder's drafts are of a project.
pub fn stray_locks(world: &dyn World, folder: &Path, is_project: bool) -> Vec<(PathBuf, String)> {
    let entries = world.list(folder).unwrap_or_default().into_iter();
    let stray = entries.filter_map(|entry| {
        let name = entry.path.file_name()?.to_string_lossy().into_owned();
        let why = match name.strip_suffix(LOCK_NAME)?.strip_suffix('.') {
            None if name != LOCK_NAME || is_project || world.is_file(&folder.join(CONFIG_NAME)) => return None,
            None => format!("belongs to no draft: there is no {CONFIG_NAME} beside it"),
            Some(_) if is_project => {
                format!("belongs to no draft: with a {CONFIG_NAME}, the frozen plan is kept in {LOCK_NAME}")
            }
            Some(draft) if world.exists(&folder.join(draft)) => return None,
            Some(draft) => format!(
                "belongs to no draft, since {draft} is not there: if you renamed the draft, rename the lock too"
            ),
        };
        Some((tidied(folder.join(name)), why))
    });
    stray.collect()
}

/// The text of such a file around what is claimed. `when` says when it was frozen, and of which revision.
pub fn lock_file(claims: &str, when: &str) -> String {
    let body = format!("# Frozen {when}.\n\n{claims}");
    format!("{HEAD}{}\n{body}", checksum(&body))
}

/// What is wrong with a lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockError {
    /// It cannot be read.
    Unread(ReadError),
    /// It was written by another version of lakatos.
    OtherVersion(String),
    /// It is no lock.
    NoLock,
    /// Somebody has changed it.
    ChangedByHand,
}

impl fmt::Display for LockError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread(error) => return error.fmt(formatter),
            Self::OtherVersion(version) => write!(formatter, "is a lock file of another version (`{version}`)")?,
            Self::NoLock => formatter.write_str("is not a lock file of lakatos")?,
            Self::ChangedByHand => {
                formatter.write_str("was changed by hand, so nobody can tell what was frozen")?;
            }
        }
        formatter
            .write_str(": freeze the plan again (`lakatos freeze --force`), or restore the lock from version control")
    }
}

impl std::error::Error for LockError {}

/// The text of such a file; none where there is none.
///
/// # Errors
/// Where there is one that does not count.
pub fn read_lock(world: &dyn World, path: &Path) -> Result<Option<Arc<str>>, LockError> {
    if !world.is_file(path) {
        return Ok(None);
    }
    let text = match world.read(path) {
        Ok(text) => text,
        Err(ReadError::Pending) => return Ok(None),
        Err(error) => return Err(LockError::Unread(error)),
    };
    let Some((sum, body)) = text.strip_prefix(HEAD).and_then(|rest| rest.split_once('\n')) else {
        let version = text.lines().next().and_then(|first| first.strip_prefix("# lakatos lock "));
        let version = version.map(|version| version.split(',').next().unwrap_or_default().to_owned());
        return Err(version.map_or(LockError::NoLock, LockError::OtherVersion));
    };
    if sum.trim() == checksum(&body.replace("\r\n", "\n")) { Ok(Some(text)) } else { Err(LockError::ChangedByHand) }
}

/// As git names a file of that text.
fn checksum(text: &str) -> String {
    let mut hasher = sha1dc::Hasher::new();
    hasher.update(format!("blob {}\0", text.len()).as_bytes());
    hasher.update(text.as_bytes());
    hasher.finalize().map(|digest| digest.to_string()).unwrap_or_default()
}
