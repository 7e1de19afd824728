//! Findings as JSON, version 2, whole or one a line (docs/json.md).

use super::record::{Record, records, suppressed_records};
use super::rule_json::RuleJson;
use super::unread::unread_json;
use crate::cli::checked::Checked;
use lakatos_engine::rules::Severity;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::{self, Write};

#[derive(Serialize)]
struct SuppressedJson {
    reason: String,
    #[serde(flatten)]
    finding: Record,
}

/// How many findings there are of each severity, and in how many files they were looked for.
#[derive(Default, Serialize)]
pub struct Summary {
    error: usize,
    warning: usize,
    info: usize,
    hint: usize,
    files: usize,
}

impl Summary {
    /// Of what is shown.
    pub fn new(checked: &[Checked]) -> Self {
        let mut summary = Self::default();
        for checked in checked {
            summary.files += checked.project.requested().count();
            for finding in &checked.findings {
                match finding.severity {
                    Severity::Error => summary.error += 1,
                    Severity::Warning => summary.warning += 1,
                    Severity::Info => summary.info += 1,
                    Severity::Hint => summary.hint += 1,
                }
            }
        }
        summary
    }
}

/// Writes the findings of all projects, by file, offset and rule, each on a line; and what their rules say of every finding,
/// once.
pub fn write_findings(out: &mut impl Write, checked: &[Checked]) -> io::Result<()> {
    let (findings, suppressed) = (records(checked), suppressed(checked).collect::<Vec<_>>());
    let told = findings.iter().chain(suppressed.iter().map(|allowed| &allowed.finding));
    let unread = checked.iter().flat_map(|checked| unread_json(checked.project, &checked.left_out));
    writeln!(out, "{{\n  \"version\": 2,")?;
    write_list(out, "rules", &rules(checked, told))?;
    write_list(out, "findings", &findings)?;
    if !suppressed.is_empty() {
        write_list(out, "suppressed", &suppressed)?;
    }
    write_list(out, "unread", &unread.collect::<Vec<_>>())?;
    write!(out, "  \"summary\": ")?;
    serde_json::to_writer(&mut *out, &Summary::new(checked))?;
    writeln!(out, "\n}}")
}

/// The rules of some findings, by id.
fn rules<'a>(checked: &'a [Checked], told: impl Iterator<Item = &'a Record>) -> Vec<RuleJson<'a>> {
    let ids: BTreeSet<&str> = told.map(|record| record.rule.as_str()).collect();
    let find = |id| checked.iter().find_map(|checked| checked.project.rules().rule(id));
    ids.into_iter().filter_map(find).map(RuleJson::new).collect()
}

/// A field with a list, each item of which has a line.
fn write_list(out: &mut impl Write, name: &str, items: &[impl Serialize]) -> io::Result<()> {
    write!(out, "  \"{name}\": [")?;
    for (index, item) in items.iter().enumerate() {
        write!(out, "{}\n    ", if index == 0 { "" } else { "," })?;
        serde_json::to_writer(&mut *out, item)?;
    }
    writeln!(out, "{}],", if items.is_empty() { "" } else { "\n  " })
}

/// Writes each finding on a line of its own; those that suppressions allow come last, with the reason.
pub fn write_lines(out: &mut impl Write, checked: &[Checked]) -> io::Result<()> {
    for record in records(checked) {
        serde_json::to_writer(&mut *out, &record)?;
        writeln!(out)?;
    }
    for allowed in suppressed(checked) {
        serde_json::to_writer(&mut *out, &allowed)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Writes a report of any form, laid out, and ends its last line.
pub fn write(out: &mut impl Write, report: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, report)?;
    writeln!(out)
}

fn suppressed(checked: &[Checked]) -> impl Iterator<Item = SuppressedJson> {
    suppressed_records(checked).into_iter().map(|(reason, finding)| SuppressedJson { reason, finding })
}
