//! `lakatos fix`: in place, as a difference, from standard input.

use crate::folder::{Folder, Run};

const CELL: &str =
    "# Draft\n\n```{lakatos}\nconcept revolt \"An armed revolt\"\n```\n\n```{lakatos}\nconcept oil \"Oil\"\n```\n";
const FOUNDING: &str = include_str!("founding.lak");

fn text(folder: &Folder, path: &str) -> String {
    std::fs::read_to_string(folder.path(path)).unwrap()
}

fn plain(cell: &str) -> String {
    cell.replace("{lakatos}", "lakatos")
}

#[track_caller]
fn is(run: &Run, code: i32, out: &str, err: &str) {
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (code, out, err));
}

#[test]
fn what_needs_no_decision_is_mended_once() {
    let folder = Folder::with(&[("a.md", CELL), ("b.md", &plain(CELL))]);
    let run = folder.run(&["fix"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("fixed 2 of "), "{run:?}");
    assert_eq!((text(&folder, "a.md"), text(&folder, "b.md")), (plain(CELL), plain(CELL)));
    assert!(folder.run(&["fix"]).out.starts_with("fixed 0 of "));
    assert_eq!(std::fs::read_dir(folder.path("")).unwrap().count(), 2, "nothing else is written");
}

#[test]
fn what_is_a_decision_is_left_to_the_author_unless_told_otherwise() {
    let slip = FOUNDING.replace("amends balance-of-threat", "amends balance-of-thread");
    let folder = Folder::with(&[("founding.lak", &slip)]);
    let run = folder.run(&["fix"]);
    assert!(run.out.contains(", 1 more with --unsafe"), "{run:?}");
    assert_eq!(text(&folder, "founding.lak"), slip);
    let run = folder.run(&["fix", "--unsafe"]);
    assert!(run.code == 0 && !run.out.contains("--unsafe"), "{run:?}");
    assert_eq!(text(&folder, "founding.lak"), FOUNDING);
}

#[test]
fn what_the_author_has_to_say_is_never_written_for_him() {
    let folder =
        Folder::with(&[("draft.md", include_str!("../../examples/korea-japan.md")), ("founding.lak", FOUNDING)]);
    let before: Vec<usize> = ["draft.md", "founding.lak"].map(|path| text(&folder, path).matches('…').count()).into();
    folder.run(&["fix", "--unsafe", "--isolated"]);
    let after: Vec<usize> = ["draft.md", "founding.lak"].map(|path| text(&folder, path).matches('…').count()).into();
    assert_eq!(before, after);
}

#[test]
fn a_difference_is_shown_and_not_made() {
    let folder = Folder::with(&[("a.md", CELL)]);
    let run = folder.run(&["fix", "--diff"]);
    assert_eq!(run.code, 1);
    assert!(run.out.starts_with("--- a/a.md\n+++ b/a.md\n@@ "), "{run:?}");
    assert!(run.out.contains("\n-```{lakatos}\n+```lakatos\n") && run.err.starts_with("would fix 2 of "), "{run:?}");
    assert_eq!(text(&folder, "a.md"), CELL);
    let tidy = Folder::with(&[("a.lak", "")]);
    is(&tidy.run(&["fix", "--diff"]), 0, "", "would fix 0 of 0 findings\n");
}

#[test]
fn standard_input_is_mended_on_standard_output() {
    let folder = Folder::with(&[]);
    let run = folder.run_with_input(&["fix", "-", "--stdin-filename", "a.md"], CELL);
    assert_eq!((run.code, run.out), (0, plain(CELL)));
    assert_eq!(std::fs::read_dir(folder.path("")).unwrap().count(), 0);
}

#[test]
fn only_what_is_named_is_written() {
    let folder = Folder::with(&[("lakatos.toml", ""), ("a.md", CELL), ("b.md", &CELL.replace("revolt", "rebellion"))]);
    folder.run(&["fix", "a.md"]);
    assert_eq!(text(&folder, "a.md"), plain(CELL));
    assert!(text(&folder, "b.md").contains("{lakatos}"));
}

#[test]
fn what_cannot_be_used_is_told_and_the_rest_is_mended() {
    let folder = Folder::with(&[("a.md", CELL)]);
    let run = folder.run(&["fix", "nowhere.lak", "a.md"]);
    assert_eq!((run.code, run.complaints().len()), (2, 1), "{run:?}");
    assert_eq!(text(&folder, "a.md"), plain(CELL));
}
