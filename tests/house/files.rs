//! The source files, as text.

use std::path::Path;

/// The most lines that a file may have.
const MOST_LINES: usize = 400;

/// A source file of the package or of a crate of the workspace.
pub struct SourceFile {
    /// Its crate, and from there the path below its `src/`, with `/`.
    pub path: String,
    pub text: String,
}

/// The crates that are ours to read, each with where its sources lie.
const CRATES: [(&str, &str); 8] = [
    ("lakatos", "src"),
    ("syntax", "crates/syntax/src"),
    ("engine", "crates/engine/src"),
    ("project", "crates/project/src"),
    ("ide", "crates/ide/src"),
    ("server", "crates/server/src"),
    ("wasm", "crates/wasm/src"),
    ("rules", "rules/src"),
];

/// Every source file, in order.
pub fn source_files() -> Vec<SourceFile> {
    let mut files: Vec<SourceFile> = CRATES.into_iter().flat_map(|(name, folder)| below(name, folder)).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(files.len() > 50);
    files
}

fn below(name: &str, folder: &str) -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let relative = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                let path = format!("{name}/{relative}");
                files.push(SourceFile { path, text: std::fs::read_to_string(root.join(relative)).unwrap() });
            }
        }
    }
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
