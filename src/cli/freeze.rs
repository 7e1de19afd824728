//! `lakatos freeze`: what is claimed now, kept as a preregistration.

use super::arguments::Freeze;
use super::one::one_argument;
use super::{CLEAN, UNUSABLE, refuse};
use lakatos_engine::appraisal::frozen::frozen_claims;
use lakatos_engine::argument::Place;
use lakatos_engine::rules::RuleSet;
use lakatos_project::history::History;
use lakatos_project::lock::lock_file;
use lakatos_project::{InputProblem, Project, today, write_atomically};
use lakatos_syntax::diagnostic::{Code, Diagnostic};
use std::io::{self, Write};

/// Runs the command.
pub fn run(arguments: &Freeze, out: &mut impl Write) -> io::Result<u8> {
    let (project, analysis, problems) = match one_argument(&arguments.paths, Some(&RuleSet::default()), "freeze") {
        Ok(one) => one,
        Err(refusal) => return refuse(refusal),
    };
    let path = project.lock_path();
    if path.is_symlink() {
        return refuse(format!("{} is a link, and nothing is frozen through one: take it away first", path.display()));
    }
    // What is wrong has been said, and a plan without a part of its files is not the plan.
    let is_in_the_way = |problem: &InputProblem| !(arguments.force && problem.place.path == path);
    if problems.iter().any(is_in_the_way) {
        return Ok(UNUSABLE);
    }
    if path.exists() && !arguments.force {
        return refuse(format!(
            "{} already exists, and a frozen plan stays frozen: `lakatos diff --frozen` shows what has changed since, and `--force` overwrites it",
            path.display()
        ));
    }
    let is_mistake = |problem: &Diagnostic<Place>| problem.code != Code::SHADOWS_LIBRARY;
    let mut pieces = project.files.iter().flat_map(|file| &file.document.pieces);
    if pieces.any(|piece| !piece.read.problems.is_empty()) || analysis.argument.problems.iter().any(is_mistake) {
        return refuse(
            "an argument that cannot be read in full cannot be frozen: `lakatos check` says which lines and names are wrong",
        );
    }
    let claims = frozen_claims(&analysis.argument);
    if claims.is_empty() {
        return refuse("there is no prediction to freeze");
    }
    let of = revision_of(&project).unwrap_or_default();
    if let Err(error) = write_atomically(&path, &lock_file(&claims, &format!("{}{of}", today()))) {
        return refuse(format!("{}: cannot be written: {error}", path.display()));
    }
    let count = claims.lines().filter(|line| line.trim_start().starts_with("predicts ")).count();
    let predictions = if count == 1 { "prediction" } else { "predictions" };
    writeln!(
        out,
        "froze {count} {predictions} in {}: commit it, and register it where your field does",
        path.display()
    )?;
    Ok(CLEAN)
}

/// The revision that a project is of, and whether it is just that; none where it is of none.
fn revision_of(project: &Project) -> Option<String> {
    let history = History::around(project.root.folder()).ok()?;
    let revision = history.head()?;
    let committed = history.project_at(project, None, "HEAD").ok()?;
    let texts = |project: &Project| -> Vec<_> { project.files.iter().map(|file| file.text().to_owned()).collect() };
    let note = if texts(&committed) == texts(project) { "" } else { ", with changes that are not committed" };
    Some(format!(" at {revision}{note}"))
}
