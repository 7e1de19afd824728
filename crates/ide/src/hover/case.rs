//! A case: its period, how it is coded and by whom, and what each theory makes of it.

use super::headline;
use super::markdown::{cited, escaped, joined, listed, point};
use lakatos_engine::appraisal::codings::{Alternative, Coding};
use lakatos_engine::appraisal::result::CaseResult;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::print::value_text;
use lakatos_engine::argument::{BuiltIn, CaseId, CodedValue, ConceptId, Owner, PredictionId};
use lakatos_syntax::ast::Citation;

/// What is observed of it, then what follows.
pub fn describe(wording: Wording, id: CaseId) -> String {
    let Wording { argument, appraisal } = wording;
    let case = argument.case(id);
    let period = wording.period(id).map(|period| format!(", {period}")).unwrap_or_default();
    let mut text = format!("{}{period}\n\n", headline(argument, &case.header.name));
    text += &point("within", &case.parent.map(|parent| escaped(wording.case(parent))).unwrap_or_default());
    text += &point("its periods", &listed(case.periods.iter().map(|period| escaped(wording.case(*period)))));
    for role in &case.roles {
        text +=
            &point("selected as", &format!("{} for {}", role.name, escaped(&argument.theory(role.theory).header.name)));
    }
    text += &point("unit", &case.unit.as_deref().map(escaped).unwrap_or_default());
    text += &point("actors", &listed(case.actors.iter().map(|actor| escaped(&actor.name))));
    let theories: String = (0..argument.predictions.len())
        .map(|index| result_point(wording, id, PredictionId::from_index(index)))
        .collect();
    if !theories.is_empty() {
        text = format!("{}\n\nWhat follows for the theories:\n\n{theories}\nHow it is coded:\n\n", text.trim_end());
    }
    let is_year = |concept| argument.concept(concept).built_in == Some(BuiltIn::Year);
    for coding in appraisal.codings[id.index()].iter().filter(|coding| !is_year(coding.concept)) {
        text += &coding_point(wording, id, coding);
    }
    text.trim_end().to_owned()
}

fn coding_point(wording: Wording, case: CaseId, coding: &Coding) -> String {
    let name = escaped(&wording.argument.concept(coding.concept).header.name);
    let value_and_works = |alternative: &Alternative| {
        let citations: Vec<Citation> = alternative
            .observations
            .iter()
            .flat_map(|id| id.resolve(wording.argument).backing.citations.iter().cloned())
            .collect();
        format!("{}{}", value_text(wording.argument, coding.concept, alternative.value), cited(&citations))
    };
    match coding.alternatives.as_slice() {
        [] => format!("- {name}: unknown\n"),
        [only] => {
            format!("- {name} = {}{}\n", value_and_works(only), rejected(wording, case, coding.concept, only.value))
        }
        several => format!("- {name}, **contested**: {}\n", joined(several.iter().map(value_and_works), " or ")),
    }
}

/// Codings that stand in the draft and are not adopted.
fn rejected(wording: Wording, case: CaseId, concept: ConceptId, adopted: (f64, f64)) -> String {
    let others = wording.argument.case(case).observations.iter().filter_map(|observation| match observation.value {
        CodedValue::Within(low, high) if observation.concept == concept && (low, high) != adopted => {
            let value = value_text(wording.argument, concept, (low, high));
            Some(format!("{value}{}", cited(&observation.backing.citations)))
        }
        _ => None,
    });
    let others = joined(others, " or ");
    if others.is_empty() { others } else { format!(", settled against {others}") }
}

fn result_point(wording: Wording, case: CaseId, id: PredictionId) -> String {
    let prediction = wording.argument.prediction(id);
    let result = wording.appraisal.result(id, case);
    // Rates are of no single case, and a paradigm speaks through its theories.
    if result == CaseResult::Silent || matches!(prediction.owner, Owner::Paradigm(_)) {
        return String::new();
    }
    let note = match wording.note(id, case, result) {
        note if note.is_empty() => note,
        note => format!(" ({})", escaped(&note)),
    };
    let sentence = match result {
        CaseResult::Corroborates | CaseResult::Contradicts => {
            format!("it **{}** {}{note}", result.word(), escaped(&prediction.name))
        }
        _ => format!("{}: {}{note}", escaped(&prediction.name), result.word()),
    };
    format!("- {sentence}\n")
}
