//! Findings as JSON, version 1 (docs/json.md).

use crate::cli::checked::Checked;
use crate::project::Project;
use crate::rules::Severity;
use crate::rules::finding::{Finding, Location, Suppressed};
use crate::syntax::line_index::{Encoding, LineIndex};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Report {
    version: u32,
    findings: Vec<FindingJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressed: Vec<SuppressedJson>,
    summary: Summary,
}

#[derive(Serialize)]
struct SuppressedJson {
    reason: String,
    #[serde(flatten)]
    finding: FindingJson,
}

#[derive(Default, Serialize)]
struct Summary {
    error: usize,
    warning: usize,
    info: usize,
    hint: usize,
    files: usize,
}

#[derive(Serialize)]
struct FindingJson {
    rule: String,
    group: String,
    severity: &'static str,
    subject: Option<String>,
    file: String,
    range: Range,
    message: String,
    help: String,
    related: Vec<RelatedJson>,
    fixes: Vec<FixJson>,
}

#[derive(Serialize)]
struct RelatedJson {
    file: String,
    range: Range,
    message: String,
}

#[derive(Serialize)]
struct FixJson {
    title: String,
    edits: Vec<EditJson>,
}

#[derive(Serialize)]
struct EditJson {
    file: String,
    range: Range,
    text: String,
}

/// Lines and columns from 1, columns in Unicode scalar values; offsets in bytes from 0.
#[derive(Serialize)]
struct Range {
    start: PositionJson,
    end: PositionJson,
}

#[derive(Serialize)]
struct PositionJson {
    line: u32,
    column: u32,
    offset: u32,
}

/// Writes the findings of all projects, by file, offset and rule.
pub fn write_findings(out: &mut impl Write, checked: &[Checked]) -> io::Result<()> {
    let mut findings: Vec<FindingJson> = checked.iter().flat_map(of_project).collect();
    findings.sort_by(|a, b| {
        (&a.file, a.range.start.offset, a.range.end.offset, &a.rule).cmp(&(
            &b.file,
            b.range.start.offset,
            b.range.end.offset,
            &b.rule,
        ))
    });
    let suppressed = checked.iter().flat_map(|checked| {
        let converter = Converter::new(checked.project);
        let convert = move |allowed: &Suppressed| SuppressedJson {
            reason: allowed.reason.clone(),
            finding: converter.finding(&allowed.finding),
        };
        checked.suppressed.iter().map(convert)
    });
    let suppressed = suppressed.collect();
    let mut summary = Summary::default();
    for checked in checked {
        summary.files += checked.project.files.iter().filter(|file| file.is_requested).count();
        for finding in &checked.findings {
            match finding.severity {
                Severity::Error => summary.error += 1,
                Severity::Warning => summary.warning += 1,
                Severity::Info => summary.info += 1,
                Severity::Hint => summary.hint += 1,
            }
        }
    }
    serde_json::to_writer_pretty(&mut *out, &Report { version: 1, findings, suppressed, summary })?;
    writeln!(out)
}

fn of_project(checked: &Checked) -> Vec<FindingJson> {
    let converter = Converter::new(checked.project);
    checked.findings.iter().map(|finding| converter.finding(finding)).collect()
}

struct Converter<'project> {
    project: &'project Project,
    indexes: Vec<LineIndex<'project>>,
}

impl<'project> Converter<'project> {
    fn new(project: &'project Project) -> Self {
        Self { project, indexes: project.files.iter().map(|file| LineIndex::new(&file.text)).collect() }
    }

    fn finding(&self, finding: &Finding) -> FindingJson {
        let related = finding.related.iter().map(|related| RelatedJson {
            file: self.file(related.location),
            range: self.range(related.location),
            message: related.message.clone(),
        });
        let fixes = finding.fixes.iter().map(|fix| FixJson {
            title: fix.title.clone(),
            edits: fix
                .edits
                .iter()
                .map(|edit| EditJson {
                    file: self.file(edit.location),
                    range: self.range(edit.location),
                    text: edit.text.clone(),
                })
                .collect(),
        });
        FindingJson {
            rule: finding.rule.clone(),
            group: finding.group.clone(),
            severity: finding.severity.word(),
            subject: finding.subject.clone(),
            file: self.file(finding.location),
            range: self.range(finding.location),
            message: finding.message.clone(),
            help: finding.help.clone(),
            related: related.collect(),
            fixes: fixes.collect(),
        }
    }

    /// With `/` on every platform, so that the same input gives the same bytes.
    fn file(&self, location: Location) -> String {
        self.project.files[location.source as usize].path.to_string_lossy().replace('\\', "/")
    }

    fn range(&self, location: Location) -> Range {
        let position = |offset: u32| {
            let position = self.indexes[location.source as usize].position(offset, Encoding::Scalar);
            PositionJson { line: position.line + 1, column: position.column + 1, offset }
        };
        Range { start: position(location.span.start), end: position(location.span.end) }
    }
}
