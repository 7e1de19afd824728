//! Exit codes: 0 for nothing to fail on, 1 for findings, 2 for what could not be used.

use crate::folder::Folder;

/// A concept that nothing measures and a theory without a mechanism: a warning and a remark, no error.
const WARNS: &str = "concept a\ntheory t\n  predicts a\n";
/// A name that nothing declares.
const FAILS: &str = "case k 1990\n  b = yes\n";
/// A hint at most.
const CLEAN: &str = "concept a \"A\" measured \"B\"\n";

/// The code of `check`, with `--fail-on` or without.
fn check(text: &str, fail_on: Option<&str>, expected: i32) {
    let mut arguments = vec!["check", "draft.lak"];
    arguments.extend(fail_on.iter().flat_map(|severity| ["--fail-on", severity]));
    let run = Folder::with(&[("draft.lak", text)]).run(&arguments);
    assert_eq!(run.code, expected, "{arguments:?}\n{run:?}");
}

#[test]
fn only_errors_fail_unless_told_otherwise() {
    check(FAILS, None, 1);
    check(WARNS, None, 0);
    check("", None, 0);
}

#[test]
fn the_least_severity_that_fails_may_be_chosen() {
    check(WARNS, Some("warning"), 1);
    check(WARNS, Some("error"), 0);
    check(WARNS, Some("info"), 1);
    check("# nothing\n", Some("hint"), 0);
    check(FAILS, Some("never"), 0);
}

#[test]
fn an_unused_declaration_is_no_error() {
    check(CLEAN, None, 0);
    check(CLEAN, Some("hint"), 1);
}

#[test]
fn a_mistake_in_the_command_is_told_and_is_2() {
    let folder = Folder::with(&[]);
    for arguments in [&["chekc"][..], &["check", "--fail-on", "always"], &["check", "--colour"], &["explain"]] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.err.starts_with("error: "), "{run:?}");
    }
}

#[test]
fn help_and_version_are_no_failure() {
    let folder = Folder::with(&[]);
    for arguments in [&["--help"][..], &["check", "--help"], &["--version"], &["help", "appraise"]] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments:?}");
        assert!(run.out.contains("lakatos"), "{run:?}");
    }
}

#[test]
fn an_unusable_input_is_2_whatever_is_found_elsewhere() {
    let folder = Folder::with(&[("draft.lak", FAILS)]);
    assert_eq!(folder.run(&["check", "nowhere.lak", "draft.lak"]).code, 2);
    assert_eq!(folder.run(&["check", "nowhere.lak", "draft.lak", "--fail-on", "never"]).code, 2);
}

#[test]
fn an_appraisal_fails_on_unusable_inputs_only() {
    let folder = Folder::with(&[("draft.lak", FAILS)]);
    assert_eq!(folder.run(&["appraise", "draft.lak"]).code, 0);
    assert_eq!(folder.run(&["appraise", "nowhere.lak"]).code, 2);
}

#[test]
fn an_appraisal_lists_a_hundred_cases_under_one_word_and_says_how_many_more_there_are() {
    let case = |number: usize| format!("case c{number} 1990\n  threat = yes\n  pact = yes\n");
    let head = "concept threat\nconcept pact\ntheory t\n  predicts pact when threat\n";
    for (count, more) in [(100, None), (130, Some("    for       and 30 more: --format json lists all"))] {
        let folder = Folder::with(&[("draft.lak", &(head.to_owned() + &(0..count).map(case).collect::<String>()))]);
        let account = folder.run(&["appraise", "draft.lak"]).out;
        let listed = |line: &&str| line.starts_with("    for       c");
        assert_eq!(account.lines().filter(listed).count(), 100, "{account}");
        assert_eq!(account.lines().find(|line| line.contains(" more")), more, "{account}");
    }
}
