//! What an auxiliary does to a theory, and to the cases it is to rescue.

use super::auxiliary::{excepted_concepts, exception_place, exceptions_of};
use super::library::{lost_results, missing_results};
use super::theory::instances;
use super::{Entity, Facts, Field, Kind, KindInfo, Type, Value};
use crate::appraisal::amendment::{Amendment, Rescue, RescueOutcome, exception_of};
use crate::appraisal::codings::coding_of;
use crate::appraisal::derived::spoken_of;
use crate::appraisal::repair::{Excess, NoExcess};
use crate::appraisal::result::{CaseResult, Instance};
use crate::argument::print::formula_text;
use crate::argument::{CaseId, ConceptId};

pub const AMENDMENT: KindInfo = KindInfo {
    kind: Kind::Amendment,
    name: "amendment",
    doc: "An auxiliary on one of the theories it amends: the theory with it, compared with the theory without it.",
    subject: &["auxiliary", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "the auxiliary's name", |facts, e| {
            Some(Value::Place(facts.argument.auxiliary(amendment(facts, e)?.auxiliary).header.place))
        }),
        Field::new("auxiliary", Type::entity(Kind::Auxiliary), "the auxiliary", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Auxiliary, amendment(facts, e)?.auxiliary.0)))
        }),
        Field::new("theory", Type::entity(Kind::Theory), "the theory", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Theory, amendment(facts, e)?.theory.0)))
        }),
        Field::new("rescues", Type::list(Kind::Rescue), "the cases under `rescues`", |facts, e| {
            Some(Value::pairs(
                Kind::Rescue,
                (0..amendment(facts, e)?.rescues.len() as u32).map(|index| (e.first, index)),
            ))
        }),
        Field::new("rescued", Type::list(Kind::Case), "the theory's anomalies that it takes away", |facts, e| {
            Some(Value::entities(Kind::Case, amendment(facts, e)?.rescued.iter().map(|case| case.0)))
        }),
        Field::new("lost", Type::list(Kind::Result), "the theory's corroborations that it takes away", |facts, e| {
            Some(instances(&amendment(facts, e)?.lost))
        }),
        Field::new(
            "lost_in_library",
            Type::list(Kind::LibraryResult),
            "cases of the libraries in use that the draft does not have, where its exceptions hold and the theory came true, the closest first",
            |facts, e| {
                let amendment = amendment(facts, e)?;
                let predictions = &facts.argument.theory(amendment.theory).predictions;
                Some(lost_results(facts, predictions, &exception_of(facts.argument, amendment.auxiliary)))
            },
        ),
        Field::new("exceptions", Type::list(Kind::Exception), "its `excepts` lines", |facts, e| {
            Some(exceptions_of(facts, amendment(facts, e)?.auxiliary))
        }),
        Field::optional("exception_place", Type::PLACE, "its first `excepts`", |facts, e| {
            exception_place(facts, amendment(facts, e)?.auxiliary)
        }),
        Field::new(
            "condition_text",
            Type::STRING,
            "where it makes an exception: its `excepts` lines as one formula",
            |facts, e| {
                let exception = exception_of(facts.argument, amendment(facts, e)?.auxiliary);
                Some(Value::string(formula_text(facts.argument, &exception)))
            },
        ),
        Field::new(
            "excess",
            Type::list(Kind::Prediction),
            "its predictions that the theory does not entail",
            |facts, e| {
                Some(Value::entities(
                    Kind::Prediction,
                    amendment(facts, e)?.worth.excess.iter().map(|excess| excess.prediction.0),
                ))
            },
        ),
        Field::new(
            "tacked_on",
            Type::list(Kind::Prediction),
            "its predictions that have nothing to do with what it takes away, or with the theory",
            |facts, e| {
                let others = amendment(facts, e)?.worth.no_excess.iter();
                let tacked = others.filter(|(_, why)| *why == NoExcess::TackedOn).map(|(id, _)| id.0);
                Some(Value::entities(Kind::Prediction, tacked))
            },
        ),
        Field::new(
            "corroborated_excess",
            Type::list(Kind::Result),
            "those that came true on a fresh case, of any grade",
            |facts, e| {
                let fresh = |excess: &Excess| excess.fresh().map(|evidence| evidence.case).collect();
                Some(instances(&excess_instances(amendment(facts, e)?, fresh)))
            },
        ),
        Field::new("refuted_excess", Type::list(Kind::Result), "those that did not come true", |facts, e| {
            Some(instances(&excess_instances(amendment(facts, e)?, |excess| excess.refuted.clone())))
        }),
        Field::new(
            "library_trials",
            Type::list(Kind::LibraryResult),
            "cases of the libraries in use that decide what it adds, and that the draft does not have: three of each prediction at most",
            |facts, e| {
                let deciding = [CaseResult::Contradicts, CaseResult::Corroborates];
                let excess = amendment(facts, e)?.worth.excess.iter();
                let trials = excess.map(|excess| missing_results(facts, excess.prediction, &deciding));
                let all = trials.flat_map(|value| match value {
                    Value::List(items) => items,
                    _ => Vec::new(),
                });
                Some(Value::List(all.collect()))
            },
        ),
        Field::new(
            "ad_hoc_in_content",
            Type::BOOL,
            "it takes something away and adds nothing (ad hoc₁)",
            |facts, e| Some(Value::Bool(amendment(facts, e)?.ad_hoc().in_content)),
        ),
        Field::new("ad_hoc_in_evidence", Type::BOOL, "nothing that it adds is corroborated (ad hoc₂)", |facts, e| {
            Some(Value::Bool(amendment(facts, e)?.ad_hoc().in_evidence))
        }),
        Field::new(
            "ad_hoc_in_heuristic",
            Type::BOOL,
            "nothing ties it to the core or heuristic (ad hoc₃)",
            |facts, e| Some(Value::Bool(amendment(facts, e)?.ad_hoc().in_heuristic)),
        ),
        Field::new(
            "word",
            Type::STRING,
            "`kept`, `promised`, `broken`, `ad hoc`, `inert`, `too large to tell` or `not read in full`",
            |facts, e| Some(Value::string(amendment(facts, e)?.worth.word.word())),
        ),
        Field::new(
            "foreign_sources",
            Type::list(Kind::Assumption),
            "what its auxiliary follows from that belongs to another programme",
            |facts, e| {
                let foreign = &amendment(facts, e)?.worth.foreign;
                Some(Value::entities(Kind::Assumption, foreign.iter().map(|id| id.0)))
            },
        ),
        Field::new(
            "heuristic_sources",
            Type::list(Kind::Assumption),
            "every core and heuristic of the theory and its paradigm",
            |facts, e| {
                let theory = facts.argument.theory(amendment(facts, e)?.theory);
                let of_paradigm = theory.paradigm.iter().flat_map(|id| facts.argument.paradigm(*id).assumptions.iter());
                Some(Value::entities(Kind::Assumption, theory.assumptions.iter().chain(of_paradigm).map(|id| id.0)))
            },
        ),
        Field::new(
            "untouched_concepts",
            Type::list(Kind::Concept),
            "concepts that neither the theory's predictions nor the exceptions use",
            |facts, e| {
                let amendment = amendment(facts, e)?;
                let claims = facts
                    .argument
                    .theory(amendment.theory)
                    .predictions
                    .iter()
                    .map(|id| &facts.argument.prediction(*id).claim);
                let mut spoken: Vec<ConceptId> = claims
                    .flat_map(|claim| [&claim.outcome, &claim.condition, &claim.scope])
                    .flat_map(|formula| spoken_of(facts.argument, formula))
                    .collect();
                spoken.extend(excepted_concepts(facts, amendment.auxiliary));
                let is_declared = |id: ConceptId| facts.argument.concept(id).built_in.is_none();
                let untouched = (0..facts.argument.concepts.len() as u32)
                    .filter(|index| !spoken.contains(&ConceptId(*index)) && is_declared(ConceptId(*index)));
                Some(Value::entities(Kind::Concept, untouched))
            },
        ),
        Field::new(
            "irrespective_conflicts",
            Type::list(Kind::Concept),
            "concepts of its exceptions that the theory is irrespective of, or that measure one",
            |facts, e| {
                let amendment = amendment(facts, e)?;
                let excluded = &facts.argument.theory(amendment.theory).irrespective_of;
                let conflicts = excepted_concepts(facts, amendment.auxiliary).into_iter().filter(|concept| {
                    excluded.contains(concept)
                        || facts.argument.concept(*concept).measures.iter().any(|measured| excluded.contains(measured))
                });
                Some(Value::entities(Kind::Concept, conflicts.map(|id| id.0)))
            },
        ),
        Field::new(
            "set_aside",
            Type::list(Kind::Concept),
            "what the theory is irrespective of, of all that those concepts are or measure",
            |facts, e| {
                let amendment = amendment(facts, e)?;
                let used = excepted_concepts(facts, amendment.auxiliary);
                let concerned = facts.argument.theory(amendment.theory).irrespective_of.iter().filter(|excluded| {
                    used.iter().any(|concept| {
                        concept == *excluded || facts.argument.concept(*concept).measures.contains(excluded)
                    })
                });
                Some(Value::entities(Kind::Concept, concerned.map(|id| id.0)))
            },
        ),
        Field::new(
            "speaks_where_excepted",
            Type::BOOL,
            "whether the auxiliary predicts an outcome of the theory itself",
            |facts, e| {
                let amendment = amendment(facts, e)?;
                let outcomes = |ids: &[crate::argument::PredictionId]| -> Vec<ConceptId> {
                    ids.iter().flat_map(|id| facts.argument.prediction(*id).claim.outcome.concepts()).collect()
                };
                let of_theory = outcomes(&facts.argument.theory(amendment.theory).predictions);
                let of_auxiliary = outcomes(&facts.argument.auxiliary(amendment.auxiliary).predictions);
                Some(Value::Bool(of_auxiliary.iter().any(|concept| of_theory.contains(concept))))
            },
        ),
    ],
};

pub const RESCUE: KindInfo = KindInfo {
    kind: Kind::Rescue,
    name: "rescue",
    doc: "A case named under `rescues`, on one amended theory.",
    subject: &["auxiliary", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "where it is named", |facts, e| {
            Some(Value::Place(rescue(facts, e)?.case.place))
        }),
        Field::new("amendment", Type::entity(Kind::Amendment), "the amendment", |_, e| {
            Some(Value::Entity(Entity::new(Kind::Amendment, e.first)))
        }),
        Field::new("auxiliary", Type::entity(Kind::Auxiliary), "the auxiliary", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Auxiliary, amendment(facts, e)?.auxiliary.0)))
        }),
        Field::new("theory", Type::entity(Kind::Theory), "the theory", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Theory, amendment(facts, e)?.theory.0)))
        }),
        Field::new("case", Type::entity(Kind::Case), "the case", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Case, rescue(facts, e)?.case.id.0)))
        }),
        Field::new(
            "outcome",
            Type::STRING,
            "`rescued`, `partial`, `not rescued`, `no anomaly` or `undecided`",
            |facts, e| {
                Some(Value::string(match rescue(facts, e)?.outcome {
                    RescueOutcome::Rescued => "rescued",
                    RescueOutcome::Partial(_) => "partial",
                    RescueOutcome::NotRescued => "not rescued",
                    RescueOutcome::NoAnomaly => "no anomaly",
                    RescueOutcome::Undecided => "undecided",
                }))
            },
        ),
        Field::new("part", Type::STRING, "what part is covered: `to 1995 only`; empty if not a part", |facts, e| {
            Some(Value::string(match &rescue(facts, e)?.outcome {
                RescueOutcome::Partial(part) => part.holds.as_str(),
                _ => "",
            }))
        }),
        Field::new(
            "uncovered",
            Type::STRING,
            "what part is not, with a space before it: ` after 1995`; empty if not a part",
            |facts, e| {
                Some(Value::string(match &rescue(facts, e)?.outcome {
                    RescueOutcome::Partial(part) => format!(" {}", part.fails),
                    _ => String::new(),
                }))
            },
        ),
        Field::new(
            "anomalies",
            Type::list(Kind::Result),
            "the theory's predictions that it contradicts",
            |facts, e| {
                let rescue = rescue(facts, e)?;
                Some(Value::pairs(Kind::Result, rescue.anomalies.iter().map(|id| (id.0, rescue.case.id.0))))
            },
        ),
        Field::optional("exception_place", Type::PLACE, "the auxiliary's first `excepts`", |facts, e| {
            exception_place(facts, amendment(facts, e)?.auxiliary)
        }),
        Field::optional("coding_place", Type::PLACE, "the case's coding that the exception depends on", |facts, e| {
            let case = rescue(facts, e)?.case.id;
            let codings = &facts.appraisal.codings[case.index()];
            let concepts = excepted_concepts(facts, amendment(facts, e)?.auxiliary);
            let coding = concepts.into_iter().find_map(|concept| coding_of(codings, concept)?.alternatives.first());
            coding.map(|alternative| Value::Place(alternative.place))
        }),
        Field::new(
            "coding_note",
            Type::STRING,
            "what changed there: `50 in 1995, 67 in 2012`; empty if nothing did",
            |facts, e| {
                Some(Value::string(match &rescue(facts, e)?.outcome {
                    RescueOutcome::Partial(part) => part.note.as_str(),
                    _ => "",
                }))
            },
        ),
    ],
};

fn amendment<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts Amendment> {
    facts.amendment(entity)
}

fn rescue<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts Rescue> {
    facts.amendment(entity)?.rescues.get(entity.second as usize)
}

fn excess_instances(amendment: &Amendment, cases: impl Fn(&Excess) -> Vec<CaseId>) -> Vec<Instance> {
    let of_each = |excess| cases(excess).into_iter().map(move |case| (excess.prediction, case));
    amendment.worth.excess.iter().flat_map(of_each).collect()
}
