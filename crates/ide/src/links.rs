//! What leads out of a draft: from a citation to the work, from the name of a rule to its page.

use super::occurrences::{Symbol, occurrences};
use super::prose;
use lakatos_project::Project;
use lakatos_syntax::Span;
use rustc_hash::FxHashSet;

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The bytes of the file that it stands on.
    pub span: Span,
    /// Where it leads.
    pub to: Destination,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// To an address on the web.
    Address(String),
    /// To the page of a rule.
    Rule(String),
}

/// The links of a file, in order.
pub fn links(project: &Project, source: u32) -> Vec<Link> {
    let Some(file) = project.file(source) else { return Vec::new() };
    let mut bibliographies = project.bibliographies_of(file);
    bibliographies.extend(project.bibliographies_of_libraries());
    let address = |key: &str| {
        bibliographies.iter().find_map(|bibliography| {
            let (bibliography, entry) = bibliography.entry(key)?;
            bibliography.address(entry)
        })
    };
    let mut links: Vec<Link> = occurrences(file)
        .into_iter()
        .filter_map(|occurrence| match &occurrence.symbol {
            Symbol::Work(key) => {
                let to = Destination::Address(address(key)?);
                Some(Link { span: occurrence.span, to })
            }
            _ => None,
        })
        .collect();
    let in_blocks: FxHashSet<Span> = links.iter().map(|link| link.span).collect();
    let in_prose = prose::citations(file).into_iter().filter(|(_, span)| !in_blocks.contains(span));
    links.extend(in_prose.filter_map(|(key, span)| Some(Link { span, to: Destination::Address(address(key)?) })));
    let named = file.document.directives.iter().flat_map(|directive| &directive.rules);
    let known = named.filter(|(rule, _)| project.rules().knows(rule));
    links.extend(known.map(|(rule, span)| Link { span: *span, to: Destination::Rule(rule.clone()) }));
    links.sort_by_key(|link| link.span);
    links
}
