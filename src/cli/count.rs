//! `lakatos count`: what tables say of every prediction, kept in a file beside the argument.

use super::arguments::Count;
use super::one::{one_argument, tell_incomplete};
use super::{CLEAN, UNUSABLE, refuse};
use lakatos_engine::appraisal::data::recorded::fingerprint;
use lakatos_engine::appraisal::data::{DataAccount, OnData, Recorded, RecordedCount};
use lakatos_engine::rules::{Analysis, RuleSet};
use lakatos_project::counts::counts_file;
use lakatos_project::{today, write_atomically};
use std::io::{self, Write};

/// Counts, and writes the file.
pub fn run(arguments: &Count, out: &mut impl Write) -> io::Result<u8> {
    let (project, analysis, problems) = match one_argument(&arguments.paths, Some(&RuleSet::default()), "count") {
        Ok(one) => one,
        Err(refusal) => return refuse(refusal),
    };
    tell_incomplete(&project, &analysis);
    let path = project.root.counts_path();
    if path.is_symlink() {
        return refuse(format!("{} is a link, and nothing is written through one: take it away first", path.display()));
    }
    let counted = counted(&analysis, &today());
    if counted.is_empty() {
        return refuse(
            "there is nothing to count: no data set that could be read speaks of a prediction that single rows decide",
        );
    }
    let kept = kept(&analysis);
    let all: Vec<Recorded> = counted.iter().chain(&kept).cloned().collect();
    if let Err(error) = write_atomically(&path, &counts_file(&all)) {
        return refuse(format!("{}: cannot be written: {error}", path.display()));
    }
    let claims = |count: usize| if count == 1 { "claim" } else { "claims" };
    write!(out, "counted {} {} in {}", counted.len(), claims(counted.len()), path.display())?;
    match kept.len() {
        0 => writeln!(out)?,
        count => writeln!(out, "; kept {count} {} of tables that could not be read", claims(count))?,
    }
    Ok(if problems.is_empty() { CLEAN } else { UNUSABLE })
}

/// What the tables say that could be read. A tendency has rates, which are worked out where the table is.
fn counted(analysis: &Analysis, on: &str) -> Vec<Recorded> {
    let argument = &analysis.argument;
    let one = |account: &DataAccount, counts: &OnData| Recorded {
        prediction: argument.prediction(counts.prediction).name.to_string(),
        data: argument.data(account.data).header.name.to_string(),
        fingerprint: fingerprint(argument, counts.prediction, account.data),
        on: on.to_owned(),
        bears_out: counts.bears_out,
        contradicts: counts.contradicts,
        undecided: counts.undecided,
    };
    let mut found = Vec::new();
    for account in &analysis.appraisal.data {
        let definite = account.predictions.iter().filter(|counts| counts.rates.is_none());
        found.extend(definite.map(|counts| one(account, counts)));
    }
    found
}

/// What was counted before on tables that are not at hand.
fn kept(analysis: &Analysis) -> Vec<Recorded> {
    let is_read = |count: &&RecordedCount| analysis.appraisal.data.iter().any(|account| account.data == count.data);
    let kept = analysis.appraisal.recorded.iter().filter(|count| !is_read(count));
    kept.map(|count| count.recorded.clone()).collect()
}
