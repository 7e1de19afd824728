//! The one argument that a command speaks of.

use super::arguments::Paths;
use super::load::{load, report};
use super::output::unread::{UnreadJson, unread_json};
use super::tell::tell;
use crate::cli::refusal::Refusal;
use lakatos_engine::rules::{Analysis, RuleSet};
use lakatos_project::{InputProblem, Project};

/// The one argument that the paths hold, by the rules given or else by those of its project; and what could not be read,
/// which is told. In a line, why there is not one.
pub fn one_argument(
    paths: &Paths,
    rules: Option<&RuleSet>,
    what_for: &str,
) -> Result<(Project, Analysis, Vec<InputProblem>), Refusal> {
    let mut loaded = load(paths, &|| {});
    // Where nothing could be read, that is why there is nothing, and it is said once.
    let why = if loaded.projects.is_empty() { loaded.problems.pop() } else { None };
    report(loaded.problems.iter().chain(&loaded.warnings));
    if let Some(why) = why {
        return Err(Refusal::Asked(format!("{}: {why}", why.place)));
    }
    let (project, analysis) = the_argument(loaded.projects, rules, what_for)?;
    Ok((project, analysis, loaded.problems))
}

/// That an account is incomplete, and where; none where it is not.
pub fn incomplete(project: &Project, analysis: &Analysis) -> Option<String> {
    const MOST: usize = 5;
    let places: Vec<String> = unread_json(project, &analysis.left_out).iter().map(UnreadJson::place).collect();
    let lines = if places.len() == 1 { "a line is" } else { "lines are" };
    let named = places.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    let more = places.len().saturating_sub(MOST);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    (!places.is_empty())
        .then(|| format!("this account is incomplete: {lines} left out, at {named}{more}; `lakatos check` says why"))
}

/// Says so on standard error.
pub fn tell_incomplete(project: &Project, analysis: &Analysis) {
    if let Some(message) = incomplete(project, analysis) {
        tell(message);
    }
}

/// The one of the projects that argues, by the rules given or else by its own. In a line, why there is not one.
pub fn the_argument(
    projects: Vec<Project>,
    rules: Option<&RuleSet>,
    what_for: &str,
) -> Result<(Project, Analysis), Refusal> {
    let analysed = projects.into_iter().map(|project| {
        let analysis = project.analysed_by(rules.unwrap_or_else(|| project.rules()));
        (project, analysis)
    });
    let mut with_argument: Vec<_> = analysed
        .filter(|(_, Analysis { argument, .. })| {
            !argument.theories.is_empty() || !argument.cases.is_empty() || argument.frozen.is_some()
        })
        .collect();
    match (with_argument.len(), with_argument.pop()) {
        (1, Some(one)) => Ok(one),
        (0, _) => Err(Refusal::Asked(format!("there is nothing to {what_for}: no theory and no case"))),
        (count, _) => Err(Refusal::Asked(format!(
            "cannot {what_for} {count} arguments at once: name one draft, or the folder of one `lakatos.toml`"
        ))),
    }
}
