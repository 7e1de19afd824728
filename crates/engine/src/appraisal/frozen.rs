//! What an argument claims, as declarations: the text of a preregistration.

use crate::argument::formula::Formula;
use crate::argument::print::{claim_text, formula_text, recoding_text};
use crate::argument::{Argument, CaseId, Concept, ConceptId, Header, Prediction, PredictionId};
use lakatos_syntax::quoted;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The paradigms, theories and auxiliaries that predict something, with their scopes and exceptions, and the concepts
/// that they speak of. Of cases nothing but the names of those that are recoded: what is found is not claimed beforehand.
pub fn frozen_claims(argument: &Argument) -> String {
    let mut text = String::new();
    let mut spoken: BTreeSet<ConceptId> = BTreeSet::new();
    let mut recoded: BTreeSet<CaseId> = BTreeSet::new();
    let amended: BTreeSet<_> = argument
        .auxiliaries
        .iter()
        .flat_map(|auxiliary| auxiliary.amends.iter().map(|theory| theory.id.index()))
        .collect();
    let own = |header: &Header| !argument.is_outside_drafts(header.place);
    for paradigm in argument.paradigms.iter().filter(|one| own(&one.header) && !one.predictions.is_empty()) {
        header(&mut text, "paradigm", &paradigm.header);
        predictions(argument, &paradigm.predictions, &mut text, &mut spoken);
    }
    for (index, theory) in argument.theories.iter().enumerate() {
        let claims = own(&theory.header) && !theory.predictions.is_empty();
        if !claims && !amended.contains(&index) {
            continue;
        }
        header(&mut text, "theory", &theory.header);
        if theory.scope != Formula::TRUE {
            let _ = writeln!(text, "  scope {}", formula_text(argument, &theory.scope));
            spoken.extend(theory.scope.concepts());
        }
        predictions(argument, &theory.predictions, &mut text, &mut spoken);
    }
    for auxiliary in argument.auxiliaries.iter().filter(|auxiliary| own(&auxiliary.header)) {
        header(&mut text, "auxiliary", &auxiliary.header);
        for theory in &auxiliary.amends {
            let _ = writeln!(text, "  amends {}", argument.theory(theory.id).header.name);
        }
        for recoding in &auxiliary.recodes {
            let _ = writeln!(text, "  recodes {}", recoding_text(argument, recoding));
            spoken.insert(recoding.concept);
            recoded.insert(recoding.case);
        }
        for line in &auxiliary.excepts {
            let _ = writeln!(text, "  excepts {}", formula_text(argument, &line.formula));
            spoken.extend(line.formula.concepts());
        }
        predictions(argument, &auxiliary.predictions, &mut text, &mut spoken);
    }
    for case in recoded {
        header(&mut text, "case", &argument.case(case).header);
    }
    let concepts: String = spoken.into_iter().map(|id| concept(argument.concept(id))).collect();
    format!("{concepts}{text}").trim_start().to_owned()
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
        spoken.extend(claim.outcome.concepts());
        spoken.extend(claim.condition.concepts());
    }
}

fn concept(concept: &Concept) -> String {
    let mut text = String::new();
    header(&mut text, "concept", &concept.header);
    if !concept.domain.is_yes_no() {
        let _ = writeln!(text, "  values {}", concept.domain.text());
    }
    for measured in &concept.measured {
        let _ = writeln!(text, "  measured {}", quoted(measured));
    }
    text
}
