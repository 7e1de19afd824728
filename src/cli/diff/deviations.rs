//! The table of deviations: what was frozen, what is claimed instead, and why.

use super::Row;
use crate::cli::refusal::Refusal;
use lakatos_engine::appraisal::comparison::{After, Change, auxiliary_added, deviations};
use lakatos_engine::argument::{Argument, Auxiliary};
use lakatos_engine::rules::Analysis;
use lakatos_project::Project;

/// The rule that reports deviations: a reason to allow it is the reason for the deviation.
const RULE: &str = "prediction-moved";

/// What is not as it was frozen, with what was added as an auxiliary; in a line, why that cannot be said.
pub fn since_frozen(project: &Project, now: &Analysis) -> Result<Vec<Row>, Refusal> {
    let Some(frozen) = now.argument.frozen.as_deref() else {
        return Err(Refusal::Asked(format!(
            "nothing is frozen: there is no {}; `lakatos freeze` creates it",
            project.lock_path().display()
        )));
    };
    let after = After { argument: &now.argument, appraisal: &now.appraisal };
    let reason = |change: &Change| {
        let allowed = now.suppressed.iter().filter(|allowed| allowed.finding.code == RULE);
        let mut of_subject =
            allowed.filter(|allowed| allowed.finding.subject.as_deref() == Some(change.subject.as_str()));
        of_subject.next().map(|allowed| allowed.reason.clone()).unwrap_or_default()
    };
    let moved = deviations(frozen, after);
    let mut rows: Vec<Row> = moved.into_iter().map(|change| Row { reason: reason(&change), change }).collect();
    rows.extend(new_auxiliaries(&frozen.alone, &now.argument));
    Ok(rows)
}

fn new_auxiliaries(frozen: &Argument, now: &Argument) -> Vec<Row> {
    let own = now.auxiliaries.iter().filter(|auxiliary| !now.is_outside_drafts(auxiliary.header.place));
    let new = own.filter(|auxiliary| frozen.named(&auxiliary.header.name).is_none());
    let row = |auxiliary: &Auxiliary| Row {
        change: Change { subject: auxiliary.header.name.to_string(), kind: auxiliary_added(now, auxiliary) },
        reason: auxiliary.header.title.to_string(),
    };
    new.map(row).collect()
}
