//! Rules of one's own: started, tried, put in force.

use crate::folder::Folder;

const RULE: &str = "my-rules/house/titled.toml";

/// A folder with the rule that `new-rule` writes, changed.
fn with_rule(change: impl Fn(String) -> String) -> Folder {
    let folder = Folder::with(&[]);
    let run = folder.run(&["new-rule", "house/titled"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run:?}");
    let text = std::fs::read_to_string(folder.path(RULE)).unwrap();
    folder.write(RULE, change(text).as_bytes());
    folder
}

/// What `test-rules` says of the changed rule.
#[track_caller]
fn check(change: impl Fn(String) -> String, code: i32, out: &str) {
    let run = with_rule(change).run(&["test-rules"]);
    assert_eq!((run.code, run.out.as_str()), (code, out), "{run:?}");
}

#[test]
fn a_new_rule_works() {
    check(|text| text, 0, "2 passed, 0 failed\n");
}

#[test]
fn an_example_that_fails_is_named() {
    let marked = "theory «peace»\n";
    check(
        |text| text.replace(marked, "theory «peace» \"Peace\"\n"),
        1,
        "house/titled bad 1: missing: it gives no finding\n1 passed, 1 failed\n",
    );
    check(
        |text| text.replace(marked, "«theory» peace\n"),
        1,
        "house/titled bad 1: wrong: the finding is at `peace`\n1 passed, 1 failed\n",
    );
    check(
        |text| text.replace("theory peace \"Perpetual peace\"", "theory peace"),
        1,
        "house/titled good 1: noisy: it gives `peace` has no title\n1 passed, 1 failed\n",
    );
    check(
        |text| text.replace(marked, "theory other\n  predicts war\ntheory «peace»\n"),
        1,
        "house/titled bad 1: noisy: it gives `other` has no title; and `peace` has no title\n1 passed, 1 failed\n",
    );
    check(
        |text| text.replace(marked, "theory peace\n"),
        1,
        "house/titled bad 1: unreadable: the bad example has no `«` and `»`\n1 passed, 1 failed\n",
    );
}

#[test]
fn a_new_rule_takes_no_name_that_is_taken() {
    let folder = Folder::with(&[]);
    for (name, complaint) in [
        ("house/undated-case", "there is already a built-in rule `undated-case`"),
        ("titled", "GROUP/ID"),
        ("house/Titled", "GROUP/ID"),
        ("house/", "GROUP/ID"),
        ("/titled", "GROUP/ID"),
        ("../titled", "GROUP/ID"),
        ("a/b/c", "GROUP/ID"),
        ("house/no title", "GROUP/ID"),
    ] {
        let run = folder.run(&["new-rule", name]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{name}");
        assert!(run.err.starts_with("lakatos: ") && run.err.contains(complaint), "{run:?}");
    }
    assert_eq!(std::fs::read_dir(folder.path("")).unwrap().count(), 0);
}

#[test]
fn a_new_rule_is_not_written_over_another() {
    let folder = with_rule(|_| "mine".to_owned());
    let run = folder.run(&["new-rule", "house/titled"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert_eq!(std::fs::read_to_string(folder.path(RULE)).unwrap(), "mine");
}

const DRAFT: &str = "concept war \"War\" measured \"so\"\ntheory peace mechanism \"m\"\n  predicts not war\n";

#[test]
fn a_rule_of_ones_own_is_in_force_where_a_project_says_so() {
    let folder = with_rule(|text| text);
    folder.write("a.lak", DRAFT.as_bytes());
    let is_found = || folder.run(&["check", "--format", "json", "a.lak"]).found().contains(&"a.lak titled".to_owned());
    assert!(!is_found());
    folder.write("lakatos.toml", b"[project]\nrules = [\"my-rules\"]\n");
    assert!(is_found());
    assert!(folder.run(&["config"]).out.contains("house/titled  warning (your own rule)"));
    // Like any other rule it is allowed, made milder and switched off.
    folder.write("a.lak", format!("# lakatos: allow-file titled — a working title\n{DRAFT}").as_bytes());
    assert!(!is_found());
    folder.write("a.lak", DRAFT.as_bytes());
    for asked in ["titled = \"off\"", "house = \"off\""] {
        folder.write("lakatos.toml", format!("[project]\nrules = [\"my-rules\"]\n[rules]\n{asked}\n").as_bytes());
        assert!(!is_found(), "{asked}");
    }
}

#[test]
fn a_broken_rule_is_told_where_it_is_broken_and_nothing_is_checked() {
    let folder = with_rule(|text| text.replace("theory.title == \"\"", "theory.titel == \"\""));
    let text = std::fs::read_to_string(folder.path(RULE)).unwrap();
    let before = &text[..text.find("titel").unwrap()];
    let line = before.lines().count();
    folder.write("lakatos.toml", b"[project]\nrules = [\"my-rules\"]\n");
    folder.write("a.lak", DRAFT.as_bytes());
    for arguments in [&["check", "a.lak"][..], &["test-rules"], &["config"]] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.complaints().len()), (2, 1), "{run:?}");
        assert!(run.err.contains(&format!("titled.toml:{line}:")), "{run:?}");
        assert!(run.err.contains("`titel`") && run.err.contains("`title`"), "{run:?}");
    }
}

#[test]
fn a_folder_of_rules_that_is_not_there_is_told() {
    let folder = Folder::with(&[("lakatos.toml", "[project]\nrules = [\"mine\"]\n"), ("a.lak", DRAFT)]);
    for arguments in [&["check", "a.lak"][..], &["test-rules", "mine"], &["config"]] {
        let run = folder.run(arguments);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains("mine: there is no such folder of rules"), "{run:?}");
    }
}
