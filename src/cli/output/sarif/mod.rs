//! Findings as SARIF 2.1.0, for code scanning.
//!
//! Columns count Unicode code points, as in all that lakatos prints. Paths count from the folder that lakatos runs in,
//! under the name `%SRCROOT%`; nothing says where on the machine that is.

mod places;
mod rules;

use super::fingerprint::fingerprints;
use super::json;
use super::record::{FixRecord, Record, known_records, records, suppressed_records};
use crate::cli::checked::Checked;
use crate::cli::earlier::Entry;
use crate::rules::Severity;
use places::Artifacts;
use rules::Catalogue;
use serde_json::{Value, json};
use std::io::{self, Write};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes one run. `gone` is what a baseline or a revision had and is found no more; none where there is neither.
pub fn write_findings(out: &mut impl Write, checked: &[Checked], gone: Option<&[Entry]>) -> io::Result<()> {
    let shown = records(checked);
    let known = if gone.is_some() { known_records(checked) } else { Vec::new() };
    let suppressed = suppressed_records(checked);
    let all: Vec<&Record> = shown.iter().chain(&known).chain(suppressed.iter().map(|(_, record)| record)).collect();
    let catalogue = Catalogue::of(
        checked,
        all.iter()
            .map(|record| record.rule.as_str())
            .chain(gone.into_iter().flatten().map(|entry| entry.rule.as_str())),
    );
    let mut artifacts = Artifacts::of(checked);
    let mut results = Vec::new();
    for (number, (record, fingerprint)) in all.iter().zip(fingerprints(all.iter().copied())).enumerate() {
        let mut result = result(record, &catalogue, &mut artifacts);
        result["partialFingerprints"] = json!({ "lakatos/v1": fingerprint });
        if gone.is_some() {
            let is_known = (shown.len()..shown.len() + known.len()).contains(&number);
            result["baselineState"] = json!(if is_known { "unchanged" } else { "new" });
        }
        if let Some((reason, _)) =
            number.checked_sub(shown.len() + known.len()).and_then(|number| suppressed.get(number))
        {
            result["suppressions"] = json!([{ "kind": "inSource", "justification": reason }]);
        }
        results.push(result);
    }
    results.extend(gone.into_iter().flatten().map(|entry| absent(entry, &catalogue, &mut artifacts)));
    let run = json!({
        "tool": { "driver": {
            "name": "lakatos",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": catalogue.descriptors,
        } },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            places::ROOT: { "description": { "text": "The folder that lakatos was run in." } }
        },
        "artifacts": artifacts.list(),
        "results": results,
    });
    json::write(out, &json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }))
}

fn result(record: &Record, catalogue: &Catalogue, artifacts: &mut Artifacts) -> Value {
    let mut result = json!({
        "ruleId": record.rule,
        "ruleIndex": catalogue.index(&record.rule),
        "level": level(record.severity),
        "message": { "text": record.sentences() },
        "locations": artifacts.location(&record.place).map(|place| json!({ "physicalLocation": place })).into_iter().collect::<Vec<_>>(),
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
    let fixes: Vec<Value> = record.fixes.iter().filter_map(|fix| fix_of(fix, artifacts)).collect();
    if !fixes.is_empty() {
        result["fixes"] = json!(fixes);
    }
    result
}

fn fix_of(fix: &FixRecord, artifacts: &mut Artifacts) -> Option<Value> {
    let mut changes: Vec<(Value, Vec<Value>)> = Vec::new();
    for edit in &fix.edits {
        let artifact = artifacts.artifact(&edit.place.path()?);
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
fn absent(entry: &Entry, catalogue: &Catalogue, artifacts: &mut Artifacts) -> Value {
    json!({
        "ruleId": entry.rule,
        "ruleIndex": catalogue.index(&entry.rule),
        "level": "none",
        "kind": "pass",
        "message": { "text": format!("{}.", entry.message) },
        "locations": [{ "physicalLocation": { "artifactLocation": artifacts.artifact(&entry.file) } }],
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
