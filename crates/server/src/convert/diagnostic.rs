//! Findings as diagnostics.

use super::path::uri;
use super::position::range;
use lakatos_engine::argument::Place;
use lakatos_engine::rules::tracked::{TrackedFinding, TrackedFindings};
use lakatos_engine::rules::{Severity, Tag};
use lakatos_project::File;
use lakatos_project::InputProblem;
use lakatos_project::workspace::LiveProject;
use lakatos_syntax::Buffer;
use lakatos_syntax::line_index::Encoding;
use std::str::FromStr;
use tower_lsp::ls_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    NumberOrString, Position, Range, Uri,
};

/// What stands in the margin for who says it.
const SOURCE: &str = "lakatos";

/// The diagnostics of a file of a project whose findings are current.
pub fn of_file(project: &LiveProject, tracked: &TrackedFindings, number: usize, encoding: Encoding) -> Vec<Diagnostic> {
    let findings = tracked.in_source(number as u32);
    let mut items: Vec<Diagnostic> =
        findings.iter().filter_map(|finding| diagnostic(project, tracked, finding, encoding)).collect();
    // A bibliography that is not there has no file to say so in.
    if let Some(file) = project.files().get(number) {
        items.extend(of_buffer(&file.buffer, &file.missing_bibliographies(), encoding));
    }
    items
}

/// Where a place of a project is.
pub fn range_of(project: &LiveProject, tracked: &TrackedFindings, place: Place, encoding: Encoding) -> Option<Range> {
    let file = project.files().get(place.source as usize)?;
    Some(range(&file.buffer, tracked.location(place, &file.document).span, encoding))
}

fn diagnostic(
    project: &LiveProject,
    tracked: &TrackedFindings,
    tracked_finding: &TrackedFinding,
    encoding: Encoding,
) -> Option<Diagnostic> {
    let finding = &tracked_finding.finding;
    let place = |place: Place| -> Option<(&File, Range)> {
        let file = project.files().get(place.source as usize)?;
        Some((file, range_of(project, tracked, place, encoding)?))
    };
    let related: Vec<DiagnosticRelatedInformation> = finding
        .related
        .iter()
        .zip(&tracked_finding.related)
        .filter_map(|(related, at)| {
            let (file, range) = place(*at)?;
            let location = Location { uri: uri(&file.path)?, range };
            Some(DiagnosticRelatedInformation { location, message: related.message.clone() })
        })
        .collect();
    let message = match &finding.help {
        None => finding.message.clone(),
        Some(help) => format!("{}\n{help}", finding.message),
    };
    let rule = project.rules().rule(finding.code.as_str());
    let is_unused = rule.is_some_and(|rule| rule.file.tags.contains(&Tag::Unused));
    Some(Diagnostic {
        range: place(tracked_finding.place)?.1,
        severity: Some(severity(finding.severity)),
        code: Some(NumberOrString::String(finding.code.to_string())),
        code_description: rule_page(finding.code.as_str()).map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message,
        related_information: (!related.is_empty()).then_some(related),
        tags: is_unused.then(|| vec![DiagnosticTag::UNNECESSARY]),
        data: (!finding.fixes.is_empty()).then(|| finding.fixes.iter().map(|fix| fix.title.clone()).collect()),
    })
}

/// A severity as an editor shows it.
pub fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Info => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}

/// Where the page of a rule is: a document that the server itself serves (`lakatos/explain`).
pub fn rule_page(rule: &str) -> Option<Uri> {
    Uri::from_str(&format!("lakatos:/rules/{rule}.md")).ok()
}

/// What is wrong with a file or folder that was read from disk.
pub fn of_input(problem: &InputProblem) -> Diagnostic {
    let (line, column) = problem.place.position.unwrap_or((1, 1));
    let start = Position { line: line - 1, character: column - 1 };
    let place = Range { start, end: Position { character: start.character + 1, ..start } };
    plain(problem, place)
}

/// What is wrong with a bibliography, a `lakatos.toml` or a rule, as it is in the editor.
pub fn of_buffer(buffer: &Buffer, problems: &[lakatos_syntax::Diagnostic], encoding: Encoding) -> Vec<Diagnostic> {
    problems.iter().map(|problem| plain(problem, range(buffer, problem.place, encoding))).collect()
}

/// A diagnostic that no rule explains.
fn plain<P>(problem: &lakatos_syntax::Diagnostic<P>, range: Range) -> Diagnostic {
    Diagnostic {
        range,
        severity: Some(severity(problem.severity)),
        source: Some(SOURCE.to_owned()),
        message: problem.message.clone(),
        ..Diagnostic::default()
    }
}
