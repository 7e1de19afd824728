//! Values: levels become ranks, ranges are kept, and what a concept cannot take is reported.

use super::Resolver;
use crate::argument::ids::{ConceptId, Place};
use crate::argument::model::{CodedValue, Domain};
use crate::argument::names::nearest;
use lakatos_syntax::ast::{Value, ValueKind};
use lakatos_syntax::diagnostic::{Code, Diagnostic};
use lakatos_syntax::language::answer;

impl Resolver<'_> {
    /// What `value` is for `concept`.
    pub(super) fn coded_value(&mut self, concept: ConceptId, value: &Value, place: Place) -> Option<CodedValue> {
        let place = place.with(value.span);
        let takes_numbers = self.argument.concept(concept).domain == Domain::Number;
        let fits = match &value.kind {
            ValueKind::Level(_) => !takes_numbers,
            ValueKind::Range(_) => takes_numbers,
            ValueKind::Number(_) | ValueKind::Unknown => true,
        };
        if !fits && self.is_excused(self.argument.concept(concept).header.place, place) {
            return None;
        }
        match (&value.kind, takes_numbers) {
            (ValueKind::Unknown, _) => Some(CodedValue::Unknown),
            (ValueKind::Number(number), true) => Some(CodedValue::Within(*number, *number)),
            (ValueKind::Range(range), true) => Some(CodedValue::Within(range.low, range.high.unwrap_or(f64::INFINITY))),
            (ValueKind::Level(level), false) => self.level(concept, level, place),
            // Levels may be called by numbers.
            (ValueKind::Number(number), false) => self.level(concept, &number.to_string(), place),
            (ValueKind::Level(level), true) => {
                let name = self.argument.concept(concept).header.name.clone();
                self.report(
                    Code::UNKNOWN_LEVEL,
                    place,
                    &name,
                    format!("`{name}` takes numbers, and `{level}` is not one"),
                    format!("Write a number or a range: `{name} = 45..67`."),
                );
                None
            }
            (ValueKind::Range(_), false) => {
                let name = self.argument.concept(concept).header.name.clone();
                let levels = self.level_list(concept);
                self.report(
                    Code::UNKNOWN_LEVEL,
                    place,
                    &name,
                    format!("`{name}` takes levels, not a range of numbers"),
                    format!("Its levels are {levels}; for a value that changed, code each period as a case `within` this one."),
                );
                None
            }
        }
    }

    fn level(&mut self, concept: ConceptId, level: &str, place: Place) -> Option<CodedValue> {
        let header = &self.argument.concept(concept).header;
        let Domain::Levels { names, .. } = &self.argument.concept(concept).domain else { return None };
        if let Some(rank) = names.iter().position(|name| name.as_ref() == level) {
            return Some(CodedValue::Within(rank as f64, rank as f64));
        }
        // Where only one meaning is possible, it is read.
        if self.argument.concept(concept).domain.is_yes_no()
            && let Some(answer) = answer(level)
        {
            return match names.iter().position(|name| name.as_ref() == answer) {
                Some(rank) => Some(CodedValue::Within(rank as f64, rank as f64)),
                None => Some(CodedValue::Unknown),
            };
        }
        if self.is_excused(header.place, place) {
            return None;
        }
        let header = &self.argument.concept(concept).header;
        let Domain::Levels { names, .. } = &self.argument.concept(concept).domain else { return None };
        let message = format!("`{level}` is not a level of `{}`", header.name);
        let problem = Diagnostic::new(Code::UNKNOWN_LEVEL, place, message)
            .about(&*header.name)
            .help(format!("Its levels are {}.", self.level_list(concept)))
            .maybe_replaced_by(nearest(level, names.iter().map(AsRef::as_ref).chain(["unknown"])))
            .related(header.place, "it is declared here");
        self.problem(problem);
        None
    }

    /// The levels of a concept, for messages.
    pub(super) fn level_list(&self, concept: ConceptId) -> String {
        match &self.argument.concept(concept).domain {
            Domain::Levels { names, .. } => names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
            Domain::Number => "numbers".to_owned(),
        }
    }
}
