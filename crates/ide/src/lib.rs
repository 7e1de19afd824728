//! Floor 7: what an editor asks of a project, answered in bytes and our own words.
//!
//! Every question takes a [`Project`](lakatos_project::workspace::Project), so that answers are of one moment, and
//! returns plain data: names and ranges, texts, edits. Knows nothing of LSP, and of no command; `lakatos_server`
//! puts the answers into the protocol's types.

pub mod actions;
pub mod bearing;
pub mod claims;
pub mod columns;
pub mod completion;
pub mod crucial;
pub mod folding;
pub mod hints;
pub mod hover;
pub mod item;
pub mod lenses;
pub mod lineage;
pub mod links;
pub mod mentions;
pub mod moves;
pub mod occurrences;
pub mod prose;
pub mod references;
pub mod rename;
pub mod rule_file;
pub mod search;
pub mod selection;
pub mod start;
pub mod tokens;
pub mod why;
