//! Files and folders, good and bad: each bad one is one line on standard error, and the rest goes on.

use crate::folder::{Folder, Run};

/// An error at its first line.
const DRAFT: &str = "case k 1990\n  b = yes\n";

fn checked(folder: &Folder, arguments: &[&str]) -> Run {
    let mut all = vec!["check", "--format", "json"];
    all.extend(arguments);
    folder.run(&all)
}

/// A bad file beside a good one: the complaint, and that the good one is read all the same.
fn check_bad(path: &str, bytes: &[u8], complaint: &str) {
    let folder = Folder::with(&[("good.lak", DRAFT)]);
    folder.write(path, bytes);
    for arguments in [&[path, "good.lak"][..], &["good.lak", path], &["."]] {
        let run = checked(&folder, arguments);
        assert_eq!(run.complaints(), [format!("lakatos: {path}: {complaint}")], "{arguments:?}");
        assert_eq!(run.found(), ["good.lak undefined-name"], "{arguments:?}");
        assert_eq!(run.code, 2);
    }
}

#[test]
fn a_file_that_is_not_utf8_is_skipped() {
    check_bad("latin1.lak", b"case caf\xe9\n", "not valid UTF-8 (at byte 8), so it is skipped: save it as UTF-8");
}

#[test]
fn a_binary_file_is_skipped() {
    check_bad("image.md", b"\x89PNG\x00\x01", "a binary file, so it is skipped");
}

#[test]
fn an_over_large_file_is_skipped() {
    check_bad("huge.tex", &vec![b'a'; 17 * 1024 * 1024], "larger than 16 MiB, so it is skipped");
}

#[test]
fn a_wrong_path_is_told() {
    let folder = Folder::with(&[("good.lak", DRAFT)]);
    let run = checked(&folder, &["nowhere/draft.lak", "good.lak"]);
    assert_eq!(run.complaints(), ["lakatos: nowhere/draft.lak: there is no such file or folder"]);
    assert_eq!(run.found(), ["good.lak undefined-name"]);
}

#[test]
fn a_file_of_another_kind_is_told() {
    let folder = Folder::with(&[("notes.txt", DRAFT), ("good.lak", DRAFT)]);
    let run = checked(&folder, &["notes.txt", "good.lak"]);
    let told =
        "lakatos: notes.txt: is not a kind of file that lakatos reads: it reads .lak, .md, .qmd, .rmd, .markdown, .tex";
    assert_eq!(run.complaints(), [told]);
    assert_eq!(run.found(), ["good.lak undefined-name"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with(&[("good.lak", DRAFT), ("closed.lak", DRAFT)]);
    std::fs::set_permissions(folder.path("closed.lak"), std::fs::Permissions::from_mode(0o000)).unwrap();
    let run = checked(&folder, &["closed.lak", "good.lak"]);
    // The superuser may read everything.
    if std::fs::read(folder.path("closed.lak")).is_ok() {
        assert_eq!(run.found(), ["closed.lak undefined-name", "good.lak undefined-name"]);
    } else {
        assert_eq!(run.complaints(), ["lakatos: closed.lak: cannot be read: permission denied"]);
        assert_eq!(run.found(), ["good.lak undefined-name"]);
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_out_of_a_folder() {
    let folder = Folder::with(&[("outside/secret.lak", DRAFT), ("project/good.lak", DRAFT)]);
    std::os::unix::fs::symlink(folder.path("outside"), folder.path("project/link")).unwrap();
    std::os::unix::fs::symlink(folder.path("outside/secret.lak"), folder.path("project/linked.lak")).unwrap();
    assert_eq!(checked(&folder, &["project"]).found(), ["project/good.lak undefined-name"]);
}

#[test]
fn folders_are_read_without_what_version_control_ignores() {
    let folder = Folder::with(&[
        (".gitignore", "build/\n*.draft.md\n"),
        ("paper.lak", DRAFT),
        ("build/paper.lak", DRAFT),
        ("notes/old.draft.md", "```lakatos\ncase k\n  b = yes\n```\n"),
        ("notes/new.md", "```lakatos\ncase k 1990\n  b = yes\n```\n"),
        ("notes/plain.txt", DRAFT),
    ]);
    let expected = ["notes/new.md undefined-name", "paper.lak undefined-name"];
    assert_eq!(checked(&folder, &["."]).found(), expected);
    assert_eq!(checked(&folder, &[]).found(), expected);
    assert_eq!(checked(&folder, &["notes", "paper.lak"]).found(), expected);
    // What is named is read.
    assert_eq!(checked(&folder, &["build/paper.lak"]).found(), ["build/paper.lak undefined-name"]);
}

#[test]
fn what_is_named_twice_is_read_once() {
    let folder = Folder::with(&[("a/paper.lak", DRAFT)]);
    let run = checked(&folder, &["a/paper.lak", "a", "./a/paper.lak", "a/../a/paper.lak"]);
    assert_eq!(run.found(), ["a/paper.lak undefined-name"]);
    assert_eq!(run.json()["summary"]["files"], 1);
}

#[test]
fn standard_input_is_read_under_a_name() {
    let folder = Folder::with(&[]);
    let run = folder.run_with_input(&["check", "--format", "json", "-"], DRAFT);
    assert_eq!(run.found(), ["stdin.lak undefined-name"]);
    let draft = format!("# Theory\n\n```lakatos\n{DRAFT}```\n");
    let named = ["check", "--format", "json", "-", "--stdin-filename", "chapters/one.qmd"];
    let run = folder.run_with_input(&named, &draft);
    assert_eq!(run.found(), ["chapters/one.qmd undefined-name"]);
    assert_eq!(run.json()["findings"][0]["range"]["start"]["line"], 5);
    let run = folder.run_with_input(&["check", "-", "--stdin-filename", "notes.txt"], DRAFT);
    assert_eq!(run.code, 2);
}

#[test]
fn nothing_to_read_is_nothing_to_report() {
    let run = Folder::with(&[]).run(&["check"]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "nothing to report in 0 files\n", ""));
}

#[cfg(unix)]
#[test]
fn what_is_written_goes_where_a_link_leads_and_nowhere_that_may_only_be_read() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let messy = b"concept   war \"War\"\n";
    let folder = Folder::with(&[]);
    folder.write("kept/draft.lak", messy);
    symlink("kept/draft.lak", folder.path("link.lak")).unwrap();
    assert_eq!(folder.run(&["fmt", "link.lak"]).code, 0);
    assert!(folder.path("link.lak").is_symlink());
    assert_eq!(std::fs::read(folder.path("kept/draft.lak")).unwrap(), b"concept war \"War\"\n");
    folder.write("only.lak", messy);
    std::fs::set_permissions(folder.path("only.lak"), std::fs::Permissions::from_mode(0o444)).unwrap();
    let run = folder.run(&["fmt", "only.lak"]);
    assert_eq!((run.code, run.err.as_str()), (2, "lakatos: only.lak: cannot be written: it is read-only\n"));
    assert_eq!(std::fs::read(folder.path("only.lak")).unwrap(), messy);
}
