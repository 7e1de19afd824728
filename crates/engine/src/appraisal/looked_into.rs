//! What the tests within cases come to: how many a theory has passed and failed, and whether its mechanism has stood any.

use super::table::Table;
use crate::argument::{Argument, CaseId, Owner, PredictionId, Test, TestId, TheoryId};

/// The tests of a theory, or of one of its predictions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookedInto {
    /// Found.
    pub passed: Vec<TestId>,
    /// Looked for, and not found.
    pub failed: Vec<TestId>,
    /// Not decided yet.
    pub pending: Vec<TestId>,
    /// Those that count for nothing either way: straws, and tests on cases that the theory was built on, unless they are a
    /// hoop or stronger, on evidence that codes nothing that it was built on (Bennett and Checkel 2015).
    pub without_weight: Vec<TestId>,
}

impl LookedInto {
    /// How many were decided.
    pub fn decided(&self) -> usize {
        self.passed.len() + self.failed.len()
    }

    /// Those that a theory has to pass and failed: hoops, and doubly decisive ones.
    pub fn fatal<'test>(&'test self, argument: &'test Argument) -> impl Iterator<Item = TestId> + 'test {
        let is_fatal = |id: &TestId| matches!(&*argument.test(*id).kind, "hoop" | "doubly-decisive");
        self.failed.iter().copied().filter(is_fatal)
    }

    /// The cases that were looked into, where the mechanism failed in each of them: a hoop or more failed there, and nothing
    /// with weight was passed anywhere. None where it stood a test.
    pub fn fails_everywhere(&self, argument: &Argument) -> Option<Vec<CaseId>> {
        let has_weight = |id: &&TestId| !self.without_weight.contains(id);
        let mut cases: Vec<CaseId> =
            self.fatal(argument).filter_map(|id| argument.test(id).case).map(|case| case.id).collect();
        cases.sort_unstable();
        cases.dedup();
        (!cases.is_empty() && !self.passed.iter().any(|id| has_weight(&id))).then_some(cases)
    }
}

/// The tests of a theory; of one prediction, where it is given.
pub fn looked_into(
    argument: &Argument,
    table: &Table,
    theory: TheoryId,
    prediction: Option<PredictionId>,
) -> LookedInto {
    let mut found = LookedInto::default();
    for (index, test) in argument.tests.iter().enumerate() {
        let is_of =
            test.owner == Some(Owner::Theory(theory)) && (prediction.is_none() || test.prediction == prediction);
        if !is_of {
            continue;
        }
        let id = TestId::from_index(index);
        match &*test.found {
            "yes" => found.passed.push(id),
            "no" => found.failed.push(id),
            _ => found.pending.push(id),
        }
        if !has_weight(argument, table, theory, test) {
            found.without_weight.push(id);
        }
    }
    found
}

fn has_weight(argument: &Argument, table: &Table, theory: TheoryId, test: &Test) -> bool {
    let built_on = &argument.theory(theory).built_on;
    let shares = |case: CaseId| built_on.iter().any(|one| table.independent().share(*one, case));
    let is_hoop_or_more = matches!(&*test.kind, "hoop" | "smoking-gun" | "doubly-decisive");
    if !test.case.is_some_and(|case| shares(case.id)) {
        return is_hoop_or_more;
    }
    let used = built_on.iter().flat_map(|case| &argument.case(*case).observations);
    let used: Vec<&str> = used.flat_map(|one| one.backing.citations.iter().map(|cited| &*cited.key)).collect();
    is_hoop_or_more && !test.citations.is_empty() && !test.citations.iter().any(|cited| used.contains(&&*cited.key))
}
