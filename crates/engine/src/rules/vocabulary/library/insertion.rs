//! A case of a library, written as the draft would declare it.

use crate::appraisal::codings::value_of_period;
use crate::argument::print::{coded_text, period_text};
use crate::argument::{Argument, Case, CaseId, CodedValue, ConceptId, Observation};
use crate::rules::vocabulary::Facts;
use crate::rules::vocabulary::case::written;
use lakatos_syntax::ast::Citation;
use lakatos_syntax::quoted;
use std::fmt::Write as _;

/// The case with its codings of concepts that the draft speaks of.
pub fn declaration_of(facts: &Facts, id: CaseId) -> Option<String> {
    let (library, _) = facts.library()?;
    let case = library.case(id);
    let mut text = format!("case {}", free_name(facts.argument, case));
    if !case.header.title.is_empty() {
        let _ = write!(text, " {}", quoted(&case.header.title));
    }
    if let Some(period) = period_text(case) {
        let _ = write!(text, " {period}");
    }
    for observation in spoken_of(facts.argument, library, id) {
        let _ = write!(text, "\n  {}", line(library, &observation));
    }
    Some(text)
}

/// The name of the case, or where the draft has it for something else, with the first year behind.
fn free_name(argument: &Argument, case: &Case) -> String {
    let name = case.header.name.to_string();
    match case.period {
        Some((first, _)) if argument.named(&name).is_some() => format!("{name}-{first}"),
        _ => name,
    }
}

/// The observations of a case and of those that it is within, of concepts that are wanted: what is nearest counts, and of a
/// count of years those of the case.
pub fn observations_of(library: &Argument, id: CaseId, is_wanted: impl Fn(ConceptId) -> bool) -> Vec<Observation> {
    let mut told: Vec<Observation> = Vec::new();
    for ancestor in library.with_ancestors(id) {
        let known: Vec<_> = told.iter().map(|observation| observation.concept).collect();
        let of_ancestor = library.case(ancestor).observations.iter();
        let new = of_ancestor.filter(|own| is_wanted(own.concept) && !known.contains(&own.concept));
        told.extend(new.map(|observation| in_period(library, observation, (ancestor, id))));
    }
    told
}

/// Those of concepts that the draft has.
fn spoken_of(argument: &Argument, library: &Argument, id: CaseId) -> Vec<Observation> {
    observations_of(library, id, |concept| concept.index() < argument.concepts.len())
}

/// An observation of a case, the first of the two, as it is in a period of it.
fn in_period(library: &Argument, observation: &Observation, cases: (CaseId, CaseId)) -> Observation {
    let mut observation = observation.clone();
    if let CodedValue::Within(low, high) = observation.value {
        let (low, high) = value_of_period(library, (low, high), cases);
        observation.value = CodedValue::Within(low, high);
    }
    observation
}

/// An observation as it is written.
pub fn line(library: &Argument, observation: &Observation) -> String {
    let value = coded_text(library, observation.concept, observation.value);
    let mut line = format!("{} = {value}", library.concept(observation.concept).header.name);
    for citation in observation.backing.citations.iter() {
        let _ = write!(line, " {}", written(citation));
    }
    if !observation.backing.why.is_empty() {
        let _ = write!(line, " {}", quoted(&observation.backing.why));
    }
    if !observation.backing.evidence.is_empty() {
        let _ = write!(line, " via {}", observation.backing.evidence);
    }
    line
}

/// A `source` line for each work behind the case that the draft would have to declare.
pub fn source_lines(facts: &Facts, id: CaseId) -> Vec<String> {
    let Some((library, _)) = facts.library() else { return Vec::new() };
    let observations = spoken_of(facts.argument, library, id);
    let cited = observations.iter().flat_map(|observation| observation.backing.citations.iter());
    let mut keys: Vec<&str> = cited.map(|Citation { key, .. }| &**key).collect();
    keys.sort_unstable();
    keys.dedup();
    let line = |key: &str| source_line(facts, key).unwrap_or_else(|| format!("source {key}"));
    keys.into_iter().filter(|key| facts.lacks_work(key)).map(line).collect()
}

/// A `source` line for a work that a library in use cites; none for any other.
pub fn source_line(facts: &Facts, key: &str) -> Option<String> {
    facts.places.work(key).map(|title| format!("source {key} {}", quoted(&title)))
}
