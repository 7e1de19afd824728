//! What the tests share: the parser, and the documents they start from. Nothing here asserts about the grammar.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::path::Path;

use tree_sitter::{Language, Parser, Tree};

/// The language under test.
pub fn language() -> Language {
    tree_sitter_lakatos::LANGUAGE.into()
}

/// A parser of the language under test.
pub fn parser() -> Parser {
    let mut parser = Parser::new();
    parser.set_language(&language()).expect("the grammar's ABI is supported");
    parser
}

/// The tree of a text parsed afresh.
pub fn parse(text: &str) -> Tree {
    parser().parse(text, None).expect("no time limit is set")
}

/// The last place at or before an offset where a character begins.
pub fn character_at(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|&place| text.is_char_boundary(place)).unwrap_or_default()
}

/// Lines of a data set open with words that are names everywhere else, so that the parser does not find its way back among
/// them, and a tree that is mended may differ from one that is read afresh while a line is broken. lakatos reads each line
/// that is broken by itself.
#[allow(dead_code, reason = "not every test damages documents")]
pub const DATA: &str = "dyad-years.lak";

/// The files of one folder below the crate with one extension, as name and content, in the order of their names.
pub fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .map(|path| {
            let content = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), content.replace("\r\n", "\n"))
        })
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no .{extension} file in {}", folder.display());
    files
}
