//! What the libraries in use know and the draft does not say.

mod canonical;
mod cases;
mod insertion;
mod kinds;

pub use canonical::{canonical_claims, canonical_theory};
pub use cases::{
    codings_of_missing, disagreement, dissent, fitting_cases, is_of_measure, known_there, lost_results,
    missing_results, outcome_of, result_in_library,
};
pub use insertion::source_line;
pub use kinds::{LIBRARY_CASE, LIBRARY_RESULT};
