//! What readers object, and what is said to it.

use super::{Entity, Facts, Field, Kind, KindInfo, Type, Value};
use crate::argument::{Named, Objection, ObjectionId, Target};

pub const OBJECTION: KindInfo = KindInfo {
    kind: Kind::Objection,
    name: "objection",
    doc: "What a reader holds against the argument.",
    subject: &["name"],
    fields: &[
        Field::new("place", Type::PLACE, "its name", |facts, e| Some(Value::Place(objection(facts, e).header.place))),
        Field::new("name", Type::STRING, "its name", |facts, e| {
            Some(Value::String(objection(facts, e).header.name.clone()))
        }),
        Field::new("title", Type::STRING, "what is objected", |facts, e| {
            Some(Value::String(objection(facts, e).header.title.clone()))
        }),
        Field::new("is_met", Type::BOOL, "whether anything is said to it, or it is granted", |facts, e| {
            Some(Value::Bool(objection(facts, e).is_met()))
        }),
        Field::new(
            "ad_hoc_answers",
            Type::list(Kind::Auxiliary),
            "the auxiliaries given as an answer that add no content to a theory that they amend",
            |facts, e| {
                let is_ad_hoc = |named: &Named| match named {
                    Named::Auxiliary(id) => {
                        let mut own = facts.appraisal.amendments.iter().filter(|amendment| amendment.auxiliary == *id);
                        own.any(|amendment| amendment.ad_hoc().in_content)
                    }
                    _ => false,
                };
                let ids = answers(facts, e).filter(is_ad_hoc).filter_map(|named| match named {
                    Named::Auxiliary(id) => Some(id.0),
                    _ => None,
                });
                Some(Value::entities(Kind::Auxiliary, ids))
            },
        ),
        Field::new(
            "contested_answers",
            Type::list(Kind::Case),
            "the cases given as an answer some of whose codings are contested",
            |facts, e| {
                let contested: Vec<_> = facts.appraisal.table.contested_cases().collect();
                let ids = answers(facts, e).filter_map(|named| match named {
                    Named::Case(id) if contested.contains(&id) => Some(id.0),
                    _ => None,
                });
                Some(Value::entities(Kind::Case, ids))
            },
        ),
    ],
};

fn objection<'facts>(facts: &'facts Facts, entity: Entity) -> &'facts Objection {
    facts.argument.objection(ObjectionId(entity.first))
}

fn answers<'facts>(facts: &'facts Facts, entity: Entity) -> impl Iterator<Item = Named> + 'facts {
    objection(facts, entity).answered_by.iter().filter_map(|answer| match answer.id {
        Target::Declared(named) => Some(named),
        _ => None,
    })
}
