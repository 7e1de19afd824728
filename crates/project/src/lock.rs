//! What was claimed when it was frozen, as a preregistration: a file of the language, under a line that says so.

use super::path::CONFIG_NAME;
use super::path::{absolute, tidied};
use super::read::read_text;
use std::path::{Path, PathBuf};

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
pub fn stray_locks(folder: &Path, is_project: bool) -> Vec<(PathBuf, String)> {
    let entries = std::fs::read_dir(absolute(folder)).into_iter().flatten().flatten();
    let stray = entries.filter_map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let why = match name.strip_suffix(LOCK_NAME)?.strip_suffix('.') {
            None if name != LOCK_NAME || is_project || folder.join(CONFIG_NAME).is_file() => return None,
            None => format!("counts for no draft: the {CONFIG_NAME} that it belongs to is not there"),
            Some(_) if is_project => {
                format!("counts for no draft: beside a {CONFIG_NAME}, what is frozen is kept in {LOCK_NAME}")
            }
            Some(draft) if folder.join(draft).exists() => return None,
            Some(draft) => format!(
                "counts for no draft, since {draft} is not there: where that has another name now, give it to the lock as well"
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

/// The text of such a file; none where there is none. In one line, what is wrong with it.
pub fn read_lock(path: &Path) -> Option<Result<String, String>> {
    if !path.is_file() {
        return None;
    }
    Some(read_text(path).and_then(|text| {
        let broken =
            |why: &str| format!("{why}: freeze anew (`lakatos freeze --force`), or take it out of version control");
        let Some((sum, body)) = text.strip_prefix(HEAD).and_then(|rest| rest.split_once('\n')) else {
            let first = text.lines().next().unwrap_or_default();
            return Err(match first.strip_prefix("# lakatos lock ") {
                Some(version) => broken(&format!(
                    "is a lock of another version (`{}`)",
                    version.split(',').next().unwrap_or_default()
                )),
                None => broken("is no lock of lakatos"),
            });
        };
        if sum.trim() == checksum(&body.replace("\r\n", "\n")) {
            Ok(text)
        } else {
            Err(broken("was changed by hand, so that nobody can say what was frozen"))
        }
    }))
}

/// As git names a file of that text.
fn checksum(text: &str) -> String {
    let mut hasher = sha1dc::Hasher::new();
    hasher.update(format!("blob {}\0", text.len()).as_bytes());
    hasher.update(text.as_bytes());
    hasher.finalize().map(|digest| digest.to_string()).unwrap_or_default()
}
