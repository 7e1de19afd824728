//! What has to be written where the grammar misses something.

use super::listed::{names_beside, reference_around};
use super::{CutOff, Expected, Slot};
use crate::language::{EVIDENCE, Operand, ROLES, Target, WordList, YEAR};
use crate::lower::kinds::{Kind, node_kind};
use tree_sitter::Node;

impl CutOff<'_> {
    /// At the node `missing` in a property with such an operand.
    pub(super) fn at_hole(&self, hole: Node, operand: Operand, last: Node) -> Expected {
        let Some(holder) = hole.parent() else { return Expected::default() };
        let around = holder.parent();
        let around_kind = around.map_or(Kind::Other, node_kind);
        let slots = match node_kind(holder) {
            Kind::ColumnName => self.column(holder),
            Kind::Code => self.code(holder),
            Kind::LevelCode => vec![Slot::Words(vec!["="])],
            Kind::Level if around_kind == Kind::LevelCode => self.coded_level(hole),
            Kind::Reference => self.names(holder, operand),
            Kind::Name if around_kind == Kind::Qualified => around
                .and_then(|name| name.child(0))
                .map(|owner| Slot::LabelOf(self.slice(owner).to_owned()))
                .into_iter()
                .collect(),
            Kind::Value => self.value(around, operand),
            Kind::Word => match (around_kind, operand) {
                (Kind::Via, _) => list_slot(EVIDENCE),
                (_, Operand::Selection) => list_slot(ROLES),
                (_, Operand::Choice(_, list)) => list_slot(list),
                _ => Vec::new(),
            },
            // A level is the author's to name; what is left is the word for a concept that is counted.
            Kind::Level if self.slice(last) == "values" => return (vec![Slot::Words(vec!["number"])], false),
            Kind::Mode => {
                let before = hole.prev_sibling().map(|before| self.slice(before)).unwrap_or_default();
                let missing = match before {
                    "more" => "often",
                    "moves" => "with",
                    _ => "when",
                };
                vec![Slot::Words(vec![missing])]
            }
            Kind::ByActors => vec![Slot::Words(vec!["all", "any", "both"])],
            Kind::For => vec![Slot::Words(vec!["for"])],
            Kind::Close => return self.behind_formula(last, vec!["and", "or"]),
            Kind::Coding => vec![Slot::Words(vec!["="])],
            _ if matches!(operand, Operand::Join) => vec![Slot::Words(vec!["to"])],
            _ => Vec::new(),
        };
        (slots, true)
    }

    /// At a node `missing` in the first line of a declaration: a new name is the author's.
    pub(super) fn at_hole_in_header(&self, hole: Node) -> Expected {
        let is_evidence = hole.parent().and_then(|word| word.parent()).is_some_and(|via| node_kind(via) == Kind::Via);
        (if is_evidence { list_slot(EVIDENCE) } else { Vec::new() }, true)
    }

    fn names(&self, holder: Node, operand: Operand) -> Vec<Slot> {
        let Some(around) = holder.parent() else { return Vec::new() };
        let target = match (node_kind(around), operand) {
            (Kind::Condition | Kind::Comparison, _) => {
                let is_negated = around.parent().is_some_and(|node| node_kind(node) == Kind::NegatedOutcome);
                let concepts = Slot::Names(Target::Concept, Vec::new());
                return if is_negated {
                    vec![concepts]
                } else {
                    vec![concepts, Slot::Words(vec!["not", "same", YEAR])]
                };
            }
            (Kind::Same, _) => Target::Concept,
            (Kind::OfData, _) | (_, Operand::Join) => Target::Data,
            (Kind::ByActor, _) => return vec![Slot::Actors],
            (_, Operand::FreeName(_)) => return vec![Slot::Units],
            // New names are the author's.
            (_, Operand::OwnNames(_)) => return Vec::new(),
            (Kind::For, _) => Target::Theory,
            (Kind::OnConcepts, _) => Target::Concept,
            (Kind::Coding, Operand::Coding(_, target)) => target,
            (Kind::Coding, _) => Target::Concept,
            (_, Operand::Names(_, target) | Operand::Qualified(target) | Operand::QualifiedNames(_, target)) => target,
            (_, Operand::Recoding | Operand::Likeness) => Target::Case,
            _ => return Vec::new(),
        };
        let listed = names_beside(reference_around(holder), self.text);
        vec![Slot::Names(target, listed)]
    }

    fn value(&self, around: Option<Node>, operand: Operand) -> Vec<Slot> {
        if let Operand::Choice(_, list) = operand {
            return list_slot(list);
        }
        let Some(around) = around else { return Vec::new() };
        let Some(concept) = around.child_by_field_name("concept") else { return Vec::new() };
        let concept = self.slice(concept).to_owned();
        match node_kind(around) {
            Kind::Coding => vec![Slot::ObservedValue(concept)],
            _ => vec![Slot::Level(concept)],
        }
    }
}

fn list_slot(list: &WordList) -> Vec<Slot> {
    vec![Slot::Words(list.words.iter().map(|row| row.word).collect())]
}
