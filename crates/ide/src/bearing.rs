//! What bears on a prediction, and what it speaks of, by the appraisal.

use super::item::{Item, ItemKind, declared, on_one_line};
use super::occurrences::{Symbol, occurrence_at};
use lakatos_engine::appraisal::result::CaseResult;
use lakatos_engine::appraisal::wording::repair_word;
use lakatos_engine::argument::{AssumptionId, CaseId, Owner, Place, Prediction, PredictionId, Test};
use lakatos_engine::rules::finding::Location;
use lakatos_project::Project;
use lakatos_syntax::Span;

/// One end of a bond between a prediction and something else.
#[derive(Clone, Debug)]
pub struct Bond {
    /// What is at the other end.
    pub item: Item,
    /// Where the one that speaks speaks of the other: bytes of its file.
    pub places: Vec<Span>,
}

/// The prediction of which a label or an outcome stands at a byte of a file; all of a theory or auxiliary that is named
/// there.
pub fn at(project: &Project, source: u32, offset: u32) -> Vec<Item> {
    let argument = &project.analysis().argument;
    let is_here = |place: Place| {
        let Location { source: of, span } = project.location(place);
        of == source && span.start <= offset && offset <= span.end
    };
    if let Some(here) = argument.predictions.iter().find(|one| is_here(one.place) || is_here(one.outcome_place)) {
        return vec![prediction_item(project, here)];
    }
    let symbol = project.file(source).and_then(|file| occurrence_at(file, offset)).map(|found| found.symbol);
    let is_meant = |prediction: &&Prediction| match &symbol {
        Some(Symbol::Label { owner, label }) => *prediction.name == *format!("{owner}.{label}"),
        Some(Symbol::Name(name)) => *owner_name(project, prediction.owner) == **name,
        _ => false,
    };
    argument.predictions.iter().filter(is_meant).map(|prediction| prediction_item(project, prediction)).collect()
}

/// What bears on a prediction: the cases that corroborate it, contradict it or are contested, with which of these; the
/// auxiliaries that take cases from it, with what they are worth; the tests of it, with what was found.
pub fn incoming(project: &Project, name: &str) -> Vec<Bond> {
    let Some((id, prediction)) = named(project, name) else { return Vec::new() };
    let mut bonds = cases(project, id, prediction);
    bonds.extend(auxiliaries(project, prediction));
    bonds.extend(tests(project, id, prediction));
    bonds
}

/// What a prediction speaks of: its concepts; and the assumptions that its auxiliaries follow from.
pub fn outgoing(project: &Project, name: &str) -> Vec<Bond> {
    let Some((_, prediction)) = named(project, name) else { return Vec::new() };
    let argument = &project.analysis().argument;
    let comparisons = [&prediction.claim.outcome, &prediction.claim.condition].map(|formula| formula.comparisons());
    let mut bonds: Vec<Bond> = Vec::new();
    for comparison in comparisons.into_iter().flatten() {
        let place = project.location(comparison.place).span;
        let Some(item) = declared(project, &argument.concept(comparison.concept).header.name) else { continue };
        match bonds.iter_mut().find(|bond| bond.item == item) {
            Some(bond) => bond.places.push(place),
            None => bonds.push(Bond { item, places: vec![place] }),
        }
    }
    let place = project.location(prediction.place).span;
    bonds.extend(assumptions(project, prediction.owner).into_iter().map(|id| {
        let assumption = argument.assumption(id);
        let whole = project.location(assumption.place);
        let (name, detail) = (assumption.name.to_string(), assumption.text.to_string());
        let item = Item { name, detail, kind: ItemKind::Assumption, whole, place: whole.span, children: Vec::new() };
        Bond { item, places: vec![place] }
    }));
    bonds
}

fn named<'project>(project: &'project Project, name: &str) -> Option<(PredictionId, &'project Prediction)> {
    let predictions = &project.analysis().argument.predictions;
    let index = predictions.iter().position(|prediction| *prediction.name == *name)?;
    Some((PredictionId::from_index(index), &predictions[index]))
}

fn prediction_item(project: &Project, prediction: &Prediction) -> Item {
    let says = prediction.outcome_place.span.to(prediction.condition_place.span);
    let says = project.location(prediction.line.with(says));
    Item {
        name: prediction.name.to_string(),
        detail: project.file(says.source).map(|file| on_one_line(file, says.span)).unwrap_or_default(),
        kind: ItemKind::Prediction,
        whole: project.location(prediction.line),
        place: project.location(prediction.place).span,
        children: Vec::new(),
    }
}

fn owner_name(project: &Project, owner: Owner) -> &str {
    let argument = &project.analysis().argument;
    match owner {
        Owner::Theory(id) => &argument.theory(id).header.name,
        Owner::Auxiliary(id) => &argument.auxiliary(id).header.name,
        Owner::Paradigm(id) => &argument.paradigm(id).header.name,
    }
}

fn cases(project: &Project, id: PredictionId, prediction: &Prediction) -> Vec<Bond> {
    let analysis = project.analysis();
    let argument = &analysis.argument;
    let mut concepts = prediction.claim.outcome.concepts();
    concepts.extend(prediction.claim.condition.concepts());
    let bond = |(index, case): (usize, &lakatos_engine::argument::Case)| {
        let result = analysis.appraisal.result(id, CaseId::from_index(index));
        if matches!(result, CaseResult::Silent | CaseResult::Undecided) {
            return None;
        }
        let telling = case.observations.iter().filter(|observation| concepts.contains(&observation.concept));
        let places = telling.map(|observation| project.location(observation.place).span).collect();
        let item = declared(project, &case.header.name)?;
        Some(bond(Item { detail: result.word().to_owned(), ..item }, places))
    };
    argument.cases.iter().enumerate().filter_map(bond).collect()
}

/// A bond with its places; with the name itself where there is none.
fn bond(item: Item, places: Vec<Span>) -> Bond {
    let places = if places.is_empty() { vec![item.place] } else { places };
    Bond { item, places }
}

fn auxiliaries(project: &Project, prediction: &Prediction) -> Vec<Bond> {
    let Owner::Theory(theory) = prediction.owner else { return Vec::new() };
    let analysis = project.analysis();
    let bonds = analysis.appraisal.amendments_of(theory).filter_map(|amendment| {
        let auxiliary = analysis.argument.auxiliary(amendment.auxiliary);
        let excepted = auxiliary.excepts.iter().map(|line| line.place);
        let recoded = auxiliary.recodes.iter().map(|recoding| recoding.place);
        let places: Vec<Span> = excepted.chain(recoded).map(|place| project.location(place).span).collect();
        let item = declared(project, &auxiliary.header.name).filter(|_| !places.is_empty())?;
        Some(bond(Item { detail: repair_word(amendment), ..item }, places))
    });
    bonds.collect()
}

fn tests(project: &Project, id: PredictionId, prediction: &Prediction) -> Vec<Bond> {
    let is_of = |test: &&Test| match test.prediction {
        Some(tested) => tested == id,
        None => test.owner == Some(prediction.owner) && test.step.is_none(),
    };
    let bonds = project.analysis().argument.tests.iter().filter(is_of).filter_map(|test| {
        let item = declared(project, &test.header.name)?;
        let found = if test.found.is_empty() { "the draft does not say what was found" } else { &test.found };
        let detail = if test.kind.is_empty() { found.to_owned() } else { format!("{}: {found}", test.kind) };
        Some(bond(Item { detail, ..item }, Vec::new()))
    });
    bonds.collect()
}

/// What the auxiliaries of a theory, or an auxiliary itself, follow from; each once.
fn assumptions(project: &Project, owner: Owner) -> Vec<AssumptionId> {
    let analysis = project.analysis();
    let auxiliaries = match owner {
        Owner::Theory(theory) => {
            analysis.appraisal.amendments_of(theory).map(|amendment| amendment.auxiliary).collect()
        }
        Owner::Auxiliary(auxiliary) => vec![auxiliary],
        Owner::Paradigm(_) => Vec::new(),
    };
    let mut assumptions: Vec<AssumptionId> =
        auxiliaries.into_iter().flat_map(|id| analysis.argument.auxiliary(id).follows_from.clone()).collect();
    assumptions.sort_unstable();
    assumptions.dedup();
    assumptions
}
