//! What a referee would ask of an answer: does it answer, and does it do so better than its rivals?

use crate::appraisal::derived::spoken_of;
use crate::appraisal::result::{CaseResult, together};
use crate::appraisal::stance::answers;
use crate::argument::formula::Formula;
use crate::argument::{Argument, CaseId, ConceptId, Owner, PredictionId, Puzzle, Test, TheoryId};
use crate::rules::vocabulary::{Facts, Kind, Value};
use lakatos_syntax::ast::Mode;

/// Whether a concept is another, or is made of it, measures it or is measured by it, or is said to be the same.
fn is_about(argument: &Argument, formula: &Formula, outcome: ConceptId) -> bool {
    let wanted = argument.concept(outcome);
    spoken_of(argument, formula).into_iter().any(|concept| {
        let row = argument.concept(concept);
        let is_made_of = wanted.defined.as_ref().is_some_and(|made| spoken_of(argument, made).contains(&concept));
        concept == outcome
            || is_made_of
            || row.measures.contains(&outcome)
            || wanted.measures.contains(&concept)
            || row.same_as.iter().any(|name| wanted.same_as.contains(name))
    })
}

/// What the answers of a puzzle predict of its outcome; of any, where it names none.
fn answers_of(facts: &Facts, puzzle: &Puzzle) -> Vec<PredictionId> {
    let argument = facts.argument;
    let theories = answers(facts.argument, puzzle).into_iter().map(Owner::Theory);
    let owners: Vec<Owner> = theories.chain(puzzle.answer_auxiliaries.iter().copied().map(Owner::Auxiliary)).collect();
    let predictions = owners.into_iter().flat_map(|owner| argument.predictions_of(owner).iter().copied());
    let concerned = |id: &PredictionId| {
        puzzle.outcome.is_none_or(|outcome| is_about(argument, &argument.prediction(*id).claim.outcome, outcome))
    };
    predictions.filter(concerned).collect()
}

/// What the answers of a puzzle predict of its outcome.
pub fn answer_predictions(facts: &Facts, puzzle: &Puzzle) -> Value {
    Value::entities(Kind::Prediction, answers_of(facts, puzzle).into_iter().map(|id| id.0))
}

/// Whether silence on a case could be held against a prediction: tendencies have no result on one, and what is needed need not
/// be enough.
fn owes_a_word(argument: &Argument, id: PredictionId) -> bool {
    let claim = &argument.prediction(id).claim;
    claim.is_definite() && claim.mode != Mode::OnlyWhen
}

/// The cases of a puzzle on which its answer says nothing, although some theory does.
pub fn unanswered_cases(facts: &Facts, puzzle: &Puzzle) -> Value {
    let answers = answers_of(facts, puzzle);
    if answers.is_empty() || !answers.iter().all(|id| owes_a_word(facts.argument, *id)) {
        return Value::List(Vec::new());
    }
    let is_silent = |id: &PredictionId, case: CaseId| facts.appraisal.result(*id, case) == CaseResult::Silent;
    // Where nobody says anything of any case of the puzzle, another rule speaks.
    let speaks_of_another = |case: CaseId| {
        let others = puzzle.about.iter().map(|mention| mention.id).filter(|other| *other != case);
        others.into_iter().any(|other| answers.iter().any(|id| !is_silent(id, other)))
    };
    let somebody_speaks = |case: CaseId| {
        let all = facts.argument.predictions.iter().enumerate();
        let of_theories = all.filter(|(_, prediction)| {
            matches!(prediction.owner, Owner::Theory(_))
                && puzzle.outcome.is_none_or(|outcome| prediction.claim.outcome.concepts().contains(&outcome))
        });
        of_theories.map(|(index, _)| PredictionId::from_index(index)).any(|id| !is_silent(&id, case))
    };
    let cases = puzzle.about.iter().map(|mention| mention.id);
    let silent = cases.filter(|case| answers.iter().all(|id| is_silent(id, *case)));
    let silent = silent.filter(|case| somebody_speaks(*case) || speaks_of_another(*case));
    Value::entities(Kind::Case, silent.map(|case| case.0))
}

/// What a case makes of a theory that is said to explain it: `corroborates`, `contradicts`, `silent` and so on; empty where that
/// cannot be held against it.
pub fn explained(facts: &Facts, owner: Option<TheoryId>, case: CaseId) -> Value {
    let Some(theory) = owner else { return Value::string("") };
    let amendments = facts.appraisal.amendments_of(theory);
    let added = amendments.flat_map(|amendment| &facts.argument.auxiliary(amendment.auxiliary).predictions);
    let predictions: Vec<PredictionId> =
        facts.argument.theory(theory).predictions.iter().chain(added).copied().collect();
    if predictions.is_empty() || !predictions.iter().all(|id| owes_a_word(facts.argument, *id)) {
        return Value::string("");
    }
    let results = || predictions.iter().map(|id| facts.appraisal.result(*id, case));
    if results().any(|result| result == CaseResult::Corroborates) {
        return Value::string(CaseResult::Corroborates.word());
    }
    Value::string(together(results()).word())
}

/// Tests that confirm a rival of a puzzle's answer on one of its cases, where nothing found there, or still looked for, confirms
/// the answer.
pub fn rival_confirmations(facts: &Facts, puzzle: &Puzzle, case: CaseId) -> Value {
    let (argument, appraisal) = (facts.argument, facts.appraisal);
    let independent = appraisal.table.independent();
    let answers = answers(facts.argument, puzzle);
    let owners: Vec<Owner> = answers
        .iter()
        .copied()
        .map(Owner::Theory)
        .chain(puzzle.answer_auxiliaries.iter().copied().map(Owner::Auxiliary))
        .collect();
    let on_it = |test: &Test| test.case.is_some_and(|one| independent.share(one.id, case));
    let could_confirm = |test: &Test| matches!(&*test.kind, "smoking-gun" | "doubly-decisive");
    let for_answer = argument.tests.iter().any(|test| {
        test.owner.is_some_and(|owner| owners.contains(&owner))
            && on_it(test)
            && could_confirm(test)
            && &*test.found != "no"
    });
    if for_answer {
        return Value::List(Vec::new());
    }
    let mut rivals: Vec<TheoryId> = answers.iter().flat_map(|answer| facts.rivals(*answer)).collect();
    rivals.sort_unstable();
    rivals.dedup();
    rivals.retain(|rival| !answers.contains(rival));
    let confirming = rivals.into_iter().flat_map(|rival| {
        let tests = &appraisal.theories[rival.index()].tests;
        let is_out = tests.fatal(argument).any(|id| on_it(argument.test(id)));
        let passed = tests.passed.iter().copied().filter(move |id| !is_out && !tests.without_weight.contains(id));
        passed.filter(|id| on_it(argument.test(*id)) && could_confirm(argument.test(*id)))
    });
    Value::entities(Kind::Test, confirming.map(|id| id.0).collect::<Vec<_>>())
}
