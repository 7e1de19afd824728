//! What a referee would doubt, as fields of theories, puzzles, cases and lines: each is read off the appraisal, and none
//! judges.

mod case;
mod condition;
mod known;
mod paradigm;
mod puzzle;
mod recoding;
mod theory;

pub use case::taken_from_other_years;
pub use condition::{idle_cases, idle_conditions, idle_moves, rival_predictions};
pub use known::Doubts;
pub use paradigm::{is_protean_by_attack, protean_cases, protean_pairs, protean_theories};
pub use puzzle::{answer_predictions, explained, rival_confirmations, unanswered_cases};
pub use recoding::defenders;
pub use theory::{
    coded_by_its_theorist, falls_silent_on, settled_for_cases, settled_lines, settled_place, spared_cases,
    twice_answered, twice_answered_cases, unanswered_tests,
};
