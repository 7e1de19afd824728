//! Lines that several kinds of declaration share: codings, formulas, predictions, assumptions.

use super::{Resolver, backing, declared_twice};
use crate::argument::formula::{Claim, Formula};
use crate::argument::ids::{AssumptionId, ConceptId, Place, PredictionId};
use crate::argument::model::{Assumption, CodedValue, FormulaLine, Owner, Prediction};
use lakatos_syntax::ast::{self, Property, PropertyValue, TextProperty};

impl Resolver<'_> {
    pub(super) fn coding(&mut self, coding: &ast::Coding, place: Place) -> Option<(ConceptId, CodedValue)> {
        let concept = self.concept(&coding.concept, place)?;
        Some((concept, self.coded_value(concept, &coding.value, place)?))
    }

    pub(super) fn formula_line(
        &mut self,
        formula: &ast::Formula,
        property: &Property,
        place: Place,
    ) -> Option<FormulaLine> {
        let typed = self.formula(formula, place)?;
        Some(FormulaLine { formula: typed, place: place.with(formula.span), backing: backing(property) })
    }

    pub(super) fn prediction(
        &mut self,
        owner: Owner,
        number: usize,
        prediction: &ast::Prediction,
        property: &Property,
        place: Place,
    ) -> Option<PredictionId> {
        let outcome = self.formula(&prediction.outcome, place);
        let condition = match &prediction.condition {
            Some(condition) => self.formula(condition, place),
            None => Some(Formula::TRUE),
        };
        let (outcome, condition) = (outcome?, condition?);
        let header = match owner {
            Owner::Theory(id) => &self.argument.theory(id).header,
            Owner::Auxiliary(id) => &self.argument.auxiliary(id).header,
            Owner::Paradigm(id) => &self.argument.paradigm(id).header,
        };
        let label = prediction.label.as_ref();
        let name = label
            .map_or_else(|| format!("{}.p{number}", header.name), |label| format!("{}.{}", header.name, label.text));
        let label_place = place.with(label.map_or(prediction.outcome.span, |label| label.span));
        let before = self.argument.predictions_of(owner).iter().map(|id| self.argument.prediction(*id));
        if let Some(first) = before.into_iter().find(|other| *other.name == *name).map(|first| first.place) {
            self.duplicate_label(&name, label_place, first);
            return None;
        }
        self.argument.predictions.push(Prediction {
            name: name.into(),
            owner,
            claim: Claim { outcome, mode: prediction.mode, condition },
            place: label_place,
            outcome_place: place.with(prediction.outcome.span),
            condition_place: place.with(prediction.condition.as_ref().unwrap_or(&prediction.outcome).span),
            line: place.with(property.span),
        });
        Some(PredictionId::from_index(self.argument.predictions.len() - 1))
    }

    /// A `core` or `heuristic` line; none for other properties.
    pub(super) fn assumption_line(
        &mut self,
        owner: &str,
        known: &[AssumptionId],
        property: &Property,
        place: Place,
    ) -> Option<AssumptionId> {
        let PropertyValue::Text { property: kind, label, text } = &property.value else { return None };
        let is_core = match kind {
            TextProperty::Core => true,
            TextProperty::Heuristic => false,
            _ => return None,
        };
        let alike = known.iter().filter(|id| self.argument.assumption(**id).is_core == is_core).count();
        let name = match label {
            Some(label) => format!("{owner}.{}", label.text),
            None => format!("{owner}.{}{}", if is_core { 'c' } else { 'h' }, alike + 1),
        };
        let line = place.with(label.as_ref().map_or(text.span, |label| label.span));
        let first = known
            .iter()
            .map(|id| self.argument.assumption(*id))
            .find(|other| *other.name == *name)
            .map(|first| first.place);
        if let Some(first) = first {
            self.duplicate_label(&name, line, first);
            return None;
        }
        self.argument.assumptions.push(Assumption { name: name.into(), text: text.text.clone(), is_core, place: line });
        Some(AssumptionId::from_index(self.argument.assumptions.len() - 1))
    }

    fn duplicate_label(&mut self, name: &str, place: Place, first: Place) {
        let problem = declared_twice(place, format!("`{name}` is declared twice"), name, first);
        self.problem(problem.help("Give one of the two lines a different label."));
    }
}
