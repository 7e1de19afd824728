//! The generator itself: its drafts are valid, and every result and every word for a repair comes of some of them.

use crate::outcome::outcome;
use crate::support::api::analysed;
use crate::support::choices::cases;
use crate::support::generate::drafts;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeSet;

/// What the rules report of names, values and syntax.
fn problems(text: String) -> Vec<String> {
    let analysis = analysed(&[text]);
    let structural = analysis.findings.iter().filter(|finding| {
        let is_matter_of_use = ["unused-declaration", "core-undeclared"].contains(&finding.code.as_str());
        let rule = lakatos_rules::built_in().rule(finding.code.as_str());
        rule.is_some_and(|rule| rule.file.group == "structure") && !is_matter_of_use
    });
    structural.map(|finding| format!("{}: {}", finding.code, finding.message)).collect()
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn generated_drafts_have_no_mistake_in_them(draft in drafts()) {
        let text = draft.text();
        prop_assert_eq!(problems(text.clone()), Vec::<String>::new(), "{}", text);
    }
}

#[test]
fn every_result_and_every_word_for_a_repair_comes_of_some_draft() {
    let mut runner = TestRunner::deterministic();
    let mut words = BTreeSet::new();
    for _ in 0..400 {
        let outcome = outcome(&analysed(&[drafts().new_tree(&mut runner).unwrap().current().text()]));
        words.extend(outcome.results.into_values());
        words.extend(outcome.amendments.into_values().map(|amendment| amendment.word));
    }
    let all = "absent as claimed ad hoc broken contested contradicts corroborates inert kept promised silent undecided";
    assert_eq!(words.into_iter().collect::<Vec<_>>().join(" "), all);
}
