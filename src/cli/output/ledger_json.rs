//! The ledger as JSON, version 2 (docs/json.md).

use super::data_json::{DataJson, data};
use super::series_json::{SeriesJson, series};
use crate::cli::output::unread::{UnreadJson, unread_json};
use lakatos_engine::appraisal::amendment::{Amendment, RescueOutcome};
use lakatos_engine::appraisal::looked_into::{Bearing, bearing};
use lakatos_engine::appraisal::protean::protean;
use lakatos_engine::appraisal::rates::Rates;
use lakatos_engine::appraisal::record::{Record, Standing};
use lakatos_engine::appraisal::repair::{Excess, NoExcess};
use lakatos_engine::appraisal::result::CaseResult;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::{Argument, CaseId, Owner, ParadigmId, PredictionId, Test, TestId, TheoryId};
use lakatos_engine::rules::Analysis;
use lakatos_project::Project;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

#[derive(Serialize)]
struct Report {
    version: u32,
    /// Where lines are left out of the account.
    unread: Vec<UnreadJson>,
    /// What a paper calls what has a name here.
    titles: BTreeMap<String, String>,
    theories: Vec<TheoryJson>,
    series: Vec<SeriesJson>,
    paradigms: Vec<ParadigmJson>,
    /// What the tables say that could be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    data: Vec<DataJson>,
}

#[derive(Serialize)]
struct TheoryJson {
    name: String,
    paradigm: Option<String>,
    standing: String,
    record: RecordJson,
    tests: TestsJson,
    spoke_of: Vec<String>,
    speaks_of: Vec<String>,
    may_speak_of: Vec<String>,
    predictions: Vec<PredictionJson>,
    auxiliaries: Vec<AuxiliaryJson>,
}

/// In independent cases.
#[derive(Serialize)]
struct RecordJson {
    decided: usize,
    #[serde(rename = "for")]
    for_it: Vec<String>,
    against: Vec<String>,
    left_open: Vec<String>,
    excused: Vec<ExcusedJson>,
    contested: Vec<String>,
    built_on: Vec<String>,
    absent: Vec<String>,
    in_part: Vec<PartJson>,
}

/// A case whose periods differ: in how many of them the prediction fails.
#[derive(Serialize)]
struct PartJson {
    case: String,
    against: usize,
    of: usize,
}

#[derive(Serialize)]
struct ExcusedJson {
    case: String,
    by: Vec<String>,
    conceded: bool,
}

#[derive(Serialize)]
struct TestsJson {
    passed: Vec<String>,
    failed: Vec<String>,
    pending: Vec<String>,
    without_weight: Vec<String>,
}

#[derive(Serialize)]
struct PredictionJson {
    name: String,
    mode: &'static str,
    record: RecordJson,
    results: BTreeMap<String, &'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rates: Option<RatesJson>,
}

/// For `more often when`: hits and cases with the condition, and without it.
#[derive(Serialize)]
pub struct RatesJson {
    result: &'static str,
    with: [usize; 2],
    without: [usize; 2],
    /// Of `mostly when`: cases with the condition of which nobody knows, or scholars dispute, how they came out.
    open: Option<usize>,
    contested: usize,
    divided: usize,
    /// The counts with the condition, and without it, apart from the cases that the theory was built on.
    not_built_on: Option<[[usize; 2]; 2]>,
}

#[derive(Serialize)]
struct AuxiliaryJson {
    name: String,
    word: &'static str,
    borne_out: usize,
    failed: usize,
    ad_hoc: Vec<&'static str>,
    tests: TestsJson,
    extension: bool,
    rescued: Vec<String>,
    failed_rescues: Vec<FailedRescue>,
    lost: Vec<String>,
    excess: Vec<ExcessJson>,
    no_excess: Vec<NoExcessJson>,
}

#[derive(Serialize)]
struct FailedRescue {
    case: String,
    part: String,
}

#[derive(Serialize)]
pub struct ExcessJson {
    prediction: String,
    evidence: Vec<EvidenceJson>,
    refuted: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rates: Option<RatesJson>,
}

#[derive(Serialize)]
struct EvidenceJson {
    case: String,
    /// None where it is not fresh.
    grade: Option<u8>,
}

#[derive(Serialize)]
struct NoExcessJson {
    prediction: String,
    why: &'static str,
}

#[derive(Serialize)]
struct ParadigmJson {
    name: String,
    theories: Vec<String>,
    excused_throughout: Vec<String>,
    protean: Vec<ProteanJson>,
}

#[derive(Serialize)]
struct ProteanJson {
    theories: [String; 2],
    cases: Vec<String>,
}

/// Writes the accounts of all projects.
pub fn write(out: &mut impl Write, analyses: &[(&Project, Analysis)]) -> io::Result<()> {
    let (unread, titles) = (Vec::new(), BTreeMap::new());
    let mut report =
        Report { version: 2, unread, titles, theories: vec![], series: vec![], paradigms: vec![], data: vec![] };
    for (project, analysis) in analyses {
        let argument = &analysis.argument;
        report.unread.extend(unread_json(project, &analysis.left_out));
        report.titles.extend(argument.titles());
        report.theories.extend((0..argument.theories.len()).map(|index| theory(analysis, TheoryId::from_index(index))));
        let wording = Wording { argument, appraisal: &analysis.appraisal };
        report.series.extend(analysis.appraisal.series.series.iter().map(|one| series(wording, one)));
        let paradigms = (0..argument.paradigms.len()).map(ParadigmId::from_index);
        report.data.extend(analysis.appraisal.data.iter().map(|account| data(wording, account)));
        report.paradigms.extend(paradigms.map(|id| paradigm(analysis, id)));
    }
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

fn paradigm(analysis: &Analysis, id: ParadigmId) -> ParadigmJson {
    let argument = &analysis.argument;
    let name = |id: TheoryId| argument.theory(id).header.name.to_string();
    let own = (0..argument.theories.len()).map(TheoryId::from_index);
    let pairs = protean(argument, &analysis.appraisal, id).into_iter();
    ParadigmJson {
        name: argument.paradigm(id).header.name.to_string(),
        theories: own.filter(|one| argument.theory(*one).paradigm == Some(id)).map(name).collect(),
        excused_throughout: Wording { argument, appraisal: &analysis.appraisal }
            .excused_throughout(id)
            .into_iter()
            .map(name)
            .collect(),
        protean: pairs
            .map(|pair| ProteanJson {
                theories: [name(pair.one), name(pair.other)],
                cases: pair.cases.iter().map(|case| argument.case(*case).header.name.to_string()).collect(),
            })
            .collect(),
    }
}

fn theory(analysis: &Analysis, id: TheoryId) -> TheoryJson {
    let (argument, appraisal) = (&analysis.argument, &analysis.appraisal);
    let theory = argument.theory(id);
    let account = &appraisal.theories[id.index()];
    let cases = |cases: &[CaseId]| cases.iter().map(|case| argument.case(*case).header.name.to_string()).collect();
    let tests = |tests: &[TestId]| tests.iter().map(|test| argument.test(*test).header.name.to_string()).collect();
    let predictions = theory.predictions.iter().zip(&account.records);
    TheoryJson {
        name: theory.header.name.to_string(),
        paradigm: theory.paradigm.map(|id| argument.paradigm(id).header.name.to_string()),
        standing: Wording { argument, appraisal }.standing(id),
        record: record(argument, &account.record),
        tests: TestsJson {
            passed: tests(&account.tests.passed),
            failed: tests(&account.tests.failed),
            pending: tests(&account.tests.pending),
            without_weight: tests(&account.tests.without_weight),
        },
        spoke_of: cases(&account.spoke_of),
        speaks_of: cases(&account.speaks_of),
        may_speak_of: cases(&account.may_speak_of),
        predictions: predictions.map(|(id, record)| prediction(analysis, *id, record)).collect(),
        auxiliaries: appraisal.amendments_of(id).map(|amendment| auxiliary(analysis, amendment)).collect(),
    }
}

fn record(argument: &Argument, record: &Record) -> RecordJson {
    let cases = |standing| record.of(standing).map(|entry| argument.case(entry.case).header.name.to_string()).collect();
    let excused = record.of(Standing::Excused).map(|entry| ExcusedJson {
        case: argument.case(entry.case).header.name.to_string(),
        by: entry.excused_by.iter().map(|id| argument.auxiliary(*id).header.name.to_string()).collect(),
        conceded: entry.is_conceded,
    });
    let in_part = record.entries.iter().filter_map(|entry| {
        let (against, of) = entry.in_part?;
        Some(PartJson { case: argument.case(entry.case).header.name.to_string(), against, of })
    });
    RecordJson {
        decided: record.decided(),
        for_it: cases(Standing::For),
        against: cases(Standing::Against),
        left_open: cases(Standing::LeftOpen),
        excused: excused.collect(),
        contested: cases(Standing::Contested),
        built_on: cases(Standing::BuiltOn),
        absent: cases(Standing::Absent),
        in_part: in_part.collect(),
    }
}

pub fn rates_json(rates: Rates) -> RatesJson {
    RatesJson {
        result: match rates.result() {
            CaseResult::Undecided => "undecided",
            result => result.word(),
        },
        with: [rates.with_hits, rates.with_total],
        without: [rates.without_hits, rates.without_total],
        open: rates.open,
        contested: rates.contested,
        divided: rates.divided,
        not_built_on: rates.not_built_on.map(|[hits, with, others, without]| [[hits, with], [others, without]]),
    }
}

fn prediction(analysis: &Analysis, id: PredictionId, of: &Record) -> PredictionJson {
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
        record: record(argument, of),
        rates: rates.map(rates_json),
    }
}

fn auxiliary(analysis: &Analysis, amendment: &Amendment) -> AuxiliaryJson {
    let (argument, appraisal) = (&analysis.argument, &analysis.appraisal);
    let name = |case: &CaseId| argument.case(*case).header.name.to_string();
    let (worth, ad_hoc) = (&amendment.worth, amendment.ad_hoc());
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
    let speaks = |test: &Test| bearing(argument, &appraisal.table, &appraisal.results, test) == Bearing::Speaks;
    let is_own = |test: &&Test| test.owner == Some(Owner::Auxiliary(amendment.auxiliary)) && speaks(test);
    let own = || argument.tests.iter().filter(is_own);
    let tests =
        |found: &str| own().filter(|test| &*test.found == found).map(|test| test.header.name.to_string()).collect();
    let straws = own().filter(|test| !matches!(&*test.kind, "hoop" | "smoking-gun" | "doubly-decisive"));
    let mut lost: Vec<String> = amendment.lost.iter().map(|(_, case)| name(case)).collect();
    lost.dedup();
    AuxiliaryJson {
        name: argument.auxiliary(amendment.auxiliary).header.name.to_string(),
        word: worth.word.word(),
        borne_out: worth.excess.iter().map(Excess::borne_out).sum(),
        failed: worth.excess.iter().map(Excess::failed).sum(),
        extension: worth.is_extension,
        tests: TestsJson {
            passed: tests("yes"),
            failed: tests("no"),
            pending: tests("pending"),
            without_weight: straws.map(|test| test.header.name.to_string()).collect(),
        },
        ad_hoc: senses.into_iter().filter_map(|(is_so, sense)| is_so.then_some(sense)).collect(),
        rescued: amendment.rescued.iter().map(name).collect(),
        failed_rescues: failed.collect(),
        lost,
        excess: worth.excess.iter().map(|excess| new(argument, excess)).collect(),
        no_excess: worth
            .no_excess
            .iter()
            .map(|(id, why)| NoExcessJson {
                prediction: argument.prediction(*id).name.to_string(),
                why: match why {
                    NoExcess::Entailed => "entailed",
                    NoExcess::NeverApplies => "never applies",
                    NoExcess::Unfalsifiable => "unfalsifiable",
                    NoExcess::EntailedWithOthers => "entailed with other auxiliaries",
                    NoExcess::TackedOn => "tacked on",
                },
            })
            .collect(),
    }
}

/// A prediction that is new, and how it has fared.
pub fn new(argument: &Argument, excess: &Excess) -> ExcessJson {
    let name = |case: &CaseId| argument.case(*case).header.name.to_string();
    let evidence = excess.evidence.iter();
    ExcessJson {
        prediction: argument.prediction(excess.prediction).name.to_string(),
        evidence: evidence.map(|one| EvidenceJson { case: name(&one.case), grade: one.freshness.grade() }).collect(),
        refuted: excess.refuted.iter().map(name).collect(),
        rates: excess.rate.map(rates_json),
    }
}
