//! The calls into the library that the tests go through.

use lakatos::rules::examples;
use lakatos::rules::{Analysis, AnalysisSource, Finding, RuleSet, analyse};
use lakatos::syntax::{Document, Host};

/// What follows from files that are written in the language only, by all rules.
pub fn analysed(texts: &[String]) -> Analysis {
    analysed_with(texts, Host::Lakatos, RuleSet::built_in())
}

/// What follows from files of one host, by some rules.
pub fn analysed_with(texts: &[String], host: Host, rules: &RuleSet) -> Analysis {
    let documents: Vec<Document> = texts.iter().map(|text| Document::read(text, host)).collect();
    let sources: Vec<AnalysisSource> =
        texts.iter().zip(&documents).map(|(text, document)| AnalysisSource { text, document }).collect();
    analyse(&sources, rules)
}

/// What follows from one file, without any rule.
pub fn appraised(text: &str) -> Analysis {
    analysed_with(&[text.to_owned()], Host::Lakatos, &RuleSet::of(Vec::new()))
}

/// What all rules say of one file.
pub fn findings(text: &str, host: Host) -> Vec<Finding> {
    examples::findings(text, host, RuleSet::built_in())
}
