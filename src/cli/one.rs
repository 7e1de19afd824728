//! The one argument that a command speaks of.

use super::arguments::Paths;
use crate::project::{Project, load};
use crate::rules::{Analysis, RuleSet, analyse};

/// The one argument that the paths hold, by the rules given or else by those of its project; and whether every file could
/// be read. In a line, why there is not one.
pub fn one_argument(
    paths: &Paths,
    rules: Option<&RuleSet>,
    what_for: &str,
) -> Result<(Project, Analysis, bool), String> {
    let loaded = load(&paths.inputs(), &paths.config_choice(), &|| {});
    for problem in &loaded.problems {
        eprintln!("lakatos: {problem}");
    }
    let analysed = loaded.projects.into_iter().map(|project| {
        let analysis = analyse(&project.sources(), rules.unwrap_or_else(|| project.rules()));
        (project, analysis)
    });
    let mut with_argument: Vec<_> = analysed
        .filter(|(_, analysis)| !analysis.argument.theories.is_empty() || !analysis.argument.cases.is_empty())
        .collect();
    match (with_argument.len(), with_argument.pop()) {
        (1, Some((project, analysis))) => Ok((project, analysis, loaded.problems.is_empty())),
        (0, _) => Err(format!("there is nothing to {what_for}: no theory, no case")),
        (count, _) => Err(format!(
            "{count} arguments are too many to {what_for} at once: name the draft, or the folder of its `lakatos.toml`"
        )),
    }
}
