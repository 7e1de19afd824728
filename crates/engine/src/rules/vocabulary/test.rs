//! Within-case tests.

use super::case::written;
use super::{Entity, Facts, Field, Kind, KindInfo, Scalar, Type, Value};
use crate::appraisal::looked_into::{Bearing, bearing};
use crate::appraisal::van_evera::weight;
use crate::argument::{Owner, Test, TestId};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// So many earlier tests of one work and place are named: more than anybody reads.
const MOST_ALIKE: usize = 16;

pub const TEST: KindInfo = KindInfo {
    kind: Kind::Test,
    name: "test",
    doc: "A within-case test of a theory or prediction.",
    subject: &["name"],
    fields: &[
        Field::new("place", Type::PLACE, "its name", |facts, e| Some(Value::Place(test(facts, e).header.place))),
        Field::new("name", Type::STRING, "its name", |facts, e| {
            Some(Value::String(test(facts, e).header.name.clone()))
        }),
        Field::optional("theory", Type::entity(Kind::Theory), "the theory tested", |facts, e| {
            match test(facts, e).owner {
                Some(Owner::Theory(id)) => Some(Value::Entity(Entity::new(Kind::Theory, id.0))),
                _ => None,
            }
        }),
        Field::optional(
            "prediction",
            Type::entity(Kind::Prediction),
            "the prediction tested, where one is named",
            |facts, e| test(facts, e).prediction.map(|id| Value::Entity(Entity::new(Kind::Prediction, id.0))),
        ),
        Field::new("step", Type::STRING, "the link of the mechanism tested; empty where none is named", |facts, e| {
            let step = test(facts, e).step.map(|id| facts.argument.step(id).name.clone());
            Some(Value::String(step.unwrap_or_default()))
        }),
        Field::optional("case", Type::entity(Kind::Case), "the case", |facts, e| {
            test(facts, e).case.map(|case| Value::Entity(Entity::new(Kind::Case, case.id.0)))
        }),
        Field::new(
            "kind",
            Type::STRING,
            "`straw-in-the-wind`, `hoop`, `smoking-gun`, `doubly-decisive` or empty",
            |facts, e| Some(Value::String(test(facts, e).kind.clone())),
        ),
        Field::new("found", Type::STRING, "`yes`, `no`, `pending` or empty", |facts, e| {
            Some(Value::String(test(facts, e).found.clone()))
        }),
        Field::new(
            "citations",
            Type::List(Scalar::String),
            "the works cited on its lines, with their locators",
            |facts, e| Some(Value::strings(test(facts, e).citations.iter().map(written))),
        ),
        Field::new(
            "same_evidence",
            Type::list(Kind::Test),
            "the first earlier tests that cite the same work and place",
            |facts, e| {
                let by_citation = facts.tests_by_citation();
                let cited = test(facts, e).citations.iter().filter_map(|citation| by_citation.get(&*written(citation)));
                let earlier =
                    cited.flat_map(|tests| tests.iter().take_while(|other| **other < e.first).take(MOST_ALIKE));
                let earlier: BTreeSet<u32> = earlier.copied().collect();
                Some(Value::entities(Kind::Test, earlier))
            },
        ),
        Field::new("weight", Type::STRING, "what it shows, by Van Evera's table; empty if nothing yet", |facts, e| {
            let test = test(facts, e);
            Some(Value::string(weight(&test.kind, &test.found).unwrap_or_default()))
        }),
    ],
};

fn test<'facts>(facts: &'facts Facts, entity: Entity) -> &'facts Test {
    facts.argument.test(TestId(entity.first))
}

impl Facts<'_> {
    /// Whether a test counts: what it is of speaks of its case, and nobody who codes the case disputes that. One that is still
    /// to be decided counts unless it cannot.
    pub fn bears(&self, test: &Test) -> bool {
        match bearing(self.argument, &self.appraisal.table, &self.appraisal.results, test) {
            Bearing::Speaks => true,
            Bearing::Contested => !matches!(&*test.found, "yes" | "no"),
            Bearing::Silent => false,
        }
    }

    /// The tests that cite a work and place, in order.
    fn tests_by_citation(&self) -> &FxHashMap<Arc<str>, Vec<u32>> {
        self.tests_by_citation.get_or_init(|| {
            let mut by_citation: FxHashMap<Arc<str>, Vec<u32>> = FxHashMap::default();
            for (index, test) in self.argument.tests.iter().enumerate() {
                for citation in &test.citations {
                    by_citation.entry(written(citation)).or_default().push(index as u32);
                }
            }
            by_citation
        })
    }
}
