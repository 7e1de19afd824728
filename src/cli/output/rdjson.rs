//! Findings in reviewdog's diagnostic format, with fixes as suggestions. It knows no related places.

use super::json;
use super::record::{PlaceRecord, PositionRecord, Range, Record, records};
use crate::cli::checked::Checked;
use lakatos_engine::rules::Severity;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes the report.
pub fn write_findings(out: &mut impl Write, checked: &[Checked]) -> io::Result<()> {
    let diagnostics: Vec<Value> = records(checked).iter().map(diagnostic).collect();
    json::write(out, &json!({ "source": { "name": "lakatos" }, "diagnostics": diagnostics }))
}

fn diagnostic(record: &Record) -> Value {
    // A suggestion is one edit of the file that the finding is in.
    let suggestions = record.fixes.iter().filter(|fix| !fix.needs_words).filter_map(|fix| {
        match fix.edits_in(&record.place.file)? {
            [edit] => Some(json!({ "range": range(edit.place.range), "text": edit.text })),
            _ => None,
        }
    });
    json!({
        "message": record.sentences(),
        "location": location(&record.place),
        "severity": severity(record.severity),
        "code": { "value": record.rule },
        "suggestions": suggestions.collect::<Vec<_>>(),
    })
}

fn location(place: &PlaceRecord) -> Value {
    json!({ "path": place.path(), "range": range(place.range) })
}

/// Columns count bytes there.
fn range(range: Range) -> Value {
    let position = |position: PositionRecord| json!({ "line": position.line, "column": position.byte_column });
    json!({ "start": position(range.start), "end": position(range.end) })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info | Severity::Hint => "INFO",
    }
}
