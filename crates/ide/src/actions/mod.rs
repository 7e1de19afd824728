//! What an editor may offer to do at a place: the fixes of findings, an allowance, an exception made an auxiliary, and
//! everything that can be mended without asking.

mod extract;

use lakatos_engine::rules::finding::{Edit, Finding, Fix};
use lakatos_engine::rules::fix::compatible;
use lakatos_engine::rules::suppression::{NOT_ALLOWABLE, allowing_edits};
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
    /// The finding that it answers.
    pub finding: Option<&'analysis Finding>,
    /// Whether it is the one thing to do.
    pub is_preferred: bool,
    way: Way<'analysis>,
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

/// How it is done. A menu is opened far more often than something is picked from it, so what takes work waits for that.
#[derive(Clone, Debug)]
enum Way<'analysis> {
    Fix(&'analysis Fix),
    Allow(&'analysis Finding),
    /// Whether it can be done is known only once it is.
    Done(Vec<Edit>),
    /// Every safe fix of a file.
    FixAll(u32),
}

impl Action<'_> {
    /// How it is done.
    pub fn edits(&self, project: &Project) -> Vec<Edit> {
        match &self.way {
            Way::Fix(fix) => fix.edits.clone(),
            Way::Allow(finding) => {
                let hosts: Vec<_> = project.files.iter().map(|file| file.host).collect();
                // The reason is left to the author: without one, nothing is allowed.
                allowing_edits(&project.sources(), &hosts, std::slice::from_ref(*finding), HOLE)
            }
            Way::Done(edits) => edits.clone(),
            // Of two that overlap, the first.
            Way::FixAll(source) => {
                let fixes = compatible(safe_fixes(project, *source));
                fixes.into_iter().flat_map(|fix| fix.edits.iter().cloned()).collect()
            }
        }
    }
}

/// What may be done at some bytes of a file.
pub fn actions(project: &Project, source: u32, span: Span) -> Vec<Action<'_>> {
    let touches = |finding: &&Finding| {
        let own = finding.place.span;
        own.start <= span.end && span.start <= own.end
    };
    let findings: Vec<&Finding> = findings_in(project, source).filter(touches).collect();
    let fixes = findings.iter().flat_map(|finding| fixes(finding));
    let allowances = findings.iter().filter_map(|finding| allowance(finding));
    // Silence comes last.
    fixes.chain(extract::exception(project, source, span)).chain(allowances).collect()
}

/// What may be done about a finding.
pub fn answers(finding: &Finding) -> impl Iterator<Item = Action<'_>> {
    fixes(finding).chain(allowance(finding))
}

/// The findings in a file.
pub fn findings_in(project: &Project, source: u32) -> impl Iterator<Item = &Finding> {
    let findings = &project.analysis().findings;
    let start = findings.partition_point(|finding| finding.place.source < source);
    findings[start..].iter().take_while(move |finding| finding.place.source == source)
}

fn fixes(finding: &Finding) -> impl Iterator<Item = Action<'_>> {
    finding.fixes.iter().map(|fix| Action {
        title: fix.title.clone(),
        kind: ActionKind::Fix,
        finding: Some(finding),
        is_preferred: finding.fixes.len() == 1 && !fix.needs_words(),
        way: Way::Fix(fix),
    })
}

fn allowance(finding: &Finding) -> Option<Action<'_>> {
    (!NOT_ALLOWABLE.contains(&finding.code.as_str())).then(|| Action {
        title: format!("Allow `{}` here, and say why", finding.code),
        kind: ActionKind::Fix,
        finding: Some(finding),
        is_preferred: false,
        way: Way::Allow(finding),
    })
}

/// Every fix of a file that may be made without asking.
pub fn fix_all(project: &Project, source: u32) -> Option<Action<'_>> {
    safe_fixes(project, source).next().map(|_| Action {
        title: "Apply all fixes that need no decision".to_owned(),
        kind: ActionKind::FixAll,
        finding: None,
        is_preferred: false,
        way: Way::FixAll(source),
    })
}

fn safe_fixes(project: &Project, source: u32) -> impl Iterator<Item = &Fix> {
    findings_in(project, source).flat_map(|finding| &finding.fixes).filter(|fix| fix.is_safe)
}
