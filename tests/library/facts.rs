//! The library's codings from data sets, held against the table of facts.
//!
//! A coding is checkable if the data set that it cites is tabulated for its concept. The tests here say that every
//! one of them is what the table says; and that the tests would notice if one were not, by turning each round.

use crate::shipped::argument;
use lakatos_engine::argument::{Argument, CodedValue, Concept, Domain, Named, Observation};
use std::collections::{BTreeMap, BTreeSet};

/// What the data sets say of one case and concept, year by year.
#[derive(Debug, Default)]
struct Facts {
    values: Vec<String>,
    /// A year of the period has no value.
    has_gap: bool,
    /// Why the library leaves it out.
    left_out: String,
}

type Key = (String, String);

fn facts() -> BTreeMap<Key, Facts> {
    let mut facts: BTreeMap<Key, Facts> = BTreeMap::new();
    for line in include_str!("facts.csv").lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.splitn(7, ',').collect();
        let [case, concept, _from, _to, value, _source, left_out] = cells[..] else { panic!("{line}") };
        let known = facts.entry((case.to_owned(), concept.to_owned())).or_default();
        known.left_out.push_str(left_out);
        if value == "NA" {
            known.has_gap = true;
        } else {
            known.values.push(value.to_owned());
        }
    }
    facts
}

/// The works that the codings compared come from.
const DATA_SETS: [&str; 7] =
    ["leeds2002", "marshall2017", "sarkees2010", "gibler2016", "stinnett2002", "thompson2011", "gartzke2009"];

/// What is read in the texts of these works, and stands in none of their tables.
const NOT_TABULATED: [&str; 5] =
    ["patronage", "common-institutions", "past-conquest", "years-since-conquest", "territorial-dispute"];

/// Concepts that the library codes where they matter, and need not code wherever the data would let it.
const CODED_AT_WILL: [&str; 3] = ["regime-similarity", "nuclear-weapons", "shared-threat"];

fn is_checkable(argument: &Argument, observation: &Observation) -> bool {
    let name = &*argument.concept(observation.concept).header.name;
    let is_of_data_set = |key: &str| DATA_SETS.contains(&key);
    observation.backing.citations.iter().any(|citation| is_of_data_set(&citation.key)) && !NOT_TABULATED.contains(&name)
}

/// The checkable codings of a concept in a case, or in the nearest case that it is within and that codes the concept.
fn coded<'argument>(argument: &'argument Argument, case: &str, concept: &str) -> Vec<&'argument Observation> {
    let Some(Named::Case(case)) = argument.named(case) else { panic!("there is no case {case}") };
    let Some(Named::Concept(concept)) = argument.named(concept) else { panic!("there is no concept {concept}") };
    let own = argument.with_ancestors(case).map(|case| argument.case(case).observations.iter());
    let of_concept = own.map(|all| all.filter(|observation| observation.concept == concept).collect::<Vec<_>>());
    let nearest = of_concept.into_iter().find(|all| !all.is_empty()).unwrap_or_default();
    nearest.into_iter().filter(|observation| is_checkable(argument, observation)).collect()
}

/// The value that the library has to have, if it may have one: the highest hostility, the range of a number, and of
/// anything else the one value of all years.
fn expected(concept: &Concept, facts: &Facts) -> Option<CodedValue> {
    let moves = facts.values.iter().any(|value| *value != facts.values[0]);
    if facts.values.is_empty() || !facts.left_out.is_empty() {
        return None;
    }
    let name = &*concept.header.name;
    match &concept.domain {
        Domain::Levels { names, .. } => {
            let level = |value: &String| names.iter().position(|name| **name == **value).unwrap() as f64;
            let highest = facts.values.iter().map(level).fold(0.0, f64::max);
            let is_known = name == "dispute" || !moves && (name == "shared-threat" || !facts.has_gap);
            is_known.then_some(CodedValue::Within(highest, highest))
        }
        Domain::Number => {
            let numbers = || facts.values.iter().map(|value| value.parse::<f64>().unwrap());
            let (least, greatest) =
                (numbers().fold(f64::INFINITY, f64::min), numbers().fold(f64::NEG_INFINITY, f64::max));
            (!facts.has_gap).then_some(CodedValue::Within(least, greatest))
        }
    }
}

/// What is wrong with the codings of one concept in one case.
fn fault(concept: &Concept, facts: Option<&Facts>, coded: &[CodedValue]) -> Option<String> {
    let name = &*concept.header.name;
    let Some(facts) = facts else { return (!coded.is_empty()).then(|| "there are no facts for it".to_owned()) };
    let expected = expected(concept, facts);
    let may_be_silent = CODED_AT_WILL.contains(&name);
    let is_right = match expected {
        None => coded.is_empty(),
        Some(value) => coded.iter().all(|coded| *coded == value) && (may_be_silent || !coded.is_empty()),
    };
    (!is_right).then(|| format!("it is {coded:?}, and the data sets say {:?}", facts.values))
}

fn values_of(observations: &[&Observation]) -> Vec<CodedValue> {
    observations.iter().map(|observation| observation.value).collect()
}

#[test]
fn every_coding_from_a_data_set_is_what_the_data_set_says() {
    let (argument, facts) = (argument(), facts());
    let mut keys: BTreeSet<Key> = facts.keys().cloned().collect();
    for case in &argument.cases {
        for observation in case.observations.iter().filter(|observation| is_checkable(&argument, observation)) {
            let concept = &argument.concept(observation.concept).header.name;
            keys.insert((case.header.name.to_string(), concept.to_string()));
        }
    }
    let mut wrong = Vec::new();
    for key in keys {
        let Some(Named::Concept(concept)) = argument.named(&key.1) else { panic!("there is no concept {}", key.1) };
        let coded = values_of(&coded(&argument, &key.0, &key.1));
        let fault = fault(argument.concept(concept), facts.get(&key), &coded);
        wrong.extend(fault.map(|fault| format!("{}, {}: {fault}", key.0, key.1)));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Every other value that somebody could have written: the other levels, or a bound that is off by one.
fn others(concept: &Concept, value: CodedValue) -> Vec<CodedValue> {
    let CodedValue::Within(low, high) = value else { return Vec::new() };
    let all = match &concept.domain {
        Domain::Levels { names, .. } => (0..names.len()).map(|level| (level as f64, level as f64)).collect(),
        Domain::Number => vec![
            (low - 1.0, high),
            (low + 1.0, high.max(low + 1.0)),
            (low, high + 1.0),
            (low.min(high - 1.0), high - 1.0),
        ],
    };
    let other = all.into_iter().map(|(low, high)| CodedValue::Within(low, high)).filter(|other| *other != value);
    other.chain([CodedValue::Unknown]).collect()
}

#[test]
fn no_coding_from_a_data_set_can_be_turned_round_unnoticed() {
    let (argument, facts) = (argument(), facts());
    let (mut codings, mut flips, mut unnoticed) = (0, 0, Vec::new());
    for case in &argument.cases {
        let checkable = case.observations.iter().filter(|observation| is_checkable(&argument, observation));
        for observation in checkable {
            codings += 1;
            let concept = argument.concept(observation.concept);
            let key = (case.header.name.to_string(), concept.header.name.to_string());
            for other in others(concept, observation.value) {
                flips += 1;
                let all = coded(&argument, &key.0, &key.1).into_iter();
                let flipped: Vec<CodedValue> =
                    all.map(|known| if std::ptr::eq(known, observation) { other } else { known.value }).collect();
                if fault(concept, facts.get(&key), &flipped).is_none() {
                    unnoticed.push(format!("{}, {}: {other:?}", key.0, key.1));
                }
            }
        }
    }
    println!("{flips} flips of {codings} codings, {} unnoticed", unnoticed.len());
    assert_eq!(unnoticed, Vec::<String>::new());
    assert!(codings > 1200, "only {codings} codings are compared");
}
