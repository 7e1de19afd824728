//! The tree of a text does not depend on how the text is laid out in its file: its line ends, its indentation, and
//! whether it stands in the lines of a host document.

mod support;

use tree_sitter::{Point, Range};

fn documents() -> impl Iterator<Item = (String, String)> {
    support::files("tests/documents", "lak").into_iter()
}

fn syntax(text: &str) -> String {
    support::parse(text).root_node().to_sexp()
}

#[test]
fn documents_are_sound() {
    for (name, text) in documents() {
        let syntax = syntax(&text);
        for sign in ["ERROR", "MISSING", "(missing)", "reserved_word", "unclosed_string"] {
            assert!(!syntax.contains(sign), "{name} has {sign}");
        }
    }
}

#[test]
fn documents_use_every_declaration_and_property() {
    let all: String = documents().map(|(_, text)| syntax(&text)).collect();
    let language = support::language();
    for supertype in ["_declaration", "_property", "_formula"] {
        for &kind in language.subtypes_for_supertype(language.id_for_node_kind(supertype, true)) {
            let kind = language.node_kind_for_id(kind).expect("a subtype is a node kind");
            assert!(all.contains(&format!("({kind} ")), "no document has {kind}");
        }
    }
}

#[test]
fn windows_line_ends_change_nothing() {
    for (name, text) in documents() {
        assert_eq!(syntax(&text.replace('\n', "\r\n")), syntax(&text), "{name}");
    }
}

#[test]
fn indentation_is_cosmetic() {
    for (name, text) in documents() {
        for line_end in ["\n", " \t\n", "\n\t", "\n        "] {
            let laid_out: String = text.lines().map(|line| format!("{}{line_end}", line.trim())).collect();
            assert_eq!(syntax(&laid_out), syntax(&text), "{name} with {line_end:?}");
        }
    }
}

#[test]
fn lines_within_a_host_document_are_parsed_in_place() {
    for (name, text) in documents() {
        let mut host = String::from("A paragraph.\n");
        let mut ranges = Vec::new();
        for (row, line) in text.split_inclusive('\n').enumerate() {
            host.push_str("%| ");
            let start_byte = host.len();
            host.push_str(line);
            ranges.push(Range {
                start_byte,
                end_byte: host.len(),
                start_point: Point::new(row + 1, 3),
                end_point: Point::new(row + 2, 0),
            });
        }
        let mut parser = support::parser();
        parser.set_included_ranges(&ranges).expect("the ranges are in order");
        let tree = parser.parse(&host, None).expect("no time limit is set");
        assert_eq!(tree.root_node().to_sexp(), syntax(&text), "{name}");
    }
}
