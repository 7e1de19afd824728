//! Findings as diagnostics.

use super::path::uri;
use super::position::range;
use lakatos_engine::argument::Place;
use lakatos_engine::rules::tracked::{TrackedFinding, TrackedFindings};
use lakatos_engine::rules::{Severity, Tag};
use lakatos_project::InputProblem;
use lakatos_project::workspace::LiveProject;
use lakatos_syntax::Buffer;
use lakatos_syntax::line_index::Encoding;
use rustc_hash::FxHashMap;
use std::str::FromStr;
use tower_lsp::ls_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    NumberOrString, Position, Range, Uri,
};

/// What stands in the margin for who says it.
const SOURCE: &str = "lakatos";

/// The diagnostics of a file of a project whose findings are current.
pub fn of_file(project: &LiveProject, tracked: &TrackedFindings, number: usize, encoding: Encoding) -> Vec<Diagnostic> {
    let mut converter =
        Converter { project, tracked, encoding, uris: FxHashMap::default(), rules: FxHashMap::default() };
    let findings = tracked.in_source(number as u32);
    let mut items: Vec<Diagnostic> = findings.iter().filter_map(|finding| converter.diagnostic(finding)).collect();
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

/// Finds addresses once, and not for each of many findings.
struct Converter<'a> {
    project: &'a LiveProject,
    tracked: &'a TrackedFindings,
    encoding: Encoding,
    uris: FxHashMap<u32, Option<Uri>>,
    rules: FxHashMap<&'a str, (Option<CodeDescription>, Option<Vec<DiagnosticTag>>)>,
}

impl<'a> Converter<'a> {
    fn diagnostic(&mut self, tracked: &'a TrackedFinding) -> Option<Diagnostic> {
        let finding = &tracked.finding;
        let range = range_of(self.project, self.tracked, tracked.place, self.encoding)?;
        let places = finding.related.iter().zip(&tracked.related);
        let related: Vec<DiagnosticRelatedInformation> = places
            .filter_map(|(related, at)| {
                let location = Location {
                    range: range_of(self.project, self.tracked, *at, self.encoding)?,
                    uri: self.uri(at.source)?,
                };
                Some(DiagnosticRelatedInformation { location, message: related.message.clone() })
            })
            .collect();
        let message = match &finding.help {
            None => finding.message.clone(),
            Some(help) => format!("{}\n{help}", finding.message),
        };
        let (code_description, tags) = self.of_rule(finding.code.as_str());
        Some(Diagnostic {
            range,
            severity: Some(severity(finding.severity)),
            code: Some(NumberOrString::String(finding.code.to_string())),
            code_description,
            source: Some(SOURCE.to_owned()),
            message,
            related_information: (!related.is_empty()).then_some(related),
            tags,
            // What may be done is asked for at the place (`textDocument/codeAction`).
            data: None,
        })
    }

    fn uri(&mut self, source: u32) -> Option<Uri> {
        let project = self.project;
        self.uris.entry(source).or_insert_with(|| uri(&project.files().get(source as usize)?.path)).clone()
    }

    fn of_rule(&mut self, id: &'a str) -> (Option<CodeDescription>, Option<Vec<DiagnosticTag>>) {
        let project = self.project;
        let described = self.rules.entry(id).or_insert_with(|| {
            let is_unused = project.rules().rule(id).is_some_and(|rule| rule.file.tags.contains(&Tag::Unused));
            let page = rule_page(id).map(|href| CodeDescription { href });
            (page, is_unused.then(|| vec![DiagnosticTag::UNNECESSARY]))
        });
        described.clone()
    }
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
