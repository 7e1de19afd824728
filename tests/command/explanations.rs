//! Why, and what to do instead: once a run, and at every finding with `--verbose`.

use crate::folder::Folder;

/// Two findings of `unused-declaration` in each of two arguments, and two misspelt names in one.
const DRAFT: &str = "concept prestige \"Standing\"\nconcept honour \"Reputation\"\n";
const MISSPELT: &str = "concept war \"War\"\ncase k 1990\n  wra = yes\n  waar = yes\n";

const WHY: &str = "= why:";
const INSTEAD: &str = "= instead:";

#[test]
fn a_rule_is_explained_once_a_run_and_later_findings_point_there() {
    let folder = Folder::with(&[("one.lak", DRAFT), ("two.lak", DRAFT)]);
    let run = folder.run(&["check"]);
    assert_eq!(run.out.matches("[unused-declaration]").count(), 4, "{}", run.out);
    assert_eq!((run.out.matches(WHY).count(), run.out.matches(INSTEAD).count()), (1, 1), "{}", run.out);
    assert_eq!(run.out.matches("= see: lakatos explain unused-declaration").count(), 1, "{}", run.out);
    let pointer = "= see: the first `unused-declaration`, at one.lak:1:9, for why, and what to do instead";
    assert_eq!(run.out.matches(pointer).count(), 3, "{}", run.out);
}

#[test]
fn verbose_repeats_it_at_every_finding() {
    let folder = Folder::with(&[("one.lak", DRAFT), ("two.lak", DRAFT)]);
    for flag in ["--verbose", "-v"] {
        let run = folder.run(&["check", flag]);
        assert_eq!((run.out.matches(WHY).count(), run.out.matches(INSTEAD).count()), (4, 4), "{}", run.out);
        assert!(!run.out.contains("see: the first"), "{}", run.out);
    }
}

#[test]
fn what_to_do_about_a_mistake_is_said_at_every_one() {
    let folder = Folder::with(&[("draft.lak", MISSPELT)]);
    let run = folder.run(&["check"]);
    assert_eq!(run.out.matches("[undefined-name]").count(), 2, "{}", run.out);
    assert_eq!((run.out.matches(WHY).count(), run.out.matches(INSTEAD).count()), (1, 2), "{}", run.out);
    assert!(run.out.contains("= see: the first `undefined-name`, at draft.lak:3:3, for why\n"), "{}", run.out);
}

#[test]
fn an_allowed_finding_is_explained_like_any_other() {
    let draft =
        "concept prestige \"Standing\"\nconcept honour \"Reputation\"  # lakatos: allow unused-declaration — later\n";
    let folder = Folder::with(&[("draft.lak", draft)]);
    let run = folder.run(&["check", "--show-suppressed"]);
    assert_eq!(run.out.matches(WHY).count(), 1, "{}", run.out);
    assert!(run.out.contains("= see: the first `unused-declaration`, at draft.lak:1:9"), "{}", run.out);
    assert!(run.out.contains("= allowed: later"), "{}", run.out);
}

#[test]
fn of_a_very_long_line_what_lies_about_the_mark_is_drawn_and_its_column_is_that_of_the_line() {
    let theories: String =
        (0..1_000).map(|number| format!("theory t{number}\n  predicts war when threat-{number}\n")).collect();
    let rivals: Vec<String> = (0..1_000).map(|number| format!("t{number}")).collect();
    let rivals = rivals.join(", ").replace("t700,", "nosuch,");
    let line = format!("  rivals {rivals}");
    let column = line.find("nosuch").unwrap() + 1;
    let folder = Folder::with(&[("a.lak", &format!("theory u\n{line}\nconcept war\n{theories}"))]);
    let out = folder.run(&["check", "a.lak"]).out;
    assert!(out.contains(&format!("a.lak:2:{column}\n")), "{column}");
    let drawn = out.lines().find(|line| line.contains("nosuch,")).unwrap();
    assert!(drawn.contains("t699, nosuch, t701") && drawn.len() < 200, "{drawn}");
}
