//! Empty rows, so that names can be resolved before anything is read.

use super::Resolver;
use crate::argument::formula::Formula;
use crate::argument::model::{
    Auxiliary, Case, Concept, Data, Domain, Header, Objection, Paradigm, Puzzle, Test, Theory,
};
use crate::argument::names::Named;

impl Resolver<'_> {
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
                against: Vec::new(),
            }),
            Named::Concept(_) => argument.concepts.push(Concept {
                header,
                domain: Domain::Number,
                measured: Vec::new(),
                measures: Vec::new(),
                same_as: Vec::new(),
                defined: None,
                columns: Vec::new(),
                built_in: None,
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
                mechanisms: Vec::new(),
                scope: Formula::TRUE,
                scope_lines: Vec::new(),
                predictions: Vec::new(),
                irrespective_of: Vec::new(),
                rivals: Vec::new(),
                built_on: Vec::new(),
                explains: Vec::new(),
                concedes: Vec::new(),
                same_as: Vec::new(),
                succeeds: Vec::new(),
                proposed: None,
                steps: Vec::new(),
                unit: None,
            }),
            Named::Auxiliary(_) => argument.auxiliaries.push(Auxiliary {
                header,
                amends: Vec::new(),
                amends_auxiliaries: Vec::new(),
                proposed: None,
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
                same_as: Vec::new(),
                unit: None,
                actors: Vec::new(),
            }),
            Named::Test(_) => argument.tests.push(Test {
                header,
                owner: None,
                prediction: None,
                step: None,
                case: None,
                kind: "".into(),
                found: "".into(),
                citations: Vec::new(),
            }),
            Named::Data(_) => argument.data.push(Data {
                header,
                source: None,
                row: Vec::new(),
                time: None,
                filters: Vec::new(),
                names: None,
                missing: Vec::new(),
                joins: Vec::new(),
            }),
            Named::Objection(_) => argument.objections.push(Objection {
                header,
                to: Vec::new(),
                answered: Vec::new(),
                answered_by: Vec::new(),
                granted: Vec::new(),
            }),
        }
    }
}
