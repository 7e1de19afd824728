//! Floor 2: from a host's text to typed declarations with byte spans.
//!
//! Host text → blocks ([`host`]) → declarations, each parsed alone ([`cut`]) → a typed tree ([`ast`]) with the problems
//! found on the way. Knows nothing of what a theory is: names are words here, and a file is a text.

pub mod ast;
pub mod buffer;
pub mod claims;
pub mod cursor;
pub mod cut;
pub mod diagnostic;
pub mod directive;
pub mod document;
pub mod edit;
pub mod format;
pub mod hole;
pub mod host;
mod invisible;
pub mod language;
pub mod line_index;
mod lower;
pub mod meaning;
pub mod nearest;
pub mod parse;
pub mod prose;
mod quoted;
mod slips;
pub mod span;
pub mod stored;
mod stretch;
pub mod tokens;
pub mod unseen;
pub mod yaml;

pub use buffer::Buffer;
pub use diagnostic::Diagnostic;
pub use document::Document;
pub use host::Host;
pub use quoted::quoted;
pub use span::Span;
