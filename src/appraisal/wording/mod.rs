//! The appraisal in words: what the command line prints, what an editor shows, said once.

mod amendments;
mod results;
mod verdicts;

pub use amendments::{ad_hoc, auxiliary_reason};
pub use results::{ResultLine, short_word};

use super::Appraisal;
use super::explain::formula_text;
use crate::argument::{Argument, CaseId, PredictionId};
use crate::syntax::ast::Mode;

/// An argument and its appraisal, to be put into words.
#[derive(Clone, Copy)]
pub struct Wording<'analysis> {
    /// The argument.
    pub argument: &'analysis Argument,
    /// What follows from it.
    pub appraisal: &'analysis Appraisal,
}

impl<'analysis> Wording<'analysis> {
    /// The name of a case.
    pub fn case(self, case: CaseId) -> &'analysis str {
        &self.argument.case(case).header.name
    }

    /// The names of cases, with commas between.
    pub fn cases(self, cases: &[CaseId]) -> String {
        cases.iter().map(|case| self.case(*case)).collect::<Vec<_>>().join(", ")
    }

    /// The name of a case with its period: `korea-japan 1990..2012`.
    pub fn dated(self, case: CaseId) -> String {
        match self.period(case) {
            None => self.case(case).to_owned(),
            Some(period) => format!("{} {period}", self.case(case)),
        }
    }

    /// The period of a case as it is written; a single year where it has no other.
    pub fn period(self, case: CaseId) -> Option<String> {
        Some(match self.argument.case(case).period? {
            (first, Some(last)) if first == last => first.to_string(),
            (first, Some(last)) => format!("{first}..{last}"),
            (first, None) => format!("{first}.."),
        })
    }

    /// What a prediction says, as it is written: `alignment >= entente when shared-threat`.
    pub fn claim(self, id: PredictionId) -> String {
        let claim = &self.argument.prediction(id).claim;
        let outcome = formula_text(self.argument, &claim.outcome);
        match claim.mode {
            Mode::Always => outcome,
            mode => format!("{outcome} {} {}", mode.words(), formula_text(self.argument, &claim.condition)),
        }
    }

    /// The label of a prediction, or its number.
    pub fn label(self, id: PredictionId) -> &'analysis str {
        self.argument.prediction(id).name.rsplit('.').next().unwrap_or_default()
    }
}
