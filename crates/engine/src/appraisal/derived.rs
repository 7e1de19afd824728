//! Columns that follow from others: what holds of all actors of a case or of any, of its unit, and of what is made of
//! other concepts. Row by row, by the same three values as everything else.

use super::column::{Column, Over, Value};
use super::periods::Periods;
use super::table::Table;
use super::truth::Evaluator;
use crate::argument::formula::{Comparison, Formula};
use crate::argument::{Argument, BuiltIn, CaseId, ConceptId};
use rustc_hash::{FxHashMap, FxHashSet};

/// Fills the columns of what is derived. To be called anew where a coding has changed.
pub fn derive(table: &mut Table, argument: &Argument) {
    table.set_periods(Periods::new(argument));
    let actors = ActorConcepts::new(argument);
    for (index, concept) in argument.concepts.iter().enumerate() {
        let id = ConceptId::from_index(index);
        let column = match &concept.built_in {
            None | Some(BuiltIn::Year | BuiltIn::Of { .. }) => continue,
            Some(BuiltIn::Unit(unit)) => yes_no(table, |table, row| {
                let own = &argument.case(table.case_of(row)).unit;
                Some(own.as_ref().is_none_or(|own| own == unit))
            }),
            Some(BuiltIn::Least(of)) => over_actors(table, &actors, *of, Over::Least),
            Some(BuiltIn::Greatest(of)) => over_actors(table, &actors, *of, Over::Greatest),
            Some(BuiltIn::Each(of, value)) => over_actors(table, &actors, *of, Over::Each(*value)),
            Some(BuiltIn::Some(of, value)) => over_actors(table, &actors, *of, Over::Some(*value)),
            Some(BuiltIn::Same(of)) => over_actors(table, &actors, *of, Over::Same),
        };
        table.set_column(id, column);
    }
    derive_defined(table, argument);
}

/// Fills the columns of what is made of other concepts.
pub fn derive_defined(table: &mut Table, argument: &Argument) {
    for id in in_order(argument) {
        if let Some(formula) = &argument.concept(id).defined {
            let truth = Evaluator::new(table).truth(formula);
            let column = Column::yes_no(&truth.yes, &truth.no);
            table.set_column(id, column);
        }
    }
}

/// What is derived from other concepts, each after those that it is made of. There are no circles.
fn in_order(argument: &Argument) -> Vec<ConceptId> {
    let mut done = FxHashSet::default();
    let mut order = Vec::new();
    let mut open: Vec<(ConceptId, bool)> = (0..argument.concepts.len())
        .map(ConceptId::from_index)
        .filter(|id| argument.concept(*id).defined.is_some())
        .map(|id| (id, false))
        .collect();
    while let Some((id, are_parts_done)) = open.pop() {
        let Some(formula) = argument.concept(id).defined.as_ref().filter(|_| !done.contains(&id)) else { continue };
        if are_parts_done {
            done.insert(id);
            order.push(id);
            continue;
        }
        open.push((id, true));
        open.extend(formula.concepts().into_iter().map(|part| (part, false)));
    }
    order
}

/// A formula with every index written out as what it is made of.
pub fn written_out(argument: &Argument, formula: &Formula) -> Formula {
    let is_defined = |comparison: &&Comparison| argument.concept(comparison.concept).defined.is_some();
    if !formula.comparisons().iter().any(is_defined) {
        return formula.clone();
    }
    written_out_within(argument, formula, 0, &mut { MOST_WRITTEN_OUT })
}

/// The declared concepts that a formula speaks of: of an index, what it is made of too; of what actors do, the concept that
/// is coded of them.
pub fn spoken_of(argument: &Argument, formula: &Formula) -> Vec<ConceptId> {
    let (mut found, mut known) = (Vec::new(), FxHashSet::default());
    let mut open: Vec<ConceptId> = formula.concepts();
    open.reverse();
    while let Some(concept) = open.pop() {
        let row = argument.concept(concept);
        match &row.built_in {
            Some(what) => open.extend(what.concept()),
            None if !known.insert(concept) => {}
            None => {
                found.push(concept);
                open.extend(row.defined.iter().flat_map(Formula::concepts));
            }
        }
    }
    found
}

/// What a case would have to code for a formula to be known of it: of an index, what it is made of; of actors, the concept
/// of each. The years and the unit of a case are no codings.
pub fn codings_behind(argument: &Argument, case: CaseId, formula: &Formula) -> Vec<ConceptId> {
    of_actors(argument, case, &concepts_behind(argument, &written_out(argument, formula)))
}

/// The concepts whose codings decide a formula in which every index is written out.
pub fn concepts_behind(argument: &Argument, formula: &Formula) -> Vec<ConceptId> {
    let is_coded = |id: &ConceptId| !matches!(argument.concept(*id).built_in, Some(BuiltIn::Year | BuiltIn::Unit(_)));
    formula.concepts().into_iter().filter(is_coded).collect()
}

/// Concepts as they are coded on a case: in place of what is computed from its actors, what is coded of each.
pub fn of_actors(argument: &Argument, case: CaseId, concepts: &[ConceptId]) -> Vec<ConceptId> {
    let of_each = |id: &ConceptId| of_each_actor(argument, case, *id).unwrap_or_else(|| vec![*id]);
    let mut found: Vec<ConceptId> = concepts.iter().flat_map(of_each).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// How deep indexes of indexes go: what is deeper is left as it is.
const MAX_DEPTH: usize = 64;

/// How many indexes are written out in one formula: each may name another twice, and so on down. What comes behind is left as
/// it is.
const MOST_WRITTEN_OUT: usize = 4_096;

fn written_out_within(argument: &Argument, formula: &Formula, depth: usize, left: &mut usize) -> Formula {
    let mut all =
        |parts: &[Formula]| parts.iter().map(|part| written_out_within(argument, part, depth, left)).collect();
    match formula {
        Formula::Comparison(comparison) => match &argument.concept(comparison.concept).defined {
            Some(defined) if depth < MAX_DEPTH && *left > 0 => {
                *left -= 1;
                as_compared(written_out_within(argument, defined, depth + 1, left), comparison)
            }
            _ => formula.clone(),
        },
        Formula::Not(inner) => written_out_within(argument, inner, depth, left).negated(),
        Formula::And(parts) => Formula::And(all(parts)),
        Formula::Or(parts) => Formula::Or(all(parts)),
    }
}

/// What a comparison with yes (1) or no (0) says of a formula.
fn as_compared(formula: Formula, comparison: &Comparison) -> Formula {
    let holds = |rank: f64| super::truth::compare(rank, comparison.operator, comparison.operand);
    match (holds(1.0), holds(0.0)) {
        (true, false) => formula,
        (false, true) => formula.negated(),
        // Of yes and no alike, where it is known which.
        (true, true) => Formula::Or(vec![formula.clone(), formula.negated()]),
        (false, false) => Formula::And(vec![formula.clone(), formula.negated()]),
    }
}

/// The concepts that stand for what is coded of each actor.
struct ActorConcepts<'argument> {
    argument: &'argument Argument,
    by_actor: FxHashMap<(ConceptId, &'argument str), ConceptId>,
}

impl<'argument> ActorConcepts<'argument> {
    fn new(argument: &'argument Argument) -> Self {
        let concepts = argument.concepts.iter().enumerate();
        let by_actor = concepts.filter_map(|(index, concept)| match &concept.built_in {
            Some(BuiltIn::Of { concept, actor }) => Some(((*concept, &**actor), ConceptId::from_index(index))),
            _ => None,
        });
        Self { argument, by_actor: by_actor.collect() }
    }

    /// The value of each actor of a row's case.
    fn values(&self, table: &Table, row: usize, of: ConceptId) -> Vec<Value> {
        let actors = self.concepts(table.case_of(row), of);
        actors.into_iter().map(|concept| table.column(concept?).value(row)).collect()
    }

    fn concepts(&self, case: CaseId, of: ConceptId) -> Vec<Option<ConceptId>> {
        let actors = self.argument.case(case).actors.iter();
        actors.map(|actor| self.by_actor.get(&(of, &*actor.name)).copied()).collect()
    }
}

/// The concepts of actors that one of them all, or of any, is computed from on a case; none for other concepts.
pub fn of_each_actor(argument: &Argument, case: CaseId, concept: ConceptId) -> Option<Vec<ConceptId>> {
    let of = match &argument.concept(concept).built_in {
        Some(BuiltIn::Least(of) | BuiltIn::Greatest(of) | BuiltIn::Same(of)) => *of,
        Some(BuiltIn::Each(of, _) | BuiltIn::Some(of, _)) => *of,
        _ => return None,
    };
    Some(ActorConcepts::new(argument).concepts(case, of).into_iter().flatten().collect())
}

fn yes_no(table: &Table, mut value: impl FnMut(&Table, usize) -> Option<bool>) -> Column {
    let known = (0..table.rows()).filter_map(|row| {
        let rank = f64::from(u8::from(value(table, row)?));
        Some((row as u32, (rank, rank)))
    });
    Column::new(true, table.rows(), known.collect())
}

/// What is made of the actors' values; nothing of a case that names no actors.
fn over_actors(table: &Table, actors: &ActorConcepts, of: ConceptId, over: Over) -> Column {
    let value = |row: usize| over.value(&actors.values(table, row, of));
    let known = (0..table.rows()).filter_map(|row| Some((row as u32, value(row)?)));
    Column::new(!matches!(over, Over::Least | Over::Greatest), table.rows(), known.collect())
}
