//! What an auxiliary rescues, loses and adds.

use super::Wording;
use crate::appraisal::amendment::{Amendment, AuxiliaryVerdict, RescueOutcome};
use crate::appraisal::result::{CaseResult, Instance};

impl Wording<'_> {
    /// What becomes of each case that it is to rescue, then what else it rescues.
    pub fn rescues(self, amendment: &Amendment) -> Vec<String> {
        let named = amendment.rescues.iter().map(|rescue| {
            let name = self.case(rescue.case.id);
            match &rescue.outcome {
                RescueOutcome::Rescued => name.to_owned(),
                RescueOutcome::Partial(part) => format!("{name}, {}", part.holds),
                RescueOutcome::NotRescued => format!("not {name}: it remains an anomaly"),
                RescueOutcome::NoAnomaly => format!("not {name}: it was not an anomaly"),
                RescueOutcome::Undecided => format!("perhaps {name}: an observation is missing"),
            }
        });
        let also =
            amendment.rescued.iter().filter(|case| amendment.rescues.iter().all(|rescue| rescue.case.id != **case));
        named.chain(also.map(|case| self.case(*case).to_owned())).collect()
    }

    /// The cases of instances, each once.
    pub fn cases_of(self, instances: &[Instance]) -> Vec<String> {
        let mut names: Vec<String> = instances.iter().map(|(_, case)| self.case(*case).to_owned()).collect();
        names.dedup();
        names
    }

    /// Each of its predictions that the theory did not make, and how it has fared.
    pub fn additions(self, amendment: &Amendment) -> Vec<String> {
        if amendment.is_too_large {
            return vec!["too large to tell".to_owned()];
        }
        let additions = amendment.excess.iter().map(|excess| {
            let name = &self.argument.prediction(excess.prediction).name;
            match (excess.corroborated.as_slice(), excess.refuted.as_slice(), excess.rate) {
                ([], [], Some(CaseResult::Corroborates)) => format!("{name}, borne out by the rates"),
                ([], [], Some(CaseResult::Contradicts)) => format!("{name}, against the rates"),
                ([], [], _) => format!("{name}, not yet corroborated"),
                (for_it, [], _) => format!("{name}, borne out by {}", self.cases(for_it)),
                ([], against, _) => format!("{name}, refuted by {}", self.cases(against)),
                (for_it, against, _) => {
                    format!("{name}, borne out by {}, refuted by {}", self.cases(for_it), self.cases(against))
                }
            }
        });
        additions.collect()
    }
}

/// In which senses it is ad hoc; empty where in none.
pub fn ad_hoc(amendment: &Amendment) -> String {
    let ad_hoc = amendment.ad_hoc;
    let senses: Vec<&str> =
        [(ad_hoc.in_content, "in content"), (ad_hoc.in_evidence, "in evidence"), (ad_hoc.in_heuristic, "in heuristic")]
            .into_iter()
            .filter_map(|(is_so, sense)| is_so.then_some(sense))
            .collect();
    if senses.is_empty() { String::new() } else { format!("ad hoc {}", senses.join(", ")) }
}

/// Why its verdict is what it is.
pub fn auxiliary_reason(amendment: &Amendment) -> &'static str {
    match amendment.verdict {
        AuxiliaryVerdict::Progressive => "it predicts something new, and that has come true",
        AuxiliaryVerdict::TheoreticallyProgressive if amendment.ad_hoc.in_evidence => {
            "it predicts something new, which no case has borne out yet"
        }
        AuxiliaryVerdict::TheoreticallyProgressive => {
            "what it predicts has come true, but nothing ties it to the programme"
        }
        AuxiliaryVerdict::Degenerating if amendment.ad_hoc.in_content => "it takes cases away and predicts nothing new",
        AuxiliaryVerdict::Degenerating => "what it predicts has failed",
        AuxiliaryVerdict::Inert => "it changes nothing",
    }
}
