//! Read-only copies of the library that lakatos ships, for an editor to open: a project by itself, about which nothing is
//! reported.

use crate::path::CONFIG_NAME;
use crate::read::read_text;
use etcetera::BaseStrategy;
use lakatos_engine::library::{BIBLIOGRAPHY, SHIPPED};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Once;

/// The project file of the copies. What holds of a library is for drafts to say.
const CONFIG: &str = r#"# Copies of the library that lakatos ships, to be read: changes are lost, and count nowhere.

[project]
name = "ir"
bibliography = ["sources.bib"]

[rules]
ad-hoc = "off"
cases = "off"
evidence = "off"
rivals = "off"
structure = "off"
testability = "off"
"#;

/// Where the copy of a shipped file lies; all of them are written if they are not there.
pub fn path_of(name: &str) -> PathBuf {
    static WRITTEN: Once = Once::new();
    WRITTEN.call_once(write);
    let path = folder().join(format!("{name}.lak"));
    if !path.exists() {
        // Somebody has cleared the cache meanwhile.
        write();
    }
    path
}

/// Whether a path is that of a copy.
pub fn holds(path: &Path) -> bool {
    path.starts_with(folder())
}

/// Another version has another.
fn folder() -> PathBuf {
    let cache = etcetera::choose_base_strategy().map(|strategy| strategy.cache_dir());
    let folder = cache.unwrap_or_else(|_| std::env::temp_dir());
    folder.join("lakatos").join(env!("CARGO_PKG_VERSION")).join("library")
}

fn write() {
    let (bibliography, text) = BIBLIOGRAPHY;
    let beside = |name: &str| Path::new(bibliography).with_file_name(name);
    write_copy(&folder().join(beside(CONFIG_NAME)), CONFIG);
    write_copy(&folder().join(bibliography), text);
    for library in &SHIPPED {
        write_copy(&folder().join(format!("{}.lak", library.name)), library.text);
    }
}

/// Where it cannot be written, there is nothing to be opened, and all else goes on.
fn write_copy(path: &Path, text: &str) {
    if !read_text(path).is_ok_and(|known| known == text) {
        let _ = try_to_write(path, text);
    }
}

/// Put in place as a whole: another process may be reading, or writing the same.
fn try_to_write(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    let mut permissions = std::fs::metadata(file.path())?.permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(file.path(), permissions)?;
    file.persist(path)?;
    Ok(())
}
