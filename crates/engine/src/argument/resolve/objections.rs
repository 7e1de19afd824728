//! What readers object to, and what answers them.

use super::Resolver;
use crate::argument::ids::{ObjectionId, Place};
use crate::argument::model::{Mention, Owner, Target};
use crate::argument::names::Named;
use lakatos_syntax::ast::{Property, PropertyValue, Qualified, TextProperty};
use std::sync::Arc;

impl Resolver<'_> {
    pub(super) fn objection_property(&mut self, id: ObjectionId, property: &Property, place: Place) {
        match &property.value {
            PropertyValue::To(names) => {
                let targets = self.targets(names, place);
                self.argument.objections[id.index()].to.extend(targets);
            }
            PropertyValue::AnsweredBy(names) => {
                let targets = self.targets(names, place);
                self.argument.objections[id.index()].answered_by.extend(targets);
            }
            PropertyValue::Text { property: TextProperty::Answered, text, .. } => {
                self.argument.objections[id.index()].answered.push(Arc::clone(&text.text));
            }
            PropertyValue::Text { property: TextProperty::Granted, text, .. } => {
                self.argument.objections[id.index()].granted.push(Arc::clone(&text.text));
            }
            _ => {}
        }
    }

    fn targets(&mut self, names: &[Qualified], place: Place) -> Vec<Mention<Target>> {
        let mut targets = Vec::new();
        for name in names {
            let target = self.target(name, place);
            targets.extend(target.map(|id| Mention { id, place: place.with(name.span) }));
        }
        targets
    }

    fn target(&mut self, qualified: &Qualified, place: Place) -> Option<Target> {
        let named = self.lookup(&qualified.name, place, "a declaration", Some)?;
        let Some(label) = &qualified.label else { return Some(Target::Declared(named)) };
        self.read_imported();
        let owner = match named {
            Named::Theory(id) => Some(Owner::Theory(id)),
            Named::Auxiliary(id) => Some(Owner::Auxiliary(id)),
            Named::Paradigm(id) => Some(Owner::Paradigm(id)),
            _ => None,
        };
        let argument = &self.argument;
        let predictions = owner.map_or(&[][..], |owner| argument.predictions_of(owner));
        let predictions = predictions.iter().map(|id| (&argument.prediction(*id).name, Target::Prediction(*id)));
        let (assumptions, steps) = match named {
            Named::Theory(id) => (argument.theory(id).assumptions.as_slice(), argument.theory(id).steps.as_slice()),
            Named::Paradigm(id) => (argument.paradigm(id).assumptions.as_slice(), &[][..]),
            _ => (&[][..], &[][..]),
        };
        let assumptions = assumptions.iter().map(|id| (&argument.assumption(*id).name, Target::Assumption(*id)));
        let steps = steps.iter().map(|id| (&argument.step(*id).name, Target::Step(*id)));
        let known: Vec<(String, Target)> =
            predictions.chain(assumptions).chain(steps).map(|(name, target)| (name.to_string(), target)).collect();
        let name = format!("{}.{}", qualified.name.text, label.text);
        if let Some((_, target)) = known.iter().find(|(known, _)| *known == name) {
            return Some(*target);
        }
        let declared = owner.map(|owner| self.argument.owner_header(owner).place);
        if declared.is_some_and(|declared| self.is_excused(declared, place.with(qualified.span))) {
            return None;
        }
        let known: Vec<&str> = known.iter().map(|(known, _)| known.as_str()).collect();
        self.undefined_label(place.with(qualified.span), &name, "line", &known);
        None
    }
}
