//! Floor 5: rule files and the appraised argument become findings.
//!
//! A rule is data: a file of `rules/` or of the user's own, read by [`file`], typed by [`rule`], asked by [`engine`]. The
//! one entry is [`analyse`], pure: the command line, the server, the tests and the benchmarks all call it. Knows nothing of
//! LSP, terminals or the file system.

mod analysis;
mod bounds;
mod citations;
pub mod claims;
pub mod condition;
mod engine;
pub mod examples;
pub mod file;
pub mod finding;
pub mod fix;
pub mod keys;
mod located;
pub mod page;
pub mod prose;
pub mod rule;
pub mod set;
pub mod settings;
mod source;
pub mod suppression;
mod tag;
mod text;
pub mod toml_value;
pub mod tracked;
mod unread;
pub mod vocabulary;

pub use analysis::{Analysis, analyse, analyse_with, numbered};
pub use finding::Finding;
pub use lakatos_syntax::diagnostic::Severity;
pub use set::RuleSet;
pub use source::{AnalysisSource, Bibliography, Keys, Places, Role, Works};
pub use tag::Tag;
pub use text::Text;
