//! Properties: what each keyword's line says.

use super::forms;
use super::kinds::{self, Kind};
use super::{Lowering, child, children, operand, span};
use crate::ast::{Coding, ListProperty, Name, Property, PropertyValue, TextProperty};
use crate::nearest::nearest;
use crate::span::Span;
use tree_sitter::Node;

impl Lowering<'_> {
    /// A property; none where it is no property, or where a part of it is missing or could not be read.
    pub(super) fn property(&mut self, node: Node) -> Option<Property> {
        let kind = kinds::of(node);
        let keyword = keyword_of(kind)?;
        let value = self.property_value(node, kind, forms::property_form(keyword));
        let mut property = Property {
            keyword: node.child(0).map_or(span(node), span),
            value: value?,
            citations: Vec::new(),
            why: None,
            evidence: None,
            span: span(node),
        };
        let trailers = children(node);
        for trailer in &trailers {
            match kinds::of(*trailer) {
                Kind::Citation => property.citations.extend(self.citation(*trailer)),
                Kind::String | Kind::UnclosedString => property.why = self.text(*trailer, "").or(property.why),
                Kind::Via => property.evidence = self.evidence(*trailer).or(property.evidence),
                Kind::Error => return None,
                _ => {}
            }
        }
        if kind == Kind::Observation {
            property.keyword = trailers.first()?.child_by_field_name("concept").map(span)?;
        }
        (!node.has_error()).then_some(property)
    }

    fn evidence(&mut self, node: Node) -> Option<Name> {
        let word = self.word(child(node, Kind::Word)?, "a kind of evidence", "via archive")?;
        self.one_of(word, "kind of evidence", EVIDENCE)
    }

    fn property_value(&mut self, node: Node, kind: Kind, form: &str) -> Option<PropertyValue> {
        if let Some((property, wanted)) = list_property(kind) {
            return Some(PropertyValue::List(property, self.references(node, wanted, form)?));
        }
        if let Some(property) = text_property(kind) {
            let label = match node.child_by_field_name("label") {
                Some(label) => Some(self.word(label, "a label", form)?),
                None => None,
            };
            let text = self.text(child(node, Kind::Text)?, form)?;
            return Some(PropertyValue::Text { property, label, text });
        }
        Some(match kind {
            Kind::Values => self.values(node, form)?,
            Kind::Of => PropertyValue::Of(self.qualified(child(node, Kind::Qualified)?, "a name", form)?),
            Kind::FollowsFrom => {
                let sources = children(node).into_iter().filter(|part| kinds::of(*part) == Kind::Qualified);
                let sources: Option<Vec<_>> =
                    sources.map(|source| self.qualified(source, "the name of a core or heuristic", form)).collect();
                PropertyValue::FollowsFrom(sources?)
            }
            Kind::Scope => PropertyValue::Scope(self.formula(operand(node)?, form)?),
            Kind::Excepts => PropertyValue::Excepts(self.formula(operand(node)?, form)?),
            Kind::Predicts => PropertyValue::Predicts(self.prediction(node, form)?),
            Kind::Recodes => PropertyValue::Recodes {
                case: self.word(node.child_by_field_name("case")?, "a case", form)?,
                coding: self.coding(node.child_by_field_name("coding")?, form)?,
            },
            Kind::Observation => PropertyValue::Observation(self.coding(node.child_by_field_name("coding")?, form)?),
            Kind::Settles => PropertyValue::Settles(self.coding(node.child_by_field_name("coding")?, form)?),
            Kind::SelectedAs => {
                let role = self.word(node.child_by_field_name("role")?, "a role", form)?;
                let theories = child(node, Kind::For)?;
                if let Some(missing) = child(theories, Kind::Missing) {
                    self.report_missing(missing, "`for` and a theory", form);
                    return None;
                }
                let theories = self.references(theories, "a theory", form)?;
                PropertyValue::SelectedAs { role: self.one_of(role, "role", ROLES)?, theories }
            }
            Kind::Like => PropertyValue::Like {
                cases: self.references(node, "a case", form)?,
                concepts: match child(node, Kind::OnConcepts) {
                    Some(concepts) => self.references(concepts, "a concept", form)?,
                    None => Vec::new(),
                },
            },
            Kind::TestStrength => {
                let word = self.word(node.child_by_field_name("kind")?, "a kind of test", form)?;
                PropertyValue::Kind(self.one_of(word, "kind of test", TEST_KINDS)?)
            }
            Kind::Found => {
                let word = self.word(node.child_by_field_name("result")?, "`yes`, `no` or `pending`", form)?;
                PropertyValue::Found(self.one_of(word, "test result", FOUND)?)
            }
            _ => return None,
        })
    }

    fn references(&mut self, node: Node, wanted: &str, form: &str) -> Option<Vec<Name>> {
        let names: Vec<Node> = children(node).into_iter().filter(|part| kinds::of(*part) == Kind::Reference).collect();
        self.words(&names, wanted, form)
    }

    fn values(&mut self, node: Node, form: &str) -> Option<PropertyValue> {
        let list = operand(node)?;
        let levels: Vec<Node> = children(list).into_iter().filter(|part| kinds::of(*part) == Kind::Level).collect();
        let levels = self.words(&levels, "a level", form)?;
        for (index, level) in levels.iter().enumerate() {
            if level.text.as_ref() == "unknown" || levels[..index].iter().any(|before| before.text == level.text) {
                self.syntax_error(
                    level.span,
                    format!("`{}` cannot be a level here", level.text),
                    "The levels of a concept must all differ, and `unknown` is already a value of every concept.",
                );
                return None;
            }
        }
        Some(PropertyValue::Values { ordered: kinds::of(list) == Kind::OrderedLevels, levels })
    }

    fn coding(&mut self, node: Node, form: &str) -> Option<Coding> {
        let concept = self.word(node.child_by_field_name("concept")?, "a concept", form)?;
        if let Some(missing) = child(node, Kind::Missing) {
            self.report_missing(missing, "`=` and a value", form);
            return None;
        }
        let value = self.value(node.child_by_field_name("value")?, form)?;
        Some(Coding { concept, value, span: span(node) })
    }

    /// One of a closed set of words, which are no keywords elsewhere.
    fn one_of(&mut self, word: Name, what: &str, allowed: &[&str]) -> Option<Name> {
        if allowed.contains(&word.text.as_ref()) {
            return Some(word);
        }
        let list: Vec<String> = allowed.iter().map(|word| format!("`{word}`")).collect();
        let nearest = nearest(&word.text, allowed.iter().copied(), 0.0);
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

const ROLES: &[&str] = &["most-likely", "least-likely", "typical", "deviant", "pathway", "crucial"];
const TEST_KINDS: &[&str] = &["straw-in-the-wind", "hoop", "smoking-gun", "doubly-decisive"];
const FOUND: &[&str] = &["yes", "no", "pending"];
const EVIDENCE: &[&str] =
    &["dataset", "archive", "memoir", "interview", "survey", "press", "secondary", "anecdote", "impression"];

fn list_property(kind: Kind) -> Option<(ListProperty, &'static str)> {
    Some(match kind {
        Kind::Outcome => (ListProperty::Outcome, "a concept"),
        Kind::About => (ListProperty::About, "a case"),
        Kind::Answer => (ListProperty::Answer, "a theory or an auxiliary"),
        Kind::Measures => (ListProperty::Measures, "a concept"),
        Kind::SameAs => (ListProperty::SameAs, "a concept, theory or case of a library"),
        Kind::Explains => (ListProperty::Explains, "a case"),
        Kind::IrrespectiveOf => (ListProperty::IrrespectiveOf, "a concept"),
        Kind::Rivals => (ListProperty::Rivals, "a theory"),
        Kind::BuiltOn => (ListProperty::BuiltOn, "a case"),
        Kind::Concedes => (ListProperty::Concedes, "a case"),
        Kind::Amends => (ListProperty::Amends, "a theory"),
        Kind::Rescues => (ListProperty::Rescues, "a case"),
        Kind::Within => (ListProperty::Within, "a case"),
        Kind::On => (ListProperty::On, "a case"),
        _ => return None,
    })
}

fn text_property(kind: Kind) -> Option<TextProperty> {
    Some(match kind {
        Kind::Measured => TextProperty::Measured,
        Kind::Column => TextProperty::Column,
        Kind::Core => TextProperty::Core,
        Kind::Heuristic => TextProperty::Heuristic,
        Kind::Mechanism => TextProperty::Mechanism,
        Kind::LooksFor => TextProperty::LooksFor,
        Kind::Note => TextProperty::Note,
        _ => return None,
    })
}

/// The keyword under which `forms` lists a property.
pub fn keyword_of(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Outcome => "outcome",
        Kind::About => "about",
        Kind::Answer => "answer",
        Kind::Values => "values",
        Kind::Measured => "measured",
        Kind::Measures => "measures",
        Kind::SameAs => "same-as",
        Kind::Column => "column",
        Kind::Core => "core",
        Kind::Heuristic => "heuristic",
        Kind::Predicts => "predicts",
        Kind::Explains => "explains",
        Kind::Of => "of",
        Kind::Mechanism => "mechanism",
        Kind::Scope => "scope",
        Kind::IrrespectiveOf => "irrespective-of",
        Kind::Rivals => "rivals",
        Kind::BuiltOn => "built-on",
        Kind::Concedes => "concedes",
        Kind::Amends => "amends",
        Kind::Rescues => "rescues",
        Kind::Excepts => "excepts",
        Kind::Recodes => "recodes",
        Kind::FollowsFrom => "follows-from",
        Kind::Observation => "observation",
        Kind::Settles => "settles",
        Kind::Within => "within",
        Kind::SelectedAs => "selected-as",
        Kind::Like => "like",
        Kind::On => "on",
        Kind::TestStrength => "kind",
        Kind::LooksFor => "looks-for",
        Kind::Found => "found",
        Kind::Note => "note",
        _ => return None,
    })
}
