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
    // Where somebody named only the folder, what cannot hold an argument is nobody's business.
    let holds_argument = path.ends_with(".lak");
    if !holds_argument {
        let run = checked(&folder, &["."]);
        assert_eq!((run.code, run.err.as_str(), run.found()), (1, "", vec!["good.lak undefined-name".to_owned()]));
    }
    for arguments in [&[path, "good.lak"][..], &["good.lak", path], &["."]] {
        if arguments == ["."] && !holds_argument {
            continue;
        }
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
fn what_cannot_be_read_and_may_hold_an_argument_is_told_unasked() {
    let latin = b"caf\xe9\n\n```lakatos\nconcept a\n```\n".to_vec();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    for (path, bytes, complaint) in [
        ("a.md", latin, "not valid UTF-8 (at byte 3), so it is skipped: save it as UTF-8"),
        ("a.md", wide("\u{feff}```lakatos\nconcept a\n```\n"), "a binary file, so it is skipped"),
        (
            "a.tex",
            b"caf\xe9\n%| concept a\n".to_vec(),
            "not valid UTF-8 (at byte 3), so it is skipped: save it as UTF-8",
        ),
    ] {
        let folder = Folder::with(&[("good.lak", DRAFT)]);
        folder.write(path, &bytes);
        let run = checked(&folder, &["."]);
        assert_eq!((run.code, run.complaints()), (2, vec![format!("lakatos: {path}: {complaint}").as_str()]));
    }
}

#[test]
fn what_is_rendered_from_a_draft_is_passed_over() {
    let draft = "---\noutput:\n  html_document:\n    keep_md: true\n---\n\n```lakatos\ncase k 1990\n  b = yes\n```\n";
    let project = ("lakatos.toml", "");
    for (source, rendered) in [
        ("paper.Rmd", "paper.md"),
        ("paper.qmd", "paper.md"),
        ("paper.Rmd", "paper.knit.md"),
        ("a b.Rmd", "a b.html.md"),
    ] {
        let folder = Folder::with(&[project, (source, draft), (rendered, draft)]);
        let run = checked(&folder, &["."]);
        assert_eq!((run.found(), run.err.as_str()), (vec![format!("{source} undefined-name")], ""));
        // Who names it gets it by itself.
        assert_eq!(checked(&folder, &[rendered]).found(), [format!("{rendered} undefined-name")]);
    }
    let changed = draft.replace("case k", "case other 1991\n\ncase k");
    let run = checked(&Folder::with(&[project, ("paper.Rmd", draft), ("paper.md", &changed)]), &["."]);
    assert_eq!(run.found(), ["paper.Rmd undefined-name"]);
    assert!(
        run.err.starts_with("lakatos: paper.md: passed over, since it was rendered from `paper.Rmd`"),
        "{}",
        run.err
    );
    // One of another argument is a draft like any other.
    let other = "```lakatos\ncase other 1991\n  c = yes\n```\n";
    let run = checked(&Folder::with(&[project, ("paper.Rmd", draft), ("paper.md", other)]), &["."]);
    assert_eq!(run.found(), ["paper.Rmd undefined-name", "paper.md undefined-name"]);
}

#[test]
fn a_wrong_path_is_told() {
    let folder = Folder::with(&[("good.lak", DRAFT)]);
    let run = checked(&folder, &["nowhere/draft.lak", "good.lak"]);
    assert_eq!(run.complaints(), ["lakatos: nowhere/draft.lak: there is no such file or folder"]);
    assert_eq!(run.found(), ["good.lak undefined-name"]);
}

#[test]
fn a_wrong_path_is_told_once_by_whatever_reads_one_argument() {
    let folder = Folder::with(&[("good.lak", DRAFT)]);
    for command in ["report", "matrix", "map", "claims"] {
        let run = folder.run(&[command, "nowhere.lak"]);
        assert_eq!(
            (run.code, run.err.as_str()),
            (2, "lakatos: nowhere.lak: there is no such file or folder\n"),
            "{command}"
        );
    }
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
fn where_there_is_no_argument_that_is_told() {
    let told = |files: &[(&str, &str)], path: &str, told: &str| {
        let run = Folder::with(files).run(&["check", path]);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        assert!(run.out.starts_with(told), "{}", run.out);
    };
    told(&[], ".", "no argument found in .: there is no file that lakatos reads (.lak, .md");
    told(&[("notes/a.txt", "x")], "notes", "no argument found in notes: there is no file");
    for text in ["Prose.\n", "```lakatos\n```\n", "```lakatos\n\n# to come\n```\n", "<!-- lakatos\n-->\n"] {
        let expected = "no argument found in a.md: declare a theory or a case in a block that begins ```lakatos";
        told(&[("a.md", text)], "a.md", expected);
    }
    told(&[("a.lak", "")], "a.lak", "no argument found in a.lak: declare a theory or a case;");
    told(
        &[("a.tex", "%|--|\n%| B |\n")],
        ".",
        "no argument found in a.tex: declare a theory or a case between `\\begin{lakatos}`",
    );
    told(&[("a.md", ""), ("b.md", ""), ("c.md", ""), ("d.md", "")], ".", "no argument found in 4 files: ");
    // What was read is told of that which holds an argument.
    told(&[("a.md", "Prose.\n"), ("b.lak", "source a \"A\"\npuzzle p \"P\" @a\n")], ".", "");
    let folder = Folder::with(&[("a.md", "Prose.\n"), ("b.lak", "concept a \"A\"\n")]);
    let run = folder.run(&["check"]);
    assert!(run.out.ends_with("in 1 file\n"), "{}", run.out);
    let run = folder.run(&["check", "a.md", "b.lak"]);
    assert!(run.out.contains("in 1 file\nno argument found in a.md: declare"), "{}", run.out);
    assert_eq!(folder.run(&["check", "--statistics", "a.md"]).out, "no argument found\n");
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
