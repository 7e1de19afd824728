//! Findings as SARIF 2.1.0, for code scanning.
//!
//! Columns count Unicode code points, as in all that lakatos prints. Paths count from the top of the repository, or else from
//! the folder that lakatos runs in, under the name `%SRCROOT%`; nothing says where on the machine that is.

mod places;
mod rules;

use super::fingerprint::fingerprints;
use super::json;
use super::record::{FixRecord, Record, in_repository, known_records, records, suppressed_records};
use crate::cli::checked::Checked;
use crate::cli::earlier::Entry;
use lakatos_engine::rules::Severity;
use places::Artifacts;
use rules::Catalogue;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::path::Path;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A result: a finding, and what a baseline and a suppression make of it.
struct Told<'a> {
    record: &'a Record,
    state: &'static str,
    reason: Option<&'a str>,
}

/// Writes one run. `gone` is what a baseline or a revision had and is found no more; none where there is neither.
pub fn write_findings(out: &mut impl Write, checked: &[Checked], gone: Option<&[Entry]>) -> io::Result<()> {
    let (shown, known, suppressed) = (records(checked), known_records(checked), suppressed_records(checked));
    // Without a baseline nothing is known.
    let new = shown.iter().map(|record| Told { record, state: "new", reason: None });
    let unchanged = known.iter().map(|record| Told { record, state: "unchanged", reason: None });
    let allowed = suppressed.iter().map(|(reason, record)| Told { record, state: "new", reason: Some(reason) });
    let told: Vec<Told> = new.chain(unchanged).chain(allowed).collect();
    let absent = gone.unwrap_or_default();
    let rules = told.iter().map(|told| &told.record.rule).chain(absent.iter().map(|entry| &entry.rule));
    let catalogue = Catalogue::new(checked, rules.map(String::as_str));
    let mut artifacts = Artifacts::new(checked);
    let mut results = Vec::new();
    for (told, fingerprint) in told.iter().zip(fingerprints(told.iter().map(|told| told.record))) {
        let mut result = result(told.record, &catalogue, &mut artifacts);
        result["partialFingerprints"] = json!({ "lakatos/v1": fingerprint });
        if gone.is_some() {
            result["baselineState"] = json!(told.state);
        }
        if let Some(reason) = told.reason {
            result["suppressions"] = json!([{ "kind": "inSource", "justification": reason }]);
        }
        results.push(result);
    }
    results.extend(absent.iter().map(|entry| absent_result(entry, &catalogue, &mut artifacts)));
    let run = json!({
        "tool": { "driver": {
            "name": "lakatos",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": catalogue.descriptors,
        } },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            places::ROOT: { "description": { "text": "The top of the repository, or else the folder that lakatos was run in." } }
        },
        "artifacts": artifacts.list(),
        "results": results,
    });
    json::write(out, &json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }))
}

fn result(record: &Record, catalogue: &Catalogue, artifacts: &mut Artifacts) -> Value {
    let place = artifacts.location(&record.place).map(|place| json!({ "physicalLocation": place }));
    let mut result = json!({
        "ruleId": record.rule,
        "ruleIndex": catalogue.index(&record.rule),
        "level": level(record.severity),
        "message": { "text": record.sentences() },
        "locations": Vec::from_iter(place),
        "properties": { "severity": record.severity.word(), "subject": record.subject },
    });
    let mut related = Vec::new();
    for one in &record.related {
        if let Some(place) = artifacts.location(&one.place) {
            related.push(
                json!({ "id": related.len() + 1, "message": { "text": one.message }, "physicalLocation": place }),
            );
        }
    }
    if !related.is_empty() {
        result["relatedLocations"] = json!(related);
    }
    let whole = record.fixes.iter().filter(|fix| !fix.needs_words);
    let fixes: Vec<Value> = whole.filter_map(|fix| fix_of(fix, artifacts)).collect();
    if !fixes.is_empty() {
        result["fixes"] = json!(fixes);
    }
    result
}

fn fix_of(fix: &FixRecord, artifacts: &mut Artifacts) -> Option<Value> {
    let mut changes: Vec<(Value, Vec<Value>)> = Vec::new();
    for edit in &fix.edits {
        let artifact = artifacts.artifact(&edit.place.path_in_repository()?);
        let replacement = json!({
            "deletedRegion": places::region(edit.place.range),
            "insertedContent": { "text": edit.text },
        });
        match changes.iter_mut().find(|(known, _)| *known == artifact) {
            Some((_, replacements)) => replacements.push(replacement),
            None => changes.push((artifact, vec![replacement])),
        }
    }
    let change = |(artifact, replacements)| json!({ "artifactLocation": artifact, "replacements": replacements });
    let changes: Vec<Value> = changes.into_iter().map(change).collect();
    Some(json!({ "description": { "text": fix.title }, "artifactChanges": changes }))
}

/// What a baseline or a revision had: of its place, no more than the file is known.
fn absent_result(entry: &Entry, catalogue: &Catalogue, artifacts: &mut Artifacts) -> Value {
    json!({
        "ruleId": entry.rule,
        "ruleIndex": catalogue.index(&entry.rule),
        "level": "none",
        "kind": "pass",
        "message": { "text": format!("{}.", entry.message) },
        "locations": [{ "physicalLocation": { "artifactLocation": artifacts.artifact(&in_repository(Path::new(&entry.file))) } }],
        "baselineState": "absent",
        "properties": { "subject": entry.subject },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}
