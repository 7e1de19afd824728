//! Whether an outcome and its condition are read off the same thing.

use super::Facts;
use crate::appraisal::derived::spoken_of;
use crate::argument::{ConceptId, Prediction};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The words in which both the outcome and its condition are said to be measured, where they say how.
pub fn alike_measures(facts: &Facts, prediction: &Prediction) -> Vec<Arc<str>> {
    let measured = |concept: ConceptId| facts.argument.concept(concept).measured.iter().filter(|text| says_how(text));
    let plain = |text: &Arc<str>| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let of_condition: Vec<String> =
        spoken_of(facts.argument, &prediction.claim.condition).into_iter().flat_map(measured).map(plain).collect();
    let outcomes = spoken_of(facts.argument, &prediction.claim.outcome);
    let mut alike: Vec<Arc<str>> =
        outcomes.into_iter().flat_map(measured).filter(|text| of_condition.contains(&plain(text))).cloned().collect();
    alike.dedup();
    alike
}

/// Words that point elsewhere, and say nothing of what is looked at.
const POINTERS: &[&str] = &[
    "see",
    "appendix",
    "codebook",
    "table",
    "section",
    "chapter",
    "footnote",
    "note",
    "supplement",
    "online",
    "below",
    "above",
    "data",
    "dataset",
    "datasets",
    "set",
    "sets",
    "source",
    "sources",
    "index",
    "score",
    "scores",
    "variable",
    "coded",
    "coding",
    "coder",
    "coders",
    "measured",
    "described",
    "based",
    "according",
    "author",
    "authors",
    "own",
    "expert",
    "experts",
    "report",
    "reports",
    "various",
    "standard",
    "same",
    "version",
    "from",
    "the",
    "with",
    "and",
    "for",
    "our",
    "its",
    "this",
    "that",
    "are",
    "was",
    "were",
    "has",
    "have",
    "not",
    "any",
    "per",
    "who",
    "two",
    "one",
    "other",
    "others",
    "page",
    "pages",
];

/// Whether a text says what one would look at. A name (`Correlates of War`) or a pointer (`see appendix A`) is shared by
/// measures of many things.
fn says_how(text: &str) -> bool {
    const LEAST: usize = 3;
    let words = text.split(|c: char| !c.is_alphanumeric());
    let content = words.filter(|word| word.chars().count() > 2 && word.starts_with(char::is_lowercase));
    content.filter(|word| !POINTERS.contains(word)).count() >= LEAST
}

/// One concept measured by the other, or both measured by a third.
pub fn shared_measures(facts: &Facts, prediction: &Prediction) -> Vec<Arc<str>> {
    let measures = |concept: ConceptId| -> Vec<Arc<str>> {
        facts.measured_by(concept).iter().chain([&concept]).map(|id| facts.concept_name(*id)).collect()
    };
    let of_condition: Vec<Arc<str>> =
        spoken_of(facts.argument, &prediction.claim.condition).into_iter().flat_map(measures).collect();
    let outcomes = spoken_of(facts.argument, &prediction.claim.outcome);
    let of_outcome = outcomes.iter().copied().flat_map(measures);
    let mut shared: Vec<Arc<str>> = of_outcome.filter(|measure| of_condition.contains(measure)).collect();
    // Yesterday's outcome as today's condition is a concept of its own, not a measure shared.
    shared.retain(|measure| outcomes.iter().all(|outcome| facts.concept_name(*outcome) != *measure));
    shared.dedup();
    shared
}

impl Facts<'_> {
    /// The concepts that measure another one.
    fn measured_by(&self, concept: ConceptId) -> &[ConceptId] {
        let worked_out = || {
            let mut by: FxHashMap<ConceptId, Vec<ConceptId>> = FxHashMap::default();
            for (index, one) in self.argument.concepts.iter().enumerate() {
                for measured in &one.measures {
                    let others = by.entry(*measured).or_default();
                    if others.last() != Some(&ConceptId::from_index(index)) {
                        others.push(ConceptId::from_index(index));
                    }
                }
            }
            by
        };
        self.measured_by.get_or_init(worked_out).get(&concept).map_or(&[], Vec::as_slice)
    }
}
