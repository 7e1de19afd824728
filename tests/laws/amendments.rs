//! What auxiliaries do to theories, against the reference.

use crate::outcome::{AmendmentOutcome, outcome};
use crate::reference::{World, codings, counts, parts, result_over, worlds};
use crate::support::api::appraised;
use crate::support::choices::cases;
use crate::support::draft::{Auxiliary, Draft, Formula, Prediction, Theory, Value};
use crate::support::generate::drafts;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// T before and after A, case by case.
struct Pair<'draft> {
    draft: &'draft Draft,
    theory: &'draft Theory,
    auxiliary: &'draft Auxiliary,
    before: Vec<Vec<World>>,
    after: Vec<Vec<World>>,
}

fn recoded(draft: &Draft, auxiliary: &Auxiliary, case: usize) -> Vec<World> {
    let mut worlds = worlds(draft, case);
    for (of, concept, value) in &auxiliary.recodes {
        // What is said of a case is said of its periods.
        let is_meant = *of == case || parts(draft, *of).contains(&case);
        for world in worlds.iter_mut().filter(|_| is_meant) {
            match value {
                Value::Within(low, high) => world.insert(*concept, (*low, *high)),
                Value::Unknown => world.remove(concept),
            };
        }
    }
    worlds
}

impl Pair<'_> {
    fn scope(&self) -> Formula {
        Formula::And(self.theory.scope.clone())
    }

    /// T's results on a case, then T+A's, in the order of T's predictions that speak of single cases.
    fn results(&self, case: usize) -> Vec<(&'static str, &'static str)> {
        let amended = Formula::And(vec![self.scope(), Formula::Or(self.auxiliary.excepts.clone()).negated()]);
        let own = self.theory.predictions.iter().filter(|prediction| prediction.mode != "more often when");
        own.map(|own| {
            (result_over(&self.before[case], &self.scope(), own), result_over(&self.after[case], &amended, own))
        })
        .collect()
    }

    fn names(&self, holds: impl Fn(usize) -> bool) -> Vec<String> {
        let cases = (0..self.draft.cases.len()).filter(|case| counts(self.draft, *case) && holds(*case));
        let mut names: Vec<String> = cases.map(|case| self.draft.cases[case].name.clone()).collect();
        names.sort();
        names
    }

    /// Anomalies of T of which T+A is silent or borne out, by what A predicts itself as well.
    fn is_rescued(&self, case: usize) -> bool {
        let anomalies: Vec<&str> = (self.results(case).into_iter())
            .filter(|(before, _)| *before == "contradicts")
            .map(|(_, after)| after)
            .collect();
        !anomalies.is_empty()
            && anomalies.iter().all(|after| ["silent", "corroborates", "absent as claimed"].contains(after))
            && !self.auxiliary.predictions.iter().any(|own| self.result(own, case) == "contradicts")
    }

    /// Where an auxiliary speaks: in the scope of any theory that it amends.
    fn own_scope(&self) -> Formula {
        let scope = |theory: &usize| Formula::And(self.draft.theories[*theory].scope.clone());
        Formula::Or(self.auxiliary.amends.iter().map(scope).collect())
    }

    /// What a case makes of a prediction of A; nothing, of a tendency.
    fn result(&self, prediction: &Prediction, case: usize) -> &'static str {
        match prediction.mode {
            "more often when" => "",
            _ => result_over(&self.before[case], &self.own_scope(), prediction),
        }
    }

    fn is_corroborated(&self, prediction: &Prediction, case: usize) -> bool {
        self.result(prediction, case) == "corroborates"
    }

    /// Whether a result of T+A on the case is open, so that it may yet be borne out there.
    fn is_open(&self, case: usize) -> bool {
        self.results(case).iter().any(|(_, after)| ["undecided", "contested"].contains(after))
    }

    /// Borne out before, and not known to be after.
    fn is_lost(&self, case: usize) -> bool {
        let results = self.results(case);
        results.iter().any(|(before, _)| *before == "corroborates")
            && results.iter().all(|(_, after)| *after != "corroborates")
            && !self.auxiliary.predictions.iter().any(|prediction| self.is_corroborated(prediction, case))
    }
}

fn expected(draft: &Draft) -> BTreeMap<(String, String), AmendmentOutcome> {
    let mut expected = BTreeMap::new();
    for auxiliary in &draft.auxiliaries {
        for theory in auxiliary.amends.iter().map(|theory| &draft.theories[*theory]) {
            let cases = 0..draft.cases.len();
            let before = cases.clone().map(|case| worlds(draft, case)).collect();
            let after = cases.map(|case| recoded(draft, auxiliary, case)).collect();
            let pair = Pair { draft, theory, auxiliary, before, after };
            let of = AmendmentOutcome {
                rescued: pair.names(|case| pair.is_rescued(case)),
                lost: pair.names(|case| pair.is_lost(case) && !pair.is_open(case)),
                perhaps_lost: pair.names(|case| pair.is_lost(case) && pair.is_open(case)),
                ..AmendmentOutcome::default()
            };
            expected.insert((auxiliary.name.clone(), theory.name.clone()), of);
        }
    }
    expected
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn auxiliaries_rescue_and_lose_what_the_contract_says(mut draft in drafts()) {
        // Rates have excess content of their own kind, and a re-coding of a contested case is not in question here.
        let is_of_rates = |prediction: &Prediction| prediction.mode == "more often when";
        for auxiliary in &mut draft.auxiliaries {
            auxiliary.predictions.retain(|prediction| !is_of_rates(prediction));
        }
        let mut found = outcome(&appraised(&draft.text())).amendments;
        // What it is worth has laws of its own.
        for amendment in found.values_mut() {
            let AmendmentOutcome { rescued, lost, perhaps_lost, .. } = std::mem::take(amendment);
            *amendment = AmendmentOutcome { rescued, lost, perhaps_lost, ..AmendmentOutcome::default() };
        }
        prop_assert_eq!(found, expected(&draft), "{}", draft.text());
    }

    #[test]
    fn a_rescue_is_complete_where_the_case_is_rescued(draft in drafts()) {
        for ((auxiliary, theory), amendment) in outcome(&appraised(&draft.text())).amendments {
            for rescue in &amendment.rescues {
                let (case, outcome) = rescue.split_once(' ').unwrap();
                let is_rescued = amendment.rescued.iter().any(|rescued| rescued == case);
                // Of a case that has periods, these are rescued.
                let of = draft.cases.iter().position(|one| one.name == case).unwrap();
                if !counts(&draft, of) {
                    continue;
                }
                prop_assert_eq!(outcome == "Rescued", is_rescued, "{} {} {}\n{}", auxiliary, theory, rescue, draft.text());
            }
        }
    }
}

#[test]
fn a_case_within_another_inherits_its_codings_in_the_reference() {
    let parent = crate::support::draft::Case { observations: vec![(0, Value::Within(1.0, 1.0))], ..Default::default() };
    let child = crate::support::draft::Case { within: Some(0), ..Default::default() };
    let draft = Draft { cases: vec![parent, child], ..Draft::default() };
    assert_eq!(codings(&draft, 1), codings(&draft, 0));
}
