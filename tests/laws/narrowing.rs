//! `where`, `unit` and `year` against the reference: they narrow, and never turn a silent case into another result.
//! `defined` says what its formula says; what moves together is held against the plainest reading of it.

use crate::outcome::outcome;
use crate::reference::{World, result_over, worlds};
use crate::support::api::appraised;
use crate::support::choices::{cases, choices};
use crate::support::draft::{Draft, Formula, Prediction, Value, Values};
use crate::support::generate::{drafts, formula};
use crate::support::print::{Printed, joined};
use lakatos_engine::appraisal::result::CaseResult;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Where the years of a case stand in a world of the reference.
const YEAR: usize = usize::MAX;

/// Every prediction of a theory, with its scope.
fn of_theories(draft: &Draft) -> Vec<(String, Formula, Prediction)> {
    let of = |theory: &crate::support::draft::Theory| -> Vec<(String, Formula, Prediction)> {
        let numbered = theory.predictions.iter().enumerate();
        let named = numbered.map(|(number, prediction)| {
            let name = Draft::prediction_name(&theory.name, number, prediction);
            (name, Formula::And(theory.scope.clone()), prediction.clone())
        });
        named.collect()
    };
    draft.theories.iter().flat_map(of).filter(|(_, _, prediction)| prediction.mode != "more often when").collect()
}

/// The years of a case, or of the one that it is within.
fn years(draft: &Draft, case: usize) -> Option<(u32, u32)> {
    draft.cases[case].period.or_else(|| years(draft, draft.cases[case].within?))
}

/// The draft with something behind every prediction of a theory.
fn behind_predictions(draft: &Draft, behind: &str) -> Vec<Printed> {
    let mut printed = draft.printed();
    for declaration in printed.iter_mut().filter(|printed| printed.header.starts_with("theory ")) {
        for line in declaration.properties.iter_mut().filter(|line| line.starts_with("predicts ")) {
            line.push_str(behind);
        }
    }
    printed
}

type Results = BTreeMap<(String, String), &'static str>;

/// Whether a case stands for itself: one that has periods is what these come to.
fn stands_alone(draft: &Draft, case: usize) -> bool {
    draft.cases.iter().all(|other| other.within != Some(case))
}

/// What a text says of the predictions of theories, on cases that stand for themselves.
fn said(draft: &Draft, text: &str, of: &[(String, Formula, Prediction)]) -> Results {
    let mut results = outcome(&appraised(text)).results;
    let alone = |name: &str| draft.cases.iter().position(|case| case.name == name);
    results.retain(|(name, case), _| {
        of.iter().any(|(known, _, _)| known == name) && alone(case).is_some_and(|case| stands_alone(draft, case))
    });
    results
}

fn expected(
    draft: &Draft,
    of: &[(String, Formula, Prediction)],
    world: impl Fn(usize, World) -> World,
    within: impl Fn(usize, &Formula) -> Formula,
) -> Results {
    let mut expected = BTreeMap::new();
    for case in (0..draft.cases.len()).filter(|case| stands_alone(draft, *case)) {
        let worlds: Vec<World> = worlds(draft, case).into_iter().map(|known| world(case, known)).collect();
        for (name, scope, prediction) in of {
            let result = result_over(&worlds, &within(case, scope), prediction);
            expected.insert((name.clone(), draft.cases[case].name.clone()), result);
        }
    }
    expected
}

/// A silent case stays silent.
fn narrows(before: &Results, after: &Results) -> bool {
    before.iter().all(|(key, result)| *result != "silent" || after.get(key) == Some(&"silent"))
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn where_narrows_one_prediction(draft in drafts(), mut tape in choices(30)) {
        let scope = formula(&mut tape, &draft, 1);
        let text = joined(&behind_predictions(&draft, &format!(" where {}", draft.formula(&scope))));
        let of = of_theories(&draft);
        let after = said(&draft, &text, &of);
        let both = |_: usize, own: &Formula| Formula::And(vec![own.clone(), scope.clone()]);
        prop_assert_eq!(&after, &expected(&draft, &of, |_, world| world, both), "{}", text);
        prop_assert!(narrows(&said(&draft, &draft.text(), &of), &after), "{}", text);
    }

    #[test]
    fn an_index_says_what_it_is_made_of(draft in drafts(), mut tape in choices(30)) {
        let made_of = draft.formula(&formula(&mut tape, &draft, 2));
        let index = Printed { header: "concept index".to_owned(), properties: vec![format!("defined {made_of}")] };
        let mut with_index = behind_predictions(&draft, " where index");
        with_index.insert(0, index);
        let written_out = behind_predictions(&draft, &format!(" where ({made_of})"));
        let (one, other) = (outcome(&appraised(&joined(&with_index))), outcome(&appraised(&joined(&written_out))));
        prop_assert_eq!(one.results, other.results, "{}", joined(&with_index));
        prop_assert_eq!(one.rates, other.rates, "{}", joined(&with_index));
        prop_assert_eq!(one.amendments, other.amendments, "{}", joined(&with_index));
    }

    #[test]
    fn years_are_those_of_the_period(draft in drafts(), mut tape in choices(4)) {
        let threshold = 1900 + tape.below(100) as u32;
        let operator = tape.pick(&[">=", "<", "="]);
        let text = joined(&behind_predictions(&draft, &format!(" where year {operator} {threshold}")));
        let of = of_theories(&draft);
        let after = said(&draft, &text, &of);
        let dated = |case: usize, mut world: World| {
            world.extend(years(&draft, case).map(|(first, last)| (YEAR, (f64::from(first), f64::from(last)))));
            world
        };
        let year = Formula::Compare { concept: YEAR, operator, operand: f64::from(threshold) };
        let both = |_: usize, own: &Formula| Formula::And(vec![own.clone(), year.clone()]);
        prop_assert_eq!(&after, &expected(&draft, &of, dated, both), "{}", text);
        prop_assert!(narrows(&said(&draft, &draft.text(), &of), &after), "{}", text);
    }

    #[test]
    fn a_unit_keeps_other_cases_out(draft in drafts(), mut tape in choices(40)) {
        let own: Vec<Option<&str>> = draft.cases.iter().map(|_| tape.pick(&[None, Some("dyad"), Some("state")])).collect();
        let mut printed = draft.printed();
        for declaration in &mut printed {
            if declaration.header.starts_with("theory ") {
                declaration.properties.push("unit dyad".to_owned());
            }
            let case = draft.cases.iter().position(|case| declaration.header.starts_with(&format!("case {} ", case.name)));
            if let Some(unit) = case.and_then(|case| own[case]) {
                declaration.properties.push(format!("unit {unit}"));
            }
        }
        let unit = |case: usize| {
            let mut chain = std::iter::successors(Some(case), |case| draft.cases[*case].within);
            chain.find_map(|case| own[case])
        };
        let within = |case: usize, own: &Formula| match unit(case) {
            None | Some("dyad") => own.clone(),
            _ => Formula::TRUE.negated(),
        };
        let of = of_theories(&draft);
        let text = joined(&printed);
        let after = said(&draft, &text, &of);
        prop_assert_eq!(&after, &expected(&draft, &of, |_, world| world, within), "{}", text);
        prop_assert!(narrows(&said(&draft, &draft.text(), &of), &after), "{}", text);
    }

    #[test]
    fn what_holds_always_holds_mostly(mut draft in drafts()) {
        // Each case is one of its own.
        draft.cases.iter_mut().for_each(|case| case.within = None);
        draft.theories.iter_mut().for_each(|theory| theory.predictions.retain(|one| one.mode == "when"));
        // What a theory was built on bears no tendency of it out.
        draft.theories.iter_mut().for_each(|theory| theory.built_on.clear());
        draft.auxiliaries.clear();
        draft.tests.clear();
        let before = appraised(&draft.text());
        let text = draft.text().replace(" when ", " mostly when ");
        let after = appraised(&text);
        for (index, (sure, mostly)) in before.appraisal.results.iter().zip(&after.appraisal.results).enumerate() {
            let table = &before.appraisal.table;
            let count = |wanted| sure.cases_that(wanted, table).len();
            let others = [CaseResult::Contradicts, CaseResult::Undecided, CaseResult::Contested].map(count);
            let rate = mostly.rates.unwrap();
            if count(CaseResult::Corroborates) >= 4 && others == [0; 3] {
                prop_assert_eq!(rate.result(), CaseResult::Corroborates, "{} {}", index, text);
            }
            if count(CaseResult::Corroborates) == 0 {
                prop_assert_ne!(rate.result(), CaseResult::Corroborates, "{} {}", index, text);
            }
        }
    }

    #[test]
    fn what_moves_together_does_so_from_period_to_period(draft in drafts(), mut tape in choices(60)) {
        let ordered: Vec<usize> = (0..draft.concepts.len())
            .filter(|index| !matches!(draft.concepts[*index].values, Values::Levels { is_ordered: false, .. }))
            .collect();
        prop_assume!(ordered.len() >= 2);
        let (mover, with) = (ordered[0], ordered[1]);
        let is_opposite = tape.chance(50);
        let top = |concept: usize| match &draft.concepts[concept].values {
            Values::Levels { names, .. } => Some(names.len() as f64 - 1.0),
            Values::Number => None,
        };
        let pick = |tape: &mut crate::support::choices::Choices, concept: usize| match (tape.below(5), top(concept)) {
            (0, _) => None,
            (_, Some(top)) => Some(tape.below(top as usize + 1) as f64),
            (_, None) => Some(tape.below(4) as f64),
        };
        let periods: Vec<[Option<f64>; 2]> =
            (0..2 + tape.below(4)).map(|_| [pick(&mut tape, mover), pick(&mut tape, with)]).collect();
        let code = |concept: usize, value: Option<f64>| {
            value.map(|value| format!("{} = {}", draft.concepts[concept].name, draft.value(concept, Value::Within(value, value))))
        };
        let mut printed: Vec<Printed> =
            draft.printed().into_iter().filter(|printed| printed.header.starts_with("concept ")).collect();
        let not = if is_opposite { "not " } else { "" };
        let line = format!("predicts p: {} moves with {not}{}", draft.concepts[mover].name, draft.concepts[with].name);
        printed.push(Printed { header: "theory t".to_owned(), properties: vec![line] });
        printed.push(Printed { header: "case whole 1900..1999".to_owned(), properties: Vec::new() });
        for (index, [mover_value, with_value]) in periods.iter().enumerate() {
            let mut properties = vec!["within whole".to_owned()];
            properties.extend(code(mover, *mover_value));
            properties.extend(code(with, *with_value));
            let first = 1900 + 10 * index;
            printed.push(Printed { header: format!("case period{index} {first}..{}", first + 9), properties });
        }
        let results = outcome(&appraised(&joined(&printed))).results;
        for (index, pair) in periods.windows(2).enumerate() {
            let [before, after] = [pair[0], pair[1]];
            let result = match (before[1], after[1], before[0], after[0]) {
                (Some(before), Some(after), _, _) if before == after => "silent",
                (Some(was), Some(is), Some(from), Some(to)) => {
                    let rises = (is > was) != is_opposite;
                    let end = if rises { top(mover) } else { top(mover).map(|_| 0.0) };
                    let is_along = if rises { to > from } else { to < from };
                    match (is_along, to == from && end == Some(from)) {
                        (true, _) => "corroborates",
                        (false, true) => "silent",
                        (false, false) => "contradicts",
                    }
                }
                _ => "undecided",
            };
            let key = ("t.p".to_owned(), format!("period{}", index + 1));
            prop_assert_eq!(results.get(&key).copied(), Some(result), "{}", joined(&printed));
        }
        prop_assert_eq!(results.get(&("t.p".to_owned(), "period0".to_owned())).copied(), Some("silent"));
    }
}
