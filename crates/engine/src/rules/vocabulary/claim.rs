//! What the text of a draft says of the account.

use super::{Entity, Facts, Field, Kind, KindInfo, Scalar, Type, Value};
use crate::appraisal::stated::Line;
use crate::rules::claims::Stated;

pub const CLAIM: KindInfo = KindInfo {
    kind: Kind::Claim,
    name: "claim",
    doc: "A claim of the text on the account, or a value that it takes from there.",
    subject: &[],
    fields: &[
        Field::new("place", Type::PLACE, "what is said", |facts, e| Some(Value::Place(stated(facts, e)?.place))),
        Field::new("form", Type::STRING, "`claim` or `value`", |facts, e| {
            Some(Value::string(stated(facts, e)?.form.word()))
        }),
        Field::new("text", Type::STRING, "what is said, as it is written", |facts, e| {
            Some(Value::string(stated(facts, e)?.text.as_str()))
        }),
        Field::new(
            "state",
            Type::STRING,
            "`holds`, `contradicted`, `open` where the account leaves it open, `stale` where another number is written, `unread` where a line that could not be read may decide it",
            |facts, e| Some(Value::string(stated(facts, e)?.state.word())),
        ),
        Field::new("account", Type::STRING, "what the account says", |facts, e| {
            Some(Value::string(stated(facts, e)?.answer.account.as_str()))
        }),
        Field::optional(
            "number",
            Type::STRING,
            "of a value: the number of the account, as the text writes numbers",
            |facts, e| stated(facts, e)?.number().map(|number| Value::string(number.as_str())),
        ),
        Field::optional("shown_place", Type::PLACE, "what readers see; absent where it is filled in", |facts, e| {
            stated(facts, e)?.shown.as_ref().map(|(place, _)| Value::Place(*place))
        }),
        Field::new("shown", Type::STRING, "what readers see; empty where it is filled in", |facts, e| {
            let shown = stated(facts, e)?.shown.as_ref();
            Some(Value::string(shown.map(|(_, text)| text.as_str()).unwrap_or_default()))
        }),
        Field::new("observed", Type::List(Scalar::Place), "the observations that it was computed from", |facts, e| {
            Some(places(facts, e, Line::Observed))
        }),
        Field::new("predicted", Type::List(Scalar::Place), "the predictions that it was computed from", |facts, e| {
            Some(places(facts, e, Line::Predicted))
        }),
        Field::new("spoken_of", Type::List(Scalar::Place), "the case or the auxiliary that it is about", |facts, e| {
            Some(places(facts, e, Line::SpokenOf))
        }),
    ],
};

fn stated<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts Stated> {
    facts.claims.get(entity.first as usize)
}

fn places(facts: &Facts, entity: Entity, wanted: Line) -> Value {
    let lines = stated(facts, entity).map(|stated| stated.answer.lines.as_slice()).unwrap_or_default();
    Value::List(lines.iter().filter(|(_, line)| *line == wanted).map(|(place, _)| Value::Place(*place)).collect())
}
