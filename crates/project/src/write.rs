//! Writing a file, whole or not at all.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Replaces the text of a file: written beside it first, so that nothing is lost if that fails. Where the path is a link,
/// the file that it leads to is replaced.
///
/// # Errors
/// Those of the file system; and for a file that may only be read, which could be replaced and is meant not to be.
pub fn write_atomically(path: &Path, text: &str) -> std::io::Result<()> {
    // A pipe, a device or what a link of the system leads to is written to: nothing may take its place.
    let is_of_system = ["/dev", "/proc"].into_iter().any(|folder| path.starts_with(folder));
    let is_no_file = || std::fs::metadata(path).is_ok_and(|metadata| !metadata.is_file());
    if is_of_system || is_no_file() {
        return std::fs::write(path, text);
    }
    let path = &match std::fs::canonicalize(path) {
        Ok(path) => path,
        // A link that leads to nothing yet.
        Err(_) if path.is_symlink() => return std::fs::write(path, text),
        Err(_) => path.to_path_buf(),
    };
    let permissions = std::fs::metadata(path).map(|metadata| metadata.permissions()).ok();
    if permissions.as_ref().is_some_and(std::fs::Permissions::readonly) {
        return Err(std::io::Error::new(ErrorKind::PermissionDenied, "it is read-only"));
    }
    let beside = beside(path);
    let written = std::fs::File::create(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        permissions.map_or(Ok(()), |permissions| file.set_permissions(permissions))?;
        file.sync_all()
    });
    let replaced = written.and_then(|()| std::fs::rename(&beside, path));
    if replaced.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    replaced
}

/// The same, with the folders above it.
pub fn write_with_folders(path: &Path, text: &str) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
    write_atomically(path, text)
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.lakatos-{}", std::process::id()))
}

/// Writes a new file, with the folders above it. Never over one that exists.
pub fn create_file(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::File::create_new(path)?.write_all(text.as_bytes())
}
