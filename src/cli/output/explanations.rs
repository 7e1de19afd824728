//! Why a finding matters, and what to do instead: at the first finding of each rule, or at every one.
//!
//! Later findings point to the first, since the tenth reading of a paragraph teaches nobody. If a rule has no words of its
//! own for what to do, as with a misspelt name, every finding says it.

use super::wrap::{WIDTH, wrapped};
use annotate_snippets::{Group, Level};
use lakatos_engine::escape::one_line;
use lakatos_engine::rules::finding::{Finding, Location};
use lakatos_project::Project;
use lakatos_syntax::line_index::{Encoding, LineIndex};
use std::collections::HashMap;

/// At which findings a rule is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Explained {
    /// At the first of each rule.
    Once,
    /// At every one.
    Always,
}

/// What has been explained so far, and where.
pub struct Explanations<'a> {
    explained: Explained,
    places: HashMap<&'a str, String>,
}

impl<'a> Explanations<'a> {
    /// Nothing yet.
    pub fn new(explained: Explained) -> Self {
        Self { explained, places: HashMap::new() }
    }

    /// Adds to a finding why it matters and what to do instead, or where that is said.
    pub fn add(
        &mut self,
        group: Group<'a>,
        project: &'a Project,
        indexes: &[LineIndex],
        finding: &'a Finding,
    ) -> Group<'a> {
        let note = |word: &'static str, text: String| Level::NOTE.with_name(word).message(text);
        let paragraph = |text: &str| wrapped(text, WIDTH).join("\n");
        let rule = finding.code.as_str();
        let instead = finding.help.as_deref().unwrap_or_default();
        if self.explained == Explained::Once {
            if let Some(place) = self.places.get(rule) {
                let see = |what: &str| note("see", format!("the first `{rule}`, at {place}, for {what}"));
                return match differs_by_finding(project, rule) {
                    true => group.element(note("instead", paragraph(instead))).element(see("why")),
                    false => group.element(see("why, and what to do instead")),
                };
            }
            self.places.insert(rule, place(project, indexes, finding.place));
        }
        let why = project.rules().rule(rule).map_or("", |rule| rule.file.why.as_str());
        group
            .element(note("why", paragraph(why)))
            .element(note("instead", paragraph(instead)))
            .element(note("see", format!("lakatos explain {rule}")))
    }
}

/// Whether what a rule says to do is nothing but placeholders, so that each of its findings says something else.
fn differs_by_finding(project: &Project, rule: &str) -> bool {
    let instead = project.rules().rule(rule).map(|rule| rule.file.instead.text.trim());
    instead.is_some_and(|instead| instead.starts_with('{') && instead.ends_with('}'))
}

/// A place as it stands above an excerpt, which many terminals let one click.
fn place(project: &Project, indexes: &[LineIndex], location: Location) -> String {
    let Some(file) = project.file(location.source) else { return String::new() };
    let start = indexes[location.source as usize].position(location.span.start, Encoding::Scalar);
    format!("{}:{}:{}", one_line(&file.path.to_string_lossy()), start.line + 1, start.column + 1)
}
