//! `moves with`: each row held against the one of its unit before it.

use super::claim::{Seen, Writer};
use super::rows::Rows;
use crate::appraisal::derived::written_out;
use crate::argument::formula::{Comparison, Formula, Movement};
use crate::argument::{Argument, BuiltIn, ConceptId, Domain};
use lakatos_syntax::ast::Operator;

/// The rows with those before them, and what each says.
pub(super) fn judged(writer: &Writer, rows: &Rows, movement: Movement, scope: &Formula) -> String {
    let dialect = writer.dialect;
    let (unit, scope_name) = (dialect.name("unit"), dialect.name("in scope"));
    let value = |concept: ConceptId| match (
        &writer.argument.concept(concept).built_in,
        writer.known.by_concept.get(&concept),
    ) {
        (Some(BuiltIn::Year), _) => writer.known.year.clone().unwrap_or_else(|| UNKNOWN.to_owned()),
        (_, Some(Seen::OfRow(column))) => column.clone(),
        _ if writer.argument.concept(concept).defined.is_some() => {
            let formula = writer.formula(&holds(writer.argument, concept));
            format!("CASE WHEN {formula} THEN 1 WHEN NOT ({formula}) THEN 0 END")
        }
        _ => UNKNOWN.to_owned(),
    };
    let (mover, with) = (value(movement.mover), value(movement.with));
    let time = rows.time.clone().unwrap_or_else(|| UNKNOWN.to_owned());
    let before = |of: &str| format!("LAG({of}) OVER (PARTITION BY {unit} ORDER BY {time})");
    let scoped = format!(
        "scoped AS (\n  SELECT seen.*,\n    ({}) AS {scope_name},\n    {mover} AS mover_now,\n    {with} AS with_now,\n    {time} AS time_now\n  FROM seen\n)",
        writer.formula(scope)
    );
    let judged = format!(
        "judged AS (\n  SELECT scoped.*,\n    {} AS scope_before,\n    {} AS mover_before,\n    {} AS with_before,\n    {} AS time_before\n  FROM scoped\n)",
        before(&scope_name),
        before("mover_now"),
        before("with_now"),
        before("time_now"),
    );
    let expected = if movement.is_opposite { "-SIGN(with_now - with_before)" } else { "SIGN(with_now - with_before)" };
    let found = "SIGN(mover_now - mover_before)";
    let top = match &writer.argument.concept(movement.mover).domain {
        Domain::Levels { names, .. } => Some(names.len().saturating_sub(1)),
        Domain::Number => None,
    };
    // Where it can go no further, that it stays says nothing.
    let stays = top.map(|top| {
        format!(
            "\n      WHEN {found} = 0 AND mover_before = CASE WHEN {expected} > 0 THEN {top} ELSE 0 END THEN 'silent'"
        )
    });
    let told = format!(
        "told AS (\n  SELECT judged.*,\n    CASE\n      WHEN time_before IS NULL OR NOT (time_before < time_now) THEN 'silent'\n      WHEN {scope_name} IS FALSE OR scope_before IS FALSE THEN 'silent'\n      WHEN with_now = with_before THEN 'silent'\n      WHEN {scope_name} IS NULL OR scope_before IS NULL OR with_now IS NULL OR with_before IS NULL THEN 'undecided'\n      WHEN {found} = {expected} THEN 'for'{}\n      WHEN {found} IS NOT NULL THEN 'against'\n      ELSE 'undecided'\n    END AS {}\n  FROM judged\n)",
        stays.unwrap_or_default(),
        dialect.name("result"),
    );
    format!("{scoped}, {judged}, {told}")
}

/// That a concept is so; of an index, what it is made of.
pub(super) fn holds(argument: &Argument, concept: ConceptId) -> Formula {
    let place = argument.concept(concept).header.place;
    let is_so = Comparison { concept, operator: Operator::Equal, operand: 1.0, place };
    written_out(argument, &Formula::Comparison(is_so))
}

/// Never known.
const UNKNOWN: &str = "CAST(NULL AS INTEGER)";
