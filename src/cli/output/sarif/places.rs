//! Files and regions in SARIF.

use crate::cli::checked::Checked;
use crate::cli::output::record::{PlaceRecord, Range, in_repository};
use rustc_hash::FxHashMap;
use serde_json::{Value, json};

/// The name of the folder that paths count from.
pub const ROOT: &str = "%SRCROOT%";

/// The files that a run speaks of, each under a number.
#[derive(Default)]
pub struct Artifacts {
    numbers: FxHashMap<String, usize>,
    paths: Vec<String>,
    /// How many were looked at; they come first.
    targets: usize,
}

impl Artifacts {
    /// The files that were looked at; others join when they are spoken of.
    pub fn new(checked: &[Checked]) -> Self {
        let mut artifacts = Self::default();
        let files = checked.iter().flat_map(|checked| checked.project.requested());
        for file in files {
            artifacts.artifact(&in_repository(&file.path));
        }
        artifacts.targets = artifacts.paths.len();
        artifacts
    }

    /// The place of a file.
    pub fn artifact(&mut self, path: &str) -> Value {
        let next = self.paths.len();
        let number = *self.numbers.entry(path.to_owned()).or_insert(next);
        if number == next {
            self.paths.push(path.to_owned());
        }
        json!({ "uri": uri(path), "uriBaseId": ROOT, "index": number })
    }

    /// A place in a file; none where that is no file.
    pub fn location(&mut self, place: &PlaceRecord) -> Option<Value> {
        let artifact = self.artifact(&place.path_in_repository()?);
        Some(json!({ "artifactLocation": artifact, "region": region(place.range) }))
    }

    /// All of them, by number.
    pub fn list(&self) -> Vec<Value> {
        let artifact = |(number, path): (usize, &String)| {
            let location = json!({ "uri": uri(path), "uriBaseId": ROOT });
            let roles: &[&str] = if number < self.targets { &["analysisTarget"] } else { &[] };
            json!({ "location": location, "encoding": "utf-8", "roles": roles })
        };
        self.paths.iter().enumerate().map(artifact).collect()
    }
}

/// A range; lines and columns count from 1 there too.
pub fn region(range: Range) -> Value {
    json!({
        "startLine": range.start.line,
        "startColumn": range.start.column,
        "endLine": range.end.line,
        "endColumn": range.end.column,
    })
}

/// A relative reference (RFC 3986): what may not stand in a path as it is, in percent and hexadecimal digits.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(byte.into()),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
