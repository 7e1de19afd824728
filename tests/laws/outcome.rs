//! What an analysis comes to, by names: nothing in it depends on numbers or places.

use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::{CaseId, PredictionId, TheoryId};
use lakatos_engine::rules::Analysis;
use std::collections::BTreeMap;

/// Everything that the laws compare.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Rule, subject and message of every finding, sorted. Messages list names in the order of the draft, so their words
    /// are sorted too.
    pub findings: Vec<String>,
    /// By prediction and case.
    pub results: BTreeMap<(String, String), &'static str>,
    /// Counts of `more often when`, by prediction.
    pub rates: BTreeMap<String, [usize; 4]>,
    /// By auxiliary and theory.
    pub amendments: BTreeMap<(String, String), AmendmentOutcome>,
    /// How every theory stands.
    pub standings: BTreeMap<String, String>,
}

impl Outcome {
    /// What is in one of the two only, line by line.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let (left, right) = (self.lines(), other.lines());
        let only = |sign: &str, these: &[String], those: &[String]| -> Vec<String> {
            these.iter().filter(|line| !those.contains(line)).map(|line| format!("{sign} {line}")).collect()
        };
        let mut differences = only("-", &left, &right);
        differences.extend(only("+", &right, &left));
        if differences.is_empty() && left != right {
            differences.push("the same lines, not as often".to_owned());
        }
        differences
    }

    fn lines(&self) -> Vec<String> {
        let mut lines = self.findings.clone();
        lines.extend(self.results.iter().map(|entry| format!("{entry:?}")));
        lines.extend(self.rates.iter().map(|entry| format!("{entry:?}")));
        lines.extend(self.amendments.iter().map(|entry| format!("{entry:?}")));
        lines.extend(self.standings.iter().map(|entry| format!("{entry:?}")));
        lines
    }
}

fn words(message: &str) -> String {
    let stripped =
        message.split_whitespace().map(|word| word.trim_matches([',', ';', ':', '?', '.', '(', ')']).to_owned());
    sorted(stripped).join(" ")
}

/// What an auxiliary does to a theory; lists are sorted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AmendmentOutcome {
    pub word: &'static str,
    pub rescued: Vec<String>,
    pub rescues: Vec<String>,
    pub lost: Vec<String>,
    pub perhaps_lost: Vec<String>,
    pub excess: Vec<(String, Vec<String>, Vec<String>)>,
    pub ad_hoc: [bool; 3],
}

/// Reads it off.
pub fn outcome(analysis: &Analysis) -> Outcome {
    let (argument, appraisal) = (&analysis.argument, &analysis.appraisal);
    let case_name = |case: CaseId| argument.case(case).header.name.to_string();
    let prediction_name = |id: PredictionId| argument.prediction(id).name.to_string();
    let mut outcome = Outcome {
        findings: sorted(analysis.findings.iter().map(|finding| {
            let subject = finding.subject.as_deref().unwrap_or_default();
            format!("{} {subject}: {}", finding.code, words(&finding.message))
        })),
        ..Outcome::default()
    };
    for index in 0..argument.predictions.len() {
        let id = PredictionId::from_index(index);
        if let Some(rates) = appraisal.results[index].rates {
            let counts = [rates.with_hits, rates.with_total, rates.without_hits, rates.without_total];
            outcome.rates.insert(prediction_name(id), counts);
            continue;
        }
        for case in (0..argument.cases.len()).map(CaseId::from_index) {
            outcome.results.insert((prediction_name(id), case_name(case)), appraisal.result(id, case).word());
        }
    }
    for amendment in &appraisal.amendments {
        let names = |cases: &[CaseId]| sorted(cases.iter().copied().map(case_name));
        let mut excess: Vec<(String, Vec<String>, Vec<String>)> = (amendment.worth.excess.iter())
            .map(|excess| {
                (
                    prediction_name(excess.prediction),
                    names(&excess.fresh().map(|evidence| evidence.case).collect::<Vec<_>>()),
                    names(&excess.refuted),
                )
            })
            .collect();
        excess.sort();
        let distinct = |instances: &[(PredictionId, CaseId)]| {
            let mut names = sorted(instances.iter().map(|(_, case)| case_name(*case)));
            names.dedup();
            names
        };
        let rescues = amendment.rescues.iter().map(|rescue| {
            let outcome = format!("{:?}", rescue.outcome);
            format!("{} {outcome}", case_name(rescue.case.id))
        });
        let key = (
            argument.auxiliary(amendment.auxiliary).header.name.to_string(),
            argument.theory(amendment.theory).header.name.to_string(),
        );
        let of = amendment.ad_hoc();
        let ad_hoc = [of.in_content, of.in_evidence, of.in_heuristic];
        let of = AmendmentOutcome {
            word: amendment.worth.word.word(),
            rescued: names(&amendment.rescued),
            rescues: sorted(rescues),
            lost: distinct(&amendment.lost),
            perhaps_lost: distinct(&amendment.perhaps_lost),
            excess,
            ad_hoc,
        };
        outcome.amendments.insert(key, of);
    }
    for (index, theory) in argument.theories.iter().enumerate() {
        let standing = Wording { argument, appraisal }.standing(TheoryId::from_index(index));
        // Names stand in the order of the draft.
        outcome.standings.insert(theory.header.name.to_string(), words(&standing));
    }
    outcome
}

fn sorted(items: impl Iterator<Item = String>) -> Vec<String> {
    let mut items: Vec<String> = items.collect();
    items.sort();
    items
}
