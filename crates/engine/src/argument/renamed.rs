//! Declarations and levels that go by another name than they did.
//!
//! A name is no part of what is claimed. A declaration that is gone is known again in a new one of its kind by its title,
//! or else by what it claims, how it is coded, or where it is used; where two could be meant, neither is. A level is known
//! again by its place among the others.

use super::formula::{Comparison, Formula};
use super::ids::{ConceptId, PredictionId};
use super::model::{Argument, Concept, Domain, Header};
use super::names::Named;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A name, then and now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renaming {
    /// Of a level, the concept, by its name now; none of a declaration.
    pub concept: Option<Arc<str>>,
    /// What it was.
    pub before: Arc<str>,
    /// What it is.
    pub after: Arc<str>,
}

/// Gives the declarations and levels of `then` the names that they have in `now`, and says which names that changed.
pub fn follow_renames(then: &mut Argument, now: &Argument) -> Vec<Renaming> {
    let mut found = Vec::new();
    for evidence in [by_title, by_content, by_use] {
        let renamings = renamings(then, now, evidence);
        rename(then, &renamings);
        found.extend(renamings);
    }
    for concept in &mut then.concepts {
        if let Some(Named::Concept(id)) = now.named(&concept.header.name) {
            found.extend(renamed_levels(concept, now.concept(id)));
        }
    }
    found
}

/// Gives the levels of a concept the names that they have now, where these and no others stand in their places.
fn renamed_levels(then: &mut Concept, now: &Concept) -> Vec<Renaming> {
    let (Domain::Levels { names: old, ordered }, Domain::Levels { names: new, ordered: is_ordered }) =
        (&mut then.domain, &now.domain)
    else {
        return Vec::new();
    };
    let other: Vec<usize> = (0..old.len().min(new.len())).filter(|index| old[*index] != new[*index]).collect();
    let are_names_alone = old.len() == new.len()
        && ordered == is_ordered
        && other.iter().all(|index| !new.contains(&old[*index]) && !old.contains(&new[*index]));
    if !are_names_alone {
        return Vec::new();
    }
    let concept = &now.header.name;
    let rename = |index: usize| {
        let before = std::mem::replace(&mut old[index], Arc::clone(&new[index]));
        Renaming { concept: Some(Arc::clone(concept)), before, after: Arc::clone(&new[index]) }
    };
    other.into_iter().map(rename).collect()
}

/// Gives declarations other names.
pub fn rename(argument: &mut Argument, renamings: &[Renaming]) {
    let of_declarations = renamings.iter().filter(|renaming| renaming.concept.is_none());
    let names: FxHashMap<&str, &Arc<str>> =
        of_declarations.map(|renaming| (&*renaming.before, &renaming.after)).collect();
    let follow = |name: &mut Arc<str>| {
        let owner = name.split('.').next().unwrap_or_default();
        if let Some(after) = names.get(owner) {
            *name = format!("{after}{}", &name[owner.len()..]).into();
        }
    };
    if names.is_empty() {
        return;
    }
    argument.declared.iter_mut().for_each(|declared| follow(&mut declared.header.name));
    argument.puzzles.iter_mut().for_each(|puzzle| follow(&mut puzzle.header.name));
    argument.concepts.iter_mut().for_each(|concept| follow(&mut concept.header.name));
    argument.paradigms.iter_mut().for_each(|paradigm| follow(&mut paradigm.header.name));
    argument.theories.iter_mut().for_each(|theory| follow(&mut theory.header.name));
    argument.auxiliaries.iter_mut().for_each(|auxiliary| follow(&mut auxiliary.header.name));
    argument.cases.iter_mut().for_each(|case| follow(&mut case.header.name));
    argument.tests.iter_mut().for_each(|test| follow(&mut test.header.name));
    argument.data.iter_mut().for_each(|data| follow(&mut data.header.name));
    argument.predictions.iter_mut().for_each(|prediction| follow(&mut prediction.name));
    argument.assumptions.iter_mut().for_each(|assumption| follow(&mut assumption.name));
}

/// What a declaration is known again by; empty if nothing.
type Evidence = fn(&Argument) -> FxHashMap<Arc<str>, String>;

/// Pairs of a name that is gone and a new one that nothing but the name tells apart.
fn renamings(then: &Argument, now: &Argument, evidence: Evidence) -> Vec<Renaming> {
    let (old, new) = (names(then), names(now));
    let mut alike: BTreeMap<(&str, String), [Vec<&Header>; 2]> = BTreeMap::new();
    for (side, argument, others) in [(0, then, &new), (1, now, &old)] {
        let mut known = evidence(argument);
        let headers = argument.declared.iter().map(|declared| &declared.header);
        for header in headers.filter(|header| !others.contains(&header.name)) {
            if let Some(evidence) = known.remove(&header.name).filter(|evidence| !evidence.is_empty()) {
                alike.entry((header.kind.keyword(), evidence)).or_default()[side].push(header);
            }
        }
    }
    let pair = |pair: &[Vec<&Header>; 2]| match [pair[0].as_slice(), pair[1].as_slice()] {
        [[before], [after]] => {
            Some(Renaming { concept: None, before: Arc::clone(&before.name), after: Arc::clone(&after.name) })
        }
        _ => None,
    };
    alike.values().filter_map(pair).collect()
}

fn names(argument: &Argument) -> FxHashSet<Arc<str>> {
    argument.declared.iter().map(|declared| Arc::clone(&declared.header.name)).collect()
}

fn by_title(argument: &Argument) -> FxHashMap<Arc<str>, String> {
    let title = |header: &Header| (Arc::clone(&header.name), header.title.to_string());
    argument.declared.iter().map(|declared| title(&declared.header)).collect()
}

/// Of each theory and auxiliary, what it claims; of each case, how it is coded.
fn by_content(argument: &Argument) -> FxHashMap<Arc<str>, String> {
    let mut contents = FxHashMap::default();
    let mut add = |header: &Header, text: String| contents.insert(Arc::clone(&header.name), text);
    let said = |formula: &Formula| -> String {
        formula
            .comparisons()
            .into_iter()
            .map(|it| format!("{} {}", concept_name(argument, it.concept), it.text()))
            .collect()
    };
    let claimed = |ids: &[PredictionId]| -> String {
        let claims = ids.iter().map(|id| &argument.prediction(*id).claim);
        claims.map(|claim| format!("{}{:?} {}", said(&claim.outcome), claim.mode, said(&claim.condition))).collect()
    };
    for theory in &argument.theories {
        add(&theory.header, claimed(&theory.predictions) + &said(&theory.scope));
    }
    for auxiliary in &argument.auxiliaries {
        let exceptions: String = auxiliary.excepts.iter().map(|line| said(&line.formula)).collect();
        add(&auxiliary.header, claimed(&auxiliary.predictions) + &exceptions);
    }
    for case in &argument.cases {
        let coded =
            case.observations.iter().map(|it| format!("{} {:?}\n", concept_name(argument, it.concept), it.value));
        let codings: String = coded.collect();
        add(&case.header, if codings.is_empty() { codings } else { format!("{:?}\n{codings}", case.period) });
    }
    contents
}

/// Of each concept, what is claimed with it, and where; if nothing, how it is coded.
fn by_use(argument: &Argument) -> FxHashMap<Arc<str>, String> {
    let mut uses: FxHashMap<Arc<str>, String> = FxHashMap::default();
    let mut said = |owner: &str, formula: &Formula| {
        for (index, comparison) in formula.comparisons().into_iter().enumerate() {
            let of_concept = uses.entry(Arc::clone(concept_name(argument, comparison.concept))).or_default();
            of_concept.push_str(&format!("{owner} {index} {}", comparison.text()));
        }
    };
    for prediction in &argument.predictions {
        said(&prediction.name, &prediction.claim.outcome);
        said(&prediction.name, &prediction.claim.condition);
    }
    argument.theories.iter().for_each(|theory| said(&theory.header.name, &theory.scope));
    for auxiliary in &argument.auxiliaries {
        auxiliary.excepts.iter().for_each(|line| said(&auxiliary.header.name, &line.formula));
    }
    let mut coded: FxHashMap<Arc<str>, String> = FxHashMap::default();
    for case in &argument.cases {
        for observation in &case.observations {
            let of_concept = coded.entry(Arc::clone(concept_name(argument, observation.concept))).or_default();
            of_concept.push_str(&format!("{} {:?}\n", case.header.name, observation.value));
        }
    }
    coded.extend(uses);
    coded
}

fn concept_name(argument: &Argument, id: ConceptId) -> &Arc<str> {
    &argument.concept(id).header.name
}

impl Comparison {
    /// Operator and operand.
    fn text(&self) -> String {
        format!("{} {}\n", self.operator.symbol(), self.operand)
    }
}
