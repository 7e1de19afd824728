//! The one entry: texts and rules in, findings out.

use super::citations::citations;
use super::engine::Engine;
use super::finding::{Location, Suppressed};
use super::set::RuleSet;
use super::vocabulary::{Facts, Kind, Reported};
use super::{Finding, Severity, suppression};
use crate::appraisal::{Appraisal, appraise};
use crate::argument::{self, Argument, ArgumentProblem, Place, Source};
use crate::syntax::problem::Problem;
use crate::syntax::{Document, Span};
use rustc_hash::FxHashSet;

/// A file of a project.
#[derive(Clone, Copy)]
pub struct AnalysisSource<'text> {
    /// Its text.
    pub text: &'text str,
    /// What was read of it.
    pub document: &'text Document,
    /// The keys of its bibliographies, where they are known.
    pub keys: Option<&'text FxHashSet<String>>,
}

impl<'text> AnalysisSource<'text> {
    /// A file that names no bibliography.
    pub fn new(text: &'text str, document: &'text Document) -> Self {
        Self { text, document, keys: None }
    }
}

/// An argument, what follows from it, and what rules say of it.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The argument of all files.
    pub argument: Argument,
    /// What follows from it.
    pub appraisal: Appraisal,
    /// By file, place and rule.
    pub findings: Vec<Finding>,
    /// Findings that the author allows, with the reasons given.
    pub suppressed: Vec<Suppressed>,
    /// Rules that took too many steps and were given up.
    pub too_expensive: Vec<String>,
}

/// The piece that stands for the file itself: problems of a host are at bytes of the file.
pub const WHOLE_FILE: u32 = u32::MAX;

/// Analyses the files of one project. The same files give the same findings, in any order of declarations.
pub fn analyse(sources: &[AnalysisSource], rules: &RuleSet) -> Analysis {
    let numbered: Vec<Source> = sources
        .iter()
        .enumerate()
        .map(|(number, source)| Source { number: number as u32, document: source.document })
        .collect();
    let argument = argument::build(&numbered);
    let appraisal = appraise(&argument);
    let problems = reported(sources, &argument.problems);
    let citations = citations(sources, &argument);
    let facts = Facts::new(&argument, &appraisal, &problems, &citations);
    let mut engine = Engine::new(&facts, Places { sources });
    for rule in rules.rules() {
        engine.run(rule);
    }
    let (findings, too_expensive) = engine.finish();
    let outcome = suppression::apply(sources, findings, rules);
    let mut findings = outcome.findings;
    findings.extend(findings_of(&argument, &appraisal, &outcome.problems, sources, rules));
    findings.sort_by(|a, b| (a.location, &a.rule, &a.message).cmp(&(b.location, &b.rule, &b.message)));
    findings.dedup();
    Analysis { argument, appraisal, findings, suppressed: outcome.suppressed, too_expensive }
}

/// What rules say of problems that are known only once all others have been asked.
fn findings_of(
    argument: &Argument,
    appraisal: &Appraisal,
    problems: &[Reported],
    sources: &[AnalysisSource],
    rules: &RuleSet,
) -> Vec<Finding> {
    let facts = Facts::new(argument, appraisal, problems, &[]);
    let mut engine = Engine::new(&facts, Places { sources });
    rules.rules().iter().filter(|rule| rule.file.applies_to == [Kind::Problem]).for_each(|rule| engine.run(rule));
    engine.finish().0
}

impl Analysis {
    /// How many findings there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

fn reported(sources: &[AnalysisSource], of_argument: &[ArgumentProblem]) -> Vec<Reported> {
    let mut problems = Vec::new();
    for (number, source) in sources.iter().enumerate() {
        let place = |piece: u32, problem: &Problem| Place { source: number as u32, piece, span: problem.span };
        let of_host =
            source.document.host_problems.iter().map(|problem| of_syntax(problem, place(WHOLE_FILE, problem)));
        problems.extend(of_host);
        for (piece, placed) in source.document.pieces.iter().enumerate() {
            problems
                .extend(placed.read.problems.iter().map(|problem| of_syntax(problem, place(piece as u32, problem))));
        }
    }
    problems.extend(of_argument.iter().map(|problem| Reported {
        rule: problem.code.rule(),
        place: problem.place,
        message: problem.message.clone(),
        help: problem.help.clone(),
        name: problem.name.clone(),
        nearest: problem.nearest.clone(),
        replacement: problem.replacement.clone(),
        other: problem.other,
    }));
    problems
}

fn of_syntax(problem: &Problem, place: Place) -> Reported {
    Reported {
        rule: problem.code.rule(),
        place,
        message: problem.message.clone(),
        help: problem.help.clone(),
        name: String::new(),
        nearest: String::new(),
        replacement: problem.replacement.clone().unwrap_or_default(),
        other: None,
    }
}

/// From places to bytes of files.
#[derive(Clone, Copy)]
pub struct Places<'text> {
    sources: &'text [AnalysisSource<'text>],
}

impl<'text> Places<'text> {
    /// The bytes of the file that a place stands for.
    pub fn location(self, place: Place) -> Location {
        let pieces =
            self.sources.get(place.source as usize).map(|source| source.document.pieces.as_slice()).unwrap_or_default();
        let base = pieces.get(place.piece as usize).map_or(0, |piece| piece.start);
        Location { source: place.source, span: place.span.shifted(base) }
    }

    /// The file's text.
    pub fn text(self, source: u32) -> &'text str {
        self.sources.get(source as usize).map(|source| source.text).unwrap_or_default()
    }

    /// Whether some line of the declaration that a place lies in could not be read.
    pub fn is_partly_unread(self, place: Place) -> bool {
        let pieces =
            self.sources.get(place.source as usize).map(|source| source.document.pieces.as_slice()).unwrap_or_default();
        pieces.get(place.piece as usize).is_some_and(|piece| !piece.read.problems.is_empty())
    }

    /// The declaration that a place lies in: all of it, its header, and its properties, as bytes of the file.
    pub fn declaration(self, place: Place) -> Option<DeclarationSpans> {
        let piece = self.sources.get(place.source as usize)?.document.pieces.get(place.piece as usize)?;
        let contains = |span: Span| span.start <= place.span.start && place.span.end <= span.end;
        let declaration = piece.read.declarations.iter().find(|declaration| contains(declaration.span))?;
        let property = declaration.properties.iter().find(|property| contains(property.span));
        Some(DeclarationSpans {
            header: declaration.header.shifted(piece.start),
            whole: declaration.span.shifted(piece.start),
            property: property.map(|property| property.span.shifted(piece.start)),
            last_property: declaration.properties.last().map(|property| property.span.shifted(piece.start)),
        })
    }
}

/// Where a declaration and its parts stand in the file.
#[derive(Clone, Copy, Debug)]
pub struct DeclarationSpans {
    /// Its first line.
    pub header: Span,
    /// All of it.
    pub whole: Span,
    /// The property that the place lies in.
    pub property: Option<Span>,
    /// Its last property.
    pub last_property: Option<Span>,
}
