//! A baseline: the findings that are known and not to be shown, in a file. One a line, in order, so that differences
//! between two baselines are small.

use super::checked::Checked;
use super::earlier::{Entry, entries};
use super::output::record::{from, from_here};
use crate::cli::refusal::Refusal;
use lakatos_project::world::{Disk, World};
use lakatos_project::{absolute, write_atomically};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::path::Path;

/// The version of the file that is written, and the only one that is read.
const VERSION: u32 = 1;

#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Baseline {
    #[serde(rename = "version")]
    _version: u32,
    findings: Vec<Entry>,
}

/// What a baseline holds, with paths from the current folder, which in the file count from the folder that it is in; in a
/// line, why it cannot be used.
pub fn read(path: &Path) -> Result<Vec<Entry>, Refusal> {
    let name = path.display();
    if !path.exists() {
        return Err(Refusal::Asked(format!("{name}: there is no such baseline; `--update-baseline` creates it")));
    }
    let text = Disk.read(path).map_err(Refusal::unread(path))?;
    let broken = |error: serde_json::Error| format!("{name}: not a valid baseline: {error}");
    let Versioned { version } = serde_json::from_str(&text).map_err(broken)?;
    if version != VERSION {
        return Err(Refusal::Asked(format!(
            "{name}: a baseline of version {version}, but this lakatos reads version {VERSION}: delete it, and create it again with `--update-baseline`"
        )));
    }
    let mut findings = serde_json::from_str(&text).map(|baseline: Baseline| baseline.findings).map_err(broken)?;
    let folder = absolute(path.parent().unwrap_or(Path::new("")));
    findings.iter_mut().for_each(|entry| entry.file = from_here(&folder.join(&entry.file)));
    Ok(findings)
}

/// Writes what is found now, and keeps what a baseline says of files that nobody looked at; how many findings it holds
/// then. In a line, why it cannot be written.
pub fn update(path: &Path, checked: &[Checked]) -> Result<usize, Refusal> {
    let mut kept = if path.exists() { read(path)? } else { Vec::new() };
    let is_looked_at = looked_at(checked);
    kept.retain(|entry| !is_looked_at(entry));
    kept.extend(checked.iter().flat_map(entries));
    let folder = absolute(path.parent().unwrap_or(Path::new("")));
    kept.iter_mut().for_each(|entry| entry.file = from(&folder, Path::new(&entry.file)));
    kept.sort();
    write_atomically(path, &text(&kept)).map_err(Refusal::unwritten(path))?;
    Ok(kept.len())
}

/// Those of `left` that could have been found again: a file that exists and was not named is not spoken of.
pub fn gone(mut left: Vec<Entry>, checked: &[Checked]) -> Vec<Entry> {
    let is_looked_at = looked_at(checked);
    left.retain(|entry| is_looked_at(entry));
    left
}

fn looked_at(checked: &[Checked]) -> impl Fn(&Entry) -> bool {
    let files = checked.iter().flat_map(|checked| checked.project.requested());
    let requested: FxHashSet<String> = files.map(|file| from_here(&file.path)).collect();
    move |entry| requested.contains(&entry.file) || !Path::new(&entry.file).exists()
}

fn text(entries: &[Entry]) -> String {
    // Strings and nothing cannot fail to be written.
    let lines: Vec<String> =
        entries.iter().map(|entry| format!("    {}", serde_json::to_string(entry).unwrap_or_default())).collect();
    let findings = if lines.is_empty() { "[]".to_owned() } else { format!("[\n{}\n  ]", lines.join(",\n")) };
    format!("{{\n  \"version\": {VERSION},\n  \"findings\": {findings}\n}}\n")
}
