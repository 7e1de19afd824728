//! The tree-sitter grammar of the lakatos language.
//!
//! ```
//! let mut parser = tree_sitter::Parser::new();
//! parser.set_language(&tree_sitter_lakatos::LANGUAGE.into()).expect("the grammar's ABI is supported");
//! let tree = parser.parse("concept war\n", None).expect("no time limit is set");
//! assert!(!tree.root_node().has_error());
//! ```

use tree_sitter_language::LanguageFn;

unsafe extern "C" {
    fn tree_sitter_lakatos() -> *const ();
}

/// The language, to be given to a tree-sitter parser.
// SAFETY: `tree_sitter_lakatos` is the generated parser's entry point and returns a static language.
pub const LANGUAGE: LanguageFn = unsafe { LanguageFn::from_raw(tree_sitter_lakatos) };

/// What each node may contain, as tree-sitter generated it.
pub const NODE_TYPES: &str = include_str!("../../src/node-types.json");

/// Which part of a text is to be shown how.
pub const HIGHLIGHTS_QUERY: &str = include_str!("../../queries/highlights.scm");

/// Which part of a text is in another language.
pub const INJECTIONS_QUERY: &str = include_str!("../../queries/injections.scm");

/// What is declared, and what refers to it.
pub const LOCALS_QUERY: &str = include_str!("../../queries/locals.scm");

/// The declarations, for an outline or an index.
pub const TAGS_QUERY: &str = include_str!("../../queries/tags.scm");
