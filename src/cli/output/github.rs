//! Findings as commands of GitHub's workflows, which show them as annotations of a pull request.

use super::record::{Record, records};
use crate::cli::checked::Checked;
use lakatos_engine::escape::{lines, one_line};
use lakatos_engine::rules::Severity;
use std::io::{self, Write};

/// Writes a command for every finding.
pub fn write_findings(out: &mut impl Write, checked: &[Checked]) -> io::Result<()> {
    records(checked).iter().try_for_each(|record| writeln!(out, "{}", command(record)))
}

fn command(record: &Record) -> String {
    let word = match record.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "notice",
    };
    let (start, end) = (record.place.range.start, record.place.range.end);
    let mut place = format!("line={},endLine={}", start.line, end.line);
    // Columns of a range over several lines are refused.
    if start.line == end.line {
        place += &format!(",col={},endColumn={}", start.column, end.column);
    }
    let file = record.place.path_in_repository().map(|path| format!("file={},", property(&path))).unwrap_or_default();
    let message = data(&record.sentences());
    format!("::{word} {file}{place},title={}::{message}", property(&record.rule))
}

fn data(text: &str) -> String {
    lines(text).replace('%', "%25").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(&one_line(text)).replace(':', "%3A").replace(',', "%2C")
}
