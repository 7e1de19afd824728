//! Lines that several kinds of declaration share: codings, formulas, predictions, assumptions.

use super::{Resolver, backing, declared_twice};
use crate::argument::formula::{Claim, Comparison, Formula, Movement};
use crate::argument::ids::{AssumptionId, ConceptId, Place, PredictionId, StepId, TheoryId};
use crate::argument::model::{Assumption, BuiltIn, CodedValue, FormulaLine, Owner, Prediction, Step};
use lakatos_syntax::ast::{self, FormulaKind, Mode, Operator, Property, PropertyValue, TextProperty};
use lakatos_syntax::diagnostic::Code;
use std::sync::Arc;

impl Resolver<'_> {
    pub(super) fn coding(&mut self, coding: &ast::Coding, place: Place) -> Option<(ConceptId, CodedValue)> {
        let concept = self.concept(&coding.concept, place)?;
        if self.is_never_observed(concept, &coding.concept, place) {
            return None;
        }
        let value = self.coded_value(concept, &coding.value, place)?;
        let concept = match &coding.actor {
            Some(actor) => self.built_in(BuiltIn::Of { concept, actor: Arc::clone(&actor.text) }),
            None => concept,
        };
        Some((concept, value))
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
        let scope = match &prediction.scope {
            Some(scope) => self.formula(scope, place),
            None => Some(Formula::TRUE),
        };
        let mut movement = None;
        let (outcome, condition) = match &prediction.condition {
            Some(condition) if prediction.mode == Mode::MovesWith => {
                let moved = self.movement(&prediction.outcome, condition, place)?;
                movement = Some(moved);
                (Some(any_value(moved.mover, place)), Some(any_value(moved.with, place)))
            }
            Some(condition) => (self.formula(&prediction.outcome, place), self.formula(condition, place)),
            None => (self.formula(&prediction.outcome, place), Some(Formula::TRUE)),
        };
        let (outcome, condition, scope) = (outcome?, condition?, scope?);
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
        let steps = match owner {
            Owner::Theory(id) => self.argument.theory(id).steps.as_slice(),
            Owner::Auxiliary(_) | Owner::Paradigm(_) => &[],
        };
        let steps = steps.iter().map(|id| self.argument.step(*id)).map(|step| (&step.name, step.place));
        let mut known = before.map(|other| (&other.name, other.place)).chain(steps);
        if let Some(first) = known.find(|(other, _)| ***other == *name).map(|(_, place)| place) {
            self.duplicate_label(&name, label_place, first);
            return None;
        }
        self.argument.predictions.push(Prediction {
            name: name.into(),
            owner,
            claim: Claim { outcome, mode: prediction.mode, condition, scope, movement },
            place: label_place,
            outcome_place: place.with(prediction.outcome.span),
            condition_place: place.with(prediction.condition.as_ref().unwrap_or(&prediction.outcome).span),
            line: place.with(property.span),
        });
        Some(PredictionId::from_index(self.argument.predictions.len() - 1))
    }

    /// What moves with what.
    fn movement(&mut self, mover: &ast::Formula, with: &ast::Formula, place: Place) -> Option<Movement> {
        let (is_opposite, with) = match &with.kind {
            FormulaKind::Not(inner) => (true, inner.as_ref()),
            _ => (false, with),
        };
        let (FormulaKind::Condition(mover), FormulaKind::Condition(with)) = (&mover.kind, &with.kind) else {
            return None;
        };
        let ends = [self.movable(mover, place), self.movable(with, place)];
        let [mover, with] = ends;
        Some(Movement { mover: mover?, with: with?, is_opposite })
    }

    /// A concept whose values have an order.
    fn movable(&mut self, name: &ast::Name, place: Place) -> Option<ConceptId> {
        let concept = self.concept_in_formula(name, place)?;
        if !self.is_unordered(concept) {
            return Some(concept);
        }
        if self.is_excused(self.argument.concept(concept).header.place, place.with(name.span)) {
            return None;
        }
        let levels = self.level_list(concept).replace('`', "").replace(", ", " < ");
        self.report(
            Code::WRONG_KIND,
            place.with(name.span),
            &name.text,
            format!("the values of `{}` have no order, so that they neither rise nor fall", name.text),
            format!("Declare an order, `values {levels}`, or name another concept."),
        );
        None
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

    /// A `step` line of a theory.
    pub(super) fn step_line(&mut self, theory: TheoryId, label: Option<&ast::Name>, text: &ast::Text, place: Place) {
        let theory_row = self.argument.theory(theory);
        let owner = &theory_row.header.name;
        let name = match label {
            Some(label) => format!("{owner}.{}", label.text),
            None => format!("{owner}.s{}", theory_row.steps.len() + 1),
        };
        let line = place.with(label.map_or(text.span, |label| label.span));
        let of_steps = theory_row.steps.iter().map(|id| self.argument.step(*id)).map(|step| (&step.name, step.place));
        let of_predictions =
            theory_row.predictions.iter().map(|id| self.argument.prediction(*id)).map(|one| (&one.name, one.place));
        let first = of_steps.chain(of_predictions).find(|(known, _)| ***known == *name).map(|(_, place)| place);
        if let Some(first) = first {
            self.duplicate_label(&name, line, first);
            return;
        }
        self.argument.steps.push(Step { name: name.into(), text: Arc::clone(&text.text), place: line });
        let id = StepId::from_index(self.argument.steps.len() - 1);
        self.argument.theories[theory.index()].steps.push(id);
    }

    fn duplicate_label(&mut self, name: &str, place: Place, first: Place) {
        let problem = declared_twice(place, format!("`{name}` is declared twice"), name, first);
        self.problem(problem.help("Give one of the two lines a different label."));
    }
}

/// What holds of every value of a concept: it says only that the concept is spoken of.
fn any_value(concept: ConceptId, place: Place) -> Formula {
    let operator = Operator::AtLeast;
    Formula::Comparison(Comparison { concept, operator, operand: f64::NEG_INFINITY, place })
}
