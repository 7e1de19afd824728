//! Theories, their assumptions, and the cases that they concede.

use super::behind::observations_behind;
use super::doubts;
use super::tabled::is_counted;
use super::{Entity, Facts, Field, Kind, KindInfo, Scalar, Type, Value};
use crate::appraisal::codings::ObservationId;
use crate::appraisal::result::Instance;
use crate::appraisal::series::Series;
use crate::appraisal::testability::is_protected_from_everything;
use crate::appraisal::wording::Wording;
use crate::argument::{Assumption, AssumptionId, CaseId, Mention, Owner, PredictionId, Test, Theory, TheoryId};
use crate::rules::prose::untold::is_concession_untold;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

pub const ASSUMPTION: KindInfo = KindInfo {
    kind: Kind::Assumption,
    name: "assumption",
    doc: "A `core` or `heuristic` line.",
    subject: &["name"],
    fields: &[
        Field::new("place", Type::PLACE, "its label, or its text", |facts, e| {
            Some(Value::Place(assumption(facts, e).place))
        }),
        Field::new(
            "name",
            Type::STRING,
            "`realism.self-help`; by number without a label: `realism.c1`, `realism.h1`",
            |facts, e| Some(Value::String(assumption(facts, e).name.clone())),
        ),
        Field::new("kind", Type::STRING, "`core` or `heuristic`", |facts, e| {
            Some(Value::string(if assumption(facts, e).is_core { "core" } else { "heuristic" }))
        }),
        Field::new("text", Type::STRING, "what it says", |facts, e| {
            Some(Value::String(assumption(facts, e).text.clone()))
        }),
    ],
};

pub const THEORY: KindInfo = KindInfo {
    kind: Kind::Theory,
    name: "theory",
    doc: "A theory.",
    subject: &["name"],
    fields: &[
        Field::new("place", Type::PLACE, "its name", |facts, e| Some(Value::Place(theory(facts, e).header.place))),
        Field::new("name", Type::STRING, "its name", |facts, e| {
            Some(Value::String(theory(facts, e).header.name.clone()))
        }),
        Field::new("title", Type::STRING, "its title", |facts, e| {
            Some(Value::String(theory(facts, e).header.title.clone()))
        }),
        Field::optional("paradigm", Type::entity(Kind::Paradigm), "the programme it belongs to", |facts, e| {
            theory(facts, e).paradigm.map(|id| Value::Entity(Entity::new(Kind::Paradigm, id.0)))
        }),
        Field::new("predictions", Type::list(Kind::Prediction), "what it predicts", |facts, e| {
            Some(predictions(theory(facts, e).predictions.iter().copied()))
        }),
        Field::new("mechanisms", Type::NUMBER, "how many mechanisms and steps of one are given", |facts, e| {
            Some(Value::count(theory(facts, e).mechanisms.len() + theory(facts, e).steps.len()))
        }),
        Field::new("has_scope", Type::BOOL, "whether it says where it applies", |facts, e| {
            Some(Value::Bool(!theory(facts, e).scope_lines.is_empty()))
        }),
        Field::optional("scope_place", Type::PLACE, "its first `scope`", |facts, e| {
            theory(facts, e).scope_lines.first().map(|line| Value::Place(line.place))
        }),
        Field::new("rivals", Type::list(Kind::Theory), "its rivals, whichever of the two says so", |facts, e| {
            Some(Value::entities(Kind::Theory, facts.rivals(id(e)).into_iter().map(|id| id.0)))
        }),
        Field::new("amendments", Type::list(Kind::Amendment), "its auxiliaries, each on it", |facts, e| {
            Some(Value::entities(Kind::Amendment, facts.amendments_of_theory(id(e))))
        }),
        Field::new("succeeded_by", Type::list(Kind::Theory), "the theories that take its place", |facts, e| {
            Some(Value::entities(Kind::Theory, facts.appraisal.series.successors(id(e)).iter().map(|id| id.0)))
        }),
        Field::new(
            "kept_steps",
            Type::NUMBER,
            "steps of the series of theories that it is in of which something new is corroborated at grade 1 or 2",
            |facts, e| {
                let wording = Wording { argument: facts.argument, appraisal: facts.appraisal };
                let of_theories = wording.series_of(id(e)).filter(|series| series.is_of_theories());
                let kept = |series: &Series| series.steps.iter().filter(|step| step.borne_out() > 0).count();
                Some(Value::count(of_theories.map(kept).max().unwrap_or_default()))
            },
        ),
        Field::new("built_on", Type::list(Kind::Case), "the cases it was made for", |facts, e| {
            Some(Value::entities(Kind::Case, theory(facts, e).built_on.iter().map(|case| case.0)))
        }),
        Field::new("explains", Type::list(Kind::Mention), "the cases it is said to explain", |facts, e| {
            Some(Value::pairs(Kind::Mention, (0..theory(facts, e).explains.len() as u32).map(|index| (e.first, index))))
        }),
        Field::new("concessions", Type::list(Kind::Concession), "anomalies left open on purpose", |facts, e| {
            Some(Value::pairs(
                Kind::Concession,
                (0..theory(facts, e).concedes.len() as u32).map(|index| (e.first, index)),
            ))
        }),
        Field::new("irrespective_of", Type::list(Kind::Concept), "concepts that are said not to matter", |facts, e| {
            Some(Value::entities(Kind::Concept, theory(facts, e).irrespective_of.iter().map(|id| id.0)))
        }),
        Field::new("corroborations", Type::list(Kind::Result), "predictions of its own that came true", |facts, e| {
            Some(instances(&facts.appraisal.theories[e.first as usize].corroborations))
        }),
        Field::new("anomalies", Type::list(Kind::Result), "those that did not", |facts, e| {
            Some(instances(&facts.appraisal.theories[e.first as usize].anomalies))
        }),
        Field::new("open_anomalies", Type::list(Kind::Result), "anomalies neither rescued nor conceded", |facts, e| {
            Some(instances(&facts.appraisal.theories[e.first as usize].open_anomalies))
        }),
        Field::new(
            "decided_cases",
            Type::list(Kind::Case),
            "the independent cases that decide a prediction of it",
            |facts, e| {
                let account = &facts.appraisal.theories[e.first as usize];
                let independent = facts.appraisal.table.independent();
                let decided = account.corroborations.iter().chain(&account.anomalies);
                let mut cases: Vec<u32> = decided.map(|(_, case)| independent.whole(*case).0).collect();
                cases.sort_unstable();
                cases.dedup();
                Some(Value::entities(Kind::Case, cases))
            },
        ),
        Field::new(
            "tests",
            Type::list(Kind::Test),
            "tests of it or of its predictions, on cases that it speaks of",
            |facts, e| {
                let is_own = |test: &Test| test.owner == Some(Owner::Theory(id(e))) && facts.bears(test);
                let own = facts.argument.tests.iter().enumerate().filter(|(_, test)| is_own(test));
                Some(Value::entities(Kind::Test, own.map(|(index, _)| index as u32)))
            },
        ),
        Field::new(
            "is_unfalsifiable",
            Type::BOOL,
            "whether its auxiliaries except every case that could contradict it",
            |facts, e| Some(Value::Bool(is_protected_from_everything(facts.argument, id(e)))),
        ),
        Field::new("unfalsifiable_reason", Type::STRING, "why nothing contradicts it, as a clause", |_, _| {
            Some(Value::string("its auxiliaries make an exception of every case that could contradict it"))
        }),
        Field::new(
            "deciding_sources",
            Type::List(Scalar::String),
            "the different works cited for the observations that decide its predictions",
            |facts, e| Some(Value::strings(sourced(facts, e).works.iter().cloned())),
        ),
        Field::new(
            "sourced_cases",
            Type::NUMBER,
            "independent cases that decide it, whose observations are all cited",
            |facts, e| Some(Value::count(sourced(facts, e).cases)),
        ),
        Field::new(
            "answers_puzzle",
            Type::BOOL,
            "whether a puzzle names it, or an auxiliary of it, as its answer",
            |facts, e| Some(Value::Bool(facts.stance().is_defended(id(e)))),
        ),
        Field::new("standing", Type::STRING, "how it stands, as a clause", |facts, e| {
            Some(Value::string(Wording { argument: facts.argument, appraisal: facts.appraisal }.standing(id(e))))
        }),
        Field::new("failed_tests", Type::list(Kind::Test), "tests that it had to pass, and failed", |facts, e| {
            let fatal = facts.appraisal.theories[e.first as usize].tests.fatal(facts.argument);
            Some(Value::entities(Kind::Test, fatal.map(|test| test.0)))
        }),
        Field::new(
            "is_hollowed",
            Type::BOOL,
            "whether it speaks, with all its auxiliaries in force, of less than half of the cases it spoke of",
            |facts, e| Some(Value::Bool(facts.appraisal.theories[e.first as usize].is_hollowed())),
        ),
        Field::new("spoke_of", Type::list(Kind::Case), "the cases that decide it, without auxiliaries", |facts, e| {
            let cases = &facts.appraisal.theories[e.first as usize].spoke_of;
            Some(Value::entities(Kind::Case, cases.iter().map(|case| case.0)))
        }),
        Field::new("speaks_of", Type::list(Kind::Case), "those of them that do with all in force", |facts, e| {
            let cases = &facts.appraisal.theories[e.first as usize].speaks_of;
            Some(Value::entities(Kind::Case, cases.iter().map(|case| case.0)))
        }),
        Field::new(
            "is_counted",
            Type::BOOL,
            "whether rows of a data set decide one of its predictions, or may, as it is not read",
            |facts, e| {
                let mut predictions = facts.argument.theory(id(e)).predictions.iter();
                Some(Value::Bool(predictions.any(|id| is_counted(facts, *id))))
            },
        ),
        Field::new(
            "is_attacked",
            Type::BOOL,
            "whether the draft argues against it: it rivals an answer of a puzzle, or a puzzle names it under `against`",
            |facts, e| Some(Value::Bool(facts.stance().is_attacked(id(e)))),
        ),
        Field::new(
            "unanswered_tests",
            Type::list(Kind::Test),
            "tests that it had to pass and failed, and that nothing answers: no auxiliary made for the case, no concession of it, no objection to the test that is met",
            |facts, e| Some(doubts::unanswered_tests(facts, id(e))),
        ),
        Field::new(
            "falls_silent_on",
            Type::list(Kind::Case),
            "the cases that it spoke of, and of which neither it nor an auxiliary of it says anything once all these are in force",
            |facts, e| Some(doubts::falls_silent_on(facts, id(e))),
        ),
        Field::new(
            "twice_answered",
            Type::STRING,
            "its anomalies that two auxiliaries are made for and take away, each alone, or that it concedes beside one, as a clause; empty if none",
            |facts, e| Some(doubts::twice_answered(facts, id(e))),
        ),
        Field::new("twice_answered_cases", Type::list(Kind::Case), "those anomalies", |facts, e| {
            Some(doubts::twice_answered_cases(facts, id(e)))
        }),
        Field::new(
            "settled_for_cases",
            Type::list(Kind::Case),
            "the cases on which the draft settles a dispute that bears on it, where all such are settled in its favour and one would be an anomaly; else empty",
            |facts, e| Some(doubts::settled_for_cases(facts, id(e))),
        ),
        Field::new("settled_lines", Type::NUMBER, "how many `settles` lines those are", |facts, e| {
            Some(doubts::settled_lines(facts, id(e)))
        }),
        Field::new(
            "spared_cases",
            Type::list(Kind::Case),
            "those of the cases that would be anomalies under the coding not adopted",
            |facts, e| Some(doubts::spared_cases(facts, id(e))),
        ),
        Field::optional("settled_place", Type::PLACE, "the first line that spares it one", |facts, e| {
            doubts::settled_place(facts, id(e))
        }),
        Field::new(
            "coded_by_its_theorist",
            Type::STRING,
            "what every case that decides it is coded on by works of its own author alone: `condition`, `outcome` or `condition and outcome`; empty where that is neither, below three cases, and for data sets",
            |facts, e| Some(doubts::coded_by_its_theorist(facts, id(e))),
        ),
    ],
};

pub const CONCESSION: KindInfo = KindInfo {
    kind: Kind::Concession,
    name: "concession",
    doc: "A case named under `concedes`.",
    subject: &["theory", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "where it is named", |facts, e| {
            Some(Value::Place(concession(facts, e)?.place))
        }),
        Field::new("theory", Type::entity(Kind::Theory), "the theory", |_, e| {
            Some(Value::Entity(Entity::new(Kind::Theory, e.first)))
        }),
        Field::new("case", Type::entity(Kind::Case), "the case", |facts, e| {
            Some(Value::Entity(Entity::new(Kind::Case, concession(facts, e)?.id.0)))
        }),
        Field::new("results", Type::list(Kind::Result), "what the theory's predictions come to there", |facts, e| {
            let case = concession(facts, e)?.id.0;
            Some(Value::pairs(Kind::Result, theory(facts, e).predictions.iter().map(|id| (id.0, case))))
        }),
        Field::new(
            "is_untold",
            Type::BOOL,
            "whether the prose speaks of the theory, in two sentences at least, and has no word of the case",
            |facts, e| {
                let case = concession(facts, e)?.id;
                let untold = |prose| is_concession_untold(facts.argument, prose, facts.spoken(), id(e), case);
                Some(Value::Bool(facts.prose.is_some_and(untold)))
            },
        ),
        Field::new(
            "is_undercut",
            Type::BOOL,
            "whether the theory predicts something, nothing there, and could speak of a single case without a needed condition",
            |facts, e| {
                let case = concession(facts, e)?.id;
                Some(Value::Bool(super::puzzle::are_silent(facts, &theory(facts, e).predictions, case)))
            },
        ),
    ],
};

fn id(entity: Entity) -> TheoryId {
    TheoryId(entity.first)
}

fn theory<'facts>(facts: &'facts Facts, entity: Entity) -> &'facts Theory {
    facts.argument.theory(id(entity))
}

/// What the observations that decide a theory are taken from.
#[derive(Clone, Debug, Default)]
pub struct Sourced {
    /// The different works.
    works: Vec<Arc<str>>,
    /// In how many independent cases every one of them is cited.
    cases: usize,
}

/// Worked out once for each theory: what is asked of each of its tests may ask it of the theory.
fn sourced(facts: &Facts, entity: Entity) -> Rc<Sourced> {
    let mut known = facts.sourced.borrow_mut();
    let worked_out = || {
        let mut found = Sourced::default();
        for observations in deciding(facts, entity) {
            let cited = observations.iter().map(|id| id.resolve(facts.argument).backing.citations.as_ref());
            found.cases += usize::from(cited.clone().all(|citations| !citations.is_empty()));
            found.works.extend(cited.flatten().map(|citation| citation.key.clone()));
        }
        found.works.sort_unstable();
        found.works.dedup();
        Rc::new(found)
    };
    Rc::clone(known.entry(id(entity)).or_insert_with(worked_out))
}

/// The observations behind each independent case that decides a theory.
fn deciding<'facts>(facts: &'facts Facts, entity: Entity) -> impl Iterator<Item = Vec<ObservationId>> + 'facts {
    let account = &facts.appraisal.theories[entity.first as usize];
    let mut by_case: BTreeMap<CaseId, Vec<ObservationId>> = BTreeMap::new();
    for (prediction, case) in account.corroborations.iter().chain(&account.anomalies) {
        let whole = facts.appraisal.table.independent().whole(*case);
        by_case.entry(whole).or_default().extend(observations_behind(facts, *prediction, *case));
    }
    by_case.into_values()
}

fn assumption<'facts>(facts: &'facts Facts, entity: Entity) -> &'facts Assumption {
    facts.argument.assumption(AssumptionId(entity.first))
}

fn concession(facts: &Facts, entity: Entity) -> Option<Mention<CaseId>> {
    theory(facts, entity).concedes.get(entity.second as usize).copied()
}

pub fn assumptions(ids: &[AssumptionId]) -> Value {
    Value::entities(Kind::Assumption, ids.iter().map(|id| id.0))
}

/// Predictions.
pub fn predictions(ids: impl Iterator<Item = PredictionId>) -> Value {
    Value::entities(Kind::Prediction, ids.map(|id| id.0))
}

/// Instances as results.
pub fn instances(instances: &[Instance]) -> Value {
    Value::pairs(Kind::Result, instances.iter().map(|(prediction, case)| (prediction.0, case.0)))
}
