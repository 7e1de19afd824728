//! Which part of a case's period a formula holds in, where an observed value moved across a threshold.
//!
//! A value that moved by as much as the years of the period is read as a count of years, one a year (`years since …`):
//! then the part has dates. Otherwise only the values can be said.

use super::codings::{Coding, coding_of, years_counted};
use super::derived::written_out;
use super::truth::truth_of;
use crate::argument::formula::Formula;
use crate::argument::{Argument, CaseId, ConceptId};

/// A formula that holds in a part of a case only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it holds: "to 1995 only".
    pub holds: String,
    /// Where it does not: "after 1995".
    pub fails: String,
    /// What moved: "50 in 1995, 67 in 2012".
    pub note: String,
}

/// The part of `case` in which `formula` holds; none where it holds or fails throughout, or depends on what is unknown.
pub fn part(argument: &Argument, case: CaseId, codings: &[Coding], formula: &Formula) -> Option<Part> {
    let formula = &written_out(argument, formula);
    let ranged: Vec<(ConceptId, f64, f64)> = formula
        .concepts()
        .into_iter()
        .filter_map(|concept| match coding_of(codings, concept)?.alternatives.as_slice() {
            [only] if only.value.0 < only.value.1 && only.value.1.is_finite() => {
                Some((concept, only.value.0, only.value.1))
            }
            _ => None,
        })
        .collect();
    if ranged.is_empty() {
        return None;
    }
    by_year(argument, case, codings, formula, &ranged).or_else(|| match ranged.as_slice() {
        [(concept, low, high)] => by_value(argument, codings, formula, *concept, *low, *high),
        _ => None,
    })
}

fn by_year(
    argument: &Argument,
    case: CaseId,
    codings: &[Coding],
    formula: &Formula,
    ranged: &[(ConceptId, f64, f64)],
) -> Option<Part> {
    let counted: Option<Vec<(f64, f64)>> =
        ranged.iter().map(|(_, low, high)| years_counted(argument, case, (*low, *high))).collect();
    let (first, last) = *counted?.first()?;
    let years = last - first;
    let samples: Vec<(f64, bool)> = (0..=years as u32)
        .map(|elapsed| {
            let elapsed = f64::from(elapsed);
            let value = |concept: ConceptId| match ranged.iter().find(|(ranged, ..)| *ranged == concept) {
                Some((_, low, _)) => Some((low + elapsed, low + elapsed)),
                None => certain_value(codings, concept),
            };
            truth_of(formula, &value).map(|truth| (first + elapsed, truth))
        })
        .collect::<Option<_>>()?;
    let last_holding = samples.iter().rev().find(|(_, holds)| *holds)?.0;
    let (_, low, high) = ranged.first()?;
    let note = format!("{} in {last_holding}, {high} in {}", low + last_holding - first, first + years);
    described(&samples, "", first, first + years, note)
}

fn by_value(
    argument: &Argument,
    codings: &[Coding],
    formula: &Formula,
    concept: ConceptId,
    low: f64,
    high: f64,
) -> Option<Part> {
    let mut points = vec![low, high];
    for comparison in formula.comparisons() {
        if comparison.concept == concept && low < comparison.operand && comparison.operand < high {
            points.push(comparison.operand);
        }
    }
    points.sort_by(f64::total_cmp);
    points.dedup();
    // Every threshold, and a value between each two.
    let between = points.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0);
    let mut values: Vec<f64> = points.iter().copied().chain(between).collect();
    values.sort_by(f64::total_cmp);
    let samples: Vec<(f64, bool)> = values
        .into_iter()
        .map(|sample| {
            let value = |other: ConceptId| {
                if other == concept { Some((sample, sample)) } else { certain_value(codings, other) }
            };
            truth_of(formula, &value).map(|truth| (sample, truth))
        })
        .collect::<Option<_>>()?;
    let name = &argument.concept(concept).header.name;
    let note = format!("{low} to {high}");
    described(&samples, &format!("where `{name}` is "), low, high, note)
}

fn certain_value(codings: &[Coding], concept: ConceptId) -> Option<(f64, f64)> {
    match coding_of(codings, concept)?.alternatives.as_slice() {
        [only] => Some(only.value),
        _ => None,
    }
}

/// In words, from samples in order.
fn described(samples: &[(f64, bool)], lead: &str, first: f64, last: f64, note: String) -> Option<Part> {
    if samples.iter().all(|(_, holds)| *holds) || samples.iter().all(|(_, holds)| !*holds) {
        return None;
    }
    let spans = |wanted: bool| -> Vec<(f64, f64)> {
        let mut spans: Vec<(f64, f64)> = Vec::new();
        let mut is_open = false;
        for (at, holds) in samples {
            match spans.last_mut() {
                Some(span) if is_open && *holds == wanted => span.1 = *at,
                _ if *holds == wanted => spans.push((*at, *at)),
                _ => {}
            }
            is_open = *holds == wanted;
        }
        spans
    };
    let holding = spans(true);
    let is_of_years = lead.is_empty();
    let (holds, fails) = match holding.as_slice() {
        [(start, end)] if *start == first && is_of_years => (format!("to {end} only"), format!("after {end}")),
        [(start, end)] if *end == last && is_of_years => (format!("from {start} only"), format!("before {start}")),
        _ => {
            let list = |spans: Vec<(f64, f64)>| {
                let words: Vec<String> = spans
                    .iter()
                    .map(|(start, end)| if start == end { format!("{start}") } else { format!("{start} to {end}") })
                    .collect();
                words.join(" and ")
            };
            let lead = if is_of_years { "in " } else { lead };
            (format!("{lead}{} only", list(holding.clone())), format!("{lead}{}", list(spans(false))))
        }
    };
    Some(Part { holds, fails, note })
}
