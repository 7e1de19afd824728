//! Rule files, as files.

use lakatos::rules::RuleSet;
use lakatos::rules::built_in::BUILT_IN;

#[test]
fn a_rule_is_in_a_file_of_its_name() {
    let (rules, _) = RuleSet::built_in_with_examples();
    let named: Vec<(&str, &str)> = rules.rules().iter().map(|rule| (rule.file.group.as_str(), rule.id())).collect();
    let files: Vec<(&str, &str)> = BUILT_IN.iter().map(|file| (file.group, file.id)).collect();
    assert_eq!(named, files);
}

/// Examples are cut off where a run does not need them: nothing else may come after them.
#[test]
fn examples_come_last() {
    let (with_examples, _) = RuleSet::built_in_with_examples();
    for (full, head) in with_examples.rules().iter().zip(RuleSet::built_in().rules()) {
        let parts = |rule: &lakatos::rules::rule::Rule| {
            let file = &rule.file;
            (file.id.clone(), file.related.len(), file.fixes.len(), file.options.len(), file.lowered.is_some())
        };
        assert_eq!(parts(full), parts(head));
    }
}

#[test]
fn a_summary_is_one_line_and_no_sentence() {
    for rule in RuleSet::built_in().rules() {
        let summary = &rule.file.summary;
        assert!(!summary.ends_with('.') && !summary.contains('\n') && summary.chars().count() <= 100, "{summary}");
    }
}
