//! Every finding in the debates has been read and judged (`judged.toml`), and none is false.

use lakatos_engine::rules::{AnalysisSource, analyse};
use lakatos_syntax::{Document, Host};
use serde::Deserialize;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Judged {
    debate: Vec<Debate>,
}

#[derive(Deserialize)]
struct Debate {
    file: String,
    finding: Vec<Finding>,
}

#[derive(Deserialize)]
struct Finding {
    raised: String,
    verdict: String,
    why: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/debates")
}

fn judged() -> Judged {
    toml::from_str(&std::fs::read_to_string(folder().join("judged.toml")).unwrap()).unwrap()
}

/// Severity, rule and subject of every finding, in order.
fn raised(draft: &str) -> Vec<String> {
    let document = Document::read(draft, Host::Markdown);
    let analysis = analyse(&[AnalysisSource::new(draft, &document)], lakatos_rules::built_in());
    let line = |finding: &lakatos_engine::rules::Finding| {
        format!("{} {} {}", finding.severity.word(), finding.code, finding.subject.as_deref().unwrap_or("-"))
    };
    analysis.findings.iter().map(line).collect()
}

#[test]
fn every_finding_has_been_judged() {
    for debate in judged().debate {
        let draft = std::fs::read_to_string(folder().join(&debate.file)).unwrap();
        let known: Vec<String> = debate.finding.into_iter().map(|finding| finding.raised).collect();
        assert_eq!(raised(&draft), known, "{}", debate.file);
    }
}

#[test]
fn none_is_false_and_each_has_its_reason() {
    for debate in judged().debate {
        for Finding { raised, verdict, why } in debate.finding {
            assert!(["true", "arguable"].contains(&verdict.as_str()), "{}: {raised} is {verdict}", debate.file);
            assert!(!why.is_empty(), "{}: {raised}", debate.file);
        }
    }
}

#[test]
fn every_draft_of_this_folder_is_judged() {
    let mut drafts: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".md"))
        .collect();
    drafts.sort();
    let mut known: Vec<String> = judged().debate.into_iter().map(|debate| debate.file).collect();
    known.sort();
    assert_eq!(drafts, known);
}
