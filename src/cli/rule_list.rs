//! `lakatos rules`: every rule, a line each.

use super::CLEAN;
use super::arguments::{Format, Rules};
use super::output::{json, rule_json::RuleJson};
use std::io::{self, Write};

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
            let list: Vec<RuleJson> = rules.iter().map(RuleJson::new).collect();
            json::write(out, &list)?;
        }
    }
    Ok(CLEAN)
}
