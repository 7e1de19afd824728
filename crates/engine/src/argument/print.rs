//! Parts of an argument as they are written: values, formulas, claims, periods.

use super::formula::{Claim, Comparison, Formula, Movement};
use super::ids::ConceptId;
use super::model::{Argument, BuiltIn, Case, CodedValue, Domain, Recoding};
use super::titled::title_text;
use lakatos_syntax::ast::{Mode, Operator};

/// A value of a concept as it is written.
pub fn value_text(argument: &Argument, concept: ConceptId, (low, high): (f64, f64)) -> String {
    match &argument.concept(concept).domain {
        Domain::Levels { names, .. } => names.get(low as usize).map(|name| name.to_string()).unwrap_or_default(),
        Domain::Number if low == high => low.to_string(),
        Domain::Number if high.is_infinite() => format!("{low}.."),
        Domain::Number => format!("{low}..{high}"),
    }
}

/// What a concept is coded as, as it is written.
pub fn coded_text(argument: &Argument, concept: ConceptId, value: CodedValue) -> String {
    match value {
        CodedValue::Unknown => "unknown".to_owned(),
        CodedValue::Within(low, high) => value_text(argument, concept, (low, high)),
    }
}

/// A formula as it is written, with as few parentheses as it needs.
pub fn formula_text(argument: &Argument, formula: &Formula) -> String {
    match formula {
        Formula::Comparison(comparison) => comparison_text(argument, comparison),
        Formula::Not(inner) => match inner.as_ref() {
            Formula::Comparison(comparison) if !is_bare(argument, comparison) => {
                let negated = Comparison { operator: comparison.operator.negated(), ..*comparison };
                comparison_text(argument, &negated)
            }
            inner => format!("not {}", bracketed(argument, inner)),
        },
        Formula::And(parts) => joined(argument, parts, " and "),
        Formula::Or(parts) => joined(argument, parts, " or "),
    }
}

fn joined(argument: &Argument, parts: &[Formula], word: &str) -> String {
    match parts {
        [only] => formula_text(argument, only),
        parts => parts.iter().map(|part| bracketed(argument, part)).collect::<Vec<_>>().join(word),
    }
}

fn bracketed(argument: &Argument, formula: &Formula) -> String {
    match formula {
        Formula::And(parts) | Formula::Or(parts) if parts.len() > 1 => format!("({})", formula_text(argument, formula)),
        _ => formula_text(argument, formula),
    }
}

/// A comparison of the least or the greatest value over the actors of a case: what all or any of them are.
fn of_actors_text(argument: &Argument, comparison: &Comparison) -> Option<String> {
    let (of, is_least) = match argument.concept(comparison.concept).built_in.as_ref()? {
        BuiltIn::Least(of) => (*of, true),
        BuiltIn::Greatest(of) => (*of, false),
        _ => return None,
    };
    let name = &argument.concept(of).header.name;
    let is_lower_bound = matches!(comparison.operator, Operator::AtLeast | Operator::Greater);
    let quantifier = if is_least == is_lower_bound { "all" } else { "any" };
    let domain = &argument.concept(of).domain;
    let top = match domain {
        Domain::Levels { names, .. } => names.len() as f64 - 1.0,
        Domain::Number => f64::INFINITY,
    };
    let (operator, operand) = match (comparison.operator, comparison.operand) {
        (Operator::AtLeast, operand) if operand == top => (Operator::Equal, operand),
        (Operator::AtMost, 0.0) if top.is_finite() => (Operator::Equal, 0.0),
        (Operator::Less, operand) if operand == top => (Operator::NotEqual, operand),
        (Operator::Greater, 0.0) if top.is_finite() => (Operator::NotEqual, 0.0),
        // Of the least value itself, or the greatest, the language has no words.
        (operator @ (Operator::Equal | Operator::NotEqual), operand) => {
            let which = if is_least { "least" } else { "greatest" };
            let value = value_text(argument, of, (operand, operand));
            return Some(format!("the {which} {name} {} {value}", operator.symbol()));
        }
        pair => pair,
    };
    if domain.is_yes_no() && operator == Operator::Equal && operand == 1.0 {
        return Some(format!("{name} by {quantifier}"));
    }
    let value = value_text(argument, of, (operand, operand));
    Some(format!("{name} by {quantifier} {} {value}", operator.symbol()))
}

/// A yes/no concept asserted: written as its bare name.
fn is_bare(argument: &Argument, comparison: &Comparison) -> bool {
    let domain = &argument.concept(comparison.concept).domain;
    domain.is_yes_no() && comparison.operator == Operator::Equal && comparison.operand == 1.0
}

/// A prediction as it is written: `alignment >= entente when shared-threat`.
pub fn claim_text(argument: &Argument, claim: &Claim) -> String {
    let stated = match (claim.mode, claim.movement) {
        (_, Some(movement)) => movement_text(argument, movement),
        (Mode::Always, _) => formula_text(argument, &claim.outcome),
        (mode, _) => {
            let outcome = formula_text(argument, &claim.outcome);
            format!("{outcome} {} {}", mode.words(), formula_text(argument, &claim.condition))
        }
    };
    match claim.scope == Formula::TRUE {
        true => stated,
        false => format!("{stated} where {}", formula_text(argument, &claim.scope)),
    }
}

/// What moves with what, as it is written.
fn movement_text(argument: &Argument, movement: Movement) -> String {
    let name = |concept: ConceptId| &argument.concept(concept).header.name;
    let not = if movement.is_opposite { "not " } else { "" };
    format!("{} moves with {not}{}", name(movement.mover), name(movement.with))
}

/// What an auxiliary recodes, as it is written: `korea-japan: shared-threat = no`.
pub fn recoding_text(argument: &Argument, recoding: &Recoding) -> String {
    let value = coded_text(argument, recoding.concept, recoding.value);
    let (case, concept) = (argument.case(recoding.case), argument.concept(recoding.concept));
    format!("{}: {} = {value}", case.header.name, concept.header.name)
}

/// The period of a case as it is written; a single year where it has no other.
pub fn period_text(case: &Case) -> Option<String> {
    Some(match case.period? {
        (first, Some(last)) if first == last => first.to_string(),
        (first, Some(last)) => format!("{first}..{last}"),
        (first, None) => format!("{first}.."),
    })
}

/// A case as a paper calls it, by its title or else its name: `West Germany and France, 1955–1963`.
pub fn label_text(case: &Case) -> String {
    let title = title_text(&case.header);
    years_text(case).map_or_else(|| title.clone(), |years| format!("{title}, {years}"))
}

/// The period of a case in prose. Where a year is before Christ, a word stands between them: a dash beside a minus sign
/// cannot be read.
pub(super) fn years_text(case: &Case) -> Option<String> {
    let (first, last) = case.period?;
    let is_signed = first < 0.0 || last.is_some_and(|last| last < 0.0);
    let said = |year: f64| year.to_string().replace('-', "−");
    Some(match last {
        Some(last) if first == last => said(first),
        Some(last) if is_signed => format!("{} to {}", said(first), said(last)),
        None if is_signed => format!("from {}", said(first)),
        Some(last) => format!("{first}–{last}"),
        None => format!("{first}–"),
    })
}

/// A comparison as it is written.
pub fn comparison_text(argument: &Argument, comparison: &Comparison) -> String {
    if let Some(text) = of_actors_text(argument, comparison) {
        return text;
    }
    let name = &argument.concept(comparison.concept).header.name;
    if is_bare(argument, comparison) {
        return name.to_string();
    }
    let value = value_text(argument, comparison.concept, (comparison.operand, comparison.operand));
    format!("{name} {} {value}", comparison.operator.symbol())
}
