//! What each declaration says, name by name.

use super::{Resolver, backing};
use crate::argument::formula::{Claim, Formula};
use crate::argument::ids::{
    AssumptionId, AuxiliaryId, CaseId, ConceptId, ParadigmId, Place, PredictionId, PuzzleId, TestId, TheoryId,
};
use crate::argument::model::{
    Assumption, Auxiliary, Backing, Case, Concept, Domain, FormulaLine, Header, Likeness, Mention, Observation, Owner,
    Paradigm, Prediction, Puzzle, Recoding, Role, Settlement, Test, Theory,
};
use crate::argument::names::Named;
use crate::argument::problem::ArgumentProblem;
use crate::syntax::ast::{self, Declaration, ListProperty, Name, Property, PropertyValue, TextProperty};
use crate::syntax::problem::Code;

impl Resolver {
    /// An empty row for a declaration.
    pub(super) fn push_empty(&mut self, header: Header, named: Named) {
        let argument = &mut self.argument;
        match named {
            Named::Source => {}
            Named::Puzzle(_) => argument.puzzles.push(Puzzle {
                header,
                outcome: None,
                about: Vec::new(),
                answer_theories: Vec::new(),
                answer_auxiliaries: Vec::new(),
            }),
            Named::Concept(_) => argument.concepts.push(Concept {
                header,
                domain: Domain::Number,
                measured: Vec::new(),
                measures: Vec::new(),
                is_same_as: false,
            }),
            Named::Paradigm(_) => argument.paradigms.push(Paradigm {
                header,
                assumptions: Vec::new(),
                predictions: Vec::new(),
                explains: Vec::new(),
            }),
            Named::Theory(_) => argument.theories.push(Theory {
                header,
                paradigm: None,
                assumptions: Vec::new(),
                mechanisms: 0,
                scope: Formula::TRUE,
                scope_lines: Vec::new(),
                predictions: Vec::new(),
                irrespective_of: Vec::new(),
                rivals: Vec::new(),
                built_on: Vec::new(),
                explains: Vec::new(),
                concedes: Vec::new(),
            }),
            Named::Auxiliary(_) => argument.auxiliaries.push(Auxiliary {
                header,
                amends: Vec::new(),
                rescues: Vec::new(),
                excepts: Vec::new(),
                recodes: Vec::new(),
                predictions: Vec::new(),
                follows_from: Vec::new(),
                built_on: Vec::new(),
            }),
            Named::Case(_) => argument.cases.push(Case {
                header,
                period: None,
                observations: Vec::new(),
                settles: Vec::new(),
                parent: None,
                periods: Vec::new(),
                roles: Vec::new(),
                likenesses: Vec::new(),
            }),
            Named::Test(_) => argument.tests.push(Test {
                header,
                owner: None,
                prediction: None,
                case: None,
                kind: "".into(),
                found: "".into(),
            }),
        }
    }

    /// Fills the row of a declaration.
    pub(super) fn read(&mut self, declaration: &Declaration, place: Place, named: Named) {
        if let Named::Case(id) = named {
            self.argument.cases[id.index()].period = declaration.period.map(|period| (period.low, period.high));
        }
        for property in &declaration.properties {
            match named {
                Named::Puzzle(id) => self.puzzle_property(id, property, place),
                Named::Source => {}
                Named::Concept(id) => self.concept_property(id, property, place),
                Named::Paradigm(id) => self.paradigm_property(id, property, place),
                Named::Theory(id) => self.theory_property(id, property, place),
                Named::Auxiliary(id) => self.auxiliary_property(id, property, place),
                Named::Case(id) => self.case_property(id, property, place),
                Named::Test(id) => self.test_property(id, property, place),
            }
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
            ListProperty::Answer => {
                for name in names {
                    let owner = self.owner(name, place, "a theory or auxiliary");
                    let puzzle = &mut self.argument.puzzles[id.index()];
                    match owner {
                        Some(Owner::Theory(theory)) => puzzle.answer_theories.push(theory),
                        Some(Owner::Auxiliary(auxiliary)) => puzzle.answer_auxiliaries.push(auxiliary),
                        Some(Owner::Paradigm(_)) => self.report(
                            Code::WrongKind,
                            place.with(name.span),
                            &name.text,
                            format!("`{}` is a paradigm; a theory or auxiliary belongs here", name.text),
                            "A paradigm answers nothing by itself: name the theory of it that does.".to_owned(),
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
            // Names of libraries are no names of the project.
            PropertyValue::List(ListProperty::SameAs, _) => self.concept_mut(id).is_same_as = true,
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
                let paradigm = self.paradigm(&paradigm.name, place);
                self.theory_mut(id).paradigm = paradigm;
            }
            PropertyValue::Text { property: TextProperty::Mechanism, .. } => self.theory_mut(id).mechanisms += 1,
            PropertyValue::Scope(formula) => {
                if let Some(line) = self.formula_line(formula, property, place) {
                    let theory = self.theory_mut(id);
                    theory.scope_lines.push(line);
                    theory.scope = Formula::And(theory.scope_lines.iter().map(|line| line.formula.clone()).collect());
                }
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
                    if let Some(theory) = self.theory(name, place) {
                        self.auxiliary_mut(id).amends.push(Mention { id: theory, place: place.with(name.span) });
                    }
                }
            }
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
                if let Some((concept, value)) = self.coding(coding, place) {
                    let observation =
                        Observation { concept, value, place: place.with(coding.span), backing: backing(property) };
                    self.case_mut(id).observations.push(observation);
                }
            }
            PropertyValue::Settles(coding) => {
                if let Some((concept, value)) = self.coding(coding, place) {
                    self.case_mut(id).settles.push(Settlement { concept, value, place: place.with(coding.span) });
                }
            }
            PropertyValue::List(ListProperty::Within, names) => {
                let parent = self.cases(names, place).first().map(|parent| parent.id);
                self.case_mut(id).parent = parent;
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

    fn case_mut(&mut self, id: CaseId) -> &mut Case {
        &mut self.argument.cases[id.index()]
    }

    fn test_property(&mut self, id: TestId, property: &Property, place: Place) {
        match &property.value {
            PropertyValue::Of(tested) => {
                let owner = self.owner(&tested.name, place, "a theory");
                let prediction = owner.and_then(|owner| self.labelled_prediction(owner, tested, place));
                let test = &mut self.argument.tests[id.index()];
                (test.owner, test.prediction) = (owner, prediction);
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

    fn coding(
        &mut self,
        coding: &ast::Coding,
        place: Place,
    ) -> Option<(ConceptId, crate::argument::model::CodedValue)> {
        let concept = self.concept(&coding.concept, place)?;
        Some((concept, self.coded_value(concept, &coding.value, place)?))
    }

    fn formula_line(&mut self, formula: &ast::Formula, property: &Property, place: Place) -> Option<FormulaLine> {
        let typed = self.formula(formula, place)?;
        let backing: Backing = backing(property);
        Some(FormulaLine { formula: typed, place: place.with(formula.span), backing })
    }

    fn prediction(
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
        Some(PredictionId::of(self.argument.predictions.len() - 1))
    }

    /// A `core` or `heuristic` line; none for other properties.
    fn assumption_line(
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
        Some(AssumptionId::of(self.argument.assumptions.len() - 1))
    }

    fn duplicate_label(&mut self, name: &str, place: Place, first: Place) {
        self.problem(ArgumentProblem {
            code: Code::DuplicateName,
            place,
            message: format!("`{name}` is declared twice"),
            help: "Give one of the two lines another label.".to_owned(),
            name: name.to_owned(),
            nearest: String::new(),
            replacement: String::new(),
            other: Some(first),
        });
    }
}
