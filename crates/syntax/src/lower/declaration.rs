//! Declarations: header and properties.

use super::kinds::{Kind, node_kind};
use super::{Lowering, children, span};
use crate::ast::{Declaration, DeclarationKind, Name, PropertyValue, Range};
use crate::language::{self, OBSERVATION, PropertyRow};
use crate::span::Span;
use tree_sitter::Node;

impl Lowering<'_> {
    /// A declaration; none for other nodes.
    pub(super) fn declaration(&mut self, node: Node) -> Option<Declaration> {
        let kind = node_kind(node).declaration()?;
        let start = span(node.child(0)?);
        let form = language::declaration(kind).form;
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
            let part_kind = node_kind(part);
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
                    if let Some(row) = part_kind.property() {
                        self.add_property(&mut declaration, row, part);
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
        if node_kind(inner) == Kind::Range {
            return self.range(inner);
        }
        let year = self.number(inner)?;
        Some(Range { low: year, high: Some(year), span: span(inner) })
    }

    fn add_property(&mut self, declaration: &mut Declaration, row: &PropertyRow, node: Node) {
        let kind = declaration.kind;
        let Some(property) = self.property(node, row, kind) else { return };
        let keyword = row.keyword;
        if row.usage_in(kind).is_none() {
            let opened = declaration.name.as_ref().filter(|_| self.is_meant_as_line(declaration, property.keyword));
            self.report_foreign(property.keyword, row, kind, opened.map(|name| name.text.as_ref()));
            return;
        }
        let is_again = || declaration.properties.iter().any(|before| before.value.keyword() == keyword);
        let has_several = matches!(&property.value, PropertyValue::List(_, names) if names.len() > 1);
        if row.is_single && (has_several || is_again()) {
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

impl Lowering<'_> {
    /// A property that belongs in another kind of declaration; `opened` is the name of a paradigm that was meant as a line.
    pub(super) fn report_foreign(
        &mut self,
        place: Span,
        row: &PropertyRow,
        kind: DeclarationKind,
        opened: Option<&str>,
    ) {
        let owners: Vec<&str> = row.owners().map(DeclarationKind::with_article).collect();
        let what = if row.keyword == OBSERVATION { OBSERVATION.to_owned() } else { format!("`{}`", row.keyword) };
        let message = format!("{} takes no {what}: that belongs in {}", kind.with_article(), owners.join(" or "));
        let help = match opened {
            Some(name) => format!(
                "The `paradigm` above opens a declaration, which takes the lines below it. A theory names its paradigm by `of {name}`."
            ),
            None => format!("{} takes {}.", capitalized(kind.with_article()), properties_in_words(kind)),
        };
        self.syntax_error(place, message, help);
    }

    /// Whether a paradigm is opened where a line of the theory above it was meant: without a title, and as far from the
    /// margin as the lines below it.
    fn is_meant_as_line(&self, declaration: &Declaration, below: Span) -> bool {
        let indent = |span: Span| {
            let before = self.text.get(..span.start as usize).unwrap_or_default();
            let line = before.rfind('\n').map_or(before, |end| &before[end + 1..]);
            line.chars().all(char::is_whitespace).then_some(line.len())
        };
        declaration.kind == DeclarationKind::Paradigm
            && declaration.title.is_none()
            && indent(declaration.span).is_some_and(|width| width > 0 && indent(below) == Some(width))
    }
}

/// The properties that a declaration takes, for a line that is none of them.
pub fn properties_in_words(owner: DeclarationKind) -> String {
    let in_words = |(row, usage): (&PropertyRow, &language::Usage)| match row.keyword {
        OBSERVATION => format!("`{}`", usage.form),
        keyword => format!("`{keyword}`"),
    };
    language::properties_in(owner).map(in_words).collect::<Vec<_>>().join(", ")
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// For messages about what stands where a declaration or property should.
pub(super) fn enclosing_declaration(node: Node) -> Option<DeclarationKind> {
    let mut ancestor = node.parent();
    while let Some(node) = ancestor {
        if let Some(kind) = node_kind(node).declaration() {
            return Some(kind);
        }
        ancestor = node.parent();
    }
    None
}
