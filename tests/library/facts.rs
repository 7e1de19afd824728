//! The library's codings of alliance, democracy and war, held against the table of facts.

use crate::shipped::argument;
use lakatos_engine::argument::{Argument, CodedValue, Domain, Named, Observation};
use std::collections::BTreeMap;

/// What the data sets say of one case and concept, year by year.
#[derive(Debug, Default)]
struct Facts {
    values: Vec<String>,
    /// Why the library departs from some of them.
    deviation: String,
}

fn facts() -> BTreeMap<(String, String), Facts> {
    let mut facts: BTreeMap<(String, String), Facts> = BTreeMap::new();
    for line in include_str!("facts.csv").lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.splitn(7, ',').collect();
        let [case, concept, _from, _to, value, _source, deviation] = cells[..] else { panic!("{line}") };
        let known = facts.entry((case.to_owned(), concept.to_owned())).or_default();
        known.deviation.push_str(deviation);
        if value != "NA" {
            known.values.push(value.to_owned());
        }
    }
    facts
}

const COMPARED: [&str; 4] = ["alignment", "joint-democracy", "democracy", "war"];

/// The works that the codings compared come from.
const DATA_SETS: [&str; 3] = ["leeds2002", "marshall2017", "sarkees2010"];

/// Cases of more than two states, of which the data sets have no row.
const NO_PAIRS: [&str; 1] = ["july-1914"];

fn is_of_data_set(observation: &Observation) -> bool {
    observation.backing.citations.iter().any(|citation| DATA_SETS.contains(&&*citation.key))
}

fn coded<'argument>(argument: &'argument Argument, case: &str, concept: &str) -> Vec<&'argument Observation> {
    let Some(Named::Case(case)) = argument.named(case) else { panic!("there is no case {case}") };
    let Some(Named::Concept(concept)) = argument.named(concept) else { panic!("there is no concept {concept}") };
    let own = argument.with_ancestors(case).map(|case| argument.case(case).observations.iter());
    let of_concept = own.map(|all| all.filter(|observation| observation.concept == concept).collect::<Vec<_>>());
    let nearest = of_concept.into_iter().find(|all| !all.is_empty()).unwrap_or_default();
    nearest.into_iter().filter(|observation| is_of_data_set(observation)).collect()
}

/// Whether a coding says what the data sets say in every year.
fn agrees(argument: &Argument, observation: &Observation, values: &[String]) -> bool {
    let CodedValue::Within(low, high) = observation.value else { return values.is_empty() };
    match &argument.concept(observation.concept).domain {
        Domain::Levels { names, .. } => values.iter().all(|value| *value == *names[low as usize]),
        Domain::Number => {
            let numbers: Vec<f64> = values.iter().map(|value| value.parse().unwrap()).collect();
            let least = numbers.iter().copied().fold(f64::INFINITY, f64::min);
            let greatest = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            (low, high) == (least, greatest)
        }
    }
}

#[test]
fn every_coding_from_a_data_set_is_what_the_data_set_says() {
    let argument = argument();
    let mut wrong = Vec::new();
    let mut compared = 0;
    for ((case, concept), facts) in facts() {
        for observation in coded(&argument, &case, &concept) {
            compared += 1;
            if !agrees(&argument, observation, &facts.values) && facts.deviation.is_empty() {
                wrong.push(format!(
                    "{case}: {concept} is {:?}, and the data sets say {:?}",
                    observation.value, facts.values
                ));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(compared > 300, "only {compared} codings are compared");
}

#[test]
fn no_coding_from_a_data_set_is_without_its_facts() {
    let (argument, facts) = (argument(), facts());
    let mut unheld = Vec::new();
    for case in &argument.cases {
        for observation in case.observations.iter().filter(|observation| is_of_data_set(observation)) {
            let concept = argument.concept(observation.concept).header.name.to_string();
            let key = (case.header.name.to_string(), concept);
            let is_held = facts.contains_key(&key) || NO_PAIRS.contains(&key.0.as_str());
            if COMPARED.contains(&key.1.as_str()) && !is_held {
                unheld.push(key);
            }
        }
    }
    assert_eq!(unheld, Vec::new());
}

#[test]
fn what_the_library_leaves_out_it_leaves_out_for_a_reason() {
    let argument = argument();
    let silent = facts().into_iter().filter(|((case, concept), facts)| {
        !facts.values.is_empty() && facts.deviation.is_empty() && coded(&argument, case, concept).is_empty()
    });
    assert_eq!(silent.map(|(key, _)| key).collect::<Vec<_>>(), Vec::new());
}
