//! The licences of all crates of others that the program is made of, as their authors ship them.

use super::bill::{Part, parts};
use std::collections::BTreeMap;
use std::path::Path;

/// The file, in the archive and among the products.
pub const NAME: &str = "THIRD-PARTY-LICENSES.txt";

/// How the names of files begin that hold a licence or what has to be passed on with it.
const BEGINNINGS: [&str; 5] = ["license", "licence", "copying", "notice", "unlicense"];

/// All of them; a text that many crates share stands once, below the names of all that share it.
pub fn text(target: &str) -> Result<String, String> {
    let parts = parts(target)?;
    let others: Vec<&Part> = parts.iter().filter(|part| part.is_from_elsewhere).collect();
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut list = String::new();
    for part in others {
        let licence = part.licence.as_deref().unwrap_or("see below");
        list.push_str(&format!("{} {}: {licence}\n", part.name, part.version));
        for text in files(&part.folder)? {
            texts.entry(text).or_default().push(format!("{} {}", part.name, part.version));
        }
    }
    let mut blocks: Vec<(Vec<String>, String)> = texts.into_iter().map(|(text, names)| (names, text)).collect();
    blocks.sort();
    let rule = "-".repeat(80);
    let blocks: String =
        blocks.iter().map(|(names, text)| format!("\n{rule}\n{}\n{rule}\n\n{text}\n", names.join(", "))).collect();
    Ok(format!("lakatos is made with these crates, each under its own licence.\n\n{list}{blocks}"))
}

fn files(folder: &Path) -> Result<Vec<String>, String> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if path.is_file() && BEGINNINGS.iter().any(|beginning| name.starts_with(beginning)) {
            paths.push(path);
        }
    }
    paths.sort();
    let mut texts: Vec<String> =
        paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).map(|text| one_form(&text)).collect();
    texts.dedup();
    Ok(texts)
}

/// Line ends and the space at the end of lines tell no licences apart.
fn one_form(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}
