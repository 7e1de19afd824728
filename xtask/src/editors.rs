//! What VS Code is given of the rules, and the tests of the editors.

use crate::generated::Generated;
use crate::{Outcome, root};
use std::path::PathBuf;
use std::process::Command;

/// What VS Code offers where somebody sets the severity of a rule: the list within the manifest of the extension.
pub fn rule_names() -> Result<Generated, String> {
    const MANIFEST: &str = "editors/vscode/package.json";
    const OPENING: &str = "\"propertyNames\": { \"enum\": [";
    let text = std::fs::read_to_string(root().join(MANIFEST)).map_err(|error| format!("{MANIFEST}: {error}"))?;
    let start = text.find(OPENING).ok_or_else(|| format!("{MANIFEST} has no `{OPENING}`"))? + OPENING.len();
    let length = text[start..].find(']').ok_or_else(|| format!("{MANIFEST}: the list of rules has no end"))?;
    let rules = lakatos_rules::built_in().rules();
    let mut names: Vec<&str> = rules.iter().flat_map(|rule| [rule.file.group.as_str(), rule.id()]).collect();
    names.sort_unstable();
    names.dedup();
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    let text = format!("{}{}{}", &text[..start], quoted.join(", "), &text[start + length..]);
    Ok(Generated { path: MANIFEST.into(), text })
}

/// The filter for Pandoc, where an extension for Quarto has it: beside what names it.
pub fn quarto_filter() -> Result<Generated, String> {
    const FILTER: &str = "editors/pandoc/lakatos.lua";
    let text = std::fs::read_to_string(root().join(FILTER)).map_err(|error| format!("{FILTER}: {error}"))?;
    Ok(Generated { path: "editors/quarto/_extensions/lakatos/lakatos.lua".into(), text })
}

/// Runs the real editors, headless, whatever reads our reports, and a release as it is made and installed, against the
/// binary that the tests have built.
pub fn test() -> Outcome {
    script("editors/test.sh", &[])?;
    script("ci/test.sh", &[])?;
    script("ci/dist.sh", &[])
}

/// Makes the screenshots that the documentation and the walkthrough show. Tests look at the same places, and write none.
pub fn pictures() -> Outcome {
    script("editors/vscode/test/run.sh", &[("LAKATOS_PICTURES", "1"), ("LAKATOS_PARTS", "package ui begin")])?;
    script("web/test/run.sh", &[("LAKATOS_PICTURES", "1"), ("LAKATOS_PARTS", "views")])
}

fn script(path: &str, environment: &[(&str, &str)]) -> Outcome {
    println!("$ {path}");
    let binary: PathBuf = ["target", "debug", "lakatos"].iter().collect();
    let target = std::env::var_os("CARGO_TARGET_DIR").map(|target| PathBuf::from(target).join("debug/lakatos"));
    let environment = environment.iter().copied();
    let status =
        Command::new("bash").envs(environment).arg(path).arg(target.unwrap_or(binary)).current_dir(root()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("{path} failed; `cargo xtask test --no-editors` leaves it out")),
        Err(error) => Err(format!("`bash` cannot be run: {error}")),
    }
}
