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
    match (prediction.mode, scope, condition, outcome) {
        (_, Some(false), ..) | ("when", _, Some(false), _) => "silent",
        // In scope or not: what is needed need not be enough.
        ("only when", _, Some(true), Some(false)) => "silent",
        (_, None, ..) | (_, _, None, _) | (.., None) => "undecided",
        ("when" | "", _, _, Some(outcome)) => {
            if outcome {
                "corroborates"
            } else {
                "contradicts"
            }
        }
        ("only when", _, Some(condition), Some(outcome)) => match (condition, outcome) {
            (true, true) => "corroborates",
            (false, true) => "contradicts",
            (false, false) => "absent as claimed",
            (true, false) => "silent",
        },
        ("exactly when", ..) => {
            if condition == outcome {
                "corroborates"
            } else {
                "contradicts"
            }
        }
        (mode, ..) => panic!("`{mode}` has no result on a case"),
    }
}

/// The result on a case: contested where its worlds differ.
pub fn result_over(worlds: &[World], scope: &Formula, prediction: &Prediction) -> &'static str {
    let results: Vec<&str> = worlds.iter().map(|world| result_in(world, scope, prediction)).collect();
    if results.iter().all(|result| *result == results[0]) { results[0] } else { "contested" }
}

/// The cases that stand for one: itself, or the periods of it that say something of their own. A case is a period of the
/// one that it is within where its years lie inside.
pub fn parts(draft: &Draft, case: usize) -> Vec<usize> {
    let periods = (0..draft.cases.len()).filter(|other| draft.cases[*other].within == Some(case));
    let mut found: Vec<usize> =
        periods.filter(|period| is_period(draft, *period)).flat_map(|period| parts(draft, period)).collect();
    found.sort_unstable();
    let own = &draft.cases[case];
    let is_empty = own.observations.is_empty() && own.settles.is_empty();
    let says_the_same = || own.within.is_some_and(|parent| codings(draft, case) == codings(draft, parent));
    match found.is_empty() {
        true if is_period(draft, case) && is_empty && says_the_same() => Vec::new(),
        true => vec![case],
        false => found,
    }
}

/// Whether a case is a period of the one that it is within.
pub fn is_period(draft: &Draft, case: usize) -> bool {
    let Some(parent) = draft.cases[case].within else { return false };
    match (years(draft, case), years(draft, parent)) {
        (Some((first, last)), Some((start, end))) => start <= first && last <= end,
        _ => true,
    }
}

/// The case that a period is of, however deep.
pub fn whole(draft: &Draft, case: usize) -> usize {
    match draft.cases[case].within {
        Some(parent) if is_period(draft, case) => whole(draft, parent),
        _ => case,
    }
}

fn years(draft: &Draft, case: usize) -> Option<(u32, u32)> {
    let case = &draft.cases[case];
    case.period.or_else(|| years(draft, case.within?))
}

/// Whether a case counts: it stands for something, and nothing else stands for it.
pub fn counts(draft: &Draft, case: usize) -> bool {
    parts(draft, case) == [case]
}

/// The result on a case from those of its parts.
pub fn together(results: &[&'static str]) -> &'static str {
    let order = ["contradicts", "contested", "corroborates", "absent as claimed", "undecided", "silent"];
    order.into_iter().find(|result| results.contains(result)).unwrap_or("undecided")
}

/// Where a case contradicts a prediction.
pub fn is_contradicted(world: &World, scope: &Formula, prediction: &Prediction) -> bool {
    result_in(world, scope, prediction) == "contradicts"
}
