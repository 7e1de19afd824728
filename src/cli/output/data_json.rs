//! What data sets say, as JSON (docs/json.md).

use super::ledger_json::{RatesJson, rates_json};
use lakatos_engine::appraisal::data::{
    ContestOnData, DataAccount, Mean, OnData, RepairOnData, Share, StepOnData, Tally, Weighty,
};
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::{ConceptId, TheoryId};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub struct DataJson {
    name: String,
    rows: usize,
    units: usize,
    row_word: &'static str,
    unit_word: &'static str,
    predictions: Vec<CountsJson>,
    auxiliaries: Vec<RepairJson>,
    rivals: Vec<ContestJson>,
    series: Vec<StepJson>,
}

#[derive(Serialize)]
struct TallyJson {
    rows: usize,
    units: usize,
}

#[derive(Serialize)]
struct CountsJson {
    name: String,
    in_scope: TallyJson,
    #[serde(rename = "for")]
    bears_out: TallyJson,
    against: TallyJson,
    /// Of those against, what no auxiliary takes away.
    left: TallyJson,
    absent: TallyJson,
    silent: TallyJson,
    undecided: TallyJson,
    /// Units with rows for and rows against.
    divided: usize,
    /// Of the undecided rows, in how many each concept is missing.
    missing: BTreeMap<String, usize>,
    unobserved: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consistency: Option<[usize; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<[usize; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rates: Option<BothRatesJson>,
    heaviest: Vec<UnitJson>,
}

#[derive(Serialize)]
struct BothRatesJson {
    result: &'static str,
    rows: RatesJson,
    with: MeanJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    without: Option<MeanJson>,
}

/// The mean of the units' shares: each weighs the same.
#[derive(Serialize)]
struct MeanJson {
    units: usize,
    mean: Option<f64>,
}

#[derive(Serialize)]
struct UnitJson {
    unit: String,
    against: usize,
    years: Option<(f64, f64)>,
}

#[derive(Serialize)]
struct RepairJson {
    name: String,
    theory: String,
    anomalies: TallyJson,
    rescued: TallyJson,
    successes: TallyJson,
    lost: TallyJson,
    perhaps_lost: TallyJson,
    predictions: Vec<AddedJson>,
}

#[derive(Serialize)]
struct AddedJson {
    is_new: bool,
    #[serde(flatten)]
    counts: CountsJson,
}

#[derive(Serialize)]
struct ContestJson {
    theories: [String; 2],
    apart: TallyJson,
    /// Against the other alone, for each of the two.
    right: [TallyJson; 2],
    neither: TallyJson,
    open: TallyJson,
}

#[derive(Serialize)]
struct StepJson {
    from: String,
    to: String,
    anomalies: TallyJson,
    successes: TallyJson,
    answered: TallyJson,
    set_aside: TallyJson,
    remaining: TallyJson,
    open: TallyJson,
    lost: TallyJson,
    perhaps_lost: TallyJson,
    new_anomalies: TallyJson,
}

fn tally(tally: Tally) -> TallyJson {
    TallyJson { rows: tally.rows, units: tally.units }
}

/// What a data set says.
pub fn data(wording: Wording, account: &DataAccount) -> DataJson {
    let words = wording.words(account);
    DataJson {
        name: wording.data(account).to_owned(),
        rows: account.bound.set.rows(),
        units: account.bound.set.units().count(),
        row_word: words.row,
        unit_word: words.unit,
        predictions: account.predictions.iter().map(|on| counts(wording, account, on)).collect(),
        auxiliaries: account.repairs.iter().map(|one| repair(wording, account, one)).collect(),
        rivals: account.contests.iter().map(|one| contest(wording, one)).collect(),
        series: account.steps.iter().map(|one| step(wording, one)).collect(),
    }
}

fn counts(wording: Wording, account: &DataAccount, counts: &OnData) -> CountsJson {
    let concept = |id: ConceptId| wording.argument.concept(id).header.name.to_string();
    let share = |share: Share| [share.part, share.of];
    let unit = |weighty: &Weighty| UnitJson {
        unit: account.bound.set.units().name(weighty.unit),
        against: weighty.rows,
        years: weighty.years,
    };
    CountsJson {
        name: wording.argument.prediction(counts.prediction).name.to_string(),
        in_scope: tally(counts.in_scope),
        bears_out: tally(counts.bears_out),
        against: tally(counts.contradicts),
        left: tally(counts.left),
        absent: tally(counts.absent),
        silent: tally(counts.silent),
        undecided: tally(counts.undecided),
        divided: counts.divided,
        missing: counts.missing.iter().map(|(id, rows)| (concept(*id), *rows)).collect(),
        unobserved: counts.unobserved.iter().map(|id| concept(*id)).collect(),
        consistency: counts.fit.map(|fit| share(fit.consistency)),
        coverage: counts.fit.and_then(|fit| fit.coverage).map(share),
        rates: counts.rates.map(|rates| BothRatesJson {
            result: rates.result().word(),
            rows: rates_json(rates.rows),
            with: mean(rates.with),
            without: rates.rows.open.is_none().then(|| mean(rates.without)),
        }),
        heaviest: counts.heaviest.iter().map(unit).collect(),
    }
}

fn mean(mean: Mean) -> MeanJson {
    MeanJson { units: mean.units, mean: mean.value() }
}

fn theory(wording: Wording, id: TheoryId) -> String {
    wording.argument.theory(id).header.name.to_string()
}

fn repair(wording: Wording, account: &DataAccount, repair: &RepairOnData) -> RepairJson {
    let added = repair.added.iter();
    RepairJson {
        name: wording.argument.auxiliary(repair.auxiliary).header.name.to_string(),
        theory: theory(wording, repair.theory),
        anomalies: tally(repair.anomalies),
        rescued: tally(repair.rescued),
        successes: tally(repair.successes),
        lost: tally(repair.lost),
        perhaps_lost: tally(repair.perhaps_lost),
        predictions: added
            .map(|added| AddedJson { is_new: added.is_new, counts: counts(wording, account, &added.counts) })
            .collect(),
    }
}

fn contest(wording: Wording, contest: &ContestOnData) -> ContestJson {
    ContestJson {
        theories: [contest.one, contest.other].map(|id| theory(wording, id)),
        apart: tally(contest.apart),
        right: [tally(contest.for_one), tally(contest.for_other)],
        neither: tally(contest.for_neither),
        open: tally(contest.open),
    }
}

fn step(wording: Wording, step: &StepOnData) -> StepJson {
    StepJson {
        from: theory(wording, step.from),
        to: theory(wording, step.to),
        anomalies: tally(step.anomalies),
        successes: tally(step.successes),
        answered: tally(step.answered),
        set_aside: tally(step.set_aside),
        remaining: tally(step.remaining),
        open: tally(step.open),
        lost: tally(step.lost),
        perhaps_lost: tally(step.perhaps_lost),
        new_anomalies: tally(step.new_anomalies),
    }
}
