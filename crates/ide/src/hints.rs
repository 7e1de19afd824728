//! What is shown between the words of a draft: what became of a prediction, the years that a count of years stands for.

use super::hover::wording;
use lakatos_engine::appraisal::codings::years_counted;
use lakatos_engine::appraisal::result::CaseResult;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::{CaseId, CodedValue, Place, PredictionId};
use lakatos_project::Project;
use lakatos_syntax::Span;
use std::sync::Arc;

/// A few words behind a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The byte of the file behind which they stand.
    pub offset: u32,
    /// The words.
    pub text: String,
    /// What is to be read on pointing at them; may be empty.
    pub tooltip: String,
    /// The prediction that it is about, if it is about one.
    pub prediction: Option<Arc<str>>,
}

/// The hints in some bytes of a file, in order.
pub fn hints(project: &Project, source: u32, within: Span) -> Vec<Hint> {
    let wording = wording(project);
    let argument = wording.argument;
    // Places of other files are not even looked up.
    let end_of = |place: Place| {
        let end = (place.source == source).then(|| project.location(place).span.end)?;
        (within.start <= end && end <= within.end).then_some(end)
    };
    let of_predictions = argument.predictions.iter().enumerate().filter_map(|(index, prediction)| {
        let offset = end_of(prediction.condition_place)?.max(end_of(prediction.outcome_place)?);
        prediction_hint(wording, PredictionId::from_index(index), offset)
    });
    let of_codings = argument.cases.iter().enumerate().flat_map(|(index, case)| {
        let of_each = case.observations.iter().map(|observation| (observation.place, observation.value));
        let all = of_each.chain(case.settles.iter().map(|settled| (settled.place, settled.value)));
        all.filter_map(move |(place, value)| {
            let CodedValue::Within(low, high) = value else { return None };
            let (first, last) = years_counted(argument, CaseId::from_index(index), (low, high))?;
            let text = format!("{low} in {first} … {high} in {last}");
            Some(Hint {
                offset: end_of(place)?,
                text,
                tooltip: "Read as a count that goes up by one every year.".to_owned(),
                prediction: None,
            })
        })
    });
    let mut hints: Vec<Hint> = of_predictions.chain(of_codings).collect();
    hints.sort_by_key(|hint| hint.offset);
    hints
}

/// "2 for, 1 against": nothing where no case bears on it.
fn prediction_hint(wording: Wording, id: PredictionId, offset: u32) -> Option<Hint> {
    let name = Some(Arc::clone(&wording.argument.prediction(id).name));
    if let Some(rates) = wording.appraisal.results[id.index()].rates {
        let has_cases = rates.with_total + rates.without_total > 0;
        let text = format!("{}: {rates}", rates.word());
        return has_cases.then(|| Hint { offset, text, tooltip: String::new(), prediction: name });
    }
    let bearing = wording.bearing(id);
    let mut shown: Vec<(&str, Vec<CaseId>)> = Vec::new();
    for (result, case) in bearing.into_iter().filter(|(result, _)| *result != CaseResult::Absent) {
        let heading = wording.heading(id, case, result);
        match shown.iter_mut().find(|(known, _)| *known == heading) {
            Some((_, cases)) => cases.push(case),
            None => shown.push((heading, vec![case])),
        }
    }
    let counts: Vec<String> = shown.iter().map(|(heading, cases)| format!("{} {heading}", cases.len())).collect();
    let names: Vec<String> =
        shown.iter().map(|(heading, cases)| format!("{heading}: {}", few(wording, cases))).collect();
    (!counts.is_empty()).then(|| Hint { offset, text: counts.join(", "), tooltip: names.join("\n"), prediction: name })
}

/// How many cases a tooltip names.
const MAX_NAMED: usize = 20;

fn few(wording: Wording, cases: &[CaseId]) -> String {
    match cases.get(..MAX_NAMED) {
        Some(first) if cases.len() > MAX_NAMED => {
            format!("{} and {} more", wording.cases(first), cases.len() - MAX_NAMED)
        }
        _ => wording.cases(cases),
    }
}
