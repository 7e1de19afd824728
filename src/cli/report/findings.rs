//! What was found, the gravest first, each with its literature.

use super::page::{Block, Found};
use crate::cli::tell::shown;
use lakatos_engine::rules::finding::Finding;
use lakatos_engine::rules::{Analysis, Severity};
use lakatos_project::Project;
use lakatos_syntax::line_index::LineIndex;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// A block for each; hints are counted.
pub fn blocks(project: &Project, analysis: &Analysis) -> Vec<Block> {
    let mut findings: Vec<&Finding> =
        analysis.findings.iter().filter(|finding| finding.severity < Severity::Hint).collect();
    findings.sort_by_key(|finding| (finding.severity, finding.place));
    let indexes: Vec<LineIndex> = project.all_files().map(|file| LineIndex::new(file.text())).collect();
    let place = |finding: &Finding| {
        let source = finding.place.source as usize;
        let line = indexes.get(source).map(|index| index.line_of(finding.place.span.start) + 1);
        let path = project.file(source as u32).map(|file| shown(&file.path)).unwrap_or_default();
        format!("{path}, line {}", line.unwrap_or(1))
    };
    let titles = analysis.argument.titles();
    let mut explained: FxHashSet<&str> = FxHashSet::default();
    let mut blocks: Vec<Block> = findings
        .into_iter()
        .map(|finding| {
            let rule = project.rules().rule(finding.code.as_str());
            let is_new = explained.insert(finding.code.as_str());
            let why = rule.filter(|_| is_new).map(|rule| rule.file.why.clone());
            Block::Finding(Found {
                severity: finding.severity,
                rule: finding.code.to_string(),
                message: called(&finding.message, &titles),
                place: place(finding),
                why: why.unwrap_or_default(),
                instead: called(finding.help.as_deref().unwrap_or_default(), &titles),
                references: rule.filter(|_| is_new).map(|rule| rule.file.references.clone()).unwrap_or_default(),
            })
        })
        .collect();
    if blocks.is_empty() {
        blocks.push(Block::Text("Nothing.".to_owned()));
    }
    let allowed: Vec<String> = analysis
        .suppressed
        .iter()
        .map(|allowed| {
            format!("{} (`{}`): {}", called(&allowed.finding.message, &titles), allowed.finding.code, allowed.reason)
        })
        .collect();
    if !allowed.is_empty() {
        blocks.push(Block::Heading(3, "What the author allows, and why".to_owned()));
        blocks.push(Block::List(allowed));
    }
    blocks
}

/// With titles in quotation marks for the names in it; a formula stays as it is written.
fn called(text: &str, titles: &BTreeMap<String, String>) -> String {
    let parts = text.split('`').enumerate().map(|(index, part)| match (index % 2, titles.get(part)) {
        (0, _) => part.replace("..", "–"),
        (_, Some(title)) => format!("“{title}”"),
        (_, None) => format!("`{part}`"),
    });
    parts.collect()
}
