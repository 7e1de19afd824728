//! A concept: its values, how it is measured, who speaks of it, which cases have which value.

use super::headline;
use super::markdown::{code, escaped, listed, point};
use lakatos_engine::appraisal::codings::coding_of;
use lakatos_engine::appraisal::derived::spoken_of;
use lakatos_engine::appraisal::where_it_speaks;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::print::{formula_text, value_text};
use lakatos_engine::argument::print_data::concept_column_text;
use lakatos_engine::argument::{CaseId, Concept, ConceptId, Domain, Named};
use std::sync::Arc;

/// All of it.
pub fn describe(wording: Wording, id: ConceptId) -> String {
    let argument = wording.argument;
    let concept = argument.concept(id);
    let mut text = format!("{}\n\n", headline(argument, &concept.header.name));
    text += &point("values", &scale(concept, None));
    text += &point("measured", &concept.measured.iter().map(|text| escaped(text)).collect::<Vec<_>>().join("; "));
    text +=
        &point("defined", &concept.defined.as_ref().map(|it| code(&formula_text(argument, it))).unwrap_or_default());
    let names =
        |ids: &mut dyn Iterator<Item = ConceptId>| listed(ids.map(|id| escaped(&argument.concept(id).header.name)));
    text += &point("measures", &names(&mut concept.measures.iter().copied()));
    let measured_by = (0..argument.concepts.len()).map(ConceptId::from_index);
    text +=
        &point("measured by", &names(&mut measured_by.filter(|other| argument.concept(*other).measures.contains(&id))));
    let columns = concept.columns.iter().map(|column| code(&concept_column_text(argument, concept, column)));
    text += &point("column", &listed(columns));
    text += &point("used in", &listed(predictions(wording, id)));
    let (coded, contested) = codings(wording, id);
    for (value, cases) in coded {
        text += &point(&format!("coded {value}"), &listed(cases.into_iter().map(|case| escaped(wording.case(case)))));
    }
    text += &point("contested", &listed(contested.into_iter().map(|case| escaped(wording.case(case)))));
    text.trim_end().to_owned()
}

/// A level on the scale of its concept, and the cases that have it.
pub fn describe_level(wording: Wording, concept: &str, level: &str) -> Option<String> {
    let Named::Concept(id) = wording.argument.named(concept)? else { return None };
    let concept = wording.argument.concept(id);
    let mut text = format!("{}\n\n", headline(wording.argument, &concept.header.name));
    text += &point("values", &scale(concept, Some(level)));
    let (coded, _) = codings(wording, id);
    let cases = coded.into_iter().find(|(value, _)| value == level).map(|(_, cases)| cases).unwrap_or_default();
    text += &point("cases with it", &listed(cases.into_iter().map(|case| escaped(wording.case(case)))));
    Some(text.trim_end().to_owned())
}

/// Its values as they are written, with one of them marked.
fn scale(concept: &Concept, marked: Option<&str>) -> String {
    match &concept.domain {
        Domain::Number => "a number".to_owned(),
        Domain::Levels { names, ordered } => {
            let shown = |name: &Arc<str>| {
                if marked == Some(&**name) { format!("**{}**", escaped(name)) } else { escaped(name) }
            };
            let names: Vec<String> = names.iter().map(shown).collect();
            names.join(if *ordered { " < " } else { ", " })
        }
    }
}

/// The predictions that speak of it, as outcome, condition or scope.
fn predictions(wording: Wording, id: ConceptId) -> Vec<String> {
    let speaking = wording.argument.predictions.iter().filter(|prediction| {
        let scope = where_it_speaks(wording.argument, prediction);
        [&prediction.claim.outcome, &prediction.claim.condition, &scope]
            .iter()
            .any(|part| spoken_of(wording.argument, part).contains(&id))
    });
    let exceptions = wording.argument.auxiliaries.iter().filter(|auxiliary| {
        auxiliary.excepts.iter().any(|line| spoken_of(wording.argument, &line.formula).contains(&id))
    });
    let exceptions = exceptions.map(|auxiliary| format!("the exception of {}", escaped(&auxiliary.header.name)));
    speaking.map(|prediction| escaped(&prediction.name)).chain(exceptions).collect()
}

type CasesByValue = Vec<(String, Vec<CaseId>)>;

/// The cases by their value, levels from the lowest; and those where it is contested.
fn codings(wording: Wording, id: ConceptId) -> (CasesByValue, Vec<CaseId>) {
    let mut coded: Vec<((f64, f64), CaseId)> = Vec::new();
    let mut contested = Vec::new();
    for case in (0..wording.argument.cases.len()).map(CaseId::from_index) {
        match coding_of(&wording.appraisal.codings[case.index()], id).map(|coding| coding.alternatives.as_slice()) {
            None | Some([]) => {}
            Some([only]) => coded.push((only.value, case)),
            Some(_) => contested.push(case),
        }
    }
    coded.sort_by(|(one, _), (other, _)| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
    let mut by_value: CasesByValue = Vec::new();
    for (value, case) in coded {
        let value = value_text(wording.argument, id, value);
        match by_value.last_mut().filter(|(last, _)| *last == value) {
            Some((_, cases)) => cases.push(case),
            None => by_value.push((value, vec![case])),
        }
    }
    (by_value, contested)
}
