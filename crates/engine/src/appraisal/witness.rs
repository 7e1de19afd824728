//! The shortest description of a case that satisfies a formula, in the author's own concepts.

use super::derived::written_out;
use super::solver::{Satisfiability, is_impossible, needed, satisfiable};
use crate::argument::formula::{Comparison, Formula};
use crate::argument::{Argument, ConceptId, Domain, Place};
use lakatos_syntax::ast::Operator;

/// A conjunction of values that makes `formula` true whatever else holds: from an assignment that the solver finds,
/// with every value taken out that is not needed (a prime implicant, Quine 1952). None where nothing satisfies it, or
/// where that is too large to tell.
pub fn shortest_witness(argument: &Argument, formula: &Formula) -> Option<Formula> {
    let formula = &written_out(argument, formula);
    let Satisfiability::Satisfiable(assignment) = satisfiable(argument, formula) else { return None };
    let mut kept: Vec<Comparison> =
        assignment.into_iter().map(|(concept, value)| described(argument, formula, concept, value)).collect();
    // By name, so that the answer does not depend on the order of declarations.
    kept.sort_by(|a, b| argument.concept(a.concept).header.name.cmp(&argument.concept(b.concept).header.name));
    let kept = widened(argument, needed(argument, kept, formula), formula);
    Some(Formula::And(kept.into_iter().map(Formula::Comparison).collect()))
}

/// The same values, with one number for a line in the number line where that is enough: “from 1945 on” and not “in 1945”.
fn widened(argument: &Argument, mut kept: Vec<Comparison>, formula: &Formula) -> Vec<Comparison> {
    for index in 0..kept.len() {
        if kept[index].operator != Operator::Equal || argument.concept(kept[index].concept).domain != Domain::Number {
            continue;
        }
        for operator in [Operator::AtLeast, Operator::AtMost] {
            let mut wider = kept.clone();
            wider[index].operator = operator;
            let fails = wider.iter().copied().map(Formula::Comparison).chain([formula.clone().negated()]);
            if is_impossible(argument, &Formula::And(fails.collect())) {
                kept = wider;
                break;
            }
        }
    }
    kept
}

/// A value as a comparison: a number by the constants of the formula that it lies between, if one will do.
fn described(argument: &Argument, formula: &Formula, concept: ConceptId, value: f64) -> Comparison {
    let plain = |operator, operand| Comparison { concept, operator, operand, place: Place::default() };
    if argument.concept(concept).domain != Domain::Number {
        return plain(Operator::Equal, value);
    }
    let constants = || {
        formula
            .comparisons()
            .into_iter()
            .filter(|comparison| comparison.concept == concept)
            .map(|comparison| comparison.operand)
    };
    let below = constants().filter(|constant| *constant < value).fold(f64::NEG_INFINITY, f64::max);
    let above = constants().filter(|constant| *constant > value).fold(f64::INFINITY, f64::min);
    match (constants().any(|constant| constant == value), below.is_finite(), above.is_finite()) {
        (false, true, false) => plain(Operator::Greater, below),
        (false, false, true) => plain(Operator::Less, above),
        _ => plain(Operator::Equal, value),
    }
}
