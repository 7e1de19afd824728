//! No text, however it reads, hangs or crashes the parser.

mod support;

use std::time::{Duration, Instant};

use proptest::prelude::*;
use tree_sitter::Tree;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn any_text_is_parsed(text in "(?s).{0,400}") {
        let tree = support::parse(&text);
        prop_assert!(tree.root_node().end_byte() <= text.len());
    }
}

/// The tree of a text that was built to be slow.
fn parses_quickly(text: &str) -> Tree {
    let start = Instant::now();
    let tree = support::parse(text);
    // A hundred times what is measured: this is about orders of magnitude, and the machine may be busy.
    let limit = Duration::from_secs(20);
    assert!(start.elapsed() < limit, "{} bytes took {:?}", text.len(), start.elapsed());
    tree
}

#[test]
fn ten_thousand_nested_parentheses_are_parsed() {
    let nested = format!("theory t\n  scope {}a{}\n  core \"x\"\n", "(".repeat(10_000), ")".repeat(10_000));
    assert!(!parses_quickly(&nested).root_node().has_error());
    let unclosed = format!("theory t\n  scope {}\n  core \"x\"\n", "(".repeat(10_000));
    assert!(!parses_quickly(&unclosed).root_node().has_error());
    parses_quickly(&")".repeat(10_000));
}

#[test]
fn ten_thousand_comment_lines_before_a_continuation_are_parsed() {
    let comments = "# a comment\n".repeat(10_000);
    parses_quickly(&format!("theory t\n  predicts a\n{comments}  when b\n  core \"x\"\n"));
    parses_quickly(&format!("theory t\n  predicts a when\n{comments}  \"why\"\n  core \"x\"\n"));
}

#[test]
fn a_line_of_a_megabyte_is_parsed() {
    for bit in ["a", "a ", "\"", "core \"x\" "] {
        parses_quickly(&format!("theory t\n  core {}", repeated(bit, 1 << 20)));
    }
}

#[test]
fn a_long_line_of_any_sign_is_parsed() {
    for bit in ["“", "\\\"", "#", "@", "[", "(", ")", "not ", "= ", ",", "x = 1 ", "\t", "🙂", "\0"] {
        parses_quickly(&format!("theory t\n  core {}", repeated(bit, 1 << 16)));
    }
}

#[test]
fn very_many_short_lines_are_parsed() {
    let quotes = ["\"\n", "“\n", "\\\"\n", "\"a\\\"\n", "core \"a\n"];
    let lines = ["\n", "\r\n", "a\n", "= =\n", "when\n", "@\n", "#\n", "case\n"];
    for line in quotes.into_iter().chain(lines) {
        parses_quickly(&format!("theory t\n  core {}", repeated(line, 1 << 16)));
    }
}

fn repeated(bit: &str, bytes: usize) -> String {
    bit.repeat(bytes / bit.len())
}
