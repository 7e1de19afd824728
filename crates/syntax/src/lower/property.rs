//! Properties: what each keyword's line says.

use super::kinds::{Kind, node_kind};
use super::{Lowering, child, children, operand, span};
use crate::ast::{Coding, DeclarationKind, Name, Property, PropertyValue};
use crate::diagnostic::Code;
use crate::language::{EVIDENCE, OBSERVATION, Operand, PropertyRow, ROLES, Target, Usage, WordList, answer};
use crate::nearest::nearest;
use crate::span::Span;
use rustc_hash::FxHashSet;
use std::sync::Arc;
use tree_sitter::Node;

/// Beyond it, a number is none of a year.
const MAX_YEAR: f64 = 100_000.0;

impl Lowering<'_> {
    /// A property of a declaration; none where a part of it is missing or could not be read.
    pub(super) fn property(&mut self, node: Node, row: &PropertyRow, owner: DeclarationKind) -> Option<Property> {
        let known = self.problems.len();
        let value = self.property_value(node, row.usage_in_or_first(Some(owner))?);
        let mut property = Property {
            keyword: node.child(0).map_or(span(node), span),
            value: value?,
            citations: Arc::default(),
            why: None,
            evidence: None,
            span: span(node),
        };
        let mut citations = Vec::new();
        let trailers = children(node);
        for trailer in &trailers {
            match node_kind(*trailer) {
                Kind::Citation => citations.extend(self.citation(*trailer)),
                Kind::String | Kind::UnclosedString => property.why = self.text(*trailer, "").or(property.why),
                Kind::Via => property.evidence = self.evidence(*trailer).or(property.evidence),
                Kind::Error => return None,
                _ => {}
            }
        }
        if row.keyword == OBSERVATION {
            property.keyword = trailers.first()?.child_by_field_name("concept").map(span)?;
        }
        let is_unfinished = self.problems[known..].iter().any(|problem| problem.code == Code::UNFINISHED);
        property.citations = citations.into();
        (!node.has_error() && !is_unfinished).then_some(property)
    }

    fn evidence(&mut self, node: Node) -> Option<Name> {
        let word = self.word(child(node, Kind::Word)?, EVIDENCE.expected, "via archive")?;
        self.word_of_list(word, EVIDENCE)
    }

    fn property_value(&mut self, node: Node, usage: &Usage) -> Option<PropertyValue> {
        let form = usage.form;
        Some(match usage.operand {
            Operand::Names(property, target) => {
                PropertyValue::List(property, self.references(node, target.expected(), form)?)
            }
            Operand::Text(property) => {
                let label = match node.child_by_field_name("label") {
                    Some(label) => Some(self.word(label, "a label", form)?),
                    None => None,
                };
                PropertyValue::Text { property, label, text: self.text(child(node, Kind::Text)?, form)? }
            }
            Operand::Levels => self.levels(node, form)?,
            Operand::Qualified(target) => {
                PropertyValue::Of(self.qualified(child(node, Kind::Qualified)?, target.expected(), form)?)
            }
            Operand::QualifiedNames(value, target) => {
                let names = children(node).into_iter().filter(|part| node_kind(*part) == Kind::Qualified);
                let names: Option<Vec<_>> = names.map(|name| self.qualified(name, target.expected(), form)).collect();
                value(names?)
            }
            Operand::Texts(value) => {
                let texts = children(node).into_iter().filter(|part| node_kind(*part) == Kind::Text);
                let texts: Option<Vec<_>> = texts.map(|text| self.text(text, form)).collect();
                value(texts?)
            }
            Operand::FreeName(value) => value(self.references(node, "a name", form)?.pop()?),
            Operand::OwnNames(value) => value(self.references(node, "a name", form)?),
            Operand::Year => self.year(node, form)?,
            Operand::Formula(value) => value(self.formula(operand(node)?, form)?),
            Operand::Prediction => PropertyValue::Predicts(Box::new(self.prediction(node, form)?)),
            Operand::Recoding => PropertyValue::Recodes {
                case: self.word(node.child_by_field_name("case")?, Target::Case.expected(), form)?,
                coding: self.coding(node.child_by_field_name("coding")?, form)?,
            },
            Operand::Coding(value, _) => value(self.coding(node.child_by_field_name("coding")?, form)?),
            Operand::Column => self.column_line(node, form)?,
            Operand::Row => self.row(node, form)?,
            Operand::ColumnFormula => PropertyValue::Filter(self.formula(operand(node)?, form)?),
            Operand::UnitNames => self.unit_names(node, form)?,
            Operand::Codes => PropertyValue::Missing(self.codes(node, form)?),
            Operand::Join => self.joined(node, form)?,
            Operand::Selection => self.selection(node, form)?,
            Operand::Likeness => PropertyValue::Like {
                cases: self.references(node, Target::Case.expected(), form)?,
                concepts: match child(node, Kind::OnConcepts) {
                    Some(concepts) => self.references(concepts, Target::Concept.expected(), form)?,
                    None => Vec::new(),
                },
            },
            Operand::Choice(value, list) => {
                let word = operand(node).filter(|word| matches!(node_kind(*word), Kind::Word | Kind::Value))?;
                let word = self.word(word, list.expected, form)?;
                value(self.word_of_list(word, list)?)
            }
        })
    }

    fn selection(&mut self, node: Node, form: &str) -> Option<PropertyValue> {
        let role = self.word(node.child_by_field_name("role")?, ROLES.expected, form)?;
        let theories = child(node, Kind::For)?;
        if let Some(missing) = child(theories, Kind::Missing) {
            self.report_missing(missing, "`for` and a theory", form);
            return None;
        }
        let theories = self.references(theories, Target::Theory.expected(), form)?;
        Some(PropertyValue::SelectedAs { role: self.word_of_list(role, ROLES)?, theories })
    }

    fn year(&mut self, node: Node, form: &str) -> Option<PropertyValue> {
        let operand = operand(node)?;
        if node_kind(operand) == Kind::Missing {
            self.report_missing(operand, "a year", form);
            return None;
        }
        let year = self.number(operand)?;
        if year.fract() != 0.0 || year.abs() > MAX_YEAR {
            self.syntax_error(span(operand), "this is no year", format!("Such a line reads: `{form}`."));
            return None;
        }
        Some(PropertyValue::Proposed { year, span: span(operand) })
    }

    fn references(&mut self, node: Node, wanted: &str, form: &str) -> Option<Vec<Name>> {
        let names: Vec<Node> = children(node).into_iter().filter(|part| node_kind(*part) == Kind::Reference).collect();
        self.words(&names, wanted, form)
    }

    fn levels(&mut self, node: Node, form: &str) -> Option<PropertyValue> {
        let list = operand(node)?;
        let levels: Vec<Node> = children(list).into_iter().filter(|part| node_kind(*part) == Kind::Level).collect();
        let levels = self.words(&levels, "a level", form)?;
        let mut known = FxHashSet::default();
        for level in &levels {
            if level.text.as_ref() == "unknown" || !known.insert(&level.text) {
                self.syntax_error(
                    level.span,
                    format!("`{}` cannot be a level here", level.text),
                    "The levels of a concept must all differ, and `unknown` is already a value of every concept.",
                );
                return None;
            }
        }
        Some(PropertyValue::Values { ordered: node_kind(list) == Kind::OrderedLevels, levels })
    }

    fn coding(&mut self, node: Node, form: &str) -> Option<Coding> {
        let concept = self.word(node.child_by_field_name("concept")?, "a concept", form)?;
        let actor = match child(node, Kind::ByActor) {
            Some(by) => self.references(by, "an actor of the case", form)?.pop(),
            None => None,
        };
        if let Some(missing) = child(node, Kind::Missing) {
            self.report_missing(missing, "`=` and a value", form);
            return None;
        }
        let value = self.value(node.child_by_field_name("value")?, form)?;
        Some(Coding { concept, actor, value, span: span(node) })
    }

    /// One word of a list; others are reported.
    fn word_of_list(&mut self, word: Name, list: &WordList) -> Option<Name> {
        let allowed = || list.words.iter().map(|allowed| allowed.word);
        if allowed().any(|allowed| allowed == &*word.text) {
            return Some(word);
        }
        if let Some(answer) = answer(&word.text).filter(|answer| allowed().any(|allowed| allowed == *answer)) {
            return Some(Name { text: answer.into(), span: word.span });
        }
        let what = list.called;
        let list: Vec<String> = allowed().map(|word| format!("`{word}`")).collect();
        let nearest = nearest(&word.text, allowed(), 0.0);
        let problem = crate::diagnostic::Diagnostic::new(
            crate::diagnostic::Code::SYNTAX_ERROR,
            word.span,
            format!("`{}` is not a {what}", word.text),
        );
        self.problems.push(problem.help(format!("Expected one of {}.", list.join(", "))).maybe_replaced_by(nearest));
        None
    }

    pub(super) fn syntax_error(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.report(crate::diagnostic::Code::SYNTAX_ERROR, span, message, help);
    }
}
