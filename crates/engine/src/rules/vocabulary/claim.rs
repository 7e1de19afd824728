//! What the text of a draft says of the account.

use super::{Entity, Facts, Field, Kind, KindInfo, Scalar, Type, Value};
use crate::argument::Place;
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
            Some(Value::string(shown.map(|(_, text)| text.trim()).unwrap_or_default()))
        }),
        Field::new("observed", Type::List(Scalar::Place), "the lines of cases that decide it", |facts, e| {
            Some(places(facts, e, &|what| what != "what is predicted"))
        }),
        Field::new("predicted", Type::List(Scalar::Place), "the predictions that decide it", |facts, e| {
            Some(places(facts, e, &|what| what == "what is predicted"))
        }),
    ],
};

fn stated<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts Stated> {
    facts.claims.get(entity.first as usize)
}

fn places(facts: &Facts, entity: Entity, is_wanted: &dyn Fn(&str) -> bool) -> Value {
    let lines = stated(facts, entity).map(|stated| stated.answer.lines.as_slice()).unwrap_or_default();
    let wanted = lines.iter().filter(|(_, what)| is_wanted(what));
    Value::List(wanted.map(|(place, _): &(Place, &str)| Value::Place(*place)).collect())
}
