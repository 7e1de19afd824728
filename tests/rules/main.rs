//! The rules' own examples, which are their tests.

use lakatos::rules::examples::{Expectation, Outcome, outcomes};
use lakatos::rules::rule::Rule;
use lakatos::rules::RuleSet;

#[test]
fn every_built_in_rule_loads() {
    let broken: Vec<String> = RuleSet::broken_built_in()
        .iter()
        .flat_map(|rule| rule.problems.iter().map(|problem| format!("{}: {} at `{}`", rule.name, problem.message, &rule.text[problem.span.start..(problem.span.end).min(rule.text.len())])))
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_example_comes_out() {
    let failures: Vec<String> = RuleSet::built_in().rules().iter().flat_map(failures).collect();
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
