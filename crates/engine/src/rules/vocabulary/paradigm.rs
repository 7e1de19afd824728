//! Research programmes.

use super::doubts;
use super::theory::{assumptions, predictions};
use super::{Entity, Facts, Field, Kind, KindInfo, Type, Value};
use crate::argument::{Paradigm, ParadigmId, Theory, TheoryId};

pub const PARADIGM: KindInfo = KindInfo {
    kind: Kind::Paradigm,
    name: "paradigm",
    doc: "A research programme.",
    subject: &["name"],
    fields: &[
        Field::new("place", Type::PLACE, "its name", |facts, e| Some(Value::Place(paradigm(facts, e).header.place))),
        Field::new("name", Type::STRING, "its name", |facts, e| {
            Some(Value::String(paradigm(facts, e).header.name.clone()))
        }),
        Field::new("title", Type::STRING, "its title", |facts, e| {
            Some(Value::String(paradigm(facts, e).header.title.clone()))
        }),
        Field::new("theories", Type::list(Kind::Theory), "its theories", |facts, e| {
            Some(Value::entities(Kind::Theory, theories_of(facts, e).map(|id| id.0)))
        }),
        Field::new("assumptions", Type::list(Kind::Assumption), "its cores and heuristics", |facts, e| {
            Some(assumptions(&paradigm(facts, e).assumptions))
        }),
        Field::new("cores", Type::list(Kind::Assumption), "its hard core", |facts, e| {
            let cores = paradigm(facts, e).assumptions.iter().filter(|id| facts.argument.assumption(**id).is_core);
            Some(Value::entities(Kind::Assumption, cores.map(|id| id.0)))
        }),
        Field::new("predictions", Type::list(Kind::Prediction), "its own and its theories' predictions", |facts, e| {
            let of_theories = theories_of(facts, e).flat_map(|id| facts.argument.theory(id).predictions.clone());
            Some(predictions(paradigm(facts, e).predictions.iter().copied().chain(of_theories)))
        }),
        Field::new("own_predictions", Type::list(Kind::Prediction), "predictions made in its own name", |facts, e| {
            Some(predictions(paradigm(facts, e).predictions.iter().copied()))
        }),
        Field::new("explains", Type::list(Kind::Mention), "cases it is said to explain", |facts, e| {
            let row = (facts.argument.theories.len() as u32) + e.first;
            Some(Value::pairs(Kind::Mention, (0..paradigm(facts, e).explains.len() as u32).map(|index| (row, index))))
        }),
        Field::optional("claim_place", Type::PLACE, "its first own prediction or explained case", |facts, e| {
            let paradigm = paradigm(facts, e);
            let predicted = paradigm.predictions.iter().map(|id| facts.argument.prediction(*id).place);
            predicted.chain(paradigm.explains.iter().map(|mention| mention.place)).min().map(Value::Place)
        }),
        Field::new(
            "protean_cases",
            Type::list(Kind::Case),
            "cases in which one of its theories fails and does not concede it, and another, which expects what that one rules out, is borne out; theories of one series apart",
            |facts, e| Some(doubts::protean_cases(facts, ParadigmId(e.first))),
        ),
        Field::new("protean_theories", Type::list(Kind::Theory), "those theories", |facts, e| {
            Some(doubts::protean_theories(facts, ParadigmId(e.first)))
        }),
        Field::new(
            "protean_pairs",
            Type::STRING,
            "what the one of them rules out and the other expects, and where, as a clause",
            |facts, e| Some(doubts::protean_pairs(facts, ParadigmId(e.first))),
        ),
        Field::new(
            "is_protean_by_attack",
            Type::BOOL,
            "whether the draft attacks one of the two in every such pair",
            |facts, e| Some(doubts::is_protean_by_attack(facts, ParadigmId(e.first))),
        ),
        Field::new(
            "answers_puzzle",
            Type::BOOL,
            "always false: only theories and auxiliaries answer a puzzle",
            |_, _| Some(Value::Bool(false)),
        ),
    ],
};

fn paradigm<'facts>(facts: &'facts Facts, entity: Entity) -> &'facts Paradigm {
    &facts.argument.paradigms[entity.first as usize]
}

fn theories_of<'facts>(facts: &'facts Facts, entity: Entity) -> impl Iterator<Item = TheoryId> + 'facts {
    let of_it =
        move |(_, theory): &(usize, &Theory)| theory.paradigm.is_some_and(|paradigm| paradigm.0 == entity.first);
    facts.argument.theories.iter().enumerate().filter(of_it).map(|(index, _)| TheoryId::from_index(index))
}
