//! Writing a file, whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

/// Replaces the text of a file: written beside it first, so that nothing is lost if that fails.
pub fn write_atomically(path: &Path, text: &str) -> std::io::Result<()> {
    // A pipe or a device, as `/dev/null`, is written to: nothing may take its place.
    if std::fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return std::fs::write(path, text);
    }
    let beside = beside(path);
    let written = std::fs::File::create(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        if let Ok(metadata) = std::fs::metadata(path) {
            file.set_permissions(metadata.permissions())?;
        }
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
