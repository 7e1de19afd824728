//! Cases that a theory or a paradigm is said to explain.

use super::doubts;
use super::theory::predictions;
use super::{Entity, Facts, Field, Kind, KindInfo, Type, Value};
use crate::argument::{CaseId, Mention, TheoryId};

pub const MENTION: KindInfo = KindInfo {
    kind: Kind::Mention,
    name: "mention",
    doc: "A case named under `explains`.",
    subject: &["owner"],
    fields: &[
        Field::new("place", Type::PLACE, "where it is named", |facts, e| {
            Some(Value::Place(mention(facts, e)?.1.place))
        }),
        Field::new("owner", Type::STRING, "the theory or paradigm", |facts, e| {
            Some(Value::String(mention(facts, e)?.0))
        }),
        Field::new("case", Type::entity(Kind::Case), "the case", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Case, mention(facts, e)?.1.id.0)))
        }),
        Field::new(
            "result",
            Type::STRING,
            "what the case makes of a theory that is said to explain it, with its auxiliaries: `corroborates`, `contradicts`, `absent as claimed`, `silent`, `undecided` or `contested`; empty for paradigms, and where tendencies or `only when` leave it open",
            |facts, e| {
                let (theories, (_, mention)) = (facts.argument.theories.len(), mention(facts, e)?);
                let theory = ((e.first as usize) < theories).then_some(TheoryId(e.first));
                Some(doubts::explained(facts, theory, mention.id))
            },
        ),
        Field::new("predictions", Type::list(Kind::Prediction), "what its owner predicts", |facts, e| {
            let is_theory = (e.first as usize) < facts.argument.theories.len();
            Some(if is_theory {
                predictions(facts.argument.theory(TheoryId(e.first)).predictions.iter().copied())
            } else {
                Value::List(Vec::new())
            })
        }),
    ],
};

/// Mentions are numbered by theory, then by paradigm.
fn mention(facts: &Facts, entity: Entity) -> Option<(std::sync::Arc<str>, Mention<CaseId>)> {
    let theories = &facts.argument.theories;
    let (row, index) = (entity.first as usize, entity.second as usize);
    match theories.get(row) {
        Some(theory) => Some((theory.header.name.clone(), *theory.explains.get(index)?)),
        None => {
            let paradigm = facts.argument.paradigms.get(row - theories.len())?;
            Some((paradigm.header.name.clone(), *paradigm.explains.get(index)?))
        }
    }
}
