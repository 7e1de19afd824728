//! `check --add-allow WHY`: after it a second check has nothing to say, and the argument is the same.

use crate::folder::Folder;
use std::path::{Path, PathBuf};

/// What cannot be allowed, and what is said of suppressions.
const STANDING: [&str; 7] = [
    "syntax-error",
    "unfinished",
    "keyword-as-name",
    "suppression-without-reason",
    "unknown-rule",
    "commented-out-block",
    "unread-metadata",
];

/// The law, for one draft.
#[track_caller]
fn check(path: &str, text: &str) {
    let folder = Folder::with(&[(path, text)]);
    // What was unused before stays so.
    let found = |folder: &Folder| -> Vec<String> {
        let found = folder.run(&["check", "--format", "json", path]).found();
        found.into_iter().map(|found| found.split_once(' ').unwrap().1.to_owned()).collect()
    };
    let before = found(&folder);
    let account = folder.run(&["appraise", path]).out;
    let written = folder.run(&["check", path, "--add-allow", "as the referee knows"]);
    assert_eq!((written.code, written.err.as_str()), (0, ""), "{text}");
    let after_text = std::fs::read_to_string(folder.path(path)).unwrap();
    let unallowable = |rule: &&String| STANDING.contains(&rule.as_str()) || *rule == "unused-suppression";
    let expected: Vec<&String> = before.iter().filter(unallowable).collect();
    let after = found(&folder);
    assert_eq!(after.iter().collect::<Vec<_>>(), expected, "{path}\n{after_text}");
    assert_eq!(folder.run(&["appraise", path]).out, account, "{path}\n{after_text}");
    // Nothing but lines are added.
    let mut lines = after_text.split_inclusive('\n');
    assert!(text.split_inclusive('\n').all(|line| lines.any(|after| after == line)), "{after_text}");
    // And once more, it has nothing to add.
    folder.run(&["check", path, "--add-allow", "again"]);
    assert_eq!(std::fs::read_to_string(folder.path(path)).unwrap(), after_text);
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Name and text of every example draft.
fn drafts() -> Vec<(String, String)> {
    let files = below(&repository().join("examples")).into_iter();
    let drafts = files.filter(|path| path.extension().is_some_and(|extension| extension != "toml"));
    drafts
        .filter(|path| lakatos_syntax::Host::from_path(path).is_some())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap()))
        .collect()
}

#[test]
fn an_example_has_nothing_left_to_report() {
    let drafts = drafts();
    assert!(drafts.len() >= 4);
    for (name, text) in drafts {
        check(&name, &text);
        check(&name, &text.replace('\n', "\r\n"));
    }
}

/// The bad examples of every rule, with their host.
fn bad_examples() -> Vec<(String, String)> {
    let (rules, _) = lakatos_rules::with_examples();
    let of_rule = |rule: &lakatos_engine::rules::rule::Rule| {
        let examples = rule.file.bad.iter();
        examples
            .map(|example| (example.host.clone(), example.text.replace(['«', '»'], "")))
            .collect::<Vec<(String, String)>>()
    };
    rules.rules().iter().flat_map(of_rule).collect()
}

#[test]
fn a_bad_example_of_any_rule_has_nothing_left_to_report() {
    let examples = bad_examples();
    assert!(examples.len() > 60);
    for (host, text) in examples {
        check(&format!("draft.{host}"), &text);
    }
}

#[test]
fn a_bad_example_has_nothing_left_to_report_in_any_host() {
    let behind = |sign: &str, text: &str| -> String { text.lines().map(|line| format!("{sign}{line}\n")).collect() };
    let examples = bad_examples().into_iter().filter(|(host, _)| host == "lak");
    for (number, (_, text)) in examples.enumerate() {
        match number % 6 {
            0 => check("draft.md", &format!("Prose.\n\n```lakatos\n{text}```\n\nMore.\n")),
            1 => {
                check("draft.md", &format!("Prose.\n\n{}\nMore.\n", behind("> ", &format!("```lakatos\n{text}```\n"))))
            }
            2 => check("draft.md", &format!("- item\n\n{}", behind("  ", &format!("```lakatos\n{text}```\n")))),
            3 => check("draft.qmd", &format!("Prose.\n\n<!-- lakatos\n{text}-->\n\nMore.\n")),
            4 => check("draft.tex", &format!("Prose.\n\\begin{{lakatos}}\n{text}\\end{{lakatos}}\nMore.\n")),
            _ => check("draft.tex", &format!("Prose.\n{}More.\n", behind("%| ", &text))),
        }
    }
}

const DRAFT: &str = "case k 1990\n  b = yes\n";

#[track_caller]
fn check_refused(arguments: &[&str], input: &str, complaint: &str) {
    let folder = Folder::with(&[("a.md", &format!("<!-- lakatos\n{DRAFT}-->\n"))]);
    let before = std::fs::read_to_string(folder.path("a.md")).unwrap();
    let run = folder.run_with_input(arguments, input);
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
    assert!(run.err.contains(complaint), "{run:?}");
    assert_eq!(std::fs::read_to_string(folder.path("a.md")).unwrap(), before);
    assert_eq!(std::fs::read_dir(folder.path("")).unwrap().count(), 1, "nothing else is written");
}

#[test]
fn a_reason_is_needed() {
    for reason in ["", "  ", "--", " — "] {
        check_refused(&["check", "a.md", &format!("--add-allow={reason}")], "", "needs a reason");
    }
}

#[test]
fn a_reason_may_not_close_the_comment_that_it_is_written_into() {
    check_refused(&["check", "a.md", "--add-allow", "from a --> b"], "", "`-->`");
}

#[test]
fn a_reason_of_several_lines_is_written_on_one() {
    let folder = Folder::with(&[("a.lak", DRAFT)]);
    folder.run(&["check", "a.lak", "--add-allow", "coded\n  in section 3"]);
    let text = std::fs::read_to_string(folder.path("a.lak")).unwrap();
    assert!(text.contains("— coded in section 3\n"), "{text}");
    assert_eq!(folder.run(&["check", "--format", "json", "a.lak"]).found(), [""; 0]);
}

#[test]
fn nothing_is_written_for_standard_input() {
    check_refused(&["check", "-", "--add-allow", "why"], DRAFT, "standard input");
    check_refused(&["check", "-", "--stdin-filename", "a.md", "--add-allow", "why"], DRAFT, "standard input");
}

#[test]
fn only_files_that_are_named_are_written() {
    let folder = Folder::with(&[("lakatos.toml", ""), ("a.lak", DRAFT), ("b.lak", "case l 1991\n  c = yes\n")]);
    folder.run(&["check", "a.lak", "--add-allow", "why"]);
    assert_eq!(std::fs::read_to_string(folder.path("b.lak")).unwrap(), "case l 1991\n  c = yes\n");
    assert_eq!(folder.run(&["check", "--format", "json"]).found(), ["b.lak undefined-name"]);
}
