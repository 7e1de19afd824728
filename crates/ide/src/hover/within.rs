//! A puzzle, a test within a case, an objection; and what cases name of their own.

use super::headline;
use super::markdown::{escaped, listed, point};
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::{Argument, Case, Mention, ObjectionId, Owner, PuzzleId, Target, TestId};
use lakatos_syntax::language::summary;

/// What is to be explained, where, and by what.
pub fn describe_puzzle(wording: Wording, id: PuzzleId) -> String {
    let argument = wording.argument;
    let puzzle = argument.puzzle(id);
    let mut text = format!("{}\n\n", headline(argument, &puzzle.header.name));
    let outcome = puzzle.outcome.map(|outcome| escaped(&argument.concept(outcome).header.name));
    text += &point("to be explained", &outcome.unwrap_or_default());
    text += &point("about", &listed(puzzle.about.iter().map(|case| escaped(wording.case(case.id)))));
    let theories = puzzle.answer_theories.iter().map(|id| escaped(&argument.theory(*id).header.name));
    let auxiliaries = puzzle.answer_auxiliaries.iter().map(|id| escaped(&argument.auxiliary(*id).header.name));
    text += &point("answered by", &listed(theories.chain(auxiliaries)));
    let against = puzzle.against.iter().map(|theory| escaped(&argument.theory(theory.id).header.name));
    text += &point("against", &listed(against));
    text.trim_end().to_owned()
}

/// What is tested where, and what the test shows.
pub fn describe_test(wording: Wording, id: TestId) -> String {
    let argument = wording.argument;
    let test = argument.test(id);
    let mut text = format!("{}\n\n", headline(argument, &test.header.name));
    let owner = test.owner.map(|owner| match owner {
        Owner::Theory(id) => &argument.theory(id).header.name,
        Owner::Auxiliary(id) => &argument.auxiliary(id).header.name,
        Owner::Paradigm(id) => &argument.paradigm(id).header.name,
    });
    let prediction = test.prediction.map(|id| &argument.prediction(id).name);
    let tested = prediction.or(test.step.map(|id| &argument.step(id).name)).or(owner);
    text += &point("of", &tested.map(|name| escaped(name)).unwrap_or_default());
    let (what, shows) = wording.test(test);
    text += &point(&what, &shows);
    if let Some(kind) = summary(&test.kind, None) {
        text += &format!("\n{kind}");
    }
    text.trim_end().to_owned()
}

/// What is objected, to what, and what is said to it.
pub fn describe_objection(wording: Wording, id: ObjectionId) -> String {
    let argument = wording.argument;
    let objection = argument.objection(id);
    let mut text = format!("{}\n\n", headline(argument, &objection.header.name));
    text += &point("to", &targets(argument, &objection.to));
    let in_words = |texts: &[std::sync::Arc<str>]| texts.iter().map(|text| escaped(text)).collect::<Vec<_>>().join(" ");
    text += &point("answered", &in_words(&objection.answered));
    text += &point("answered by", &targets(argument, &objection.answered_by));
    text += &point("granted", &in_words(&objection.granted));
    if !objection.is_met() {
        text += "- nothing is said to it yet\n";
    }
    text.trim_end().to_owned()
}

fn targets(argument: &Argument, mentions: &[Mention<Target>]) -> String {
    listed(mentions.iter().map(|mention| escaped(argument.name_of(mention.id))))
}

/// The cases in which someone acts.
pub fn describe_actor(wording: Wording, name: &str) -> String {
    let acts = |case: &&Case| case.actors.iter().any(|actor| *actor.name == *name);
    format!("actor **{}**\n\n{}", escaped(name), point("acts in", &cases(wording, acts))).trim_end().to_owned()
}

/// What is about a unit.
pub fn describe_unit(wording: Wording, name: &str) -> String {
    let is_of_it = |unit: &Option<std::sync::Arc<str>>| unit.as_deref() == Some(name);
    let theories = wording.argument.theories.iter().filter(|theory| is_of_it(&theory.unit));
    let theories = listed(theories.map(|theory| escaped(&theory.header.name)));
    let mut text = format!("unit **{}**\n\n", escaped(name));
    text += &point("theories", &theories);
    text += &point("cases", &cases(wording, |case| is_of_it(&case.unit)));
    text.trim_end().to_owned()
}

fn cases(wording: Wording, fits: impl FnMut(&&Case) -> bool) -> String {
    listed(wording.argument.cases.iter().filter(fits).map(|case| escaped(&case.header.name)))
}
