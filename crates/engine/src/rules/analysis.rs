//! The one entry: texts and rules in, findings out.

use super::citations::citations;
use super::engine::Engine;
use super::finding::Suppressed;
use super::set::RuleSet;
use super::source::{AnalysisSource, Places, Role, WHOLE_FILE, drafts};
use super::vocabulary::{Facts, Kind, Reported};
use super::{Finding, suppression};
use crate::appraisal::{Appraisal, appraise};
use crate::argument::{self, Argument, ArgumentProblem, Place, Source, SourceRole};
use lakatos_syntax::problem::Problem;

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

/// Analyses the files of one project. The same files give the same findings, in any order of declarations.
pub fn analyse(sources: &[AnalysisSource], rules: &RuleSet) -> Analysis {
    let argument = argument::build(&numbered(sources));
    let appraisal = appraise(&argument);
    let drafts = drafts(sources);
    let problems = reported(drafts, &argument.problems);
    let citations = citations(drafts, &argument);
    let facts = Facts::new(&argument, &appraisal, &problems, &citations, Places::new(sources));
    let mut engine = Engine::new(&facts);
    for rule in rules.rules() {
        engine.run(rule);
    }
    let (findings, too_expensive) = engine.finish();
    let outcome = suppression::apply(drafts, findings, rules);
    let mut findings = outcome.findings;
    findings.extend(findings_of(&argument, &appraisal, &outcome.problems, sources, rules));
    findings.sort_by(|a, b| (a.location, &a.rule, &a.message).cmp(&(b.location, &b.rule, &b.message)));
    findings.dedup();
    Analysis { argument, appraisal, findings, suppressed: outcome.suppressed, too_expensive }
}

/// The files as the argument takes them, under the numbers that places speak of them by.
pub fn numbered<'text>(sources: &'text [AnalysisSource<'text>]) -> Vec<Source<'text>> {
    sources
        .iter()
        .enumerate()
        .map(|(number, source)| {
            let (role, missing) = match source.role {
                Role::Draft { missing } => (SourceRole::Draft, missing),
                Role::Library { .. } => (SourceRole::Library, [].as_slice()),
                Role::Frozen => (SourceRole::Frozen, [].as_slice()),
            };
            Source { number: number as u32, document: source.document, role, missing }
        })
        .collect()
}

/// What rules say of problems that are known only once all others have been asked.
fn findings_of(
    argument: &Argument,
    appraisal: &Appraisal,
    problems: &[Reported],
    sources: &[AnalysisSource],
    rules: &RuleSet,
) -> Vec<Finding> {
    let facts = Facts::new(argument, appraisal, problems, &[], Places::new(sources));
    let mut engine = Engine::new(&facts);
    rules.rules().iter().filter(|rule| rule.file.applies_to == [Kind::Problem]).for_each(|rule| engine.run(rule));
    engine.finish().0
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
