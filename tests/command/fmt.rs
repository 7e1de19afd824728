//! `lakatos fmt`: in place, as a check, as a difference, from standard input.

use crate::folder::{Folder, Run};

const UNTIDY: &str = "case k 1990..1992\n b=yes @leeds2002\n longer-name   = no  # why?\n";
const TIDY: &str = "case k 1990..1992\n  b           = yes @leeds2002\n  longer-name = no  # why?\n";

fn text(folder: &Folder, path: &str) -> String {
    std::fs::read_to_string(folder.path(path)).unwrap()
}

fn folder() -> Folder {
    let page = format!("Some   prose.\n\n> ```lakatos\n> {}> ```\n", UNTIDY.replace("\n ", "\n>  "));
    Folder::with(&[("a.lak", UNTIDY), ("b.lak", TIDY), ("notes/c.md", &page), ("notes.txt", UNTIDY)])
}

#[track_caller]
fn check(run: &Run, code: i32, out: &str) {
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (code, out, ""));
}

#[test]
fn drafts_are_laid_out_in_place_once() {
    let folder = folder();
    check(&folder.run(&["fmt"]), 0, "a.lak: formatted\nnotes/c.md: formatted\n");
    assert_eq!((text(&folder, "a.lak").as_str(), text(&folder, "b.lak").as_str()), (TIDY, TIDY));
    let page = format!("Some   prose.\n\n> ```lakatos\n> {}> ```\n", TIDY.replace("\n ", "\n>  "));
    assert_eq!(text(&folder, "notes/c.md"), page);
    assert_eq!(text(&folder, "notes.txt"), UNTIDY);
    check(&folder.run(&["fmt"]), 0, "");
    check(&folder.run(&["fmt", "--check"]), 0, "");
    check(&folder.run(&["fmt", "--diff"]), 0, "");
    assert_eq!(std::fs::read_dir(folder.path("")).unwrap().count(), 4, "nothing else is written");
}

#[test]
fn a_check_lists_what_would_change_and_fails() {
    let folder = folder();
    check(&folder.run(&["fmt", "--check"]), 1, "a.lak\nnotes/c.md\n");
    check(&folder.run(&["fmt", "--check", "b.lak"]), 0, "");
    assert_eq!(text(&folder, "a.lak"), UNTIDY);
}

#[test]
fn a_difference_is_shown_and_not_made() {
    let folder = folder();
    let diff = "--- a/a.lak\n+++ b/a.lak\n@@ -1,3 +1,3 @@\n case k 1990..1992\n\
                - b=yes @leeds2002\n- longer-name   = no  # why?\n\
                +  b           = yes @leeds2002\n+  longer-name = no  # why?\n";
    check(&folder.run(&["fmt", "--diff", "a.lak"]), 1, diff);
    check(&folder.run(&["fmt", "--check", "--diff", "a.lak"]), 1, diff);
    assert_eq!(text(&folder, "a.lak"), UNTIDY);
}

#[test]
fn standard_input_is_laid_out_on_standard_output() {
    let folder = Folder::with(&[]);
    check(&folder.run_with_input(&["fmt", "-"], UNTIDY), 0, TIDY);
    check(&folder.run_with_input(&["fmt", "-"], TIDY), 0, TIDY);
    let page = |draft: &str| format!("Some   prose.\n\n```lakatos\n{draft}```\n");
    check(&folder.run_with_input(&["fmt", "--stdin-filename", "a.md"], &page(UNTIDY)), 0, &page(TIDY));
    check(&folder.run_with_input(&["fmt", "-", "--check", "--stdin-filename", "a.md"], &page(UNTIDY)), 1, "a.md\n");
    assert_eq!(std::fs::read_dir(folder.path("")).unwrap().count(), 0);
}

#[test]
fn what_cannot_be_used_is_told_and_the_rest_is_laid_out() {
    let folder = folder();
    let run = folder.run(&["fmt", "nowhere.lak", "notes.txt", "a.lak"]);
    assert_eq!((run.code, run.out.as_str()), (2, "a.lak: formatted\n"));
    assert_eq!(run.complaints().len(), 2, "{run:?}");
    assert_eq!(text(&folder, "a.lak"), TIDY);
    assert_eq!(folder.run(&["fmt", "--check", "nowhere.lak", "notes/c.md"]).code, 2);
}

#[cfg(unix)]
#[test]
fn what_may_be_done_with_a_file_stays_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    std::fs::set_permissions(folder.path("a.lak"), std::fs::Permissions::from_mode(0o640)).unwrap();
    folder.run(&["fmt", "a.lak"]);
    assert_eq!(text(&folder, "a.lak"), TIDY);
    assert_eq!(std::fs::metadata(folder.path("a.lak")).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn only_what_is_named_is_written() {
    let folder = Folder::with(&[("lakatos.toml", ""), ("a.lak", UNTIDY), ("b.lak", UNTIDY)]);
    check(&folder.run(&["fmt", "a.lak"]), 0, "a.lak: formatted\n");
    assert_eq!(text(&folder, "b.lak"), UNTIDY);
}
