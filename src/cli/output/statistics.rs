//! How many findings each rule has.

use super::json::{self, Summary};
use crate::cli::checked::Checked;
use lakatos_engine::rules::Severity;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

#[derive(Serialize)]
struct Report {
    version: u32,
    statistics: Vec<Count>,
    summary: Summary,
}

#[derive(Serialize)]
struct Count {
    rule: String,
    group: String,
    severity: &'static str,
    count: usize,
}

/// Writes a line for every rule and severity, the most frequent first, and a line that sums them up.
pub fn write_text(out: &mut impl Write, checked: &[Checked]) -> io::Result<()> {
    let counts = counts(checked);
    let width = counts.first().map_or(1, |most| most.count.to_string().len());
    for Count { rule, severity, count, .. } in &counts {
        writeln!(out, "{count:>width$}  {severity:<7}  {rule}")?;
    }
    writeln!(out, "{}", super::text::summary(checked))
}

/// The same as JSON (docs/json.md).
pub fn write_json(out: &mut impl Write, checked: &[Checked]) -> io::Result<()> {
    json::write(out, &Report { version: 1, statistics: counts(checked), summary: Summary::new(checked) })
}

fn counts(checked: &[Checked]) -> Vec<Count> {
    let mut by_rule: BTreeMap<(&str, &str, Severity), usize> = BTreeMap::new();
    for checked in checked {
        for finding in &checked.findings {
            let rule = checked.project.rules().rule(finding.code.as_str());
            let group = rule.map_or("", |rule| rule.file.group.as_str());
            *by_rule.entry((finding.code.as_str(), group, finding.severity)).or_default() += 1;
        }
    }
    let count = |((rule, group, severity), count): ((&str, &str, Severity), usize)| Count {
        rule: rule.to_owned(),
        group: group.to_owned(),
        severity: severity.word(),
        count,
    };
    let mut counts: Vec<Count> = by_rule.into_iter().map(count).collect();
    counts.sort_by_key(|count| std::cmp::Reverse(count.count));
    counts
}
