//! Concepts that nobody declares: years, units, and what is coded of the actors of a case. Formulas and codings use them
//! as they use any other concept; their names cannot be written, so that nothing else is taken for them.

use super::Resolver;
use crate::argument::formula::{Comparison, Formula};
use crate::argument::ids::{CaseId, ConceptId, Place};
use crate::argument::model::{BuiltIn, Case, Concept, Domain, Header};
use crate::argument::names::nearest;
use lakatos_syntax::ast::{DeclarationKind, Name, Operator, Quantifier};
use lakatos_syntax::diagnostic::{Code, Diagnostic};
use lakatos_syntax::language::YEAR;
use std::sync::Arc;

impl Resolver<'_> {
    /// The concept that nobody declares; entered where it is first spoken of.
    pub(super) fn built_in(&mut self, what: BuiltIn) -> ConceptId {
        let key = format!("{what:?}");
        if let Some(known) = self.built_in.get(&key) {
            return *known;
        }
        let id = ConceptId::from_index(self.argument.concepts.len());
        let base = what.concept().map(|concept| self.argument.concept(concept));
        let yes_no = || Domain::Levels { names: vec!["no".into(), "yes".into()], ordered: true };
        let domain = match (&what, base) {
            (BuiltIn::Year, _) => Domain::Number,
            (BuiltIn::Of { .. } | BuiltIn::Least(_) | BuiltIn::Greatest(_), Some(base)) => base.domain.clone(),
            _ => yes_no(),
        };
        let place = base.map_or(Place::default(), |base| base.header.place);
        let concept = |concept: &ConceptId| Arc::clone(&self.argument.concept(*concept).header.name);
        let value =
            |id: &ConceptId, value: f64| crate::argument::print::value_text(&self.argument, *id, (value, value));
        let name = match &what {
            BuiltIn::Year => YEAR.to_owned(),
            BuiltIn::Unit(unit) => format!("unit {unit}"),
            BuiltIn::Of { concept: of, actor } => format!("{} by {actor}", concept(of)),
            BuiltIn::Least(of) => format!("{} by all", concept(of)),
            BuiltIn::Greatest(of) => format!("{} by any", concept(of)),
            BuiltIn::Each(of, rank) => format!("{} by all = {}", concept(of), value(of, *rank)),
            BuiltIn::Some(of, rank) => format!("{} by any = {}", concept(of), value(of, *rank)),
            BuiltIn::Same(of) => format!("same {}", concept(of)),
        };
        let header = Header {
            name: name.into(),
            title: "".into(),
            citations: Vec::new(),
            notes: Vec::new(),
            known_as: Vec::new(),
            place,
            whole: place,
            kind: DeclarationKind::Concept,
        };
        self.argument.concepts.push(Concept {
            header,
            domain,
            measured: Vec::new(),
            measures: Vec::new(),
            same_as: Vec::new(),
            defined: None,
            columns: Vec::new(),
            built_in: Some(what),
        });
        self.built_in.insert(key, id);
        id
    }

    /// Knows those among the concepts again that were brought from another argument.
    pub(super) fn enter_built_in(&mut self) {
        for (index, concept) in self.argument.concepts.iter().enumerate() {
            if let Some(what) = &concept.built_in {
                self.built_in.insert(format!("{what:?}"), ConceptId::from_index(index));
            }
        }
    }

    /// A concept of a formula: `year` is one, unless the draft declares another of that name.
    pub(super) fn concept_in_formula(&mut self, name: &Name, place: Place) -> Option<ConceptId> {
        let is_declared = *name.text != *YEAR || self.names.resolve(YEAR).is_some() || self.import(YEAR).is_some();
        if is_declared { self.concept(name, place) } else { Some(self.built_in(BuiltIn::Year)) }
    }

    /// That a case is about a unit.
    pub(super) fn about_unit(&mut self, unit: &Arc<str>, place: Place) -> Formula {
        let concept = self.built_in(BuiltIn::Unit(Arc::clone(unit)));
        Formula::Comparison(Comparison { concept, operator: Operator::Equal, operand: 1.0, place })
    }

    /// A comparison that all actors meet, or any of them.
    pub(super) fn of_actors(&mut self, comparison: Comparison, quantifier: Quantifier) -> Formula {
        let Comparison { concept, operator, operand, place } = comparison;
        let of_all = !matches!(quantifier, Quantifier::Any);
        let top = match &self.argument.concept(concept).domain {
            Domain::Levels { names, ordered: true } => Some(names.len() as f64 - 1.0),
            _ => None,
        };
        let is_top = top == Some(operand);
        let is_bottom = top.is_some() && operand == 0.0;
        // Equal to the highest level is at least that.
        let operator = match operator {
            Operator::Equal if is_top => Operator::AtLeast,
            Operator::Equal if is_bottom => Operator::AtMost,
            Operator::NotEqual if is_top => Operator::Less,
            Operator::NotEqual if is_bottom => Operator::Greater,
            operator => operator,
        };
        let compared =
            |concept, operator, operand| Formula::Comparison(Comparison { concept, operator, operand, place });
        match (operator, of_all) {
            (Operator::AtLeast | Operator::Greater, true) | (Operator::AtMost | Operator::Less, false) => {
                compared(self.built_in(BuiltIn::Least(concept)), operator, operand)
            }
            (Operator::AtMost | Operator::Less, true) | (Operator::AtLeast | Operator::Greater, false) => {
                compared(self.built_in(BuiltIn::Greatest(concept)), operator, operand)
            }
            (Operator::Equal, true) => compared(self.built_in(BuiltIn::Each(concept, operand)), Operator::Equal, 1.0),
            (Operator::Equal, false) => compared(self.built_in(BuiltIn::Some(concept, operand)), Operator::Equal, 1.0),
            // All differ from a value where none has it.
            (Operator::NotEqual, true) => {
                compared(self.built_in(BuiltIn::Some(concept, operand)), Operator::Equal, 1.0).negated()
            }
            (Operator::NotEqual, false) => {
                compared(self.built_in(BuiltIn::Each(concept, operand)), Operator::Equal, 1.0).negated()
            }
        }
    }

    /// Reports what nobody can observe: an index, which follows from what it is made of, and the years of a case.
    pub(super) fn is_never_observed(&mut self, concept: ConceptId, name: &Name, place: Place) -> bool {
        if self.argument.concept(concept).defined.is_none() {
            return false;
        }
        let declared = self.argument.concept(concept).header.place;
        let problem = Diagnostic::new(
            Code::WRONG_KIND,
            place.with(name.span),
            format!("`{}` is derived, and cannot be coded itself", name.text),
        )
        .about(&*name.text)
        .help("Code what it is made of: the line `defined` says what that is.")
        .related(declared, "it is declared here");
        self.problem(problem);
        true
    }

    /// Every actor that is coded is one of its case, and `both` speaks of two.
    pub(super) fn check_actors(&mut self) {
        for (case, name, place) in std::mem::take(&mut self.actors_coded) {
            self.check_actor(case, &name, place);
        }
        for (place, what) in std::mem::take(&mut self.speaks_of_both) {
            let has_other =
                |case: &&Case| !matches!(case.actors.len(), 0 | 2) && !self.is_partly_unread(case.header.place);
            let other = self.argument.cases.iter().find(has_other);
            let Some(case) = other else { continue };
            let (name, count, declared) = (&case.header.name, case.actors.len(), case.header.place);
            let actors = if count == 1 { "actor" } else { "actors" };
            let message = format!("`by both` needs two actors, and `{name}` has {count} {actors}");
            let problem = Diagnostic::new(Code::WRONG_KIND, place, message)
                .about(&*what)
                .help("Write `by all`, which holds of two as well.")
                .replaced_by("all")
                .related(declared, "it is declared here");
            self.problem(problem);
        }
    }

    fn check_actor(&mut self, case: CaseId, name: &Name, place: Place) {
        let case = self.argument.case(case);
        if case.actors.iter().any(|actor| actor.name == name.text) {
            return;
        }
        if self.is_partly_unread(case.header.place) {
            self.argument.left_out.push(place);
            return;
        }
        let nearest = nearest(&name.text, case.actors.iter().map(|actor| &*actor.name)).map(str::to_owned);
        let known: Vec<String> = case.actors.iter().map(|actor| format!("`{}`", actor.name)).collect();
        let help = match known.as_slice() {
            [] => format!("Say who acts in it: `actors {}`.", name.text),
            known => format!("Its actors are {}.", known.join(", ")),
        };
        let message = format!("`{}` has no actor `{}`", case.header.name, name.text);
        let problem = Diagnostic::new(Code::UNDEFINED_NAME, place, message)
            .about(&*name.text)
            .help(help)
            .maybe_replaced_by(nearest.as_deref())
            .related(case.header.place, "the case is declared here");
        self.problem(problem);
    }

    /// A theory's unit is one of some case, where cases say theirs.
    pub(super) fn check_units(&mut self) {
        let mut known = self.library.units();
        known.extend(self.argument.cases.iter().filter_map(|case| case.unit.clone()));
        known.sort_unstable();
        known.dedup();
        for (unit, place) in std::mem::take(&mut self.units_spoken_of) {
            if known.is_empty() || known.contains(&unit) {
                continue;
            }
            // A line that cannot be read may be the one that names it.
            if !self.damaged.is_empty() {
                self.argument.left_out.push(place);
                continue;
            }
            let nearest = nearest(&unit, known.iter().map(AsRef::as_ref)).map(str::to_owned);
            let list: Vec<String> = known.iter().map(|unit| format!("`{unit}`")).collect();
            let problem = Diagnostic::new(Code::UNDEFINED_NAME, place, format!("no case is of the unit `{unit}`"))
                .about(&*unit)
                .help(format!("Cases are of the unit {}.", list.join(", ")))
                .maybe_replaced_by(nearest.as_deref());
            self.problem(problem);
        }
    }
}
