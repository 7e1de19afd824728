//! `lakatos explain` and `lakatos rules`: the text of rule files.

use crate::folder::Folder;

#[test]
fn a_rule_is_explained_with_its_examples_and_references() {
    let run = Folder::with(&[]).run(&["explain", "missing-rival"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for part in
        ["missing-rival (rivals, warning)", "Why it matters", "What to do instead", "Avoid", "Prefer", "References: "]
    {
        assert!(run.out.contains(part), "{part}\n{}", run.out);
    }
    assert!(!run.out.contains(['«', '»', '{', '}']), "{}", run.out);
}

#[test]
fn every_rule_that_is_listed_is_explained() {
    let folder = Folder::with(&[]);
    let list: serde_json::Value = folder.run(&["rules", "--format", "json"]).json();
    for rule in list.as_array().unwrap() {
        let id = rule["id"].as_str().unwrap();
        let run = folder.run(&["explain", id]);
        assert_eq!(run.code, 0, "{id}");
        assert!(run.out.starts_with(id) && !run.out.contains('«'), "{}", run.out);
    }
    let text = folder.run(&["rules"]).out;
    assert!(text.contains(&format!("{} rules.", list.as_array().unwrap().len())), "{text}");
}

#[test]
fn an_unknown_rule_brings_a_suggestion() {
    let folder = Folder::with(&[]);
    let run = folder.run(&["explain", "duplicat-name"]);
    let told = "lakatos: there is no rule `duplicat-name`; did you mean `duplicate-name`?\n";
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (2, "", told));
    let run = folder.run(&["explain", "xyzzy"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (2, "lakatos: there is no rule `xyzzy`; `lakatos rules` lists them all\n")
    );
}

/// A closed pipe is the reader's choice.
#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = Folder::with(&[]);
    let command = format!("set -o pipefail; {} rules | head -n 1", env!("CARGO_BIN_EXE_lakatos"));
    let output =
        std::process::Command::new("bash").args(["-c", &command]).current_dir(folder.path("")).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}
