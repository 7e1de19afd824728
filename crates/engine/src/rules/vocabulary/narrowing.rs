//! What narrows a theory, and what it takes out.

use super::{Entity, Facts, Field, Kind, KindInfo, Type, Value};
use crate::appraisal::authors::{first_year_of, year_of};
use crate::appraisal::narrowing::{Narrowing, NarrowingKind};
use crate::argument::CaseId;
use crate::argument::print::formula_text;
use lakatos_syntax::ast::Citation;

pub const NARROWING: KindInfo = KindInfo {
    kind: Kind::Narrowing,
    name: "narrowing",
    doc: "A scope, a `where`, one of several conditions or a unit that keeps cases from deciding a theory; or a threshold that could lie elsewhere.",
    subject: &["theory", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "where it stands", |facts, e| Some(Value::Place(narrowing(facts, e)?.place))),
        Field::new("theory", Type::entity(Kind::Theory), "whose it is", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Theory, narrowing(facts, e)?.theory.0)))
        }),
        Field::new("kind", Type::STRING, "`scope`, `where`, `condition`, `unit` or `threshold`", |facts, e| {
            Some(Value::string(narrowing(facts, e)?.kind.words().trim_matches('`')))
        }),
        Field::new("text", Type::STRING, "what it says; of a threshold, what it could as well say", |facts, e| {
            Some(Value::string(formula_text(facts.argument, &narrowing(facts, e)?.formula)))
        }),
        Field::new(
            "against",
            Type::list(Kind::Case),
            "independent cases that would contradict the theory without it",
            |facts, e| Some(cases(&narrowing(facts, e)?.against)),
        ),
        Field::new("in_favour", Type::list(Kind::Case), "those that would bear it out without it", |facts, e| {
            Some(cases(&narrowing(facts, e)?.in_favour))
        }),
        Field::new(
            "open",
            Type::list(Kind::Case),
            "cases that it may keep out or not: something is not coded, or disputed",
            |facts, e| Some(cases(&narrowing(facts, e)?.open)),
        ),
        Field::new(
            "is_elsewhere",
            Type::BOOL,
            "whether another prediction of the theory speaks of the same",
            |facts, e| Some(Value::Bool(narrowing(facts, e)?.is_elsewhere)),
        ),
        Field::new(
            "is_older",
            Type::BOOL,
            "whether a work that is older than all codings of the cases that it takes out is cited for it; for anything but a scope, for its theory",
            |facts, e| Some(Value::Bool(is_older(facts, narrowing(facts, e)?))),
        ),
        Field::new(
            "is_planned",
            Type::BOOL,
            "whether a plan is frozen, so that changes are told anyway",
            |facts, _| Some(Value::Bool(facts.argument.frozen.is_some())),
        ),
    ],
};

fn narrowing<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts Narrowing> {
    facts.narrowings().get(entity.first as usize)
}

fn cases(cases: &[CaseId]) -> Value {
    Value::entities(Kind::Case, cases.iter().map(|case| case.0))
}

/// Whether somebody stated it before the cases were coded. A coding without a work is the draft's own, and as young as it.
fn is_older(facts: &Facts, narrowing: &Narrowing) -> bool {
    let theory = facts.argument.theory(narrowing.theory);
    let scope = theory.scope_lines.iter().find(|line| line.place == narrowing.place);
    let cited: &[Citation] = match (narrowing.kind, scope) {
        (NarrowingKind::Scope, Some(line)) => &line.backing.citations,
        _ => &theory.header.citations,
    };
    let Some(stated) = first_year_of(cited) else { return false };
    let observations = narrowing.against.iter().flat_map(|case| &facts.argument.case(*case).observations);
    let mut coded = observations.flat_map(|observation| observation.backing.citations.iter());
    coded.all(|citation| year_of(&citation.key).is_none_or(|year| stated < year))
}
