//! URIs and paths.

use lakatos_project::absolute;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use tower_lsp::ls_types::Uri;

/// The path of a file's URI; for a buffer that is no file (`untitled:…`), the URI itself stands in.
pub fn path(uri: &Uri) -> PathBuf {
    let is_file = uri.as_str().starts_with("file:");
    match uri.to_file_path() {
        Some(path) if is_file => absolute(&path),
        _ => PathBuf::from(uri.as_str()),
    }
}

/// The URI of a path; none for one that cannot be written as such.
pub fn uri(path: &Path) -> Option<Uri> {
    if path.is_absolute() { Uri::from_file_path(path) } else { Uri::from_str(path.to_str()?).ok() }
}
