//! Findings in Checkstyle's XML, which many programs read.

use super::record::{Record, by_file, records};
use crate::cli::checked::Checked;
use lakatos_engine::escape::xml_data as escaped;
use lakatos_engine::rules::Severity;
use std::io::{self, Write};

/// Writes the report: every file that was looked at, with its findings.
pub fn write_findings(out: &mut impl Write, checked: &[Checked]) -> io::Result<()> {
    let records = records(checked);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<checkstyle version=\"4.3\">")?;
    for (file, of_file) in by_file(checked, &records) {
        writeln!(out, "  <file name=\"{}\">", escaped(&file))?;
        for record in of_file {
            writeln!(out, "    {}", error(record))?;
        }
        writeln!(out, "  </file>")?;
    }
    writeln!(out, "</checkstyle>")
}

fn error(record: &Record) -> String {
    let severity = match record.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "info",
    };
    let start = record.place.range.start;
    format!(
        "<error line=\"{}\" column=\"{}\" severity=\"{severity}\" message=\"{}\" source=\"lakatos.{}\"/>",
        start.line,
        start.column,
        escaped(&record.message),
        escaped(&record.rule)
    )
}
