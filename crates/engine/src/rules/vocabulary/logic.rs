//! What needs no case: formulas, conflicts within a theory, and rivals.

use super::library::fitting_cases;
use super::tabled::may_be_counted;
use super::{Entity, Facts, Field, Kind, KindInfo, Type, Value};
use crate::appraisal::data::ContestOnData;
use crate::appraisal::result::CaseResult;
use crate::appraisal::rivalry::{CrucialCase, are_comparable, are_equivalent, cases_apart, spared_by_disguise};
use crate::appraisal::solver::is_impossible;
use crate::appraisal::testability::{Conflict, is_trivial};
use crate::argument::formula::Formula;
use crate::argument::print::formula_text;
use crate::argument::{CaseId, Mention, TheoryId};
use std::collections::BTreeMap;
use std::rc::Rc;

pub const FORMULA_LINE: KindInfo = KindInfo {
    kind: Kind::FormulaLine,
    name: "formula_line",
    doc: "A scope, an exception, or the condition of a prediction.",
    subject: &["owner"],
    fields: &[
        Field::new("place", Type::PLACE, "the formula", |facts, e| Some(Value::Place(line(facts, e)?.place))),
        Field::new("owner", Type::STRING, "whose it is", |facts, e| {
            Some(Value::string(line(facts, e)?.owner.as_str()))
        }),
        Field::new("part", Type::STRING, "`scope`, `exception` or `condition`", |facts, e| {
            Some(Value::string(line(facts, e)?.part))
        }),
        Field::new("formula", Type::STRING, "what it says", |facts, e| {
            Some(Value::string(formula_text(facts.argument, &line(facts, e)?.formula)))
        }),
        Field::new("is_impossible", Type::BOOL, "whether no assignment of values satisfies it", |facts, e| {
            Some(Value::Bool(is_impossible(facts.argument, &line(facts, e)?.formula)))
        }),
        Field::new(
            "is_out_of_scope",
            Type::BOOL,
            "whether it is the condition of a theory's prediction, and no assignment satisfies both it and the theory's scope, though each can be satisfied",
            |facts, e| {
                let line = line(facts, e)?;
                let is_possible = |formula: &Formula| !is_impossible(facts.argument, formula);
                Some(Value::Bool(line.scope.as_ref().is_some_and(|scope| {
                    let both = Formula::And(vec![scope.clone(), line.formula.clone()]);
                    !is_possible(&both) && is_possible(scope) && is_possible(&line.formula)
                })))
            },
        ),
        Field::new("is_trivial", Type::BOOL, "whether every assignment does", |facts, e| {
            Some(Value::Bool(is_trivial(facts.argument, &line(facts, e)?.formula)))
        }),
    ],
};

pub const CONFLICT: KindInfo = KindInfo {
    kind: Kind::Conflict,
    name: "conflict",
    doc: "Two predictions of one theory that cannot both come true.",
    subject: &["second", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "the later prediction", |facts, e| {
            Some(Value::Place(facts.argument.prediction(conflict(facts, e)?.second).place))
        }),
        Field::new("theory", Type::entity(Kind::Theory), "the theory", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Theory, conflict(facts, e)?.theory.0)))
        }),
        Field::new("first", Type::entity(Kind::Prediction), "the earlier prediction", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Prediction, conflict(facts, e)?.first.0)))
        }),
        Field::new("second", Type::entity(Kind::Prediction), "the later prediction", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Prediction, conflict(facts, e)?.second.0)))
        }),
        Field::new("witness", Type::STRING, "where both speak: a formula, or `in every case`", |facts, e| {
            Some(Value::string(described(facts, &conflict(facts, e)?.witness)))
        }),
    ],
};

pub const RIVALRY: KindInfo = KindInfo {
    kind: Kind::Rivalry,
    name: "rivalry",
    doc: "Two theories, one of which names the other under `rivals`.",
    subject: &["theory", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "the name under `rivals`", |facts, e| {
            Some(Value::Place(rival(facts, e)?.place))
        }),
        Field::new("theory", Type::entity(Kind::Theory), "the theory that names the other", |_, e| {
            Some(Value::Entity(Entity::new(Kind::Theory, e.first)))
        }),
        Field::new("rival", Type::entity(Kind::Theory), "the other", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Theory, rival(facts, e)?.id.0)))
        }),
        Field::new(
            "is_comparable",
            Type::BOOL,
            "whether both predict what a single case could contradict",
            |facts, e| Some(Value::Bool(are_comparable(facts.argument, TheoryId(e.first), rival(facts, e)?.id))),
        ),
        Field::new(
            "is_equivalent",
            Type::BOOL,
            "whether they are comparable and no assignment of values contradicts one of them only",
            |facts, e| Some(Value::Bool(are_equivalent(facts.argument, TheoryId(e.first), rival(facts, e)?.id))),
        ),
        Field::new("cases_apart", Type::list(Kind::Case), "cases that contradict one and not the other", |facts, e| {
            let apart = cases_apart(facts.argument, facts.appraisal, TheoryId(e.first), rival(facts, e)?.id);
            Some(Value::entities(Kind::Case, apart.into_iter().map(|case| case.0)))
        }),
        Field::new(
            "speaks_alone",
            Type::BOOL,
            "whether some case decides one of the two, and every prediction of the other is silent there",
            |facts, e| {
                let (theory, rival) = (TheoryId(e.first), rival(facts, e)?.id);
                Some(Value::Bool(speaks_alone(facts, theory, rival) || speaks_alone(facts, rival, theory)))
            },
        ),
        Field::new(
            "is_told_by_data",
            Type::BOOL,
            "whether a row of some data set contradicts one and not the other, or may, as it is not read",
            |facts, e| {
                let (one, other) = (TheoryId(e.first), rival(facts, e)?.id);
                let mut contests = facts.appraisal.data.iter().flat_map(|account| &account.contests);
                let is_between = |contest: &ContestOnData| {
                    [(one, other), (other, one)].contains(&(contest.one, contest.other))
                        && contest.for_one.rows + contest.for_other.rows > 0
                };
                let is_unread = || {
                    let unread = |theory: TheoryId| {
                        let mut predictions = facts.argument.theory(theory).predictions.iter();
                        predictions.any(|id| may_be_counted(facts, *id))
                    };
                    unread(one) && unread(other)
                };
                Some(Value::Bool(contests.any(is_between) || is_unread()))
            },
        ),
        Field::new(
            "spared_rival",
            Type::list(Kind::Case),
            "the anomalies of the theory that the rival is spared, where the theory entails the rival and the two come to the same on every other case; else empty",
            |facts, e| Some(spared(facts, (TheoryId(e.first), rival(facts, e)?.id))),
        ),
        Field::new("spared_theory", Type::list(Kind::Case), "the same the other way round", |facts, e| {
            Some(spared(facts, (rival(facts, e)?.id, TheoryId(e.first))))
        }),
        Field::new(
            "crucial_case",
            Type::STRING,
            "the shortest description of a case on which they would part; empty if there is none",
            |facts, e| {
                let crucial = crucial(facts, e);
                Some(Value::string(crucial.map(|crucial| described(facts, &crucial.description)).unwrap_or_default()))
            },
        ),
        Field::new("theory_says", Type::STRING, "what the theory predicts there; empty if nothing", |facts, e| {
            Some(Value::string(outcome_text(facts, crucial(facts, e)?.one_says.as_ref())))
        }),
        Field::new("rival_says", Type::STRING, "what the rival predicts there; empty if nothing", |facts, e| {
            Some(Value::string(outcome_text(facts, crucial(facts, e)?.other_says.as_ref())))
        }),
        Field::new("fitting_cases", Type::list(Kind::Case), "declared cases that fit the description", |facts, e| {
            let fitting = crucial(facts, e).map(|crucial| facts.cases_where(&crucial.description, Some(true)));
            Some(Value::entities(Kind::Case, fitting.unwrap_or_default().into_iter().map(|case| case.0)))
        }),
        Field::new(
            "fitting_library_cases",
            Type::list(Kind::LibraryCase),
            "cases of the libraries in use that the draft does not have and that fit the description",
            |facts, e| Some(fitting_cases(facts, &crucial(facts, e)?.description)),
        ),
        Field::new(
            "nearly_fitting_cases",
            Type::list(Kind::Case),
            "declared cases of which all but one part of the description is known to hold",
            |facts, e| {
                let nearly = crucial(facts, e).map(|crucial| nearly_fitting(facts, &crucial.description));
                Some(Value::entities(Kind::Case, nearly.unwrap_or_default().into_iter().map(|case| case.0)))
            },
        ),
    ],
};

/// A description of one part has no near misses: every case would be one.
fn nearly_fitting(facts: &Facts, description: &Formula) -> Vec<CaseId> {
    let Formula::And(parts) = description else { return Vec::new() };
    let mut holding: BTreeMap<CaseId, usize> = BTreeMap::new();
    for case in parts.iter().flat_map(|part| facts.cases_where(part, Some(true))) {
        *holding.entry(case).or_default() += 1;
    }
    let all_but_one = holding.into_iter().filter(|(_, count)| parts.len() > 1 && *count + 1 == parts.len());
    all_but_one.map(|(case, _)| case).collect()
}

/// Whether a case decides a theory, and every prediction of another one is silent there.
fn speaks_alone(facts: &Facts, theory: TheoryId, other: TheoryId) -> bool {
    let account = &facts.appraisal.theories[theory.index()];
    let predictions = &facts.argument.theory(other).predictions;
    let is_silent = |case: CaseId| {
        let counts = facts.appraisal.table.independent().counts(case);
        predictions.iter().all(|id| counts && facts.appraisal.result(*id, case) == CaseResult::Silent)
    };
    account.corroborations.iter().chain(&account.anomalies).any(|(_, case)| is_silent(*case))
}

fn spared(facts: &Facts, (theory, rival): (TheoryId, TheoryId)) -> Value {
    let spared = spared_by_disguise(facts.argument, facts.appraisal, theory, rival);
    Value::entities(Kind::Case, spared.into_iter().map(|case| case.0))
}

fn line<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts super::lines::LogicLine> {
    facts.logic_lines().get(entity.first as usize)
}

fn conflict<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts Conflict> {
    facts.conflicts().get(entity.first as usize)
}

fn rival(facts: &Facts, entity: Entity) -> Option<Mention<TheoryId>> {
    facts.argument.theory(TheoryId(entity.first)).rivals.get(entity.second as usize).copied()
}

fn crucial(facts: &Facts, entity: Entity) -> Option<Rc<CrucialCase>> {
    facts.crucial_case(TheoryId(entity.first), rival(facts, entity)?.id)
}

fn described(facts: &Facts, description: &Formula) -> String {
    if *description == Formula::TRUE { "in every case".to_owned() } else { formula_text(facts.argument, description) }
}

fn outcome_text(facts: &Facts, outcome: Option<&Formula>) -> String {
    outcome.map(|outcome| formula_text(facts.argument, outcome)).unwrap_or_default()
}
