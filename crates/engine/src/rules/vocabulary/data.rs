//! What data sets say: of a prediction, and of what the draft codes itself.

use super::tabled::mentioned;
use super::{Entity, Facts, Field, Kind, KindInfo, Type, Value};
use crate::appraisal::data::disagreement::Disagreement;
use crate::appraisal::data::words::{counted, number};
use crate::appraisal::data::{DataAccount, OnData, RecordedCount};
use crate::appraisal::wording::{Wording, listed, mean_text, rate_text};
use crate::argument::print::value_text;
use crate::argument::{Owner, PredictionId};
use lakatos_syntax::ast::Mode;

pub const DATA_RESULT: KindInfo = KindInfo {
    kind: Kind::DataResult,
    name: "data_result",
    doc: "A prediction on a data set that speaks of its outcome and that could be read. Counts are of rows unless they say otherwise.",
    subject: &["prediction", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "the prediction", |facts, e| {
            Some(Value::Place(facts.argument.prediction(counts(facts, e)?.prediction).place))
        }),
        Field::new("prediction", Type::entity(Kind::Prediction), "the prediction", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Prediction, counts(facts, e)?.prediction.0)))
        }),
        Field::new("data", Type::STRING, "the name of the data set", |facts, e| {
            Some(Value::String(facts.argument.data(account(facts, e)?.data).header.name.clone()))
        }),
        Field::new("data_place", Type::PLACE, "the name of the data set", |facts, e| {
            Some(Value::Place(facts.argument.data(account(facts, e)?.data).header.place))
        }),
        Field::new(
            "row_word",
            Type::STRING,
            "what its rows are called, in the plural: `dyad-years`, or `rows`",
            |facts, e| Some(Value::string(format!("{}s", wording(facts).words(account(facts, e)?).row))),
        ),
        Field::new(
            "unit_word",
            Type::STRING,
            "what its units are called, in the plural: `dyads`, or `units`",
            |facts, e| Some(Value::string(format!("{}s", wording(facts).words(account(facts, e)?).unit))),
        ),
        Field::new(
            "is_taken_seriously",
            Type::BOOL,
            "whether its theory is neither attacked by the draft nor succeeded by another",
            |facts, e| Some(Value::Bool(is_taken_seriously(facts, counts(facts, e)?.prediction))),
        ),
        Field::new("rows", Type::NUMBER, "how many rows the data set has", |facts, e| {
            Some(Value::count(account(facts, e)?.bound.set.rows()))
        }),
        Field::new("bears_out", Type::NUMBER, "how many bear it out", |facts, e| {
            Some(Value::count(counts(facts, e)?.bears_out.rows))
        }),
        Field::new("contradicts", Type::NUMBER, "how many contradict it", |facts, e| {
            Some(Value::count(counts(facts, e)?.contradicts.rows))
        }),
        Field::new("left", Type::NUMBER, "how many of these no auxiliary of its theory takes away", |facts, e| {
            Some(Value::count(counts(facts, e)?.left.rows))
        }),
        Field::new("left_units", Type::NUMBER, "in how many units these are", |facts, e| {
            Some(Value::count(counts(facts, e)?.left.units))
        }),
        Field::new(
            "decided",
            Type::NUMBER,
            "how many do the one or the other; of a tendency, how many its rates count",
            |facts, e| Some(Value::count(decided(counts(facts, e)?))),
        ),
        Field::new("undecided", Type::NUMBER, "how many do not decide it, because something is missing", |facts, e| {
            Some(Value::count(counts(facts, e)?.undecided.rows))
        }),
        Field::new("in_scope", Type::NUMBER, "of how many it is known that they are in its scope", |facts, e| {
            Some(Value::count(counts(facts, e)?.in_scope.rows))
        }),
        Field::new(
            "may_be_in_scope",
            Type::NUMBER,
            "of how many it is not known that they are out of it",
            |facts, e| Some(Value::count(counts(facts, e)?.may_be_in_scope.rows)),
        ),
        Field::new(
            "may_have_condition",
            Type::NUMBER,
            "of how many it is not known that they are out of its scope or lack its condition",
            |facts, e| Some(Value::count(counts(facts, e)?.may_have_condition.rows)),
        ),
        Field::new(
            "needs_condition",
            Type::BOOL,
            "whether it says nothing where its condition does not hold",
            |facts, e| {
                let mode = facts.argument.prediction(counts(facts, e)?.prediction).claim.mode;
                Some(Value::Bool(matches!(mode, Mode::When | Mode::MostlyWhen | Mode::MoreOftenWhen)))
            },
        ),
        Field::new(
            "unobserved",
            Type::list(Kind::Concept),
            "concepts behind it that no column observes",
            |facts, e| Some(Value::entities(Kind::Concept, counts(facts, e)?.unobserved.iter().map(|id| id.0))),
        ),
        Field::new("bears_out_text", Type::STRING, "how many bear it out: `110 dyad-years in 9 dyads`", |facts, e| {
            let words = wording(facts).words(account(facts, e)?);
            Some(Value::string(words.tally(counts(facts, e)?.bears_out)))
        }),
        Field::new(
            "left_text",
            Type::STRING,
            "how many contradict it and are not taken away: `305 dyad-years in 23 dyads`",
            |facts, e| {
                let words = wording(facts).words(account(facts, e)?);
                Some(Value::string(words.tally(counts(facts, e)?.left)))
            },
        ),
        Field::new("decided_text", Type::STRING, "how many bear on it, as a number", |facts, e| {
            Some(Value::string(number(decided(counts(facts, e)?))))
        }),
        Field::new(
            "undecided_text",
            Type::STRING,
            "how many do not decide it: `104 dyad-years in 30 dyads`",
            |facts, e| {
                let words = wording(facts).words(account(facts, e)?);
                Some(Value::string(words.tally(counts(facts, e)?.undecided)))
            },
        ),
        Field::new(
            "missing_text",
            Type::STRING,
            "in how many of the undecided what is missing: `` `pact` is missing in 16``; empty where that cannot be said",
            |facts, e| {
                let text = wording(facts).missing_in(counts(facts, e)?);
                Some(Value::string(text.trim_start_matches([':', ' '])))
            },
        ),
        Field::new(
            "rate",
            Type::STRING,
            "of a tendency: `corroborates`, `contradicts` or `undecided`, by its units, where rows do not point the other way; empty for other modes",
            |facts, e| {
                let rates = counts(facts, e)?.rates;
                Some(Value::string(rates.map(|rates| rates.result().word()).unwrap_or_default()))
            },
        ),
        Field::new(
            "rate_text",
            Type::STRING,
            "its rates by units and by rows, with their counts; empty for other modes",
            |facts, e| {
                let words = wording(facts).words(account(facts, e)?);
                let text = counts(facts, e)?.rates.map(|rates| {
                    let rows = rate_text(rates.rows, words.row);
                    match words.unit == words.row {
                        true => rows,
                        false => format!("{rows}; {}", mean_text(rates, words)),
                    }
                });
                Some(Value::string(text.unwrap_or_default()))
            },
        ),
        Field::new(
            "heaviest",
            Type::STRING,
            "the units with most rows against it that are not taken away, three at most, each with its years",
            |facts, e| {
                let (account, words) = (account(facts, e)?, wording(facts).words(account(facts, e)?));
                let each = counts(facts, e)?.heaviest.iter().map(|weighty| words.weighty(account, weighty));
                Some(Value::string(listed(&each.collect::<Vec<_>>())))
            },
        ),
        Field::new(
            "mentioned",
            Type::STRING,
            "of the other units with rows against it, those that the draft codes as cases, three at most",
            |facts, e| {
                let units = mentioned(facts, account(facts, e)?, counts(facts, e)?);
                Some(Value::string(listed(&units)))
            },
        ),
    ],
};

pub const DATA_CASE: KindInfo = KindInfo {
    kind: Kind::DataCase,
    name: "data_case",
    doc: "A coding of the draft that at least half of the rows of a data set for the same unit and years do not bear out.",
    subject: &["observation", "concept", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "the coding", |facts, e| {
            Some(Value::Place(disagreement(facts, e)?.1.observation.resolve(facts.argument).place))
        }),
        Field::new("observation", Type::entity(Kind::Observation), "the coding", |facts, e| {
            let id = disagreement(facts, e)?.1.observation;
            Some(Value::Entity(Entity::pair(Kind::Observation, id.case.0, id.index)))
        }),
        Field::new("data", Type::STRING, "the name of the data set", |facts, e| {
            Some(Value::String(facts.argument.data(disagreement(facts, e)?.0.data).header.name.clone()))
        }),
        Field::new("unit", Type::STRING, "what the data set calls the unit", |facts, e| {
            let (account, found) = disagreement(facts, e)?;
            Some(Value::string(account.bound.set.units().name(found.unit)))
        }),
        Field::new("found", Type::STRING, "the value that most of the rows have that say otherwise", |facts, e| {
            let (_, found) = disagreement(facts, e)?;
            Some(Value::string(value_text(facts.argument, found.concept, (found.found, found.found))))
        }),
        Field::new(
            "otherwise_text",
            Type::STRING,
            "how many rows say otherwise, of how many, and of which years",
            |facts, e| {
                let (account, found) = disagreement(facts, e)?;
                let words = wording(facts).words(account);
                let (first, last) = found.years;
                let years = if first == last { format!("in {first}") } else { format!("from {first} to {last}") };
                Some(Value::string(match found.otherwise == found.of {
                    true if found.of == 1 => format!("its one {} {years}", words.row),
                    true => format!("all {} {years}", words.rows(found.of)),
                    false => format!("{} of {} {years}", number(found.otherwise), counted(found.of, words.row)),
                }))
            },
        ),
    ],
};

pub const RECORDED_COUNT: KindInfo = KindInfo {
    kind: Kind::RecordedCount,
    name: "recorded_count",
    doc: "Counts of a prediction on a data set that `lakatos count` has kept.",
    subject: &["prediction", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "the prediction", |facts, e| {
            Some(Value::Place(facts.argument.prediction(recorded(facts, e)?.prediction).place))
        }),
        Field::new("prediction", Type::entity(Kind::Prediction), "the prediction", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Prediction, recorded(facts, e)?.prediction.0)))
        }),
        Field::new("data", Type::STRING, "the name of the data set", |facts, e| {
            Some(Value::string(recorded(facts, e)?.recorded.data.as_str()))
        }),
        Field::new("counted", Type::STRING, "when it was counted, as `2026-11-29`", |facts, e| {
            Some(Value::string(recorded(facts, e)?.recorded.on.as_str()))
        }),
        Field::new(
            "is_stale",
            Type::BOOL,
            "whether the prediction, its scope, the data set or a column says another thing now",
            |facts, e| Some(Value::Bool(recorded(facts, e)?.is_stale)),
        ),
    ],
};

fn recorded<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts RecordedCount> {
    facts.appraisal.recorded.get(entity.first as usize)
}

fn wording<'facts>(facts: &'facts Facts) -> Wording<'facts> {
    Wording { argument: facts.argument, appraisal: facts.appraisal }
}

fn account<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts DataAccount> {
    facts.appraisal.data.get(entity.first as usize)
}

fn counts<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts OnData> {
    account(facts, entity)?.predictions.get(entity.second as usize)
}

fn decided(counts: &OnData) -> usize {
    counts.rates.map_or(counts.decided(), |rates| rates.rows.with_total + rates.rows.without_total)
}

/// Whether a draft stands by a theory, or takes no side: what tells against one that it attacks is its own argument.
fn is_taken_seriously(facts: &Facts, id: PredictionId) -> bool {
    match facts.argument.prediction(id).owner {
        Owner::Theory(theory) => {
            !facts.stance().is_attacked(theory) && facts.appraisal.series.successors(theory).is_empty()
        }
        Owner::Auxiliary(_) => {
            facts.theory_of(facts.argument.prediction(id)).is_none_or(|theory| !facts.stance().is_attacked(theory))
        }
        Owner::Paradigm(_) => true,
    }
}

/// The disagreement of an entity of that kind, and the data set that it is with.
fn disagreement<'facts>(facts: &'facts Facts, entity: Entity) -> Option<(&'facts DataAccount, &'facts Disagreement)> {
    let (account, found) = facts.disagreements().get(entity.first as usize)?;
    Some((facts.appraisal.data.get(*account)?, found))
}
