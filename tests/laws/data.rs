//! What the rows of a table say, against the reference row by row, and against the same rows coded as cases.

use crate::reference::{World, result_in, truth};
use crate::support::api::appraised;
use crate::support::choices::{Choices, cases, choices};
use crate::support::draft::{Case, Draft, Formula, Prediction, Value, Values};
use crate::support::generate::draft;
use lakatos_engine::appraisal::column::{Column, Over};

use lakatos_engine::appraisal::data::{Bound, DataAccount, DataSet, Loaded, Tally, UnitNames, Values as Observed};
use lakatos_engine::appraisal::result::CaseResult;
use lakatos_engine::appraisal::rivals::contests;
use lakatos_engine::appraisal::table::Table;
use lakatos_engine::appraisal::truth::Evaluator;
use lakatos_engine::appraisal::{Appraisal, appraise_with};
use lakatos_engine::argument::formula::{Comparison, Formula as EngineFormula};
use lakatos_engine::argument::{Argument, CaseId, ConceptId, DataId, Place, PredictionId};
use lakatos_syntax::ast::Operator;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A row as a table has it: its unit, its year, and a value for each concept that it observes.
#[derive(Clone, Debug)]
struct Row {
    unit: u32,
    year: i16,
    values: World,
}

fn rows(choices: &mut Choices, draft: &Draft) -> Vec<Row> {
    let count = choices.below(90);
    let row = |choices: &mut Choices| {
        let mut values = World::new();
        for (index, concept) in draft.concepts.iter().enumerate() {
            if choices.chance(20) {
                continue;
            }
            let value = match &concept.values {
                Values::Levels { names, .. } => choices.below(names.len()) as f64,
                Values::Number => choices.pick(&[0.0, 2.0, -2.5, 5.0, 1.0, -3.0]),
            };
            values.insert(index, (value, value));
        }
        Row { unit: choices.below(7) as u32, year: 1950 + choices.below(20) as i16, values }
    };
    (0..count).map(|_| row(choices)).collect()
}

/// A column of each kind that can hold what a concept takes.
fn column(choices: &mut Choices, draft: &Draft, concept: usize, rows: &[Row]) -> Column {
    let value = |row: &Row| row.values.get(&concept).map(|(value, _)| *value);
    let values: Vec<Option<f64>> = rows.iter().map(value).collect();
    let is_whole = values.iter().flatten().all(|value| value.fract() == 0.0);
    if matches!(draft.concepts[concept].values, Values::Levels { .. }) {
        return Column::Levels(values.iter().map(|value| value.map_or(u8::MAX, |value| value as u8)).collect());
    }
    match choices.below(5) {
        0 if is_whole => Column::Bytes(values.iter().map(|value| value.map_or(i8::MIN, |value| value as i8)).collect()),
        1 if is_whole => {
            Column::Shorts(values.iter().map(|value| value.map_or(i16::MIN, |value| value as i16)).collect())
        }
        2 if is_whole => {
            Column::Integers(values.iter().map(|value| value.map_or(i32::MIN, |value| value as i32)).collect())
        }
        3 => Column::Singles(values.iter().map(|value| value.map_or(f32::NAN, |value| value as f32)).collect()),
        _ => Column::Numbers { low: values.iter().map(|value| value.unwrap_or(f64::NAN)).collect(), high: None },
    }
}

fn concept_id(argument: &Argument, name: &str) -> ConceptId {
    let found = argument.concepts.iter().position(|concept| &*concept.header.name == name);
    ConceptId::from_index(found.expect("the concept is declared"))
}

fn loaded(choices: &mut Choices, argument: &Argument, draft: &Draft, rows: &[Row]) -> Loaded {
    let columns: Vec<Observed> = (0..draft.concepts.len())
        .map(|concept| Observed::OfRow(column(choices, draft, concept, rows).into()))
        .collect();
    let units: Vec<u32> = rows.iter().map(|row| row.unit).collect();
    let words: Vec<Arc<str>> = (0..7).map(|unit| format!("unit {unit}").into()).collect();
    let years = Column::Shorts(rows.iter().map(|row| row.year).collect());
    let set = DataSet::new(&units, UnitNames::new(words, (0..7).collect(), 1), Some(years), columns);
    let concepts = draft.concepts.iter().enumerate();
    let concepts = concepts.map(|(index, concept)| (concept_id(argument, &concept.name), index)).collect();
    Loaded { sets: vec![(DataId(0), Bound { set: set.into(), concepts })], ..Loaded::default() }
}

/// A draft whose cases are the rows, and its rows.
struct Both {
    draft: Draft,
    rows: Vec<Row>,
    argument: Argument,
    appraisal: Appraisal,
}

impl Both {
    /// `codes` says whether the rows are coded as cases too.
    fn new(mut of_draft: Choices, mut choices: Choices, codes: bool) -> Self {
        let mut draft = draft(&mut of_draft);
        draft.tests.clear();
        draft.puzzle = None;
        draft.cases.clear();
        for theory in &mut draft.theories {
            theory.built_on.clear();
            theory.concedes.clear();
        }
        for auxiliary in &mut draft.auxiliaries {
            (auxiliary.rescues, auxiliary.recodes, auxiliary.built_on) = Default::default();
            if auxiliary.excepts.is_empty() {
                auxiliary.excepts.push(Formula::Compare { concept: 0, operator: "=", operand: 0.0 });
            }
        }
        let rows = rows(&mut choices, &draft);
        if codes {
            let observed = |row: &Row| {
                row.values.iter().map(|(concept, (low, high))| (*concept, Value::Within(*low, *high))).collect()
            };
            let case = |(number, row): (usize, &Row)| Case {
                name: format!("row-{number}"),
                observations: observed(row),
                ..Case::default()
            };
            draft.cases = rows.iter().enumerate().map(case).collect();
        }
        let argument = appraised(&draft.text()).argument;
        let loaded = loaded(&mut choices, &argument, &draft, &rows);
        let appraisal = appraise_with(&argument, &loaded);
        Self { draft, rows, argument, appraisal }
    }

    fn account(&self) -> &DataAccount {
        &self.appraisal.data[0]
    }

    fn tally(&self, mut holds: impl FnMut(&Row) -> bool) -> Tally {
        let found: Vec<&Row> = self.rows.iter().filter(|row| holds(row)).collect();
        Tally { rows: found.len(), units: found.iter().map(|row| row.unit).collect::<BTreeSet<u32>>().len() }
    }

    fn prediction(&self, owner: &str, number: usize, prediction: &Prediction) -> PredictionId {
        let name = Draft::prediction_name(owner, number, prediction);
        let found = self.argument.predictions.iter().position(|prediction| *prediction.name == *name);
        PredictionId::from_index(found.expect("the prediction is declared"))
    }
}

#[test]
fn the_rows_that_are_tried_decide_something() {
    let mut runner = TestRunner::deterministic();
    let (mut decided, mut rescued, mut lost, mut told) = (0, 0, 0, 0);
    for _ in 0..60 {
        let mut tape = |length| choices(length).new_tree(&mut runner).unwrap().current();
        let both = Both::new(tape(600), tape(900), false);
        let account = both.account();
        decided += account.predictions.iter().filter(|counts| counts.contradicts.rows > 0).count();
        rescued += account.repairs.iter().filter(|repair| repair.rescued.rows > 0).count();
        lost += account.repairs.iter().filter(|repair| repair.lost.rows > 0).count();
        told += account.contests.iter().filter(|contest| contest.for_one.rows + contest.for_other.rows > 0).count();
    }
    assert!(decided > 30 && rescued > 5 && lost > 5 && told > 2, "{decided} {rescued} {lost} {told}");
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn counts_are_those_of_the_rows_one_by_one(of_draft in choices(600), of_rows in choices(900)) {
        let both = Both::new(of_draft, of_rows, false);
        for theory in &both.draft.theories {
            let scope = Formula::And(theory.scope.clone());
            for (number, prediction) in theory.predictions.iter().enumerate() {
                let id = both.prediction(&theory.name, number, prediction);
                let counts = both.account().on(id).unwrap();
                let known = |formula: &Formula, row: &Row| truth(formula, &row.values);
                prop_assert_eq!(counts.in_scope, both.tally(|row| known(&scope, row) == Some(true)));
                if prediction.mode == "more often when" {
                    let rates = counts.rates.unwrap();
                    let cell = |with: bool, outcome: bool| both.tally(|row| {
                        known(&scope, row) == Some(true)
                            && known(&prediction.condition, row) == Some(with)
                            && known(&prediction.outcome, row) == Some(outcome)
                    }).rows;
                    let expected = [cell(true, true), cell(true, true) + cell(true, false), cell(false, true), cell(false, true) + cell(false, false)];
                    prop_assert_eq!(rates.rows.counts(), expected);
                    for (mean, with) in [(rates.with, true), (rates.without, false)] {
                        let share = |unit: u32| {
                            let cells = both.rows.iter().filter(|row| row.unit == unit).filter_map(|row| {
                                let is_there = known(&scope, row) == Some(true) && known(&prediction.condition, row) == Some(with);
                                is_there.then(|| known(&prediction.outcome, row)).flatten()
                            });
                            let cells: Vec<bool> = cells.collect();
                            let hits = cells.iter().filter(|came| **came).count();
                            (!cells.is_empty()).then(|| hits as f64 / cells.len() as f64)
                        };
                        let shares: Vec<f64> = (0..7).filter_map(share).collect();
                        prop_assert_eq!(mean.units, shares.len());
                        prop_assert!((mean.sum - shares.iter().sum::<f64>()).abs() < 1e-9);
                    }
                    continue;
                }
                let that = |wanted: &str| both.tally(|row| result_in(&row.values, &scope, prediction) == wanted);
                prop_assert_eq!(counts.bears_out, that("corroborates"));
                prop_assert_eq!(counts.contradicts, that("contradicts"));
                prop_assert_eq!(counts.absent, that("absent as claimed"));
                prop_assert_eq!(counts.silent, that("silent"));
                prop_assert_eq!(counts.undecided, that("undecided"));
                for (concept, missing) in &counts.missing {
                    let index = both.draft.concepts.iter().position(|one| concept_id(&both.argument, &one.name) == *concept).unwrap();
                    let expected = both.tally(|row| {
                        result_in(&row.values, &scope, prediction) == "undecided" && !row.values.contains_key(&index)
                    });
                    prop_assert_eq!(*missing, expected.rows);
                }
                let heaviest: Vec<usize> = counts.heaviest.iter().map(|unit| unit.rows).collect();
                let mut expected: Vec<usize> = (0..7)
                    .map(|unit| both.tally(|row| row.unit == unit && result_in(&row.values, &scope, prediction) == "contradicts").rows)
                    .filter(|rows| *rows > 0)
                    .collect();
                expected.sort_by_key(|rows| std::cmp::Reverse(*rows));
                expected.truncate(3);
                // Of those that auxiliaries take away, nothing more is listed.
                if counts.left == counts.contradicts {
                    prop_assert_eq!(heaviest, expected);
                } else {
                    prop_assert!(heaviest.iter().sum::<usize>() <= counts.left.rows);
                    prop_assert_eq!(heaviest.is_empty(), counts.left.rows == 0);
                }
                let fit = counts.fit.unwrap();
                let both_known = |with: Option<bool>, outcome: Option<bool>| both.tally(|row| {
                    let (condition, came) = (known(&prediction.condition, row), known(&prediction.outcome, row));
                    known(&scope, row) == Some(true) && condition.is_some() && came.is_some()
                        && with.is_none_or(|with| condition == Some(with)) && outcome.is_none_or(|outcome| came == Some(outcome))
                }).rows;
                let part = both_known(Some(true), Some(true));
                let (of_condition, of_outcome) = ((part, both_known(Some(true), None)), (part, both_known(None, Some(true))));
                let (consistency, coverage) = match prediction.mode {
                    "only when" => (of_outcome, Some(of_condition)),
                    "" => (of_condition, None),
                    _ => (of_condition, Some(of_outcome)),
                };
                prop_assert_eq!((fit.consistency.part, fit.consistency.of), consistency);
                prop_assert_eq!(fit.coverage.map(|share| (share.part, share.of)), coverage);
            }
        }
    }

    #[test]
    fn rows_say_what_they_would_say_as_cases(of_draft in choices(600), of_rows in choices(900)) {
        let both = Both::new(of_draft, of_rows, true);
        let (argument, appraisal, account) = (&both.argument, &both.appraisal, both.account());
        for counts in &account.predictions {
            let results = &appraisal.results[counts.prediction.index()];
            if let Some(rates) = results.rates {
                prop_assert_eq!(rates.counts(), counts.rates.unwrap().rows.counts());
                continue;
            }
            let that = |wanted| results.cases_that(wanted, &appraisal.table).len();
            prop_assert_eq!(that(CaseResult::Corroborates), counts.bears_out.rows);
            prop_assert_eq!(that(CaseResult::Contradicts), counts.contradicts.rows);
            prop_assert_eq!(that(CaseResult::Undecided), counts.undecided.rows);
        }
        for repair in &account.repairs {
            let amendment = appraisal.amendments.iter().find(|one| one.auxiliary == repair.auxiliary && one.theory == repair.theory).unwrap();
            let cases = |instances: &[(PredictionId, CaseId)]| instances.iter().map(|(_, case)| *case).collect::<BTreeSet<_>>().len();
            prop_assert_eq!(repair.rescued.rows, amendment.rescued.len());
            prop_assert_eq!(repair.lost.rows, cases(&amendment.lost));
            prop_assert_eq!(repair.perhaps_lost.rows, cases(&amendment.perhaps_lost));
        }
        for (one, other, contests) in contests(argument, appraisal) {
            let contest = account.contests.iter().find(|contest| (contest.one, contest.other) == (one, other)).unwrap();
            let won = |winner| contests.iter().filter(|contest| contest.winner == winner).count();
            prop_assert_eq!(contest.apart.rows, contests.len());
            prop_assert_eq!((contest.for_one.rows, contest.for_other.rows), (won(Some(one)), won(Some(other))));
            prop_assert_eq!(contest.for_neither.rows + contest.open.rows, won(None));
        }
    }

    #[test]
    fn what_is_made_of_actors_is_compared_as_it_is_read(choices in choices(400)) {
        let mut choices = choices;
        let rows = 1 + choices.below(80);
        let actors: Vec<Arc<Column>> = (0..1 + choices.below(3))
            .map(|_| {
                let values = (0..rows).map(|_| choices.pick(&[i8::MIN, 0, 1, 2, 6, -7])).collect();
                Arc::new(Column::Bytes(values))
            })
            .collect();
        let over = choices.pick(&[Over::Least, Over::Greatest, Over::Each(1.0), Over::Some(6.0), Over::Same]);
        let operators = [Operator::Equal, Operator::NotEqual, Operator::Less, Operator::AtMost, Operator::Greater, Operator::AtLeast];
        let column = Column::OverActors { over, actors, rows };
        let (operator, operand) = (choices.pick(&operators), choices.pick(&[0.0, 1.0, 2.5, 6.0, -7.0, 300.0]));
        let known: Vec<Option<(f64, f64)>> = (0..rows).map(|row| column.value(row)).collect();
        let plain = Column::Few { known: (0..).zip(&known).filter_map(|(row, value)| Some((row, (*value)?))).collect(), rows };
        let table = Table::from_columns(vec![column.into(), plain.into()], rows);
        let mut evaluator = Evaluator::new(&table);
        let mut truth = |concept: u32| {
            let comparison = Comparison { concept: ConceptId(concept), operator, operand, place: Place::default() };
            evaluator.truth(&EngineFormula::Comparison(comparison)).as_ref().clone()
        };
        let (of_actors, of_values) = (truth(0), truth(1));
        // What the bounds of the known ones leave may be less than what can be told of each.
        prop_assert_eq!(of_actors, of_values);
    }
}
