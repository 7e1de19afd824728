//! The contract of the appraisal once more, as plainly as it can be written: one case, one world, one value at a time.

use crate::support::draft::{Draft, Formula, Prediction, Value};
use std::collections::BTreeMap;

/// A value for each concept that has one.
pub type World = BTreeMap<usize, (f64, f64)>;

/// The codings of a case: for each concept that anything is said of, the values it may have; none where unknown.
pub fn codings(draft: &Draft, case: usize) -> BTreeMap<usize, Vec<(f64, f64)>> {
    let case = &draft.cases[case];
    let mut codings = case.within.map(|parent| codings(draft, parent)).unwrap_or_default();
    let mut own: BTreeMap<usize, Vec<(f64, f64)>> = BTreeMap::new();
    for (concept, value) in &case.observations {
        let alternatives = own.entry(*concept).or_default();
        if let Value::Within(low, high) = value
            && !alternatives.contains(&(*low, *high))
        {
            alternatives.push((*low, *high));
        }
    }
    codings.extend(own);
    for (concept, value) in &case.settles {
        if let Value::Within(low, high) = value {
            codings.insert(*concept, vec![(*low, *high)]);
        }
    }
    codings
}

/// One world for each combination of contested codings.
pub fn worlds(draft: &Draft, case: usize) -> Vec<World> {
    let mut worlds = vec![World::new()];
    for (concept, alternatives) in codings(draft, case) {
        if alternatives.is_empty() {
            continue;
        }
        let with = |world: &World, value: &(f64, f64)| {
            let mut world = world.clone();
            world.insert(concept, *value);
            world
        };
        worlds = worlds.iter().flat_map(|world| alternatives.iter().map(|value| with(world, value))).collect();
    }
    worlds
}

/// Kleene's strong logic, by the definition: the least of a conjunction, the greatest of a disjunction.
pub fn truth(formula: &Formula, world: &World) -> Option<bool> {
    let ranked = |truth: Option<bool>| truth.map_or(1, |truth| if truth { 2 } else { 0 });
    let unranked = |rank: i32| (rank != 1).then_some(rank == 2);
    match formula {
        Formula::Compare { concept, operator, operand } => {
            let (low, high) = *world.get(concept)?;
            let sampled = |value: f64| compare(value, operator, *operand);
            // The ends, the operand if the value passed it, and the stretches between.
            let inner = low < *operand && *operand < high;
            let step = if high.is_infinite() { 1.0 } else { (high - low) / 64.0 };
            let nearby = [low, high, operand - step.min(operand - low) / 2.0, *operand, operand + step.min(1.0) / 2.0];
            let samples: Vec<bool> = match (low == high, inner) {
                (true, _) => vec![sampled(low)],
                (false, true) => nearby.into_iter().map(sampled).collect(),
                (false, false) => vec![sampled(low), sampled((low + step.min(1.0)).min(high)), sampled(high)],
            };
            if samples.iter().all(|holds| *holds == samples[0]) { Some(samples[0]) } else { None }
        }
        Formula::Not(inner) => truth(inner, world).map(|truth| !truth),
        Formula::And(parts) => unranked(parts.iter().map(|part| ranked(truth(part, world))).min().unwrap_or(2)),
        Formula::Or(parts) => unranked(parts.iter().map(|part| ranked(truth(part, world))).max().unwrap_or(0)),
    }
}

fn compare(value: f64, operator: &str, operand: f64) -> bool {
    match operator {
        "=" => value == operand,
        "!=" => value != operand,
        "<" => value < operand,
        "<=" => value <= operand,
        ">" => value > operand,
        _ => value >= operand,
    }
}

/// The table of results, read line by line.
pub fn result_in(world: &World, scope: &Formula, prediction: &Prediction) -> &'static str {
    let scope = truth(scope, world);
    let condition = truth(&prediction.condition, world);
    let outcome = truth(&prediction.outcome, world);
    let both = |one, other| match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    };
    let either = |one: Option<bool>, other: Option<bool>| match (one, other) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    };
    let (bears, came_true) = match prediction.mode {
        "when" => (both(scope, condition), outcome),
        "only when" => (both(scope, outcome), condition),
        "exactly when" => (both(scope, either(condition, outcome)), both(condition, outcome)),
        "" => (scope, outcome),
        mode => panic!("`{mode}` has no result on a case"),
    };
    match (bears, came_true) {
        (Some(false), _) => "silent",
        (Some(true), Some(true)) => "corroborates",
        (Some(true), Some(false)) => "contradicts",
        _ => "undecided",
    }
}

/// The result on a case: contested where its worlds differ.
pub fn result_over(worlds: &[World], scope: &Formula, prediction: &Prediction) -> &'static str {
    let results: Vec<&str> = worlds.iter().map(|world| result_in(world, scope, prediction)).collect();
    if results.iter().all(|result| *result == results[0]) { results[0] } else { "contested" }
}

/// Where a case contradicts a prediction.
pub fn is_contradicted(world: &World, scope: &Formula, prediction: &Prediction) -> bool {
    result_in(world, scope, prediction) == "contradicts"
}
