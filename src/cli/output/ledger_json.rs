//! The ledger as JSON, version 1 (docs/json.md).

use lakatos_engine::appraisal::amendment::{Amendment, RescueOutcome};
use lakatos_engine::appraisal::result::{CaseResult, Rates};
use lakatos_engine::argument::{Argument, CaseId, PredictionId, TheoryId};
use lakatos_engine::rules::Analysis;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

#[derive(Serialize)]
struct Report {
    version: u32,
    theories: Vec<TheoryJson>,
    paradigms: Vec<ParadigmJson>,
}

#[derive(Serialize)]
struct TheoryJson {
    name: String,
    paradigm: Option<String>,
    verdict: &'static str,
    predictions: Vec<PredictionJson>,
    auxiliaries: Vec<AuxiliaryJson>,
}

#[derive(Serialize)]
struct PredictionJson {
    name: String,
    mode: &'static str,
    results: BTreeMap<String, &'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rates: Option<RatesJson>,
}

/// For `more often when`: hits and cases with the condition, and without it.
#[derive(Serialize)]
struct RatesJson {
    result: &'static str,
    with: [usize; 2],
    without: [usize; 2],
}

#[derive(Serialize)]
struct AuxiliaryJson {
    name: String,
    verdict: &'static str,
    ad_hoc: Vec<&'static str>,
    rescued: Vec<String>,
    failed_rescues: Vec<FailedRescue>,
    lost: Vec<String>,
    excess: Vec<ExcessJson>,
}

#[derive(Serialize)]
struct FailedRescue {
    case: String,
    part: String,
}

#[derive(Serialize)]
struct ExcessJson {
    prediction: String,
    corroborated: Vec<String>,
    refuted: Vec<String>,
}

#[derive(Serialize)]
struct ParadigmJson {
    name: String,
    verdict: &'static str,
}

/// Writes the accounts of all projects.
pub fn write<'a>(out: &mut impl Write, analyses: impl Iterator<Item = &'a Analysis>) -> io::Result<()> {
    let mut report = Report { version: 1, theories: Vec::new(), paradigms: Vec::new() };
    for analysis in analyses {
        let argument = &analysis.argument;
        report.theories.extend((0..argument.theories.len()).map(|index| theory(analysis, TheoryId::from_index(index))));
        report.paradigms.extend(argument.paradigms.iter().zip(&analysis.appraisal.paradigms).map(
            |(paradigm, account)| ParadigmJson {
                name: paradigm.header.name.to_string(),
                verdict: account.verdict.word(),
            },
        ));
    }
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

fn theory(analysis: &Analysis, id: TheoryId) -> TheoryJson {
    let (argument, appraisal) = (&analysis.argument, &analysis.appraisal);
    let theory = argument.theory(id);
    TheoryJson {
        name: theory.header.name.to_string(),
        paradigm: theory.paradigm.map(|id| argument.paradigm(id).header.name.to_string()),
        verdict: appraisal.theories[id.index()].verdict.word(),
        predictions: theory.predictions.iter().map(|id| prediction(analysis, *id)).collect(),
        auxiliaries: appraisal.amendments_of(id).map(|amendment| auxiliary(argument, amendment)).collect(),
    }
}

fn prediction(analysis: &Analysis, id: PredictionId) -> PredictionJson {
    let (argument, appraisal) = (&analysis.argument, &analysis.appraisal);
    let prediction = argument.prediction(id);
    let rates = appraisal.results[id.index()].rates;
    let results =
        argument.cases.iter().enumerate().filter(|_| rates.is_none()).map(|(index, case)| {
            (case.header.name.to_string(), appraisal.result(id, CaseId::from_index(index)).word())
        });
    PredictionJson {
        name: prediction.name.to_string(),
        mode: prediction.claim.mode.words(),
        results: results.collect(),
        rates: rates.map(|rates: Rates| RatesJson {
            result: match rates.result() {
                CaseResult::Undecided => "undecided",
                result => result.word(),
            },
            with: [rates.with_hits, rates.with_total],
            without: [rates.without_hits, rates.without_total],
        }),
    }
}

fn auxiliary(argument: &Argument, amendment: &Amendment) -> AuxiliaryJson {
    let name = |case: &CaseId| argument.case(*case).header.name.to_string();
    let ad_hoc = amendment.ad_hoc;
    let senses = [(ad_hoc.in_content, "content"), (ad_hoc.in_evidence, "evidence"), (ad_hoc.in_heuristic, "heuristic")];
    let failed = amendment.rescues.iter().filter_map(|rescue| {
        let part = match &rescue.outcome {
            RescueOutcome::Partial(part) => part.holds.clone(),
            RescueOutcome::NotRescued => "none of it".to_owned(),
            RescueOutcome::NoAnomaly => "it was no anomaly".to_owned(),
            RescueOutcome::Rescued | RescueOutcome::Undecided => return None,
        };
        Some(FailedRescue { case: name(&rescue.case.id), part })
    });
    let mut lost: Vec<String> = amendment.lost.iter().map(|(_, case)| name(case)).collect();
    lost.dedup();
    AuxiliaryJson {
        name: argument.auxiliary(amendment.auxiliary).header.name.to_string(),
        verdict: amendment.verdict.word(),
        ad_hoc: senses.into_iter().filter_map(|(is_so, sense)| is_so.then_some(sense)).collect(),
        rescued: amendment.rescued.iter().map(name).collect(),
        failed_rescues: failed.collect(),
        lost,
        excess: amendment
            .excess
            .iter()
            .map(|excess| ExcessJson {
                prediction: argument.prediction(excess.prediction).name.to_string(),
                corroborated: excess.corroborated.iter().map(name).collect(),
                refuted: excess.refuted.iter().map(name).collect(),
            })
            .collect(),
    }
}
