//! What was found, the gravest first, each with its literature.

use super::page::{Block, Found};
use crate::cli::tell::shown;
use lakatos_engine::rules::finding::Finding;
use lakatos_engine::rules::{Analysis, Severity};
use lakatos_project::Project;
use lakatos_syntax::line_index::{Encoding, LineIndex};

/// A block for each; hints are counted.
pub fn blocks(project: &Project, analysis: &Analysis) -> Vec<Block> {
    let mut findings: Vec<&Finding> =
        analysis.findings.iter().filter(|finding| finding.severity < Severity::Hint).collect();
    findings.sort_by_key(|finding| (finding.severity, finding.place));
    let indexes: Vec<LineIndex> = project.all_files().map(|file| LineIndex::new(file.text())).collect();
    let place = |finding: &Finding| {
        let source = finding.place.source as usize;
        let line = indexes.get(source).map(|index| index.position(finding.place.span.start, Encoding::Scalar).line + 1);
        let path = project.file(source as u32).map(|file| shown(&file.path)).unwrap_or_default();
        format!("{path}, line {}", line.unwrap_or(1))
    };
    let mut blocks: Vec<Block> = findings
        .into_iter()
        .map(|finding| {
            let rule = project.rules().rule(finding.code.as_str());
            Block::Finding(Found {
                severity: finding.severity,
                rule: finding.code.to_string(),
                message: finding.message.clone(),
                place: place(finding),
                why: rule.map(|rule| rule.file.why.clone()).unwrap_or_default(),
                instead: finding.help.clone().unwrap_or_default(),
                references: rule.map(|rule| rule.file.references.clone()).unwrap_or_default(),
            })
        })
        .collect();
    if blocks.is_empty() {
        blocks.push(Block::Text("Nothing.".to_owned()));
    }
    let allowed: Vec<String> = analysis
        .suppressed
        .iter()
        .map(|allowed| format!("{} (`{}`): {}", allowed.finding.message, allowed.finding.code, allowed.reason))
        .collect();
    if !allowed.is_empty() {
        blocks.push(Block::Heading(3, "What the author allows, and why".to_owned()));
        blocks.push(Block::List(allowed));
    }
    blocks
}
