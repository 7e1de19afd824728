//! Cases, their observations, roles and likenesses.

use super::behind::is_decided_by;
use super::contested;
use super::doubts;
use super::library::{disagreement, dissent, known_there, outcome_of};
use super::{Entity, Facts, Field, Kind, KindInfo, Scalar, Type, Value};
use crate::appraisal::codings::{ObservationId, coding_of};
use crate::appraisal::roles::{Fit, fit};
use crate::appraisal::speaking::on_every_world;
use crate::argument::print::coded_text;
use crate::argument::print::{period_text, value_text};
use crate::argument::{BuiltIn, Case, CaseId, ConceptId, Likeness, Observation, Owner, PredictionId, Role};
use lakatos_syntax::ast::{Citation, Mode};
use std::sync::Arc;

pub const CASE: KindInfo = KindInfo {
    kind: Kind::Case,
    name: "case",
    doc: "A case.",
    subject: &["name"],
    fields: &[
        Field::new("place", Type::PLACE, "its name", |facts, e| Some(Value::Place(case(facts, e).header.place))),
        Field::new("name", Type::STRING, "its name", |facts, e| {
            Some(Value::String(case(facts, e).header.name.clone()))
        }),
        Field::new("title", Type::STRING, "its title", |facts, e| {
            Some(Value::String(case(facts, e).header.title.clone()))
        }),
        Field::new("has_period", Type::BOOL, "whether it, or the case it is within, is dated", |facts, e| {
            Some(Value::Bool(case(facts, e).period.is_some()))
        }),
        Field::new("observations", Type::list(Kind::Observation), "what it observes itself", |facts, e| {
            Some(Value::pairs(
                Kind::Observation,
                (0..case(facts, e).observations.len() as u32).map(|index| (e.first, index)),
            ))
        }),
        Field::new("roles", Type::list(Kind::Role), "the roles it is selected for", |facts, e| {
            Some(Value::pairs(Kind::Role, (0..case(facts, e).roles.len() as u32).map(|index| (e.first, index))))
        }),
        Field::optional("parent", Type::entity(Kind::Case), "the case it is within", |facts, e| {
            case(facts, e).parent.map(|id| Value::Entity(Entity::new(Kind::Case, id.0)))
        }),
        Field::new(
            "taken_from_other_years",
            Type::list(Kind::Concept),
            "what it takes over from the case that it is within, where its own years lie outside of that one's",
            |facts, e| Some(doubts::taken_from_other_years(facts, CaseId(e.first))),
        ),
        Field::new("periods", Type::list(Kind::Case), "the cases within it", |facts, e| {
            Some(Value::entities(Kind::Case, case(facts, e).periods.iter().map(|id| id.0)))
        }),
        Field::new(
            "constant_causes",
            Type::list(Kind::Prediction),
            "predictions whose condition stays the same over its periods while the outcome changes",
            |facts, e| {
                Some(Value::entities(
                    Kind::Prediction,
                    constant_causes(facts, case(facts, e)).into_iter().map(|id| id.0),
                ))
            },
        ),
        Field::new(
            "idle_moves",
            Type::list(Kind::Prediction),
            "predictions whose condition changes over its periods while the outcome stays the same, and that say nothing else of the periods without it; what the draft attacks is left out",
            |facts, e| Some(doubts::idle_moves(facts, CaseId(e.first))),
        ),
        Field::new("moved_outcomes", Type::List(Scalar::String), "the outcomes of those predictions", |facts, e| {
            let moved = constant_causes(facts, case(facts, e)).into_iter();
            let mut names: Vec<Arc<str>> = moved
                .flat_map(|id| facts.argument.prediction(id).claim.outcome.concepts())
                .map(|concept| facts.concept_name(concept))
                .collect();
            names.sort_unstable();
            names.dedup();
            Some(Value::strings(names))
        }),
        Field::new(
            "contested_results",
            Type::list(Kind::Result),
            "results that some of its own contested codings make a success or a failure; an auxiliary's only where its theory has none",
            |facts, e| {
                let results = facts.contested_results(CaseId(e.first));
                Some(Value::pairs(Kind::Result, results.iter().map(|id| (id.0, e.first))))
            },
        ),
        Field::new("contested_concepts", Type::list(Kind::Concept), "what those hang on", |facts, e| {
            let concepts = contested::concepts(facts, CaseId(e.first));
            Some(Value::entities(Kind::Concept, concepts.into_iter().map(|id| id.0)))
        }),
        Field::new("contested_place", Type::PLACE, "the first of the contested codings", |facts, e| {
            Some(Value::Place(contested::place(facts, CaseId(e.first))))
        }),
        Field::new("is_puzzle_case", Type::BOOL, "whether a puzzle is about it", |facts, e| {
            Some(Value::Bool(facts.is_puzzle_case(CaseId(e.first))))
        }),
    ],
};

pub const OBSERVATION: KindInfo = KindInfo {
    kind: Kind::Observation,
    name: "observation",
    doc: "`CONCEPT = VALUE` on a case.",
    subject: &["case", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "the coding", |facts, e| Some(Value::Place(observation(facts, e)?.place))),
        Field::new("case", Type::entity(Kind::Case), "the case", |_, e| {
            Some(Value::Entity(Entity::new(Kind::Case, e.first)))
        }),
        Field::new("concept", Type::entity(Kind::Concept), "what is observed", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Concept, observation(facts, e)?.concept.0)))
        }),
        Field::new("value", Type::STRING, "the value", |facts, e| {
            let observation = observation(facts, e)?;
            Some(Value::string(coded_text(facts.argument, observation.concept, observation.value)))
        }),
        Field::new(
            "has_source",
            Type::BOOL,
            "whether a work is cited for it, or for its case as a whole",
            |facts, e| {
                let of_case = &case(facts, e).header.citations;
                Some(Value::Bool(!observation(facts, e)?.backing.citations.is_empty() || !of_case.is_empty()))
            },
        ),
        Field::optional(
            "library_coding",
            Type::STRING,
            "how a library in use codes the concept on the same case and years, where no coding of the draft agrees with it",
            |facts, e| Some(Value::string(disagreement(facts, CaseId(e.first), observation(facts, e)?)?.0)),
        ),
        Field::optional("library_place", Type::PLACE, "where it does", |facts, e| {
            Some(Value::Place(disagreement(facts, CaseId(e.first), observation(facts, e)?)?.1))
        }),
        Field::optional(
            "library_dissent",
            Type::STRING,
            "the other side of a coding that a library in use has as contested, where the draft has this side alone",
            |facts, e| Some(Value::string(dissent(facts, CaseId(e.first), observation(facts, e)?)?.0)),
        ),
        Field::optional("dissent_place", Type::PLACE, "where the library has it", |facts, e| {
            Some(Value::Place(dissent(facts, CaseId(e.first), observation(facts, e)?)?.1))
        }),
        Field::optional(
            "known_in_library",
            Type::STRING,
            "how a library in use codes, on the same case and years, what is coded `unknown` here",
            |facts, e| Some(Value::string(known_there(facts, CaseId(e.first), observation(facts, e)?)?.0)),
        ),
        Field::optional("known_place", Type::PLACE, "where it does", |facts, e| {
            Some(Value::Place(known_there(facts, CaseId(e.first), observation(facts, e)?)?.1))
        }),
        Field::new("evidence", Type::STRING, "the word after `via`; empty if none", |facts, e| {
            Some(Value::String(observation(facts, e)?.backing.evidence.clone()))
        }),
        Field::new(
            "citations",
            Type::List(Scalar::String),
            "the works cited for it, with their locators",
            |facts, e| Some(Value::strings(citations(observation(facts, e)?))),
        ),
        Field::new("is_on_puzzle_case", Type::BOOL, "whether a puzzle is about its case", |facts, e| {
            Some(Value::Bool(facts.is_puzzle_case(CaseId(e.first))))
        }),
        Field::new(
            "decides",
            Type::list(Kind::Result),
            "decided results of theories' predictions that depend on it",
            |facts, e| {
                let id = ObservationId { case: CaseId(e.first), index: e.second };
                let concept = observation(facts, e)?.concept;
                let on_case = facts.decided_with(concept, id.case).iter();
                let decided = on_case.filter(|instance| is_decided_by(facts, **instance, id, concept));
                Some(Value::pairs(Kind::Result, decided.map(|(prediction, case)| (prediction.0, case.0))))
            },
        ),
        Field::new(
            "contradicted_by",
            Type::list(Kind::Observation),
            "earlier observations of the concept on the case, of another value, that cite the same work and place",
            |facts, e| {
                let own = observation(facts, e)?;
                let cited = &own.backing.citations;
                let is_cited_too =
                    |work: &Citation| cited.iter().any(|own| own.key == work.key && own.locator == work.locator);
                let earlier =
                    case(facts, e).observations.iter().enumerate().take(e.second as usize).filter(|(_, other)| {
                        other.concept == own.concept
                            && other.value != own.value
                            && other.backing.citations.iter().any(is_cited_too)
                    });
                Some(Value::pairs(Kind::Observation, earlier.map(|(index, _)| (e.first, index as u32))))
            },
        ),
    ],
};

pub const ROLE: KindInfo = KindInfo {
    kind: Kind::Role,
    name: "role",
    doc: "A role that a case is selected for (`selected-as`).",
    subject: &["case", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "the role's word", |facts, e| Some(Value::Place(role(facts, e)?.place))),
        Field::new("case", Type::entity(Kind::Case), "the case", |_, e| {
            Some(Value::Entity(Entity::new(Kind::Case, e.first)))
        }),
        Field::new("theory", Type::entity(Kind::Theory), "for which theory", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Theory, role(facts, e)?.theory.0)))
        }),
        Field::new("name", Type::STRING, "the role", |facts, e| Some(Value::String(role(facts, e)?.name.clone()))),
        Field::new("fit", Type::STRING, "`fits`, `mismatch` or `undecided`", |facts, e| {
            Some(Value::string(match role_fit(facts, e)? {
                Fit::Fits => "fits",
                Fit::Mismatch(_) => "mismatch",
                Fit::Undecided => "undecided",
            }))
        }),
        Field::new("reason", Type::STRING, "why it does not fit, as a clause; empty if it does", |facts, e| {
            Some(Value::string(match role_fit(facts, e)? {
                Fit::Mismatch(reason) => reason,
                Fit::Fits | Fit::Undecided => String::new(),
            }))
        }),
    ],
};

pub const LIKENESS: KindInfo = KindInfo {
    kind: Kind::Likeness,
    name: "likeness",
    doc: "A case likened to another (`like`).",
    subject: &["case", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "the other case's name", |facts, e| {
            Some(Value::Place(likeness(facts, e)?.other.place))
        }),
        Field::new("case", Type::entity(Kind::Case), "the case", |_, e| {
            Some(Value::Entity(Entity::new(Kind::Case, e.first)))
        }),
        Field::new("other", Type::entity(Kind::Case), "the other", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Case, likeness(facts, e)?.other.id.0)))
        }),
        Field::new("concepts", Type::list(Kind::Concept), "in which respects, where the draft says so", |facts, e| {
            Some(Value::entities(Kind::Concept, likeness(facts, e)?.concepts.iter().map(|id| id.0)))
        }),
        Field::new(
            "shared_concepts",
            Type::list(Kind::Concept),
            "concepts coded on both; only the respects given, where there are any",
            |facts, e| {
                let likeness = likeness(facts, e)?;
                let shared = (0..facts.argument.concepts.len()).map(ConceptId::from_index).filter(|concept| {
                    let is_meant = likeness.concepts.is_empty() || likeness.concepts.contains(concept);
                    let is_coded_itself = !matches!(facts.argument.concept(*concept).built_in, Some(BuiltIn::Year));
                    is_meant
                        && is_coded_itself
                        && is_coded(facts, CaseId(e.first), *concept)
                        && is_coded(facts, likeness.other.id, *concept)
                });
                Some(Value::entities(Kind::Concept, shared.map(|id| id.0)))
            },
        ),
        Field::new(
            "outcome_mismatches",
            Type::list(Kind::Concept),
            "outcomes of the draft on which the two are coded differently",
            |facts, e| {
                let differing = mismatches(facts, CaseId(e.first), likeness(facts, e)?.other.id);
                Some(Value::entities(Kind::Concept, differing.into_iter().map(|id| id.0)))
            },
        ),
        Field::new(
            "mismatch_text",
            Type::STRING,
            "how the first of those outcomes is coded on the one and on the other; empty where there is none",
            |facts, e| {
                let (own, other) = (CaseId(e.first), likeness(facts, e)?.other.id);
                let first = mismatches(facts, own, other).into_iter().next();
                Some(Value::string(first.map(|concept| values_of_both(facts, own, other, concept)).unwrap_or_default()))
            },
        ),
    ],
};

/// The outcomes of the draft that two likened cases are coded differently on, with nothing contested on either.
fn mismatches(facts: &Facts, one: CaseId, other: CaseId) -> Vec<ConceptId> {
    let concepts = (0..facts.argument.concepts.len()).map(ConceptId::from_index);
    concepts.filter(|concept| facts.concept_use(*concept).is_outcome && differ(facts, one, other, *concept)).collect()
}

/// "`none` in `korea-japan` (1990..2012) and `defence` in `greece-turkey` (1952..2012)".
fn values_of_both(facts: &Facts, one: CaseId, other: CaseId, concept: ConceptId) -> String {
    let told = |case: CaseId| {
        let value = certain(facts, case, concept).map(|value| value_text(facts.argument, concept, value));
        let years = period_text(facts.argument.case(case)).map(|years| format!(" ({years})")).unwrap_or_default();
        format!("`{}` in `{}`{years}", value.unwrap_or_default(), facts.argument.case(case).header.name)
    };
    format!("{} and {}", told(one), told(other))
}

fn case<'facts>(facts: &'facts Facts, entity: Entity) -> &'facts Case {
    facts.argument.case(CaseId(entity.first))
}

fn observation<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts Observation> {
    case(facts, entity).observations.get(entity.second as usize)
}

fn role<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts Role> {
    case(facts, entity).roles.get(entity.second as usize)
}

fn role_fit(facts: &Facts, entity: Entity) -> Option<Fit> {
    let role = role(facts, entity)?;
    Some(fit(facts.argument, facts.appraisal, CaseId(entity.first), &role.name, role.theory))
}

fn likeness<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts Likeness> {
    case(facts, entity).likenesses.get(entity.second as usize)
}

fn citations(observation: &Observation) -> Vec<Arc<str>> {
    observation.backing.citations.iter().map(written).collect()
}

/// A citation as it is written.
pub fn written(citation: &Citation) -> Arc<str> {
    match &citation.locator {
        Some(locator) => format!("@{}[{locator}]", citation.key).into(),
        None => format!("@{}", citation.key).into(),
    }
}

fn is_coded(facts: &Facts, case: CaseId, concept: ConceptId) -> bool {
    coding_of(&facts.appraisal.codings[case.index()], concept).is_some_and(|coding| !coding.alternatives.is_empty())
}

/// How a concept is coded on a case, with nothing contested; by a library where the draft says nothing.
fn certain(facts: &Facts, case: CaseId, concept: ConceptId) -> Option<(f64, f64)> {
    match coding_of(&facts.appraisal.codings[case.index()], concept) {
        Some(coding) => match coding.alternatives.as_slice() {
            [only] => Some(only.value),
            _ => None,
        },
        None => outcome_of(facts, case, concept),
    }
}

fn differ(facts: &Facts, one: CaseId, other: CaseId, concept: ConceptId) -> bool {
    certain(facts, one, concept).zip(certain(facts, other, concept)).is_some_and(|(one, other)| one != other)
}

/// Theories' predictions that cannot explain what changed between the periods of a case: the condition holds in all of
/// them (for `exactly when`, is the same in all), while the outcome moves. A necessary condition may well stay while the
/// outcome moves, and a condition that never holds predicts nothing.
fn constant_causes(facts: &Facts, case: &Case) -> Vec<PredictionId> {
    if case.periods.len() < 2 {
        return Vec::new();
    }
    let over_periods = |formula| -> Option<Vec<bool>> {
        case.periods.iter().map(|period| on_every_world(facts.appraisal, *period, formula)).collect()
    };
    let predictions = facts.argument.predictions.iter().enumerate();
    let constant = predictions.filter(|(_, prediction)| {
        let stays = |truths: Vec<bool>| match prediction.claim.mode {
            Mode::ExactlyWhen => truths.iter().all(|truth| *truth == truths[0]),
            Mode::When | Mode::MoreOftenWhen | Mode::MostlyWhen => truths.iter().all(|truth| *truth),
            Mode::OnlyWhen | Mode::Always | Mode::MovesWith => false,
        };
        matches!(prediction.owner, Owner::Theory(_))
            && over_periods(&prediction.claim.condition).is_some_and(stays)
            && over_periods(&prediction.claim.outcome)
                .is_some_and(|truths| truths.iter().any(|truth| *truth != truths[0]))
    });
    constant.map(|(index, _)| PredictionId::from_index(index)).collect()
}
