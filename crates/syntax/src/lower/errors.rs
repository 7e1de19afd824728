//! What tree-sitter could not read: which words, and what was expected there.

use super::declaration::{enclosing_declaration, properties_in_words};
use super::kinds::node_kind;
use super::{Lowering, children, span};
use crate::ast::DeclarationKind;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::{self, Operand};
use crate::span::Span;
use rustc_hash::FxHashSet;
use tree_sitter::Node;

impl Lowering<'_> {
    /// Reports every error in the tree below `root`.
    pub(super) fn report_errors(&mut self, root: Node) {
        let mut open = vec![root];
        while let Some(node) = open.pop() {
            if node.is_error() {
                self.report_error(node);
            } else if node.is_missing() {
                self.report_inserted(node);
            } else if node.has_error() {
                open.extend(children(node));
            }
        }
    }

    /// A property before the first declaration, or behind one that ends where a line is none of its own.
    pub(super) fn report_outside(&mut self, node: Node, before: Option<DeclarationKind>) {
        let Some(row) = node_kind(node).property() else { return };
        if let Some(kind) = before {
            self.report_foreign(node.child(0).map_or(span(node), span), row, kind, None);
        } else {
            self.report(
                Code::SYNTAX_ERROR,
                span(node),
                "this line does not belong to a declaration",
                expected_declaration(),
            );
        }
    }

    fn report_error(&mut self, node: Node) {
        let text = self.slice(node);
        let line = text.split('\n').find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
        let start = node.start_byte() + text.find(line).unwrap_or_default();
        let span = Span::new(start, start + line.len());
        if let Some((keyword, form, whole)) = self.unquoted_text(node, start) {
            self.report(
                Code::SYNTAX_ERROR,
                whole,
                format!("the text after `{keyword}` needs quotation marks"),
                format!("Such a line reads: `{form}`."),
            );
            return;
        }
        if let Some(first) = reserved_word(line)
            && self.stands_for_a_name(node, start)
        {
            let span = Span::new(start, start + first.len());
            self.report(
                Code::KEYWORD_AS_NAME,
                span,
                format!("`{first}` is a word of the language and cannot be a name"),
                format!("Choose another name, such as `{first}-1` or `the-{first}`."),
            );
            return;
        }
        self.report(Code::SYNTAX_ERROR, span, format!("cannot read `{}` here", shortened(line)), expectation(node));
    }

    /// The keyword at `start` that wants a quoted text, how it is written, and the line it stands on, if that has words
    /// without quotes.
    fn unquoted_text(&self, node: Node, start: usize) -> Option<(&'static str, &'static str, Span)> {
        let line = self.text.get(start..)?.lines().next()?.trim_end();
        let (word, rest) = line.split_once(' ')?;
        let row = language::property(word)?;
        let usage = row.usage_in_or_first(enclosing_declaration(node))?;
        let is_plain = rest.trim_start().starts_with(char::is_alphabetic) && !rest.contains(['"', '“']);
        let wants_text = matches!(usage.operand, Operand::Text(_));
        (is_plain && wants_text).then(|| (row.keyword, usage.form, Span::new(start, start + line.len())))
    }

    /// Whether the word before `start` on its line calls for a name.
    fn stands_for_a_name(&self, node: Node, start: usize) -> bool {
        let line = self.text.get(..start).unwrap_or_default().rsplit('\n').next().unwrap_or_default().trim();
        let in_list = node.parent().is_some_and(|parent| node_kind(parent).property().is_some());
        !line.is_empty() && (line.ends_with(',') || in_list && language::property(line).is_some())
    }

    fn report_inserted(&mut self, node: Node) {
        let wanted = match node.kind() {
            "identifier" => "a name".to_owned(),
            sign => format!("`{sign}`"),
        };
        let mut problem = Diagnostic::new(Code::SYNTAX_ERROR, span(node), format!("expected {wanted} here"));
        problem.help = enclosing_form(node).map(|form| format!("Such a line reads: `{form}`."));
        self.problems.push(problem);
    }
}

fn reserved_word(line: &str) -> Option<&str> {
    let word = line.split(|c: char| c.is_whitespace() || c == ',').next()?;
    let declarations = language::DECLARATIONS.iter().map(|row| row.keyword);
    declarations.chain(language::property_keywords()).any(|keyword| keyword == word).then_some(word)
}

fn shortened(line: &str) -> String {
    const MAX_CHARS: usize = 40;
    if line.chars().count() <= MAX_CHARS {
        return line.to_owned();
    }
    line.chars().take(MAX_CHARS).chain(['…']).collect()
}

fn enclosing_form(node: Node) -> Option<&'static str> {
    let mut ancestor = node.parent();
    while let Some(node) = ancestor {
        if let Some(row) = node_kind(node).property() {
            return Some(row.form_in(enclosing_declaration(node)));
        }
        ancestor = node.parent();
    }
    None
}

fn expectation(node: Node) -> String {
    let owner = enclosing_declaration(node);
    let own = || children(node).into_iter().find_map(|part| node_kind(part).property());
    if let Some(form) = enclosing_form(node).or_else(|| own().map(|row| row.form_in(owner))) {
        return format!("Such a line reads: `{form}`.");
    }
    match owner {
        Some(kind) => format!("Expected a property of {}: {}.", kind.with_article(), properties_in_words(kind)),
        None => expected_declaration(),
    }
}

/// What opens a declaration.
pub fn expected_declaration() -> String {
    let keywords: Vec<String> = language::DECLARATIONS.iter().map(|row| format!("`{}`", row.keyword)).collect();
    format!("A declaration begins with {}.", keywords.join(", "))
}

/// One slip often leaves several marks on its line: only the first is shown.
pub fn keep_first_of_each_line(text: &str, problems: &mut Vec<Diagnostic>) {
    problems.sort_by_key(|problem| problem.place.start);
    let mut seen = FxHashSet::default();
    let mut line = 0;
    let mut counted = 0;
    problems.retain(|problem| {
        let start = (problem.place.start as usize).min(text.len());
        line += text.as_bytes()[counted.min(start)..start].iter().filter(|byte| **byte == b'\n').count();
        counted = start;
        seen.insert(line)
    });
    if problems.len() > MAX_PROBLEMS {
        let more = problems.split_off(MAX_PROBLEMS);
        problems.extend(more.first().map(|first| {
            let message = format!("{} more lines from here on cannot be read", more.len());
            Diagnostic::new(Code::SYNTAX_ERROR, first.place, message).help(ANOTHER_LANGUAGE)
        }));
    }
}

/// For a text with more errors than can be repaired in time: at its first line.
pub fn too_broken(text: &str) -> Diagnostic {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
    let start = text.find(line).unwrap_or_default();
    let message = "almost nothing from here on can be read as lakatos";
    Diagnostic::new(Code::SYNTAX_ERROR, Span::new(start, start + line.len()), message).help(ANOTHER_LANGUAGE)
}

const ANOTHER_LANGUAGE: &str = "Is this a block of another language, or prose in a block that was never closed?";

/// How many lines of one declaration are reported one by one: whoever has more has another problem.
const MAX_PROBLEMS: usize = 50;
