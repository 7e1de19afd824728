//! What an editor may offer to do at a place: the fixes of findings, an allowance, an exception made an auxiliary, and
//! everything that can be mended without asking.

mod extract;

use lakatos_engine::rules::finding::{Edit, Finding};
use lakatos_engine::rules::fix::compatible;
use lakatos_engine::rules::suppression::allowing_edits;
use lakatos_project::Project;
use lakatos_syntax::Span;
use lakatos_syntax::hole::HOLE;

/// Something that may be done.
#[derive(Clone, Debug)]
pub struct Action<'analysis> {
    /// As a menu says it.
    pub title: String,
    /// What sort of thing it is.
    pub kind: ActionKind,
    /// How.
    pub edits: Vec<Edit>,
    /// The finding that it answers.
    pub finding: Option<&'analysis Finding>,
    /// Whether it is the one thing to do.
    pub is_preferred: bool,
}

/// Sorts of actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionKind {
    /// Answers a finding.
    Fix,
    /// Says the same in another way.
    Extract,
    /// Mends a whole file.
    FixAll,
}

/// What may be done at some bytes of a file.
pub fn actions(project: &Project, source: u32, span: Span) -> Vec<Action<'_>> {
    let touches = |finding: &&Finding| {
        let own = finding.place.span;
        finding.place.source == source && own.start <= span.end && span.start <= own.end
    };
    let findings: Vec<&Finding> = project.analysis().findings.iter().filter(touches).collect();
    let fixes = findings.iter().flat_map(|finding| fixes(finding));
    let allowances = findings.iter().filter_map(|finding| allowance(project, finding));
    // Silence comes last.
    fixes.chain(extract::exception(project, source, span)).chain(allowances).collect()
}

fn fixes(finding: &Finding) -> impl Iterator<Item = Action<'_>> {
    finding.fixes.iter().map(|fix| Action {
        title: fix.title.clone(),
        kind: ActionKind::Fix,
        edits: fix.edits.clone(),
        finding: Some(finding),
        is_preferred: finding.fixes.len() == 1 && !fix.needs_words(),
    })
}

/// The reason is left to the author: without one, nothing is allowed.
fn allowance<'analysis>(project: &Project, finding: &'analysis Finding) -> Option<Action<'analysis>> {
    let hosts: Vec<_> = project.files.iter().map(|file| file.host).collect();
    let edits = allowing_edits(&project.sources(), &hosts, std::slice::from_ref(finding), HOLE);
    (!edits.is_empty()).then(|| Action {
        title: format!("Allow `{}` here, and say why", finding.code),
        kind: ActionKind::Fix,
        edits,
        finding: Some(finding),
        is_preferred: false,
    })
}

/// Every fix of a file that may be made without asking; of two that overlap, the first.
pub fn fix_all(project: &Project, source: u32) -> Option<Action<'_>> {
    let own = project.analysis().findings.iter().filter(|finding| finding.place.source == source);
    let safe = own.flat_map(|finding| &finding.fixes).filter(|fix| fix.is_safe);
    let edits: Vec<Edit> = compatible(safe).into_iter().flat_map(|fix| fix.edits.iter().cloned()).collect();
    (!edits.is_empty()).then(|| Action {
        title: "Apply all fixes that need no decision".to_owned(),
        kind: ActionKind::FixAll,
        edits,
        finding: None,
        is_preferred: false,
    })
}
