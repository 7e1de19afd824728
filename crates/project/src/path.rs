//! One spelling for each path.

use std::path::{Component, Path, PathBuf};

/// The name of a project's configuration, which stands at its root.
pub const CONFIG_NAME: &str = "lakatos.toml";

/// One spelling for each path: the folder of a bare name is the current one, and `..` goes up.
pub fn absolute(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut plain = PathBuf::new();
    for component in absolute.components() {
        match component {
            Component::ParentDir => drop(plain.pop()),
            component => plain.push(component),
        }
    }
    plain
}

/// As the user would write it: from the current folder, where it lies below it.
pub fn relative(path: PathBuf) -> PathBuf {
    let from_here = std::env::current_dir().ok().and_then(|here| path.strip_prefix(&here).map(Path::to_path_buf).ok());
    match from_here {
        Some(path) if path.as_os_str().is_empty() => PathBuf::from("."),
        Some(path) => path,
        None => path,
    }
}

/// Without a leading `./`.
pub fn tidied(path: PathBuf) -> PathBuf {
    path.strip_prefix("./").map(Path::to_path_buf).unwrap_or(path)
}

/// The same with the links above it followed, as far as it is there.
pub fn real(path: &Path) -> PathBuf {
    let path = absolute(path);
    let there = path.ancestors().find_map(|above| Some((above, std::fs::canonicalize(above).ok()?)));
    match there {
        Some((above, found)) if above == path => found,
        Some((above, found)) => found.join(path.strip_prefix(above).unwrap_or(Path::new(""))),
        None => path,
    }
}
