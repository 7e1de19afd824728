//! Auxiliaries, what they do to their theories, and the lines they are made of.

use super::doubts;
use super::{Entity, Facts, Field, Kind, KindInfo, Scalar, Type, Value};
use crate::appraisal::codings::coding_of;
use crate::appraisal::derived::spoken_of;
use crate::appraisal::thresholds::flips;
use crate::argument::print::{coded_text, comparison_text, formula_text};
use crate::argument::{Auxiliary, AuxiliaryId, CaseId, ConceptId, FormulaLine, Recoding};
use crate::rules::prose::untold::is_auxiliary_untold;
use rustc_hash::FxHashSet;
use std::ops::Range;

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
        Field::new("theories", Type::list(Kind::Theory), "the theories it amends", |facts, e| {
            Some(Value::entities(Kind::Theory, auxiliary(facts, e).amends.iter().map(|theory| theory.id.0)))
        }),
        Field::new("amendments", Type::list(Kind::Amendment), "it, on each of them", |facts, e| {
            let own = facts.appraisal.amendments_by(AuxiliaryId(e.first));
            Some(Value::entities(Kind::Amendment, own.map(|index| index as u32)))
        }),
        Field::new("predictions", Type::list(Kind::Prediction), "what it predicts itself", |facts, e| {
            Some(Value::entities(Kind::Prediction, auxiliary(facts, e).predictions.iter().map(|id| id.0)))
        }),
        Field::new("exceptions", Type::list(Kind::Exception), "its `excepts` lines", |facts, e| {
            Some(exceptions_of(facts, AuxiliaryId(e.first)))
        }),
        Field::new("recodings", Type::list(Kind::Recoding), "its `recodes` lines", |facts, e| {
            let own = lines_of(facts.recodings(), AuxiliaryId(e.first));
            Some(Value::entities(Kind::Recoding, own.map(|index| index as u32)))
        }),
        Field::new(
            "rescues",
            Type::list(Kind::Rescue),
            "the cases under `rescues`, once for each theory amended",
            |facts, e| {
                let of_each = facts.appraisal.amendments_by(AuxiliaryId(e.first)).flat_map(|index| {
                    let rescues = facts.appraisal.amendments[index].rescues.len() as u32;
                    (0..rescues).map(move |rescue| (index as u32, rescue))
                });
                Some(Value::pairs(Kind::Rescue, of_each))
            },
        ),
        Field::new(
            "is_untold",
            Type::BOOL,
            "whether the prose speaks of a theory that it amends, in two sentences at least, and has no word of it",
            |facts, e| {
                let id = AuxiliaryId(e.first);
                let untold = |prose| is_auxiliary_untold(facts.argument, prose, facts.spoken(), id);
                Some(Value::Bool(facts.prose.is_some_and(untold)))
            },
        ),
        Field::new("built_on", Type::list(Kind::Case), "the cases it was made for", |facts, e| {
            Some(Value::entities(Kind::Case, auxiliary(facts, e).built_on.iter().map(|case| case.0)))
        }),
    ],
};

pub const EXCEPTION: KindInfo = KindInfo {
    kind: Kind::Exception,
    name: "exception",
    doc: "An `excepts` line.",
    subject: &["auxiliary", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "the formula", |facts, e| Some(Value::Place(exception(facts, e)?.1.place))),
        Field::new("auxiliary", Type::entity(Kind::Auxiliary), "the auxiliary", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Auxiliary, exception(facts, e)?.0.0)))
        }),
        Field::new("formula", Type::STRING, "what it says", |facts, e| {
            Some(Value::string(formula_text(facts.argument, &exception(facts, e)?.1.formula)))
        }),
        Field::new("concepts", Type::list(Kind::Concept), "the concepts in it", |facts, e| {
            Some(Value::entities(
                Kind::Concept,
                spoken_of(facts.argument, &exception(facts, e)?.1.formula).into_iter().map(|id| id.0),
            ))
        }),
        Field::new("cases", Type::list(Kind::Case), "the cases where it holds", |facts, e| {
            Some(cases(facts.cases_where(&exception(facts, e)?.1.formula, Some(true))))
        }),
        Field::new("coded_cases", Type::list(Kind::Case), "the cases where its truth is known", |facts, e| {
            Some(cases(facts.cases_where(&exception(facts, e)?.1.formula, None)))
        }),
        Field::new(
            "contested_cases",
            Type::list(Kind::Case),
            "the cases where scholars dispute whether it holds",
            |facts, e| {
                let formula = &exception(facts, e)?.1.formula;
                let agreed = [Some(true), Some(false)].map(|wanted| facts.cases_where(formula, wanted)).concat();
                let agreed: FxHashSet<CaseId> = agreed.into_iter().collect();
                let mut contested = facts.cases_where(formula, None);
                contested.retain(|case| !agreed.contains(case));
                Some(cases(contested))
            },
        ),
        Field::new("rescued", Type::list(Kind::Case), "the anomalies that its auxiliary takes away", |facts, e| {
            let auxiliary = exception(facts, e)?.0;
            let own = facts.appraisal.amendments[facts.appraisal.amendments_by(auxiliary)].iter();
            let mut cases: Vec<u32> = own.flat_map(|amendment| amendment.rescued.iter().map(|case| case.0)).collect();
            cases.sort_unstable();
            cases.dedup();
            Some(Value::entities(Kind::Case, cases))
        }),
        Field::new(
            "rival_predictions",
            Type::list(Kind::Prediction),
            "predictions by which a rival expects the contrary of the amended theory wherever that speaks and it holds; none where the draft attacks that theory",
            |facts, e| {
                let (auxiliary, line) = exception(facts, e)?;
                Some(doubts::rival_predictions(facts, auxiliary, &line.formula))
            },
        ),
        Field::new(
            "has_why",
            Type::BOOL,
            "whether a reason in quotation marks or a citation follows it",
            |facts, e| Some(Value::Bool(exception(facts, e)?.1.backing.has_reason())),
        ),
    ],
};

pub const RECODING: KindInfo = KindInfo {
    kind: Kind::Recoding,
    name: "recoding",
    doc: "A `recodes` line.",
    subject: &["auxiliary", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "the coding", |facts, e| Some(Value::Place(recoding(facts, e)?.1.place))),
        Field::new("auxiliary", Type::entity(Kind::Auxiliary), "the auxiliary", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Auxiliary, recoding(facts, e)?.0.0)))
        }),
        Field::new("case", Type::entity(Kind::Case), "the case", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Case, recoding(facts, e)?.1.case.0)))
        }),
        Field::new("concept", Type::entity(Kind::Concept), "the concept", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Concept, recoding(facts, e)?.1.concept.0)))
        }),
        Field::new("value", Type::STRING, "the value it is given", |facts, e| {
            let recoding = recoding(facts, e)?.1;
            Some(Value::string(coded_text(facts.argument, recoding.concept, recoding.value)))
        }),
        Field::new("has_citation", Type::BOOL, "whether a work is cited for it", |facts, e| {
            Some(Value::Bool(!recoding(facts, e)?.1.backing.citations.is_empty()))
        }),
        Field::new(
            "defenders",
            Type::List(Scalar::String),
            "the works cited for it, where each is by an author of the auxiliary or of a theory that it amends; else empty",
            |facts, e| {
                let (auxiliary, recoding) = recoding(facts, e)?;
                Some(doubts::defenders(facts, auxiliary, recoding))
            },
        ),
        Field::new(
            "removes_anomaly",
            Type::BOOL,
            "whether its case is an anomaly that the auxiliary takes away",
            |facts, e| {
                let (auxiliary, recoding) = recoding(facts, e)?;
                let own = &facts.appraisal.amendments[facts.appraisal.amendments_by(auxiliary)];
                Some(Value::Bool(own.iter().any(|amendment| amendment.takes_away(recoding.case))))
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
        Field::new("concept", Type::entity(Kind::Concept), "what is compared", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Concept, facts.threshold(e)?.1.concept.0)))
        }),
        Field::new("value", Type::NUMBER, "the number", |facts, e| Some(Value::Number(facts.threshold(e)?.1.operand))),
        Field::new(
            "has_reason",
            Type::BOOL,
            "whether a reason in quotation marks or a citation ends the line",
            |facts, e| Some(Value::Bool(facts.threshold(e)?.0.line.backing.has_reason())),
        ),
        Field::new(
            "flips",
            Type::list(Kind::Case),
            "cases that drop in or out when the number moves by a tenth",
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

fn exception<'facts>(facts: &'facts Facts, entity: Entity) -> Option<(AuxiliaryId, &'facts FormulaLine)> {
    let (id, line) = *facts.exceptions().get(entity.first as usize)?;
    Some((id, facts.argument.auxiliary(id).excepts.get(line)?))
}

fn recoding<'facts>(facts: &'facts Facts, entity: Entity) -> Option<(AuxiliaryId, &'facts Recoding)> {
    let (id, line) = *facts.recodings().get(entity.first as usize)?;
    Some((id, facts.argument.auxiliary(id).recodes.get(line)?))
}

pub fn exceptions_of(facts: &Facts, auxiliary: AuxiliaryId) -> Value {
    Value::entities(Kind::Exception, lines_of(facts.exceptions(), auxiliary).map(|index| index as u32))
}

/// The numbers of an auxiliary's lines among those of all, which stand in the order of the auxiliaries.
fn lines_of(all: &[(AuxiliaryId, usize)], auxiliary: AuxiliaryId) -> Range<usize> {
    all.partition_point(|(id, _)| *id < auxiliary)..all.partition_point(|(id, _)| *id <= auxiliary)
}

pub fn exception_place(facts: &Facts, auxiliary: AuxiliaryId) -> Option<Value> {
    facts.argument.auxiliary(auxiliary).excepts.first().map(|line| Value::Place(line.place))
}

pub fn excepted_concepts(facts: &Facts, auxiliary: AuxiliaryId) -> Vec<ConceptId> {
    let mut concepts: Vec<ConceptId> = facts
        .argument
        .auxiliary(auxiliary)
        .excepts
        .iter()
        .flat_map(|line| spoken_of(facts.argument, &line.formula))
        .collect();
    concepts.dedup();
    concepts
}

fn cases(ids: Vec<CaseId>) -> Value {
    Value::entities(Kind::Case, ids.into_iter().map(|case| case.0))
}
