//! A prediction, a core, a heuristic or a step: what is spoken of as `theory.label`.

use super::markdown::{cited, escaped, joined, listed, point};
use super::wording;
use lakatos_engine::appraisal::result::CaseResult;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::{AssumptionId, Owner, PredictionId, Step, Test};
use lakatos_engine::rules::finding::Location;
use lakatos_project::Project;
use lakatos_syntax::Span;
use lakatos_syntax::language::summary;

/// What stands under a label of a declaration.
pub fn describe(wording: Wording, owner: &str, label: &str) -> Option<String> {
    let name = format!("{owner}.{label}");
    let prediction = wording.argument.predictions.iter().position(|prediction| *prediction.name == *name);
    if let Some(prediction) = prediction {
        return Some(describe_prediction(wording, PredictionId::from_index(prediction)));
    }
    if let Some(step) = wording.argument.steps.iter().find(|step| *step.name == *name) {
        return Some(step_text(wording, step));
    }
    let assumption = wording.argument.assumptions.iter().position(|assumption| *assumption.name == *name)?;
    Some(assumption_text(wording, AssumptionId::from_index(assumption)))
}

/// The prediction whose outcome a span of a file lies in.
pub fn outcome_at(project: &Project, source: u32, span: Span) -> Option<String> {
    let wording = wording(project);
    let is_outcome = |place| {
        let Location { source: of, span: outcome } = project.location(place);
        of == source && outcome.start <= span.start && span.end <= outcome.end
    };
    let found = wording.argument.predictions.iter().position(|prediction| is_outcome(prediction.outcome_place))?;
    Some(describe_prediction(wording, PredictionId::from_index(found)))
}

fn describe_prediction(wording: Wording, id: PredictionId) -> String {
    let prediction = wording.argument.prediction(id);
    let mode = summary(prediction.claim.mode.words(), None).unwrap_or("Always: a case without it contradicts it.");
    let mut text = format!("prediction **{}**: `{}`\n\n", escaped(&prediction.name), wording.claim(id));
    let cases = results(wording, id);
    let mut data = String::new();
    for (account, counts) in wording.data_on(id) {
        data += &format!("\nIn **{}**:\n\n", escaped(wording.data(account)));
        for (word, told) in wording.on_data(account, counts) {
            data += &point(&format!("**{word}**"), &escaped(&told.replace('`', "")));
        }
    }
    for line in wording.recorded_on(id) {
        data += &point("counted before", &escaped(&line));
    }
    // Where rows bear on it, that no case does is no news.
    text += if data.is_empty() || cases != NO_CASE { &cases } else { "" };
    let silent = wording.cases_that(id, CaseResult::Silent);
    if wording.appraisal.results[id.index()].rates.is_none() {
        text += &point("silent", &listed(silent.into_iter().map(|case| escaped(wording.case(case)))));
    }
    text += &data;
    if let Owner::Paradigm(_) = prediction.owner {
        text += "\nA paradigm predicts through its theories: say which of them you mean.\n";
    }
    format!("{text}\n{mode}")
}

const NO_CASE: &str = "- no case bears on it\n";

/// Of how many cases with one result it is said why: working that out takes time.
const MAX_NOTED: usize = 100;

/// A point of a list for each result: its cases, with what is to be said of them.
pub fn results(wording: Wording, id: PredictionId) -> String {
    if let Some(rates) = wording.appraisal.results[id.index()].rates {
        if wording.is_of_data_alone(id, rates) {
            return String::new();
        }
        let left_out = wording.left_out(id).into_iter().map(|line| point("left out", &escaped(&line)));
        return point(&format!("**{}**", rates.word()), &rates.to_string()) + &left_out.collect::<String>();
    }
    // Cases of which the same is to be said share a point.
    let mut points: Vec<(String, Vec<String>)> = Vec::new();
    let mut noted = 0;
    let mut last = None;
    for (result, case) in wording.bearing(id) {
        noted = if last == Some(result) { noted + 1 } else { 0 };
        last = Some(result);
        let note = if noted < MAX_NOTED { wording.note(id, case, result) } else { "among others".to_owned() };
        let note = if note.is_empty() { note } else { format!(", {}", escaped(&note)) };
        let heading = format!("**{}**{note}", wording.heading(id, case, result));
        let case = escaped(wording.case(case));
        match points.iter_mut().find(|(known, _)| *known == heading) {
            Some((_, cases)) => cases.push(case),
            None => points.push((heading, vec![case])),
        }
    }
    let text: String = points.into_iter().map(|(heading, cases)| point(&heading, &listed(cases))).collect();
    if text.is_empty() { NO_CASE.to_owned() } else { text }
}

/// A link of a mechanism: what it says, and what was found of it.
fn step_text(wording: Wording, step: &Step) -> String {
    let argument = wording.argument;
    let mut text = format!("step **{}**: {}\n\n", escaped(&step.name), escaped(&step.text));
    let is_of_it = |test: &&Test| test.step.is_some_and(|id| argument.step(id).name == step.name);
    for test in argument.tests.iter().filter(is_of_it) {
        let (what, shows) = wording.test(test);
        text += &point(&format!("{}: {what}", escaped(&test.header.name)), &shows);
    }
    text.trim_end().to_owned()
}

/// A core or heuristic: what it says, and the auxiliaries that follow from it.
fn assumption_text(wording: Wording, id: AssumptionId) -> String {
    let assumption = wording.argument.assumption(id);
    let kind = if assumption.is_core { "core" } else { "heuristic" };
    let mut text = format!("{kind} **{}**: {}\n\n", escaped(&assumption.name), escaped(&assumption.text));
    let grown = wording.argument.auxiliaries.iter().filter(|auxiliary| auxiliary.follows_from.contains(&id));
    let grown =
        grown.map(|auxiliary| format!("{}{}", escaped(&auxiliary.header.name), cited(&auxiliary.header.citations)));
    text += &point("auxiliaries that follow from it", &joined(grown, ", "));
    text.trim_end().to_owned()
}
