//! The version: it stands in Cargo.toml, and every other manifest that must say it is written from there.

use crate::{Outcome, root};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The manifests, each with what stands before the version in it; the first such place counts.
const MANIFESTS: [(&str, &str); 12] = [
    ("editors/r/DESCRIPTION", "\nVersion: "),
    ("editors/quarto/_extensions/lakatos/_extension.yml", "\nversion: "),
    ("editors/vscode/package.json", "\n  \"version\": \""),
    ("editors/vscode/package-lock.json", "\n  \"version\": \""),
    ("editors/vscode/package-lock.json", "\n    \"\": {\n      \"name\": \"lakatos\",\n      \"version\": \""),
    ("editors/zed/Cargo.lock", "\nname = \"zed-lakatos\"\nversion = \""),
    ("editors/zed/extension.toml", "\nversion = \""),
    ("editors/zed/Cargo.toml", "\nversion = \""),
    ("grammar/tree-sitter.json", "\"version\": \""),
    ("npm/package.json", "\n  \"version\": \""),
    ("npm/package-lock.json", "\n  \"version\": \""),
    ("npm/package-lock.json", "\n    \"\": {\n      \"name\": \"lakatos\",\n      \"version\": \""),
];

/// The version of the workspace.
pub fn of_workspace() -> Result<String, String> {
    let text = std::fs::read_to_string(root().join("Cargo.toml")).map_err(|error| format!("Cargo.toml: {error}"))?;
    let manifest: toml::Table = toml::from_str(&text).map_err(|error| format!("Cargo.toml: {error}"))?;
    let version = manifest.get("workspace").and_then(|table| table.get("package")?.get("version")?.as_str());
    version.map(str::to_owned).ok_or_else(|| "Cargo.toml names no version".to_owned())
}

/// Writes it into every manifest.
pub fn write() -> Outcome {
    for (path, text) in stale()? {
        std::fs::write(root().join(&path), text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// Says which manifests have another.
pub fn check() -> Outcome {
    let stale: Vec<String> = stale()?.keys().map(|path| path.display().to_string()).collect();
    if stale.is_empty() { Ok(()) } else { Err(format!("another version, run `cargo xtask gen`: {}", stale.join(", "))) }
}

/// The manifests that would change, with what they should be. One that is not there is passed over.
fn stale() -> Result<BTreeMap<PathBuf, String>, String> {
    let version = of_workspace()?;
    let mut texts: BTreeMap<PathBuf, (String, String)> = BTreeMap::new();
    for (path, before) in MANIFESTS.into_iter().filter(|(path, _)| root().join(path).is_file()) {
        let there = std::fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"))?;
        let (_, text) = texts.entry(path.into()).or_insert_with(|| (there.clone(), there));
        *text = with_version(text, before, &version).ok_or_else(|| format!("{path} names no version"))?;
    }
    Ok(texts.into_iter().filter(|(_, (there, text))| there != text).map(|(path, (_, text))| (path, text)).collect())
}

/// The text with the version behind what stands before it.
fn with_version(text: &str, before: &str, version: &str) -> Option<String> {
    let start = text.find(before)? + before.len();
    let is_of_version = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '+');
    let end = text[start..].find(|c| !is_of_version(c)).map_or(text.len(), |length| start + length);
    Some(format!("{}{version}{}", &text[..start], &text[end..]))
}
