//! What each declaration says, name by name.

use super::unread::name_of_several_words;
use super::{Resolver, backing};
use crate::argument::formula::Formula;
use crate::argument::ids::{AuxiliaryId, CaseId, ConceptId, ParadigmId, Place, PuzzleId, TestId, TheoryId};
use crate::argument::model::{
    Actor, Auxiliary, Case, Likeness, Mention, Observation, Owner, Recoding, Role, Settlement, Theory,
};
use crate::argument::names::Named;
use lakatos_syntax::ast::{Declaration, DeclarationKind, ListProperty, Name, Property, PropertyValue, TextProperty};
use lakatos_syntax::diagnostic::Code;
use std::sync::Arc;

impl<'document> Resolver<'document> {
    /// Fills the row of a declaration.
    pub(super) fn read(&mut self, declaration: &'document Declaration, place: Place, named: Named) {
        if let Named::Case(id) = named {
            self.argument.cases[id.index()].period = declaration.period.map(|period| (period.low, period.high));
        }
        for property in &declaration.properties {
            if !self.defers(property, place, named) {
                self.read_property(property, place, named);
            }
        }
        if let Named::Case(id) = named {
            self.case_mut(id).observations.shrink_to_fit();
        }
    }

    pub(super) fn read_property(&mut self, property: &Property, place: Place, named: Named) {
        match named {
            Named::Puzzle(id) => self.puzzle_property(id, property, place),
            Named::Source => {}
            Named::Concept(id) => self.concept_property(id, property, place),
            Named::Paradigm(id) => self.paradigm_property(id, property, place),
            Named::Theory(id) => self.theory_property(id, property, place),
            Named::Auxiliary(id) => self.auxiliary_property(id, property, place),
            Named::Case(id) => self.case_property(id, property, place),
            Named::Test(id) => self.test_property(id, property, place),
            Named::Objection(id) => self.objection_property(id, property, place),
            Named::Data(id) => self.data_property(id, property, place),
        }
    }

    fn puzzle_property(&mut self, id: PuzzleId, property: &Property, place: Place) {
        let PropertyValue::List(list, names) = &property.value else { return };
        match list {
            ListProperty::Outcome => {
                let outcome = self.concepts(names, place).first().copied();
                self.argument.puzzles[id.index()].outcome = outcome;
            }
            ListProperty::About => {
                let cases = self.cases(names, place);
                self.argument.puzzles[id.index()].about.extend(cases);
            }
            ListProperty::Against => {
                for name in names {
                    if let Some(theory) = self.theory(name, place) {
                        let mention = Mention { id: theory, place: place.with(name.span) };
                        self.argument.puzzles[id.index()].against.push(mention);
                    }
                }
            }
            ListProperty::Answer => {
                for name in names {
                    let owner = self.owner(name, place, "a theory or auxiliary");
                    let puzzle = &mut self.argument.puzzles[id.index()];
                    match owner {
                        Some(Owner::Theory(theory)) => puzzle.answer_theories.push(theory),
                        Some(Owner::Auxiliary(auxiliary)) => puzzle.answer_auxiliaries.push(auxiliary),
                        Some(Owner::Paradigm(_)) => self.report(
                            Code::WRONG_KIND,
                            place.with(name.span),
                            &name.text,
                            format!("`{}` is a paradigm, and this line needs a theory or auxiliary", name.text),
                            "A paradigm answers nothing by itself: name the theory in it that does.".to_owned(),
                        ),
                        None => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn concept_property(&mut self, id: ConceptId, property: &Property, place: Place) {
        match &property.value {
            PropertyValue::List(ListProperty::Measures, names) => {
                let measured = self.concepts(names, place);
                self.concept_mut(id).measures.extend(measured);
            }
            PropertyValue::Defined(formula) => {
                let typed = self.formula(formula, place);
                let concept = self.argument.concept(id);
                let (name, is_yes_no) = (concept.header.name.clone(), concept.domain.is_yes_no());
                if !is_yes_no {
                    self.report(
                        Code::WRONG_KIND,
                        place.with(property.keyword),
                        &name,
                        format!("`{name}` is defined by a formula, and so is yes or no"),
                        "Take out its `values` line, or the `defined` one.".to_owned(),
                    );
                }
                self.concept_mut(id).defined = typed.filter(|_| is_yes_no);
            }
            PropertyValue::Column(line) => self.concept_column(id, line, property, place),
            PropertyValue::List(ListProperty::SameAs, names) => {
                let same_as = self.same_as(names, place, DeclarationKind::Concept);
                self.concept_mut(id).same_as.extend(same_as);
            }
            _ => {}
        }
    }

    fn paradigm_property(&mut self, id: ParadigmId, property: &Property, place: Place) {
        match &property.value {
            PropertyValue::List(ListProperty::Explains, names) => {
                let cases = self.cases(names, place);
                self.argument.paradigms[id.index()].explains.extend(cases);
            }
            PropertyValue::Predicts(prediction) => {
                let number = self.argument.paradigm(id).predictions.len() + 1;
                if let Some(prediction) = self.prediction(Owner::Paradigm(id), number, prediction, property, place) {
                    self.argument.paradigms[id.index()].predictions.push(prediction);
                }
            }
            _ => {
                let name = self.argument.paradigm(id).header.name.clone();
                let known = self.argument.paradigm(id).assumptions.clone();
                if let Some(assumption) = self.assumption_line(&name, &known, property, place) {
                    self.argument.paradigms[id.index()].assumptions.push(assumption);
                }
            }
        }
    }

    fn theory_property(&mut self, id: TheoryId, property: &Property, place: Place) {
        match &property.value {
            PropertyValue::Of(paradigm) => {
                let told = self.argument.problems.len();
                let known = self.paradigm(&paradigm.name, place);
                self.theory_mut(id).paradigm = known;
                if let Some(told) = self.argument.problems.get_mut(told) {
                    let header = &self.argument.theories[id.index()].header;
                    name_of_several_words(told, &header.name, header.place, &paradigm.name);
                }
            }
            PropertyValue::Text { property: TextProperty::Mechanism, text, .. } => {
                self.theory_mut(id).mechanisms.push(Arc::clone(&text.text));
            }
            PropertyValue::Scope(formula) => {
                if let Some(line) = self.formula_line(formula, property, place) {
                    let theory = self.theory_mut(id);
                    theory.scope_lines.push(line);
                    self.join_scope(id);
                }
            }
            PropertyValue::Unit(unit) => {
                self.units_spoken_of.push((Arc::clone(&unit.text), place.with(unit.span)));
                self.theory_mut(id).unit = Some(Arc::clone(&unit.text));
                self.join_scope(id);
            }
            PropertyValue::Proposed { year, .. } => self.theory_mut(id).proposed = Some(*year as i32),
            PropertyValue::Text { property: TextProperty::Step, label, text } => {
                self.step_line(id, label.as_ref(), text, place);
            }
            PropertyValue::Predicts(prediction) => {
                let number = self.argument.theory(id).predictions.len() + 1;
                if let Some(prediction) = self.prediction(Owner::Theory(id), number, prediction, property, place) {
                    self.theory_mut(id).predictions.push(prediction);
                }
            }
            PropertyValue::List(list, names) => self.theory_list(id, *list, names, place),
            _ => {
                let name = self.argument.theory(id).header.name.clone();
                let known = self.argument.theory(id).assumptions.clone();
                if let Some(assumption) = self.assumption_line(&name, &known, property, place) {
                    self.theory_mut(id).assumptions.push(assumption);
                }
            }
        }
    }

    /// The scope is what every line says, and the unit.
    fn join_scope(&mut self, id: TheoryId) {
        let unit = self.argument.theory(id).unit.clone();
        let place = self.argument.theory(id).header.place;
        let about = unit.map(|unit| self.about_unit(&unit, place));
        let theory = self.theory_mut(id);
        let lines = theory.scope_lines.iter().map(|line| line.formula.clone());
        theory.scope = Formula::And(lines.chain(about).collect());
    }

    fn theory_list(&mut self, id: TheoryId, list: ListProperty, names: &[Name], place: Place) {
        match list {
            ListProperty::IrrespectiveOf => {
                let concepts = self.concepts(names, place);
                self.theory_mut(id).irrespective_of.extend(concepts);
            }
            ListProperty::Rivals => {
                for name in names {
                    if let Some(rival) = self.theory(name, place) {
                        self.theory_mut(id).rivals.push(Mention { id: rival, place: place.with(name.span) });
                    }
                }
            }
            ListProperty::Succeeds => {
                for name in names {
                    if let Some(other) = self.theory(name, place) {
                        self.theory_mut(id).succeeds.push(Mention { id: other, place: place.with(name.span) });
                    }
                }
            }
            ListProperty::BuiltOn => {
                let cases = self.cases(names, place).into_iter().map(|case| case.id);
                self.theory_mut(id).built_on.extend(cases);
            }
            ListProperty::Explains => {
                let cases = self.cases(names, place);
                self.theory_mut(id).explains.extend(cases);
            }
            ListProperty::Concedes => {
                let cases = self.cases(names, place);
                self.theory_mut(id).concedes.extend(cases);
            }
            ListProperty::SameAs => {
                let same_as = self.same_as(names, place, DeclarationKind::Theory);
                self.theory_mut(id).same_as.extend(same_as);
            }
            _ => {}
        }
    }

    fn theory_mut(&mut self, id: TheoryId) -> &mut Theory {
        &mut self.argument.theories[id.index()]
    }

    fn auxiliary_property(&mut self, id: AuxiliaryId, property: &Property, place: Place) {
        match &property.value {
            PropertyValue::List(ListProperty::Amends, names) => {
                for name in names {
                    let at = place.with(name.span);
                    match self.theory_or_auxiliary(name, place) {
                        Some(Owner::Theory(theory)) => {
                            self.auxiliary_mut(id).amends.push(Mention { id: theory, place: at });
                        }
                        Some(Owner::Auxiliary(other)) => {
                            self.auxiliary_mut(id).amends_auxiliaries.push(Mention { id: other, place: at });
                        }
                        _ => {}
                    }
                }
            }
            PropertyValue::Proposed { year, .. } => self.auxiliary_mut(id).proposed = Some(*year as i32),
            PropertyValue::List(ListProperty::Rescues, names) => {
                let cases = self.cases(names, place);
                self.auxiliary_mut(id).rescues.extend(cases);
            }
            PropertyValue::List(ListProperty::BuiltOn, names) => {
                let cases = self.cases(names, place).into_iter().map(|case| case.id);
                self.auxiliary_mut(id).built_on.extend(cases);
            }
            PropertyValue::Excepts(formula) => {
                let line = self.formula_line(formula, property, place);
                self.auxiliary_mut(id).excepts.extend(line);
            }
            PropertyValue::Recodes { case, coding } => {
                let case = self.case(case, place);
                if let Some(case) = case {
                    self.actor_coded(case, coding.actor.as_ref(), place);
                }
                let coded = self.coding(coding, place);
                if let (Some(case), Some((concept, value))) = (case, coded) {
                    let recoding =
                        Recoding { case, concept, value, place: place.with(coding.span), backing: backing(property) };
                    self.auxiliary_mut(id).recodes.push(recoding);
                }
            }
            PropertyValue::Predicts(prediction) => {
                let number = self.argument.auxiliary(id).predictions.len() + 1;
                if let Some(prediction) = self.prediction(Owner::Auxiliary(id), number, prediction, property, place) {
                    self.auxiliary_mut(id).predictions.push(prediction);
                }
            }
            PropertyValue::FollowsFrom(sources) => {
                for source in sources {
                    let assumption = self.assumption(source, place);
                    self.auxiliary_mut(id).follows_from.extend(assumption);
                }
            }
            _ => {}
        }
    }

    fn auxiliary_mut(&mut self, id: AuxiliaryId) -> &mut Auxiliary {
        &mut self.argument.auxiliaries[id.index()]
    }

    fn case_property(&mut self, id: CaseId, property: &Property, place: Place) {
        match &property.value {
            PropertyValue::Observation(coding) => {
                self.actor_coded(id, coding.actor.as_ref(), place);
                if let Some((concept, value)) = self.coding(coding, place) {
                    let observation =
                        Observation { concept, value, place: place.with(coding.span), backing: backing(property) };
                    self.case_mut(id).observations.push(observation);
                }
            }
            PropertyValue::Settles(coding) => {
                self.actor_coded(id, coding.actor.as_ref(), place);
                if let Some((concept, value)) = self.coding(coding, place) {
                    self.case_mut(id).settles.push(Settlement { concept, value, place: place.with(coding.span) });
                }
            }
            PropertyValue::List(ListProperty::Within, names) => {
                let parent = self.cases(names, place).first().map(|parent| parent.id);
                self.case_mut(id).parent = parent;
            }
            PropertyValue::List(ListProperty::SameAs, names) => {
                let same_as = self.same_as(names, place, DeclarationKind::Case);
                self.case_mut(id).same_as.extend(same_as);
            }
            PropertyValue::Unit(unit) => self.case_mut(id).unit = Some(Arc::clone(&unit.text)),
            PropertyValue::Actors(names) => {
                for name in names {
                    let actors = &mut self.case_mut(id).actors;
                    if !actors.iter().any(|actor| actor.name == name.text) {
                        actors.push(Actor { name: Arc::clone(&name.text), place: place.with(name.span) });
                    }
                }
            }
            PropertyValue::SelectedAs { role, theories } => {
                for theory in theories {
                    if let Some(theory) = self.theory(theory, place) {
                        let role = Role { name: role.text.clone(), place: place.with(role.span), theory };
                        self.case_mut(id).roles.push(role);
                    }
                }
            }
            PropertyValue::Like { cases, concepts } => {
                let concepts = self.concepts(concepts, place);
                for other in self.cases(cases, place) {
                    self.case_mut(id).likenesses.push(Likeness { other, concepts: concepts.clone() });
                }
            }
            _ => {}
        }
    }

    fn actor_coded(&mut self, case: CaseId, actor: Option<&Name>, place: Place) {
        self.actors_coded.extend(actor.map(|actor| (case, actor.clone(), place.with(actor.span))));
    }

    fn case_mut(&mut self, id: CaseId) -> &mut Case {
        &mut self.argument.cases[id.index()]
    }

    fn test_property(&mut self, id: TestId, property: &Property, place: Place) {
        self.argument.tests[id.index()].citations.extend(property.citations.iter().cloned());
        match &property.value {
            PropertyValue::Of(tested) => {
                let owner = self.owner(&tested.name, place, "a theory");
                let step = owner.and_then(|owner| self.labelled_step(owner, tested));
                let is_of_step = step.is_some();
                let prediction =
                    owner.filter(|_| !is_of_step).and_then(|owner| self.labelled_prediction(owner, tested, place));
                let test = &mut self.argument.tests[id.index()];
                // A test of a line that is not there is not one of the whole theory.
                let owner = owner.filter(|_| tested.label.is_none() || prediction.is_some() || is_of_step);
                (test.owner, test.prediction, test.step) = (owner, prediction, step);
            }
            PropertyValue::List(ListProperty::On, names) => {
                let case = self.cases(names, place).first().copied();
                self.argument.tests[id.index()].case = case;
            }
            PropertyValue::Kind(kind) => self.argument.tests[id.index()].kind = kind.text.clone(),
            PropertyValue::Found(found) => self.argument.tests[id.index()].found = found.text.clone(),
            _ => {}
        }
    }
}
