//! `lakatos diff`: the argument then and now.

mod deviations;
mod table;
mod words;

use super::arguments::{Diff, Paths, ReportFormat};
use super::one::one_argument;
use super::{CLEAN, refuse};
use crate::appraisal::comparison::{After, Before, Change, compare};
use crate::argument::recall;
use crate::project::Project;
use crate::project::history::History;
use crate::rules::{Analysis, RuleSet, analyse, numbered};
use std::io::{self, Write};

/// Runs the command.
pub fn run(arguments: &Diff, out: &mut impl Write) -> io::Result<u8> {
    match compared(arguments) {
        Ok(rows) => {
            write(out, &rows, arguments.format, arguments.frozen)?;
            Ok(CLEAN)
        }
        Err(message) => refuse(&message),
    }
}

/// A line of the comparison.
pub struct Row {
    change: Change,
    /// Why it was made, where the draft says.
    reason: String,
}

fn compared(arguments: &Diff) -> Result<Vec<Row>, String> {
    let paths = Paths::one(arguments.path.clone());
    let rules = if arguments.frozen { None } else { Some(&RuleSet::default()) };
    let rules = rules.cloned();
    let (project, now, _) = one_argument(&paths, rules.as_ref(), "compare")?;
    if arguments.frozen {
        return deviations::since_frozen(&project, &now);
    }
    let history = History::around(project.root())?;
    let [first, rest @ ..] = arguments.revisions.as_slice() else {
        return Err("name a revision to compare with".to_owned());
    };
    let before = history.project_at(&project, first)?;
    let changes = match rest {
        [] => between(&before, &now),
        [second, ..] => {
            let after = history.project_at(&project, second)?;
            between(&before, &analyse(&after.sources(), &RuleSet::default()))
        }
    };
    Ok(changes.into_iter().map(|change| Row { change, reason: String::new() }).collect())
}

fn between(before: &Project, now: &Analysis) -> Vec<Change> {
    let sources = before.sources();
    let Analysis { argument, appraisal, .. } = analyse(&sources, &RuleSet::default());
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
