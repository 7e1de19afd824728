//! What a prediction comes to on a case.

use super::behind::observations_behind;
use super::passed_over::to_code;
use super::prediction::{case, prediction, result};
use super::{Entity, Facts, Field, Kind, KindInfo, Type, Value};
use crate::appraisal::codings::coding_of;
use crate::appraisal::explain::alternatives;
use crate::appraisal::result::CaseResult;
use crate::argument::print::value_text;
use crate::argument::{CaseId, ConceptId, Owner, Place, PredictionId};

pub const RESULT: KindInfo = KindInfo {
    kind: Kind::Result,
    name: "result",
    doc: "A prediction on a case. Rules see those that are not silent; of the undecided, only those the draft argues about.",
    subject: &["prediction", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "the observation of the outcome, or else the case's name", |facts, e| {
            Some(Value::Place(place(facts, PredictionId(e.first), case(e))))
        }),
        Field::new("prediction", Type::entity(Kind::Prediction), "the prediction", |_, e| {
            Some(Value::Entity(Entity::new(Kind::Prediction, e.first)))
        }),
        Field::new("case", Type::entity(Kind::Case), "the case", |_, e| {
            Some(Value::Entity(Entity::new(Kind::Case, e.second)))
        }),
        Field::new(
            "value",
            Type::STRING,
            "`corroborates`, `contradicts`, `absent as claimed`, `silent`, `undecided` or `contested`",
            |facts, e| Some(Value::string(result(facts, e).word())),
        ),
        Field::optional("theory", Type::entity(Kind::Theory), "the prediction's theory", |facts, e| {
            facts.theory_of(prediction(facts, e)).map(|id| Value::Entity(Entity::new(Kind::Theory, id.0)))
        }),
        Field::new("is_rescued", Type::BOOL, "whether an auxiliary takes the anomaly away", |facts, e| {
            Some(Value::Bool(is_rescued(facts, e)))
        }),
        Field::new("is_conceded", Type::BOOL, "whether the theory concedes the case", |facts, e| {
            Some(Value::Bool(is_conceded(facts, e)))
        }),
        Field::new("is_open", Type::BOOL, "an anomaly neither rescued nor conceded", |facts, e| {
            Some(Value::Bool(
                result(facts, e) == CaseResult::Contradicts && !is_rescued(facts, e) && !is_conceded(facts, e),
            ))
        }),
        Field::new(
            "is_building_case",
            Type::BOOL,
            "whether its owner was built on the case, or it is under `rescues` of an auxiliary concerned",
            |facts, e| Some(Value::Bool(is_building_case(facts, e))),
        ),
        Field::new(
            "is_argued_about",
            Type::BOOL,
            "whether the case is the puzzle's, or rescued, explained or tested",
            |facts, e| Some(Value::Bool(facts.argued_cases(prediction(facts, e)).contains(&case(e)))),
        ),
        Field::new(
            "missing",
            Type::list(Kind::Concept),
            "the fewest concepts that would decide it, less those coded `unknown` on purpose",
            |facts, e| {
                let missing = to_code(facts, PredictionId(e.first), case(e));
                Some(Value::entities(Kind::Concept, missing.into_iter().map(|id| id.0)))
            },
        ),
        Field::new("has_missing", Type::BOOL, "whether there are any of these", |facts, e| {
            Some(Value::Bool(facts.behind.is_uncoded(facts, (PredictionId(e.first), case(e)))))
        }),
        Field::new("alternatives", Type::STRING, "what it is under each contested coding", |facts, e| {
            Some(Value::string(alternatives_text(facts, e)))
        }),
        Field::new("observations", Type::list(Kind::Observation), "the observations that it depends on", |facts, e| {
            let behind = observations_behind(facts, PredictionId(e.first), case(e));
            Some(Value::pairs(Kind::Observation, behind.into_iter().map(|id| (id.case.0, id.index))))
        }),
        Field::new("outcome_value", Type::STRING, "how the outcome is coded", |facts, e| {
            let outcome = outcome_of(facts, e)?;
            let coding = coding_of(&facts.appraisal.codings[e.second as usize], outcome);
            let values = coding
                .iter()
                .flat_map(|coding| &coding.alternatives)
                .map(|one| value_text(facts.argument, outcome, one.value));
            Some(Value::string(values.collect::<Vec<_>>().join(" or ")))
        }),
    ],
};

/// Where the outcome of a prediction is observed on a case; or else the case's name.
pub fn place(facts: &Facts, id: PredictionId, case: CaseId) -> Place {
    let prediction = facts.argument.prediction(id);
    let outcome = prediction.claim.outcome.concepts().first().copied();
    let coding = outcome.and_then(|outcome| coding_of(&facts.appraisal.codings[case.index()], outcome));
    let observed = coding.and_then(|coding| coding.alternatives.first()).map(|alternative| alternative.place);
    let of_case = observed.unwrap_or(facts.argument.case(case).header.place);
    // Of a library's case that the draft brings in, the prediction is what is the draft's own.
    if facts.places.is_outside_drafts(of_case) { prediction.place } else { of_case }
}

impl Facts<'_> {
    /// Results other than silence; undecided ones only on cases that the draft argues about: all others are most of what
    /// there is, and no news.
    pub(super) fn telling_results(&self) -> Vec<Entity> {
        let mut results = Vec::new();
        for (index, prediction) in self.argument.predictions.iter().enumerate() {
            let id = PredictionId::from_index(index);
            let mut cases: Vec<CaseId> = [CaseResult::Corroborates, CaseResult::Contradicts, CaseResult::Contested]
                .into_iter()
                .flat_map(|result| self.appraisal.results[index].cases_that(result, &self.appraisal.table))
                .collect();
            let undecided = |case: &CaseId| self.appraisal.result(id, *case) == CaseResult::Undecided;
            cases.extend(self.argued_cases(prediction).into_iter().filter(undecided));
            cases.sort_unstable();
            cases.dedup();
            results.extend(cases.into_iter().map(|case| Entity::pair(Kind::Result, id.0, case.0)));
        }
        results
    }
}

fn is_rescued(facts: &Facts, entity: Entity) -> bool {
    let Some(theory) = facts.theory_of(prediction(facts, entity)) else { return false };
    facts.answered(theory).taken_away.contains(&case(entity))
}

fn is_conceded(facts: &Facts, entity: Entity) -> bool {
    let Some(theory) = facts.theory_of(prediction(facts, entity)) else { return false };
    facts.argument.is_conceded(theory, case(entity))
}

fn is_building_case(facts: &Facts, entity: Entity) -> bool {
    let case = case(entity);
    let rescues = |id| {
        let auxiliary = facts.argument.auxiliary(id);
        let rescues: Vec<CaseId> = auxiliary.rescues.iter().map(|rescued| rescued.id).collect();
        facts.appraisal.is_any_of(&auxiliary.built_on, case) || facts.appraisal.is_any_of(&rescues, case)
    };
    match prediction(facts, entity).owner {
        Owner::Theory(id) => {
            facts.appraisal.is_any_of(&facts.argument.theory(id).built_on, case)
                || facts.appraisal.amendments_of(id).any(|amendment| rescues(amendment.auxiliary))
        }
        Owner::Auxiliary(id) => {
            let of_theories = facts.argument.auxiliary(id).amends.iter();
            rescues(id)
                || of_theories
                    .into_iter()
                    .any(|theory| facts.appraisal.is_any_of(&facts.argument.theory(theory.id).built_on, case))
        }
        Owner::Paradigm(_) => false,
    }
}

fn alternatives_text(facts: &Facts, entity: Entity) -> String {
    let argument = facts.argument;
    let codings = &facts.appraisal.codings[entity.second as usize];
    let described = alternatives(argument, facts.appraisal, PredictionId(entity.first), case(entity)).into_iter().map(
        |(chosen, result)| {
            let chosen: Vec<String> = chosen
                .iter()
                .filter_map(|(concept, index)| {
                    let alternative = coding_of(codings, *concept)?.alternatives.get(*index)?;
                    let value = value_text(argument, *concept, alternative.value);
                    let source =
                        alternative.observations.iter().find_map(|id| id.resolve(argument).backing.citations.first());
                    let source = source.map(|citation| format!(" (@{})", citation.key)).unwrap_or_default();
                    Some(format!("`{} = {value}`{source}", argument.concept(*concept).header.name))
                })
                .collect();
            format!("{} if {}", clause(result), chosen.join(" and "))
        },
    );
    described.collect::<Vec<_>>().join(", ")
}

fn clause(result: CaseResult) -> &'static str {
    match result {
        CaseResult::Corroborates => "it comes true",
        CaseResult::Contradicts => "it fails",
        CaseResult::Absent => "both are absent, as it claims",
        CaseResult::Silent => "it says nothing",
        CaseResult::Undecided | CaseResult::Contested => "it stays open",
    }
}

fn outcome_of(facts: &Facts, entity: Entity) -> Option<ConceptId> {
    prediction(facts, entity).claim.outcome.concepts().first().copied()
}
