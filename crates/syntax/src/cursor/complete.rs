//! What may follow a property that is complete.

use super::columns::behind_column;
use super::{CutOff, Expected, Slot, ancestors};
use crate::ast::Mode;
use crate::language::{MODES, Operand};
use crate::lower::child;
use crate::lower::kinds::{Kind, node_kind};
use tree_sitter::Node;

impl CutOff<'_> {
    /// Behind the last word of a property with such an operand.
    pub(super) fn behind_property(&self, property: Node, operand: Operand, last: Node) -> Expected {
        let part = ancestors(last).find(|node| node.parent().is_some_and(|parent| parent.id() == property.id()));
        let part = part.map_or(Kind::Other, node_kind);
        if matches!(part, Kind::String | Kind::UnclosedString | Kind::Citation | Kind::Via) {
            return words(vec!["via"]);
        }
        match operand {
            Operand::Column => words(behind_column(property, last)),
            Operand::ColumnFormula if is_alone_column(last) => {
                (vec![Slot::AfterColumn(vec!["and", "or", "via"])], true)
            }
            Operand::ColumnFormula => words(vec!["and", "or", "via"]),
            Operand::UnitNames if child(property, Kind::OnColumn).is_none() => words(vec!["on", "via"]),
            Operand::Join if child(property, Kind::OnKeys).is_none() => words(vec!["on", "via"]),
            Operand::Row if child(property, Kind::ByColumns).is_none() => words(vec!["by", "via"]),
            Operand::Formula(_) => self.behind_formula(last, vec!["and", "or", "via"]),
            Operand::Prediction if child(property, Kind::Where).is_some() => {
                self.behind_formula(last, vec!["and", "or", "via"])
            }
            Operand::Prediction if property.child_by_field_name("mode").is_some() => {
                let is_moving = property
                    .child_by_field_name("mode")
                    .is_some_and(|mode| self.slice(mode).starts_with(Mode::MovesWith.words()));
                if is_moving {
                    return words(vec!["where", "via"]);
                }
                self.behind_formula(last, vec!["and", "or", "where", "via"])
            }
            Operand::Prediction if is_more_than_a_concept(property) => {
                let modes = MODES.iter().filter(|row| row.mode != Mode::MovesWith).map(|row| row.mode.words());
                self.behind_formula(last, modes.chain(["where", "via"]).collect())
            }
            Operand::Prediction => {
                self.behind_formula(last, MODES.iter().map(|row| row.mode.words()).chain(["where", "via"]).collect())
            }
            Operand::Likeness if child(property, Kind::OnConcepts).is_none() => words(vec!["on", "via"]),
            _ => words(vec!["via"]),
        }
    }

    /// Behind a formula, which these words may follow. One that ends in a concept alone may be half a comparison.
    pub(super) fn behind_formula(&self, last: Node, follows: Vec<&'static str>) -> Expected {
        let concept = last.parent().filter(|node| node_kind(*node) == Kind::Reference);
        let is_alone = |node: &Node| node.parent().is_some_and(|parent| node_kind(parent) == Kind::Condition);
        match concept.filter(is_alone) {
            Some(concept) => (vec![Slot::AfterConcept(self.slice(concept).to_owned(), follows)], true),
            None => words(follows),
        }
    }
}

/// Whether a formula over columns ends in a column alone, which may be half a comparison.
fn is_alone_column(last: Node) -> bool {
    let mut around = ancestors(last).map(node_kind);
    around.any(|kind| kind == Kind::ColumnName) && around.next() == Some(Kind::Condition)
}

fn words(words: Vec<&'static str>) -> Expected {
    (vec![Slot::Words(words)], false)
}

/// Whether the outcome of a prediction is a formula: nothing but a concept moves.
fn is_more_than_a_concept(property: Node) -> bool {
    property.child_by_field_name("outcome").is_some_and(|outcome| node_kind(outcome) != Kind::Condition)
}
