//! What lakatos was made for, on the drafts that come with it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod data;
mod exercises;
mod first_steps;

use lakatos_engine::rules::{Finding, examples};
use lakatos_syntax::{Document, Host};
use std::path::{Path, PathBuf};
use std::process::Command;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(repository().join(path)).unwrap()
}

fn findings(path: &str) -> Vec<Finding> {
    examples::findings(&read(path), Host::from_path(Path::new(path)).unwrap(), lakatos_rules::built_in())
}

fn run(arguments: &[&str]) -> (Option<i32>, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_lakatos")).args(arguments).current_dir(repository()).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

fn account(path: &str) -> serde_json::Value {
    serde_json::from_str(&run(&["appraise", "--format", "json", path]).1).unwrap()
}

/// What is said of the first theory's only auxiliary.
fn auxiliary(path: &str) -> serde_json::Value {
    account(path)["theories"][0]["auxiliaries"][0].clone()
}

const KOREA: &str = "examples/korea-japan.md";
const PROGRESSIVE: &str = "examples/korea-japan-progressive.qmd";
const RAISED: [&str; 4] =
    ["adhoc-no-excess-content", "adhoc-off-heuristic", "auxiliary-misses-its-anomaly", "exception-not-operative"];

#[test]
fn the_condition_made_for_korea_is_told_to_be_made_for_korea() {
    let findings = findings(KOREA);
    let message = |rule: &str| {
        let of_rule: Vec<&Finding> = findings.iter().filter(|finding| finding.code == rule).collect();
        assert_eq!(of_rule.len(), 1, "{rule}");
        assert_eq!(of_rule[0].subject.as_deref(), Some("conquest-memory"), "{rule}");
        of_rule[0].message.clone()
    };
    let messages = RAISED.map(message);
    assert!(messages[2].contains("1995"), "{}", messages[2]);
    assert!(messages[3].contains("germany-france"), "{}", messages[3]);
}

#[test]
fn the_account_shows_what_the_condition_lacks() {
    let auxiliary = auxiliary(KOREA);
    assert_eq!(auxiliary["name"], "conquest-memory");
    let lacks = auxiliary["ad_hoc"].as_array().unwrap();
    assert!(lacks.contains(&"content".into()) && lacks.contains(&"heuristic".into()), "{auxiliary}");
    let text = run(&["appraise", KOREA]).1;
    assert!(text.contains("ad hoc in content, in heuristic"), "{text}");
    assert_eq!(auxiliary["word"], "ad hoc");
}

#[test]
fn the_better_answer_gets_none_of_it() {
    let raised: Vec<Finding> =
        findings(PROGRESSIVE).into_iter().filter(|finding| RAISED.contains(&finding.code.as_str())).collect();
    assert_eq!(raised, []);
    assert_eq!(auxiliary(PROGRESSIVE)["word"], "promised");
}

#[test]
fn the_first_steps_are_twelve_lines_and_five_findings() {
    assert_eq!(read("examples/first-steps.lak").lines().count(), 12);
    let rules: Vec<String> =
        findings("examples/first-steps.lak").into_iter().map(|finding| finding.code.to_string()).collect();
    assert_eq!(rules.len(), 5, "{rules:?}");
}

/// Its first line promises that one can mend them one at a time.
#[test]
fn the_first_steps_are_five_different_ones() {
    let mut rules: Vec<String> =
        findings("examples/first-steps.lak").into_iter().map(|finding| finding.code.to_string()).collect();
    rules.sort();
    rules.dedup();
    assert_eq!(rules.len(), 5);
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
}

#[test]
fn no_example_breaks_the_language_or_speaks_of_what_there_is_not() {
    let files = below(&repository().join("examples"));
    let drafts: Vec<&str> =
        files.iter().filter(|path| Host::from_path(path).is_some()).map(|p| p.to_str().unwrap()).collect();
    assert!(drafts.len() >= 4);
    for draft in drafts {
        let (_, out) = run(&["check", "--format", "json", draft]);
        let json: serde_json::Value = serde_json::from_str(&out).unwrap();
        for finding in json["findings"].as_array().unwrap() {
            let is_broken = finding["group"] == "structure" && finding["severity"] == "error";
            assert!(!is_broken && finding["rule"] != "unknown-citation", "{draft}: {finding}");
        }
    }
}

#[test]
fn the_examples_are_laid_out() {
    let (code, out) = run(&["fmt", "--check", "examples", "docs/language.md", "docs/formatting.md"]);
    assert_eq!((code, out.as_str()), (Some(0), ""));
}

#[test]
fn the_rules_of_the_examples_pass_their_own() {
    let (code, out) = run(&["test-rules", "examples/my-rules"]);
    assert_eq!(code, Some(0), "{out}");
    assert!(out.ends_with(" passed, 0 failed\n") && !out.starts_with("0 "), "{out}");
}

#[test]
fn a_page_of_the_documentation_shows_the_language_as_it_is() {
    let pages: Vec<PathBuf> = below(&repository().join("docs"))
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        // What a page about a mistake shows is a mistake.
        .filter(|path| !path.ends_with("rules/syntax-error.md"))
        .collect();
    let mut declarations = 0;
    for page in pages {
        let text = std::fs::read_to_string(&page).unwrap();
        let document = Document::read(&text, Host::Markdown);
        let problems = document.pieces.iter().flat_map(|piece| &piece.read.problems);
        if let Some(problem) = problems.into_iter().find(|problem| problem.code == "syntax-error") {
            panic!("{}: {} {:?}", page.display(), problem.message, problem.help);
        }
        declarations += document.pieces.iter().map(|piece| piece.read.declarations.len()).sum::<usize>();
    }
    assert!(declarations > 100, "{declarations}");
}

/// What a page claims of its own account is so, and every form of a claim is shown.
#[test]
fn the_claims_of_the_example_are_true() {
    let path = "examples/claims.qmd";
    let of_claims = findings(path).into_iter().filter(|finding| {
        ["claim-contradicted", "claim-undecided", "stale-value", "unknown-claim"].contains(&finding.code.as_str())
    });
    assert_eq!(of_claims.collect::<Vec<Finding>>(), []);
    let listed = run(&["claims", path]).1;
    for form in ["claim `repair", "claim `apart", "value `count", "against", "excused", "undecided"] {
        assert!(listed.contains(form), "{form}\n{listed}");
    }
}
