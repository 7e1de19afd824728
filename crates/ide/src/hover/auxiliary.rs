//! What an auxiliary does to each theory that it amends.

use super::headline;
use super::label::results;
use super::markdown::{capitalized, code, escaped, joined, point};
use lakatos_engine::appraisal::wording::{Wording, ad_hoc, nothing, repair_word};
use lakatos_engine::argument::AuxiliaryId;
use lakatos_engine::argument::print::formula_text;

/// What it is worth to each theory, what it rescues, loses and adds, and how its own predictions fare.
pub fn describe(wording: Wording, id: AuxiliaryId) -> String {
    let Wording { argument, appraisal } = wording;
    let auxiliary = argument.auxiliary(id);
    let mut text = format!("{}\n\n", headline(argument, &auxiliary.header.name));
    let exceptions = auxiliary.excepts.iter().map(|line| code(&formula_text(argument, &line.formula)));
    let exceptions = point("excepts", &joined(exceptions, ", "));
    if auxiliary.amends.is_empty() {
        text += "It amends no theory, so there is nothing for it to protect.\n\n";
    }
    for amendment in appraisal.amendments.iter().filter(|amendment| amendment.auxiliary == id) {
        let theory = &argument.theory(amendment.theory).header.name;
        let or_nothing = |effects: Vec<String>| {
            if effects.is_empty() {
                nothing(amendment).to_owned()
            } else {
                joined(effects.iter().map(|effect| escaped(effect)), "; ")
            }
        };
        let (word, reason) = (repair_word(amendment), escaped(&wording.repair_reason(amendment)));
        text += &format!("**{} for {}**: {reason}.\n\n", capitalized(&word), escaped(theory));
        text += &point("rescues", &or_nothing(wording.rescues(amendment)));
        text += &point("loses", &or_nothing(wording.cases_of(&amendment.lost)));
        if !amendment.perhaps_lost.is_empty() {
            let cases = or_nothing(wording.cases_of(&amendment.perhaps_lost));
            text += &point("may lose", &format!("{cases} (the exception is not coded there)"));
        }
        text += &point("adds", &or_nothing(wording.additions(amendment)));
        text += &match ad_hoc(amendment) {
            senses if senses.is_empty() => "\n".to_owned(),
            senses => format!("- {senses}\n\n"),
        };
    }
    text += &exceptions;
    if !exceptions.is_empty() {
        text += "\n";
    }
    for prediction in &auxiliary.predictions {
        text += &format!(
            "{}: `{}`\n\n{}\n",
            escaped(wording.label(*prediction)),
            wording.claim(*prediction),
            results(wording, *prediction)
        );
    }
    text.trim_end().to_owned()
}
