//! Between LSP's types and ours. Nothing is computed here.

pub mod action;
pub mod client;
pub mod completion;
pub mod diagnostic;
pub mod document;
pub mod edit;
pub mod failure;
pub mod formatting;
pub mod hierarchy;
pub mod hints;
pub mod hover;
pub mod initialize;
pub mod lenses;
pub mod moved;
pub mod navigation;
pub mod path;
pub mod position;
pub mod rename;
pub mod resolve;
pub mod semantic;
pub mod settings;
pub mod snippets;
pub mod structure;
pub mod symbols;
pub mod views;
