//! Conditions that go together in every case.

use super::{Entity, Facts, Field, Kind, KindInfo, Type, Value};
use crate::appraisal::confounding::{Confounding, Whose};
use crate::argument::print::formula_text;

pub const CONFOUNDING: KindInfo = KindInfo {
    kind: Kind::Confounding,
    name: "confounding",
    doc: "Two conditions that hold in the same cases and in no others, in three or more that are coded on both; what the draft says to be one thing under two names is none.",
    subject: &["theory", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "the condition of the prediction", |facts, e| {
            Some(Value::Place(facts.argument.prediction(confounding(facts, e)?.prediction).condition_place))
        }),
        Field::new("theory", Type::entity(Kind::Theory), "the theory that predicts by the first", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Theory, confounding(facts, e)?.theory.0)))
        }),
        Field::new("prediction", Type::entity(Kind::Prediction), "the prediction that does", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Prediction, confounding(facts, e)?.prediction.0)))
        }),
        Field::new("condition", Type::STRING, "the first condition", |facts, e| {
            Some(Value::string(formula_text(facts.argument, &confounding(facts, e)?.condition)))
        }),
        Field::new("other", Type::STRING, "the second", |facts, e| {
            Some(Value::string(formula_text(facts.argument, &confounding(facts, e)?.other)))
        }),
        Field::new("other_place", Type::PLACE, "where that one stands", |facts, e| {
            Some(Value::Place(confounding(facts, e)?.other_place))
        }),
        Field::new(
            "owner",
            Type::STRING,
            "the rival that predicts by the second, or the auxiliary of a rival that makes an exception by it; empty where no formula of the draft has it",
            |facts, e| {
                Some(Value::string(match confounding(facts, e)?.whose {
                    Whose::Rival(id) => facts.argument.theory(id).header.name.clone(),
                    Whose::Exception(id) => facts.argument.auxiliary(id).header.name.clone(),
                    Whose::Nobody => "".into(),
                }))
            },
        ),
        Field::new("owner_kind", Type::STRING, "`theory`, `auxiliary`, or empty where there is none", |facts, e| {
            Some(Value::string(match confounding(facts, e)?.whose {
                Whose::Rival(_) => "theory",
                Whose::Exception(_) => "auxiliary",
                Whose::Nobody => "",
            }))
        }),
        Field::new("cases", Type::list(Kind::Case), "the cases that are coded on both", |facts, e| {
            Some(Value::entities(Kind::Case, confounding(facts, e)?.cases.iter().map(|case| case.0)))
        }),
    ],
};

fn confounding<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts Confounding> {
    facts.confoundings().get(entity.first as usize)
}
