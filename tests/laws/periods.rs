//! Cases and their periods are one independent case, and what a record counts.

use crate::outcome::{Outcome, outcome};
use crate::reference::{is_period, parts};
use crate::support::api::appraised;
use crate::support::choices::{Choices, cases, choices};
use crate::support::draft::{Case, Draft};
use crate::support::generate::drafts;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn outcome_of(draft: &Draft) -> Outcome {
    outcome(&appraised(&draft.text()))
}

/// The draft with a period more of some case; it observes what that one observes itself, or nothing.
fn with_periods(draft: &Draft, choices: &mut Choices, count: usize, is_empty: bool) -> (Draft, usize) {
    let mut after = draft.clone();
    let within = choices.below(draft.cases.len());
    let of = &draft.cases[within];
    for number in 0..count {
        let mut period = Case { name: format!("a-period-{number}"), within: Some(within), ..Case::default() };
        if !is_empty {
            period.observations = of.observations.clone();
            period.settles = of.settles.clone();
        }
        after.cases.push(period);
    }
    (after, within)
}

/// A case with a period that counts for it.
fn case_and_period(draft: &Draft) -> Option<(usize, usize)> {
    (0..draft.cases.len()).find_map(|period| {
        let case = draft.cases[period].within?;
        (is_period(draft, period) && parts(draft, period) == [period]).then_some((case, period))
    })
}

/// How theories stand, but for the numbers where it is said of how many periods a case is against.
fn uncounted(standings: &BTreeMap<String, String>) -> BTreeMap<&String, String> {
    let is_number = |word: &&str| word.parse::<u32>().is_ok();
    let without = |standing: &String| {
        let is_counted = standing.contains(" periods");
        let words = standing.split(' ').filter(|word| !is_counted || !is_number(word));
        words.collect::<Vec<_>>().join(" ")
    };
    standings.iter().map(|(theory, standing)| (theory, without(standing))).collect()
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn an_empty_period_changes_nothing(draft in drafts(), mut choices in choices(4)) {
        let (after, _) = with_periods(&draft, &mut choices, 1, true);
        let (before, mut now) = (outcome_of(&draft), outcome_of(&after));
        now.results.retain(|(_, case), _| case != "a-period-0");
        prop_assert_eq!(before.results, now.results, "{}", after.text());
        prop_assert_eq!(before.rates, now.rates, "{}", after.text());
        prop_assert_eq!(before.amendments, now.amendments, "{}", after.text());
        prop_assert_eq!(before.standings, now.standings, "{}", after.text());
    }

    #[test]
    fn periods_that_say_the_same_are_one_case(draft in drafts(), mut choices in choices(4)) {
        let (after, within) = with_periods(&draft, &mut choices, 2, false);
        // What it has no observations of it takes over; of a case that has periods, these say it.
        if !parts(&draft, within).iter().all(|part| *part == within) || draft.cases[within].observations.is_empty() {
            return Ok(());
        }
        let (before, mut now) = (outcome_of(&draft), outcome_of(&after));
        now.results.retain(|(_, case), _| !case.starts_with("a-period-"));
        prop_assert_eq!(before.results, now.results, "{}", after.text());
        prop_assert_eq!(before.rates, now.rates, "{}", after.text());
        prop_assert_eq!(uncounted(&before.standings), uncounted(&now.standings), "{}", after.text());
    }

    #[test]
    fn a_case_or_a_period_of_it_is_built_on_alike(draft in drafts()) {
        let Some((case, period)) = case_and_period(&draft) else { return Ok(()) };
        let built_on = |case: usize| {
            let mut draft = draft.clone();
            draft.theories.iter_mut().for_each(|theory| theory.built_on = vec![case]);
            outcome_of(&draft)
        };
        let (of_case, of_period) = (built_on(case), built_on(period));
        prop_assert_eq!(of_case.standings, of_period.standings, "{}", draft.text());
        prop_assert_eq!(of_case.amendments, of_period.amendments, "{}", draft.text());
    }

    #[test]
    fn conceding_a_case_never_improves_a_record(draft in drafts(), mut choices in choices(4)) {
        let mut after = draft.clone();
        let case = choices.below(draft.cases.len());
        after.theories.iter_mut().for_each(|theory| theory.concedes.push(case));
        let counts = |draft: &Draft| -> Vec<(usize, usize)> {
            use lakatos_engine::appraisal::record::Standing;
            let analysis = appraised(&draft.text());
            let records = analysis.appraisal.theories.iter().map(|account| &account.record);
            records.map(|record| (record.count(Standing::For), record.decided())).collect()
        };
        prop_assert_eq!(counts(&draft), counts(&after), "{}", after.text());
    }
}
