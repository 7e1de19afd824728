//! Findings as a code quality report of GitLab's.

use super::fingerprint::fingerprints;
use super::json;
use super::record::{Record, records};
use crate::cli::checked::Checked;
use lakatos_engine::rules::Severity;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes the report.
pub fn write_findings(out: &mut impl Write, checked: &[Checked]) -> io::Result<()> {
    let records = records(checked);
    let issue = |(record, fingerprint): (&Record, String)| {
        let range = record.place.range;
        Some(json!({
            "description": record.message,
            "check_name": record.rule,
            "fingerprint": fingerprint,
            "severity": severity(record.severity),
            "location": {
                "path": record.place.path_in_repository()?,
                "lines": { "begin": range.start.line, "end": range.end.line }
            }
        }))
    };
    let issues: Vec<Value> = records.iter().zip(fingerprints(&records)).filter_map(issue).collect();
    json::write(out, &issues)
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info | Severity::Hint => "info",
    }
}
