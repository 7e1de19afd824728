//! Rule files, as files.

use lakatos_rules::BUILT_IN;

#[test]
fn a_rule_is_in_a_file_of_its_name() {
    let (rules, _) = lakatos_rules::with_examples();
    let named: Vec<(&str, &str)> = rules.rules().iter().map(|rule| (rule.file.group.as_str(), rule.id())).collect();
    let files: Vec<(&str, &str)> = BUILT_IN.iter().map(|file| (file.group, file.id)).collect();
    assert_eq!(named, files);
}

/// Examples are cut off where a run does not need them: nothing else may come after them.
#[test]
fn examples_come_last() {
    let (with_examples, _) = lakatos_rules::with_examples();
    for (full, head) in with_examples.rules().iter().zip(lakatos_rules::built_in().rules()) {
        let parts = |rule: &lakatos_engine::rules::rule::Rule| {
            let file = &rule.file;
            (file.id.clone(), file.related.len(), file.fixes.len(), file.options.len(), file.lowered.is_some())
        };
        assert_eq!(parts(full), parts(head));
    }
}

#[test]
fn a_summary_is_one_line_and_no_sentence() {
    for rule in lakatos_rules::built_in().rules() {
        let summary = &rule.file.summary;
        assert!(!summary.ends_with('.') && !summary.contains('\n') && summary.chars().count() <= 100, "{summary}");
    }
}
