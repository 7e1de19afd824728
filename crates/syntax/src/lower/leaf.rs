//! Names, strings, citations, numbers, ranges, values.

use super::kinds::{Kind, node_kind};
use super::{Lowering, children, span};
use crate::ast::{Citation, Name, Qualified, Range, Text, Value, ValueKind};
use crate::cut::quote_at;
use crate::diagnostic::{Code, Diagnostic};
use crate::hole::{is_hole, is_open_text};
use crate::span::Span;
use crate::unseen::is_unseen;
use std::borrow::Cow;
use std::sync::Arc;
use tree_sitter::Node;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

impl Lowering<'_> {
    /// A `name`, `reference`, `word` or `level`: one word. None where it is missing or a keyword, which is reported.
    pub(super) fn word(&mut self, node: Node, wanted: &str, form: &str) -> Option<Name> {
        let inner = node.child(0).unwrap_or(node);
        match node_kind(inner) {
            Kind::Missing => {
                self.report_missing(inner, wanted, form);
                None
            }
            Kind::ReservedWord => {
                let word = self.slice(inner);
                self.report(
                    Code::KEYWORD_AS_NAME,
                    span(inner),
                    format!("`{word}` is a word of the language and cannot be a name"),
                    format!("Choose another name, such as `{word}-1` or `the-{word}`."),
                );
                None
            }
            _ if node.is_missing() || inner.is_missing() => None,
            _ if is_hole(self.slice(node)) => {
                self.report_hole(span(node), wanted, form);
                None
            }
            _ => Some(Name { text: self.known(normalized(self.slice(node))), span: span(node) }),
        }
    }

    /// The words of a list.
    pub(super) fn words(&mut self, nodes: &[Node], wanted: &str, form: &str) -> Option<Vec<Name>> {
        let words: Vec<Option<Name>> = nodes.iter().map(|node| self.word(*node, wanted, form)).collect();
        words.into_iter().collect()
    }

    pub(super) fn qualified(&mut self, node: Node, wanted: &str, form: &str) -> Option<Qualified> {
        let mut parts =
            children(node).into_iter().filter(|part| matches!(node_kind(*part), Kind::Reference | Kind::Name));
        let name = self.word(parts.next()?, wanted, form)?;
        let label = match parts.next() {
            Some(label) => Some(self.word(label, "a label", form)?),
            None => None,
        };
        Some(Qualified { name, label, span: span(node) })
    }

    /// A `text`, `string` or `unclosed_string`.
    pub(super) fn text(&mut self, node: Node, form: &str) -> Option<Text> {
        let inner = if node_kind(node) == Kind::Text { node.child(0)? } else { node };
        match node_kind(inner) {
            Kind::String => {
                let text = unquoted(&self.content(inner));
                if is_open_text(&text) {
                    self.report_open_text(span(inner), &text, form);
                    return None;
                }
                Some(Text { text, span: span(inner) })
            }
            Kind::UnclosedString => {
                let end = inner.start_byte() + self.slice(inner).trim_end().len();
                let quote = quote_at(self.slice(inner).as_bytes(), 0).map_or("\"", |quote| quote.close[0]);
                self.report(
                    Code::SYNTAX_ERROR,
                    Span::new(inner.start_byte(), end),
                    "this quotation is never closed",
                    format!("Close it with `{quote}`; it may run over several lines, but not across a blank one."),
                );
                None
            }
            Kind::Missing => {
                self.report_missing(inner, "a quoted text", form);
                None
            }
            _ => None,
        }
    }

    pub(super) fn citation(&mut self, node: Node) -> Option<Citation> {
        let place = node.child(0)?;
        let key = self.slice(place).trim_start_matches('@');
        if is_hole(key) {
            self.report_hole(span(node), "the key of the work", "@walt1987[pp. 17-21]");
            return None;
        }
        let (key, is_braced, is_closed) = match key.strip_prefix('{') {
            Some(inner) => (inner.trim_end_matches('}'), true, inner.ends_with('}')),
            None => (key, false, true),
        };
        if !is_closed {
            let help = "Close it with `}`: `@{o'neill1986}`.";
            self.report(Code::SYNTAX_ERROR, span(place), "this key is never closed", help);
        }
        if key.trim().is_empty() {
            self.report(
                Code::SYNTAX_ERROR,
                span(node),
                "expected a key after `@`",
                "A citation reads: `@walt1987[pp. 17-21]`.",
            );
            return None;
        }
        let locator = node.child(1).map(|locator| self.slice(locator));
        if locator.is_some_and(|locator| !locator.ends_with(']')) {
            self.report(
                Code::SYNTAX_ERROR,
                span(node),
                "this locator is never closed",
                "Close it with `]`: `@walt1987[pp. 17-21]`.",
            );
        }
        let locator = locator.map(|locator| locator.trim_matches(['[', ']']).trim().into());
        let start = place.start_byte() + 1 + usize::from(is_braced);
        let key_span = Span::new(start, start + key.len());
        Some(Citation { key: self.known(key.into()), key_span, locator, span: span(node) })
    }

    /// A word, once for all places of the declaration.
    fn known(&mut self, word: Cow<str>) -> Arc<str> {
        if let Some(known) = self.words.get(&*word) {
            return Arc::clone(known);
        }
        let word: Arc<str> = word.into();
        self.words.insert(Arc::clone(&word));
        word
    }

    pub(super) fn number(&mut self, node: Node) -> Option<f64> {
        self.slice(node).parse().ok().filter(|number: &f64| number.is_finite())
    }

    /// A `range`; a reversed one is reported and read the other way round.
    pub(super) fn range(&mut self, node: Node) -> Option<Range> {
        let mut numbers = children(node).into_iter().filter(|part| node_kind(*part) == Kind::Number);
        let low = numbers.next().and_then(|number| self.number(number))?;
        let high = numbers.next().and_then(|number| self.number(number));
        let span = span(node);
        let is_dashed = !self.slice(node).contains("..");
        match high {
            // A month, or a year of the next century: nobody shortens a period so.
            Some(high) if is_dashed && low >= 1000.0 && (1.0..=12.0).contains(&high) && high < low % 100.0 => {
                let year = low - low % 100.0 + 100.0 + high;
                let typed = self.slice(node);
                let message = format!("`{typed}` may be a month, or the years from {low} to {year}");
                let help = format!("A period is whole years: write `{low}`, or `{low}..{year}`.");
                let problem = Diagnostic::new(Code::SYNTAX_ERROR, span, message).help(help);
                self.problems.push(problem.replaced_by(format!("{low}")).replaced_by(format!("{low}..{year}")));
                None
            }
            // `1914-18` leaves out the century.
            Some(high) if is_dashed && low >= 1000.0 && (0.0..100.0).contains(&high) => {
                let century = low - low % 100.0;
                let high = if century + high < low { century + 100.0 + high } else { century + high };
                Some(Range { low, high: Some(high), span })
            }
            Some(high) if high < low => {
                self.problems.push(
                    Diagnostic::new(
                        Code::REVERSED_RANGE,
                        span,
                        format!("the range `{}` runs backwards", self.slice(node)),
                    )
                    .help(format!("Write the lower bound first: `{high}..{low}`."))
                    .replaced_by(format!("{high}..{low}")),
                );
                Some(Range { low: high, high: Some(low), span })
            }
            high => Some(Range { low, high, span }),
        }
    }

    /// A `value` or `range`.
    pub(super) fn value(&mut self, node: Node, form: &str) -> Option<Value> {
        let kind = match node_kind(node) {
            Kind::Range => ValueKind::Range(self.range(node)?),
            _ => match node_kind(node.child(0)?) {
                Kind::Number => ValueKind::Number(self.number(node.child(0)?)?),
                _ if self.slice(node).eq_ignore_ascii_case("unknown") => ValueKind::Unknown,
                _ => ValueKind::Level(self.word(node, "a value", form)?.text),
            },
        };
        Some(Value { kind, span: span(node) })
    }
}

/// Identifiers are compared after NFC normalisation.
fn normalized(word: &str) -> Cow<'_, str> {
    if word.is_ascii() || is_nfc_quick(word.chars()) == IsNormalized::Yes {
        word.into()
    } else {
        word.nfc().collect::<String>().into()
    }
}

/// Without quotes, escapes and line breaks; and without what a terminal takes for a command, as titles are printed in many
/// places.
fn unquoted(quoted: &str) -> Arc<str> {
    let inner = quote_at(quoted.as_bytes(), 0).and_then(|quote| {
        let rest = quoted.strip_prefix(quote.open)?;
        let inner = quote.close.iter().find_map(|close| rest.strip_suffix(close))?;
        // Only within French marks do blanks belong to the marks.
        Some(if quote.open == "«" { inner.trim() } else { inner })
    });
    let inner = inner.unwrap_or(quoted);
    if !inner.contains(|character: char| character == '\\' || is_unseen(character)) {
        return inner.into();
    }
    let mut plain = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => plain.extend(characters.next().map(|escaped| if escaped.is_control() { ' ' } else { escaped })),
            '\n' => {
                plain.truncate(plain.trim_end().len());
                plain.push(' ');
                let rest = characters.as_str().trim_start();
                characters = rest.chars();
            }
            _ if character.is_control() => plain.push(' '),
            _ if is_unseen(character) => {}
            _ => plain.push(character),
        }
    }
    plain.into()
}
