//! What each case is coded as, with what it inherits and what is contested.

use crate::argument::{Argument, BuiltIn, CaseId, CodedValue, ConceptId, Observation, Place};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// An observation, by its case and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObservationId {
    /// The case on which it is written.
    pub case: CaseId,
    /// Its number among that case's observations.
    pub index: u32,
}

impl ObservationId {
    /// The observation itself.
    pub fn resolve(self, argument: &Argument) -> &Observation {
        &argument.case(self.case).observations[self.index as usize]
    }
}

/// How one concept is coded on one case.
#[derive(Clone, Debug, PartialEq)]
pub struct Coding {
    /// The concept.
    pub concept: ConceptId,
    /// The values it may have: none where it is coded `unknown`, several where it is contested.
    pub alternatives: Vec<Alternative>,
}

/// One value, and who says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// First and last value over the period; one and the same for a single value.
    pub value: (f64, f64),
    /// The observations that agree on it. Empty for a value that only `settles` names.
    pub observations: Vec<ObservationId>,
    /// Where it is written.
    pub place: Place,
}

impl Coding {
    /// Whether observations disagree and nothing settles it.
    pub fn is_contested(&self) -> bool {
        self.alternatives.len() > 1
    }
}

/// The codings of every case, by concept.
pub fn codings(argument: &Argument) -> Vec<Arc<[Coding]>> {
    let year = argument.concepts.iter().position(|concept| concept.built_in == Some(BuiltIn::Year));
    let year = year.map(ConceptId::from_index);
    let mut done: Vec<Option<Arc<[Coding]>>> = vec![None; argument.cases.len()];
    for index in 0..argument.cases.len() {
        let mut chain = vec![CaseId::from_index(index)];
        while let Some(parent) = chain.last().and_then(|last| argument.case(*last).parent) {
            if done[parent.index()].is_some() {
                break;
            }
            chain.push(parent);
        }
        for case in chain.into_iter().rev() {
            if done[case.index()].is_none() {
                let inherited = argument.case(case).parent.and_then(|parent| {
                    let codings = done[parent.index()].as_deref()?;
                    Some(codings.iter().map(|coding| in_period(argument, coding, (parent, case))).collect::<Vec<_>>())
                });
                done[case.index()] = Some(codings_of(argument, case, inherited.unwrap_or_default(), year));
            }
        }
    }
    done.into_iter().map(Option::unwrap_or_default).collect()
}

/// What a coding of a case says of a period of it.
fn in_period(argument: &Argument, coding: &Coding, cases: (CaseId, CaseId)) -> Coding {
    let mut coding = coding.clone();
    for alternative in &mut coding.alternatives {
        alternative.value = value_of_period(argument, alternative.value, cases);
    }
    coding
}

/// What a value of a case, the first of the two, is in a period of it: of one that counts years, those that fall into it.
pub fn value_of_period(argument: &Argument, value: (f64, f64), (whole, part): (CaseId, CaseId)) -> (f64, f64) {
    match (years_counted(argument, whole, value), argument.case(part).period) {
        (Some((start, end)), Some((first, Some(last)))) if start <= first && last <= end => {
            (value.0 - start + first, value.0 - start + last)
        }
        _ => value,
    }
}

/// First and last year of a case in which a value counts years, one a year: it moved by as much as the period is long.
pub fn years_counted(argument: &Argument, case: CaseId, (low, high): (f64, f64)) -> Option<(f64, f64)> {
    let (first, last) = argument.case(case).period?;
    let years = last? - first;
    ((1.0..MAX_YEARS).contains(&years) && high - low == years).then_some((first, first + years))
}

/// How many years a period may have to be gone through year by year.
const MAX_YEARS: f64 = 10_000.0;

/// A case inherits what the case it is within observes, and overrides what it observes itself.
fn codings_of(argument: &Argument, id: CaseId, mut inherited: Vec<Coding>, year: Option<ConceptId>) -> Arc<[Coding]> {
    let case = argument.case(id);
    let mut own: Vec<Coding> = Vec::with_capacity(case.observations.len() + inherited.len() + 1);
    let mut positions: FxHashMap<ConceptId, usize> = FxHashMap::default();
    for (index, observation) in case.observations.iter().enumerate() {
        let position = *positions.entry(observation.concept).or_insert_with(|| {
            // Nearly all have one value: a vector that grows by itself has room for four.
            own.push(Coding { concept: observation.concept, alternatives: Vec::with_capacity(1) });
            own.len() - 1
        });
        let coding = &mut own[position];
        let CodedValue::Within(low, high) = observation.value else { continue };
        let id = ObservationId { case: id, index: index as u32 };
        match coding.alternatives.iter_mut().find(|alternative| alternative.value == (low, high)) {
            Some(alternative) => alternative.observations.push(id),
            None => {
                let alternative = Alternative { value: (low, high), observations: vec![id], place: observation.place };
                coding.alternatives.push(alternative);
            }
        }
    }
    inherited.retain(|coding| Some(coding.concept) != year && !positions.contains_key(&coding.concept));
    own.extend(inherited);
    for settlement in &case.settles {
        let CodedValue::Within(low, high) = settlement.value else { continue };
        let position = own.iter().position(|coding| coding.concept == settlement.concept);
        let adopted = position
            .and_then(|position| {
                own[position].alternatives.iter().find(|alternative| alternative.value == (low, high)).cloned()
            })
            .unwrap_or_else(|| Alternative { value: (low, high), observations: Vec::new(), place: settlement.place });
        let coding = Coding { concept: settlement.concept, alternatives: vec![adopted] };
        match position {
            Some(position) => own[position] = coding,
            None => own.push(coding),
        }
    }
    // Nobody codes the years of a case: they are its period.
    if let (Some(concept), Some((first, last))) = (year, case.period) {
        let value = (first, last.unwrap_or(f64::INFINITY));
        let years = Alternative { value, observations: Vec::new(), place: case.header.place };
        own.push(Coding { concept, alternatives: vec![years] });
    }
    for coding in &mut own {
        coding.alternatives.sort_by(|a, b| a.value.0.total_cmp(&b.value.0).then(a.value.1.total_cmp(&b.value.1)));
    }
    own.sort_by_key(|coding| coding.concept);
    own.into()
}

/// How a concept is coded on a case; none where nothing is said of it.
pub fn coding_of(codings: &[Coding], concept: ConceptId) -> Option<&Coding> {
    codings.binary_search_by_key(&concept, |coding| coding.concept).ok().map(|index| &codings[index])
}
