//! The series of theories as JSON, a part of the ledger (docs/json.md).

use super::ledger_json::{ExcessJson, new};
use lakatos_engine::appraisal::result::Instance;
use lakatos_engine::appraisal::series::{NotNew, Series, Step, Version, year_of};
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::{CaseId, PredictionId};
use serde::Serialize;

#[derive(Serialize)]
pub struct SeriesJson {
    ledger: String,
    /// Null where Lakatos has no word for it.
    word: Option<&'static str>,
    versions: Vec<VersionJson>,
    steps: Vec<StepJson>,
}

#[derive(Serialize)]
struct VersionJson {
    theory: String,
    auxiliaries: Vec<String>,
    year: Option<i32>,
}

#[derive(Serialize)]
struct StepJson {
    content: &'static str,
    borne_out: usize,
    failed: usize,
    gains: Vec<ExcessJson>,
    not_new: Vec<NotNewJson>,
    lost: Vec<InstanceJson>,
    perhaps_lost: Vec<InstanceJson>,
    answered: Vec<String>,
    set_aside: Vec<String>,
    open: Vec<String>,
    remaining: Vec<String>,
    new_anomalies: Vec<String>,
}

#[derive(Serialize)]
struct NotNewJson {
    prediction: String,
    why: &'static str,
}

#[derive(Serialize)]
struct InstanceJson {
    prediction: String,
    case: String,
}

/// One series.
pub fn series(wording: Wording, series: &Series) -> SeriesJson {
    SeriesJson {
        ledger: wording.series_ledger(series),
        word: series.verdict().map(|verdict| verdict.word()),
        versions: series.versions.iter().map(|one| version(wording, one)).collect(),
        steps: series.steps.iter().map(|one| step(wording, one)).collect(),
    }
}

fn version(wording: Wording, version: &Version) -> VersionJson {
    let argument = wording.argument;
    let name = |id: &_| argument.auxiliary(*id).header.name.to_string();
    VersionJson {
        theory: argument.theory(version.theory).header.name.to_string(),
        auxiliaries: version.auxiliaries.iter().map(name).collect(),
        year: year_of(argument, version),
    }
}

fn step(wording: Wording, step: &Step) -> StepJson {
    let argument = wording.argument;
    let prediction = |id: PredictionId| argument.prediction(id).name.to_string();
    let cases = |cases: &[CaseId]| cases.iter().map(|case| wording.case(*case).to_owned()).collect();
    let instances = |all: &[Instance]| {
        let one =
            |(id, case): &Instance| InstanceJson { prediction: prediction(*id), case: wording.case(*case).to_owned() };
        all.iter().map(one).collect()
    };
    let not_new = |(id, why): &(PredictionId, NotNew)| NotNewJson {
        prediction: prediction(*id),
        why: match why {
            NotNew::WithAuxiliaries => "entailed with auxiliaries",
            NotNew::Earlier(_) => "said before",
            NotNew::TackedOn => "tacked on",
        },
    };
    StepJson {
        content: step.content.word(),
        borne_out: step.borne_out(),
        failed: step.failed(),
        gains: step.gains.iter().map(|excess| new(argument, excess)).collect(),
        not_new: step.not_new.iter().map(not_new).collect(),
        lost: instances(&step.lost),
        perhaps_lost: instances(&step.perhaps_lost),
        answered: cases(&step.answered),
        set_aside: cases(&step.set_aside),
        open: cases(&step.open),
        remaining: cases(&step.remaining),
        new_anomalies: cases(&step.new_anomalies),
    }
}
