//! Floor 3: the declarations of all files become one argument.
//!
//! Names are resolved in any order over all files, concepts typed, formulas checked. Knows nothing of files and rules:
//! a place is a number of a source, a number of a piece in it, and a span.

mod answers;
mod effort;
pub mod formula;
pub mod ids;
pub mod model;
mod names;
mod past;
pub mod print;
pub mod print_data;
pub mod renamed;
mod resolve;
pub mod titled;

pub use answers::{Answer, Answers};
pub use effort::Effort;
pub use ids::*;
pub use model::*;
pub use names::Named;
pub use past::Past;
pub use resolve::{MissingLibrary, Source, SourceRole, TOLD_AGAIN, build, recall};
