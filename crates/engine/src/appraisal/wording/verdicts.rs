//! Why a theory's verdict is what it is, and what its rivals and tests come to.

use super::Wording;
use crate::appraisal::account::{Account, Verdict};
use crate::appraisal::amendment::AuxiliaryVerdict;
use crate::appraisal::van_evera::weight;
use crate::argument::{Test, TheoryId};

impl Wording<'_> {
    /// The reason for a theory's verdict.
    pub fn reason(self, id: TheoryId) -> String {
        let auxiliaries = |wanted: AuxiliaryVerdict| -> String {
            let fitting = self.appraisal.amendments_of(id).filter(|amendment| amendment.verdict == wanted);
            let names = fitting.map(|amendment| &*self.argument.auxiliary(amendment.auxiliary).header.name);
            names.collect::<Vec<_>>().join(", ")
        };
        let account = &self.appraisal.theories[id.index()];
        let open = self.cases_of(&account.open_anomalies);
        match account.verdict {
            Verdict::Untested => {
                "no case decides any of its predictions, not counting those it was built on and those that are rescued"
                    .to_owned()
            }
            Verdict::Degenerating => {
                let protectors = auxiliaries(AuxiliaryVerdict::Degenerating);
                let verbs = if protectors.contains(", ") { ("protect", "add") } else { ("protects", "adds") };
                format!("{protectors} {} it and {} nothing that holds", verbs.0, verbs.1)
            }
            Verdict::Mixed => format!(
                "{} adds something that holds, {} does not",
                auxiliaries(AuxiliaryVerdict::Progressive),
                auxiliaries(AuxiliaryVerdict::Degenerating)
            ),
            Verdict::Progressive => {
                let left = if open.is_empty() { String::new() } else { format!("; still open: {}", open.join(", ")) };
                format!("{} adds something new that is borne out{left}", auxiliaries(AuxiliaryVerdict::Progressive))
            }
            Verdict::Stagnant if open.is_empty() => {
                "the only cases that bear it out are those it was built on or explains away".to_owned()
            }
            Verdict::Stagnant => {
                let stand = if open.len() == 1 { "stands" } else { "stand" };
                format!("{} {stand} against it, and no auxiliary answers that", open.join(", "))
            }
            Verdict::SoundSoFar => "corroborated, and no anomaly is open".to_owned(),
        }
    }

    /// What the theories of a paradigm come to together.
    pub fn sum(self, account: &Account) -> String {
        format!(
            "its theories together: {} for, {} against, {} of them open",
            account.corroborations.len(),
            account.anomalies.len(),
            account.open_anomalies.len()
        )
    }

    /// A test: its kind and its case, `hoop on fashoda`; and what it shows.
    pub fn test(self, test: &Test) -> (String, &'static str) {
        let case = test.case.map(|case| format!(" on {}", self.case(case.id))).unwrap_or_default();
        let shows = weight(&test.kind, &test.found).unwrap_or("not decided yet");
        (format!("{}{case}", test.kind.replace('-', " ")), shows)
    }
}
