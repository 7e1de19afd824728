//! The lines of data sets, and the columns of concepts.

use super::kinds::{Kind, node_kind};
use super::{Lowering, child, children, span};
use crate::ast::{ColumnLine, JoinKey, LevelCodes, Name, PropertyValue, Value, ValueKind};
use crate::language::Target;
use tree_sitter::Node;

impl Lowering<'_> {
    /// `column "polity2" of dyads by ccode1, ccode2 as LEVEL = CODE`
    pub(super) fn column_line(&mut self, node: Node, form: &str) -> Option<PropertyValue> {
        let texts = of_kind(node, Kind::Text).into_iter().map(|text| self.text(text, form)).collect::<Vec<_>>();
        let of = match child(node, Kind::OfData) {
            Some(of) => Some(self.word(child(of, Kind::Reference)?, Target::Data.expected(), form)?),
            None => None,
        };
        let by = match child(node, Kind::ByColumns) {
            Some(by) => self.column_names(by, "column \"…\" of DATA by COLUMN, COLUMN")?,
            None => Vec::new(),
        };
        let levels = match child(node, Kind::AsLevels) {
            Some(levels) => {
                let levels = of_kind(levels, Kind::LevelCode).into_iter().map(|level| self.level_codes(level));
                levels.collect::<Vec<_>>().into_iter().collect::<Option<Vec<_>>>()?
            }
            None => Vec::new(),
        };
        let columns = texts.into_iter().collect::<Option<Vec<_>>>()?;
        Some(PropertyValue::Column(Box::new(ColumnLine { columns, of, by, levels })))
    }

    fn level_codes(&mut self, node: Node) -> Option<LevelCodes> {
        let form = "column \"…\" of DATA as LEVEL = CODE, …";
        let level = self.word(child(node, Kind::Level)?, "a level", form)?;
        if let Some(missing) = child(node, Kind::Missing) {
            self.report_missing(missing, "`=` and what the column holds", form);
            return None;
        }
        Some(LevelCodes { level, codes: self.codes(node, form)?, span: span(node) })
    }

    /// `row ccode1, ccode2, t by t`
    pub(super) fn row(&mut self, node: Node, form: &str) -> Option<PropertyValue> {
        let columns = self.column_names(node, form)?;
        let time = match child(node, Kind::ByColumns) {
            Some(by) => self.column_names(by, "row COLUMN, … by COLUMN")?.into_iter().next(),
            None => None,
        };
        Some(PropertyValue::Row { columns, time })
    }

    /// `names "names.csv" on ccode`
    pub(super) fn unit_names(&mut self, node: Node, form: &str) -> Option<PropertyValue> {
        let file = self.text(child(node, Kind::Text)?, form)?;
        let on = match child(node, Kind::OnColumn) {
            Some(on) => Some(self.column_names(on, form)?.pop()?),
            None => None,
        };
        Some(PropertyValue::UnitNames { file, on })
    }

    /// `joined to dyads on ccode1 = country, year`
    pub(super) fn joined(&mut self, node: Node, form: &str) -> Option<PropertyValue> {
        if let Some(missing) = child(node, Kind::Missing) {
            self.report_missing(missing, "`to` and a data set", form);
            return None;
        }
        let to = self.word(child(node, Kind::Reference)?, Target::Data.expected(), form)?;
        let on = match child(node, Kind::OnKeys) {
            Some(keys) => {
                let keys = of_kind(keys, Kind::JoinKey).into_iter().map(|key| self.join_key(key, form));
                keys.collect::<Vec<_>>().into_iter().collect::<Option<Vec<_>>>()?
            }
            None => Vec::new(),
        };
        Some(PropertyValue::Joined { to, on })
    }

    fn join_key(&mut self, node: Node, form: &str) -> Option<JoinKey> {
        let mut columns = self.column_names(node, form)?.into_iter();
        Some(JoinKey { theirs: columns.next()?, own: columns.next() })
    }

    /// The codes that stand directly in a node.
    pub(super) fn codes(&mut self, node: Node, form: &str) -> Option<Vec<Value>> {
        let codes = of_kind(node, Kind::Code).into_iter().map(|code| self.code(code, form)).collect::<Vec<_>>();
        codes.into_iter().collect()
    }

    /// What a column may hold. A text needs quotation marks only where it is no word.
    pub(super) fn code(&mut self, node: Node, form: &str) -> Option<Value> {
        let inner = node.child(0)?;
        let kind = match node_kind(inner) {
            Kind::Range => ValueKind::Range(self.range(inner)?),
            Kind::Number => ValueKind::Number(self.number(inner)?),
            _ => ValueKind::Level(self.bare_or_quoted(node, "a number or a text", form)?.text),
        };
        Some(Value { kind, span: span(node) })
    }

    /// The names of columns that stand directly in a node.
    fn column_names(&mut self, node: Node, form: &str) -> Option<Vec<Name>> {
        let names = of_kind(node, Kind::ColumnName).into_iter().map(|name| self.column_name(name, form));
        names.collect::<Vec<_>>().into_iter().collect()
    }

    /// A column of a table, which is called what it is called there.
    pub(super) fn column_name(&mut self, node: Node, form: &str) -> Option<Name> {
        self.bare_or_quoted(node, "a column", form)
    }

    fn bare_or_quoted(&mut self, node: Node, wanted: &str, form: &str) -> Option<Name> {
        let inner = node.child(0).unwrap_or(node);
        match node_kind(inner) {
            Kind::String | Kind::UnclosedString => {
                let text = self.text(inner, form)?;
                Some(Name { text: text.text, span: text.span })
            }
            _ => self.word(node, wanted, form),
        }
    }
}

fn of_kind(node: Node<'_>, kind: Kind) -> Vec<Node<'_>> {
    children(node).into_iter().filter(|part| node_kind(*part) == kind).collect()
}
