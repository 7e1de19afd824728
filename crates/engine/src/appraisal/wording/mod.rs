//! The appraisal in words: what the command line prints, what an editor shows, said once.

mod amendments;
mod contests;
mod crucial;
mod data;
mod fared;
mod looked_into;
mod names;
mod protean;
mod results;
mod series;
mod standing;
mod tendencies;

pub use amendments::{ad_hoc, nothing, repair_word};
pub use crucial::to_look_for;
pub use data::{Clause, fit_text, mean_text, rate_text};
pub use names::listed;
pub use results::ResultLine;

use super::Appraisal;
use crate::argument::print::{claim_text, period_text};
use crate::argument::titled::label_of;
use crate::argument::{Argument, CaseId, PredictionId};

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
        period_text(self.argument.case(case))
    }

    /// What a prediction says, as it is written: `alignment >= entente when shared-threat`.
    pub fn claim(self, id: PredictionId) -> String {
        claim_text(self.argument, &self.argument.prediction(id).claim)
    }

    /// The label of a prediction, or its number.
    pub fn label(self, id: PredictionId) -> &'analysis str {
        let prediction = self.argument.prediction(id);
        label_of(self.argument, prediction.owner, &prediction.name)
    }
}
