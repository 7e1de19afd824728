//! Lines that are left out of an account, for programs.

use lakatos_engine::escape::one_line;
use lakatos_engine::rules::finding::Location;
use lakatos_project::Project;
use lakatos_syntax::line_index::LineIndex;
use serde::Serialize;
use std::collections::HashMap;

/// A line that could not be read, or that speaks of what is not declared.
#[derive(PartialEq, Serialize)]
pub struct UnreadJson {
    file: String,
    line: u32,
}

/// The lines of a project that are left out, each once, in order. What is asked on the command line is no line of a file.
pub fn unread_json(project: &Project, left_out: &[Location]) -> Vec<UnreadJson> {
    let mut unread: Vec<UnreadJson> = Vec::new();
    let mut indexes: HashMap<u32, LineIndex> = HashMap::new();
    for location in left_out {
        let Some(file) = project.file(location.source).filter(|file| !file.path.as_os_str().is_empty()) else {
            continue;
        };
        let index = indexes.entry(location.source).or_insert_with(|| LineIndex::new(file.text()));
        let line = index.line_of(location.span.start) + 1;
        let line = UnreadJson { file: file.path.display().to_string(), line };
        if unread.last() != Some(&line) {
            unread.push(line);
        }
    }
    unread
}

impl UnreadJson {
    /// Whether it is a line of a file.
    pub fn is_of(&self, path: &str) -> bool {
        self.file == path
    }

    /// As `FILE:LINE`.
    pub fn place(&self) -> String {
        format!("{}:{}", one_line(&self.file), self.line)
    }
}
