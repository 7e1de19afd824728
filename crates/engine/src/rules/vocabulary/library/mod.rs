//! What the libraries in use know and the draft does not say.

mod canon;
mod insertion;
mod kinds;
mod shelf;

pub use canon::{canonical_claims, canonical_theory};
pub use insertion::source_line;
pub use kinds::{LIBRARY_CASE, LIBRARY_RESULT};
pub use shelf::{codings_of_missing, disagreement, fitting_cases, lost_results, missing_results, outcome_of};
