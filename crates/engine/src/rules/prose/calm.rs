//! One finding a sentence: whoever reads a draft is asked one thing at a time.

use super::Prose;
use crate::rules::finding::{Finding, Location};
use crate::rules::set::RuleSet;
use crate::rules::vocabulary::Kind;
use lakatos_syntax::Span;
use rustc_hash::FxHashMap;

/// Kinds of things that stand in sentences.
const IN_PROSE: [Kind; 3] = [Kind::Sentence, Kind::SpokenTheory, Kind::SpokenCase];

/// How many sentences may stand in notes within a sentence.
const MOST_WITHIN: usize = 16;

/// Of the findings in a sentence, keeps one: the most serious, and of those the first.
pub fn one_a_sentence(findings: &mut Vec<Finding>, prose: &Prose, rules: &RuleSet) {
    let mut best: FxHashMap<(u32, Span), usize> = FxHashMap::default();
    let mut drop = vec![false; findings.len()];
    for (index, finding) in findings.iter().enumerate() {
        let rule = rules.rule(finding.code.as_str());
        if !rule.is_some_and(|rule| rule.file.applies_to.iter().any(|kind| IN_PROSE.contains(kind))) {
            continue;
        }
        let Location { source, span } = finding.place;
        let Some(sentence) = around(prose, source as usize, span) else { continue };
        match best.get(&(source, sentence)).copied() {
            Some(other) if findings[other].severity <= finding.severity => drop[index] = true,
            Some(other) => {
                drop[other] = true;
                best.insert((source, sentence), index);
            }
            None => {
                best.insert((source, sentence), index);
            }
        }
    }
    let mut number = 0..;
    findings.retain(|_| !number.next().is_some_and(|index: usize| drop[index]));
}

/// The innermost sentence of a draft that some bytes stand in.
fn around(prose: &Prose, source: usize, span: Span) -> Option<Span> {
    let sentences = prose.in_order(source);
    let before = sentences.partition_point(|sentence| prose.now(source, *sentence).start <= span.start);
    let near = sentences[..before].iter().rev().take(MOST_WITHIN).map(|sentence| prose.now(source, *sentence));
    near.into_iter().find(|sentence| span.end <= sentence.end)
}
