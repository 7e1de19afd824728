//! What was found, the gravest first, each with its literature.

use super::page::{Block, Found};
use lakatos_engine::rules::finding::Finding;
use lakatos_engine::rules::{Analysis, Severity};
use lakatos_project::Project;
use lakatos_syntax::line_index::{Encoding, LineIndex};

/// A block for each; hints are counted.
pub fn blocks(project: &Project, analysis: &Analysis) -> Vec<Block> {
    let mut findings: Vec<&Finding> =
        analysis.findings.iter().filter(|finding| finding.severity < Severity::Hint).collect();
    findings.sort_by_key(|finding| (finding.severity, finding.location));
    let indexes: Vec<LineIndex> = project.all_files().map(|file| LineIndex::new(file.text())).collect();
    let place = |finding: &Finding| {
        let source = finding.location.source as usize;
        let line =
            indexes.get(source).map(|index| index.position(finding.location.span.start, Encoding::Scalar).line + 1);
        let path = project.file(source as u32).map(|file| file.path.display().to_string()).unwrap_or_default();
        format!("{path}, line {}", line.unwrap_or(1))
    };
    let references = |rule: &str| {
        let rule = project.rules().rules().iter().find(|known| known.id() == rule);
        rule.map(|rule| rule.file.references.clone()).unwrap_or_default()
    };
    let mut blocks: Vec<Block> = findings
        .into_iter()
        .map(|finding| {
            Block::Finding(Found {
                severity: finding.severity,
                rule: finding.rule.clone(),
                message: finding.message.clone(),
                place: place(finding),
                why: finding.why.clone(),
                instead: finding.help.clone(),
                references: references(&finding.rule),
            })
        })
        .collect();
    if blocks.is_empty() {
        blocks.push(Block::Text("Nothing.".to_owned()));
    }
    let allowed: Vec<String> = analysis
        .suppressed
        .iter()
        .map(|allowed| format!("{} (`{}`): {}", allowed.finding.message, allowed.finding.rule, allowed.reason))
        .collect();
    if !allowed.is_empty() {
        blocks.push(Block::Heading(3, "What the author allows, and why".to_owned()));
        blocks.push(Block::List(allowed));
    }
    blocks
}
