//! Auxiliaries, what they do to their theories, and the lines they are made of.

use super::doctrine::instances;
use super::{Entity, Facts, Field, Kind, KindInfo, Type, Value};
use crate::appraisal::account::Instance;
use crate::appraisal::amendment::{Amendment, Excess, Rescue, RescueOutcome};
use crate::appraisal::codings::coding_of;
use crate::appraisal::explain::{comparison_text, formula_text, value_text};
use crate::appraisal::roles::on_every_world;
use crate::appraisal::thresholds::flips;
use crate::argument::formula::Formula;
use crate::argument::{Auxiliary, AuxiliaryId, CaseId, CodedValue, ConceptId, FormulaLine, Recoding};

pub const AUXILIARY: KindInfo = KindInfo {
    kind: Kind::Auxiliary,
    name: "auxiliary",
    doc: "A hypothesis added to protect a theory.",
    subject: &["name"],
    fields: &[
        Field::new("place", Type::PLACE, "its name", |facts, e| Some(Value::Place(auxiliary(facts, e).header.place))),
        Field::new("name", Type::STRING, "its name", |facts, e| {
            Some(Value::String(auxiliary(facts, e).header.name.clone()))
        }),
        Field::new("title", Type::STRING, "its title", |facts, e| {
            Some(Value::String(auxiliary(facts, e).header.title.clone()))
        }),
        Field::new("theories", Type::list_of(Kind::Theory), "the theories it amends", |facts, e| {
            Some(Value::entities(Kind::Theory, auxiliary(facts, e).amends.iter().map(|theory| theory.id.0)))
        }),
        Field::new("amendments", Type::list_of(Kind::Amendment), "it, on each of them", |facts, e| {
            let own =
                facts.appraisal.amendments.iter().enumerate().filter(|(_, amendment)| amendment.auxiliary.0 == e.first);
            Some(Value::entities(Kind::Amendment, own.map(|(index, _)| index as u32)))
        }),
        Field::new("predictions", Type::list_of(Kind::Prediction), "what it predicts itself", |facts, e| {
            Some(Value::entities(Kind::Prediction, auxiliary(facts, e).predictions.iter().map(|id| id.0)))
        }),
        Field::new("exceptions", Type::list_of(Kind::Exception), "its `excepts` lines", |facts, e| {
            Some(exceptions_of(facts, AuxiliaryId(e.first)))
        }),
        Field::new("recodings", Type::list_of(Kind::Recoding), "its `recodes` lines", |facts, e| {
            let own = facts.recodings().iter().enumerate().filter(|(_, (id, _))| id.0 == e.first);
            Some(Value::entities(Kind::Recoding, own.map(|(index, _)| index as u32)))
        }),
        Field::new(
            "rescues",
            Type::list_of(Kind::Rescue),
            "the cases under `rescues`, once for each theory amended",
            |facts, e| {
                let own = facts
                    .appraisal
                    .amendments
                    .iter()
                    .enumerate()
                    .filter(|(_, amendment)| amendment.auxiliary.0 == e.first);
                let of_each = own.flat_map(|(index, amendment)| {
                    (0..amendment.rescues.len() as u32).map(move |rescue| (index as u32, rescue))
                });
                Some(Value::pairs(Kind::Rescue, of_each))
            },
        ),
        Field::new("built_on", Type::list_of(Kind::Case), "the cases it was made for", |facts, e| {
            Some(Value::entities(Kind::Case, auxiliary(facts, e).built_on.iter().map(|case| case.0)))
        }),
    ],
};

pub const AMENDMENT: KindInfo = KindInfo {
    kind: Kind::Amendment,
    name: "amendment",
    doc: "An auxiliary on one of the theories it amends: the theory with it, held against the theory without.",
    subject: &["auxiliary", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "the auxiliary's name", |facts, e| {
            Some(Value::Place(facts.argument.auxiliary(amendment(facts, e)?.auxiliary).header.place))
        }),
        Field::new("auxiliary", Type::of(Kind::Auxiliary), "the auxiliary", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Auxiliary, amendment(facts, e)?.auxiliary.0)))
        }),
        Field::new("theory", Type::of(Kind::Theory), "the theory", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Theory, amendment(facts, e)?.theory.0)))
        }),
        Field::new("rescues", Type::list_of(Kind::Rescue), "the cases under `rescues`", |facts, e| {
            Some(Value::pairs(
                Kind::Rescue,
                (0..amendment(facts, e)?.rescues.len() as u32).map(|index| (e.first, index)),
            ))
        }),
        Field::new("rescued", Type::list_of(Kind::Case), "the theory's anomalies that it takes away", |facts, e| {
            Some(Value::entities(Kind::Case, amendment(facts, e)?.rescued.iter().map(|case| case.0)))
        }),
        Field::new(
            "lost",
            Type::list_of(Kind::Result),
            "the theory's corroborations that it takes away",
            |facts, e| Some(instances(&amendment(facts, e)?.lost)),
        ),
        Field::new("exceptions", Type::list_of(Kind::Exception), "its `excepts` lines", |facts, e| {
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
                let lines = &facts.argument.auxiliary(amendment(facts, e)?.auxiliary).excepts;
                let any = Formula::Or(lines.iter().map(|line| line.formula.clone()).collect());
                Some(Value::string(formula_text(facts.argument, &any)))
            },
        ),
        Field::new(
            "excess",
            Type::list_of(Kind::Prediction),
            "its predictions that the theory does not entail",
            |facts, e| {
                Some(Value::entities(
                    Kind::Prediction,
                    amendment(facts, e)?.excess.iter().map(|excess| excess.prediction.0),
                ))
            },
        ),
        Field::new(
            "corroborated_excess",
            Type::list_of(Kind::Result),
            "those that came true on a case that neither was made for",
            |facts, e| Some(instances(&excess_instances(amendment(facts, e)?, |excess| &excess.corroborated))),
        ),
        Field::new("refuted_excess", Type::list_of(Kind::Result), "those that did not come true", |facts, e| {
            Some(instances(&excess_instances(amendment(facts, e)?, |excess| &excess.refuted)))
        }),
        Field::new(
            "ad_hoc_in_content",
            Type::BOOL,
            "it takes something away and adds nothing (ad hoc₁)",
            |facts, e| Some(Value::Bool(amendment(facts, e)?.ad_hoc.in_content)),
        ),
        Field::new("ad_hoc_in_evidence", Type::BOOL, "nothing that it adds is corroborated (ad hoc₂)", |facts, e| {
            Some(Value::Bool(amendment(facts, e)?.ad_hoc.in_evidence))
        }),
        Field::new(
            "ad_hoc_in_heuristic",
            Type::BOOL,
            "nothing ties it to the core or heuristic (ad hoc₃)",
            |facts, e| Some(Value::Bool(amendment(facts, e)?.ad_hoc.in_heuristic)),
        ),
        Field::new(
            "verdict",
            Type::STRING,
            "`progressive`, `theoretically progressive`, `degenerating` or `inert`",
            |facts, e| Some(Value::string(amendment(facts, e)?.verdict.word())),
        ),
        Field::new(
            "heuristic_sources",
            Type::list_of(Kind::Assumption),
            "every core and heuristic of the theory and its paradigm",
            |facts, e| {
                let theory = facts.argument.theory(amendment(facts, e)?.theory);
                let of_paradigm = theory.paradigm.iter().flat_map(|id| facts.argument.paradigm(*id).assumptions.iter());
                Some(Value::entities(Kind::Assumption, theory.assumptions.iter().chain(of_paradigm).map(|id| id.0)))
            },
        ),
        Field::new(
            "untouched_concepts",
            Type::list_of(Kind::Concept),
            "concepts that neither the theory's predictions nor the exceptions speak of",
            |facts, e| {
                let amendment = amendment(facts, e)?;
                let claims = facts
                    .argument
                    .theory(amendment.theory)
                    .predictions
                    .iter()
                    .map(|id| &facts.argument.prediction(*id).claim);
                let mut spoken: Vec<ConceptId> = claims
                    .flat_map(|claim| claim.outcome.concepts().into_iter().chain(claim.condition.concepts()))
                    .collect();
                spoken.extend(excepted_concepts(facts, amendment.auxiliary));
                let untouched =
                    (0..facts.argument.concepts.len() as u32).filter(|index| !spoken.contains(&ConceptId(*index)));
                Some(Value::entities(Kind::Concept, untouched))
            },
        ),
        Field::new(
            "irrespective_conflicts",
            Type::list_of(Kind::Concept),
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
        Field::new("amendment", Type::of(Kind::Amendment), "the amendment", |_, e| {
            Some(Value::Entity(Entity::new(Kind::Amendment, e.first)))
        }),
        Field::new("auxiliary", Type::of(Kind::Auxiliary), "the auxiliary", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Auxiliary, amendment(facts, e)?.auxiliary.0)))
        }),
        Field::new("theory", Type::of(Kind::Theory), "the theory", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Theory, amendment(facts, e)?.theory.0)))
        }),
        Field::new("case", Type::of(Kind::Case), "the case", |facts, e| {
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
            Type::list_of(Kind::Result),
            "the theory's predictions that it contradicts",
            |facts, e| {
                let rescue = rescue(facts, e)?;
                Some(Value::pairs(Kind::Result, rescue.anomalies.iter().map(|id| (id.0, rescue.case.id.0))))
            },
        ),
        Field::optional("exception_place", Type::PLACE, "the auxiliary's first `excepts`", |facts, e| {
            exception_place(facts, amendment(facts, e)?.auxiliary)
        }),
        Field::optional("coding_place", Type::PLACE, "the case's coding that the exception hangs on", |facts, e| {
            let case = rescue(facts, e)?.case.id;
            let codings = &facts.appraisal.codings[case.index()];
            let concepts = excepted_concepts(facts, amendment(facts, e)?.auxiliary);
            let coding = concepts.into_iter().find_map(|concept| coding_of(codings, concept)?.alternatives.first());
            coding.map(|alternative| Value::Place(alternative.place))
        }),
        Field::new(
            "coding_note",
            Type::STRING,
            "what moved there: `50 in 1995, 67 in 2012`; empty if nothing did",
            |facts, e| {
                Some(Value::string(match &rescue(facts, e)?.outcome {
                    RescueOutcome::Partial(part) => part.note.as_str(),
                    _ => "",
                }))
            },
        ),
    ],
};

pub const EXCEPTION: KindInfo = KindInfo {
    kind: Kind::Exception,
    name: "exception",
    doc: "An `excepts` line.",
    subject: &["auxiliary", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "the formula", |facts, e| Some(Value::Place(exception(facts, e)?.1.place))),
        Field::new("auxiliary", Type::of(Kind::Auxiliary), "the auxiliary", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Auxiliary, exception(facts, e)?.0.0)))
        }),
        Field::new("formula", Type::STRING, "what it says", |facts, e| {
            Some(Value::string(formula_text(facts.argument, &exception(facts, e)?.1.formula)))
        }),
        Field::new("concepts", Type::list_of(Kind::Concept), "the concepts in it", |facts, e| {
            Some(Value::entities(Kind::Concept, exception(facts, e)?.1.formula.concepts().into_iter().map(|id| id.0)))
        }),
        Field::new("cases", Type::list_of(Kind::Case), "the cases where it holds", |facts, e| {
            Some(cases_where(facts, exception(facts, e)?.1, |truth| truth == Some(true)))
        }),
        Field::new("coded_cases", Type::list_of(Kind::Case), "the cases where its truth is known", |facts, e| {
            Some(cases_where(facts, exception(facts, e)?.1, |truth| truth.is_some()))
        }),
        Field::new("rescued", Type::list_of(Kind::Case), "the anomalies that its auxiliary takes away", |facts, e| {
            let auxiliary = exception(facts, e)?.0;
            let own = facts.appraisal.amendments.iter().filter(|amendment| amendment.auxiliary == auxiliary);
            let mut cases: Vec<u32> = own.flat_map(|amendment| amendment.rescued.iter().map(|case| case.0)).collect();
            cases.sort_unstable();
            cases.dedup();
            Some(Value::entities(Kind::Case, cases))
        }),
        Field::new("has_why", Type::BOOL, "whether a string or a citation stands behind it", |facts, e| {
            Some(Value::Bool(exception(facts, e)?.1.backing.has_reason()))
        }),
    ],
};

pub const RECODING: KindInfo = KindInfo {
    kind: Kind::Recoding,
    name: "recoding",
    doc: "A `recodes` line.",
    subject: &["auxiliary", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "the coding", |facts, e| Some(Value::Place(recoding(facts, e)?.1.place))),
        Field::new("auxiliary", Type::of(Kind::Auxiliary), "the auxiliary", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Auxiliary, recoding(facts, e)?.0.0)))
        }),
        Field::new("case", Type::of(Kind::Case), "the case", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Case, recoding(facts, e)?.1.case.0)))
        }),
        Field::new("concept", Type::of(Kind::Concept), "the concept", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Concept, recoding(facts, e)?.1.concept.0)))
        }),
        Field::new("value", Type::STRING, "the value it is given", |facts, e| {
            let recoding = recoding(facts, e)?.1;
            Some(Value::string(coded_text(facts, recoding.concept, recoding.value)))
        }),
        Field::new("has_citation", Type::BOOL, "whether a work is cited behind it", |facts, e| {
            Some(Value::Bool(!recoding(facts, e)?.1.backing.citations.is_empty()))
        }),
        Field::new(
            "removes_anomaly",
            Type::BOOL,
            "whether its case is an anomaly that the auxiliary takes away",
            |facts, e| {
                let (auxiliary, recoding) = recoding(facts, e)?;
                let removes = |amendment: &Amendment| {
                    amendment.auxiliary == auxiliary && amendment.rescued.contains(&recoding.case)
                };
                Some(Value::Bool(facts.appraisal.amendments.iter().any(removes)))
            },
        ),
        Field::optional("observation_place", Type::PLACE, "the coding that it replaces", |facts, e| {
            let recoding = recoding(facts, e)?.1;
            let coding = coding_of(&facts.appraisal.codings[recoding.case.index()], recoding.concept)?;
            coding.alternatives.first().map(|alternative| Value::Place(alternative.place))
        }),
    ],
};

pub const THRESHOLD: KindInfo = KindInfo {
    kind: Kind::Threshold,
    name: "threshold",
    doc: "A number compared in an exception or a scope.",
    subject: &["owner"],
    fields: &[
        Field::new("place", Type::PLACE, "the comparison", |facts, e| Some(Value::Place(facts.threshold(e)?.1.place))),
        Field::new("owner", Type::STRING, "whose exception or scope it is", |facts, e| {
            Some(Value::string(facts.threshold(e)?.0.owner))
        }),
        Field::new("comparison", Type::STRING, "the comparison", |facts, e| {
            Some(Value::string(comparison_text(facts.argument, &facts.threshold(e)?.1)))
        }),
        Field::new("concept", Type::of(Kind::Concept), "what is compared", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Concept, facts.threshold(e)?.1.concept.0)))
        }),
        Field::new("value", Type::NUMBER, "the number", |facts, e| Some(Value::Number(facts.threshold(e)?.1.operand))),
        Field::new("has_reason", Type::BOOL, "whether a string or a citation stands behind the line", |facts, e| {
            Some(Value::Bool(facts.threshold(e)?.0.line.backing.has_reason()))
        }),
        Field::new(
            "flips",
            Type::list_of(Kind::Case),
            "cases that go in or out when the number moves by a tenth",
            |facts, e| {
                let number = facts.thresholds().get(e.first as usize)?.1;
                let line = facts.threshold(e)?.0.line;
                let flipped = flips(facts.argument, facts.appraisal, &line.formula, number);
                Some(Value::entities(Kind::Case, flipped.into_iter().map(|case| case.0)))
            },
        ),
    ],
};

fn auxiliary<'facts>(facts: &'facts Facts, entity: Entity) -> &'facts Auxiliary {
    facts.argument.auxiliary(AuxiliaryId(entity.first))
}

fn amendment<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts Amendment> {
    facts.amendment(entity)
}

fn rescue<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts Rescue> {
    facts.amendment(entity)?.rescues.get(entity.second as usize)
}

fn exception<'facts>(facts: &'facts Facts, entity: Entity) -> Option<(AuxiliaryId, &'facts FormulaLine)> {
    let (id, line) = *facts.exceptions().get(entity.first as usize)?;
    Some((id, facts.argument.auxiliary(id).excepts.get(line)?))
}

fn recoding<'facts>(facts: &'facts Facts, entity: Entity) -> Option<(AuxiliaryId, &'facts Recoding)> {
    let (id, line) = *facts.recodings().get(entity.first as usize)?;
    Some((id, facts.argument.auxiliary(id).recodes.get(line)?))
}

fn exceptions_of(facts: &Facts, auxiliary: AuxiliaryId) -> Value {
    let own = facts.exceptions().iter().enumerate().filter(|(_, (id, _))| *id == auxiliary);
    Value::entities(Kind::Exception, own.map(|(index, _)| index as u32))
}

fn exception_place(facts: &Facts, auxiliary: AuxiliaryId) -> Option<Value> {
    facts.argument.auxiliary(auxiliary).excepts.first().map(|line| Value::Place(line.place))
}

fn excepted_concepts(facts: &Facts, auxiliary: AuxiliaryId) -> Vec<ConceptId> {
    let mut concepts: Vec<ConceptId> =
        facts.argument.auxiliary(auxiliary).excepts.iter().flat_map(|line| line.formula.concepts()).collect();
    concepts.dedup();
    concepts
}

fn excess_instances(amendment: &Amendment, cases: impl Fn(&Excess) -> &Vec<CaseId>) -> Vec<Instance> {
    amendment.excess.iter().flat_map(|excess| cases(excess).iter().map(|case| (excess.prediction, *case))).collect()
}

fn cases_where(facts: &Facts, line: &FormulaLine, wanted: impl Fn(Option<bool>) -> bool) -> Value {
    let cases = (0..facts.argument.cases.len()).map(CaseId::of);
    let fitting = cases.filter(|case| wanted(on_every_world(facts.appraisal, *case, &line.formula)));
    Value::entities(Kind::Case, fitting.map(|case| case.0))
}

/// A coded value as it is written.
pub fn coded_text(facts: &Facts, concept: ConceptId, value: CodedValue) -> String {
    match value {
        CodedValue::Unknown => "unknown".to_owned(),
        CodedValue::Within(low, high) => value_text(facts.argument, concept, (low, high)),
    }
}
