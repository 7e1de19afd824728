//! Columns of tables, what they hold, and the words between them.

use super::{CutOff, Slot, Table};
use crate::ast::DeclarationKind;
use crate::lower::kinds::{Kind, node_kind};
use crate::lower::{child, children};
use tree_sitter::Node;

impl CutOff<'_> {
    /// At a column that is still to be named.
    pub(super) fn column(&self, holder: Node) -> Vec<Slot> {
        let Some(list) = holder.parent() else { return Vec::new() };
        let property =
            std::iter::successors(Some(list), Node::parent).find(|node| node_kind(*node).property().is_some());
        let Some(property) = property else { return Vec::new() };
        let table = match node_kind(list) {
            // The other data set's column stands first.
            Kind::JoinKey if is_first(holder, list) => self.reference(property).map(Table::Of),
            Kind::OnColumn => None,
            Kind::ByColumns => match child(property, Kind::OfData) {
                Some(of) => self.reference(of).map(Table::RowOf),
                None if self.owner(list) == Some(DeclarationKind::Data) => {
                    return vec![Slot::Columns(Table::Own, Vec::new())];
                }
                None => Some(Table::Only),
            },
            _ => Some(Table::Own),
        };
        let listed = column_names(list).filter(|name| name.id() != holder.id());
        let listed: Vec<String> = listed.map(|name| self.slice(name).trim_matches('"').to_owned()).collect();
        // A filter may name a column as often as it likes.
        let listed = if matches!(node_kind(list), Kind::Comparison | Kind::Condition) { Vec::new() } else { listed };
        let is_operand = matches!(node_kind(list), Kind::Comparison | Kind::Condition);
        let not = is_operand.then(|| Slot::Words(vec!["not"]));
        table.map(|table| Slot::Columns(table, listed)).into_iter().chain(not).collect()
    }

    /// At what a column is to hold.
    pub(super) fn code(&self, holder: Node) -> Vec<Slot> {
        let Some(around) = holder.parent() else { return Vec::new() };
        let (table, column) = match node_kind(around) {
            Kind::Comparison => (Some(Table::Own), child(around, Kind::ColumnName)),
            Kind::LevelCode => {
                let line = std::iter::successors(Some(around), Node::parent)
                    .find(|node| node_kind(*node).property().is_some());
                let table = line.map(|line| match child(line, Kind::OfData).and_then(|of| self.reference(of)) {
                    Some(data) => Table::Of(data),
                    None => Table::Only,
                });
                (table, line.and_then(|line| child(line, Kind::Text)))
            }
            _ => (None, None),
        };
        let column = column.map(|column| self.slice(column).trim_matches('"').to_owned());
        table.zip(column).map(|(table, column)| Slot::Codes(table, column)).into_iter().collect()
    }

    /// At the level that a code is to stand for: one of the concept around it.
    pub(super) fn coded_level(&self, hole: Node) -> Vec<Slot> {
        let mut around = std::iter::successors(Some(hole), Node::parent);
        let concept = around.find(|node| node_kind(*node).declaration() == Some(DeclarationKind::Concept));
        let name = concept.and_then(|concept| concept.child_by_field_name("name"));
        name.map(|name| Slot::ObservedValue(self.slice(name).to_owned())).into_iter().collect()
    }

    fn reference(&self, node: Node) -> Option<String> {
        child(node, Kind::Reference).map(|reference| self.slice(reference).to_owned())
    }

    fn owner(&self, node: Node) -> Option<DeclarationKind> {
        std::iter::successors(Some(node), Node::parent).find_map(|node| node_kind(node).declaration())
    }
}

fn column_names(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    children(node).into_iter().filter(|child| node_kind(*child) == Kind::ColumnName)
}

fn is_first(name: Node, of: Node) -> bool {
    column_names(of).next().is_some_and(|first| first.id() == name.id())
}

/// What may go on with the column of a concept.
pub(super) fn behind_column(property: Node, last: Node) -> Vec<&'static str> {
    let has = |kind| child(property, kind).is_some();
    let is_code = std::iter::successors(Some(last), Node::parent).any(|node| node_kind(node) == Kind::Code);
    let or = (has(Kind::AsLevels) && is_code).then_some("or");
    let of = (!has(Kind::OfData) && !has(Kind::ByColumns) && !has(Kind::AsLevels)).then_some("of");
    let by = (!has(Kind::ByColumns) && !has(Kind::AsLevels)).then_some("by");
    let levels = (!has(Kind::AsLevels)).then_some("as");
    or.into_iter().chain(of).chain(by).chain(levels).chain(["via"]).collect()
}
