//! The rules that a suppression may name.

use super::characters::is_in_name;
use super::{About, Offer, OfferKind, Offers};
use lakatos_engine::rules::suppression::NOT_ALLOWABLE;
use lakatos_project::{File, Project};
use lakatos_syntax::Span;
use lakatos_syntax::directive::MARK;
use lakatos_syntax::line_index::line_start;

/// What may follow in a suppression that is being written at a byte of a file; none where none is.
pub fn offers(project: &Project, file: &File, offset: u32) -> Option<Offers> {
    let text = file.buffer.text();
    let at = offset as usize;
    let line = text.get(line_start(text, at)..at)?;
    let (before, directive) = line.split_at(line.rfind(MARK)?);
    if !["#", "%", "<!--"].iter().any(|sign| before.trim_end().ends_with(sign)) {
        return None;
    }
    let directive = directive.strip_prefix(MARK)?.trim_start();
    let typed = directive.rsplit(|c| !is_in_name(c)).next().unwrap_or_default();
    let ahead = text.get(at..)?.find(|c| !is_in_name(c)).unwrap_or(text.len() - at);
    let span = Span::new(at - typed.len(), at + ahead);
    let Some((verb, named)) = directive.split_once(char::is_whitespace) else {
        let verbs = ["allow", "allow-file"].map(|verb| Offer::word(verb, OfferKind::Word, About::Nothing));
        return (typed == directive).then(|| Offers { offers: verbs.into(), span, is_needed: true });
    };
    if !matches!(verb, "allow" | "allow-file") || named.contains('—') || named.contains("--") {
        return None;
    }
    let named = named.strip_suffix(typed).unwrap_or(named);
    let is_named = |id: &str| named.split(|c| !is_in_name(c)).any(|word| word == id);
    let found = found_near(project, file, offset);
    let is_fit = |id: &str| !NOT_ALLOWABLE.contains(&id) && !is_named(id);
    let rules = || project.rules().rules().iter().filter(|rule| is_fit(rule.id()));
    let is_found = |id: &str| found.contains(&id);
    let near = rules().filter(|rule| is_found(rule.id()));
    let others = rules().filter(|rule| !is_found(rule.id()));
    let offers = near.chain(others).map(|rule| Offer {
        detail: rule.file.summary.clone(),
        ..Offer::word(rule.id(), OfferKind::Rule, About::Rule(rule.id().to_owned()))
    });
    Some(Offers { offers: offers.collect(), span, is_needed: named.trim().is_empty() })
}

/// The rules that have found something on the line of a byte, or the one below.
fn found_near<'project>(project: &'project Project, file: &File, offset: u32) -> Vec<&'project str> {
    let line = file.buffer.line_of(offset);
    let is_near = |source: u32, span: Span| {
        let found = file.buffer.line_of(span.start);
        project.file(source).is_some_and(|other| other.path == file.path) && (found == line || found == line + 1)
    };
    let findings = project.analysis().findings.iter();
    let near = findings.filter(|finding| is_near(finding.place.source, finding.place.span));
    near.map(|finding| finding.code.as_str()).collect()
}
