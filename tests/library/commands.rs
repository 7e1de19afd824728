//! `lakatos cases`, `lakatos theories`, `lakatos suggest`.

use std::process::Command;

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let empty = tempfile::tempdir().unwrap();
    let output =
        Command::new(env!("CARGO_BIN_EXE_lakatos")).args(arguments).current_dir(empty.path()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn cases_are_found_by_what_holds_of_them() {
    let (code, out, err) =
        run(&["cases", "--where", "shared-threat and not alignment >= entente and patronage = bilateral"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.contains("poland-czechoslovakia  1926..1938"), "{out}");
    assert!(out.contains("patronage = bilateral @leeds2002"), "{out}");
    assert!(!out.contains("netherlands-germany"), "{out}");
}

#[test]
fn a_formula_that_means_nothing_is_told_in_a_line() {
    let (code, out, err) = run(&["cases", "--where", "shared-thread"]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert_eq!(
        err,
        "lakatos: `--where \"shared-thread\"`: there is no concept `shared-thread`. Did you mean `shared-threat`?\n"
    );
    assert_eq!(run(&["cases", "--where", "war and and"]).0, Some(2));
}

#[test]
fn theories_are_listed_with_what_they_predict() {
    let (code, out, _) = run(&["theories"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("democratic-peace  ") && out.contains("not war when joint-democracy"), "{out}");
    let (_, json, _) = run(&["theories", "--format", "json"]);
    let theories: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(theories.as_array().unwrap().len() > 20);
}

#[test]
fn a_theory_is_given_the_cases_to_look_for() {
    let (code, out, _) = run(&["suggest", "balance-of-threat"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("Hard cases, which contradict it") && out.contains("poland-czechoslovakia"), "{out}");
    let (code, _, err) = run(&["suggest", "balance-of-treat"]);
    assert_eq!(code, Some(2));
    assert!(err.ends_with("did you mean `balance-of-threat`?\n"), "{err}");
}
