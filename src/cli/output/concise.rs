//! Findings for people who look at many: a line each, which editors and terminals turn into a link.

use super::record::{Record, records, suppressed_records};
use crate::cli::checked::Checked;
use lakatos_engine::escape::one_line;
use std::io::{self, Write};

/// Writes `path:line:column: severity[rule] message` for every finding.
pub fn write_findings(out: &mut impl Write, checked: &[Checked]) -> io::Result<()> {
    for record in records(checked) {
        writeln!(out, "{}", line(&record))?;
    }
    for (reason, record) in suppressed_records(checked) {
        writeln!(out, "{} (allowed: {})", line(&record), one_line(&reason))?;
    }
    Ok(())
}

fn line(record: &Record) -> String {
    let start = record.place.range.start;
    format!(
        "{}:{}:{}: {}[{}] {}",
        one_line(&record.place.file),
        start.line,
        start.column,
        record.severity.word(),
        record.rule,
        one_line(&record.message)
    )
}
