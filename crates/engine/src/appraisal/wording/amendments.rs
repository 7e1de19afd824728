//! What an auxiliary rescues, loses and adds.

use super::Wording;
use crate::appraisal::amendment::{Amendment, RescueOutcome};
use crate::appraisal::freshness::Freshness;
use crate::appraisal::repair::{Excess, NoExcess, Repair};
use crate::appraisal::result::{CaseResult, Instance};
use crate::argument::CaseId;
use rustc_hash::FxHashSet;

impl<'all> Wording<'all> {
    /// What becomes of each case that it is to rescue, then what else it rescues.
    pub fn rescues(self, amendment: &Amendment) -> Vec<String> {
        let named = amendment.rescues.iter().map(|rescue| {
            let name = self.case(rescue.case.id);
            match &rescue.outcome {
                RescueOutcome::Rescued => name.to_owned(),
                RescueOutcome::Partial(part) => format!("{name}, {}", part.holds),
                RescueOutcome::NotRescued => format!("not {name}: it remains an anomaly"),
                RescueOutcome::NoAnomaly => format!("not {name}: it was not an anomaly"),
                RescueOutcome::Undecided => {
                    format!("perhaps {name}: what would decide it is not coded, or is contested")
                }
            }
        });
        let told: FxHashSet<CaseId> = amendment.rescues.iter().map(|rescue| rescue.case.id).collect();
        let also = amendment.rescued.iter().filter(|case| !told.contains(case));
        named.chain(also.map(|case| self.case(*case).to_owned())).collect()
    }

    /// The cases of instances, each once.
    pub fn cases_of(self, instances: &[Instance]) -> Vec<String> {
        let mut names: Vec<String> = instances.iter().map(|(_, case)| self.case(*case).to_owned()).collect();
        names.dedup();
        names
    }

    /// Each of its predictions: how it has fared where it is new, and why it is not where it is not.
    pub fn additions(self, amendment: &Amendment) -> Vec<String> {
        let mut additions = self.novelties(amendment);
        additions.extend(self.no_novelties(amendment).into_iter().map(|(name, why)| format!("not {name}: {why}")));
        additions
    }

    /// Each of its predictions that is new, and how it has fared.
    pub fn novelties(self, amendment: &Amendment) -> Vec<String> {
        let mut novelties: Vec<String> =
            amendment.worth.excess.iter().flat_map(|excess| self.addition(excess)).collect();
        if amendment.worth.is_too_large {
            novelties.push("what is too large to tell".to_owned());
        }
        novelties
    }

    /// Each of its predictions that is not new, and why.
    pub fn no_novelties(self, amendment: &Amendment) -> Vec<(&'all str, &'static str)> {
        let told = amendment.worth.no_excess.iter().map(|(id, why)| {
            let why = match why {
                NoExcess::Entailed => "the theory says it already",
                NoExcess::NeverApplies => {
                    "it can never apply, as nothing that the theory speaks of could meet its condition"
                }
                NoExcess::Unfalsifiable => "nothing could contradict it",
                NoExcess::EntailedWithOthers => "the theory says it already with its other auxiliaries",
                NoExcess::TackedOn => "tacked on",
            };
            (&*self.argument.prediction(*id).name, why)
        });
        told.collect()
    }

    fn addition(self, excess: &Excess) -> Vec<String> {
        let name = &self.argument.prediction(excess.prediction).name;
        let mut lines = Vec::new();
        if let Some(rates) = excess.rate {
            lines.push(format!("{name}, on fresh cases alone: {}, {rates}", rates.word()));
            let of_all = excess.rate_of_all.filter(|of_all| *of_all != rates);
            lines.extend(of_all.map(|rates| format!("{name}, over all cases: {}, {rates}", rates.word())));
        }
        for evidence in &excess.evidence {
            let case = self.case(evidence.case);
            lines.push(match evidence.freshness.grade() {
                Some(grade) => format!(
                    "{name}, borne out by {case} (grade {grade}: {}; fresh, because no line says it was used)",
                    grounds(evidence.freshness)
                ),
                None => format!("{name}, borne out by {case} (not fresh: {})", grounds(evidence.freshness)),
            });
        }
        if excess.passed_tests > 0 {
            lines.push(format!("{name}, borne out by {} within cases (grade 2)", counted(excess.passed_tests, "test")));
        }
        if excess.failed_tests > 0 {
            let tests = counted(excess.failed_tests, "test");
            lines.push(format!("{name}, failed by {tests} within cases that it had to pass"));
        }
        if !excess.refuted.is_empty() {
            lines.push(format!("{name}, refuted by {}", self.cases(&excess.refuted)));
        }
        let results = &self.appraisal.results[excess.prediction.index()];
        let disputed = results.cases_that(CaseResult::Contested, &self.appraisal.table);
        if !disputed.is_empty() && !lines.is_empty() {
            lines.push(format!("{name}, open in {}: scholars code differently what decides", self.cases(&disputed)));
        }
        if lines.is_empty() {
            let open = self.undecided_by(excess).replacen("decides it", "decides", 1);
            lines.push(format!("{name}, which {open}"));
        }
        lines
    }

    /// That no case decides what is new, and whether any would if scholars agreed on it.
    pub(super) fn undecided_by(self, excess: &Excess) -> &'static str {
        let open = [CaseResult::Corroborates, CaseResult::Contradicts, CaseResult::Contested];
        let results = &self.appraisal.results[excess.prediction.index()];
        match open.into_iter().any(|wanted| !results.cases_that(wanted, &self.appraisal.table).is_empty()) {
            true => "no case decides it throughout and without dispute",
            false => "no case decides it yet",
        }
    }

    /// Why a repair has its word, with what else is to be said of it.
    pub fn repair_reason(self, amendment: &Amendment) -> String {
        let worth = &amendment.worth;
        let is_tacked_on = worth.no_excess.iter().any(|(_, why)| *why == NoExcess::TackedOn);
        let recodes_only = self.argument.auxiliary(amendment.auxiliary).excepts.is_empty();
        let reason = match worth.word {
            Repair::AdHoc if is_tacked_on && recodes_only => "it recodes, and what it predicts is tacked on",
            Repair::AdHoc if is_tacked_on => "it takes cases away, and what it predicts is tacked on",
            Repair::AdHoc if recodes_only => "it recodes and predicts nothing new",
            Repair::Inert if is_tacked_on => "it takes nothing away, and what it predicts is tacked on",
            Repair::Kept => "it predicts something new, and some of it has come true on fresh evidence",
            Repair::Promised if worth.excess.iter().any(|excess| excess.fresh().next().is_some()) => {
                "it predicts something new, which only evidence of grade 3 bears out"
            }
            Repair::Promised => "it predicts something new, which no fresh case has borne out yet",
            Repair::Broken if worth.excess.iter().any(|excess| excess.fresh().next().is_some()) => {
                "it predicts something new, some of that has failed, and only evidence of grade 3 bears any of it out"
            }
            Repair::Broken => "it predicts something new, and that has failed",
            Repair::AdHoc => "it takes cases away and predicts nothing new",
            Repair::Inert => "it takes nothing away and adds nothing",
            Repair::Unread => {
                return "a line of it could not be read, or is unfinished: nobody knows what else it says".to_owned();
            }
            Repair::TooLarge => "whether it predicts anything new is too large to tell",
        };
        let mut remarks = vec![reason.to_owned()];
        if worth.is_extension {
            remarks.push("an extension: it answers no anomaly, and follows from the programme".to_owned());
        }
        let wants_contrast = worth.word == Repair::Promised
            && worth
                .excess
                .iter()
                .flat_map(|excess| &excess.evidence)
                .any(|evidence| matches!(evidence.freshness, Freshness::NoContrast { .. }));
        if wants_contrast {
            remarks.push(
                "look for a case where the theory says nothing and the new condition is absent: does it come out otherwise?"
                    .to_owned(),
            );
        }
        if !worth.is_tied {
            let foreign: Vec<&str> = worth.foreign.iter().map(|id| &*self.argument.assumption(*id).name).collect();
            remarks.push(match foreign.as_slice() {
                [] => "no line says what core or heuristic it follows from".to_owned(),
                foreign => format!("it follows from {}, which belongs to another programme", foreign.join(", ")),
            });
        }
        remarks.join("; ")
    }
}

/// The word for a repair, with counts: `kept: 2 borne out, 1 failed`.
pub fn repair_word(amendment: &Amendment) -> String {
    let excess = &amendment.worth.excess;
    let borne_out: usize = excess.iter().map(Excess::borne_out).sum();
    let failed: usize = excess.iter().map(Excess::failed).sum();
    let word = amendment.worth.word.word();
    let told = match amendment.worth.word {
        Repair::Kept if failed > 0 => format!("{word}: {borne_out} borne out, {failed} failed"),
        Repair::Kept => format!("{word}: {borne_out} borne out"),
        Repair::Broken => format!("{word}: {failed} failed"),
        _ => word.to_owned(),
    };
    // What rows of a table say of it stands beside the word, and is no part of it.
    if amendment.worth.is_counted { format!("{told}, by cases alone") } else { told }
}

/// What stands where a repair rescues, loses or adds nothing.
pub fn nothing(amendment: &Amendment) -> &'static str {
    match amendment.worth.word {
        Repair::Unread => "nothing that could be read",
        _ => "nothing",
    }
}

pub(super) fn grounds(freshness: Freshness) -> String {
    match freshness {
        Freshness::Contrary => "the theory before expected the contrary there".to_owned(),
        Freshness::Contrasts { otherwise, of } => {
            format!("the theory said nothing there, and {otherwise} of {} came out otherwise", counted(of, "contrast"))
        }
        Freshness::NoContrast { of: 0, .. } => "the theory said nothing there, and no contrast is coded".to_owned(),
        Freshness::NoContrast { otherwise, of } => {
            let contrasts = counted(of, "contrast");
            format!("the theory said nothing there, and only {otherwise} of {contrasts} came out otherwise")
        }
        Freshness::Likely => "a tendency of the theory made it likely there already".to_owned(),
        Freshness::OwnCoding => "coded by its own author alone, going by the keys cited".to_owned(),
        Freshness::Used => "a line of the draft says that it was used, or that it poses the problem".to_owned(),
        Freshness::OldSuccess => "it bore the theory out before".to_owned(),
        Freshness::TakenAway => {
            "it was an anomaly before, and this is not the contrary of what was expected there".to_owned()
        }
    }
}

fn counted(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}

/// In which senses it is ad hoc; empty where in none.
pub fn ad_hoc(amendment: &Amendment) -> String {
    let ad_hoc = amendment.ad_hoc();
    let senses: Vec<&str> =
        [(ad_hoc.in_content, "in content"), (ad_hoc.in_evidence, "in evidence"), (ad_hoc.in_heuristic, "in heuristic")]
            .into_iter()
            .filter_map(|(is_so, sense)| is_so.then_some(sense))
            .collect();
    if senses.is_empty() { String::new() } else { format!("ad hoc {}", senses.join(", ")) }
}
