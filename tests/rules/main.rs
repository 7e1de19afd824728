//! The rules' own examples, which are their tests.

use lakatos::rules::RuleSet;
use lakatos::rules::examples::{Expectation, Outcome, outcomes};
use lakatos::rules::rule::Rule;

#[test]
fn every_built_in_rule_loads() {
    let (_, broken) = RuleSet::built_in_with_examples();
    let problems: Vec<String> = broken
        .iter()
        .flat_map(|rule| {
            rule.problems.iter().map(|problem| {
                let there = rule.text.get(problem.span.clone()).unwrap_or_default();
                format!("{}: {} at `{there}`", rule.name, problem.message)
            })
        })
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn what_is_read_at_the_start_is_all_but_the_examples() {
    let (whole, _) = RuleSet::built_in_with_examples();
    for rule in whole.rules() {
        let head = RuleSet::built_in().rule(rule.id()).map(|head| {
            let mut file = head.file.clone();
            (file.bad, file.good) = (rule.file.bad.clone(), rule.file.good.clone());
            format!("{file:?}")
        });
        assert_eq!(head, Some(format!("{:?}", rule.file)), "`{}` has keys after its examples", rule.id());
    }
}

#[test]
fn every_rule_is_called_as_its_file_is() {
    for built_in in lakatos::rules::built_in::BUILT_IN {
        assert!(
            RuleSet::built_in().rule(built_in.id).is_some(),
            "rules/{}/{}.toml has another id",
            built_in.group,
            built_in.id
        );
    }
}

#[test]
fn every_example_comes_out() {
    let (rules, _) = RuleSet::built_in_with_examples();
    let failures: Vec<String> = rules.rules().iter().flat_map(failures).collect();
    assert!(failures.is_empty(), "{} examples:\n{}", failures.len(), failures.join("\n"));
}

fn failures(rule: &Rule) -> Vec<String> {
    let failed = outcomes(rule).into_iter().filter(|(.., outcome)| *outcome != Outcome::Passed);
    failed
        .map(|(expectation, index, outcome)| {
            let kind = if expectation == Expectation::Bad { "bad" } else { "good" };
            format!("{} {kind} {}: {outcome:?}", rule.id(), index + 1)
        })
        .collect()
}
