//! Archives that are the same, byte for byte, whenever and by whomever they are made.

use flate2::{Compression, GzBuilder};
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use tar::{Builder, EntryType, Header};

/// Packs all files of a folder, in order, below the name that the archive opens into.
pub fn pack(folder: &Path, below: &str, to: &Path, date: u64) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{}: {error}", to.display());
    let file = BufWriter::new(File::create(to).map_err(told)?);
    // Neither the name nor the date of the archive stands in it.
    let mut archive = Builder::new(GzBuilder::new().mtime(0).write(file, Compression::default()));
    for path in files(folder)? {
        let inner = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let text = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut header = Header::new_ustar();
        header.set_entry_type(EntryType::Regular);
        header.set_size(text.len() as u64);
        header.set_mode(if is_program(&path) { 0o755 } else { 0o644 });
        header.set_mtime(date);
        archive.append_data(&mut header, format!("{below}/{inner}"), text.as_slice()).map_err(told)?;
    }
    archive.into_inner().and_then(|gzip| gzip.finish()).map(|_| ()).map_err(told)
}

/// All files below a folder, in the order of their names.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let (mut folders, mut files) = (vec![folder.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        let told = |error: std::io::Error| format!("{}: {error}", folder.display());
        for entry in std::fs::read_dir(&folder).map_err(told)? {
            let path = entry.map_err(told)?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|about| about.permissions().mode() & 0o100 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "exe")
}
