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
    let mut read: FxHashMap<u32, Vec<Span>> = FxHashMap::default();
    let mut best: FxHashMap<(u32, Span), usize> = FxHashMap::default();
    let mut drop = vec![false; findings.len()];
    for (index, finding) in findings.iter().enumerate() {
        let rule = rules.rule(finding.code.as_str());
        if !rule.is_some_and(|rule| rule.file.applies_to.iter().any(|kind| IN_PROSE.contains(kind))) {
            continue;
        }
        let Location { source, span } = finding.place;
        let all = read.entry(source).or_insert_with(|| in_order(prose, source));
        let Some(sentence) = around(all, span) else { continue };
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

/// The sentences of a draft by their place: notes are read behind the text.
fn in_order(prose: &Prose, source: u32) -> Vec<Span> {
    let mut all: Vec<Span> = prose.sentences(source as usize).iter().map(|sentence| sentence.span).collect();
    all.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    all
}

/// The innermost sentence that some bytes stand in.
fn around(sentences: &[Span], span: Span) -> Option<Span> {
    let before = sentences.partition_point(|sentence| sentence.start <= span.start);
    sentences[..before].iter().rev().take(MOST_WITHIN).copied().find(|sentence| span.end <= sentence.end)
}
