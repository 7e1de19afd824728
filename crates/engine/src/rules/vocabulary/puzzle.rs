//! Puzzles, and the cases that pose them.

use super::doubts;
use super::{Entity, Facts, Field, Kind, KindInfo, Type, Value};
use crate::appraisal::result::CaseResult;
use crate::appraisal::rivals::contests_of;
use crate::appraisal::stance::answers;
use crate::argument::{CaseId, Mention, Owner, PredictionId, Puzzle, TheoryId};
use lakatos_syntax::ast::Mode;

pub const PUZZLE: KindInfo = KindInfo {
    kind: Kind::Puzzle,
    name: "puzzle",
    doc: "A research question.",
    subject: &["name"],
    fields: &[
        Field::new("place", Type::PLACE, "its name", |facts, e| Some(Value::Place(puzzle(facts, e).header.place))),
        Field::new("name", Type::STRING, "its name", |facts, e| {
            Some(Value::String(puzzle(facts, e).header.name.clone()))
        }),
        Field::new("title", Type::STRING, "its title", |facts, e| {
            Some(Value::String(puzzle(facts, e).header.title.clone()))
        }),
        Field::optional("outcome", Type::entity(Kind::Concept), "what is to be explained", |facts, e| {
            puzzle(facts, e).outcome.map(|id| Value::Entity(Entity::new(Kind::Concept, id.0)))
        }),
        Field::new("cases", Type::list(Kind::Case), "the cases it is about", |facts, e| {
            Some(Value::entities(Kind::Case, puzzle(facts, e).about.iter().map(|case| case.id.0)))
        }),
        Field::new(
            "answer_theories",
            Type::list(Kind::Theory),
            "the theories given as its answer, and those that an auxiliary given as its answer amends",
            |facts, e| {
                Some(Value::entities(
                    Kind::Theory,
                    answers(facts.argument, puzzle(facts, e)).into_iter().map(|id| id.0),
                ))
            },
        ),
        Field::new(
            "answer_auxiliaries",
            Type::list(Kind::Auxiliary),
            "the auxiliaries given as its answer",
            |facts, e| {
                Some(Value::entities(Kind::Auxiliary, puzzle(facts, e).answer_auxiliaries.iter().map(|id| id.0)))
            },
        ),
        Field::new(
            "contrary_theories",
            Type::list(Kind::Theory),
            "theories that come to something else than an answer on one of its cases, and are no rivals of it",
            |facts, e| {
                let contrary = contrary_theories(facts, puzzle(facts, e));
                Some(Value::entities(Kind::Theory, contrary.into_iter().map(|id| id.0)))
            },
        ),
        Field::new(
            "answer_name",
            Type::STRING,
            "the first of the theories of its answer; empty without one",
            |facts, e| {
                let first = answers(facts.argument, puzzle(facts, e)).first().copied();
                Some(Value::string(
                    first.map(|id| facts.argument.theory(id).header.name.to_string()).unwrap_or_default(),
                ))
            },
        ),
        Field::new("has_answer", Type::BOOL, "whether it names an answer", |facts, e| {
            Some(Value::Bool(!answers(facts.argument, puzzle(facts, e)).is_empty()))
        }),
        Field::new(
            "answer_predictions",
            Type::list(Kind::Prediction),
            "what its answers predict of its outcome, of what it is made of, measures or is measured by; of anything, where it names none",
            |facts, e| Some(doubts::answer_predictions(facts, puzzle(facts, e))),
        ),
        Field::new(
            "unanswered_cases",
            Type::list(Kind::Case),
            "the cases it is about on which its answers say nothing of its outcome, and some theory does; none where an answer is a tendency or `only when`",
            |facts, e| Some(doubts::unanswered_cases(facts, puzzle(facts, e))),
        ),
    ],
};

pub const PUZZLE_CASE: KindInfo = KindInfo {
    kind: Kind::PuzzleCase,
    name: "puzzle_case",
    doc: "A case named under a puzzle's `about`.",
    subject: &["puzzle", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "its name under `about`", |facts, e| {
            Some(Value::Place(mention(facts, e)?.place))
        }),
        Field::new("puzzle", Type::entity(Kind::Puzzle), "the puzzle", |_, e| {
            Some(Value::Entity(Entity::new(Kind::Puzzle, e.first)))
        }),
        Field::new("case", Type::entity(Kind::Case), "the case", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Case, mention(facts, e)?.id.0)))
        }),
        Field::new(
            "results",
            Type::list(Kind::Result),
            "what theories' predictions of the puzzle's outcome (of any, where it names none) come to there",
            |facts, e| {
                let case = mention(facts, e)?.id.0;
                Some(Value::pairs(Kind::Result, relevant(facts, e).into_iter().map(|id| (id.0, case))))
            },
        ),
        Field::new(
            "is_undercut",
            Type::BOOL,
            "whether such predictions are all silent on every case of the puzzle, and none is a tendency or a necessary condition",
            |facts, e| {
                let relevant = relevant(facts, e);
                let mut cases = puzzle(facts, e).about.iter().map(|mention| mention.id);
                Some(Value::Bool(cases.all(|case| are_silent(facts, &relevant, case))))
            },
        ),
        Field::new(
            "converging_theories",
            Type::list(Kind::Theory),
            "two or more theories whose decided results there are all alike; else empty",
            |facts, e| Some(Value::entities(Kind::Theory, converging(facts, e)?.0.into_iter().map(|id| id.0))),
        ),
        Field::new(
            "verdict_on_them",
            Type::STRING,
            "`contradicts` or `corroborates`: what the case does to them",
            |facts, e| Some(Value::string(converging(facts, e)?.1.map(CaseResult::word).unwrap_or_default())),
        ),
        Field::new(
            "rival_confirmations",
            Type::list(Kind::Test),
            "passed smoking guns and doubly decisive tests of the answer's rivals there, where none of the answer was passed or is pending",
            |facts, e| {
                let case = mention(facts, e)?.id;
                Some(doubts::rival_confirmations(facts, puzzle(facts, e), case))
            },
        ),
    ],
};

fn puzzle<'facts>(facts: &'facts Facts, entity: Entity) -> &'facts Puzzle {
    &facts.argument.puzzles[entity.first as usize]
}

fn mention(facts: &Facts, entity: Entity) -> Option<Mention<CaseId>> {
    puzzle(facts, entity).about.get(entity.second as usize).copied()
}

/// Whether predictions are all silent on a case, and each could have spoken of it: a tendency speaks of no single case, what
/// moves with something of no single period, and that something is needed says nothing of a case that lacks it.
pub fn are_silent(facts: &Facts, predictions: &[PredictionId], case: CaseId) -> bool {
    let can_speak = |id: &PredictionId| {
        let mode = facts.argument.prediction(*id).claim.mode;
        !mode.is_tendency() && !matches!(mode, Mode::OnlyWhen | Mode::MovesWith)
    };
    let is_silent = |id: &PredictionId| facts.appraisal.result(*id, case) == CaseResult::Silent;
    !predictions.is_empty() && predictions.iter().all(|id| can_speak(id) && is_silent(id))
}

/// The theories that a case of the puzzle tells from an answer, although neither of the two names the other as a rival.
fn contrary_theories(facts: &Facts, puzzle: &Puzzle) -> Vec<TheoryId> {
    let answers = answers(facts.argument, puzzle);
    let others = (0..facts.argument.theories.len()).map(TheoryId::from_index);
    let others = others.filter(|theory| !answers.contains(theory));
    let is_contrary = |theory: &TheoryId| {
        let of_puzzle = |case: CaseId| {
            facts.appraisal.is_any_of(&puzzle.about.iter().map(|mention| mention.id).collect::<Vec<_>>(), case)
        };
        answers.iter().any(|answer| {
            !facts.rivals(*answer).contains(theory)
                && contests_of(facts.argument, facts.appraisal, *answer, *theory)
                    .iter()
                    .any(|contest| contest.is_contrary && of_puzzle(contest.case))
        })
    };
    others.filter(is_contrary).collect()
}

fn relevant(facts: &Facts, entity: Entity) -> Vec<PredictionId> {
    let outcome = puzzle(facts, entity).outcome;
    let predictions = facts.argument.predictions.iter().enumerate();
    let of_theories = predictions.filter(|(_, prediction)| {
        let speaks_of_it = outcome.is_none_or(|outcome| prediction.claim.outcome.concepts().contains(&outcome));
        matches!(prediction.owner, Owner::Theory(_)) && speaks_of_it
    });
    of_theories.map(|(index, _)| PredictionId::from_index(index)).collect()
}

/// The theories that the case decides, if it decides two or more and all alike.
fn converging(facts: &Facts, entity: Entity) -> Option<(Vec<TheoryId>, Option<CaseResult>)> {
    let case = mention(facts, entity)?.id;
    // Where a case has periods, two theories may fail in different ones, and each of these tells them apart.
    let parts = facts.appraisal.table.independent().parts(case);
    let differ = |part: &CaseId| {
        let mut results: Vec<CaseResult> =
            relevant(facts, entity).into_iter().map(|id| facts.appraisal.result(id, *part)).collect();
        results.retain(|result| matches!(result, CaseResult::Corroborates | CaseResult::Contradicts));
        results.windows(2).any(|two| two[0] != two[1])
    };
    if parts.iter().any(differ) {
        return Some((Vec::new(), None));
    }
    let mut theories = Vec::new();
    let mut verdict = None;
    for id in relevant(facts, entity) {
        let result = facts.appraisal.result(id, case);
        let Owner::Theory(theory) = facts.argument.prediction(id).owner else { continue };
        if !matches!(result, CaseResult::Corroborates | CaseResult::Contradicts) {
            continue;
        }
        if verdict.is_some_and(|verdict| verdict != result) {
            return Some((Vec::new(), None));
        }
        verdict = Some(result);
        if !theories.contains(&theory) {
            theories.push(theory);
        }
    }
    Some(if theories.len() > 1 { (theories, verdict) } else { (Vec::new(), None) })
}
