//! What an argument claims, as declarations: the text of a preregistration.

use super::explain::{claim_text, formula_text};
use crate::argument::formula::Formula;
use crate::argument::{Argument, Concept, ConceptId, Domain, Header, Prediction, PredictionId};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The theories and auxiliaries that predict something, with their scopes and exceptions, and the concepts that they speak
/// of. Nothing of cases: what is found is not claimed beforehand.
pub fn frozen_claims(argument: &Argument) -> String {
    let mut text = String::new();
    let mut spoken: BTreeSet<ConceptId> = BTreeSet::new();
    let amended: BTreeSet<_> = argument
        .auxiliaries
        .iter()
        .flat_map(|auxiliary| auxiliary.amends.iter().map(|theory| theory.id.index()))
        .collect();
    for (index, theory) in argument.theories.iter().enumerate() {
        let claims = !argument.is_beside(theory.header.place) && !theory.predictions.is_empty();
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
    for auxiliary in argument.auxiliaries.iter().filter(|auxiliary| !argument.is_beside(auxiliary.header.place)) {
        header(&mut text, "auxiliary", &auxiliary.header);
        for theory in &auxiliary.amends {
            let _ = writeln!(text, "  amends {}", argument.theory(theory.id).header.name);
        }
        for line in &auxiliary.excepts {
            let _ = writeln!(text, "  excepts {}", formula_text(argument, &line.formula));
            spoken.extend(line.formula.concepts());
        }
        predictions(argument, &auxiliary.predictions, &mut text, &mut spoken);
    }
    let concepts: String = spoken.into_iter().map(|id| concept(argument.concept(id))).collect();
    format!("{concepts}{}", text.trim_start_matches('\n')).replace("\n\n\n", "\n\n")
}

fn header(text: &mut String, keyword: &str, header: &Header) {
    let _ = write!(text, "\n{keyword} {}", header.name);
    if !header.title.is_empty() {
        let _ = write!(text, " \"{}\"", header.title.replace('\\', "\\\\").replace('"', "\\\""));
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
    let values = match &concept.domain {
        domain if domain.is_yes_no() => return format!("concept {}\n\n", concept.header.name),
        Domain::Number => "number".to_owned(),
        Domain::Levels { names, ordered } => names.join(if *ordered { " < " } else { ", " }),
    };
    format!("concept {}\n  values {values}\n\n", concept.header.name)
}
