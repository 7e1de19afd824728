//! What a referee would doubt of a case.

use crate::appraisal::periods::is_of_other_years;
use crate::argument::CaseId;
use crate::rules::vocabulary::{Facts, Kind, Value};

/// What a case takes over from the one that it is within, where its years lie outside of that one's: what was observed in
/// other years.
pub fn taken_from_other_years(facts: &Facts, id: CaseId) -> Value {
    let (argument, case) = (facts.argument, facts.argument.case(id));
    let of_other_years = case.parent.is_some_and(|parent| is_of_other_years(argument, id, parent));
    if !of_other_years || argument.is_outside_drafts(case.header.place) {
        return Value::List(Vec::new());
    }
    let observed = facts.appraisal.codings[id.index()].iter().map(|coding| coding.concept);
    let own = |concept: &crate::argument::ConceptId| case.observations.iter().any(|one| one.concept == *concept);
    Value::entities(Kind::Concept, observed.filter(|concept| !own(concept)).map(|concept| concept.0))
}
