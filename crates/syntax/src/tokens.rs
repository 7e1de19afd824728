//! What each word of a piece is: a keyword, a name that is declared, a value, a text.
//!
//! Read off the syntax tree, so that a half-written line has its words as well.

use super::ast::DeclarationKind;
use super::lower::kinds::{Kind, node_kind};
use super::lower::span;
use super::span::Span;
use tree_sitter::{Node, Tree};

/// A word or sign, and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes, counted from the start of the piece.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// What a word or sign is. Commas, colons, dots and parentheses are none of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A word of the language.
    Keyword,
    /// `=`, `<`, `..` and the like.
    Operator,
    /// A comment.
    Comment,
    /// A text with its quotes.
    Text,
    /// A number.
    Number,
    /// The key of a citation, or where to look in the work.
    Citation,
    /// A name where it is declared.
    Declared(DeclarationKind),
    /// A name that is spoken of.
    Reference,
    /// A label where a prediction, core or heuristic is given it.
    DeclaredLabel,
    /// A label that is spoken of.
    Label,
    /// A level of a concept, `yes`, `no` and `unknown` among them.
    Level,
    /// A column of a data set.
    Column,
    /// One word out of a list that the language has: the kind of a test, a role, a kind of evidence.
    Choice,
}

/// The words and signs of a tree, in order. A text that runs over several of the `ranges` that were read is cut at their
/// ends: what the host has between them is none of it.
pub fn tokens(tree: &Tree, ranges: &[Span]) -> Box<[Token]> {
    let mut tokens = Vec::new();
    let mut above: Vec<Node> = Vec::new();
    let mut cursor = tree.walk();
    loop {
        let node = cursor.node();
        if node.child_count() == 0
            && !span(node).is_empty()
            && let Some(kind) = leaf_kind(node, &above)
        {
            tokens.extend(parts(span(node), ranges).map(|span| Token { span, kind }));
        }
        if cursor.goto_first_child() {
            above.push(node);
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return tokens.into();
            }
            above.pop();
        }
    }
}

/// The parts of a span that lie in the ranges.
fn parts(span: Span, ranges: &[Span]) -> impl Iterator<Item = Span> {
    let first = ranges.partition_point(|range| range.end <= span.start);
    let common = ranges[first..].iter().take_while(move |range| range.start < span.end);
    common.map(move |range| Span { start: range.start.max(span.start), end: range.end.min(span.end) })
}

/// What a leaf is, by the nodes above it.
fn leaf_kind(leaf: Node, above: &[Node]) -> Option<TokenKind> {
    let parent = above.last().map_or(Kind::Other, |parent| node_kind(*parent));
    Some(match node_kind(leaf) {
        Kind::Comment => TokenKind::Comment,
        Kind::String | Kind::UnclosedString if parent == Kind::ColumnName || is_column(above) => TokenKind::Column,
        Kind::String | Kind::UnclosedString => TokenKind::Text,
        Kind::Number => TokenKind::Number,
        Kind::CitationKey | Kind::Locator => TokenKind::Citation,
        Kind::Identifier => match parent {
            Kind::Name => name_kind(above.iter().rev().nth(1).map_or(Kind::Other, |node| node_kind(*node))),
            Kind::Reference => TokenKind::Reference,
            Kind::Level | Kind::Value => TokenKind::Level,
            Kind::Word => TokenKind::Choice,
            Kind::ColumnName => TokenKind::Column,
            // What a column holds where it has a value is such a value; `missing` lists what is written in the file.
            Kind::Code if is_of(above, "missing") => TokenKind::Text,
            Kind::Code => TokenKind::Level,
            _ => return None,
        },
        Kind::ReservedWord => TokenKind::Keyword,
        // A word of the language that a table calls its own.
        Kind::Other if parent == Kind::Identifier => match above.iter().rev().nth(1).map(|node| node_kind(*node)) {
            Some(Kind::ColumnName) => TokenKind::Column,
            _ => TokenKind::Text,
        },
        Kind::Other => match leaf.kind() {
            "," | ":" | "." | "(" | ")" => return None,
            _ if matches!(parent, Kind::Level | Kind::Value | Kind::Code) => TokenKind::Level,
            sign if sign.starts_with(|first: char| first.is_alphabetic()) => TokenKind::Keyword,
            _ => TokenKind::Operator,
        },
        _ => return None,
    })
}

/// Whether a text names the column of a concept.
fn is_column(above: &[Node]) -> bool {
    above.last().is_some_and(|node| node_kind(*node) == Kind::Text) && is_of(above, "column")
}

/// Whether the node above a leaf is an operand of the property that a keyword opens.
fn is_of(above: &[Node], keyword: &str) -> bool {
    let owner = above.iter().rev().nth(1).map(|node| node_kind(*node));
    owner.and_then(Kind::property).is_some_and(|row| row.keyword == keyword)
}

/// What a name is, by the node that it belongs to.
fn name_kind(owner: Kind) -> TokenKind {
    match owner {
        Kind::Declaration(kind) => TokenKind::Declared(kind),
        Kind::Qualified => TokenKind::Label,
        _ => TokenKind::DeclaredLabel,
    }
}
