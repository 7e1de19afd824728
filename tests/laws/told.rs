//! Where a bound is met, it is told: of places and fixes that are not listed, of names that were not compared, and of pairs of
//! predictions that were not held against each other.

use crate::support::api::findings;
use lakatos_engine::rules::Finding;
use lakatos_syntax::Host;

const WORDS: &str = "concept a \"A\"\n  measured \"the first of the two as the manual has it\" @k2001\nconcept w \"W\"\n  measured \"the second of the two as the manual has it\" @k2001\n";

fn of(text: &str) -> Vec<Finding> {
    findings(text, Host::Lakatos)
}

fn numbered(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

fn anomalies(count: usize) -> String {
    let cases = numbered(count, |n| format!("case c{n} \"C\" 1990\n  a = yes @k2001\n  w = no @k2001\n"));
    format!("{WORDS}theory t \"T\"\n  mechanism \"m\"\n  predicts p: w when a\n{cases}")
}

#[test]
fn of_many_places_and_fixes_the_first_are_told_and_that_there_are_more() {
    let found = of(&anomalies(100));
    assert!(found.iter().all(|one| one.related.len() <= 8 && one.fixes.len() <= 70), "{found:?}");
    let told = |one: &&Finding| one.help.as_deref().is_some_and(|help| help.contains("such places are not marked.)"));
    assert!(found.iter().any(|one| told(&one) && one.related.len() == 8));
    assert_eq!(of(&anomalies(8)).iter().filter(told).count(), 0);
}

#[test]
fn a_name_that_was_not_compared_is_told() {
    let concepts = numbered(1_100, |n| format!("concept joint-democracy-{n}\n"));
    let predictions = numbered(950, |n| format!("  predicts p{n}: joint-democracy-{n} when joint-democracie-{n}\n"));
    let found = of(&format!("{concepts}theory t \"T\"\n  mechanism \"m\"\n{predictions}"));
    let unknown: Vec<&Finding> = found.iter().filter(|one| one.code.as_str() == "undefined-name").collect();
    let helps = |part: &str| unknown.iter().any(|one| one.help.as_deref().is_some_and(|help| help.contains(part)));
    assert!(helps("Did you mean") && helps("has not looked for"), "{unknown:?}");
}

#[test]
fn pairs_of_predictions_that_were_not_held_against_each_other_are_told() {
    let predictions = |count: usize| {
        numbered(count, |n| format!("  predicts p{n}: {}w when l = v{n}\n", if n % 2 == 0 { "" } else { "not " }))
    };
    let levels: Vec<String> = (0..200).map(|n| format!("v{n}")).collect();
    let levels = format!("concept l \"L\"\n  values {}\n  measured \"m\" @k2001\n", levels.join(", "));
    let told = |count: usize| {
        let text = format!("{WORDS}{levels}theory t \"T\"\n  mechanism \"m\"\n{}", predictions(count));
        of(&text).iter().filter(|one| one.code.as_str() == "not-worked-out").count()
    };
    assert_eq!((told(40), told(200)), (0, 1));
}
