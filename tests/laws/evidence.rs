//! More evidence decides what was open; it never turns one decided result into another.

use crate::outcome::{Outcome, outcome};
use crate::reference::counts;
use crate::support::api::appraised;
use crate::support::choices::{Choices, cases, choices};
use crate::support::draft::{Draft, Value};
use crate::support::generate::{drafts, value};
use proptest::prelude::*;

const DECIDED: [&str; 4] = ["corroborates", "contradicts", "absent as claimed", "silent"];

fn before_and_after(draft: &Draft, after_draft: &Draft) -> Vec<(&'static str, &'static str)> {
    let (Outcome { results: before, .. }, Outcome { results: after, .. }) =
        (outcome(&appraised(&draft.text())), outcome(&appraised(&after_draft.text())));
    // What the periods of a case come to together may turn with one of them.
    let counted = |name: &str, draft: &Draft| {
        draft.cases.iter().position(|case| case.name == name).is_some_and(|case| counts(draft, case))
    };
    let alone = before.into_iter().filter(|((_, case), _)| counted(case, draft) && counted(case, after_draft));
    alone.map(|(key, before)| (before, after[&key])).collect()
}

/// The draft with an observation more of something that the case (and every case it is within) says nothing of.
fn with_news(draft: &Draft, choices: &mut Choices) -> Option<Draft> {
    let case = choices.below(draft.cases.len());
    let concept = choices.below(draft.concepts.len());
    let mut ancestry = vec![case];
    while let Some(parent) = draft.cases[ancestry[ancestry.len() - 1]].within {
        ancestry.push(parent);
    }
    let says = |case: &usize| {
        let case = &draft.cases[*case];
        case.observations
            .iter()
            .chain(&case.settles)
            .any(|(coded, value)| *coded == concept && *value != Value::Unknown)
    };
    let news = value(choices, &draft.concepts[concept]);
    let mut after = draft.clone();
    after.cases[case].observations.push((concept, news));
    (!ancestry.iter().any(says)).then_some(after)
}

/// The draft with a second opinion on something that the case itself observes.
fn with_second_opinion(draft: &Draft, choices: &mut Choices) -> Option<Draft> {
    let case = choices.below(draft.cases.len());
    let observed = &draft.cases[case].observations;
    let known: Vec<usize> =
        observed.iter().filter(|(_, value)| *value != Value::Unknown).map(|(concept, _)| *concept).collect();
    let concept = if known.is_empty() { return None } else { choices.pick(&known) };
    let opinion = value(choices, &draft.concepts[concept]);
    let mut after = draft.clone();
    after.cases[case].observations.push((concept, opinion));
    Some(after)
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn an_observation_of_something_new_leaves_every_decided_result_as_it_was(
        draft in drafts(), mut choices in choices(6)
    ) {
        let Some(after) = with_news(&draft, &mut choices) else { return Ok(()) };
        for (before, now) in before_and_after(&draft, &after) {
            if DECIDED.contains(&before) {
                prop_assert_eq!(before, now, "{}", after.text());
            }
        }
    }

    #[test]
    fn a_second_opinion_leaves_a_result_as_it_was_or_makes_it_contested(draft in drafts(), mut choices in choices(6)) {
        let Some(after) = with_second_opinion(&draft, &mut choices) else { return Ok(()) };
        for (before, now) in before_and_after(&draft, &after) {
            prop_assert!(before == now || now == "contested", "{} became {}\n{}", before, now, after.text());
        }
    }
}
