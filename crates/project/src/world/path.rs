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

/// The path that a name from a repository, a library, a lock or an archive stands for below a folder; none for a name that
/// leads, or could lead, out of it: absolute, with `..`, a drive, an empty step or a byte that no path has.
pub fn safe_name(name: &str) -> Option<PathBuf> {
    let is_plain = |step: &str| !["", ".", ".."].contains(&step) && !step.contains('\0');
    let has_drive = name.as_bytes().get(1) == Some(&b':');
    (!has_drive && name.split(['/', '\\']).all(is_plain)).then(|| name.split('/').collect())
}
