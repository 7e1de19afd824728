//! The names that a list holds already, before the cursor and behind it.

use crate::lower::children;
use crate::lower::kinds::{Kind, node_kind};
use crate::parse::parse;
use crate::span::Span;
use tree_sitter::Node;

/// A name that nobody gives to anything, in place of the word at the cursor.
const MARKER: &str = "lakatosCursorMarker";

/// The other names of the list at the cursor, where the whole line is parsed with a marker there; none where the marker
/// is no name in it.
pub(super) fn in_whole_line(before: &str, after: &str) -> Option<Vec<String>> {
    let text = [before, MARKER, after].concat();
    let tree = parse(&text, &[Span::new(0, text.len())])?;
    let at = before.len();
    let marker = tree.root_node().descendant_for_byte_range(at, at + MARKER.len())?;
    let reference =
        std::iter::successors(Some(marker), Node::parent).find(|node| node_kind(*node) == Kind::Reference)?;
    Some(names_beside(reference_around(reference), &text))
}

/// The whole of a name of which a reference is a part.
pub(super) fn reference_around(reference: Node<'_>) -> Node<'_> {
    reference.parent().filter(|parent| node_kind(*parent) == Kind::Qualified).unwrap_or(reference)
}

/// The names in the same list as one.
pub(super) fn names_beside(name: Node, text: &str) -> Vec<String> {
    let Some(list) = name.parent() else { return Vec::new() };
    let is_name = |node: &Node| matches!(node_kind(*node), Kind::Reference | Kind::Qualified) && node.id() != name.id();
    let names = children(list).into_iter().filter(is_name);
    let names = names.map(|node| text.get(node.byte_range()).unwrap_or_default());
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}
