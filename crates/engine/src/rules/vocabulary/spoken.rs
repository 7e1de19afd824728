//! Theories and cases of the library that the prose of the drafts speaks of.

use super::library::{is_of_measure, result_in_library};
use super::{Entity, Facts, Field, Kind, KindInfo, Type, Value};
use crate::appraisal::library::missing_that;
use crate::appraisal::result::CaseResult;
use crate::argument::{CaseId, Named, PredictionId};
use crate::rules::prose::{CounterCase, InUse, Spoken, SpokenCase, SpokenTheory};
use std::sync::Arc;

pub const SPOKEN_THEORY: KindInfo = KindInfo {
    kind: Kind::SpokenTheory,
    name: "spoken_theory",
    doc: "A theory of the library that the prose is about: it speaks of it as a theory, in two sentences at least, and not much more of another.",
    subject: &["name"],
    fields: &[
        Field::new("place", Type::PLACE, "where it is named first", |facts, e| {
            Some(Value::Place(theory(facts, e)?.place))
        }),
        Field::new("name", Type::STRING, "its name in the library", |facts, e| {
            Some(Value::string(theory(facts, e)?.known.name))
        }),
        Field::new("words", Type::STRING, "as the prose names it there", |facts, e| {
            Some(Value::string(theory(facts, e)?.words.as_str()))
        }),
        Field::new("sentences", Type::NUMBER, "how many sentences speak of it", |facts, e| {
            Some(Value::count(theory(facts, e)?.sentences))
        }),
        Field::new(
            "is_argued",
            Type::BOOL,
            "whether a draft declares a theory of that name, or one that is the same",
            |facts, e| Some(Value::Bool(is_argued(facts, theory(facts, e)?))),
        ),
        Field::new(
            "passed_over",
            Type::NUMBER,
            "how many of the cases that the library has against it are told: three at most, those of the region and the years of the drafts first; none where the prose or a block tells of any",
            |facts, e| Some(Value::count(theory(facts, e)?.passed_over.len())),
        ),
        Field::new("count", Type::NUMBER, "how many such cases there are", |facts, e| {
            Some(Value::count(theory(facts, e)?.count))
        }),
        Field::new("cases", Type::STRING, "these, with their years, codings and sources", |facts, e| {
            Some(joined(facts, e, "; ", |case| format!("{} ({})", case.label, case.codings)))
        }),
        Field::new("names", Type::STRING, "their names in the library, with commas between", |facts, e| {
            Some(joined(facts, e, ", ", |case| case.name.clone()))
        }),
        Field::new(
            "defences",
            Type::STRING,
            "what the library says of them in the theory's defence, as sentences",
            |facts, e| {
                let defence = |case: &CounterCase| match case.defence.as_str() {
                    "" => String::new(),
                    defence => format!(" In the theory's defence, of {}: {defence}", case.label),
                };
                Some(joined(facts, e, "", defence))
            },
        ),
        Field::new(
            "use_line",
            Type::STRING,
            "the line that brings the library in, where none does; else empty",
            |facts, _| Some(Value::string(if facts.argument.library.is_some() { "" } else { "use \"ir\"\n\n" })),
        ),
    ],
};

pub const SPOKEN_CASE: KindInfo = KindInfo {
    kind: Kind::SpokenCase,
    name: "spoken_case",
    doc: "A case of the library that the prose names.",
    subject: &["name"],
    fields: &[
        Field::new("place", Type::PLACE, "where it is named first", |facts, e| {
            Some(Value::Place(case(facts, e)?.place))
        }),
        Field::new("name", Type::STRING, "its name in the library", |facts, e| {
            Some(Value::String(case(facts, e)?.name.clone()))
        }),
        Field::new("words", Type::STRING, "as the prose names it there", |facts, e| {
            Some(Value::string(case(facts, e)?.words.as_str()))
        }),
        Field::new(
            "is_of_its_years",
            Type::BOOL,
            "whether the years that the sentence names, if any, are years of the case",
            |facts, e| {
                let years = &case(facts, e)?.years;
                let Some((first, last)) = in_library(facts, e).and_then(|id| facts.library()?.0.case(id).period) else {
                    return Some(Value::Bool(true));
                };
                let is_within = |year: &u32| {
                    let year = f64::from(*year);
                    first <= year && last.is_none_or(|last| year <= last)
                };
                Some(Value::Bool(years.iter().all(is_within)))
            },
        ),
        Field::new(
            "missing_results",
            Type::list(Kind::LibraryResult),
            "what predictions of the drafts come to there, for or against, where a library in use has the case and no draft does",
            |facts, e| Some(missing_results(facts, e)),
        ),
        Field::new("verdicts", Type::STRING, "these in words: “contradicts `theory.claim`”", |facts, e| {
            let Value::List(results) = missing_results(facts, e) else { return None };
            let told = results.iter().filter_map(|result| match result {
                Value::Entity(result) => {
                    let (id, case) = (PredictionId(result.first), CaseId(result.second));
                    let word = result_in_library(facts, id, case).word();
                    Some(format!("{word} `{}`", facts.argument.prediction(id).name))
                }
                _ => None,
            });
            Some(Value::string(told.collect::<Vec<_>>().join(" and ")))
        }),
        Field::optional(
            "case",
            Type::entity(Kind::LibraryCase),
            "the case, where a library in use has it",
            |facts, e| Some(Value::Entity(Entity::new(Kind::LibraryCase, in_library(facts, e)?.0))),
        ),
    ],
};

impl Facts<'_> {
    /// What the project calls things.
    pub fn in_use(&self) -> &Arc<InUse> {
        self.in_use.get_or_init(|| match self.prose {
            Some(prose) => prose.in_use(self.argument),
            None => Arc::new(InUse::new(self.argument)),
        })
    }

    /// What the prose speaks of.
    pub fn spoken(&self) -> &Spoken {
        self.spoken.get_or_init(|| {
            let Some(prose) = self.prose else { return Spoken::default() };
            // Where nothing is about theories, nobody need know what things are called.
            match prose.telling().next() {
                Some(_) => prose.spoken(self.in_use()),
                None => Spoken::default(),
            }
        })
    }
}

fn theory<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts SpokenTheory> {
    facts.spoken().theories.get(entity.first as usize)
}

fn joined(facts: &Facts, entity: Entity, between: &str, told: impl Fn(&CounterCase) -> String) -> Value {
    let cases = theory(facts, entity).into_iter().flat_map(|theory| &theory.passed_over);
    Value::string(cases.map(told).collect::<Vec<_>>().join(between))
}

fn case<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts SpokenCase> {
    facts.spoken().cases.get(entity.first as usize)
}

/// What a draft argues is held against the library's cases by rules on its predictions.
fn is_argued(facts: &Facts, theory: &SpokenTheory) -> bool {
    let own = facts.argument.theories.iter().filter(|own| !facts.argument.is_outside_drafts(own.header.place));
    let mut own = own.map(|own| (&own.header.name, &own.same_as));
    own.any(|(name, same_as)| **name == *theory.known.name || same_as.iter().any(|same| **same == *theory.known.name))
}

fn in_library(facts: &Facts, entity: Entity) -> Option<CaseId> {
    match facts.library()?.0.named(&case(facts, entity)?.name)? {
        Named::Case(id) => Some(id),
        _ => None,
    }
}

fn missing_results(facts: &Facts, entity: Entity) -> Value {
    let Some(id) = in_library(facts, entity) else { return Value::List(Vec::new()) };
    let wanted = [CaseResult::Contradicts, CaseResult::Corroborates];
    let own = facts.argument.predictions.iter().enumerate();
    let own = own.filter(|(_, prediction)| !facts.argument.is_outside_drafts(prediction.place));
    let own = own.map(|(index, _)| PredictionId::from_index(index));
    let bears =
        |prediction: &PredictionId| missing_that(facts.argument, facts.appraisal, *prediction, &wanted).contains(&id);
    let is_of_measure = |prediction: &PredictionId| is_of_measure(facts, *prediction, id);
    let own = own.filter(bears).filter(|prediction| !is_of_measure(prediction));
    Value::pairs(Kind::LibraryResult, own.map(|prediction| (prediction.0, id.0)))
}
