//! How what all actors are, what any of them is, and what they have in common hang together.

use crate::argument::formula::{Comparison, Formula};
use crate::argument::{Argument, BuiltIn, ConceptId};
use lakatos_syntax::ast::Operator;

/// What holds of the concepts of actors whatever their values: held together with a formula that the solver is asked about.
pub fn bonds(argument: &Argument, formula: &Formula) -> Vec<Formula> {
    let comparisons = formula.comparisons();
    let built_in = |concept: ConceptId| argument.concept(concept).built_in.as_ref();
    let mut bases: Vec<ConceptId> = comparisons
        .iter()
        .filter_map(|comparison| match built_in(comparison.concept)? {
            BuiltIn::Year | BuiltIn::Unit(_) | BuiltIn::Of { .. } => None,
            other => other.concept(),
        })
        .collect();
    bases.sort_unstable();
    bases.dedup();
    bases.into_iter().flat_map(|base| bonds_of(argument, base, &comparisons)).collect()
}

fn bonds_of(argument: &Argument, base: ConceptId, comparisons: &[&Comparison]) -> Vec<Formula> {
    let of_base: Vec<(&Comparison, &BuiltIn)> = comparisons
        .iter()
        .filter_map(|comparison| Some((*comparison, argument.concept(comparison.concept).built_in.as_ref()?)))
        .filter(|(_, what)| what.concept() == Some(base) && !matches!(what, BuiltIn::Of { .. }))
        .collect();
    let find = |wanted: &BuiltIn| of_base.iter().find(|(_, what)| *what == wanted).map(|(one, _)| one.concept);
    let (least, greatest) = (find(&BuiltIn::Least(base)), find(&BuiltIn::Greatest(base)));
    let mut points: Vec<f64> = of_base
        .iter()
        .map(|(comparison, what)| match what {
            BuiltIn::Each(_, value) | BuiltIn::Some(_, value) => *value,
            _ => comparison.operand,
        })
        .collect();
    points.sort_by(f64::total_cmp);
    points.dedup();
    let place = comparisons.first().map(|comparison| comparison.place).unwrap_or_default();
    let compared =
        |concept: ConceptId, operator, operand| Formula::Comparison(Comparison { concept, operator, operand, place });
    let implies = |one: Formula, other: Formula| Formula::Or(vec![one.negated(), other]);
    let mut bonds = Vec::new();
    if let (Some(least), Some(greatest)) = (least, greatest) {
        for point in &points {
            for operator in [Operator::AtLeast, Operator::Greater] {
                bonds.push(implies(compared(least, operator, *point), compared(greatest, operator, *point)));
            }
        }
    }
    let with_value = |wanted: fn(&BuiltIn) -> Option<f64>| -> Vec<(ConceptId, f64)> {
        let found = of_base.iter().filter_map(|(one, what)| Some((one.concept, wanted(what)?)));
        found.collect()
    };
    let each = with_value(|what| if let BuiltIn::Each(_, value) = what { Some(*value) } else { None });
    let some = with_value(|what| if let BuiltIn::Some(_, value) = what { Some(*value) } else { None });
    let same = find(&BuiltIn::Same(base));
    let yes = |concept| compared(concept, Operator::Equal, 1.0);
    for (all, value) in &each {
        for extreme in [least, greatest].into_iter().flatten() {
            bonds.push(implies(yes(*all), compared(extreme, Operator::Equal, *value)));
        }
        if let (Some(least), Some(greatest)) = (least, greatest) {
            let both = vec![compared(least, Operator::AtLeast, *value), compared(greatest, Operator::AtMost, *value)];
            bonds.push(implies(Formula::And(both), yes(*all)));
        }
        bonds.extend(same.map(|same| implies(yes(*all), yes(same))));
        for (other, another) in &each {
            if value != another {
                bonds.push(implies(yes(*all), yes(*other).negated()));
            }
        }
        for (any, another) in &some {
            let any = yes(*any);
            bonds.push(implies(yes(*all), if value == another { any } else { any.negated() }));
        }
    }
    for (any, value) in &some {
        bonds.extend(least.map(|least| implies(yes(*any), compared(least, Operator::AtMost, *value))));
        bonds.extend(least.map(|least| implies(compared(least, Operator::Equal, *value), yes(*any))));
        bonds.extend(greatest.map(|greatest| implies(yes(*any), compared(greatest, Operator::AtLeast, *value))));
        bonds.extend(greatest.map(|greatest| implies(compared(greatest, Operator::Equal, *value), yes(*any))));
        if let Some(same) = same {
            let all = each.iter().filter(|(_, other)| other == value).map(|(all, _)| yes(*all)).collect::<Vec<_>>();
            if let [all] = all.as_slice() {
                bonds.push(implies(Formula::And(vec![yes(same), yes(*any)]), all.clone()));
            }
            for (other, another) in &some {
                if value != another {
                    bonds.push(implies(Formula::And(vec![yes(same), yes(*any)]), yes(*other).negated()));
                }
            }
        }
    }
    if let (Some(same), Some(least), Some(greatest)) = (same, least, greatest) {
        for point in &points {
            for operator in [Operator::AtLeast, Operator::Greater] {
                let both = vec![yes(same), compared(greatest, operator, *point)];
                bonds.push(implies(Formula::And(both), compared(least, operator, *point)));
            }
            let between =
                vec![compared(least, Operator::AtLeast, *point), compared(greatest, Operator::AtMost, *point)];
            bonds.push(implies(Formula::And(between), yes(same)));
        }
    }
    bonds
}
