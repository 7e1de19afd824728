//! A rule's examples are its tests: does the bad one give its finding, at the marked place, and the good one none?

use super::file::{ExampleFile, RuleFile};
use super::finding::Finding;
use super::rule::Rule;
use super::set::RuleSet;
use super::{Analysis, AnalysisSource, Role, analyse, analyse_with};
use crate::appraisal::data::PlainTables;
use crate::argument::Effort;
use crate::library::{uses, with_used};
use lakatos_syntax::{Document, Host, Span};
use std::path::Path;

/// What went wrong with an example (the words are ast-grep's).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As it should be.
    Passed,
    /// The bad example gives nothing.
    Missing,
    /// The good example gives a finding, or the bad one several.
    Noisy(Vec<String>),
    /// The finding is at another place: there, and what stands there.
    Wrong(String),
    /// The example has no marks, or its host is unknown.
    Unreadable(&'static str),
}

/// Whether an example is to give a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// One, at the marked place.
    Bad,
    /// None.
    Good,
}

/// Every example of a rule, and how it comes out: it is asked beside `others`, and its findings count.
pub fn outcomes(rule: &Rule, others: &RuleSet) -> Vec<(Expectation, usize, Outcome)> {
    let RuleFile { bad, good, .. } = &rule.file;
    let rules = others.with(rule.clone());
    let each = |expectation: Expectation, examples: &[ExampleFile]| -> Vec<(Expectation, usize, Outcome)> {
        examples
            .iter()
            .enumerate()
            .map(|(index, example)| (expectation, index, outcome(&rules, rule.id(), example, expectation)))
            .collect()
    };
    let mut all = each(Expectation::Bad, bad);
    all.extend(each(Expectation::Good, good));
    all
}

fn outcome(rules: &RuleSet, id: &str, example: &ExampleFile, expectation: Expectation) -> Outcome {
    let Some(host) = host_of(example) else {
        return Outcome::Unreadable("there is no such host");
    };
    let (text, marked) = unmarked(&example.text);
    let findings = analysis_beside(&text, host, rules, example.beside()).findings;
    let findings: Vec<Finding> = findings.into_iter().filter(|finding| finding.code == id).collect();
    let messages = || findings.iter().map(|finding| finding.message.clone()).collect();
    match (expectation, marked, findings.as_slice()) {
        (Expectation::Good, _, []) => Outcome::Passed,
        (Expectation::Good, ..) => Outcome::Noisy(messages()),
        (Expectation::Bad, None, _) => Outcome::Unreadable("the bad example has no `«` and `»`"),
        (Expectation::Bad, _, []) => Outcome::Missing,
        (Expectation::Bad, Some(marked), [only]) if only.place.span == marked => Outcome::Passed,
        (Expectation::Bad, Some(_), [only]) => {
            Outcome::Wrong(text.get(only.place.span.range()).unwrap_or_default().to_owned())
        }
        (Expectation::Bad, ..) => Outcome::Noisy(messages()),
    }
}

/// What `rules` say of a text that is a project of its own.
pub fn findings(text: &str, host: Host, rules: &RuleSet) -> Vec<Finding> {
    analysis_beside(text, host, rules, Beside::default()).findings
}

/// What an example has beside its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'text> {
    /// What was frozen; empty where nothing was.
    pub frozen: &'text str,
    /// The table of its data set; empty where it has none.
    pub table: &'text str,
    /// What was counted before; empty where nothing was.
    pub counted: &'text str,
}

impl ExampleFile {
    /// What it has beside its text.
    pub fn beside(&self) -> Beside<'_> {
        Beside { frozen: &self.frozen, table: &self.table, counted: &self.counted }
    }
}

/// All that follows from a text that is a project of its own, beside what was frozen and a table.
pub fn analysis_beside(text: &str, host: Host, rules: &RuleSet, Beside { frozen, table, counted }: Beside) -> Analysis {
    let (document, of_frozen) = (Document::read(text, host), Document::read(frozen, Host::Lakatos));
    let used = uses(&document).map(|name| &*name.text);
    let mut sources = vec![AnalysisSource { host, ..AnalysisSource::new(text, &document) }];
    sources.extend(with_used(used).into_iter().map(AnalysisSource::shipped));
    if !frozen.is_empty() {
        sources.push(AnalysisSource { role: Role::Frozen, ..AnalysisSource::new(frozen, &of_frozen) });
    }
    match (table, counted) {
        ("", "") => analyse(&sources, rules),
        _ => analyse_with(&sources, rules, &PlainTables::one(table, counted), Effort::default()),
    }
}

/// What a rule says of its first bad example, beside `others`: its message and help with real names in them.
pub fn first_finding(rule: &Rule, others: &RuleSet) -> Option<Finding> {
    findings_of(rule, rule.file.bad.first()?, others).into_iter().next()
}

/// What a rule says of an example, beside `others`.
pub fn findings_of(rule: &Rule, example: &ExampleFile, others: &RuleSet) -> Vec<Finding> {
    let Some(host) = host_of(example) else { return Vec::new() };
    let rules = others.with(rule.clone());
    let all = analysis_beside(&unmarked(&example.text).0, host, &rules, example.beside()).findings;
    all.into_iter().filter(|finding| finding.code == rule.id()).collect()
}

fn host_of(example: &ExampleFile) -> Option<Host> {
    Host::from_path(Path::new(&format!("example.{}", example.host)))
}

/// The text without its marks, and what they mark.
pub fn unmarked(text: &str) -> (String, Option<Span>) {
    let plain: String = text.chars().filter(|character| !matches!(character, '«' | '»')).collect();
    let marks = text.find('«').zip(text.find('»'));
    let span = marks.map(|(open, close)| Span::new(open, close - '«'.len_utf8()));
    (plain, span)
}
