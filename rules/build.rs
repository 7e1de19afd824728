//! Lists the built-in rule files, so that adding one is adding a file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let mut list = String::from("&[\n");
    // A new folder is a new group.
    println!("cargo:rerun-if-changed={}", root.display());
    for group in sorted_entries(&root)?.into_iter().filter(|entry| entry.is_dir() && !entry.ends_with("src")) {
        println!("cargo:rerun-if-changed={}", group.display());
        for file in sorted_entries(&group)? {
            if file.extension().is_some_and(|extension| extension == "toml") {
                let name =
                    |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
                writeln!(
                    list,
                    "    RuleFileText {{ group: {:?}, id: {:?}, text: include_str!({:?}) }},",
                    name(&group),
                    name(&file),
                    file
                )?;
            }
        }
    }
    list.push(']');
    std::fs::write(Path::new(&std::env::var("OUT_DIR")?).join("built_in_rules.rs"), list)?;
    Ok(())
}

fn sorted_entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut entries =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    entries.sort();
    Ok(entries)
}
