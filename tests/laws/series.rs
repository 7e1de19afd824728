//! What a step of a series comes to: its content against the reference, which tries every assignment of values.

use crate::reference::{World, result_over};
use crate::support::api::appraised;
use crate::support::choices::{Choices, cases, choices};
use crate::support::draft::{Draft, Formula, Prediction, Theory, Values};
use crate::support::generate::{drafts, formula, prediction, value};
use crate::support::print::joined;
use lakatos_engine::appraisal::series::Step;
use proptest::prelude::*;
use std::sync::Arc;

/// More worlds than this are not tried one by one.
const MOST_WORLDS: usize = 4_000;

/// The draft as text, its last theory in the place of its first.
fn with_succession(draft: &Draft) -> String {
    let (first, last) = (&draft.theories[0].name, &draft.theories[draft.theories.len() - 1].name);
    let mut printed = draft.printed();
    for declaration in &mut printed {
        if declaration.header.starts_with(&format!("theory {last} ")) {
            declaration.properties.push(format!("succeeds {first}"));
        }
    }
    joined(&printed)
}

/// The draft with another theory behind its own, and the step to it from the first one.
fn step_to(draft: &Draft, theory: Theory) -> (String, Arc<Step>) {
    let mut draft = draft.clone();
    // A series lies within one paradigm.
    draft.theories[0].paradigm = theory.paradigm;
    draft.theories.push(Theory { name: "later".to_owned(), ..theory });
    let text = with_succession(&draft);
    let appraisal = appraised(&text).appraisal;
    (text, Arc::clone(&appraisal.series.series[0].steps[0]))
}

/// The draft, with nothing but what single cases can contradict in its first theory.
fn definite(mut draft: Draft) -> Option<Draft> {
    draft.theories[0].predictions.retain(|prediction| prediction.mode != "more often when");
    (!draft.theories[0].predictions.is_empty()).then_some(draft)
}

/// The same in other words.
fn reworded(formula: &Formula) -> Formula {
    match formula {
        Formula::Compare { .. } => Formula::And(vec![formula.clone(), formula.clone()]),
        Formula::Not(inner) => reworded(inner).negated(),
        // De Morgan's way.
        Formula::And(parts) => Formula::Or(parts.iter().rev().map(|part| reworded(part).negated()).collect()).negated(),
        Formula::Or(parts) => Formula::And(parts.iter().rev().map(|part| reworded(part).negated()).collect()).negated(),
    }
}

/// Every assignment of values that could make a difference; none where there are too many.
fn every_world(draft: &Draft) -> Option<Vec<World>> {
    let mut worlds = vec![World::new()];
    for (index, concept) in draft.concepts.iter().enumerate() {
        let values: Vec<f64> = match &concept.values {
            Values::Levels { names, .. } => (0..names.len()).map(|rank| rank as f64).collect(),
            // The constants that the generator compares with, and what lies between them.
            Values::Number => vec![-3.0, -2.5, -1.0, 0.0, 1.0, 2.0, 3.0, 5.0, 6.0],
        };
        let with = |world: &World, value: &f64| {
            let mut world = world.clone();
            world.insert(index, (*value, *value));
            world
        };
        worlds = worlds.iter().flat_map(|world| values.iter().map(|value| with(world, value))).collect();
        if worlds.len() > MOST_WORLDS {
            return None;
        }
    }
    Some(worlds)
}

/// In which worlds a theory is contradicted.
fn forbidden(worlds: &[World], theory: &Theory) -> Vec<bool> {
    let scope = Formula::And(theory.scope.clone());
    let is_against = |world: &World, prediction: &Prediction| {
        result_over(std::slice::from_ref(world), &scope, prediction) == "contradicts"
    };
    worlds.iter().map(|world| theory.predictions.iter().any(|one| is_against(world, one))).collect()
}

/// A theory much like another.
fn changed(theory: &Theory, tape: &mut Choices, draft: &Draft) -> Theory {
    let mut theory = theory.clone();
    match tape.below(5) {
        0 => theory.scope.push(formula(tape, draft, 1)),
        1 => theory.scope.clear(),
        2 => drop(theory.predictions.pop()),
        3 => theory.predictions[0].condition = formula(tape, draft, 1),
        _ => {}
    }
    if tape.chance(40) || theory.predictions.is_empty() {
        let mut added = prediction(tape, theory.predictions.len() + 7, draft);
        if added.mode == "more often when" {
            added.mode = "when";
        }
        theory.predictions.push(added);
    }
    theory
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn content_is_what_the_reference_finds_world_by_world(draft in drafts(), mut tape in choices(60)) {
        let Some(draft) = definite(draft) else { return Ok(()) };
        let Some(worlds) = every_world(&draft) else { return Ok(()) };
        let later = changed(&draft.theories[0], &mut tape, &draft);
        let pairs = forbidden(&worlds, &draft.theories[0]).into_iter().zip(forbidden(&worlds, &later));
        let pairs: Vec<(bool, bool)> = pairs.collect();
        let keeps = pairs.iter().all(|(before, after)| !before || *after);
        let adds_nothing = pairs.iter().all(|(before, after)| !after || *before);
        let (text, step) = step_to(&draft, later);
        let expected = match (keeps, adds_nothing) {
            (true, true) => "Same",
            (true, false) => "More",
            (false, true) => "Less",
            (false, false) => "Changed",
        };
        let found = format!("{:?}", step.content);
        // What has failed may be given up.
        let is_as_expected = found == expected || expected == "Changed" && found == "MoreOnUnrefuted";
        prop_assert!(is_as_expected, "{} instead of {}\n{}", found, expected, text);
        if keeps {
            prop_assert!(step.lost.is_empty(), "{}", text);
        }
        if adds_nothing {
            prop_assert!(step.gains.is_empty(), "{}", text);
        }
    }

    #[test]
    fn a_theory_in_other_words_is_the_same_one(draft in drafts()) {
        let mut later = draft.theories[0].clone();
        later.scope = later.scope.iter().map(reworded).collect();
        for prediction in later.predictions.iter_mut().filter(|prediction| !prediction.mode.is_empty()) {
            prediction.condition = reworded(&prediction.condition);
        }
        let (text, step) = step_to(&draft, later);
        prop_assert_eq!(step.content.word(), "same", "{}", text);
        prop_assert!(step.gains.is_empty() && step.lost.is_empty(), "{}", text);
        prop_assert!(step.answered.is_empty() && step.new_anomalies.is_empty(), "{}", text);
    }

    #[test]
    fn a_further_condition_never_adds_content_and_a_dropped_one_never_takes_any(draft in drafts(), mut tape in choices(20)) {
        let Some(mut draft) = definite(draft) else { return Ok(()) };
        let draft_of_concepts = draft.clone();
        for prediction in &mut draft.theories[0].predictions {
            if prediction.mode.is_empty() {
                prediction.condition = formula(&mut tape, &draft_of_concepts, 0);
            }
            prediction.mode = "when";
        }
        let wide = draft.theories[0].clone();
        let mut narrow = wide.clone();
        let also = formula(&mut tape, &draft, 1);
        for prediction in &mut narrow.predictions {
            prediction.condition = Formula::And(vec![prediction.condition.clone(), also.clone()]);
        }
        let (text, step) = step_to(&draft, narrow.clone());
        prop_assert!(["less", "same"].contains(&step.content.word()), "{}", text);
        draft.theories[0].predictions = narrow.predictions;
        let (text, step) = step_to(&draft, wide);
        prop_assert!(["more", "same"].contains(&step.content.word()), "{}", text);
        prop_assert!(step.lost.is_empty(), "{}", text);
    }

    #[test]
    fn neither_naming_nor_conceding_nor_coding_changes_content(draft in drafts(), mut tape in choices(200)) {
        let later = changed(&draft.theories[0], &mut tape, &draft);
        let (_, before) = step_to(&draft, later.clone());
        let mut named = draft.clone();
        named.theories[0].built_on = tape.some_below(draft.cases.len(), 50);
        named.theories[0].concedes = tape.some_below(draft.cases.len(), 50);
        named.puzzle = None;
        let (text, after) = step_to(&named, later.clone());
        prop_assert_eq!(before.content, after.content, "{}", text);
        let mut recoded = draft.clone();
        for case in &mut recoded.cases {
            case.settles.clear();
            case.observations = (0..draft.concepts.len()).map(|one| (one, value(&mut tape, &draft.concepts[one]))).collect();
        }
        let (text, after) = step_to(&recoded, later);
        let word = |step: &Step| if step.content.is_more() { "more" } else { step.content.word() };
        let is_of_unrefuted = |step: &Step| format!("{:?}", step.content) == "MoreOnUnrefuted";
        // Only what has failed hangs on cases.
        if !is_of_unrefuted(&before) && !is_of_unrefuted(&after) {
            prop_assert_eq!(word(&before), word(&after), "{}", text);
        }
        let new = |step: &Step| step.gains.iter().map(|gain| gain.prediction).collect::<Vec<_>>();
        prop_assert_eq!(new(&before), new(&after), "{}", text);
    }
}

const CONCEPTS: &str = "concept war\nconcept threat\nconcept island\nconcept trade\n";

/// Content of each step of the first series.
fn contents(theories: &str) -> Vec<&'static str> {
    let appraisal = appraised(&format!("{CONCEPTS}{theories}")).appraisal;
    appraisal.series.series[0].steps.iter().map(|step| step.content.word()).collect()
}

#[test]
fn a_conjunct_takes_content_and_dropping_it_gives_it_back() {
    let theories = "theory a\n  predicts war when threat\n\
        theory b succeeds a\n  predicts war when threat and not island\n\
        theory c succeeds b\n  predicts war when threat";
    assert_eq!(contents(theories), ["less", "more"]);
    let appraisal = appraised(&format!("{CONCEPTS}{theories}")).appraisal;
    // What an earlier version said is not new.
    assert!(appraisal.series.series[0].steps[1].gains.is_empty());
}

#[test]
fn what_has_failed_may_be_given_up() {
    let theories = "theory a\n  predicts war when threat\n  predicts not trade when war\n\
        theory b succeeds a\n  predicts not trade when war\n  predicts trade when island\n";
    assert_eq!(contents(theories), ["changed"]);
    assert_eq!(contents(&format!("{theories}case k\n  threat = yes\n  war = no\n")), ["more"]);
}

#[test]
fn a_theory_of_rates_says_nothing_of_single_cases() {
    let text = format!(
        "{CONCEPTS}theory a\n  predicts war when threat\ntheory b succeeds a\n  predicts war more often when threat\n\
         case k\n  threat = yes\n  war = yes\n"
    );
    let appraisal = appraised(&text).appraisal;
    let step = &appraisal.series.series[0].steps[0];
    assert_eq!((step.content.word(), step.lost.len(), step.perhaps_lost.len()), ("less", 0, 1));
}

#[test]
fn forks_are_two_series_and_no_more_are_followed_than_can_be_told() {
    let fork = "theory a\n  predicts war\ntheory b succeeds a\n  predicts war\ntheory c succeeds a\n  predicts war\n";
    assert_eq!(appraised(&format!("{CONCEPTS}{fork}")).appraisal.series.series.len(), 2);
    let mut lattice = format!("{CONCEPTS}theory t0x\ntheory t0y\n");
    for floor in 1..30 {
        let below = floor - 1;
        lattice.push_str(&format!("theory t{floor}x succeeds t{below}x, t{below}y\n  predicts war\n"));
        lattice.push_str(&format!("theory t{floor}y succeeds t{below}x, t{below}y\n  predicts war\n"));
    }
    assert!(appraised(&lattice).appraisal.series.has_more);
}

#[test]
fn what_an_earlier_version_used_is_not_fresh_for_a_later_one() {
    let grades = |line: &str| -> Vec<Option<u8>> {
        let text = format!(
            "{CONCEPTS}theory a\n  predicts war when threat\n{line}theory b succeeds a\n  predicts not war when island\n\
             case k\n  threat = yes\n  island = yes\n  war = no\n"
        );
        let appraisal = appraised(&text).appraisal;
        let step = &appraisal.series.series[0].steps[0];
        step.gains.iter().flat_map(|gain| &gain.evidence).map(|one| one.freshness.grade()).collect()
    };
    assert_eq!(grades(""), [Some(1)]);
    assert_eq!(grades("  built-on k\n"), [None]);
    assert_eq!(grades("auxiliary x\n  amends a\n  rescues k\n  excepts island\n"), [None]);
}

#[test]
fn a_paradigm_whose_every_anomaly_is_excused_without_gain_is_told() {
    use lakatos_engine::appraisal::wording::Wording;
    use lakatos_engine::argument::ParadigmId;
    let said = |lines: &str| {
        let text = format!(
            "{CONCEPTS}paradigm p\n  core \"c\"\ntheory a of p\n  predicts war when threat\n{lines}\
             case k\n  threat = yes\n  island = yes\n  war = no\n"
        );
        let analysis = appraised(&text);
        let wording = Wording { argument: &analysis.argument, appraisal: &analysis.appraisal };
        wording.of_paradigm(ParadigmId::from_index(0)).len()
    };
    assert_eq!(said("auxiliary x\n  amends a\n  excepts island\n"), 1);
    assert_eq!(said(""), 0);
    assert_eq!(said("auxiliary x\n  amends a\n  excepts island\n  predicts trade when island\n"), 0);
    assert_eq!(said("  concedes k\n"), 0);
}
