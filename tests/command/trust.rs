//! What files from elsewhere can do, and what whoever reads along changes: nothing.

use crate::folder::Folder;
use std::process::{Command, Stdio};

const DRAFT: &str = "theory t @nobody2000\n  predicts war when threat\n\nconcept war\nconcept threat\n";
const BIB: &str = "@book{walt1987, title={The Origins of Alliances}, author={Walt, Stephen}, year={1987}}\n";
const UNKNOWN: &str = "paper.lak unknown-citation";

#[cfg(unix)]
fn link(folder: &Folder, to: &str, at: &str) {
    std::os::unix::fs::symlink(folder.path(to), folder.path(at)).unwrap();
}

fn found(folder: &Folder, within: &str) -> (bool, String) {
    let run = folder.run_in(within, &["check", "--format", "json"], "", &[]);
    (run.found().iter().any(|one| one == UNKNOWN), run.err)
}

#[cfg(unix)]
#[test]
fn a_bibliography_that_nothing_names_lies_in_the_project_wherever_links_lead() {
    let folder = Folder::with(&[("a/b/c/paper.lak", DRAFT), ("elsewhere/all.bib", BIB), ("a/b/shared.bib", BIB)]);
    link(&folder, "elsewhere/all.bib", "a/b/c/refs.bib");
    let (is_held_against_it, told) = found(&folder, "a/b/c");
    assert!(!is_held_against_it && told.contains("refs.bib: lies outside the project"), "{told}");
    // Within the same work, a link is as good as a file.
    std::fs::remove_file(folder.path("a/b/c/refs.bib")).unwrap();
    link(&folder, "a/b/shared.bib", "a/b/c/refs.bib");
    assert_eq!(found(&folder, "a/b/c"), (true, String::new()));
}

#[cfg(unix)]
#[test]
fn a_bibliography_that_only_the_project_names_lies_in_it_wherever_links_lead() {
    let config = "[project]\nbibliography = [\"refs.bib\"]\n";
    let folder = Folder::with(&[("p/paper.lak", DRAFT), ("p/lakatos.toml", config), ("elsewhere/all.bib", BIB)]);
    link(&folder, "elsewhere/all.bib", "p/refs.bib");
    let (is_held_against_it, told) = found(&folder, "p");
    assert!(!is_held_against_it && told.contains("refs.bib: lies outside the project"), "{told}");
    // The project itself may lie behind a link.
    std::fs::remove_file(folder.path("p/refs.bib")).unwrap();
    folder.write("p/refs.bib", BIB.as_bytes());
    link(&folder, "p", "q");
    assert_eq!(found(&folder, "q"), (true, String::new()));
}

#[cfg(unix)]
#[test]
fn a_bibliography_that_the_draft_names_is_read_wherever_it_lies() {
    let draft = "---\nbibliography: refs.bib\n---\n\n```lakatos\ntheory t @nobody2000\n```\n";
    let folder = Folder::with(&[("p/paper.md", draft), ("p/lakatos.toml", ""), ("elsewhere/all.bib", BIB)]);
    link(&folder, "elsewhere/all.bib", "p/refs.bib");
    let run = folder.run_in("p", &["check", "--format", "json"], "", &[]);
    assert!(run.found().contains(&"paper.md unknown-citation".to_owned()), "{run:?}");
}

#[cfg(unix)]
#[test]
fn nothing_is_frozen_through_a_link() {
    let folder = Folder::with(&[("p/paper.lak", "theory t\n  predicts war\nconcept war\n"), ("precious", "precious")]);
    for to in ["precious", "not-there"] {
        link(&folder, to, "p/paper.lak.lakatos.lock");
        for arguments in [["freeze", "paper.lak"].as_slice(), &["freeze", "--force", "paper.lak"]] {
            let run = folder.run_in("p", arguments, "", &[]);
            assert!(run.code == 2 && run.err.contains("is a link"), "{run:?}");
        }
        std::fs::remove_file(folder.path("p/paper.lak.lakatos.lock")).unwrap();
    }
    assert_eq!(std::fs::read_to_string(folder.path("precious")).unwrap(), "precious");
    assert!(!folder.path("not-there").exists());
}

#[cfg(unix)]
#[test]
fn an_argument_behind_a_link_is_passed_over_and_that_is_said() {
    let block = "```lakatos\nconcept war\n```\n";
    let folder = Folder::with(&[
        ("p/paper.md", block),
        ("p/prose.md", "No argument.\n"),
        ("elsewhere/far.md", block),
        ("elsewhere/prose.md", "Prose.\n"),
        ("chapters/one.md", block),
        ("pictures/map.svg", ""),
    ]);
    for (to, at) in [
        ("elsewhere/far.md", "far.md"),
        ("elsewhere/prose.md", "far-prose.md"),
        // What is read anyway is no news.
        ("p/paper.md", "again.md"),
        ("chapters", "chapters"),
        ("pictures", "pictures"),
        ("not-there", "broken.md"),
    ] {
        link(&folder, to, &format!("p/{at}"));
    }
    let run = folder.run_in("p", &["check", "--format", "concise"], "", &[]);
    let why = "is a link, so it was passed over: name it to have it read";
    assert_eq!(run.complaints(), [format!("lakatos: chapters: {why}"), format!("lakatos: far.md: {why}")]);
    assert!(!run.out.contains("far.md"), "{run:?}");
    let named = folder.run_in("p", &["check", "--format", "concise", "far.md"], "", &[]);
    assert!(named.err.is_empty() && named.out.starts_with("far.md:"), "{named:?}");
}

#[test]
fn a_library_is_read_where_it_is_named_and_never_the_folder_around_the_draft() {
    let library = "concept threat \"Threat\"\n  measured \"x\"\n";
    let folder = Folder::with(&[("lab/cases.lak", library), ("p/q/paper.lak", "")]);
    let absolute = folder.path("lab/cases.lak").display().to_string();
    for (name, is_read) in
        [(absolute.as_str(), true), ("../../lab/cases.lak", true), ("..", false), ("../..", false), ("/", false)]
    {
        let draft = format!("use \"{name}\"\n\ntheory t\n  predicts war when threat\nconcept war\n");
        folder.write("p/q/paper.lak", draft.as_bytes());
        let run = folder.run_in("p/q", &["check", "--format", "json"], "", &[]);
        let is_unknown = run.found().iter().any(|one| one == "paper.lak undefined-name");
        assert_eq!(is_unknown, !is_read, "{name}: {run:?}");
    }
}

#[test]
fn the_exit_code_does_not_hang_on_who_reads_along() {
    let folder = Folder::with(&[("fine.lak", "concept war\n"), ("untidy.lak", "concept   war\n")]);
    for number in 0..300 {
        folder
            .write(&format!("{number}.md"), format!("```lakatos\ntheory t{number} predicts missing\n```\n").as_bytes());
    }
    let code = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lakatos"));
        let mut child = command
            .args(arguments)
            .current_dir(folder.path(""))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Both readers go at once.
        drop((child.stdout.take(), child.stderr.take()));
        child.wait().unwrap().code()
    };
    assert_eq!(code(&["check"]), Some(1));
    assert_eq!(code(&["check", "fine.lak"]), Some(0));
    assert_eq!(code(&["rules"]), Some(0));
    assert_eq!(code(&["check", "nowhere.lak"]), Some(2));
    assert_eq!(code(&["fmt", "--diff"]), Some(1));
}

#[cfg(unix)]
#[test]
fn a_current_folder_that_is_gone_is_said_to_be() {
    let folder = Folder::with(&[("gone/paper.lak", DRAFT)]);
    let script = format!("rmdir() {{ rm -r ../gone; }}; rmdir; exec {} \"$@\"", env!("CARGO_BIN_EXE_lakatos"));
    for arguments in [["check", "paper.lak"].as_slice(), &["new"], &["report"], &["config"]] {
        folder.write("gone/paper.lak", DRAFT.as_bytes());
        let run = Command::new("sh")
            .args(["-c", &script, "sh"])
            .args(arguments)
            .current_dir(folder.path("gone"))
            .output()
            .unwrap();
        let told = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(2), "{arguments:?}: {told}");
        assert!(told.starts_with("lakatos: the current folder is not there any more"), "{arguments:?}: {told}");
    }
}
