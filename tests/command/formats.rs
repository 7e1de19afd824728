//! `lakatos check --format …`: what forges and other programs are given, read by what reads XML and JSON.

use crate::folder::{Folder, Run};
use serde_json::Value;

/// An error, and characters that every format has its own way with.
const DRAFT: &str = "theory t \"한😀\" predicts no, ne\n\ncase k \"<&>\" 1990\n  b = yes \"a, b: 100%\nand more\"\n  alliance-so = no\n";
const FOUNDING: &str = include_str!("founding.lak");
/// What stands in a brace is run by Quarto: a fix that needs no decision.
const CELL: &str = "# Draft\n\n```{lakatos}\nconcept revolt \"An armed revolt\"\n  measured \"25 deaths\" @a\n```\n";

const FORMATS: [&str; 10] =
    ["text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson"];

fn checked(folder: &Folder, format: &str) -> Run {
    folder.run(&["check", "--format", format, "--fail-on", "never"])
}

fn items(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

/// Files whose names have to be written in some other way.
fn folder() -> Folder {
    Folder::with(&[("a b,c:d%/한 & co.lak", DRAFT), ("founding.lak", FOUNDING), ("cell.md", CELL)])
}

#[test]
fn every_format_has_every_finding() {
    let folder = folder();
    let count = items(&checked(&folder, "json").json()["findings"]).len();
    assert!(count >= 10);
    let sarif = checked(&folder, "sarif").json();
    let lines = |format: &str| checked(&folder, format).out.lines().count();
    let tags = |format: &str, tag: &str| checked(&folder, format).out.matches(tag).count();
    assert_eq!(lines("concise"), count);
    assert_eq!(lines("jsonl"), count);
    assert_eq!(lines("github"), count);
    assert_eq!(items(&sarif["runs"][0]["results"]).len(), count);
    assert_eq!(items(&checked(&folder, "gitlab").json()).len(), count);
    assert_eq!(items(&checked(&folder, "rdjson").json()["diagnostics"]).len(), count);
    assert_eq!(tags("junit", "<testcase"), count);
    assert_eq!(tags("checkstyle", "<error"), count);
}

#[test]
fn nothing_found_is_a_report_too() {
    let folder = Folder::with(&[("a.lak", "")]);
    for format in FORMATS {
        let run = folder.run(&["check", "--format", format]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{format}");
    }
    for format in ["concise", "jsonl", "github"] {
        assert_eq!(checked(&folder, format).out, "", "{format}");
    }
    assert_eq!(checked(&folder, "gitlab").json(), serde_json::json!([]));
    assert_eq!(items(&checked(&folder, "sarif").json()["runs"][0]["results"]).len(), 0);
    let junit = checked(&folder, "junit").out;
    assert!(junit.contains("<testcase classname=\"a.lak\" name=\"nothing to report\""), "{junit}");
}

#[test]
fn what_is_printed_goes_into_a_file_if_that_is_asked_for() {
    let folder = folder();
    for format in FORMATS {
        let printed = checked(&folder, format);
        let run = folder.run(&["check", "--format", format, "--fail-on", "never", "-o", "report"]);
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""), "{format}");
        assert_eq!(std::fs::read_to_string(folder.path("report")).unwrap(), printed.out, "{format}");
        std::fs::remove_file(folder.path("report")).unwrap();
    }
    let run = folder.run(&["check", "--output", "nowhere/report"]);
    assert_eq!((run.code, run.out.as_str(), run.complaints().len()), (2, "", 1), "{run:?}");
    assert!(run.err.starts_with("lakatos: nowhere/report: cannot be written: "), "{run:?}");
}

#[test]
fn an_error_fails_in_every_format() {
    let folder = Folder::with(&[("a.lak", "case k 1990\n  b = yes\n")]);
    for format in FORMATS {
        assert_eq!(folder.run(&["check", "--format", format]).code, 1, "{format}");
        assert_eq!(folder.run(&["check", "--format", format, "-o", "report"]).code, 1, "{format}");
        assert_eq!(folder.run(&["check", "--format", format, "nowhere.lak"]).code, 2, "{format}");
    }
}

#[test]
fn a_concise_finding_is_a_line() {
    let folder =
        Folder::with(&[("a.lak", "case k 1990\n  b = yes # lakatos: allow undefined-name — later\n  c = no\n")]);
    assert_eq!(checked(&folder, "concise").out, "a.lak:3:3: error[undefined-name] there is no concept `c`\n");
    let run = folder.run(&["check", "--format", "concise", "--show-suppressed"]);
    assert!(
        run.out.ends_with("a.lak:2:3: error[undefined-name] there is no concept `b` (allowed: later)\n"),
        "{run:?}"
    );
}

#[test]
fn lines_of_json_are_the_findings_of_json() {
    let folder = folder();
    let lines: Vec<Value> =
        checked(&folder, "jsonl").out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, items(&checked(&folder, "json").json()["findings"]));
}

/// Command, properties and message, as GitHub's runner takes a line apart.
fn github(line: &str) -> (String, Vec<(String, String)>, String) {
    let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (word, properties) = head.split_once(' ').unwrap();
    let data = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    let property = |text: &str| data(&text.replace("%3A", ":").replace("%2C", ","));
    let pairs = properties.split(',').map(|pair| pair.split_once('=').unwrap());
    (word.to_owned(), pairs.map(|(key, value)| (key.to_owned(), property(value))).collect(), data(message))
}

#[test]
fn annotations_of_github_name_file_place_and_rule() {
    let folder = folder();
    let json = checked(&folder, "json").json();
    for (line, finding) in checked(&folder, "github").out.lines().zip(items(&json["findings"])) {
        let (word, properties, message) = github(line);
        let property = |key: &str| &properties.iter().find(|(known, _)| known == key).unwrap().1;
        let expected = match text(&finding["severity"]) {
            "info" | "hint" => "notice",
            severity => severity,
        };
        assert_eq!(word, expected);
        assert_eq!(property("file"), text(&finding["file"]));
        assert_eq!(property("title"), text(&finding["rule"]));
        assert_eq!(*property("line"), finding["range"]["start"]["line"].to_string());
        let rule = items(&json["rules"]).iter().find(|rule| rule["id"] == finding["rule"]).unwrap();
        let help = if finding["help"].is_null() { &rule["instead"] } else { &finding["help"] };
        assert!(message.starts_with(text(&finding["message"])) && message.ends_with(text(help)));
    }
}

#[test]
fn issues_of_gitlab_have_what_it_requires() {
    let folder = folder();
    folder.write("alike.lak", FOUNDING.as_bytes());
    let report = checked(&folder, "gitlab").json();
    let mut fingerprints: Vec<&str> = items(&report).iter().map(|issue| text(&issue["fingerprint"])).collect();
    let count = fingerprints.len();
    fingerprints.sort_unstable();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), count);
    for issue in items(&report) {
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&text(&issue["severity"])));
        assert!(!text(&issue["description"]).is_empty() && !text(&issue["check_name"]).is_empty());
        assert!(folder.path(text(&issue["location"]["path"])).is_file());
        assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() > 0);
    }
}

#[test]
fn a_fingerprint_stays_when_lines_move() {
    let fingerprints = |text: &str| -> Vec<String> {
        let folder = Folder::with(&[("a.lak", text)]);
        let report = checked(&folder, "gitlab").json();
        items(&report).iter().map(|issue| issue["fingerprint"].to_string()).collect()
    };
    assert_eq!(fingerprints(FOUNDING), fingerprints(&format!("# A remark\n\n{FOUNDING}")));
}

#[test]
fn xml_holds_what_names_and_messages_hold() {
    let folder = Folder::with(&[("a&b<c>\".lak", "case k 1990\n  b = \"<&>\u{1}\n]]>\"\n"), ("b.lak", DRAFT)]);
    for format in ["junit", "checkstyle"] {
        let out = checked(&folder, format).out;
        let document = roxmltree::Document::parse(&out).unwrap_or_else(|error| panic!("{error}\n{out}"));
        let names = document.descendants().filter(|node| node.has_tag_name("testsuite") || node.has_tag_name("file"));
        let names: Vec<&str> = names.filter_map(|node| node.attribute("name")).collect();
        assert_eq!(names, ["a&b<c>\".lak", "b.lak"]);
        let json = checked(&folder, "json").json();
        for finding in items(&json["findings"]) {
            let message = text(&finding["message"]).replace('\u{1}', "");
            let has = |node: roxmltree::Node| node.attribute("message").is_some_and(|found| found.ends_with(&message));
            assert!(document.descendants().any(has), "{message:?}\n{out}");
        }
    }
}

#[test]
fn tests_of_junit_fail_as_the_command_does() {
    let folder = Folder::with(&[("founding.lak", FOUNDING), ("empty.lak", "")]);
    for fail_on in ["error", "hint", "never"] {
        let run = folder.run(&["check", "--format", "junit", "--fail-on", fail_on]);
        let document = roxmltree::Document::parse(&run.out).unwrap();
        let count = |tag: &str| document.descendants().filter(|node| node.has_tag_name(tag)).count();
        let root = document.root_element();
        assert_eq!(root.attribute("failures"), Some(count("failure").to_string().as_str()));
        assert_eq!(root.attribute("tests"), Some(count("testcase").to_string().as_str()));
        assert_eq!(count("failure") > 0, run.code == 1, "{fail_on}");
        assert_eq!(count("testsuite"), 2);
    }
}

#[test]
fn suggestions_for_reviewdog_count_bytes() {
    let folder = Folder::with(&[("a.md", &CELL.replace("# Draft\n\n", "# Draft\n\n> 한😀\n\n"))]);
    let report = checked(&folder, "rdjson").json();
    let diagnostic = items(&report["diagnostics"]).iter().find(|one| one["code"]["value"] == "executable-fence");
    let suggestion = &diagnostic.unwrap()["suggestions"][0];
    assert_eq!(suggestion["text"], "lakatos");
    assert_eq!(suggestion["range"]["start"], serde_json::json!({ "line": 5, "column": 4 }));
    let folder = Folder::with(&[("a.lak", "theory t \"한😀\" predicts none\n")]);
    let report = checked(&folder, "rdjson").json();
    let diagnostic = items(&report["diagnostics"]).iter().find(|one| one["code"]["value"] == "undefined-name");
    assert_eq!(diagnostic.unwrap()["location"]["range"]["start"]["column"], 29);
}

#[test]
fn paths_count_from_the_folder_that_the_command_runs_in() {
    let folder = Folder::with(&[("a/b.lak", "case k 1990\n  b = yes\n"), ("c/d.lak", "")]);
    let absolute = folder.path("a/b.lak").to_string_lossy().into_owned();
    let run = |path: &str| folder.run(&["check", "--format", "gitlab", path]).json()[0]["location"]["path"].clone();
    assert_eq!(run(&absolute), "a/b.lak");
    assert_eq!(run("./c/../a/b.lak"), "a/b.lak");
    let run = folder.run_in("c", &["check", "--format", "gitlab", "../a/b.lak"], "", &[]);
    assert_eq!(run.json()[0]["location"]["path"], "../a/b.lak");
}

#[test]
fn what_a_forge_reads_counts_from_the_top_of_the_repository() {
    let folder =
        Folder::with(&[("paper/draft.lak", "case k 1990\n  b = yes\n"), (".git/HEAD", "ref: refs/heads/main\n")]);
    let out = |format: &str| folder.run_in("paper", &["check", "--format", format], "", &[]).out;
    assert!(out("github").starts_with("::error file=paper/draft.lak,"), "{}", out("github"));
    assert!(out("gitlab").contains("\"path\": \"paper/draft.lak\""));
    assert!(out("sarif").contains("\"uri\": \"paper/draft.lak\"") && !out("sarif").contains("\"draft.lak\""));
    // Other programs read on in the folder that lakatos runs in.
    assert!(out("rdjson").contains("\"path\": \"draft.lak\""));
    assert!(out("checkstyle").contains("name=\"draft.lak\"") && out("junit").contains("name=\"draft.lak\""));
}

#[test]
fn libraries_are_not_reported_on_and_are_no_files() {
    let draft = "use \"ir/cases\"\nconcept alliance \"A\"\n  same-as alliance\ncase korea-japan 1965..2012\n  same-as korea-japan\n  alliance = yes\n";
    let folder = Folder::with(&[("a.lak", draft), ("founding.lak", FOUNDING)]);
    for format in ["sarif", "gitlab", "rdjson", "junit", "checkstyle", "github"] {
        let out = checked(&folder, format).out;
        assert!(
            !out.contains("file=lakatos:") && !out.contains("\"lakatos:") && !out.contains("lakatos%3Air"),
            "{out}"
        );
    }
}

#[test]
fn statistics_count_rules() {
    let folder = folder();
    let json = checked(&folder, "json").json();
    let statistics = folder.run(&["check", "--statistics", "--format", "json", "--fail-on", "never"]).json();
    let counts: Vec<u64> =
        items(&statistics["statistics"]).iter().map(|count| count["count"].as_u64().unwrap()).collect();
    assert_eq!(counts.iter().sum::<u64>(), items(&json["findings"]).len() as u64);
    assert!(counts.is_sorted_by(|a, b| a >= b));
    assert_eq!(statistics["summary"], json["summary"]);
    let run = Folder::with(&[("a.lak", "case k 1990\n  b = yes\n  c = no\n")]).run(&["check", "--statistics"]);
    assert_eq!((run.code, run.out.as_str()), (1, "2  error    undefined-name\n2 errors in 1 file\n"));
    let run = folder.run(&["check", "--statistics", "--format", "sarif"]);
    assert_eq!((run.code, run.complaints().len()), (2, 1));
}
