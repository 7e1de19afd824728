//! `lakatos diff`: the argument then and now.

mod deviations;
mod table;
mod words;

use super::arguments::{Diff, Paths, ReportFormat};
use super::one::{one_argument, the_argument};
use super::output::unread::unread_json;
use super::tell::{shown, tell};
use super::{CLEAN, refuse};
use crate::cli::refusal::Refusal;
use lakatos_engine::appraisal::comparison::{After, Before, Change, compare};
use lakatos_engine::argument::recall;
use lakatos_engine::rules::finding::Location;
use lakatos_engine::rules::{Analysis, RuleSet, numbered};
use lakatos_project::Project;
use lakatos_project::history::History;
use lakatos_syntax::Host;
use std::io::{self, Write};
use std::path::Path;

/// Runs the command.
pub fn run(arguments: &Diff, out: &mut impl Write) -> io::Result<u8> {
    match compared(arguments) {
        Ok(rows) => {
            write(out, &rows, arguments.format, arguments.frozen)?;
            Ok(CLEAN)
        }
        Err(refusal) => refuse(refusal),
    }
}

/// A line of the comparison.
pub struct Row {
    change: Change,
    /// Why it was made, where the draft says.
    reason: String,
}

fn compared(arguments: &Diff) -> Result<Vec<Row>, Refusal> {
    if arguments.frozen {
        let (project, now) = as_it_is(arguments, None)?;
        tell_unread(&project, &now.left_out, "present");
        return deviations::since_frozen(&project, &now);
    }
    if let Some(draft) = arguments.revisions.iter().find(|word| Host::from_path(Path::new(word)).is_some()) {
        return Err(Refusal::Asked(format!(
            "`diff` compares with a revision: `lakatos diff HEAD --path {draft}` says what has changed since the last commit"
        )));
    }
    let history = History::around(&arguments.path)?;
    let (first, second) = revisions(arguments)?;
    let (project, now) = match second {
        None => as_it_is(arguments, Some(&RuleSet::default()))?,
        Some(second) => {
            let projects = history.projects_at(&arguments.path, second)?;
            the_argument(projects, Some(&RuleSet::default()), "compare")?
        }
    };
    let before = history.project_at(&project, second, first)?;
    if before.files.is_empty() {
        tell(format!("{} is not in {first}, so all of it is new", project.title()));
    }
    let was = before.analysed_by(&RuleSet::default());
    tell_unread(&before, &was.left_out, first);
    tell_unread(&project, &now.left_out, second.unwrap_or("present"));
    let changes = between(&before, was, &now);
    Ok(changes.into_iter().map(|change| Row { change, reason: String::new() }).collect())
}

fn as_it_is(arguments: &Diff, rules: Option<&RuleSet>) -> Result<(Project, Analysis), Refusal> {
    match one_argument(&Paths::one(arguments.path.clone()), rules, "compare")? {
        (project, analysis, problems) if problems.is_empty() => Ok((project, analysis)),
        _ => Err(Refusal::Asked("nothing was compared, because not everything could be read".to_owned())),
    }
}

/// The revision before, and the one after if it is not the files as they are: `REV`, `REV REV` or `REV..REV`.
fn revisions(arguments: &Diff) -> Result<(&str, Option<&str>), Refusal> {
    match arguments.revisions.as_slice() {
        [] => Err(Refusal::Asked("name a revision to compare with".to_owned())),
        [one] => match one.split_once("..") {
            Some((first, second)) if !first.is_empty() && !second.is_empty() && !second.starts_with('.') => {
                Ok((first, Some(second)))
            }
            _ => Ok((one, None)),
        },
        [first, second, ..] => Ok((first, Some(second))),
    }
}

/// Lines that are left out claim nothing; that should not pass for a change.
fn tell_unread(project: &Project, left_out: &[Location], at: &str) {
    let unread = unread_json(project, left_out);
    for file in &project.files {
        let path = file.path.display().to_string();
        let count = unread.iter().filter(|line| line.is_of(&path)).count();
        if count > 0 {
            let lines = if count == 1 { "a line" } else { "lines" };
            tell(format!("{}, at {at}: {lines} that cannot be read, and so counted for nothing", shown(&file.path)));
        }
    }
}

fn between(before: &Project, was: Analysis, now: &Analysis) -> Vec<Change> {
    let sources = before.sources();
    let Analysis { argument, appraisal, .. } = was;
    let past = recall(argument, &numbered(&sources), &now.argument);
    let before = Before { past: &past, appraisal: &appraisal };
    compare(before, After { argument: &now.argument, appraisal: &now.appraisal })
}

fn write(out: &mut impl Write, rows: &[Row], format: ReportFormat, is_frozen: bool) -> io::Result<()> {
    match format {
        ReportFormat::Text => words::write(out, rows, is_frozen),
        ReportFormat::Markdown => table::write_markdown(out, rows),
        ReportFormat::Latex => table::write_latex(out, rows),
        ReportFormat::Json => table::write_json(out, rows),
    }
}
