//! Files below one `lakatos.toml` are one argument.

use crate::folder::{Folder, Run};

const CONFIG: (&str, &str) = ("lakatos.toml", "[project]\nname = \"Alliances\"\n");
const CONCEPTS: (&str, &str) = ("concepts.lak", "concept threat\n");
const CASES: (&str, &str) = ("cases/korea.md", "# Korea\n\n```lakatos\ncase korea 1990\n  threat = yes\n```\n");

fn checked(folder: &Folder, within: &str, arguments: &[&str]) -> Run {
    let mut all = vec!["check", "--format", "json"];
    all.extend(arguments);
    folder.run_in(within, &all, "", &[])
}

/// Whether a name of another file was not found.
fn is_undefined(run: &Run) -> bool {
    run.found().iter().any(|found| found.ends_with("undefined-name"))
}

#[test]
fn a_name_of_one_file_is_known_in_the_others() {
    let folder = Folder::with(&[CONFIG, CONCEPTS, CASES]);
    for (within, arguments) in [
        ("", &["."][..]),
        ("", &["cases/korea.md"]),
        ("", &[]),
        ("cases", &["korea.md"]),
        ("cases", &["."]),
        ("cases", &[]),
    ] {
        let run = checked(&folder, within, arguments);
        assert!(!is_undefined(&run), "{within} {arguments:?} {run:?}");
        assert_eq!(run.err, "");
    }
}

#[test]
fn without_a_project_every_file_stands_alone() {
    let folder = Folder::with(&[CONCEPTS, CASES]);
    assert!(is_undefined(&checked(&folder, "", &["."])));
}

#[test]
fn a_project_file_that_is_not_named_is_read_and_not_reported_on() {
    let folder = Folder::with(&[CONFIG, CONCEPTS, CASES, ("broken.lak", "theory t\n  predicts\n")]);
    let run = checked(&folder, "", &["cases/korea.md"]);
    assert!(run.found().iter().all(|found| found.starts_with("cases/korea.md ")), "{:?}", run.found());
    assert_eq!(run.json()["summary"]["files"], 1);
    assert!(checked(&folder, "", &["."]).found().contains(&"broken.lak syntax-error".to_owned()));
}

#[test]
fn standard_input_stands_for_the_file_of_its_name() {
    let folder = Folder::with(&[CONFIG, CONCEPTS, CASES]);
    let arguments = ["check", "--format", "json", "-", "--stdin-filename", "concepts.lak"];
    let run = folder.run_in("", &arguments, "concept threat\nconcept other\n", &[]);
    assert_eq!(run.err, "");
    assert!(run.found().iter().all(|found| found.starts_with("concepts.lak ")), "{:?}", run.found());
    let run = folder.run_in(
        "cases",
        &["check", "--format", "json", "-", "--stdin-filename", "more.lak"],
        "case l\n  threat = no\n",
        &[],
    );
    assert!(!is_undefined(&run), "{run:?}");
}

#[test]
fn a_project_within_a_project_is_one_of_its_own() {
    let inner = ("inner/lakatos.toml", "");
    let folder = Folder::with(&[CONFIG, CONCEPTS, CASES, inner, ("inner/case.lak", "case k 1990\n  threat = yes\n")]);
    let found = checked(&folder, "", &["."]).found();
    assert!(found.contains(&"inner/case.lak undefined-name".to_owned()), "{found:?}");
    assert!(!found.contains(&"cases/korea.md undefined-name".to_owned()), "{found:?}");
}

#[test]
fn a_project_says_which_files_belong_to_it() {
    let config = "[project]\ninclude = [\"*.lak\"]\nexclude = [\"old.lak\"]\n";
    let folder = Folder::with(&[("lakatos.toml", config), CONCEPTS, ("old.lak", "concept threat\n"), CASES]);
    let run = checked(&folder, "", &["."]);
    assert!(run.found().iter().all(|found| found.starts_with("concepts.lak ")), "{:?}", run.found());
    assert!(!run.found().contains(&"concepts.lak duplicate-name".to_owned()));
}

#[test]
fn a_broken_configuration_is_told_where_it_is_broken() {
    let config = "[project]\nnmae = \"Alliances\"\ninclude = \"drafts\"\nexclude = [1]\n\n[porject]\n";
    let folder = Folder::with(&[("lakatos.toml", config), CONCEPTS]);
    let run = checked(&folder, "", &["concepts.lak"]);
    assert_eq!(run.code, 2);
    let told: Vec<&str> =
        run.complaints().iter().map(|line| line.trim_start_matches("lakatos: ").trim_start_matches("./")).collect();
    assert_eq!(
        told,
        [
            "lakatos.toml:2:1: there is no key `nmae`; did you mean `name`?",
            "lakatos.toml:3:11: `include` is a list of strings: `include = [\"drafts/**\"]`",
            "lakatos.toml:4:12: expected a string",
            "lakatos.toml:6:2: there is no key `porject`; did you mean `project`?",
        ]
    );
}

#[test]
fn a_configuration_that_is_no_toml_is_told() {
    let folder = Folder::with(&[
        ("lakatos.toml", "[project\nname = \n"),
        CONCEPTS,
        ("elsewhere/lakatos.toml", ""),
        ("elsewhere/x.lak", "case k\n"),
    ]);
    let run = checked(&folder, "", &["concepts.lak", "elsewhere/x.lak"]);
    assert_eq!(run.code, 2);
    assert!(run.complaints().iter().all(|line| line.contains("lakatos.toml:")), "{run:?}");
    // The other project goes on.
    assert_eq!(run.json()["summary"]["files"], 1);
}
