//! `lakatos report --responses`: the response to reviewers. Each objection under who raised it, with what is said to it, and
//! what the account says of that.

use super::page::Block;
use crate::cli::output::capitalised;
use lakatos_engine::appraisal::wording::{Wording, repair_word};
use lakatos_engine::argument::{
    AuxiliaryId, CaseId, Named, Objection, ParadigmId, PredictionId, StepId, Target, TestId,
};
use lakatos_project::Works;

/// By who raised them, and in the order of the draft; those that nobody is named for come last.
pub fn blocks(wording: Wording, works: &Works) -> Vec<Block> {
    let mut objections: Vec<&Objection> = wording.argument.objections.iter().collect();
    if objections.is_empty() {
        let none = "The draft writes no objection down. `objection NAME \"what is objected\" @who` does.";
        return vec![Block::Text(none.to_owned())];
    }
    let raised_by = |objection: &Objection| works.all_called(&objection.header.citations, ", ");
    objections.sort_by_key(|objection| (raised_by(objection).is_empty(), raised_by(objection)));
    let mut blocks = vec![Block::Text(tally(&objections))];
    let mut last = None;
    for objection in objections {
        let by = raised_by(objection);
        if last.as_ref() != Some(&by) {
            let heading = if by.is_empty() { "Raised by nobody in particular" } else { &by };
            blocks.push(Block::Heading(2, heading.to_owned()));
        }
        last = Some(by);
        blocks.push(Block::Heading(3, objection.header.name.to_string()));
        blocks.push(Block::Pairs(response(wording, objection)));
    }
    blocks
}

fn tally(objections: &[&Objection]) -> String {
    let count = |is_so: &dyn Fn(&Objection) -> bool| objections.iter().filter(|one| is_so(one)).count();
    let granted = count(&|one| !one.granted.is_empty());
    let answered = count(&|one| one.granted.is_empty() && one.is_met());
    let unanswered = count(&|one| !one.is_met());
    let word = if objections.len() == 1 { "objection" } else { "objections" };
    let granted = format!("{granted} granted, in whole or in part");
    format!("{} {word}: {answered} answered, {granted}, {unanswered} unanswered.", objections.len())
}

fn response(wording: Wording, objection: &Objection) -> Vec<(String, String)> {
    let names = |target: &Target| format!("`{}`", wording.argument.name_of(*target));
    let against: Vec<String> = objection.to.iter().map(|mention| names(&mention.id)).collect();
    let mut pairs = Vec::new();
    if !against.is_empty() {
        pairs.push(("Against".to_owned(), against.join(", ")));
    }
    pairs.extend(objection.answered.iter().map(|text| ("Answer".to_owned(), text.to_string())));
    for mention in &objection.answered_by {
        pairs.push((format!("Answered by {}", names(&mention.id)), said_of(wording, mention.id)));
    }
    pairs.extend(objection.granted.iter().map(|text| ("Granted".to_owned(), text.to_string())));
    if !objection.is_met() {
        pairs.push(("Answer".to_owned(), "none yet".to_owned()));
    }
    pairs
}

/// What the account says of an answer.
fn said_of(wording: Wording, target: Target) -> String {
    let argument = wording.argument;
    match target {
        Target::Prediction(id) => prediction(wording, id),
        Target::Assumption(id) => argument.assumption(id).text.to_string(),
        Target::Step(id) => step(wording, id),
        Target::Declared(named) => match named {
            Named::Theory(id) => capitalised(&wording.standing(id)),
            Named::Auxiliary(id) => auxiliary(wording, id),
            Named::Case(id) => case(wording, id),
            Named::Test(id) => test(wording, id),
            Named::Paradigm(id) => paradigm(wording, id),
            other => argument.header_of(other).map_or_else(String::new, |header| header.name.to_string()),
        },
    }
}

fn prediction(wording: Wording, id: PredictionId) -> String {
    format!("`{}`: {}", wording.claim(id), wording.fared(id))
}

fn auxiliary(wording: Wording, id: AuxiliaryId) -> String {
    let own = wording.appraisal.amendments.iter().filter(|amendment| amendment.auxiliary == id);
    let worth = own.map(|amendment| {
        let theory = &wording.argument.theory(amendment.theory).header.name;
        format!("to `{theory}` it is **{}**: {}", repair_word(amendment), wording.repair_reason(amendment))
    });
    let worth: Vec<String> = worth.collect();
    if worth.is_empty() { "It amends no theory".to_owned() } else { capitalised(&worth.join("; ")) }
}

fn case(wording: Wording, id: CaseId) -> String {
    let contested = wording.contested_codings(id);
    let dated = wording.dated(id);
    if contested.is_empty() {
        return format!("{dated}: no coding of it is contested in the draft");
    }
    format!("{dated}: contested, as scholars disagree about {}", contested.join(", "))
}

fn test(wording: Wording, id: TestId) -> String {
    let (what, shows) = wording.test(wording.argument.test(id));
    format!("{what}: {shows}")
}

fn step(wording: Wording, id: StepId) -> String {
    let argument = wording.argument;
    let own = (0..argument.tests.len()).map(TestId::from_index).filter(|test| argument.test(*test).step == Some(id));
    let tests: Vec<String> =
        own.map(|id| format!("test `{}`, {}", argument.test(id).header.name, test(wording, id))).collect();
    let tests = if tests.is_empty() { "no test looks into it".to_owned() } else { tests.join("; ") };
    format!("{} ({tests})", argument.step(id).text)
}

fn paradigm(wording: Wording, id: ParadigmId) -> String {
    let theories = wording.side_by_side(id).into_iter();
    let theories =
        theories.map(|(theory, standing)| format!("`{}`: {standing}", wording.argument.theory(theory).header.name));
    let theories: Vec<String> = theories.collect();
    if theories.is_empty() { "No theory of the draft is of it".to_owned() } else { theories.join(". ") }
}
