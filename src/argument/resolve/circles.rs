//! `within` and `measures` may not lead back to where they began; and what follows down `within`.

use crate::argument::ids::{CaseId, ConceptId, Place};
use crate::argument::model::Argument;
use crate::argument::problem::ArgumentProblem;
use crate::syntax::problem::Code;

/// Reports each circle once and takes its links out, so that whoever follows links comes to an end.
pub fn break_circles(argument: &mut Argument) {
    let parents: Vec<Vec<usize>> =
        argument.cases.iter().map(|case| case.parent.iter().map(|id| id.index()).collect()).collect();
    for member in circular(&parents) {
        let header = argument.cases[member].header.clone();
        report(argument, &header.name, header.place, "within");
        argument.cases[member].parent = None;
    }
    let measured: Vec<Vec<usize>> =
        argument.concepts.iter().map(|concept| concept.measures.iter().map(|id| id.index()).collect()).collect();
    let inside = circular(&measured);
    for member in inside.iter().copied() {
        let header = argument.concepts[member].header.clone();
        report(argument, &header.name, header.place, "measures");
        argument.concepts[member].measures.retain(|id: &ConceptId| inside.binary_search(&id.index()).is_err());
    }
    for index in 0..argument.cases.len() {
        if let Some(parent) = argument.cases[index].parent {
            argument.cases[parent.index()].periods.push(CaseId::of(index));
        }
    }
}

/// A period without years of its own has those of the case it is within.
pub fn inherit_periods(argument: &mut Argument) {
    for index in 0..argument.cases.len() {
        let mut ancestor = argument.cases[index].parent;
        while let (None, Some(parent)) = (argument.cases[index].period, ancestor) {
            argument.cases[index].period = argument.case(parent).period;
            ancestor = argument.case(parent).parent;
        }
    }
}

fn report(argument: &mut Argument, name: &str, place: Place, property: &str) {
    argument.problems.push(ArgumentProblem {
        code: Code::CircularReference,
        place,
        message: format!("`{name}` is `{property}` itself, by way of others"),
        help: format!("Take out one of the `{property}` lines of the circle."),
        name: name.to_owned(),
        nearest: String::new(),
        replacement: String::new(),
        other: None,
    });
}

/// The nodes that lie on a circle: those that remain when every node that leads nowhere, or that nothing leads to, has
/// been taken away again and again (Kahn 1962, from both ends).
fn circular(links: &[Vec<usize>]) -> Vec<usize> {
    let mut back = vec![Vec::new(); links.len()];
    for (from, targets) in links.iter().enumerate() {
        for target in targets {
            back[*target].push(from);
        }
    }
    let forward = peel(links, &back);
    let backward = peel(&back, links);
    (0..links.len()).filter(|node| !forward[*node] && !backward[*node]).collect()
}

/// Which nodes lead to an end.
fn peel(links: &[Vec<usize>], back: &[Vec<usize>]) -> Vec<bool> {
    let mut open: Vec<usize> = links.iter().map(Vec::len).collect();
    let mut ends: Vec<usize> = (0..links.len()).filter(|node| open[*node] == 0).collect();
    let mut peeled = vec![false; links.len()];
    while let Some(node) = ends.pop() {
        peeled[node] = true;
        for before in &back[node] {
            open[*before] -= 1;
            if open[*before] == 0 {
                ends.push(*before);
            }
        }
    }
    peeled
}
