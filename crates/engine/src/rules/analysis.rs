//! The one entry: texts and rules in, findings out.

use super::bounds::not_worked_out;
use super::citations::citations;
use super::claims::{Stated, stated};
use super::engine::Engine;
use super::finding::{Location, Suppressed};
use super::prose::{InUse, Prose, one_a_sentence};
use super::set::RuleSet;
use super::source::{AnalysisSource, Places, Role, drafts};
use super::unread::Unread;
use super::vocabulary::{Facts, Kind};
use super::{Finding, suppression};
use crate::appraisal::data::{NoTables, Tables};
use crate::appraisal::{Appraisal, appraise_with};
use crate::argument::{self, Argument, Effort, Place, Source, SourceRole};
use lakatos_syntax::diagnostic::Code;
use lakatos_syntax::document::WHOLE_FILE;
use lakatos_syntax::{Diagnostic, Span};
use std::sync::{Arc, OnceLock};

/// An argument, what follows from it, and what rules say of it.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The argument of all files.
    pub argument: Argument,
    /// What follows from it.
    pub appraisal: Appraisal,
    /// By file, place and rule.
    pub findings: Vec<Finding>,
    /// Where a line, or a name on it, is left out of the argument, because it could not be read or means nothing.
    pub left_out: Vec<Location>,
    /// What the texts say of the account, by file and place.
    pub claims: Vec<Stated>,
    /// Findings that the author allows, with the reasons given.
    pub suppressed: Vec<Suppressed>,
    /// Rules that took too many steps and were given up.
    pub too_expensive: Vec<String>,
    in_use: Arc<OnceLock<Arc<InUse>>>,
}

impl Analysis {
    /// The same, where some rule has asked for it by now.
    pub fn names_if_asked(&self) -> Arc<OnceLock<Arc<InUse>>> {
        Arc::clone(&self.in_use)
    }

    /// What the project calls things in prose, beside what the library that lakatos ships does.
    pub fn names(&self) -> &InUse {
        self.in_use.get_or_init(|| Arc::new(InUse::new(&self.argument)))
    }
}

/// Analyses the files of one project. The same files give the same findings, in any order of declarations.
pub fn analyse(sources: &[AnalysisSource], rules: &RuleSet) -> Analysis {
    analyse_with(sources, rules, &NoTables, Effort::default())
}

/// The same beside the tables that the drafts name, on an account that another thread may close: what is found then is worth
/// nothing, and soon there.
pub fn analyse_with(sources: &[AnalysisSource], rules: &RuleSet, tables: &dyn Tables, effort: Effort) -> Analysis {
    let mut argument = argument::build(&numbered(sources));
    argument.effort = effort;
    let loaded = tables.load(&argument);
    let appraisal = appraise_with(&argument, &loaded);
    let drafts = drafts(sources);
    let mut problems = problems(drafts, &argument);
    problems.extend(loaded.problems);
    let unread = Unread::new(sources, &argument, &problems);
    let (claims, unclear) = stated(drafts, &argument, &appraisal, &unread);
    problems.extend(unclear);
    let citations = citations(drafts, &argument);
    let prose = Prose::new(drafts);
    let in_use = Arc::new(OnceLock::new());
    let hits = rules.phrases().hits(&prose);
    let mut facts = Facts::new(&argument, &appraisal, &problems, &citations, Places::new(sources));
    facts.sentences = &hits;
    facts.claims = &claims;
    facts.prose = Some(&prose);
    facts.in_use = Arc::clone(&in_use);
    let mut engine = Engine::new(&facts, &unread);
    for rule in rules.rules() {
        engine.run(rule);
    }
    let (mut findings, too_expensive) = engine.finish();
    let left_open = not_worked_out(&argument, &appraisal);
    findings.extend(findings_of(&argument, &appraisal, &left_open, sources, rules));
    // What is said of an auxiliary for one theory that it amends may be said, word for word, for another.
    in_order(&mut findings);
    one_a_sentence(&mut findings, &prose, rules);
    let mut outcome = suppression::apply(drafts, findings, rules);
    if !unread.is_empty() {
        // What is held back may be what is allowed.
        let is_of_problems = |problem: &Diagnostic<Place>| {
            let rule = problem.subject.as_deref().and_then(|id| rules.rule(id));
            rule.is_some_and(|rule| rule.file.applies_to == [Kind::Problem])
        };
        outcome.problems.retain(|problem| problem.code != Code::UNUSED_SUPPRESSION || is_of_problems(problem));
    }
    let left_out = unread.locations(Places::new(sources));
    let mut findings = outcome.findings;
    findings.extend(findings_of(&argument, &appraisal, &outcome.problems, sources, rules));
    in_order(&mut findings);
    Analysis { argument, appraisal, findings, left_out, claims, suppressed: outcome.suppressed, too_expensive, in_use }
}

/// By place, rule and message, each once: two ways may lead to one finding, which is allowed once too.
fn in_order(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| (a.place, &a.code, &a.message).cmp(&(b.place, &b.code, &b.message)));
    findings.dedup();
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
    problems: &[Diagnostic<Place>],
    sources: &[AnalysisSource],
    rules: &RuleSet,
) -> Vec<Finding> {
    let facts = Facts::new(argument, appraisal, problems, &[], Places::new(sources));
    let unread = Unread::default();
    let mut engine = Engine::new(&facts, &unread);
    rules.rules().iter().filter(|rule| rule.file.applies_to == [Kind::Problem]).for_each(|rule| engine.run(rule));
    engine.finish().0
}

/// What the floors below say of the drafts.
fn problems(drafts: &[AnalysisSource], argument: &Argument) -> Vec<Diagnostic<Place>> {
    let mut problems = Vec::new();
    for (number, source) in drafts.iter().enumerate() {
        let placed = |piece: u32, found: &[Diagnostic]| -> Vec<Diagnostic<Place>> {
            let place = |span: Span| Place { source: number as u32, piece, span };
            found.iter().map(|problem| problem.clone().map_places(place)).collect()
        };
        problems.extend(placed(WHOLE_FILE, &source.document.host_problems));
        for (piece, of_piece) in source.document.pieces.iter().enumerate() {
            problems.extend(placed(piece as u32, &of_piece.read.problems));
        }
    }
    problems.extend(argument.problems.iter().cloned());
    problems
}
