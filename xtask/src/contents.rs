//! The table of contents of `docs/`: written by hand, but for the pages of rules.

use crate::generated::Generated;
use crate::root;
use std::path::PathBuf;

const PATH: &str = "docs/SUMMARY.md";

/// The line that the pages of rules stand below.
const RULES: &str = "- [The rules](rules/README.md)";

/// The table, with a line for every rule.
pub fn contents() -> Result<Generated, String> {
    let text = std::fs::read_to_string(root().join(PATH)).map_err(|error| format!("{PATH}: {error}"))?;
    let (before, after) = text.split_once(RULES).ok_or_else(|| format!("{PATH} has no line `{RULES}`"))?;
    let rest: String =
        after.trim_start_matches('\n').split_inclusive('\n').skip_while(|line| line.starts_with("  - ")).collect();
    let line = |id: &str| format!("  - [{id}](rules/{id}.md)\n");
    let rules: String = lakatos_rules::built_in().rules().iter().map(|rule| line(rule.id())).collect();
    Ok(Generated { path: PathBuf::from(PATH), text: format!("{before}{RULES}\n{rules}{rest}") })
}
