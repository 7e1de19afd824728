//! Four published debates, written down as a good student would: what a referee would still raise, and nothing else.
//!
//! Each finding below was read and judged true. A change here is a change of what students are told.

use lakatos_engine::rules::{AnalysisSource, analyse};
use lakatos_syntax::{Document, Host};

/// Rule, severity and subject of every finding, in order.
fn raised(draft: &str) -> Vec<String> {
    let document = Document::read(draft, Host::Markdown);
    let analysis = analyse(&[AnalysisSource::new(draft, &document)], lakatos_rules::built_in());
    let line = |finding: &lakatos_engine::rules::Finding| {
        format!("{} {} {}", finding.severity.word(), finding.code, finding.subject.as_deref().unwrap_or("-"))
    };
    analysis.findings.iter().map(line).collect()
}

#[test]
fn balancing_after_the_cold_war() {
    insta::assert_debug_snapshot!(raised(include_str!("soft-balancing.md")));
}

#[test]
fn the_democratic_peace_and_1898() {
    insta::assert_debug_snapshot!(raised(include_str!("democratic-peace-1898.md")));
}

#[test]
fn hegemonic_stability() {
    insta::assert_debug_snapshot!(raised(include_str!("hegemonic-stability.md")));
}

#[test]
fn nuclear_deterrence_and_kargil() {
    insta::assert_debug_snapshot!(raised(include_str!("nuclear-kargil.md")));
}
