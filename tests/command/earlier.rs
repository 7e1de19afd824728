//! `--baseline`, `--since` and `--staged`: what is known is neither shown nor fails.

use crate::folder::{Folder, Run};
use std::process::Command;

const ONE: &str = "case k 1990\n  b = yes\n";
const TWO: &str = "case k 1990\n  b = yes\n\ncase l 1991\n  c = no\n";

fn concise(folder: &Folder, arguments: &[&str]) -> Run {
    let mut all = vec!["check", "--format", "concise"];
    all.extend(arguments);
    folder.run(&all)
}

#[track_caller]
fn is(run: &Run, code: i32, out: &str, err: &str) {
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (code, out, err));
}

fn update(folder: &Folder, paths: &[&str]) -> Run {
    let mut all = vec!["check", "--baseline", "known.json", "--update-baseline"];
    all.extend(paths);
    folder.run(&all)
}

#[test]
fn a_baseline_hides_what_it_knows_and_shows_what_is_new() {
    let folder = Folder::with(&[("a.lak", ONE)]);
    is(&update(&folder, &[]), 0, "known.json: 1 finding written\n", "");
    is(&concise(&folder, &["--baseline", "known.json"]), 0, "", "");
    // Lines move, the finding is the same.
    folder.write("a.lak", format!("# later\n\n{TWO}").as_bytes());
    let new = "a.lak:7:3: error[undefined-name] there is no concept `c`\n";
    is(&concise(&folder, &["--baseline", "known.json"]), 1, new, "");
    folder.write("a.lak", b"");
    let gone = "lakatos: 1 finding of the baseline is gone: update it with `--update-baseline`\n";
    is(&concise(&folder, &["--baseline", "known.json"]), 0, "", gone);
    is(&update(&folder, &[]), 0, "known.json: 0 findings written\n", "");
    is(&concise(&folder, &["--baseline", "known.json"]), 0, "", "");
}

#[test]
fn a_baseline_is_a_finding_a_line_in_order() {
    let folder = Folder::with(&[("b.lak", TWO), ("a.lak", ONE)]);
    update(&folder, &[]);
    let text = std::fs::read_to_string(folder.path("known.json")).unwrap();
    let entry = |file: &str, name: &str| {
        format!(
            "    {{\"file\":\"{file}\",\"rule\":\"undefined-name\",\"subject\":\"{name}\",\"message\":\"there is no concept `{name}`\"}}"
        )
    };
    let entries = [entry("a.lak", "b"), entry("b.lak", "b"), entry("b.lak", "c")];
    assert_eq!(text, format!("{{\n  \"version\": 1,\n  \"findings\": [\n{}\n  ]\n}}\n", entries.join(",\n")));
}

#[test]
fn of_two_alike_one_that_is_known_leaves_one_that_is_new() {
    let folder = Folder::with(&[("a.lak", "concept b\ncase k 1990\n  b = maybe\n")]);
    update(&folder, &[]);
    folder.write("a.lak", b"concept b\ncase k 1990\n  b = maybe\ncase l 1991\n  b = maybe\n");
    let run = concise(&folder, &["--baseline", "known.json"]);
    assert_eq!((run.code, run.out.lines().count()), (1, 1), "{run:?}");
}

#[test]
fn a_part_of_the_project_leaves_the_rest_of_the_baseline_alone() {
    let folder = Folder::with(&[("a.lak", ONE), ("b.lak", TWO)]);
    update(&folder, &[]);
    is(&concise(&folder, &["--baseline", "known.json", "a.lak"]), 0, "", "");
    folder.write("a.lak", b"");
    is(&update(&folder, &["a.lak"]), 0, "known.json: 2 findings written\n", "");
    is(&concise(&folder, &["--baseline", "known.json", "b.lak"]), 0, "", "");
    // What was in a file that is gone is gone.
    std::fs::remove_file(folder.path("b.lak")).unwrap();
    let gone = "lakatos: 2 findings of the baseline are gone: update it with `--update-baseline`\n";
    is(&concise(&folder, &["--baseline", "known.json", "a.lak"]), 0, "", gone);
}

#[test]
fn a_baseline_is_the_same_from_every_folder() {
    let folder = Folder::with(&[("x/a.lak", "case k 1990\n  b = yes\n"), ("y/a.lak", "case l 1990\n  c = yes\n")]);
    is(
        &folder.run(&["check", "--baseline", "known.json", "--update-baseline"]),
        0,
        "known.json: 2 findings written\n",
        "",
    );
    let known = std::fs::read_to_string(folder.path("known.json")).unwrap();
    let run = folder.run_in("x", &["check", "--format", "concise", "--baseline", "../known.json"], "", &[]);
    is(&run, 0, "", "");
    let run = folder.run_in("x", &["check", "--baseline", "../known.json", "--update-baseline"], "", &[]);
    is(&run, 0, "../known.json: 2 findings written\n", "");
    assert_eq!(std::fs::read_to_string(folder.path("known.json")).unwrap(), known);
}

#[test]
fn a_baseline_that_cannot_be_used_is_told_in_a_line() {
    let folder = Folder::with(&[("a.lak", ONE), ("folder/c.lak", "")]);
    let of_two = "{ \"version\": 2, \"findings\": [] }";
    for text in ["", "[]", "{", "{}", of_two, "{ \"version\": 1 }", "{ \"version\": 1, \"findings\": [{}] }", "\u{0}"] {
        folder.write("known.json", text.as_bytes());
        let run = concise(&folder, &["--baseline", "known.json"]);
        assert_eq!((run.code, run.out.as_str(), run.complaints().len()), (2, "", 1), "{text}\n{run:?}");
        assert!(run.err.starts_with("lakatos: known.json: "), "{run:?}");
    }
    for path in ["nowhere.json", "folder"] {
        let run = concise(&folder, &["--baseline", path]);
        assert_eq!((run.code, run.complaints().len()), (2, 1), "{run:?}");
    }
    folder.write("known.json", of_two.as_bytes());
    let run = concise(&folder, &["--baseline", "known.json"]);
    assert!(run.err.contains("version 2") && run.err.contains("--update-baseline"), "{run:?}");
    // And what could not be read in full writes none.
    let run = update(&folder, &["a.lak", "nowhere.lak"]);
    assert_eq!((run.code, run.complaints().len()), (2, 2), "{run:?}");
    assert_eq!(std::fs::read_to_string(folder.path("known.json")).unwrap(), of_two);
    assert_eq!(folder.run(&["check", "--update-baseline"]).code, 2);
}

fn git(folder: &Folder, arguments: &[&str]) {
    let mut all = vec!["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    all.extend(arguments);
    let output = Command::new("git").args(&all).current_dir(folder.path("")).output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

fn committed(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::with(files);
    git(&folder, &["init", "-q"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "-q", "-m", "a draft"]);
    folder
}

#[test]
fn since_a_revision_only_what_is_new_is_shown() {
    for config in [None, Some(("lakatos.toml", ""))] {
        let mut files = vec![("a.lak", ONE), ("b.lak", ONE)];
        files.extend(config);
        let folder = committed(&files);
        is(&concise(&folder, &["--since", "HEAD"]), 0, "", "");
        folder.write("a.lak", TWO.as_bytes());
        let new = "a.lak:5:3: error[undefined-name] there is no concept `c`\n";
        is(&concise(&folder, &["--since", "HEAD"]), 1, new, "");
        is(&concise(&folder, &["--since", "HEAD", "b.lak"]), 0, "", "");
        git(&folder, &["commit", "-q", "-a", "-m", "more"]);
        is(&concise(&folder, &["--since", "HEAD"]), 0, "", "");
        is(&concise(&folder, &["--since", "HEAD~1"]), 1, new, "");
    }
}

#[test]
fn a_baseline_knows_what_a_revision_knows_as_well() {
    let folder = committed(&[("a.lak", ONE)]);
    update(&folder, &["a.lak"]);
    for arguments in [&["--since", "HEAD"][..], &["--staged"]] {
        is(&concise(&folder, &[&["--baseline", "known.json", "a.lak"], arguments].concat()), 0, "", "");
    }
    let same = folder.run(&["check", "-o", "known.json", "--baseline", "known.json", "a.lak"]);
    is(&same, 2, "", "lakatos: known.json is the baseline: choose another output file\n");
}

#[test]
fn what_is_staged_is_held_against_the_last_commit() {
    let folder = committed(&[("a.lak", ONE)]);
    folder.write("a.lak", TWO.as_bytes());
    is(&concise(&folder, &["--staged"]), 0, "", "");
    git(&folder, &["add", "a.lak"]);
    // What lies in the folder by now is not asked for.
    folder.write("a.lak", b"");
    let new = "a.lak:5:3: error[undefined-name] there is no concept `c`\n";
    is(&concise(&folder, &["--staged"]), 1, new, "");
    git(&folder, &["commit", "-q", "-m", "more"]);
    is(&concise(&folder, &["--staged"]), 0, "", "");
}

#[test]
fn before_the_first_commit_everything_that_is_staged_is_new() {
    let folder = Folder::with(&[("a.lak", ONE)]);
    git(&folder, &["init", "-q"]);
    git(&folder, &["add", "."]);
    is(&concise(&folder, &["--staged"]), 1, "a.lak:2:3: error[undefined-name] there is no concept `b`\n", "");
}

#[test]
fn a_revision_that_cannot_be_read_is_told_in_a_line() {
    let folder = committed(&[("a.lak", ONE)]);
    is(&concise(&folder, &["--since", "nowhere"]), 2, "", "lakatos: there is no revision `nowhere`\n");
    is(&concise(&folder, &["--since", ""]), 2, "", "lakatos: there is no revision ``\n");
    let shallow = Folder::with(&[]);
    let from = format!("file://{}", folder.path("").display());
    git(&folder, &["commit", "-q", "--allow-empty", "-m", "another"]);
    git(&shallow, &["clone", "-q", "--depth", "1", &from, "clone"]);
    let run = shallow.run_in("clone", &["check", "--since", "HEAD~1"], "", &[]);
    assert_eq!((run.code, run.out.as_str(), run.complaints().len()), (2, "", 1), "{run:?}");
    assert!(run.err.contains("shallow"), "{run:?}");
    let nowhere = Folder::with(&[("a.lak", ONE)]);
    for arguments in [&["--since", "HEAD"][..], &["--staged"]] {
        let run = concise(&nowhere, arguments);
        assert_eq!((run.code, run.out.as_str(), run.complaints().len()), (2, "", 1), "{run:?}");
        assert!(run.err.contains("is not in a git repository"), "{run:?}");
    }
    assert_eq!(folder.run(&["check", "--since", "HEAD", "--staged"]).code, 2);
}

#[test]
fn what_would_write_something_else_than_was_looked_at_is_refused() {
    let folder = committed(&[("a.lak", ONE)]);
    for arguments in [
        &["--staged", "--add-allow", "why"][..],
        &["--since", "HEAD", "--baseline", "known.json", "--update-baseline"],
        &["--staged", "--baseline", "known.json", "--update-baseline"],
    ] {
        let run = concise(&folder, arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
    }
    assert_eq!(std::fs::read_to_string(folder.path("a.lak")).unwrap(), ONE);
}
