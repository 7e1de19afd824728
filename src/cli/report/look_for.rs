//! The cases to look for: where rivals part, and what the library knows.

use super::page::Block;
use lakatos_engine::appraisal::library::{closest_first, missing_that};
use lakatos_engine::appraisal::result::CaseResult;
use lakatos_engine::appraisal::rivalry::{cases_apart, crucial_cases};
use lakatos_engine::appraisal::wording::{Wording, to_look_for};
use lakatos_engine::argument::print::label_text;
use lakatos_engine::argument::{Argument, PredictionId, TheoryId};

/// How many of the library's cases are named a prediction.
const MOST: usize = 5;

/// Nothing where there is nothing to look for. `titled` is the argument under its titles.
pub fn blocks(wording: Wording, titled: &Argument) -> Vec<Block> {
    let (crucial, missing) = (crucial(wording, titled), missing(wording, titled));
    let mut blocks = Vec::new();
    if !crucial.is_empty() || !missing.is_empty() {
        blocks.push(Block::Heading(2, "Cases to look for".to_owned()));
    }
    if !crucial.is_empty() {
        blocks.push(Block::List(crucial));
    }
    if !missing.is_empty() {
        blocks.push(Block::Text(
            "The library knows cases that the draft does not mention, and that contradict it:".to_owned(),
        ));
        blocks.push(Block::List(missing));
    }
    blocks
}

/// What would tell rivals apart that nothing in the draft tells apart; each pair once.
fn crucial(wording: Wording, titled: &Argument) -> Vec<String> {
    let argument = wording.argument;
    let theories = (0..argument.theories.len()).map(TheoryId::from_index);
    let pairs = theories.flat_map(|theory| {
        let rivals = crucial_cases(argument, theory).into_iter().filter(move |(rival, _)| theory < *rival);
        rivals.map(move |(rival, crucial)| (theory, rival, crucial))
    });
    let untold =
        pairs.filter(|(theory, rival, _)| cases_apart(argument, wording.appraisal, *theory, *rival).is_empty());
    untold.map(|(theory, rival, crucial)| to_look_for(titled, (theory, rival), &crucial)).collect()
}

fn missing(wording: Wording, titled: &Argument) -> Vec<String> {
    let (argument, appraisal) = (wording.argument, wording.appraisal);
    let Some(library) = argument.library.as_deref() else { return Vec::new() };
    let of_prediction = |index: usize| {
        let id = PredictionId::from_index(index);
        let mut cases = missing_that(argument, appraisal, id, &[CaseResult::Contradicts]);
        closest_first(argument, appraisal, &[], &mut cases);
        let names: Vec<String> = cases.iter().take(MOST).map(|case| label_text(library.case(*case))).collect();
        (!names.is_empty()).then(|| format!("{}: {}", titled.prediction(id).name, names.join("; ")))
    };
    (0..argument.predictions.len()).filter_map(of_prediction).collect()
}
