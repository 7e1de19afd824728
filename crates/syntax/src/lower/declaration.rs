//! Declarations: header and properties.

use super::kinds::{self, Kind};
use super::property::keyword_of;
use super::{Lowering, children, forms, span};
use crate::ast::{Declaration, DeclarationKind, Name, PropertyValue, Range};
use tree_sitter::Node;

impl Lowering<'_> {
    /// A declaration; none for other nodes.
    pub(super) fn declaration(&mut self, node: Node) -> Option<Declaration> {
        let kind = declaration_kind(kinds::of(node))?;
        let start = span(node.child(0)?);
        let form = forms::header_form(kind);
        let mut declaration = Declaration {
            kind,
            name: None,
            title: None,
            citations: Vec::new(),
            period: None,
            properties: Vec::new(),
            span: start,
            header: start,
        };
        for part in children(node) {
            let part_kind = kinds::of(part);
            match part_kind {
                Kind::Name => declaration.name = self.word(part, "a name", form),
                Kind::Text => {
                    let library = self.text(part, form);
                    declaration.name = library.map(|library| Name { text: library.text, span: library.span });
                }
                Kind::String | Kind::UnclosedString => declaration.title = self.text(part, form).or(declaration.title),
                Kind::Citation => declaration.citations.extend(self.citation(part)),
                Kind::Period => declaration.period = self.period(part, kind),
                _ => {
                    if keyword_of(part_kind).is_some() {
                        self.add_property(&mut declaration, part);
                        declaration.span = declaration.span.to(span(part));
                    }
                    continue;
                }
            }
            if declaration.properties.is_empty() {
                declaration.header = declaration.header.to(span(part));
                declaration.span = declaration.span.to(span(part));
            }
        }
        // A long draft keeps many of them for long.
        declaration.properties.shrink_to_fit();
        declaration.citations.shrink_to_fit();
        Some(declaration)
    }

    /// The years of a case; a single year is a period as well.
    fn period(&mut self, node: Node, kind: DeclarationKind) -> Option<Range> {
        if kind != DeclarationKind::Case {
            self.syntax_error(
                span(node),
                format!("{} has no period", kind.with_article()),
                "Only a case has one; a number that belongs to the title goes inside its quotation marks.",
            );
            return None;
        }
        let inner = node.child(0)?;
        if kinds::of(inner) == Kind::Range {
            return self.range(inner);
        }
        let year = self.number(inner)?;
        Some(Range { low: year, high: Some(year), span: span(inner) })
    }

    fn add_property(&mut self, declaration: &mut Declaration, node: Node) {
        let Some(property) = self.property(node) else { return };
        let keyword = property.value.keyword();
        let owners = forms::owners(keyword);
        let kind = declaration.kind;
        if !owners.contains(&kind) {
            let owners: Vec<&str> = owners.iter().map(|owner| owner.with_article()).collect();
            let what = match &property.value {
                PropertyValue::Observation(_) => "observation".to_owned(),
                _ => format!("`{keyword}`"),
            };
            self.syntax_error(
                property.keyword,
                format!("{} takes no {what}: that belongs in {}", kind.with_article(), owners.join(" or ")),
                format!("{} takes {}.", capitalized(kind.with_article()), forms::properties_of(kind)),
            );
            return;
        }
        let first = declaration.properties.iter().find(|before| before.value.keyword() == keyword);
        let several = matches!(&property.value, PropertyValue::List(_, names) if names.len() > 1);
        if forms::is_once(keyword) && (first.is_some() || several) {
            self.syntax_error(
                property.span,
                format!("{} takes only one `{keyword}`", kind.with_article()),
                "Keep one of them.",
            );
            return;
        }
        declaration.properties.push(property);
    }
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// What a node of the tree declares; none for other nodes.
pub fn declaration_kind(kind: Kind) -> Option<DeclarationKind> {
    Some(match kind {
        Kind::Puzzle => DeclarationKind::Puzzle,
        Kind::Source => DeclarationKind::Source,
        Kind::Concept => DeclarationKind::Concept,
        Kind::Paradigm => DeclarationKind::Paradigm,
        Kind::Theory => DeclarationKind::Theory,
        Kind::Auxiliary => DeclarationKind::Auxiliary,
        Kind::Case => DeclarationKind::Case,
        Kind::Test => DeclarationKind::Test,
        Kind::Use => DeclarationKind::Use,
        _ => return None,
    })
}

/// For messages about what stands where a declaration or property should.
pub(super) fn enclosing_declaration(node: Node) -> Option<DeclarationKind> {
    let mut ancestor = node.parent();
    while let Some(node) = ancestor {
        if let Some(kind) = declaration_kind(kinds::of(node)) {
            return Some(kind);
        }
        ancestor = node.parent();
    }
    None
}
