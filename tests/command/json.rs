//! Findings as JSON, version 2: what programs may count on.

use crate::folder::Folder;
use serde_json::Value;

const DRAFT: &str = include_str!("founding.lak");

fn has_keys(value: &Value, keys: &[&str]) {
    let object = value.as_object().unwrap_or_else(|| panic!("no object: {value}"));
    let found: Vec<&str> = object.keys().map(String::as_str).collect();
    let mut expected = keys.to_vec();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

/// A range of `text`, and that its lines and columns are those of its offsets.
fn is_range(value: &Value, text: &str) {
    has_keys(value, &["start", "end"]);
    let offsets = [&value["start"], &value["end"]].map(|position| {
        has_keys(position, &["line", "column", "offset"]);
        let offset = position["offset"].as_u64().unwrap() as usize;
        let before = &text[..offset];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        assert_eq!(
            (position["line"].as_u64().unwrap() as usize, position["column"].as_u64().unwrap() as usize),
            (line, column)
        );
        offset
    });
    assert!(offsets[0] <= offsets[1]);
}

fn is_text(value: &Value) {
    assert!(value.as_str().is_some_and(|text| !text.is_empty()), "{value}");
}

fn items(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

/// The whole shape, for a project of one file.
fn is_report(report: &Value, text: &str) {
    has_keys(report, &["version", "rules", "findings", "unread", "summary"]);
    for unread in items(&report["unread"]) {
        has_keys(unread, &["file", "line"]);
    }
    assert_eq!(report["version"], 2);
    let rules = items(&report["rules"]);
    for rule in rules {
        has_keys(rule, &["id", "group", "severity", "since", "summary", "why", "instead", "references"]);
        ["id", "group", "severity", "since", "summary", "why"].iter().for_each(|key| is_text(&rule[*key]));
    }
    let ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let mut found: Vec<&str> = items(&report["findings"]).iter().map(|one| one["rule"].as_str().unwrap()).collect();
    found.sort_unstable();
    found.dedup();
    assert_eq!(ids, found, "each rule once");
    for finding in items(&report["findings"]) {
        let mut keys = vec!["rule", "group", "severity", "subject", "file", "range", "message", "related", "fixes"];
        let rule = &rules[ids.binary_search(&finding["rule"].as_str().unwrap()).unwrap()];
        // What to do is said by the rule, or else by the finding.
        if rule["instead"].is_null() {
            keys.push("help");
            is_text(&finding["help"]);
        } else {
            is_text(&rule["instead"]);
        }
        has_keys(finding, &keys);
        ["rule", "group", "file", "message"].iter().for_each(|key| is_text(&finding[*key]));
        assert!(["error", "warning", "info", "hint"].contains(&finding["severity"].as_str().unwrap()));
        assert!(finding["subject"].is_string() || finding["subject"].is_null());
        is_range(&finding["range"], text);
        for related in items(&finding["related"]) {
            has_keys(related, &["file", "range", "message"]);
            is_text(&related["message"]);
            is_range(&related["range"], text);
        }
        for fix in items(&finding["fixes"]) {
            has_keys(fix, &["title", "edits"]);
            is_text(&fix["title"]);
            for edit in items(&fix["edits"]) {
                has_keys(edit, &["file", "range", "text"]);
                is_range(&edit["range"], text);
            }
        }
    }
    has_keys(&report["summary"], &["error", "warning", "info", "hint", "files"]);
    for severity in ["error", "warning", "info", "hint"] {
        let count = items(&report["findings"]).iter().filter(|finding| finding["severity"] == severity).count();
        assert_eq!(report["summary"][severity].as_u64(), Some(count as u64));
    }
}

#[test]
fn a_report_has_the_shape_it_promises() {
    for text in [DRAFT.to_owned(), DRAFT.replace('\n', "\r\n"), DRAFT.replace("\"Realism\"", "\"𝓡ealism 😀 e\u{301}\"")]
    {
        let run = Folder::with(&[("draft.lak", &text)]).run(&["check", "--format", "json", "draft.lak"]);
        let report = run.json();
        is_report(&report, &text);
        assert!(!items(&report["findings"]).is_empty());
        assert_eq!(report["summary"]["files"], 1);
    }
}

#[test]
fn columns_count_characters_and_offsets_count_bytes() {
    let text = "theory t \"한😀\" predicts none\n";
    let run = Folder::with(&[("draft.lak", text)]).run(&["check", "--format", "json", "draft.lak"]);
    let report = run.json();
    is_report(&report, text);
    let range = &items(&report["findings"]).iter().find(|one| one["rule"] == "undefined-name").unwrap()["range"];
    assert_eq!((range["start"]["column"].as_u64(), range["start"]["offset"].as_u64()), (Some(24), Some(28)));
}

#[test]
fn findings_are_sorted_by_file_then_offset_then_rule() {
    let folder = Folder::with(&[("b.lak", DRAFT), ("a.lak", DRAFT), ("c/d.lak", DRAFT)]);
    let run = folder.run(&["check", "--format", "json", "c", "b.lak", "a.lak"]);
    let key =
        |one: &Value| (one["file"].to_string(), one["range"]["start"]["offset"].as_u64(), one["rule"].to_string());
    let keys: Vec<_> = items(&run.json()["findings"]).iter().map(key).collect();
    let mut sorted = keys.clone();
    sorted.sort();
    assert_eq!(keys, sorted);
    assert!(keys.len() > 10);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let files: Vec<(String, &str)> = (0..12).map(|number| (format!("chapter{number}.lak"), DRAFT)).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let folder = Folder::with(&files);
    for command in ["check", "appraise"] {
        for format in ["json", "text"] {
            let runs: Vec<String> = (0..5).map(|_| folder.run(&[command, "--format", format, "."]).out).collect();
            assert!(runs.iter().all(|run| *run == runs[0]), "{command} {format}");
        }
    }
}

#[test]
fn a_report_of_nothing_is_a_report() {
    let run = Folder::with(&[]).run(&["check", "--format", "json"]);
    is_report(&run.json(), "");
    assert_eq!(run.json()["summary"]["files"], 0);
    let run = Folder::with(&[]).run(&["appraise", "--format", "json"]);
    let nothing = serde_json::json!({
        "version": 2, "unread": [], "titles": {}, "theories": [], "series": [], "paradigms": []
    });
    assert_eq!(run.json(), nothing);
}
