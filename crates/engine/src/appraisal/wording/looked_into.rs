//! What tests within cases come to.

use super::Wording;
use super::names::listed;
use crate::appraisal::looked_into::{Bearing, bearing, has_weight};
use crate::appraisal::result::Instance;
use crate::appraisal::van_evera::weight;
use crate::argument::{PredictionId, Test, TestId, TheoryId};

impl Wording<'_> {
    /// What the tests say; of a mechanism that failed wherever it was looked for, whatever the record says.
    pub fn tests(self, id: TheoryId) -> Option<String> {
        let account = &self.appraisal.theories[id.index()];
        let tests = &account.tests;
        if let Some(cases) = tests.fails_everywhere(self.argument) {
            let tested: Vec<_> = tests.fatal(self.argument).map(|id| self.argument.test(id).prediction).collect();
            let is_tested = |id| tested.contains(&Some(id)) || tested.contains(&None);
            let among = |instances: &[Instance]| {
                instances.iter().any(|(id, case)| is_tested(*id) && self.appraisal.is_any_of(&cases, *case))
            };
            let lead = if among(&account.corroborations) && !among(&account.anomalies) {
                format!(
                    "in the cases looked into the outcome{} came true, and the mechanism fails",
                    self.of_which(id, is_tested)
                )
            } else {
                "the mechanism fails".to_owned()
            };
            let fatal: Vec<TestId> = tests.fatal(self.argument).collect();
            let mut steps: Vec<_> = fatal.iter().filter_map(|id| self.argument.test(*id).step).collect();
            let at = if steps.len() == fatal.len() {
                steps.sort_unstable();
                steps.dedup();
                let steps: Vec<String> = steps.iter().map(|id| format!("`{}`", self.argument.step(*id).name)).collect();
                format!(" at {}", listed(&steps))
            } else {
                String::new()
            };
            let fatal = fatal.len();
            let word = if fatal == 1 { "test that it had to pass" } else { "tests that it had to pass" };
            let failed = format!("{lead}{at}: {fatal} {word} failed ({})", self.named(cases.into_iter()));
            return Some(failed + &self.on_a_condition(id));
        }
        if tests.decided() == 0 {
            let alone = self.on_a_condition(id);
            let word = if tests.conditional.len() == 1 { " test " } else { " tests " };
            return (!alone.is_empty()).then(|| alone.trim_start_matches(", and ").replacen(" more ", word, 1));
        }
        let has_weight = |id: &&TestId| !tests.without_weight.contains(id);
        let passed = tests.passed.iter().filter(has_weight).count();
        let fatal: Vec<TestId> = tests.fatal(self.argument).collect();
        let decided = passed + tests.failed.iter().filter(|id| has_weight(id) || fatal.contains(id)).count();
        let is_hoop = |id: &&TestId| &*self.argument.test(**id).kind == "hoop";
        let confirmed = passed - tests.passed.iter().filter(has_weight).filter(is_hoop).count();
        let failed = match fatal.len() {
            0 => String::new(),
            1 => ", and one that it had to pass was failed".to_owned(),
            count => format!(", and {count} that it had to pass were failed"),
        };
        Some(
            match decided {
                0 => "only tests without weight were decided".to_owned(),
                1 if passed == 1 && confirmed == 0 => "it survived the one hoop".to_owned(),
                1 if passed == 1 => "the one test that has weight was passed".to_owned(),
                1 if fatal.is_empty() => "the one smoking gun was not found, which hardly weakens it".to_owned(),
                decided if passed == decided && confirmed == 0 => {
                    format!("it survived {decided} hoops, no more than that")
                }
                decided => format!("{passed} of {decided} tests passed{failed}"),
            } + &self.of_links(id)
                + &self.on_a_condition(id),
        )
    }

    /// That of the tests that count some are of links of the mechanism alone, as a clause; empty where none is.
    fn of_links(self, id: TheoryId) -> String {
        let tests = &self.appraisal.theories[id.index()].tests;
        let fatal: Vec<TestId> = tests.fatal(self.argument).collect();
        let counts = |id: &&TestId| !tests.without_weight.contains(id) || fatal.contains(id);
        let counted: Vec<&TestId> = tests.passed.iter().chain(&tests.failed).filter(counts).collect();
        let of_links = counted.iter().filter(|id| self.argument.test(***id).step.is_some()).count();
        match (of_links, counted.len()) {
            (0, _) => String::new(),
            (1, 1) => " (of a link of its mechanism)".to_owned(),
            (links, all) if links == all => " (all of links of its mechanism)".to_owned(),
            (1, _) => " (1 of them of a link of its mechanism)".to_owned(),
            (links, _) => format!(" ({links} of them of links of its mechanism)"),
        }
    }

    /// The tests that count only if the theory speaks of their cases, as a clause; empty where there is none.
    fn on_a_condition(self, id: TheoryId) -> String {
        let conditional = &self.appraisal.theories[id.index()].tests.conditional;
        let cases = conditional.iter().filter_map(|id| self.argument.test(*id).case).map(|case| case.id);
        let (passed, failed): (Vec<&TestId>, Vec<&TestId>) =
            conditional.iter().partition(|id| &*self.argument.test(**id).found == "yes");
        let what = match (passed.len(), failed.len()) {
            (0, 0) => return String::new(),
            (0, failed) => format!("{failed} more failed"),
            (passed, 0) => format!("{passed} more passed"),
            (passed, failed) => format!("{passed} more passed and {failed} failed"),
        };
        format!(", and {what} if it speaks of {}, which scholars dispute", self.named(cases))
    }

    /// The same in a few words; straws do not count.
    pub(super) fn tests_in_short(self, id: TheoryId) -> Option<String> {
        let tests = &self.appraisal.theories[id.index()].tests;
        if tests.fails_everywhere(self.argument).is_some() {
            return Some("the mechanism fails".to_owned());
        }
        let weighed = |ids: &[TestId]| ids.iter().filter(|id| !tests.without_weight.contains(id)).count();
        let (passed, failed) = (weighed(&tests.passed), weighed(&tests.failed));
        (passed + failed > 0).then(|| format!("{passed} of {} tests passed", passed + failed))
    }

    /// Of which prediction the outcome is, where the theory has several.
    fn of_which(self, id: TheoryId, is_tested: impl Fn(PredictionId) -> bool) -> String {
        let predictions = &self.argument.theory(id).predictions;
        let tested: Vec<&PredictionId> = predictions.iter().filter(|id| is_tested(**id)).collect();
        match tested.as_slice() {
            [only] if predictions.len() > 1 => format!(" of `{}`", self.label(**only)),
            _ => String::new(),
        }
    }

    /// A test: its kind, the step that it is of and its case, `hoop of spiral.fear on fashoda`; and what it shows.
    pub fn test(self, test: &Test) -> (String, String) {
        let case = test.case.map(|case| format!(" on {}", self.case(case.id))).unwrap_or_default();
        let step = test.step.map(|id| format!(" of {}", self.argument.step(id).name)).unwrap_or_default();
        (format!("{}{step}{case}", test.kind.replace('-', " ")), self.shows(test))
    }

    /// What a test shows: nothing where what it is of says nothing of its case, and on a condition where that is disputed.
    fn shows(self, test: &Test) -> String {
        let (table, results) = (&self.appraisal.table, &self.appraisal.results);
        let Some(shown) = weight(&test.kind, &test.found) else { return "not decided yet".to_owned() };
        let link = if test.step.is_some() { "that link: " } else { "" };
        match bearing(self.argument, table, results, test) {
            Bearing::Silent => "nothing: what it is to test says nothing of that case".to_owned(),
            Bearing::Contested => format!("{link}{shown}, if it speaks of that case, which scholars dispute"),
            Bearing::Speaks
                if &*test.found == "yes"
                    && &*test.kind != "straw-in-the-wind"
                    && !has_weight(self.argument, table, test) =>
            {
                "no weight: it was found where the idea comes from".to_owned()
            }
            Bearing::Speaks => format!("{link}{shown}"),
        }
    }
}
