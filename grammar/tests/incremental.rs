//! A tree that was edited and reparsed is the tree of the text parsed afresh, whatever was typed. `PROPTEST_CASES` sets
//! how many cases are tried.

mod support;

use std::ops::Range;

use proptest::prelude::*;
use tree_sitter::{InputEdit, Node, Parser, Point, Tree};

/// What is typed or pasted: what the lexer decides on, what the scanner looks ahead for, and what breaks them.
const TYPED: [&str; 48] = [
    "\"",
    "“",
    "”",
    "\\",
    "\\\"",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    " ",
    "\t",
    "\u{a0}",
    "\u{feff}",
    "#",
    "# note\n",
    "@",
    "@key",
    "[pp. 1",
    "]",
    "(",
    ")",
    ",",
    ":",
    ".",
    "..",
    "=",
    "!",
    "<=",
    "-",
    "7",
    "0.5",
    "x",
    "한일",
    "é",
    "🙂",
    "\0",
    "when",
    "only when",
    "and",
    "not",
    "via",
    "no",
    "on",
    "predicts ",
    "core ",
    "case ",
    "theory x\n",
    "\n  ",
];

/// One change to a text, in thousandths of its length so that it fits any text.
#[derive(Clone, Debug)]
struct Change {
    place: usize,
    removed: usize,
    typed: Vec<&'static str>,
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let removed = prop_oneof![4 => Just(0), 3 => 1..4_usize, 1 => 1..200_usize];
    let typed = prop::collection::vec(prop::sample::select(&TYPED[..]), 0..4);
    let change = (0..=1_000_usize, removed, typed);
    prop::collection::vec(change.prop_map(|(place, removed, typed)| Change { place, removed, typed }), 1..8)
}

/// A text that is mostly of the language, and mostly wrong.
fn word_salad() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![3 => prop::sample::select(&TYPED[..]).prop_map(str::to_owned), 1 => ".{0,8}"],
        0..200,
    )
    .prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn a_reparsed_document_is_the_document_parsed_afresh(document in 0..5_usize, changes in changes()) {
        let mut documents = support::files("tests/documents", "lak");
        documents.retain(|(name, _)| name != support::DATA);
        reparses_as_afresh(&documents[document % documents.len()].1, &changes)?;
    }

    #[test]
    fn a_reparsed_word_salad_is_the_salad_parsed_afresh(text in word_salad(), changes in changes()) {
        reparses_as_afresh(&text, &changes)?;
    }
}

fn reparses_as_afresh(text: &str, changes: &[Change]) -> Result<(), TestCaseError> {
    let mut parser = support::parser();
    let mut text = text.to_owned();
    let mut tree = parse(&mut parser, &text, None);
    for change in changes {
        let before = text.clone();
        change.apply(&mut text, &mut tree);
        tree = parse(&mut parser, &text, Some(&tree));
        let afresh = parse(&mut parser, &text, None);
        prop_assert_eq!(listing(&tree), listing(&afresh), "after {:?} in {:?}", change, before);
    }
    Ok(())
}

impl Change {
    fn apply(&self, text: &mut String, tree: &mut Tree) {
        let start = support::character_at(text, text.len() * self.place / 1_000);
        let old_end = support::character_at(text, start + self.removed).max(start);
        let typed = self.typed.concat();
        let new_end = start + typed.len();
        let (start_position, old_end_position) = (point(text, start), point(text, old_end));
        text.replace_range(start..old_end, &typed);
        tree.edit(&InputEdit {
            start_byte: start,
            old_end_byte: old_end,
            new_end_byte: new_end,
            start_position,
            old_end_position,
            new_end_position: point(text, new_end),
        });
    }
}

fn point(text: &str, byte: usize) -> Point {
    let line_start = text[..byte].rfind('\n').map_or(0, |end| end + 1);
    Point::new(text[..byte].matches('\n').count(), byte - line_start)
}

fn parse(parser: &mut Parser, text: &str, before: Option<&Tree>) -> Tree {
    parser.parse(text, before).expect("no time limit is set")
}

/// Every node with its field, its bytes and its place, one a line.
fn listing(tree: &Tree) -> String {
    let mut lines = String::new();
    let mut cursor = tree.walk();
    let mut depth = 0;
    loop {
        let (node, field): (Node, _) = (cursor.node(), cursor.field_name().unwrap_or_default());
        let Range { start, end } = node.byte_range();
        let mark = if node.is_missing() { "!" } else { "" };
        let (from, to) = (node.start_position(), node.end_position());
        lines += &format!("{:depth$}{field}:{}{mark} {start}..{end} {from}-{to}\n", "", node.kind());
        if cursor.goto_first_child() {
            depth += 1;
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return lines;
            }
            depth -= 1;
        }
    }
}
