//! Every query loads, and finds in the documents what it is there to find.

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use tree_sitter::{Query, QueryCursor, StreamingIterator};

#[test]
fn every_pattern_of_every_query_finds_something() {
    let language = support::language();
    let documents = support::files("tests/documents", "lak");
    for (file, source) in queries() {
        let query = Query::new(&language, &source).unwrap_or_else(|error| panic!("{file}: {error}"));
        let mut unused: BTreeSet<usize> = (0..query.pattern_count()).collect();
        let broken = "theory theory\n  note \"unclosed\n".to_owned();
        for text in documents.iter().map(|(_, text)| text).chain([&broken]) {
            let tree = support::parse(text);
            let mut cursor = QueryCursor::new();
            let mut matches = cursor.matches(&query, tree.root_node(), text.as_bytes());
            while let Some(found) = matches.next() {
                unused.remove(&found.pattern_index);
            }
        }
        let first_line = |pattern| source[query.start_byte_for_pattern(pattern)..].lines().next();
        let unused: Vec<_> = unused.into_iter().map(first_line).collect();
        assert!(unused.is_empty(), "{file}: these patterns find nothing: {unused:?}");
    }
}

/// The grammar's own, and those of the editors that have their own, where the crate lies in the repository.
fn queries() -> Vec<(String, String)> {
    let editors = ["../editors/helix/queries/lakatos", "../editors/zed/languages/lakatos"];
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["queries"].into_iter().chain(editors.into_iter().filter(|folder| here.join(folder).is_dir()));
    folders
        .flat_map(|folder| {
            support::files(folder, "scm").into_iter().map(move |(file, text)| (format!("{folder}/{file}"), text))
        })
        .collect()
}

#[test]
fn every_keyword_is_highlighted() {
    let language = support::language();
    let highlights = support::files("queries", "scm")
        .into_iter()
        .find_map(|(file, content)| (file == "highlights.scm").then_some(content))
        .expect("there are highlights");
    let keywords = (0..language.node_kind_count() as u16)
        .filter(|&kind| language.node_kind_is_visible(kind) && !language.node_kind_is_named(kind))
        .filter_map(|kind| language.node_kind_for_id(kind))
        .filter(|kind| kind.starts_with(|first: char| first.is_ascii_lowercase()));
    let missing: Vec<_> = keywords.filter(|keyword| !highlights.contains(&format!("\"{keyword}\""))).collect();
    assert!(missing.is_empty(), "not highlighted: {missing:?}");
}

#[test]
fn a_prediction_is_highlighted_word_by_word() {
    let text = "theory fear \"Fear\" @key\n  predicts p: pact >= entente when not threat # so\n";
    let query = Query::new(&support::language(), tree_sitter_lakatos::HIGHLIGHTS_QUERY).expect("the query loads");
    let tree = support::parse(text);
    let mut cursor = QueryCursor::new();
    let mut captures = cursor.captures(&query, tree.root_node(), text.as_bytes());
    let mut found = BTreeSet::new();
    while let Some((matched, index)) = captures.next() {
        let capture = matched.captures()[*index];
        found.insert((&text[capture.node.byte_range()], query.capture_names()[capture.index as usize]));
    }
    for expected in [
        ("theory", "keyword.type"),
        ("fear", "function"),
        ("\"Fear\"", "string"),
        ("@key", "markup.link.label"),
        ("predicts", "keyword"),
        ("p", "property"),
        ("pact", "variable"),
        (">=", "operator"),
        ("entente", "constant"),
        ("when", "keyword.conditional"),
        ("not", "keyword.operator"),
        ("threat", "variable"),
        ("# so", "comment"),
    ] {
        assert!(found.contains(&expected), "{expected:?} not in {found:?}");
    }
}
