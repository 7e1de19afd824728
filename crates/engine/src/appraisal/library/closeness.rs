//! How close a case of a library is to one of the draft: by how many codings the two share, less those that differ; then
//! by how telling these are, by region, and by years.
//!
//! A shared coding is the more telling the fewer cases of the library have it: it counts by its surprise, the logarithm of
//! how rare it is. Two pairs of states that have a state in common are not independent of each other, for some of what they
//! share is that state being itself (Galton's problem): they count as one coding further apart, and come second where all
//! else is equal.

use super::LibraryRows;
use crate::appraisal::Appraisal;
use crate::appraisal::codings::{Coding, coding_of};
use crate::argument::{Argument, Case, CaseId, Named};
use std::cmp::Ordering;

/// Of the draft's cases, so many are compared with a library's.
const MAX_COMPARED: usize = 64;

/// The concept whose values are regions.
const REGION: &str = "region";

/// How close two cases are.
#[derive(Clone, Copy, Debug)]
pub struct Closeness {
    /// How many codings agree; contested ones where some do.
    pub shared: usize,
    /// Codings that agree, less those that do not.
    balance: isize,
    /// Whether the two have a state in common.
    is_kin: bool,
    /// How telling the codings that agree are.
    weight: f64,
    is_of_region: bool,
    years_apart: u32,
}

impl Closeness {
    /// The greater, the closer.
    fn compare(&self, other: &Self) -> Ordering {
        let by_codings = self.balance.cmp(&other.balance).then(other.is_kin.cmp(&self.is_kin));
        by_codings
            .then(self.weight.total_cmp(&other.weight))
            .then(self.is_of_region.cmp(&other.is_of_region))
            .then(other.years_apart.cmp(&self.years_apart))
    }
}

/// The case of the draft, of `candidates` or else of any, that a library's is closest to.
pub fn closest(
    argument: &Argument,
    appraisal: &Appraisal,
    candidates: &[CaseId],
    of_library: CaseId,
) -> Option<(CaseId, Closeness)> {
    let (library, rows) = (argument.library.as_deref()?, appraisal.library.as_ref()?);
    let all =
        (0..argument.cases.len()).map(CaseId::from_index).take(if candidates.is_empty() { MAX_COMPARED } else { 0 });
    let rated = candidates.iter().copied().take(MAX_COMPARED).chain(all).filter_map(|case| {
        let (ours, theirs) = (&appraisal.codings[case.index()], rows.codings.get(of_library.index())?);
        let (shared, differing, weight) = shared_codings(rows, ours, theirs);
        let balance = shared as isize - differing as isize;
        let (own, other) = (argument.case(case), library.case(of_library));
        let is_kin = have_a_state_in_common(own, other);
        let region = region_of(library, rows, case, ours);
        let of_library = region_in(library, theirs);
        Some((
            case,
            Closeness {
                shared,
                balance: balance - isize::from(is_kin),
                is_kin,
                weight,
                is_of_region: region.is_some() && region == of_library,
                years_apart: years_apart(own, other),
            },
        ))
    });
    rated.max_by(|(_, one), (_, other)| one.compare(other))
}

/// Puts the library's cases in order, the closest to some of `candidates` first.
pub fn closest_first(argument: &Argument, appraisal: &Appraisal, candidates: &[CaseId], of_library: &mut Vec<CaseId>) {
    let rate = |case: CaseId| Some((case, closest(argument, appraisal, candidates, case)?.1));
    let mut rated: Vec<(CaseId, Closeness)> = of_library.iter().filter_map(|case| rate(*case)).collect();
    if rated.len() < of_library.len() {
        // A draft without cases has none to be close to.
        return;
    }
    rated.sort_by(|(_, one), (_, other)| other.compare(one));
    *of_library = rated.into_iter().map(|(case, _)| case).collect();
}

/// The region of a case of the draft; where the draft does not say, as the library has it.
fn region_of(library: &Argument, rows: &LibraryRows, case: CaseId, own: &[Coding]) -> Option<(f64, f64)> {
    let known = || rows.known_as(case).and_then(|known| rows.codings.get(known.index()));
    region_in(library, own).or_else(|| region_in(library, known()?))
}

fn region_in(library: &Argument, codings: &[Coding]) -> Option<(f64, f64)> {
    let Named::Concept(region) = library.named(REGION)? else { return None };
    coding_of(codings, region)?.alternatives.first().map(|one| one.value)
}

/// Whether two cases have a word of their names in common: these are the states, mostly.
fn have_a_state_in_common(one: &Case, other: &Case) -> bool {
    let words = |case: &Case| -> Vec<String> {
        let words = case.header.name.split('-').filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
        words.map(str::to_owned).collect()
    };
    let others = words(other);
    words(one).iter().any(|word| others.contains(word))
}

/// How many codings two cases share, on how many they differ, and how telling the shared ones are.
fn shared_codings(rows: &LibraryRows, ours: &[Coding], theirs: &[Coding]) -> (usize, usize, f64) {
    let (mut shared, mut differing, mut weight) = (0, 0, 0.0);
    for own in ours {
        let Some(known) = coding_of(theirs, own.concept) else { continue };
        if agree(own, known) {
            shared += 1;
            weight += surprise(rows, own);
        } else {
            differing += 1;
        }
    }
    (shared, differing, weight)
}

/// The logarithm of how many cases of the library code the concept to one that agrees.
fn surprise(rows: &LibraryRows, own: &Coding) -> f64 {
    let coded = rows.codings.iter().filter_map(|codings| coding_of(codings, own.concept));
    let (mut all, mut agreeing) = (0.0, 0.0);
    for known in coded {
        all += 1.0;
        agreeing += f64::from(agree(own, known));
    }
    if agreeing > 0.0 { f64::ln(all / agreeing) } else { 0.0 }
}

/// Whether some value of the one meets some value of the other.
fn agree(one: &Coding, other: &Coding) -> bool {
    one.alternatives
        .iter()
        .any(|one| other.alternatives.iter().any(|other| one.value.0 <= other.value.1 && other.value.0 <= one.value.1))
}

/// How many years lie between two cases.
fn years_apart(one: &Case, other: &Case) -> u32 {
    let Some((one, other)) = one.period.zip(other.period) else { return u32::MAX };
    let end = |period: (f64, Option<f64>)| period.1.unwrap_or(f64::INFINITY);
    (other.0 - end(one)).max(one.0 - end(other)).max(0.0) as u32
}
