//! What an argument claims, as declarations: the text of a preregistration.

use super::derived::spoken_of;
use crate::argument::formula::Formula;
use crate::argument::print::{claim_text, formula_text, recoding_text};
use crate::argument::print_data::{concept_column_text, data_lines};
use crate::argument::{Argument, CaseId, Concept, ConceptId, Data, DataId, Header, Prediction, PredictionId};
use lakatos_syntax::quoted;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The paradigms, theories and auxiliaries that predict something, with their scopes and exceptions, and the concepts
/// that they speak of. Of cases nothing but the names of those that are recoded: what is found is not claimed beforehand.
pub fn frozen_claims(argument: &Argument) -> String {
    let mut text = String::new();
    let mut spoken: BTreeSet<ConceptId> = BTreeSet::new();
    let mut recoded: BTreeSet<CaseId> = BTreeSet::new();
    let mut named: BTreeSet<_> = argument
        .auxiliaries
        .iter()
        .flat_map(|auxiliary| auxiliary.amends.iter().map(|theory| theory.id.index()))
        .collect();
    named.extend(argument.theories.iter().flat_map(|theory| theory.succeeds.iter().map(|one| one.id.index())));
    let own = |header: &Header| !argument.is_outside_drafts(header.place);
    for paradigm in argument.paradigms.iter().filter(|one| own(&one.header) && !one.predictions.is_empty()) {
        header(&mut text, "paradigm", &paradigm.header);
        predictions(argument, &paradigm.predictions, &mut text, &mut spoken);
    }
    for (index, theory) in argument.theories.iter().enumerate() {
        let claims = own(&theory.header) && !theory.predictions.is_empty();
        if !claims && !named.contains(&index) {
            continue;
        }
        header(&mut text, "theory", &theory.header);
        for other in &theory.succeeds {
            let _ = writeln!(text, "  succeeds {}", argument.theory(other.id).header.name);
        }
        if let Some(unit) = &theory.unit {
            let _ = writeln!(text, "  unit {unit}");
        }
        let scope = theory.stated_scope();
        if scope != Formula::TRUE {
            let _ = writeln!(text, "  scope {}", formula_text(argument, &scope));
            spoken.extend(spoken_of(argument, &scope));
        }
        predictions(argument, &theory.predictions, &mut text, &mut spoken);
    }
    for auxiliary in argument.auxiliaries.iter().filter(|auxiliary| own(&auxiliary.header)) {
        header(&mut text, "auxiliary", &auxiliary.header);
        for theory in &auxiliary.amends {
            let _ = writeln!(text, "  amends {}", argument.theory(theory.id).header.name);
        }
        for other in &auxiliary.amends_auxiliaries {
            let _ = writeln!(text, "  amends {}", argument.auxiliary(other.id).header.name);
        }
        for recoding in &auxiliary.recodes {
            let _ = writeln!(text, "  recodes {}", recoding_text(argument, recoding));
            let built_in = argument.concept(recoding.concept).built_in.as_ref();
            spoken.insert(built_in.and_then(|what| what.concept()).unwrap_or(recoding.concept));
            recoded.insert(recoding.case);
        }
        for line in &auxiliary.excepts {
            let _ = writeln!(text, "  excepts {}", formula_text(argument, &line.formula));
            spoken.extend(spoken_of(argument, &line.formula));
        }
        predictions(argument, &auxiliary.predictions, &mut text, &mut spoken);
    }
    for case in recoded {
        let case = argument.case(case);
        header(&mut text, "case", &case.header);
        if !case.actors.is_empty() {
            let actors: Vec<&str> = case.actors.iter().map(|actor| &*actor.name).collect();
            let _ = writeln!(text, "  actors {}", actors.join(", "));
        }
    }
    let used = data_of(argument, &spoken);
    let data: String = used.into_iter().map(|id| data(argument, argument.data(id))).collect();
    let concepts: String = spoken.into_iter().map(|id| concept(argument, argument.concept(id))).collect();
    format!("{data}{concepts}{text}").trim_start().to_owned()
}

fn header(text: &mut String, keyword: &str, header: &Header) {
    let _ = write!(text, "\n{keyword} {}", header.name);
    if !header.title.is_empty() {
        let _ = write!(text, " {}", quoted(&header.title));
    }
    text.push('\n');
}

fn predictions(argument: &Argument, ids: &[PredictionId], text: &mut String, spoken: &mut BTreeSet<ConceptId>) {
    for Prediction { name, claim, .. } in ids.iter().map(|id| argument.prediction(*id)) {
        let label = name.rsplit('.').next().unwrap_or_default();
        let _ = writeln!(text, "  predicts {label}: {}", claim_text(argument, claim));
        let parts = [&claim.outcome, &claim.condition, &claim.scope];
        spoken.extend(parts.into_iter().flat_map(|part| spoken_of(argument, part)));
    }
}

/// The data sets whose columns observe some concepts, and those that they are joined to.
fn data_of(argument: &Argument, concepts: &BTreeSet<ConceptId>) -> BTreeSet<DataId> {
    let columns = concepts.iter().flat_map(|id| &argument.concept(*id).columns);
    columns.flat_map(|column| [column.table, column.data.id]).collect()
}

fn data(argument: &Argument, data: &Data) -> String {
    let mut text = String::new();
    header(&mut text, "data", &data.header);
    for line in data_lines(argument, data) {
        let _ = writeln!(text, "  {line}");
    }
    text
}

fn concept(argument: &Argument, concept: &Concept) -> String {
    let mut text = String::new();
    header(&mut text, "concept", &concept.header);
    if !concept.domain.is_yes_no() {
        let _ = writeln!(text, "  values {}", concept.domain.text());
    }
    if let Some(defined) = &concept.defined {
        let _ = writeln!(text, "  defined {}", formula_text(argument, defined));
    }
    for column in concept.columns.iter().filter(|column| column.is_stated()) {
        let _ = writeln!(text, "  column {}", concept_column_text(argument, concept, column));
    }
    for measured in &concept.measured {
        let _ = writeln!(text, "  measured {}", quoted(measured));
    }
    text
}
