//! Which cases are periods of one, and which follow on one another.

use crate::argument::{Argument, CaseId};

/// What hangs together among the cases.
#[derive(Clone, Debug, Default)]
pub struct Periods {
    /// Of each case, the outermost that it is a period of: itself, where it is of none.
    roots: Vec<CaseId>,
    /// Whether other cases are periods of it.
    has_periods: Vec<bool>,
    /// Each period with the one before it.
    pairs: Vec<(CaseId, CaseId)>,
}

impl Periods {
    /// Those of an argument. A case `within` another is a period of it where both have one unit and the same actors, and
    /// its years lie inside; else it takes over what the other observes, and is a case of its own.
    pub fn new(argument: &Argument) -> Self {
        let cases = || (0..argument.cases.len()).map(CaseId::from_index);
        let outer: Vec<Option<CaseId>> =
            cases().map(|id| argument.case(id).parent.filter(|parent| is_period(argument, id, *parent))).collect();
        let outer = |id: CaseId| outer[id.index()];
        let mut roots: Vec<CaseId> = cases().collect();
        for id in outermost_first(argument) {
            roots[id.index()] = outer(id).map_or(id, |parent| roots[parent.index()]);
        }
        let mut has_periods = vec![false; argument.cases.len()];
        let mut pairs = Vec::new();
        for parent in cases().filter(|id| !argument.case(*id).periods.is_empty()) {
            let of_parent = argument.case(parent).periods.iter().copied().filter(|id| outer(*id) == Some(parent));
            let mut dated: Vec<(f64, CaseId)> =
                of_parent.clone().filter_map(|id| Some((argument.case(id).period?.0, id))).collect();
            has_periods[parent.index()] = of_parent.count() > 0;
            dated.sort_by(|one, other| one.0.total_cmp(&other.0));
            // Of two that begin in one year, neither follows the other.
            pairs.extend(dated.windows(2).filter(|pair| pair[0].0 < pair[1].0).map(|pair| (pair[0].1, pair[1].1)));
        }
        Self { roots, has_periods, pairs }
    }

    /// Cases of which none is a period of another, but which follow on one another.
    pub fn of_pairs(pairs: Vec<(CaseId, CaseId)>) -> Self {
        Self { pairs, ..Self::default() }
    }

    /// The outermost case that a case is a period of.
    pub fn root(&self, case: CaseId) -> CaseId {
        self.roots.get(case.index()).copied().unwrap_or(case)
    }

    /// Whether other cases are periods of it.
    pub fn has_periods(&self, case: CaseId) -> bool {
        self.has_periods.get(case.index()).copied().unwrap_or_default()
    }

    /// Each period with the one before it: the earlier first.
    pub fn pairs(&self) -> &[(CaseId, CaseId)] {
        &self.pairs
    }
}

/// All cases, each behind the one that it is within.
pub fn outermost_first(argument: &Argument) -> Vec<CaseId> {
    let mut order = Vec::with_capacity(argument.cases.len());
    let mut is_done = vec![false; argument.cases.len()];
    for index in 0..argument.cases.len() {
        let mut path = Vec::new();
        let mut next = Some(CaseId::from_index(index));
        while let Some(id) = next.filter(|id| !std::mem::replace(&mut is_done[id.index()], true)) {
            path.push(id);
            next = argument.case(id).parent;
        }
        order.extend(path.into_iter().rev());
    }
    order
}

/// Whether a case is a period of the one that it is within, and not only takes over what that one observes.
pub fn is_period(argument: &Argument, id: CaseId, of: CaseId) -> bool {
    let (part, whole) = (argument.case(id), argument.case(of));
    let names = |case: &crate::argument::Case| -> std::collections::BTreeSet<std::sync::Arc<str>> {
        case.actors.iter().map(|actor| std::sync::Arc::clone(&actor.name)).collect()
    };
    part.unit == whole.unit && names(part) == names(whole) && !is_of_other_years(argument, id, of)
}

/// Whether the years of a case lie outside those of the one that it is within, in full or in part.
pub fn is_of_other_years(argument: &Argument, id: CaseId, of: CaseId) -> bool {
    match (argument.case(id).period, argument.case(of).period) {
        (Some((first, last)), Some((start, end))) => {
            first < start || last.unwrap_or(f64::INFINITY) > end.unwrap_or(f64::INFINITY)
        }
        _ => false,
    }
}
