//! The tokens of a piece, in order, and what could not be read of it.

use crate::language::OBSERVATION;
use crate::lower::kinds::{Kind, node_kind};
use crate::lower::span;
use crate::span::Span;
use tree_sitter::Tree;

/// A word, a sign, a string, a comment: what stands between white space. Its span is the piece's.
pub struct Word {
    /// Its bytes.
    pub span: Span,
    /// What begins with it.
    pub role: WordRole,
    /// Whether no space stands before it.
    pub is_glued: bool,
}

/// What begins with a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordRole {
    /// A declaration.
    Declaration,
    /// A property.
    Property,
    /// An observation; the next token is its `=`.
    Observation,
    /// Nothing: what began before goes on.
    Continuation,
    /// A comment.
    Comment,
}

/// The tokens of the tree of `text`, and the spans in which something is wrong or missing.
pub fn tokens(text: &str, tree: &Tree) -> (Vec<Word>, Vec<Span>) {
    let (mut tokens, mut damage) = (Vec::new(), Vec::new());
    let mut role = WordRole::Continuation;
    let mut before = "";
    let mut cursor = tree.walk();
    loop {
        let node = cursor.node();
        let kind = node_kind(node);
        let is_stray = kind.property().is_some() && cursor.depth() == 1;
        if matches!(kind, Kind::Error | Kind::Missing | Kind::UnclosedString) || node.is_missing() || is_stray {
            damage.push(span(node));
        }
        if kind.declaration().is_some() {
            role = WordRole::Declaration;
        } else if let Some(row) = kind.property() {
            role = if row.keyword == OBSERVATION { WordRole::Observation } else { WordRole::Property };
        }
        if node.child_count() == 0 && !span(node).is_empty() {
            let is_glued = is_glued(before, node.kind());
            match kind {
                Kind::Comment => {
                    tokens.push(Word { span: without_blanks(text, span(node)), role: WordRole::Comment, is_glued });
                }
                _ => {
                    tokens.push(Word { span: span(node), role, is_glued });
                    role = WordRole::Continuation;
                }
            }
            before = node.kind();
        }
        if cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return (tokens, damage);
            }
        }
    }
}

/// Blanks at the end of a comment say nothing.
fn without_blanks(text: &str, comment: Span) -> Span {
    let trimmed = text.get(comment.range()).unwrap_or_default().trim_end_matches([' ', '\t']);
    Span::new(comment.start as usize, comment.start as usize + trimmed.len())
}

/// Whether nothing stands between two kinds of tokens.
fn is_glued(before: &str, after: &str) -> bool {
    matches!(after, "," | ":" | ")" | "." | ".." | "-" | "–" | "—" | "locator")
        || matches!(before, "(" | ".")
        // What else may follow an open range is no number.
        || (matches!(before, ".." | "-" | "–" | "—") && after == "number")
}
