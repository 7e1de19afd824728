//! Formulas: each comparison typed by its concept.

use super::Resolver;
use crate::argument::formula::{Comparison, Formula};
use crate::argument::ids::{ConceptId, Place};
use crate::argument::model::{CodedValue, Domain};
use lakatos_syntax::ast::{self, FormulaKind, Name, Operator, Value};
use lakatos_syntax::diagnostic::Code;

impl Resolver<'_> {
    /// The typed formula; none where any part of it means nothing, which is reported.
    pub(super) fn formula(&mut self, formula: &ast::Formula, place: Place) -> Option<Formula> {
        let place = place.with(formula.span);
        match &formula.kind {
            FormulaKind::Condition(name) => self.condition(name, place),
            FormulaKind::Comparison { concept, operator, value } => self.comparison(concept, *operator, value, place),
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

    fn condition(&mut self, name: &Name, place: Place) -> Option<Formula> {
        let concept = self.concept(name, place)?;
        let domain = &self.argument.concept(concept).domain;
        if domain.is_yes_no() {
            return Some(Formula::Comparison(Comparison { concept, operator: Operator::Equal, operand: 1.0, place }));
        }
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

    fn comparison(&mut self, name: &Name, operator: Operator, value: &Value, place: Place) -> Option<Formula> {
        let concept = self.concept(name, place)?;
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
        if !matches!(operator, Operator::Equal | Operator::NotEqual) && self.is_unordered(concept) {
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
        Some(Formula::Comparison(Comparison { concept, operator, operand, place }))
    }

    fn is_unordered(&self, concept: ConceptId) -> bool {
        matches!(self.argument.concept(concept).domain, Domain::Levels { ordered: false, .. })
    }
}
