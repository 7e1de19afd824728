//! The source files, as text.

use std::path::Path;

/// The most lines that a file may have.
const MOST_LINES: usize = 400;

/// A file below `src/`.
pub struct SourceFile {
    /// From `src/` on, with `/`.
    pub path: String,
    pub text: String,
}

/// Every file below `src/`, in order.
pub fn source_files() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let relative = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                files.push(SourceFile { path: relative, text: std::fs::read_to_string(path).unwrap() });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(files.len() > 50);
    files
}

#[test]
fn every_file_opens_by_saying_what_lives_there() {
    let silent: Vec<String> =
        source_files().into_iter().filter(|file| !file.text.starts_with("//! ")).map(|file| file.path).collect();
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn no_file_is_too_long_to_read() {
    let long: Vec<String> = source_files()
        .into_iter()
        .filter(|file| file.text.lines().count() > MOST_LINES)
        .map(|file| format!("{}: {} lines", file.path, file.text.lines().count()))
        .collect();
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn most_files_are_short() {
    let mut lines: Vec<usize> = source_files().iter().map(|file| file.text.lines().count()).collect();
    lines.sort_unstable();
    assert!(lines[lines.len() / 2] < 150, "the median is {}", lines[lines.len() / 2]);
    assert!(lines[lines.len() * 9 / 10] < 300, "the ninth decile is {}", lines[lines.len() * 9 / 10]);
}
