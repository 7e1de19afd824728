//! Where a coded case of the draft and the rows of a data set say different things of one unit in one period.

use super::account::DataAccount;
use super::named::UnitsByName;
use super::set::{DataSet, Values};
use crate::appraisal::codings::{Coding, ObservationId};
use crate::argument::{Argument, CaseId, ConceptId, Domain};
use std::ops::Range;
use std::sync::Arc;

/// What a case codes otherwise than the rows of its unit and period.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// The case.
    pub case: CaseId,
    /// The unit.
    pub unit: usize,
    /// The concept.
    pub concept: ConceptId,
    /// The observation.
    pub observation: ObservationId,
    /// What the case says.
    pub coded: (f64, f64),
    /// What most of the rows that say otherwise do.
    pub found: f64,
    /// How many rows say otherwise.
    pub otherwise: usize,
    /// Of how many in the period that say anything.
    pub of: usize,
    /// The first and last year of these.
    pub years: (f64, f64),
}

/// The codings of drafts that at least half of the rows of their period do not bear out. A case without years, one whose unit
/// is not named as a unit of the table, and a contested coding are left alone.
pub fn disagreements(argument: &Argument, codings: &[Arc<[Coding]>], account: &DataAccount) -> Vec<Disagreement> {
    let mut found = Vec::new();
    let set = &*account.bound.set;
    let mut units = None;
    for case in (0..argument.cases.len()).map(CaseId::from_index) {
        let own = argument.case(case);
        let Some((first, Some(last))) = own.period else { continue };
        if argument.is_outside_drafts(own.header.place) || codings[case.index()].is_empty() {
            continue;
        }
        let units = units.get_or_insert_with(|| UnitsByName::new(account));
        let Some(unit) = units.of_case(argument, case) else { continue };
        let rows = rows_of(set, unit, first, last);
        // Who settles a coding knows that there is another.
        let is_argued = |concept: ConceptId| own.settles.iter().any(|settlement| settlement.concept == concept);
        for coding in codings[case.index()].iter().filter(|coding| !is_argued(coding.concept)) {
            found.extend(disagreement(argument, account, case, unit, coding, rows.clone()));
        }
    }
    found
}

/// The rows of a unit in a period. They stand in the order of their years.
fn rows_of(set: &DataSet, unit: usize, first: f64, last: f64) -> Range<usize> {
    let rows = set.units().rows(unit);
    let is_within = |row: &usize| set.year(*row).is_some_and(|year| first <= year && year <= last);
    let within = rows.clone().filter(is_within);
    let (start, end) = (within.clone().next(), within.last());
    start.zip(end).map_or(rows.start..rows.start, |(start, end)| start..end + 1)
}

fn disagreement(
    argument: &Argument,
    account: &DataAccount,
    case: CaseId,
    unit: usize,
    coding: &Coding,
    rows: Range<usize>,
) -> Option<Disagreement> {
    let set = &*account.bound.set;
    let [only] = coding.alternatives.as_slice() else { return None };
    // What is inherited from another case was coded for that one.
    let observation = *only.observations.iter().find(|observation| observation.case == case)?;
    let Values::OfRow(column) = account.bound.values(coding.concept)? else { return None };
    let known: Vec<(usize, f64)> = rows.filter_map(|row| Some((row, column.value(row)?.0))).collect();
    let slack = match argument.concept(coding.concept).domain {
        Domain::Number => rounding(only.value.0).max(rounding(only.value.1)),
        Domain::Levels { .. } => 0.0,
    };
    let agrees = |value: f64| only.value.0 - slack <= value && value <= only.value.1 + slack;
    let otherwise: Vec<f64> = known.iter().map(|(_, value)| *value).filter(|value| !agrees(*value)).collect();
    if otherwise.is_empty() || 2 * otherwise.len() < known.len() {
        return None;
    }
    let often = |wanted: f64| otherwise.iter().filter(|value| **value == wanted).count();
    let most = otherwise.iter().copied().max_by_key(|value| often(*value))?;
    let years = (set.year(known.first()?.0)?, set.year(known.last()?.0)?);
    Some(Disagreement {
        case,
        unit,
        concept: coding.concept,
        observation,
        coded: only.value,
        found: most,
        otherwise: otherwise.len(),
        of: known.len(),
        years,
    })
}

/// By how much a number may be off that was rounded to the digits it is written with.
fn rounding(value: f64) -> f64 {
    if !value.is_finite() {
        return 0.0;
    }
    let written = value.to_string();
    let decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    // A little more than half, for what a sum of binary fractions is off.
    0.500_001 * 10f64.powi(-i32::try_from(decimals).unwrap_or_default())
}
