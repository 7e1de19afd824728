//! What a case makes of a prediction: each part of the prediction, whether it holds there, and the lines that say so.

use super::missing;
use super::page::Writer;
use crate::hover::markdown::{cited, code, escaped};
use lakatos_engine::appraisal::codings::coding_of;
use lakatos_engine::appraisal::missing::missing as missing_concepts;
use lakatos_engine::appraisal::reason::{Part, parts};
use lakatos_engine::appraisal::result::CaseResult;
use lakatos_engine::argument::formula::Formula;
use lakatos_engine::argument::print::{coded_text, formula_text};
use lakatos_engine::argument::{CaseId, PredictionId};

/// The page.
pub fn result(writer: &mut Writer, prediction: PredictionId, case: CaseId) {
    let (argument, appraisal) = (writer.wording.argument, writer.wording.appraisal);
    let (name, of) = (code(&argument.prediction(prediction).name), code(writer.wording.case(case)));
    let result = appraisal.result(prediction, case);
    writer.title(format!("What {of} makes of {name}"));
    let note = escaped(&writer.wording.note(prediction, case, result));
    let note = if note.is_empty() { note } else { format!(": {note}") };
    match writer.wording.counts_as(prediction, case) {
        Some(counts) => writer.paragraph(&format!("**{}**.", escaped(&counts))),
        None => writer.paragraph(&format!("**{}**{note}.", in_words(result))),
    }
    let place = argument.prediction(prediction).place;
    let at = writer.at(place);
    writer.paragraph(&format!("{name} says `{}`{at}.", writer.wording.claim(prediction)));
    if let Some(rates) = appraisal.results[prediction.index()].rates {
        let what = if rates.open.is_some() { "counts" } else { "compares rates over" };
        writer.paragraph(&format!("It {what} all cases, so that no single case is for it or against it."));
    }
    let periods = &argument.case(case).periods;
    if !periods.is_empty() && appraisal.results[prediction.index()].rates.is_none() {
        writer.heading("Its periods");
        for period in periods {
            let at = writer.at(argument.case(*period).header.place);
            writer.point(&format!(
                "{}: {}{at}",
                code(writer.wording.case(*period)),
                in_words(appraisal.result(prediction, *period))
            ));
        }
    }
    if writer.wording.is_of_another_unit(prediction, case) {
        writer.paragraph("The theory is about another kind of case, so that it says nothing of this one.");
        return;
    }
    writer.heading("What it was computed from");
    for (what, part) in ["scope", "condition", "outcome"].into_iter().zip(parts(argument, appraisal, prediction, case))
    {
        one_part(writer, case, what, &part);
    }
    if result == CaseResult::Undecided {
        missing::codings(writer, case, &missing_concepts(argument, appraisal, prediction, case));
    }
}

/// A result as a page says it.
pub fn in_words(result: CaseResult) -> &'static str {
    match result {
        CaseResult::Corroborates => "It bears the prediction out",
        CaseResult::Contradicts => "It contradicts the prediction",
        CaseResult::Absent => "Absent as claimed",
        CaseResult::Silent => "The prediction says nothing of it",
        CaseResult::Undecided => "Undecided",
        CaseResult::Contested => "Contested",
    }
}

fn one_part(writer: &mut Writer, case: CaseId, what: &str, part: &Part) {
    let (argument, appraisal) = (writer.wording.argument, writer.wording.appraisal);
    if part.formula == Formula::TRUE {
        return;
    }
    let codings = &appraisal.codings[case.index()];
    let is_contested =
        part.concepts.iter().any(|concept| coding_of(codings, *concept).is_some_and(|coding| coding.is_contested()));
    let holds = match part.holds {
        Some(true) => "holds",
        Some(false) => "does not hold",
        None if is_contested => "depends on who codes it",
        None => "cannot be said to hold or not",
    };
    writer.point(&format!("The {what}, `{}`, **{holds}**.", formula_text(argument, &part.formula)));
    for concept in &part.concepts {
        let concept_name = &argument.concept(*concept).header.name;
        let mut is_said = false;
        // What is not coded in a period may be coded in the case that it lies in.
        let own = std::iter::once(case).chain(argument.case(case).parent);
        for holder in own {
            let case = argument.case(holder);
            if is_said {
                break;
            }
            for observation in case.observations.iter().filter(|observation| observation.concept == *concept) {
                let at = writer.at(observation.place);
                let value = coded_text(argument, *concept, observation.value);
                writer.under(&format!("`{concept_name} = {value}`{}{at}", cited(&observation.backing.citations)));
                is_said = true;
            }
            for settled in case.settles.iter().filter(|settled| settled.concept == *concept) {
                let at = writer.at(settled.place);
                let value = coded_text(argument, *concept, settled.value);
                writer.under(&format!("settled as `{concept_name} = {value}`{at}"));
            }
        }
        if !is_said && argument.concept(*concept).built_in.is_none() {
            writer.under(&format!("{} is not coded", code(concept_name)));
        }
    }
}
