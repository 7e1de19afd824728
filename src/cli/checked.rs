//! A project, checked.

use super::tell::tell;
use lakatos_engine::rules::Finding;
use lakatos_engine::rules::finding::{Location, Suppressed};
use lakatos_project::Project;

/// What was found in one project.
pub struct Checked<'project> {
    /// The project.
    pub project: &'project Project,
    /// Findings in the files that the user named.
    pub findings: Vec<Finding>,
    /// Findings there that a baseline or a revision has already.
    pub known: Vec<Finding>,
    /// Where lines are left out of the argument.
    pub left_out: Vec<Location>,
    /// Findings there that suppressions allow; empty unless asked for.
    pub suppressed: Vec<Suppressed>,
}

/// What is found in a project; what suppressions allow as well, if that is to be shown.
pub fn check_project(project: &Project, show_suppressed: bool) -> Checked<'_> {
    let analysis = project.analysed_by(project.rules());
    for rule in &analysis.too_expensive {
        tell(format!("the rule `{rule}` takes too long on this argument and was left out"));
    }
    let is_requested = |finding: &Finding| project.file(finding.place.source).is_some_and(|file| file.is_requested);
    let is_wanted = |allowed: &Suppressed| show_suppressed && is_requested(&allowed.finding);
    Checked {
        project,
        suppressed: analysis.suppressed.into_iter().filter(is_wanted).collect(),
        findings: analysis.findings.into_iter().filter(is_requested).collect(),
        known: Vec::new(),
        left_out: analysis.left_out,
    }
}
