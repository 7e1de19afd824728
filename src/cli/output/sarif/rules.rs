//! The rules that a SARIF run speaks of, with their pages.

use super::level;
use crate::cli::checked::Checked;
use lakatos_engine::rules::RuleSet;
use lakatos_engine::rules::page::page;
use lakatos_engine::rules::rule::Rule;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Rules by number.
pub struct Catalogue {
    ids: Vec<String>,
    /// As SARIF describes them.
    pub descriptors: Vec<Value>,
}

impl Catalogue {
    /// The rules of these ids, in order: those of a project, or else those that lakatos ships.
    pub fn new<'a>(checked: &[Checked], ids: impl Iterator<Item = &'a str>) -> Self {
        let ids: BTreeSet<&str> = ids.collect();
        // Their pages show examples, which are not read otherwise.
        let shipped = if ids.is_empty() { RuleSet::default() } else { lakatos_rules::with_examples().0 };
        let find = |id: &str| {
            let own = checked.iter().find_map(|checked| checked.project.rules().rule(id));
            shipped.rule(id).or(own)
        };
        let described = ids.iter().map(|id| find(id).map_or_else(|| json!({ "id": id }), descriptor)).collect();
        Self { ids: ids.into_iter().map(str::to_owned).collect(), descriptors: described }
    }

    /// The number of a rule; as SARIF says it, -1 where it has none.
    pub fn index(&self, id: &str) -> i64 {
        self.ids.binary_search_by(|known| known.as_str().cmp(id)).map_or(-1, |index| index as i64)
    }
}

fn descriptor(rule: &Rule) -> Value {
    let file = &rule.file;
    let page = page(rule, lakatos_rules::built_in());
    json!({
        "id": file.id,
        "name": name(&file.id),
        "shortDescription": { "text": format!("{}.", file.summary) },
        "fullDescription": { "text": file.why.split_whitespace().collect::<Vec<_>>().join(" ") },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": level(file.severity) },
        "properties": { "group": file.group, "tags": [file.group] },
    })
}

/// As SARIF wants names: `AnomalyUnaddressed`.
fn name(id: &str) -> String {
    let capitalised = |word: &str| {
        let mut characters = word.chars();
        characters.next().map(|first| first.to_uppercase().chain(characters).collect::<String>()).unwrap_or_default()
    };
    id.split('-').map(capitalised).collect()
}
