//! A puzzle, and a test within a case.

use super::headline;
use super::markdown::{code, listed, point};
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::{Owner, PuzzleId, TestId};
use lakatos_syntax::language::summary;

/// What is to be explained, where, and by what.
pub fn describe_puzzle(wording: Wording, id: PuzzleId) -> String {
    let argument = wording.argument;
    let puzzle = argument.puzzle(id);
    let mut text = format!("{}\n\n", headline(argument, &puzzle.header.name));
    let outcome = puzzle.outcome.map(|outcome| code(&argument.concept(outcome).header.name));
    text += &point("to be explained", &outcome.unwrap_or_default());
    text += &point("about", &listed(puzzle.about.iter().map(|case| code(wording.case(case.id)))));
    let theories = puzzle.answer_theories.iter().map(|id| code(&argument.theory(*id).header.name));
    let auxiliaries = puzzle.answer_auxiliaries.iter().map(|id| code(&argument.auxiliary(*id).header.name));
    text += &point("answered by", &listed(theories.chain(auxiliaries)));
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
    let tested = test.prediction.map(|id| &argument.prediction(id).name).or(owner);
    text += &point("of", &tested.map(|name| code(name)).unwrap_or_default());
    let (what, shows) = wording.test(test);
    text += &point(&what, shows);
    if let Some(kind) = summary(&test.kind, None) {
        text += &format!("\n{kind}");
    }
    text.trim_end().to_owned()
}
