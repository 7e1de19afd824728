//! From tree-sitter's tree to the typed tree.
//!
//! Whatever can be read is kept; a property with a hole or an error in it is dropped, so that nothing is ever concluded
//! from half of what the author meant.

mod data;
mod declaration;
mod errors;
mod formula;
pub(super) mod kinds;
mod leaf;
mod property;

pub use declaration::properties_in_words;
pub use errors::{expected_declaration, keep_first_of_each_line, too_broken};

use super::ast::Declaration;
use super::diagnostic::{Code, Diagnostic};
use super::hole::HOLE;
use super::span::Span;
use kinds::{Kind, node_kind};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::sync::Arc;
use tree_sitter::{Node, Tree};

/// The declarations of a tree, and what could not be read. Spans count from the start of `text`.
pub fn lower(text: &str, tree: &Tree) -> (Vec<Declaration>, Vec<Diagnostic>) {
    let mut lowering = Lowering { text, tree, problems: Vec::new(), words: FxHashSet::default() };
    let root = tree.root_node();
    let mut declarations = Vec::new();
    for child in children(root) {
        match lowering.declaration(child) {
            Some(declaration) => declarations.push(declaration),
            None => lowering.report_outside(child, declarations.last().map(|declaration| declaration.kind)),
        }
    }
    if root.has_error() {
        lowering.report_errors(root);
    }
    declarations.shrink_to_fit();
    let mut problems = lowering.problems;
    errors::keep_first_of_each_line(text, &mut problems);
    (declarations, problems)
}

const UNFINISHED: &str = "this line is not finished, and counts for nothing yet";

struct Lowering<'text> {
    text: &'text str,
    tree: &'text Tree,
    problems: Vec<Diagnostic>,
    /// Each word once: most values and works of a case are those of the line above.
    words: FxHashSet<Arc<str>>,
}

impl<'text> Lowering<'text> {
    fn slice(&self, node: Node) -> &'text str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }

    /// Without what the host has between the lines: the marks of a quotation, the `%|` of a margin.
    fn content(&self, node: Node) -> Cow<'text, str> {
        let slice = self.slice(node);
        let ranges = if slice.contains('\n') { self.tree.included_ranges() } else { Vec::new() };
        if ranges.len() < 2 {
            return slice.into();
        }
        let within = |range: &tree_sitter::Range| {
            let (start, end) = (range.start_byte.max(node.start_byte()), range.end_byte.min(node.end_byte()));
            self.text.get(start..end).unwrap_or_default()
        };
        ranges.iter().map(within).collect::<String>().into()
    }

    fn report(&mut self, code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.problems.push(Diagnostic::new(code, span, message).help(help));
    }

    /// Reports a hole that the author, or a fix, left open.
    fn report_hole(&mut self, place: Span, wanted: &str, form: &str) {
        let help = match form {
            "" => format!("Write {wanted} in place of `{HOLE}`."),
            form => format!("Write {wanted} in place of `{HOLE}`. Such a line reads: `{form}`."),
        };
        self.report(Code::UNFINISHED, place, UNFINISHED, help);
    }

    /// Reports a text that is still to be written; it may hold a question to its author.
    fn report_open_text(&mut self, place: Span, text: &str, form: &str) {
        match text.trim().trim_start_matches(HOLE).trim() {
            "" => self.report_hole(place, "the text", form),
            question => self.report(Code::UNFINISHED, place, UNFINISHED, format!("Answer in its place: {question}")),
        }
    }

    /// Reports what is missing: what had to come, after which words, and how such a line reads.
    fn report_missing(&mut self, node: Node, wanted: &str, form: &str) {
        let before = self.text.get(..node.start_byte()).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let code = line.split('#').next().unwrap_or_default().trim_end();
        let last_word = code.rsplit(char::is_whitespace).next().unwrap_or_default();
        let end = before.len() - (line.len() - code.len());
        let span = Span::new(end - last_word.len(), end);
        self.report(
            Code::SYNTAX_ERROR,
            span,
            format!("expected {wanted} after `{last_word}`"),
            format!("Such a line reads: `{form}`."),
        );
    }
}

/// The bytes of a node.
pub(super) fn span(node: Node) -> Span {
    Span::new(node.start_byte(), node.end_byte())
}

/// Up to so many children are asked for by number, which needs no cursor; beyond it that would be quadratic.
const FEW: u32 = 8;

/// The children of a node.
pub(super) fn children(node: Node<'_>) -> Vec<Node<'_>> {
    let count = node.child_count();
    if count <= FEW {
        return (0..count).filter_map(|index| node.child(index)).collect();
    }
    node.children(&mut node.walk()).collect()
}

/// The first child of a kind.
pub(super) fn child(node: Node<'_>, kind: Kind) -> Option<Node<'_>> {
    children(node).into_iter().find(|child| node_kind(*child) == kind)
}

/// What follows the keyword; comments may stand anywhere.
fn operand(node: Node<'_>) -> Option<Node<'_>> {
    children(node).into_iter().filter(|part| node_kind(*part) != Kind::Comment).nth(1)
}
