//! The cases that the library has against its own theories, for drafts that speak of a theory and use no library.

use super::measure::is_a_matter_of_measure;
use crate::appraisal::codings::coding_of;
use crate::appraisal::result::CaseResult;
use crate::appraisal::{Appraisal, appraise};
use crate::argument::print::{label_text, value_text};
use crate::argument::{self, Argument, CaseId, Named, Observation, PredictionId, Source, SourceRole};
use crate::library::{Library, SHIPPED};
use lakatos_syntax::ast::{DeclarationKind, ListProperty, PropertyValue};
use std::sync::OnceLock;

/// How many cases are told at once.
pub const MOST: usize = 3;

/// The concept whose values are regions.
const REGION: &str = "region";

/// What prose calls regions, and what the library does.
const REGIONS: [(&str, &str); 7] = [
    ("middle east", "middle-east"),
    ("east asia", "east-asia"),
    ("northeast asia", "east-asia"),
    ("south asia", "south-asia"),
    ("southeast asia", "southeast-asia"),
    ("latin america", "americas"),
    ("africa", "africa"),
];

/// A case that the library codes against one of its theories.
#[derive(Clone, Debug)]
pub struct CounterCase {
    /// Its name in the library.
    pub name: String,
    /// As a paper calls it, with its years.
    pub label: String,
    /// How what the theory speaks of is coded there, with the sources.
    pub codings: String,
    /// What the library says in the theory's defence; empty where it says nothing.
    pub defence: String,
}

/// What a draft tells of cases, by which it is known which are close to it.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The cases of the library that it names.
    pub cases: Vec<&'static str>,
    /// The years that it names.
    pub years: Vec<u32>,
    /// The regions that it names, as the library calls them.
    pub regions: Vec<&'static str>,
}

impl Told {
    /// Takes up the regions that a sentence names.
    pub fn add_regions(&mut self, text: &str) {
        let lower = text.to_lowercase();
        let named = REGIONS.iter().filter(|(words, _)| lower.contains(words)).map(|(_, region)| *region);
        self.regions.extend(named);
    }
}

/// The library as an argument of its own, appraised once.
pub fn shipped() -> &'static (Argument, Appraisal) {
    static SHIPPED_ARGUMENT: OnceLock<(Argument, Appraisal)> = OnceLock::new();
    SHIPPED_ARGUMENT.get_or_init(|| {
        let source = |(number, library): (usize, &'static Library)| Source {
            number: number as u32,
            document: library.document(),
            role: SourceRole::Draft,
            missing: &[],
        };
        let sources: Vec<Source> = SHIPPED.iter().enumerate().map(source).collect();
        let argument = argument::build(&sources);
        let appraisal = appraise(&argument);
        (argument, appraisal)
    })
}

/// The names of the cases that count against a theory of the library, or do by some of their codings.
pub fn against(theory: &str) -> Vec<&'static str> {
    let (argument, _) = shipped();
    let names = results(theory, &[CaseResult::Contradicts, CaseResult::Contested]).into_iter();
    names.map(|(_, case)| &*argument.case(case).header.name).collect()
}

/// The cases that count against a theory of the library whatever is contested, those first that are closest to what a
/// draft tells: of its region, of its years; of equals, in the order in which the library speaks of them.
pub fn closest_against(theory: &str, told: &Told) -> Vec<CounterCase> {
    let (argument, _) = shipped();
    let mut found = results(theory, &[CaseResult::Contradicts]);
    let conceded = conceded(theory);
    let order = |case: CaseId| conceded.iter().position(|known| *known == case).unwrap_or(usize::MAX);
    let is_of_measure = |prediction: PredictionId, case: CaseId| {
        let outcomes = argument.prediction(prediction).claim.outcome.concepts();
        let outcomes: Vec<&str> = outcomes.iter().map(|id| &*argument.concept(*id).header.name).collect();
        is_a_matter_of_measure(&argument.case(case).header.name, &outcomes)
    };
    found.sort_by_cached_key(|(prediction, case)| {
        (is_of_measure(*prediction, *case), std::cmp::Reverse(closeness(*case, told)), order(*case))
    });
    let described = |(prediction, case): (PredictionId, CaseId)| CounterCase {
        name: argument.case(case).header.name.to_string(),
        label: label_text(argument.case(case)),
        codings: codings(prediction, case),
        defence: defence(theory, &argument.case(case).header.name).unwrap_or_default(),
    };
    found.into_iter().map(described).collect()
}

/// What the predictions of a theory come to: those results that are wanted, each case once and for its periods.
fn results(theory: &str, wanted: &[CaseResult]) -> Vec<(PredictionId, CaseId)> {
    let (argument, appraisal) = shipped();
    let Some(Named::Theory(id)) = argument.named(theory) else { return Vec::new() };
    let mut found: Vec<(PredictionId, CaseId)> = Vec::new();
    for prediction in &argument.theory(id).predictions {
        let Some(results) = appraisal.results.get(prediction.index()) else { continue };
        for case in wanted.iter().flat_map(|wanted| results.cases_that(*wanted, &appraisal.table)) {
            if found.iter().all(|(_, known)| *known != case) {
                found.push((*prediction, case));
            }
        }
    }
    let all: Vec<CaseId> = found.iter().map(|(_, case)| *case).collect();
    found.retain(|(_, case)| !argument.with_ancestors(*case).skip(1).any(|ancestor| all.contains(&ancestor)));
    found
}

fn conceded(theory: &str) -> Vec<CaseId> {
    let (argument, _) = shipped();
    match argument.named(theory) {
        Some(Named::Theory(id)) => argument.theory(id).concedes.iter().map(|mention| mention.id).collect(),
        _ => Vec::new(),
    }
}

fn closeness(case: CaseId, told: &Told) -> usize {
    let (argument, appraisal) = shipped();
    let region = |case: CaseId| {
        let Some(Named::Concept(region)) = argument.named(REGION) else { return None };
        let value = coding_of(appraisal.codings.get(case.index())?, region)?.alternatives.first()?.value;
        Some(value_text(argument, region, value))
    };
    let named = told.cases.iter().filter_map(|name| match argument.named(name) {
        Some(Named::Case(id)) => Some(id),
        _ => None,
    });
    let own = region(case);
    let is_near = own.as_deref().is_some_and(|own| told.regions.contains(&own))
        || named.map(region).any(|other| other.is_some() && other == own);
    let is_then = argument.case(case).period.is_some_and(|(first, last)| {
        told.years.iter().any(|year| first <= f64::from(*year) && last.is_none_or(|last| f64::from(*year) <= last))
    });
    usize::from(is_near) + usize::from(is_then)
}

/// “`shared-threat = yes` @walt1987, `alignment = none` @leeds2002”.
fn codings(prediction: PredictionId, case: CaseId) -> String {
    let (argument, appraisal) = shipped();
    let claim = &argument.prediction(prediction).claim;
    let mut concepts = claim.condition.concepts();
    concepts.extend(claim.outcome.concepts());
    let Some(coded) = appraisal.codings.get(case.index()) else { return String::new() };
    let told = concepts.into_iter().filter_map(|concept| {
        let side = coding_of(coded, concept)?.alternatives.first()?;
        let name = &argument.concept(concept).header.name;
        let by =
            side.observations.first().map(|observation| sources(observation.resolve(argument))).unwrap_or_default();
        Some(format!("`{name} = {}`{by}", value_text(argument, concept, side.value)))
    });
    told.collect::<Vec<_>>().join(", ")
}

fn sources(observation: &Observation) -> String {
    observation.backing.citations.iter().map(|citation| format!(" @{}", citation.key)).collect()
}

/// The reason that a theory of the library gives for conceding a case.
fn defence(theory: &str, case: &str) -> Option<String> {
    let conceded = concessions().filter(|(of, name, _)| *of == theory && *name == case);
    conceded.map(|(.., why)| why.to_owned()).next()
}

/// Every case that a theory of the library concedes, with the theory and the reason.
pub(super) fn concessions() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let declarations = SHIPPED.iter().flat_map(|library| library.document().pieces.iter());
    let declarations = declarations.flat_map(|piece| &piece.read.declarations);
    let theories = declarations.filter(|declaration| declaration.kind == DeclarationKind::Theory);
    theories.flat_map(|theory| {
        let name = theory.name.as_ref().map_or("", |name| &*name.text);
        theory.properties.iter().flat_map(move |property| {
            let cases = match &property.value {
                PropertyValue::List(ListProperty::Concedes, names) => names.as_slice(),
                _ => &[],
            };
            let why = property.why.as_ref().map(|why| &*why.text);
            cases.iter().filter_map(move |case| Some((name, &*case.text, why?)))
        })
    })
}
