//! Read-only copies of the library that lakatos ships, for an editor to open: a project by itself, about which nothing is
//! reported.

use crate::world::{CONFIG_NAME, Disk, World};
use crate::write::write_read_only;
use etcetera::BaseStrategy;
use lakatos_engine::library::{BIBLIOGRAPHY, SHIPPED};
use std::path::{Path, PathBuf};

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

/// Where the copy of a shipped file lies, once [`write`] has been there.
pub fn path_of(name: &str) -> PathBuf {
    folder().join(format!("{name}.lak"))
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

/// Writes all of them where they are not there. Where that cannot be done there is nothing to be opened, and all else goes on.
pub fn write() {
    let (bibliography, text) = BIBLIOGRAPHY;
    let config = Path::new(bibliography).with_file_name(CONFIG_NAME);
    let of_libraries = SHIPPED.iter().map(|library| (path_of(library.name), library.text));
    let others = [(folder().join(config), CONFIG), (folder().join(bibliography), text)];
    for (path, text) in others.into_iter().chain(of_libraries) {
        if !Disk.read(&path).is_ok_and(|known| *known == *text) {
            let _ = write_read_only(&path, text);
        }
    }
}
