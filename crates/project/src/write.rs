//! Writing a file, whole or not at all.

use std::fs::{self, File, Metadata, Permissions};
use std::io::{ErrorKind, Result, Write};
use std::path::Path;
use tempfile::{Builder, NamedTempFile};

/// Replaces the text of a file: written beside it first, so that nothing is lost if that fails. Where the path is a link,
/// the file that it leads to is replaced.
///
/// # Errors
/// Those of the file system; and for a file that may only be read, which could be replaced and is meant not to be.
pub fn write_atomically(path: &Path, text: &str) -> Result<()> {
    // A pipe, a device or what a link of the system leads to is written to: nothing may take its place.
    let is_of_system = ["/dev", "/proc"].into_iter().any(|folder| path.starts_with(folder));
    if is_of_system || fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return fs::write(path, text);
    }
    let path = match fs::canonicalize(path) {
        Ok(path) => path,
        // Whoever made it may have meant any place at all.
        Err(_) if path.is_symlink() => {
            return Err(std::io::Error::new(ErrorKind::NotFound, "it is a link that leads nowhere"));
        }
        Err(_) => path.to_path_buf(),
    };
    let permissions = permissions(&path);
    if is_read_only(&path, permissions.as_ref()) {
        return Err(std::io::Error::new(ErrorKind::PermissionDenied, "it is read-only"));
    }
    replace(&path, text, permissions)
}

/// The same, with the folders above it.
///
/// # Errors
/// Those of the file system.
pub fn write_with_folders(path: &Path, text: &str) -> Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    write_atomically(path, text)
}

/// Puts a file in place that may only be read, with the folders above it: another process may be reading, or writing the
/// same.
///
/// # Errors
/// Those of the file system.
#[cfg(not(target_family = "wasm"))]
pub fn write_read_only(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder)?;
    let file = beside(path)?;
    let mut permissions = file.as_file().metadata()?.permissions();
    permissions.set_readonly(true);
    finish(file, path, text, Some(permissions))
}

/// Writes a new file, with the folders above it. Never over one that exists.
///
/// # Errors
/// Those of the file system, and where there is such a file.
pub fn create_file(path: &Path, text: &str) -> Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    File::create_new(path)?.write_all(text.as_bytes())
}

/// What is allowed with a file. WASI does not say.
fn permissions(path: &Path) -> Option<Permissions> {
    fs::metadata(path).as_ref().map(Metadata::permissions).ok().filter(|_| !cfg!(target_family = "wasm"))
}

fn is_read_only(path: &Path, permissions: Option<&Permissions>) -> bool {
    match permissions {
        Some(permissions) => permissions.readonly(),
        None => path.exists() && File::options().append(true).open(path).is_err(),
    }
}

fn replace(path: &Path, text: &str, permissions: Option<Permissions>) -> Result<()> {
    finish(beside(path)?, path, text, permissions)
}

/// A new file in the folder of another, under a name that nobody can foretell.
fn beside(path: &Path) -> Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = Builder::new();
    builder.prefix(".lakatos-");
    // As any new file: what the user's mask leaves of it.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

fn finish(mut file: NamedTempFile, path: &Path, text: &str, permissions: Option<Permissions>) -> Result<()> {
    // Before the first byte: a text that few may read is never open to all.
    permissions.map_or(Ok(()), |permissions| file.as_file().set_permissions(permissions))?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map(drop).map_err(|error| error.error)
}
