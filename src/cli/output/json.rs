//! Findings as JSON, version 1, whole or one a line (docs/json.md).

use super::record::{Record, records, suppressed_records};
use super::unread::{UnreadJson, unread_json};
use crate::cli::checked::Checked;
use lakatos_engine::rules::Severity;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Report {
    version: u32,
    findings: Vec<Record>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressed: Vec<SuppressedJson>,
    /// Where lines are left out of the argument, so that findings may be missing.
    unread: Vec<UnreadJson>,
    summary: Summary,
}

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

/// Writes the findings of all projects, by file, offset and rule.
pub fn write_findings(out: &mut impl Write, checked: &[Checked]) -> io::Result<()> {
    let report = Report {
        version: 1,
        findings: records(checked),
        suppressed: suppressed(checked).collect(),
        unread: checked.iter().flat_map(|checked| unread_json(checked.project, &checked.left_out)).collect(),
        summary: Summary::new(checked),
    };
    write(out, &report)
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
