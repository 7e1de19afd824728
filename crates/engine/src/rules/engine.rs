//! Asks every rule of everything it applies to.

use super::condition::check::Expression;
use super::condition::eval::{Frame, Stop};
use super::finding::{Finding, Fix, Location, Related};
use super::fix::edit;
use super::rule::{CompiledFix, CompiledRelated, Rule};
use super::source::Places;
use super::unread::Unread;
use super::vocabulary::{Entity, Facts, Kind, Value, own_fixes, place_of};
use crate::argument::Place;
use rustc_hash::{FxHashMap, FxHashSet};

/// How many related places, and how many fixes of one kind, are told of one finding: a reader takes in no more of them, and a
/// finding of each of n things may have to do with all the others.
const MOST_TOLD: usize = 8;

/// Up to how many of them are counted, so that it can be said how many are left out. Fixes that are made without asking are
/// offered up to this number.
const MOST_COUNTED: usize = 64;

/// A run over one appraised argument.
pub struct Engine<'facts, 'argument> {
    facts: &'facts Facts<'argument>,
    unread: &'facts Unread<'argument>,
    entities: FxHashMap<Kind, Vec<Entity>>,
    findings: Vec<Finding>,
    too_expensive: Vec<String>,
}

impl<'facts, 'argument> Engine<'facts, 'argument> {
    /// Over `facts`, with what could not be read.
    pub fn new(facts: &'facts Facts<'argument>, unread: &'facts Unread<'argument>) -> Self {
        Self { facts, unread, entities: FxHashMap::default(), findings: Vec::new(), too_expensive: Vec::new() }
    }

    /// Findings, and rules that took too many steps.
    pub fn finish(self) -> (Vec<Finding>, Vec<String>) {
        (self.findings, self.too_expensive)
    }

    /// Asks one rule.
    pub fn run(&mut self, rule: &Rule) {
        for (index, kind) in rule.file.applies_to.iter().enumerate() {
            let facts = self.facts;
            let entities = self.entities.entry(*kind).or_insert_with(|| facts.entities(*kind));
            let mut frame = Frame::new(facts, Vec::new());
            for entity in entities.iter() {
                if facts.argument.effort.is_called_off() {
                    return;
                }
                // Each rule has phrases of its own.
                if *kind == Kind::Sentence && !is_of_rule(facts, rule, *entity) {
                    continue;
                }
                match ask(&mut frame, self.unread, rule, index, *entity) {
                    Ok(finding) => self.findings.extend(finding),
                    Err(_) => {
                        self.too_expensive.push(rule.id().to_owned());
                        return;
                    }
                }
            }
        }
    }
}

fn is_of_rule(facts: &Facts, rule: &Rule, sentence: Entity) -> bool {
    facts.sentences.get(sentence.first as usize).is_some_and(|hit| hit.rule == rule.file.id)
}

fn ask(frame: &mut Frame, unread: &Unread, rule: &Rule, index: usize, entity: Entity) -> Result<Option<Finding>, Stop> {
    let facts = frame.facts();
    let places = facts.places;
    frame.begin([Value::Entity(entity), Value::Entity(entity)]);
    let Some(condition) = rule.condition(index) else { return Ok(None) };
    if !frame.holds(condition)? {
        return Ok(None);
    }
    let Some(wording) = rule.wording(index) else { return Ok(None) };
    let at = match &wording.at {
        Some(at) => place(frame, at)?,
        None => place_of(facts, entity),
    };
    let Some(at) = at.filter(|at| !places.is_outside_drafts(*at)) else { return Ok(None) };
    // What is missing may be what could not be read.
    if is_held_back(facts, unread, rule, entity, at) {
        return Ok(None);
    }
    let severity = match &wording.lowered {
        Some((milder, when)) if frame.holds(when)? => *milder,
        _ => rule.file.severity,
    };
    let location = places.location(at);
    let (mut told, mut fixes) = (Told::default(), Vec::new());
    let mut has_more_fixes = false;
    for one in &wording.related {
        add_related(frame, (places, location), one, &mut told)?;
    }
    for fix in &wording.fixes {
        has_more_fixes |= add_fixes(frame, facts, fix, &mut fixes)?;
    }
    fixes.extend(own_fixes(facts, entity).map(|fix| fix.clone().map_places(|place| places.location(place))));
    let label = wording.label.as_ref().map(|label| label.fill(frame)).transpose()?;
    let Told { mut related, unmarked, is_uncounted } = told;
    related.shrink_to_fit();
    Ok(Some(Finding {
        code: rule.file.id.clone().into(),
        severity,
        subject: subject(facts, entity),
        place: location,
        message: wording.message.fill(frame)?,
        label: label.filter(|label| !label.is_empty()),
        help: Some(wording.instead.fill(frame)? + &left_out(unmarked.len(), is_uncounted, has_more_fixes))
            .filter(|help| !help.is_empty()),
        related,
        fixes,
    }))
}

/// That more places, or more fixes, belong to a finding than are told. Of places that are not all counted, there are more
/// than `unmarked`.
fn left_out(unmarked: usize, is_uncounted: bool, has_more_fixes: bool) -> String {
    let places = match (unmarked, is_uncounted) {
        (0, _) => String::new(),
        (1, false) => " (1 more such place is not marked.)".to_owned(),
        (count, false) => format!(" ({count} more such places are not marked.)"),
        (count, true) => format!(" (More than {count} such places are not marked.)"),
    };
    let fixes = if has_more_fixes { " (There are more fixes of this kind than are offered.)" } else { "" };
    places + fixes
}

/// Whether a finding may hang on a line that is left out. Problems are such lines themselves; and of a work that is
/// cited, only a line that declares it decides.
fn is_held_back(facts: &Facts, unread: &Unread, rule: &Rule, entity: Entity, at: Place) -> bool {
    match entity.kind {
        // Of a claim, it is known what it may hang on.
        Kind::Problem | Kind::Sentence | Kind::SpokenTheory | Kind::SpokenCase | Kind::Claim => false,
        Kind::Citation => subject(facts, entity).is_some_and(|key| unread.speaks_of(&key)),
        // How a concept is measured is said by concepts alone.
        Kind::Concept if rule.reads("is_measured", &|_| true) => unread.may_measure(at),
        _ => unread.bears_on(at),
    }
}

/// None where a field on the way is absent: that part of the finding is left out.
fn place(frame: &mut Frame, at: &Expression) -> Result<Option<Place>, Stop> {
    match frame.value(at) {
        Ok(Value::Place(place)) => Ok(Some(place)),
        Ok(_) | Err(Stop::Absent) => Ok(None),
        Err(stop) => Err(stop),
    }
}

/// The related places of a finding.
#[derive(Default)]
struct Told {
    /// Those that are told.
    related: Vec<Related>,
    /// Others, which are counted.
    unmarked: FxHashSet<Location>,
    /// Whether there are more than are counted.
    is_uncounted: bool,
}

/// Adds related places to what is told; what is marked at `own` is no other place. A place that is only counted is put into
/// no words.
fn add_related(
    frame: &mut Frame,
    (places, own): (Places, Location),
    one: &CompiledRelated,
    told: &mut Told,
) -> Result<(), Stop> {
    let most = told.related.len() + told.unmarked.len() + MOST_COUNTED;
    let mut add = |frame: &mut Frame| -> Result<bool, Stop> {
        let Some(at) = place(frame, &one.at)?.map(|at| places.location(at)).filter(|at| *at != own) else {
            return Ok(true);
        };
        if told.related.len() < MOST_TOLD {
            let added = Related { place: at, message: one.message.fill(frame)? };
            if !told.related.contains(&added) {
                told.related.push(added);
            }
        } else if told.related.iter().all(|known| known.place != at) {
            told.is_uncounted |= told.related.len() + told.unmarked.len() >= most && !told.unmarked.contains(&at);
            if !told.is_uncounted {
                told.unmarked.insert(at);
            }
        }
        Ok(!told.is_uncounted)
    };
    let Some(each) = &one.each else { return add(frame).map(drop) };
    for item in frame.items(each)? {
        if !frame.with(item, &mut add)? {
            break;
        }
    }
    Ok(())
}

/// Adds what belongs to each item, until so many are added. Whether items are left.
fn up_to(
    most: usize,
    frame: &mut Frame,
    each: &Expression,
    told: &mut Vec<Fix>,
    add: impl Fn(&mut Frame, &mut Vec<Fix>) -> Result<(), Stop>,
) -> Result<bool, Stop> {
    let most = told.len() + most;
    for item in frame.items(each)? {
        frame.with(item, |frame| add(frame, told))?;
        if told.len() > most {
            told.truncate(most);
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether there are more than are told.
fn add_fixes(frame: &mut Frame, facts: &Facts, fix: &CompiledFix, fixes: &mut Vec<Fix>) -> Result<bool, Stop> {
    let (places, read) = (facts.places, &facts.lines_read);
    let add = |frame: &mut Frame, fixes: &mut Vec<Fix>| -> Result<(), Stop> {
        let (title, text) = (fix.title.fill(frame)?, fix.text.fill(frame)?);
        let is_of_draft = |at: &Place| !places.is_outside_drafts(*at);
        if let Some(at) = place(frame, &fix.at)?.filter(is_of_draft)
            && let Some(first) = edit(places, read, at, fix.edit, &text)
        {
            let also = fix.also.as_ref().map(|also| frame.items(also)).transpose()?.unwrap_or_default();
            let also = also.into_iter().filter_map(|value| match value {
                Value::Place(at) => Some(at).filter(is_of_draft),
                _ => None,
            });
            let edits = also.filter_map(|at| edit(places, read, at, fix.edit, &text));
            fixes.push(Fix { title, edits: std::iter::once(first).chain(edits).collect(), is_safe: fix.is_safe });
        }
        Ok(())
    };
    let Some(each) = &fix.each else { return add(frame, fixes).map(|()| false) };
    up_to(if fix.is_safe { MOST_COUNTED } else { MOST_TOLD }, frame, each, fixes, add)
}

/// The declared name that an entity is about, along its kind's path.
fn subject(facts: &Facts, entity: Entity) -> Option<String> {
    let mut value = Value::Entity(entity);
    for step in entity.kind.info().subject {
        let Value::Entity(entity) = value else { return None };
        value = (entity.kind.field(step)?.get)(facts, entity)?;
    }
    match value {
        Value::String(name) if !name.is_empty() => Some(name.to_string()),
        _ => None,
    }
}
