//! What JSON says of a rule: in the list of all of them, and once in a report that has findings of it (docs/json.md).

use lakatos_engine::rules::rule::Rule;
use serde::Serialize;

/// A rule. The fields are those of the JSON.
#[derive(Serialize)]
#[allow(missing_docs, reason = "docs/json.md says what they are")]
pub struct RuleJson<'rule> {
    pub id: &'rule str,
    pub group: &'rule str,
    pub severity: &'rule str,
    pub since: &'rule str,
    pub summary: &'rule str,
    pub why: &'rule str,
    pub instead: Option<&'rule str>,
    pub references: &'rule [String],
}

impl<'rule> RuleJson<'rule> {
    /// Of a rule.
    pub fn new(rule: &'rule Rule) -> Self {
        let file = &rule.file;
        Self {
            id: &file.id,
            group: &file.group,
            severity: file.severity.word(),
            since: &file.since,
            summary: &file.summary,
            why: &file.why,
            instead: rule.instead(),
            references: &file.references,
        }
    }
}
