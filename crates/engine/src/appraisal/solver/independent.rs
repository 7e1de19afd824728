//! Formulas in which no concept occurs twice, and none that hangs together with others: their parts vary independently, and no solver is needed.

use crate::appraisal::truth::compare;
use crate::argument::formula::{Comparison, Formula};
use crate::argument::{Argument, BuiltIn, Domain};

/// What a formula can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Possibility {
    /// Always.
    True,
    /// Never.
    False,
    /// Sometimes.
    Either,
}

/// What the formula can be; none where some concept occurs twice.
pub fn possibility(argument: &Argument, formula: &Formula) -> Option<Possibility> {
    let comparisons = formula.comparisons();
    let varies_alone = |comparison: &&Comparison| {
        let concept = argument.concept(comparison.concept);
        concept.defined.is_none() && matches!(concept.built_in, None | Some(BuiltIn::Year | BuiltIn::Unit(_)))
    };
    let vary_alone = comparisons.len() == formula.concepts().len() && comparisons.iter().all(varies_alone);
    vary_alone.then(|| possible(argument, formula))
}

fn possible(argument: &Argument, formula: &Formula) -> Possibility {
    match formula {
        Formula::Comparison(comparison) => possible_comparison(argument, comparison),
        Formula::Not(inner) => negated(possible(argument, inner)),
        Formula::And(parts) => all(parts.iter().map(|part| possible(argument, part))),
        Formula::Or(parts) => negated(all(parts.iter().map(|part| negated(possible(argument, part))))),
    }
}

fn possible_comparison(argument: &Argument, comparison: &Comparison) -> Possibility {
    let Domain::Levels { names, .. } = &argument.concept(comparison.concept).domain else { return Possibility::Either };
    let holding =
        (0..names.len()).filter(|rank| compare(*rank as f64, comparison.operator, comparison.operand)).count();
    match holding {
        0 => Possibility::False,
        all if all == names.len() => Possibility::True,
        _ => Possibility::Either,
    }
}

fn all(parts: impl Iterator<Item = Possibility>) -> Possibility {
    let mut whole = Possibility::True;
    for part in parts {
        match part {
            Possibility::False => return Possibility::False,
            Possibility::Either => whole = Possibility::Either,
            Possibility::True => {}
        }
    }
    whole
}

fn negated(possibility: Possibility) -> Possibility {
    match possibility {
        Possibility::True => Possibility::False,
        Possibility::False => Possibility::True,
        Possibility::Either => Possibility::Either,
    }
}
