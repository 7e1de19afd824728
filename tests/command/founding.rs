//! The founding draft: what a referee sees in it, the command says.

use crate::folder::Folder;

const DRAFT: &str = include_str!("founding.lak");

fn folder() -> Folder {
    Folder::with(&[("founding.lak", DRAFT)])
}

#[test]
fn the_referee_raises_what_there_is_to_raise() {
    let run = folder().run(&["check", "founding.lak"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    insta::assert_snapshot!(run.out);
}

#[test]
fn the_account_shows_what_the_auxiliary_does() {
    let run = folder().run(&["appraise", "founding.lak"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    insta::assert_snapshot!(run.out);
}

#[test]
fn the_account_is_the_same_for_programs() {
    let run = folder().run(&["appraise", "founding.lak", "--format", "json"]);
    let theory = &run.json()["theories"][0];
    let auxiliary = &theory["auxiliaries"][0];
    assert_eq!(auxiliary["lost"], serde_json::json!(["germany-france"]));
    assert_eq!(auxiliary["failed_rescues"], serde_json::json!([{ "case": "korea-japan", "part": "to 1995 only" }]));
    insta::assert_snapshot!(run.out);
}

#[test]
fn colours_are_for_terminals_unless_asked_for() {
    let folder = folder();
    let coloured = |arguments: &[&str], environment: &[(&str, &str)]| {
        let all = [&["check", "founding.lak"][..], arguments].concat();
        folder.run_in("", &all, "", environment).out.contains('\u{1b}')
    };
    assert!(!coloured(&[], &[]));
    assert!(!coloured(&[], &[("NO_COLOR", "1")]));
    assert!(!coloured(&["--color", "never"], &[]));
    assert!(coloured(&["--color", "always"], &[]));
    // What is asked for outright holds against the environment.
    assert!(coloured(&["--color", "always"], &[("NO_COLOR", "1")]));
}

#[test]
fn what_a_theory_was_built_on_bears_nothing_out() {
    let draft = "concept pact measured \"ATOP\"\nconcept heat measured \"TD\"\n\
                 theory bot\n  predicts align: pact when heat\n  built-on fr\n  concedes kj \"why\"\n\
                 case fr 1950\n  pact = yes @a\n  heat = yes @a\ncase kj 1990\n  pact = no @a\n  heat = yes @a\n";
    let folder = Folder::with(&[("draft.lak", draft)]);
    let out = folder.run(&["appraise", "draft.lak"]).out;
    let first = out.lines().next().unwrap();
    assert_eq!(first, "bot");
    assert!(out.contains("  fails in 1 of 1 case, left open.\n"), "{out}");
}
