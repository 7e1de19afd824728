//! `lakatos.toml`: what it asks of the rules, and how it is told that it is wrong.

use crate::folder::{Folder, Run};
use std::collections::BTreeMap;

/// An undated case, a concept that nothing measures and a theory that nothing tests.
const DRAFT: &str = "concept a \"A\"\ntheory t \"T\"\n  predicts p: a\ncase k\n  a = unknown\n";

/// Rules and severities of what is found.
fn severities(run: &Run) -> BTreeMap<String, String> {
    let json = run.json();
    let word = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    json["findings"].as_array().unwrap().iter().map(|one| (word(&one["rule"]), word(&one["severity"]))).collect()
}

fn under(config: &str) -> Run {
    Folder::with(&[("lakatos.toml", config), ("a.lak", DRAFT)]).run(&["check", "--format", "json", "a.lak"])
}

/// The severity of a rule under a configuration; none where it is off.
#[track_caller]
fn check(config: &str, rule: &str, expected: Option<&str>) {
    let run = under(config);
    assert_eq!(run.err, "", "{config}");
    assert_eq!(severities(&run).get(rule).map(String::as_str), expected, "{config}\n{run:?}");
}

/// What is said of a broken configuration, without its path.
#[track_caller]
fn check_broken(config: &str, complaints: &[&str]) {
    let run = under(config);
    let told = run.complaints();
    let told: Vec<&str> = told.iter().map(|line| line.split_once("lakatos.toml:").unwrap().1).collect();
    assert_eq!((run.code, told.as_slice()), (2, complaints), "{config}");
    // `config` says the same.
    let folder = Folder::with(&[("lakatos.toml", config)]);
    let run = folder.run(&["config"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert_eq!(run.complaints().len(), complaints.len());
}

#[test]
fn a_rule_is_given_a_severity_or_switched_off() {
    check("", "undated-case", Some("info"));
    for severity in ["error", "warning", "info", "hint"] {
        check(&format!("[rules]\nundated-case = \"{severity}\"\n"), "undated-case", Some(severity));
        check(&format!("[rules]\nundated-case = {{ severity = \"{severity}\" }}\n"), "undated-case", Some(severity));
    }
    check("[rules]\nundated-case = \"off\"\n", "undated-case", None);
    assert_eq!(under("[rules]\nundated-case = \"error\"\n").code, 1);
}

#[test]
fn a_group_is_given_one_and_its_rule_counts_more() {
    check("[rules]\ncases = \"error\"\n", "undated-case", Some("error"));
    check("[rules]\ncases = \"off\"\n", "undated-case", None);
    check("[rules]\ncases = \"off\"\n", "unmeasured-concept", Some("warning"));
    for config in ["cases = \"off\"\nundated-case = \"hint\"", "undated-case = \"hint\"\ncases = \"off\""] {
        check(&format!("[rules]\n{config}\n"), "undated-case", Some("hint"));
    }
    check("[rules]\nundated-case = \"off\"\ncases = \"error\"\n", "undated-case", None);
}

#[test]
fn an_aim_makes_milder_and_a_wish_counts_more() {
    check("[project]\naim = \"test\"\n", "unmeasured-concept", Some("warning"));
    check("[project]\naim = \"build\"\n", "unmeasured-concept", Some("info"));
    check("[project]\naim = \"describe\"\n", "unmeasured-concept", Some("hint"));
    // Never harsher.
    check("[project]\naim = \"build\"\n[rules]\ntestability = \"error\"\n", "unmeasured-concept", Some("error"));
    let found = severities(&under("[project]\naim = \"describe\"\n"));
    assert_eq!(found.get("undated-case").map(String::as_str), Some("hint"));
}

#[test]
fn an_analyticist_is_not_asked_about_refutation() {
    let draft = include_str!("founding.lak");
    let found = |config: &str| {
        let folder = Folder::with(&[("lakatos.toml", config), ("a.lak", draft)]);
        folder.run(&["check", "--format", "json"]).json()["findings"].as_array().unwrap().clone()
    };
    let is_ad_hoc = |findings: &[serde_json::Value]| findings.iter().any(|one| one["group"] == "ad-hoc");
    assert!(is_ad_hoc(&found("")));
    assert!(!is_ad_hoc(&found("[project]\nstance = \"analyticist\"\n")));
    assert!(is_ad_hoc(&found("[project]\nstance = \"nomothetic\"\n")));
}

/// Below so many coded cases the rule is for information.
#[test]
fn an_option_changes_what_a_rule_says() {
    let (rules, _) = lakatos_rules::with_examples();
    let example = &rules.rule("gerrymandered-exception").unwrap().file.bad[0];
    let text = example.text.replace(['«', '»'], "");
    let severity = |options: &str| {
        let config = format!("[rules]\ngerrymandered-exception = {{ {options} }}\n");
        let folder = Folder::with(&[("lakatos.toml", &config), ("a.lak", &text)]);
        severities(&folder.run(&["check", "--format", "json"])).get("gerrymandered-exception").cloned()
    };
    assert_eq!(severity("cases = 1").as_deref(), Some("error"));
    assert_eq!(severity("cases = 1000").as_deref(), Some("info"));
    assert_eq!(severity("cases = 1, severity = \"warning\"").as_deref(), Some("warning"));
}

#[test]
fn a_mistake_is_told_with_its_place_and_what_was_meant() {
    check_broken("[project]\nstanze = \"x\"\n", &["2:1: there is no key `stanze`; did you mean `stance`?"]);
    check_broken("[rulez]\n", &["1:2: there is no key `rulez`; did you mean `rules`?"]);
    check_broken(
        "[rules]\nundated-cas = \"off\"\n",
        &["2:1: there is no rule or group `undated-cas`; did you mean `undated-case`?"],
    );
    check_broken("[rules]\nrival = \"off\"\n", &["2:1: there is no rule or group `rival`; did you mean `rivals`?"]);
    check_broken("[rules]\nxyzzy = \"off\"\n", &["2:1: there is no rule or group `xyzzy`"]);
    check_broken(
        "[rules]\nundated-case = \"fatal\"\n",
        &["2:16: expected \"error\", \"warning\", \"info\", \"hint\" or \"off\""],
    );
    check_broken(
        "[rules]\nundated-case = true\n",
        &["2:16: expected \"error\", \"warning\", \"info\", \"hint\" or \"off\""],
    );
    check_broken("[project]\nstance = \"x\"\n", &["2:10: expected \"nomothetic\" or \"analyticist\""]);
    check_broken("[project]\naim = \"x\"\n", &["2:7: expected \"test\" or \"build\" or \"describe\""]);
    check_broken("project = 1\n", &["1:11: `project` is a table: write `[project]`"]);
}

#[test]
fn a_mistake_in_an_option_is_told() {
    check_broken(
        "[rules]\ngerrymandered-exception = { case = 8 }\n",
        &["2:29: there is no option `case`; did you mean `cases`?"],
    );
    check_broken("[rules]\ngerrymandered-exception = { cases = \"8\" }\n", &["2:37: `cases` is a number"]);
    check_broken("[rules]\nundated-case = { cases = 8 }\n", &["2:18: there is no option `cases`"]);
}

#[test]
fn every_mistake_is_told_at_once() {
    check_broken(
        "[project]\nnmae = \"x\"\naim = \"x\"\n[rules]\nundated-cas = \"off\"\n",
        &[
            "2:1: there is no key `nmae`; did you mean `name`?",
            "3:7: expected \"test\" or \"build\" or \"describe\"",
            "5:1: there is no rule or group `undated-cas`; did you mean `undated-case`?",
        ],
    );
}

#[test]
fn a_configuration_of_another_place_may_be_named() {
    let off = "[rules]\nundated-case = \"off\"\n";
    let folder = Folder::with(&[
        ("lakatos.toml", "[rules]\nundated-case = \"error\"\n"),
        ("settings/strict.toml", off),
        ("a.lak", DRAFT),
    ]);
    let severity = |arguments: &[&str]| {
        let mut all = vec!["check", "--format", "json", "a.lak"];
        all.extend(arguments);
        severities(&folder.run(&all)).get("undated-case").cloned()
    };
    assert_eq!(severity(&[]).as_deref(), Some("error"));
    assert_eq!(severity(&["--config", "settings/strict.toml"]), None);
    assert_eq!(severity(&["--isolated"]).as_deref(), Some("info"));
    let both = folder.run(&["check", "a.lak", "--isolated", "--config", "settings/strict.toml"]);
    assert_eq!(both.code, 2);
    let missing = folder.run(&["check", "a.lak", "--config", "nowhere.toml"]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("nowhere.toml"), "{missing:?}");
}

#[test]
fn isolated_drafts_know_nothing_of_each_other() {
    let folder = Folder::with(&[("lakatos.toml", ""), ("a.lak", DRAFT), ("b.lak", "case l 1990\n  a = yes\n")]);
    let is_undefined = |arguments: &[&str]| folder.run(arguments).found().contains(&"b.lak undefined-name".to_owned());
    assert!(!is_undefined(&["check", "--format", "json"]));
    assert!(is_undefined(&["check", "--format", "json", "--isolated"]));
}

#[test]
fn the_configuration_in_force_is_shown() {
    let config =
        "[project]\nname = \"Alliances\"\naim = \"build\"\n[rules]\nundated-case = \"error\"\nrivals = \"off\"\n";
    let folder = Folder::with(&[("lakatos.toml", config), ("chapters/a.lak", DRAFT)]);
    for run in [
        folder.run(&["config"]),
        folder.run(&["config", "chapters/a.lak"]),
        folder.run_in("chapters", &["config"], "", &[]),
    ] {
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        for part in
            ["lakatos.toml", "Alliances", "nomothetic", "aim      build", "cases/undated-case  error (was info)"]
        {
            assert!(run.out.contains(part), "{part}\n{}", run.out);
        }
        assert!(run.out.contains("rivals/missing-rival  off"), "{}", run.out);
    }
    let run = Folder::with(&[]).run(&["config"]);
    assert_eq!(run.code, 0);
    assert!(run.out.starts_with("no lakatos.toml in "), "{}", run.out);
}
