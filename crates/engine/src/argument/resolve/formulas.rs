//! Formulas: each comparison typed by its concept.

use super::Resolver;
use crate::argument::formula::{Comparison, Formula};
use crate::argument::ids::{ConceptId, Place};
use crate::argument::model::{BuiltIn, CodedValue, Domain};
use lakatos_syntax::ast::{self, FormulaKind, Name, Operator, Quantifier, Value};
use lakatos_syntax::diagnostic::Code;

impl Resolver<'_> {
    /// The typed formula; none where any part of it means nothing, which is reported.
    pub(super) fn formula(&mut self, formula: &ast::Formula, place: Place) -> Option<Formula> {
        let place = place.with(formula.span);
        match &formula.kind {
            FormulaKind::Condition(name) => self.condition(name, place).map(Formula::Comparison),
            FormulaKind::Comparison { concept, operator, value } => {
                self.comparison(concept, *operator, value, place).map(Formula::Comparison)
            }
            FormulaKind::ByActors { inner, quantifier, quantifier_span } => {
                let comparison = match &inner.kind {
                    FormulaKind::Condition(name) => self.condition(name, place),
                    FormulaKind::Comparison { concept, operator, value } => {
                        self.comparison(concept, *operator, value, place)
                    }
                    _ => None,
                }?;
                if !self.is_coded_of_actors(comparison.concept, place) {
                    return None;
                }
                if *quantifier == Quantifier::Both {
                    let name = self.argument.concept(comparison.concept).header.name.clone();
                    self.speaks_of_both.push((place.with(*quantifier_span), name));
                }
                Some(self.of_actors(comparison, *quantifier))
            }
            FormulaKind::Same(name) => {
                let of = self.concept_in_formula(name, place)?;
                if !self.is_coded_of_actors(of, place.with(name.span)) {
                    return None;
                }
                let concept = self.built_in(BuiltIn::Same(of));
                Some(Formula::Comparison(Comparison { concept, operator: Operator::Equal, operand: 1.0, place }))
            }
            FormulaKind::Not(inner) => Some(self.formula(inner, place)?.negated()),
            FormulaKind::And(parts) => self.formulas(parts, place).map(Formula::And),
            FormulaKind::Or(parts) => self.formulas(parts, place).map(Formula::Or),
        }
    }

    /// Every part is read, so that every mistake is reported.
    fn formulas(&mut self, parts: &[ast::Formula], place: Place) -> Option<Vec<Formula>> {
        let parts: Vec<Option<Formula>> = parts.iter().map(|part| self.formula(part, place)).collect();
        parts.into_iter().collect()
    }

    /// Years and indexes are the case's, and of no actor.
    fn is_coded_of_actors(&mut self, concept: ConceptId, place: Place) -> bool {
        let row = self.argument.concept(concept);
        let name = row.header.name.clone();
        let is_of_case = row.built_in.is_some() || row.defined.is_some();
        if is_of_case {
            self.report(
                Code::WRONG_KIND,
                place,
                &name,
                format!("`{name}` is not coded of actors"),
                "Name a concept that cases code by actor: `CONCEPT by ACTOR = VALUE`.".to_owned(),
            );
        }
        !is_of_case
    }

    fn condition(&mut self, name: &Name, place: Place) -> Option<Comparison> {
        let concept = self.concept_in_formula(name, place)?;
        let domain = &self.argument.concept(concept).domain;
        if domain.is_yes_no() {
            return Some(Comparison { concept, operator: Operator::Equal, operand: 1.0, place });
        }
        if self.is_excused(self.argument.concept(concept).header.place, place) {
            return None;
        }
        let domain = &self.argument.concept(concept).domain;
        let example = match domain {
            Domain::Number => format!("{} >= 1", name.text),
            Domain::Levels { names, .. } => {
                format!("{} = {}", name.text, names.last().map(AsRef::as_ref).unwrap_or_default())
            }
        };
        let levels = self.level_list(concept);
        self.report(
            Code::LEVEL_NEEDED,
            place,
            &name.text,
            format!("`{}` is not a yes/no concept: say which value you mean", name.text),
            format!("It takes {levels}, as in `{example}`."),
        );
        None
    }

    fn comparison(&mut self, name: &Name, operator: Operator, value: &Value, place: Place) -> Option<Comparison> {
        let concept = self.concept_in_formula(name, place)?;
        let operand = match self.coded_value(concept, value, place)? {
            CodedValue::Within(low, _) => low,
            CodedValue::Unknown => {
                self.report(
                    Code::UNKNOWN_LEVEL,
                    place.with(value.span),
                    &name.text,
                    "`unknown` cannot stand in a comparison".to_owned(),
                    "A theory is about the world, not about what we know of it: name a value.".to_owned(),
                );
                return None;
            }
        };
        let is_compared = !matches!(operator, Operator::Equal | Operator::NotEqual);
        if is_compared && self.is_unordered(concept) {
            if self.is_excused(self.argument.concept(concept).header.place, place) {
                return None;
            }
            self.report(
                Code::WRONG_KIND,
                place,
                &name.text,
                format!("the values of `{}` have no order, so `{}` means nothing", name.text, operator.symbol()),
                format!(
                    "Compare with `=` or `!=`, or declare an order: `values {}`.",
                    self.level_list(concept).replace('`', "").replace(", ", " < ")
                ),
            );
            return None;
        }
        Some(Comparison { concept, operator, operand, place })
    }

    pub(super) fn is_unordered(&self, concept: ConceptId) -> bool {
        matches!(self.argument.concept(concept).domain, Domain::Levels { ordered: false, .. })
    }
}
