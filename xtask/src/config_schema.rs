//! `docs/lakatos.schema.json`: the schema of `lakatos.toml`, with every rule, group and option.

use crate::generated::Generated;
use lakatos_engine::rules::Severity;
use lakatos_engine::rules::vocabulary::Value as OptionValue;
use serde_json::{Map, Value, json};
use std::path::PathBuf;

/// The schema.
pub fn schema() -> Generated {
    let strings =
        |description: &str| json!({ "type": "array", "items": { "type": "string" }, "description": description });
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "lakatos.toml",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "project": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                    "name": { "type": "string", "description": "The project's name" },
                    "include": strings("Patterns of the drafts that belong to it"),
                    "exclude": strings("Patterns of the drafts that do not"),
                    "bibliography": strings("Bibliographies that every draft may cite"),
                    "data": strings("Folders outside of the project that tables may be read from"),
                    "use": strings("Libraries that every draft uses: names, or paths from this folder"),
                    "rules": strings("Folders of rules of your own"),
                    "stance": { "enum": ["nomothetic", "analyticist"], "description": "How theories are meant" },
                    "aim": { "enum": ["test", "build", "describe"], "description": "What the draft is for" }
                }
            },
            "prose": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                    "read": { "enum": ["on", "off"], "description": "Whether the prose around the blocks is read" },
                    "language": { "type": "string", "description": "The language of the prose: only English is read" }
                }
            },
            "rules": { "type": "object", "properties": rules() }
        }
    });
    Generated { path: PathBuf::from("docs/lakatos.schema.json"), text: format!("{schema:#}\n") }
}

fn rules() -> Map<String, Value> {
    let severities: Vec<&str> = Severity::ALL.into_iter().map(Severity::word).chain(["off"]).collect();
    let mut properties = Map::new();
    for rule in lakatos_rules::built_in().rules() {
        let mut options = Map::from_iter([("severity".to_owned(), json!({ "enum": severities }))]);
        for option in &rule.file.options {
            let ty = match option.default {
                OptionValue::Bool(_) => "boolean",
                OptionValue::Number(_) => "number",
                _ => "string",
            };
            options.insert(option.name.clone(), json!({ "type": ty, "description": option.doc }));
        }
        let table = json!({ "type": "object", "additionalProperties": false, "properties": options });
        properties.insert(
            rule.file.id.clone(),
            json!({ "description": rule.file.summary, "anyOf": [{ "enum": severities }, table] }),
        );
        let of_group = format!("All rules of the group {}", rule.file.group);
        properties.insert(rule.file.group.clone(), json!({ "description": of_group, "enum": severities }));
    }
    properties
}
