//! `lakatos rules`: every rule, a line each.

use super::CLEAN;
use super::arguments::{Format, Rules};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct RuleJson<'rule> {
    id: &'rule str,
    group: &'rule str,
    severity: &'rule str,
    since: &'rule str,
    summary: &'rule str,
    why: &'rule str,
    references: &'rule [String],
}

/// Runs the command.
pub fn run(arguments: &Rules, out: &mut impl Write) -> io::Result<u8> {
    let rules = lakatos_rules::built_in().rules();
    match arguments.format {
        Format::Text => {
            let mut group = "";
            let width = rules.iter().map(|rule| rule.id().len()).max().unwrap_or_default();
            for rule in rules.iter().map(|rule| &rule.file) {
                if rule.group != group {
                    writeln!(out, "{}{}", if group.is_empty() { "" } else { "\n" }, rule.group)?;
                    group = &rule.group;
                }
                writeln!(out, "  {:width$}  {:7}  {}", rule.id, rule.severity.word(), rule.summary)?;
            }
            writeln!(out, "\n{} rules. `lakatos explain RULE` explains one.", rules.len())?;
        }
        Format::Json => {
            let list: Vec<RuleJson> = rules
                .iter()
                .map(|rule| RuleJson {
                    id: &rule.file.id,
                    group: &rule.file.group,
                    severity: rule.file.severity.word(),
                    since: &rule.file.since,
                    summary: &rule.file.summary,
                    why: &rule.file.why,
                    references: &rule.file.references,
                })
                .collect();
            serde_json::to_writer_pretty(&mut *out, &list)?;
            writeln!(out)?;
        }
    }
    Ok(CLEAN)
}
