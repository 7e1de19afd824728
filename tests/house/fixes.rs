//! Quick fixes: what they leave is a text of the language, and their finding is answered.

use crate::support::api::{findings, reading};
use lakatos_engine::rules::Finding;
use lakatos_engine::rules::examples::unmarked;
use lakatos_engine::rules::finding::Fix;
use lakatos_engine::rules::rule::Rule;
use lakatos_syntax::Host;
use std::path::Path;

/// Rules whose fix leaves a second step to the author: a case to be coded.
const HALF_WAY: [&str; 2] = ["adhoc-uncorroborated-excess", "rival-undiscriminated"];

/// A text with the edits of a fix made, from the last to the first.
fn applied(text: &str, fix: &Fix) -> String {
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.place.span.start));
    let mut text = text.to_owned();
    for edit in edits {
        text.replace_range(edit.place.span.range(), &edit.text);
    }
    text
}

/// Every fix that a rule offers on its bad examples: the text it is offered on, the finding, the fix.
fn offered(rule: &Rule) -> Vec<(String, Host, Finding, Fix)> {
    let mut offered = Vec::new();
    for example in &rule.file.bad {
        let host = Host::from_path(Path::new(&format!("example.{}", example.host))).unwrap();
        let (text, _) = unmarked(&example.text);
        for finding in found(rule, &text, host) {
            for fix in finding.fixes.clone() {
                offered.push((text.clone(), host, finding.clone(), fix));
            }
        }
    }
    offered
}

fn found(rule: &Rule, text: &str, host: Host) -> Vec<Finding> {
    // All rules are asked: what one says of another is a finding too.
    let findings = findings(text, host).into_iter();
    findings.filter(|finding| finding.code == rule.id()).collect()
}

#[test]
fn a_fix_leaves_a_text_that_can_be_read() {
    let mut broken = Vec::new();
    let mut count = 0;
    for rule in lakatos_rules::with_examples().0.rules() {
        for (text, host, _, fix) in offered(rule) {
            count += 1;
            let after = applied(&text, &fix);
            let (before, problems) = (reading(&text, host).problems, reading(&after, host).problems);
            if problems.iter().any(|problem| !before.contains(problem)) {
                broken.push(format!("{}: {}\n{problems:?}\n{after}", rule.id(), fix.title));
            }
        }
    }
    assert!(count >= 10, "only {count} fixes are offered on the bad examples");
    assert!(broken.is_empty(), "{}", broken.join("\n\n"));
}

#[test]
fn a_fix_answers_its_finding() {
    let mut idle = Vec::new();
    for rule in lakatos_rules::with_examples().0.rules() {
        for (text, host, finding, fix) in offered(rule) {
            let after = found(rule, &applied(&text, &fix), host);
            let is_same = |other: &Finding| other.message == finding.message && other.subject == finding.subject;
            let is_half_way = HALF_WAY.contains(&rule.id());
            if after.iter().any(is_same) != is_half_way {
                idle.push(format!("{}: {}", rule.id(), fix.title));
            }
        }
    }
    assert_eq!(idle, Vec::<String>::new());
}

#[test]
fn every_rule_with_a_fix_offers_it_on_a_bad_example() {
    let (rules, _) = lakatos_rules::with_examples();
    let silent: Vec<&str> = rules
        .rules()
        .iter()
        .filter(|rule| !rule.file.fixes.is_empty() && offered(rule).is_empty())
        .map(Rule::id)
        .collect();
    assert_eq!(silent, Vec::<&str>::new());
}
