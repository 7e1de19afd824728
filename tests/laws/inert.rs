//! A hypothesis that neither takes away, re-codes nor predicts anything changes nothing.

use crate::outcome::outcome;
use crate::support::api::analysed;
use crate::support::choices::{Choices, cases, choices};
use crate::support::draft::{Auxiliary, Draft};
use crate::support::generate::drafts;
use proptest::prelude::*;

fn with_idle_auxiliary(draft: &Draft, choices: &mut Choices) -> Draft {
    // To name a case under `rescues` or `built-on` is to say that it was used: then it is no fresh evidence.
    let mut amends = choices.some_below(draft.theories.len(), 50);
    if amends.is_empty() {
        amends.push(0);
    }
    let idle = Auxiliary {
        name: "idle".to_owned(),
        amends,
        follows_from: draft.paradigms.iter().take(1).map(|name| format!("{name}.way")).collect(),
        ..Auxiliary::default()
    };
    let mut after = draft.clone();
    after.auxiliaries.push(idle);
    after
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn an_auxiliary_that_says_nothing_is_inert_and_changes_no_result_and_no_standing(
        draft in drafts(), mut choices in choices(20)
    ) {
        let after = with_idle_auxiliary(&draft, &mut choices);
        let (before, now) = (outcome(&analysed(&[draft.text()])), outcome(&analysed(&[after.text()])));
        prop_assert_eq!(&before.results, &now.results, "{}", after.text());
        prop_assert_eq!(&before.rates, &now.rates);
        prop_assert_eq!(&before.standings, &now.standings, "{}", after.text());
        for ((auxiliary, theory), amendment) in &now.amendments {
            match before.amendments.get(&(auxiliary.clone(), theory.clone())) {
                Some(known) => prop_assert_eq!(known, amendment),
                None => prop_assert_eq!(amendment.word, "inert"),
            }
        }
    }
}
