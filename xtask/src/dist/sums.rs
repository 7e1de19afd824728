//! SHA256SUMS: the sum of every product, as `sha256sum --check` reads it.

use super::tarball::files;
use sha2::{Digest, Sha256};
use std::path::Path;

const NAME: &str = "SHA256SUMS";

/// Writes the sums of all files in the folder.
pub fn write(out: &Path) -> Result<(), String> {
    let mut text = String::new();
    for path in files(out)? {
        let name = path.strip_prefix(out).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if name == NAME {
            continue;
        }
        let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        text.push_str(&format!("{sum}  {name}\n"));
    }
    super::write(&out.join(NAME), text.as_bytes())
}

/// Removes what an earlier run has written, and nothing else; a folder that holds other files is refused.
pub fn clear(out: &Path) -> Result<(), String> {
    if !out.is_dir() {
        return Ok(());
    }
    let list = std::fs::read_to_string(out.join(NAME)).unwrap_or_default();
    let known: Vec<&str> = list.lines().filter_map(|line| line.split_once("  ").map(|(_, name)| name)).collect();
    for path in files(out)? {
        let name = path.strip_prefix(out).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if name != NAME && !known.contains(&name.as_str()) {
            return Err(format!(
                "{} is not from an earlier run: empty the folder, or name another with `--out`",
                path.display()
            ));
        }
    }
    std::fs::remove_dir_all(out).map_err(|error| format!("{}: {error}", out.display()))
}
