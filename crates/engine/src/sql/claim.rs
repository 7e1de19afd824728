//! Formulas over concepts, by the three values of SQL: what is unknown is `NULL`.

use super::cells::sign;
use super::dialect::Dialect;
use crate::appraisal::truth::compare;
use crate::argument::formula::{Comparison, Formula};
use crate::argument::{Argument, BuiltIn, ConceptId};
use lakatos_syntax::ast::Operator;
use rustc_hash::FxHashMap;

/// What the columns of the rows are called.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Of a concept, the column of the row, or one of each actor.
    pub(super) by_concept: FxHashMap<ConceptId, Seen>,
    /// The year of a row.
    pub(super) year: Option<String>,
}

/// How a concept is seen in a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Seen {
    /// The row has one value of it.
    OfRow(String),
    /// Each actor has one.
    OfActors(Vec<String>),
}

/// Never known.
const UNKNOWN: &str = "CAST(NULL AS BOOLEAN)";

/// Writes formulas in which every index is written out.
#[derive(Debug)]
pub(super) struct Writer<'all> {
    pub(super) argument: &'all Argument,
    pub(super) known: &'all Known,
    pub(super) dialect: Dialect,
}

impl Writer<'_> {
    /// A formula.
    pub(super) fn formula(&self, formula: &Formula) -> String {
        match formula {
            Formula::Comparison(comparison) => self.comparison(comparison),
            Formula::Not(inner) => format!("NOT ({})", self.formula(inner)),
            Formula::And(parts) => joined(parts.iter().map(|part| self.formula(part)), " AND ", "TRUE"),
            Formula::Or(parts) => joined(parts.iter().map(|part| self.formula(part)), " OR ", "FALSE"),
        }
    }

    fn comparison(&self, Comparison { concept, operator, operand, .. }: &Comparison) -> String {
        let compared =
            |column: &str, operator: Operator, operand: f64| format!("{column} {} {operand}", sign(operator));
        let actors = |of: &ConceptId| match self.known.by_concept.get(of) {
            Some(Seen::OfActors(columns)) => columns.as_slice(),
            _ => &[],
        };
        let of_all = |of: &ConceptId, operator: Operator, operand: f64| {
            joined(actors(of).iter().map(|column| compared(column, operator, operand)), " AND ", UNKNOWN)
        };
        let of_any = |of: &ConceptId, operator: Operator, operand: f64| {
            joined(actors(of).iter().map(|column| compared(column, operator, operand)), " OR ", UNKNOWN)
        };
        let is_lower_bound = matches!(operator, Operator::AtLeast | Operator::Greater);
        match &self.argument.concept(*concept).built_in {
            None => match self.known.by_concept.get(concept) {
                Some(Seen::OfRow(column)) => compared(column, *operator, *operand),
                _ => UNKNOWN.to_owned(),
            },
            Some(BuiltIn::Year) => match &self.known.year {
                Some(year) => compared(year, *operator, *operand),
                None => UNKNOWN.to_owned(),
            },
            Some(BuiltIn::Unit(_)) => constant(1.0, *operator, *operand).to_owned(),
            Some(BuiltIn::Of { .. }) => UNKNOWN.to_owned(),
            // Of the least value and the greatest, the language asks for bounds.
            Some(BuiltIn::Least(of)) => match operator {
                Operator::Equal => {
                    let (all, any) = (of_all(of, Operator::AtLeast, *operand), of_any(of, Operator::AtMost, *operand));
                    format!("({all} AND {any})")
                }
                Operator::NotEqual => {
                    let (any, all) = (of_any(of, Operator::Less, *operand), of_all(of, Operator::Greater, *operand));
                    format!("({any} OR {all})")
                }
                _ if is_lower_bound => of_all(of, *operator, *operand),
                _ => of_any(of, *operator, *operand),
            },
            Some(BuiltIn::Greatest(of)) => match operator {
                Operator::Equal => {
                    let (all, any) = (of_all(of, Operator::AtMost, *operand), of_any(of, Operator::AtLeast, *operand));
                    format!("({all} AND {any})")
                }
                Operator::NotEqual => {
                    let (any, all) = (of_any(of, Operator::Greater, *operand), of_all(of, Operator::Less, *operand));
                    format!("({any} OR {all})")
                }
                _ if is_lower_bound => of_any(of, *operator, *operand),
                _ => of_all(of, *operator, *operand),
            },
            Some(BuiltIn::Each(of, value)) => as_yes(of_all(of, Operator::Equal, *value), *operator, *operand),
            Some(BuiltIn::Some(of, value)) => as_yes(of_any(of, Operator::Equal, *value), *operator, *operand),
            Some(BuiltIn::Same(of)) => as_yes(same(actors(of)), *operator, *operand),
        }
    }
}

/// All of some columns are alike: not so where two of them are known to differ. Of fewer than two, nothing is known.
fn same(columns: &[String]) -> String {
    let pairs = columns
        .iter()
        .enumerate()
        .flat_map(|(number, one)| columns[number + 1..].iter().map(move |other| format!("{one} = {other}")));
    joined(pairs, " AND ", UNKNOWN)
}

/// What a comparison with yes (1) or no (0) says of a truth.
fn as_yes(truth: String, operator: Operator, operand: f64) -> String {
    match (compare(1.0, operator, operand), compare(0.0, operator, operand)) {
        (true, false) => truth,
        (false, true) => format!("NOT ({truth})"),
        (true, true) => format!("({truth} OR NOT ({truth}))"),
        (false, false) => format!("({truth} AND NOT ({truth}))"),
    }
}

fn constant(value: f64, operator: Operator, operand: f64) -> &'static str {
    if compare(value, operator, operand) { "TRUE" } else { "FALSE" }
}

fn joined(parts: impl Iterator<Item = String>, word: &str, empty: &str) -> String {
    let parts: Vec<String> = parts.collect();
    match parts.as_slice() {
        [] => empty.to_owned(),
        [only] => only.clone(),
        parts => format!("({})", parts.join(word)),
    }
}
