//! Findings for people: the lines they are about, with related places, why, and what to do instead.

use super::explanations::{Explained, Explanations};
use super::window::Window;
use crate::cli::checked::Checked;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use lakatos_engine::escape::{lines, one_line};
use lakatos_engine::rules::Severity;
use lakatos_engine::rules::finding::{Finding, Location};
use lakatos_project::Project;
use lakatos_syntax::line_index::{Encoding, LineIndex};
use lakatos_syntax::unseen::is_unseen;
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::Range;

/// How many lines may lie between two places that are shown in one excerpt.
const GAP: u32 = 6;

/// Writes every finding, and a line that sums them up.
pub fn write_findings(
    out: &mut impl Write,
    checked: &[Checked],
    is_coloured: bool,
    explained: Explained,
) -> io::Result<()> {
    let renderer = if is_coloured { Renderer::styled() } else { Renderer::plain() };
    let mut explanations = Explanations::new(explained);
    for checked in checked {
        let indexes: Vec<LineIndex> = checked.project.all_files().map(|file| LineIndex::new(file.text())).collect();
        for finding in &checked.findings {
            let (group, columns) = report(checked.project, &indexes, finding);
            let report = explanations.add(group, checked.project, &indexes, finding);
            writeln!(out, "{}\n", columns.put_right(renderer.render(&[report])))?;
        }
        for allowed in &checked.suppressed {
            let finding = &allowed.finding;
            let (group, columns) = report(checked.project, &indexes, finding);
            let report = explanations.add(group, checked.project, &indexes, finding);
            let reason = Level::NOTE.with_name("allowed").message(lines(&allowed.reason));
            writeln!(out, "{}\n", columns.put_right(renderer.render(&[report.element(reason)])))?;
        }
    }
    writeln!(out, "{}", summary(checked))
}

fn report<'a>(project: &'a Project, indexes: &[LineIndex], finding: &'a Finding) -> (Group<'a>, Columns) {
    let level = level(finding.severity);
    let mut columns = Columns::default();
    let mut group = Group::with_title(level.primary_title(lines(&finding.message)).id(finding.code.as_str()));
    for excerpt in excerpts(indexes, finding) {
        let Some(file) = project.file(excerpt.source) else { continue };
        let (start, _) = indexes[excerpt.source as usize].line_bounds(excerpt.first_line as usize);
        let (_, end) = indexes[excerpt.source as usize].line_bounds(excerpt.last_line as usize);
        let text = file.text().get(start..end).unwrap_or_default();
        let within = |mark: &Mark| {
            let span = mark.location.span;
            (span.start as usize).saturating_sub(start)..(span.end as usize).saturating_sub(start).min(text.len())
        };
        let spans: Vec<Range<usize>> = excerpt.marks.iter().map(within).collect();
        let window = Window::new(text, &spans);
        let moved = |span: &Range<usize>| window.as_ref().map_or_else(|| span.clone(), |window| window.moved(span));
        let path = one_line(&file.path.to_string_lossy());
        let snippet = Snippet::source(
            window.as_ref().map_or_else(|| seen(text), |window| seen(&window.text).into_owned().into()),
        )
        .line_start(excerpt.first_line as usize + 1)
        .path(path.clone())
        .annotations(excerpt.marks.iter().zip(&spans).map(|(mark, span)| {
            let kind = if mark.is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            kind.span(moved(span)).label(lines(mark.label))
        }));
        if let Some(window) = &window {
            let its = LineIndex::new(&window.text);
            let at = |line: u32, column: u32| format!("{path}:{line}:{}", column + 1);
            columns.0.push(
                excerpt
                    .marks
                    .iter()
                    .zip(&spans)
                    .map(|(mark, span)| {
                        let whole =
                            indexes[excerpt.source as usize].position(mark.location.span.start, Encoding::Scalar);
                        let drawn = its.position(window.moved(span).start as u32, Encoding::Scalar);
                        (at(whole.line + 1, drawn.column), at(whole.line + 1, whole.column))
                    })
                    .collect(),
            );
        }
        group = group.element(snippet);
    }
    (group, columns)
}

/// Of each excerpt that is drawn in part, the places of its marks: as the renderer counts their columns, in what is drawn,
/// and as they are.
#[derive(Default)]
struct Columns(Vec<Vec<(String, String)>>);

impl Columns {
    /// A report with the columns of whole lines.
    fn put_right(&self, report: String) -> String {
        let mend = |report: String, places: &Vec<(String, String)>| {
            // One of them may begin as another does.
            let said = places.iter().filter(|(drawn, _)| report.contains(drawn)).max_by_key(|(drawn, _)| drawn.len());
            said.map(|(drawn, whole)| report.replacen(drawn, whole, 1)).unwrap_or(report)
        };
        self.0.iter().fold(report, mend)
    }
}

/// With a sign, of as many bytes, in place of each that a terminal would take for a command: marks stay where they are.
fn seen(text: &str) -> Cow<'_, str> {
    let is_command = |character| is_unseen(character) && !matches!(character, '\n' | '\r' | '\t');
    if !text.contains(is_command) {
        return Cow::Borrowed(text);
    }
    let sign = |character: char| match character.len_utf8() {
        _ if !is_command(character) => character,
        1 => ' ',
        2 => '\u{b7}',
        _ => char::REPLACEMENT_CHARACTER,
    };
    Cow::Owned(text.chars().map(sign).collect())
}

struct Mark<'a> {
    location: Location,
    label: &'a str,
    is_primary: bool,
}

struct Excerpt<'a> {
    source: u32,
    first_line: u32,
    last_line: u32,
    marks: Vec<Mark<'a>>,
}

/// The finding's own lines first, then those of related places; places close together share an excerpt.
fn excerpts<'a>(indexes: &[LineIndex], finding: &'a Finding) -> Vec<Excerpt<'a>> {
    let own = Mark { location: finding.place, label: finding.label.as_deref().unwrap_or_default(), is_primary: true };
    let others = finding.related.iter().map(|related| Mark {
        location: related.place,
        label: &related.message,
        is_primary: false,
    });
    let mut excerpts: Vec<Excerpt> = Vec::new();
    for mark in std::iter::once(own).chain(others) {
        let Location { source, span } = mark.location;
        let line = |offset| indexes[source as usize].line_of(offset);
        let (first, last) = (line(span.start), line(span.end));
        let near = excerpts.iter_mut().find(|excerpt| {
            excerpt.source == source && first <= excerpt.last_line + GAP && excerpt.first_line <= last + GAP
        });
        match near {
            Some(excerpt) => {
                excerpt.first_line = excerpt.first_line.min(first);
                excerpt.last_line = excerpt.last_line.max(last);
                excerpt.marks.push(mark);
            }
            None => excerpts.push(Excerpt { source, first_line: first, last_line: last, marks: vec![mark] }),
        }
    }
    excerpts
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
        Severity::Hint => Level::HELP.with_name("hint"),
    }
}

/// How many files hold an argument, or something that was found in their prose.
fn files_spoken_of(checked: &Checked) -> usize {
    let found: FxHashSet<u32> = checked.findings.iter().map(|finding| finding.place.source).collect();
    let all = checked.project.all_files().zip(0..).filter(|(file, _)| file.is_requested);
    all.filter(|(file, number)| file.document.has_argument() || found.contains(number)).count()
}

/// How much there is of what, in a line.
pub fn summary(checked: &[Checked]) -> String {
    let files: usize = checked.iter().map(files_spoken_of).sum();
    let counted = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let of = |severity: Severity| {
        checked.iter().flat_map(|checked| &checked.findings).filter(|finding| finding.severity == severity).count()
    };
    let parts: Vec<String> = Severity::ALL
        .into_iter()
        .filter(|severity| of(*severity) > 0)
        .map(|severity| match severity {
            Severity::Info => format!("{} for information", of(severity)),
            severity => counted(of(severity), severity.word()),
        })
        .collect();
    if parts.is_empty() && files == 0 {
        return "no argument found".to_owned();
    }
    let findings = if parts.is_empty() { "nothing to report".to_owned() } else { parts.join(", ") };
    format!("{findings} in {}", counted(files, "file"))
}
