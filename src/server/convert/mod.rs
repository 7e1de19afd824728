//! Between LSP's types and ours. Nothing is computed here.

pub mod client;
pub mod diagnostic;
pub mod document;
pub mod initialize;
pub mod path;
pub mod position;
