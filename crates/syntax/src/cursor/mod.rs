//! What may be written at a place, read from the syntax tree.
//!
//! The declaration is cut off at the cursor and parsed again. Where something has to follow there, the grammar itself
//! puts a node `missing`, of no width, and the nodes around that say what it stands for ([`hole`]); where nothing has
//! to, the property that ends there says what may follow it ([`complete`]). Which names a list holds already is asked of
//! the whole line, parsed with a marker in place of the word at the cursor ([`listed`]).

mod columns;
mod complete;
mod hole;
mod listed;

use crate::ast::DeclarationKind;
use crate::cut::ends_in_a_string;
use crate::language::Target;
use crate::lower::children;
use crate::lower::kinds::{Kind, node_kind};
use crate::parse::parse;
use crate::span::Span;
use tree_sitter::{Node, Tree};

/// A place in a declaration at which something is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// What declares the declaration around it; none before the first.
    pub owner: Option<DeclarationKind>,
    /// The name of that; none where it has none yet.
    pub name: Option<String>,
    /// Each thing that may stand there.
    pub slots: Vec<Slot>,
    /// Whether one of them has to.
    pub is_needed: bool,
}

/// Something that may stand at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Properties of the declaration.
    Properties,
    /// Names that stand for something, but for those that are listed already.
    Names(Target, Vec<String>),
    /// The labels of a theory, auxiliary or paradigm.
    LabelOf(String),
    /// Behind a concept in a formula: an operator, or, where the concept is answered by yes or no, one of these words.
    AfterConcept(String, Vec<&'static str>),
    /// A value that a concept is compared with.
    Level(String),
    /// A value that a concept is observed to have.
    ObservedValue(String),
    /// The columns of a table, but for those that are listed already.
    Columns(Table, Vec<String>),
    /// What a column of a table may hold.
    Codes(Table, String),
    /// Behind a column in a formula: an operator, or one of these words.
    AfterColumn(Vec<&'static str>),
    /// The actors of a case.
    Actors,
    /// What cases and theories are about.
    Units,
    /// Words of the language.
    Words(Vec<&'static str>),
}

/// A table, by the data set that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Table {
    /// Of the declaration itself.
    Own,
    /// Of another data set.
    Of(String),
    /// Of another data set; of its columns, those that tell its rows apart.
    RowOf(String),
    /// Of the only one, whatever it is called.
    Only,
}

impl Cursor {
    /// The place behind `before`, which is the text of a declaration up to the word that is being written; `after` is the
    /// rest of its line behind that word. None within a text, a locator or a comment: what stands there is the author's.
    pub fn new(before: &str, after: &str) -> Option<Self> {
        if ends_in_a_string(before) {
            return None;
        }
        let Some(tree) = parse(before, &[Span::new(0, before.len())]) else { return Some(Self::default()) };
        let cut = CutOff { text: before, tree: &tree };
        let last = cut.last_leaf();
        if last.is_some_and(|last| cut.is_within(last)) || cut.ends_in_a_comment() {
            return None;
        }
        let declaration = children(tree.root_node()).into_iter().rfind(|node| node_kind(*node).declaration().is_some());
        let owner = declaration.and_then(|node| node_kind(node).declaration());
        let name = declaration.and_then(|node| node.child_by_field_name("name"));
        let name = name.map(|name| cut.slice(name).to_owned()).filter(|name| !name.is_empty());
        let (mut slots, is_needed) = last.map(|last| cut.expected(last, owner)).unwrap_or_default();
        for slot in &mut slots {
            if let Slot::Names(_, listed) = slot
                && let Some(all) = listed::in_whole_line(before, after)
            {
                *listed = all;
            }
        }
        Some(Self { owner, name, slots, is_needed })
    }
}

/// The text of a declaration up to the cursor, and its tree.
struct CutOff<'text> {
    text: &'text str,
    tree: &'text Tree,
}

/// What may stand at a place, and whether something has to.
type Expected = (Vec<Slot>, bool);

impl<'text> CutOff<'text> {
    fn slice(&self, node: Node) -> &'text str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }

    /// What may follow the last word. Where the line cannot be read, nothing is known to fit.
    fn expected(&self, last: Node<'text>, owner: Option<DeclarationKind>) -> Expected {
        let hole = self.hole(last.end_byte());
        let at = hole.unwrap_or(last);
        let property = ancestors(at).find(|node| node_kind(*node).property().is_some());
        if self.is_broken(property, last.end_byte()) {
            return Expected::default();
        }
        let row = property.and_then(|property| node_kind(property).property());
        let usage = match row {
            Some(row) if row.keyword == crate::language::OBSERVATION => owner.and_then(|owner| row.usage_in(owner)),
            Some(row) => row.usage_in_or_first(owner),
            None => None,
        };
        match (hole, property, usage) {
            (Some(hole), Some(_), Some(usage)) => self.at_hole(hole, usage.operand, last),
            (Some(hole), None, _) => self.at_hole_in_header(hole),
            (None, Some(property), Some(usage)) => self.behind_property(property, usage.operand, last),
            (None, None, _) => (vec![Slot::Properties, Slot::Words(vec!["via"])], false),
            (_, Some(_), None) => Expected::default(),
        }
    }

    /// The first thing that is missing behind the last word.
    fn hole(&self, end: usize) -> Option<Node<'text>> {
        let mut open = vec![self.tree.root_node()];
        while let Some(node) = open.pop() {
            if node_kind(node) == Kind::Missing && node.start_byte() >= end {
                return Some(node);
            }
            open.extend(children(node).into_iter().rev().filter(|child| child.end_byte() >= end));
        }
        None
    }

    /// Whether there is an error in the property, or between the last line's beginning and its last word.
    fn is_broken(&self, property: Option<Node>, end: usize) -> bool {
        let line = self.text.get(..end).unwrap_or_default().rfind('\n').map_or(0, |at| at + 1);
        let mut open = vec![self.tree.root_node()];
        while let Some(node) = open.pop() {
            if node.is_error() || node.is_missing() {
                return true;
            }
            open.extend(children(node).into_iter().filter(|child| child.has_error() && child.end_byte() > line));
        }
        property.is_some_and(|property| property.has_error())
    }

    /// The last word or sign that is no comment.
    fn last_leaf(&self) -> Option<Node<'text>> {
        let mut open = vec![self.tree.root_node()];
        while let Some(node) = open.pop() {
            if node.child_count() == 0 && !node.byte_range().is_empty() {
                return Some(node);
            }
            open.extend(children(node).into_iter().filter(|child| node_kind(*child) != Kind::Comment));
        }
        None
    }

    /// Whether the cursor is within a leaf that only a sign of its own would end.
    fn is_within(&self, last: Node) -> bool {
        let is_open = match node_kind(last) {
            Kind::Locator => !self.slice(last).ends_with(']'),
            Kind::UnclosedString => true,
            _ => false,
        };
        is_open && !self.text.get(last.end_byte()..).unwrap_or_default().contains('\n')
    }

    fn ends_in_a_comment(&self) -> bool {
        let end = self.text.len();
        let last = self.tree.root_node().descendant_for_byte_range(end.saturating_sub(1), end);
        last.is_some_and(|last| node_kind(last) == Kind::Comment)
    }
}

/// A node and those around it, from within outwards.
fn ancestors(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    std::iter::successors(Some(node), Node::parent)
}
