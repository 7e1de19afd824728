//! What leads out of a draft: from a citation to the work, from the name of a rule to its page.

use super::occurrences::{Symbol, occurrences};
use crate::project::workspace::Snapshot;
use crate::project::{bibliographies, bibtex};
use crate::syntax::Span;
use rustc_hash::FxHashMap;

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
pub fn links(snapshot: &Snapshot, source: u32) -> Vec<Link> {
    let Some(file) = snapshot.file(source) else { return Vec::new() };
    let mut addresses: FxHashMap<String, String> = FxHashMap::default();
    for bibliography in bibliographies(std::iter::once(file), snapshot.config.as_deref()) {
        for entry in &bibliography.entries {
            if let Some(address) = bibtex::address(&bibliography.buffer.slice(entry.span)) {
                addresses.entry(entry.key.clone()).or_insert(address);
            }
        }
    }
    let mut links: Vec<Link> = occurrences(file)
        .into_iter()
        .filter_map(|occurrence| match &occurrence.symbol {
            Symbol::Work(key) => {
                let to = Destination::Address(addresses.get(&**key)?.clone());
                Some(Link { span: occurrence.span, to })
            }
            _ => None,
        })
        .collect();
    let named = file.document.directives.iter().flat_map(|directive| &directive.rules);
    let known = named.filter(|(rule, _)| snapshot.rules().knows(rule));
    links.extend(known.map(|(rule, span)| Link { span: *span, to: Destination::Rule(rule.clone()) }));
    links.sort_by_key(|link| link.span);
    links
}
