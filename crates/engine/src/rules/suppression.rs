//! Which findings the author allows, and whether each suppression is as it should be.
//!
//! A suppression needs a reason, and one that names no rule, an unknown rule, or suppresses nothing is reported. It hides
//! a finding; it changes nothing of what `appraise` shows.

use super::finding::{Edit, Finding, Location, Suppressed};
use super::set::RuleSet;
use super::source::AnalysisSource;
use crate::argument::Place;
use lakatos_syntax::diagnostic::{Code, Diagnostic};
use lakatos_syntax::directive::{Directive, Reach, written};
use lakatos_syntax::document::WHOLE_FILE;
use lakatos_syntax::host::comment::{is_markup, margin};
use lakatos_syntax::line_index::line_start;
use lakatos_syntax::{Host, Span};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Findings that stand, findings that are allowed, and what is wrong with the suppressions.
pub struct Outcome {
    /// Not suppressed.
    pub findings: Vec<Finding>,
    /// Suppressed, each with the reason given.
    pub suppressed: Vec<Suppressed>,
    /// Suppressions without a reason, of unknown rules, of nothing.
    pub problems: Vec<Diagnostic<Place>>,
}

/// Applies every suppression of `sources` to `findings`.
pub fn apply(sources: &[AnalysisSource], findings: Vec<Finding>, rules: &RuleSet) -> Outcome {
    let mut outcome = Outcome { findings: Vec::new(), suppressed: Vec::new(), problems: Vec::new() };
    let mut allowances = allowances(sources, rules, &mut outcome.problems);
    let mut by_rule: FxHashMap<(u32, &str), Vec<usize>> = FxHashMap::default();
    for (index, allowance) in allowances.iter().enumerate() {
        by_rule.entry((allowance.source, allowance.rule)).or_default().push(index);
    }
    for candidates in by_rule.values_mut() {
        candidates.sort_by_key(|index| allowances[*index].target.map(|target| target.start));
    }
    for finding in findings {
        let candidates = by_rule.get(&(finding.place.source, finding.code.as_str())).map_or(&[][..], Vec::as_slice);
        match covering(&allowances, candidates, finding.place.span.start) {
            Some(index) => {
                allowances[index].is_used = true;
                outcome.suppressed.push(Suppressed { finding, reason: allowances[index].reason.to_owned() });
            }
            None => outcome.findings.push(finding),
        }
    }
    // Of a rule that is off, nobody can say whether there would be a finding.
    let unused = allowances.iter().filter(|allowance| !allowance.is_used && rules.rule(allowance.rule).is_some());
    outcome.problems.extend(unused.map(|allowance| {
        let message = format!("`{}` no longer finds anything here", allowance.rule);
        let help = "Remove the suppression: left in place, it would hide the next finding.";
        let place = Place { source: allowance.source, piece: WHOLE_FILE, span: allowance.span };
        Diagnostic::new(Code::UNUSED_SUPPRESSION, place, message).about(allowance.rule).help(help)
    }));
    outcome
}

/// One rule allowed somewhere.
struct Allowance<'text> {
    rule: &'text str,
    reason: &'text str,
    source: u32,
    /// Where it is named.
    span: Span,
    /// What it reaches; none for the whole file.
    target: Option<Span>,
    is_used: bool,
}

impl Allowance<'_> {
    fn covers(&self, at: u32) -> bool {
        self.target.is_none_or(|target| target.start <= at && at <= target.end)
    }
}

/// How many suppressions of one rule before a finding are tried: they stand right before what they allow.
const MAX_TRIED: usize = 64;

/// Of `candidates`, in the order of what they reach, the last that covers a finding; or else one for the whole file.
fn covering(allowances: &[Allowance], candidates: &[usize], at: u32) -> Option<usize> {
    let start = |index: &usize| allowances[*index].target.map(|target| target.start);
    // Those for the whole file come first: they have no start.
    let before = candidates.partition_point(|index| start(index) <= Some(at));
    let near = candidates[..before].iter().rev().take(MAX_TRIED).find(|index| allowances[**index].covers(at));
    near.or_else(|| candidates.first().filter(|first| start(first).is_none())).copied()
}

fn allowances<'text>(
    sources: &[AnalysisSource<'text>],
    rules: &RuleSet,
    problems: &mut Vec<Diagnostic<Place>>,
) -> Vec<Allowance<'text>> {
    let mut allowances = Vec::new();
    for (number, source) in sources.iter().enumerate() {
        let number = number as u32;
        let place = |span: Span| Place { source: number, piece: WHOLE_FILE, span };
        let elements: Vec<Element> =
            if source.document.directives.is_empty() { Vec::new() } else { elements(source).collect() };
        for directive in &source.document.directives {
            let Some(reason) = directive.reason.as_ref().filter(|_| !directive.rules.is_empty()) else {
                let (message, help) = if directive.rules.is_empty() {
                    (
                        "this suppression names no rule",
                        "Write `lakatos: allow RULE — why`, with the rule's name as printed in brackets after the severity.",
                    )
                } else {
                    (
                        "this suppression gives no reason, so it allows nothing",
                        "Say why after a dash, as in `lakatos: allow RULE — the coding is settled in section 3`. A reader will want to know.",
                    )
                };
                let code = Code::SUPPRESSION_WITHOUT_REASON;
                problems.push(Diagnostic::new(code, place(directive.span), message).help(help));
                continue;
            };
            let target = target(source.text.whole(), &elements, directive);
            for (rule, span) in &directive.rules {
                if !rules.knows(rule) {
                    let nearest = rules.nearest(rule);
                    let help = match nearest {
                        None => "`lakatos rules` lists the rules.".to_owned(),
                        Some(nearest) => format!("Did you mean `{nearest}`?"),
                    };
                    let message = format!("there is no rule `{rule}`");
                    let unknown = Diagnostic::new(Code::UNKNOWN_RULE, place(*span), message).about(rule);
                    problems.push(unknown.help(help).maybe_replaced_by(nearest));
                } else {
                    allowances.push(Allowance { rule, reason, source: number, span: *span, target, is_used: false });
                }
            }
        }
    }
    allowances
}

/// What a suppression reaches; `elements` are the source's, in order.
fn target(text: &str, elements: &[Element], directive: &Directive) -> Option<Span> {
    let at = directive.span.start;
    let own_line = line_of(text, at as usize);
    let next = elements.partition_point(|element| element.part.start <= at);
    match directive.reach {
        Reach::File => None,
        // Elements lie one after another, so those on a line stand together.
        Reach::Line => Some(
            elements[..next]
                .iter()
                .rev()
                .skip_while(|element| element.part.start >= own_line.end)
                .take_while(|element| element.part.end > own_line.start)
                .fold(own_line, |all, element| Span {
                    start: all.start.min(element.part.start),
                    end: all.end.max(element.part.end),
                }),
        ),
        Reach::Next => {
            let next_line = line_of(text, own_line.end as usize + 1);
            match elements.get(next) {
                // A comment of the host speaks of what follows right after it, be it a fence.
                Some(next) if !next.is_far_from(text, at) => Some(next_line.to(next.whole)),
                // In prose, a comment speaks of the paragraph below it.
                _ => Some(own_line.to(end_of_paragraph(text, next_line))),
            }
        }
    }
}

/// The last line of the paragraph that a line begins.
fn end_of_paragraph(text: &str, first: Span) -> Span {
    let mut last = first;
    loop {
        let next = line_of(text, last.end as usize + 1);
        let is_over = next.start <= last.start || text.get(next.range()).is_none_or(is_markup);
        if is_over || text.get(last.range()).is_none_or(is_markup) {
            return last;
        }
        last = next;
    }
}

/// A header or property.
struct Element {
    /// Its own bytes.
    part: Span,
    /// What a suppression before it speaks of: the whole declaration for a header.
    whole: Span,
}

impl Element {
    /// Whether prose lies between: other lines than comments, blank ones and fences.
    fn is_far_from(&self, text: &str, offset: u32) -> bool {
        let from = line_of(text, offset as usize).end as usize;
        let between = text.get(from..line_of(text, self.part.start as usize).start as usize).unwrap_or_default();
        !between.lines().all(is_markup)
    }
}

fn elements<'text>(source: &AnalysisSource<'text>) -> impl Iterator<Item = Element> + 'text {
    source.document.pieces.iter().flat_map(|piece| {
        piece.read.declarations.iter().flat_map(move |declaration| {
            let base = piece.start;
            let header = Element { part: declaration.header.shifted(base), whole: declaration.span.shifted(base) };
            let properties = declaration.properties.iter().map(move |property| {
                let span = property.span.shifted(base);
                Element { part: span, whole: span }
            });
            std::iter::once(header).chain(properties)
        })
    })
}

/// The bytes of the line of `offset`, without its line end.
fn line_of(text: &str, offset: usize) -> Span {
    let offset = offset.min(text.len());
    let start = line_start(text, offset);
    let length = text.get(offset..).unwrap_or_default().find('\n');
    Span::new(start, length.map_or(text.len(), |length| offset + length))
}

/// The edits that would allow every one of `findings` for one `reason`: a comment line before what each is about.
pub fn allowing_edits(sources: &[AnalysisSource], hosts: &[Host], findings: &[Finding], reason: &str) -> Vec<Edit> {
    let mut rules_at: BTreeMap<(u32, usize, bool, &str), Vec<&str>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| !NOT_ALLOWABLE.contains(&finding.code.as_str())) {
        let number = finding.place.source;
        let Some(source) = sources.get(number as usize) else { continue };
        let at = finding.place.span.start;
        let within = elements(source).filter(|element| element.part.start <= at && at <= element.part.end);
        let element = within.min_by_key(|element| element.part.end - element.part.start);
        let start = element.as_ref().map_or(at, |element| element.part.start);
        let line = line_of(source.text.whole(), start as usize).start as usize;
        let margin = margin(source.text.whole().get(line..start as usize).unwrap_or_default());
        let rules = rules_at.entry((number, line, element.is_none(), margin)).or_default();
        if !rules.contains(&finding.code.as_str()) {
            rules.push(finding.code.as_str());
        }
    }
    let edits = rules_at.into_iter().filter_map(|((source, line, is_in_host, margin), rules)| {
        let comment = hosts.get(source as usize)?.comment(&written(&rules, reason), !is_in_host);
        let text = sources.get(source as usize).map_or("", |source| source.text.whole());
        let ends_in_crlf = text.get(line_of(text, line).range()).is_some_and(|line| line.ends_with('\r'));
        let newline = if ends_in_crlf { "\r\n" } else { "\n" };
        let text = format!("{margin}{comment}{newline}");
        Some(Edit { place: Location { source, span: Span::empty(line) }, text })
    });
    edits.collect()
}

/// What cannot be allowed: lines that are not read, suppressions themselves, and what stands where no comment can, in front
/// matter or in a comment.
pub const NOT_ALLOWABLE: [&str; 8] = [
    "commented-out-block",
    "unread-metadata",
    "syntax-error",
    "unfinished",
    "keyword-as-name",
    "suppression-without-reason",
    "unknown-rule",
    "unused-suppression",
];
