//! `within`, `measures`, `defined`, `succeeds` and `amends` may not lead back to where they began; and what follows down
//! `within` and `amends`.

use crate::argument::formula::Formula;
use crate::argument::ids::{CaseId, ConceptId, Place, TheoryId};
use crate::argument::model::{Argument, Auxiliary, Concept, Header, Mention};
use lakatos_syntax::diagnostic::{Code, Diagnostic};

/// Reports each circle once, at its first member, and takes its links out, so that whoever follows links comes to an end.
pub fn break_circles(argument: &mut Argument) {
    let parents: Vec<Vec<usize>> =
        argument.cases.iter().map(|case| case.parent.iter().map(|id| id.index()).collect()).collect();
    for circle in circles(&parents) {
        let headers = circle.iter().map(|member| argument.cases[*member].header.clone()).collect();
        report(argument, headers, "within");
        circle.iter().for_each(|member| argument.cases[*member].parent = None);
    }
    let measured: Vec<Vec<usize>> =
        argument.concepts.iter().map(|concept| concept.measures.iter().map(|id| id.index()).collect()).collect();
    for circle in circles(&measured) {
        let headers = circle.iter().map(|member| argument.concepts[*member].header.clone()).collect();
        report(argument, headers, "measures");
        for member in &circle {
            argument.concepts[*member].measures.retain(|id| circle.binary_search(&id.index()).is_err());
        }
    }
    let replaced: Vec<Vec<usize>> =
        argument.theories.iter().map(|theory| theory.succeeds.iter().map(|one| one.id.index()).collect()).collect();
    for circle in circles(&replaced) {
        let headers = circle.iter().map(|member| argument.theories[*member].header.clone()).collect();
        report(argument, headers, "succeeds");
        for member in &circle {
            argument.theories[*member].succeeds.retain(|one| circle.binary_search(&one.id.index()).is_err());
        }
    }
    let amended: Vec<Vec<usize>> = argument
        .auxiliaries
        .iter()
        .map(|auxiliary| auxiliary.amends_auxiliaries.iter().map(|one| one.id.index()).collect())
        .collect();
    for circle in circles(&amended) {
        let headers = circle.iter().map(|member| argument.auxiliaries[*member].header.clone()).collect();
        report(argument, headers, "amends");
        for member in &circle {
            let own = &mut argument.auxiliaries[*member].amends_auxiliaries;
            own.retain(|one| circle.binary_search(&one.id.index()).is_err());
        }
    }
    break_definitions(argument);
    for index in 0..argument.cases.len() {
        if let Some(parent) = argument.cases[index].parent {
            argument.cases[parent.index()].periods.push(CaseId::from_index(index));
        }
    }
}

/// An index may not be made of itself.
fn break_definitions(argument: &mut Argument) {
    let parts = |concept: &Concept| -> Vec<usize> {
        let base = |id: ConceptId| argument.concept(id).built_in.as_ref().and_then(|what| what.concept()).unwrap_or(id);
        let defined = concept.defined.as_ref().map(Formula::concepts).unwrap_or_default();
        defined.into_iter().map(|id| base(id).index()).collect()
    };
    let links: Vec<Vec<usize>> = argument.concepts.iter().map(parts).collect();
    for circle in circles(&links) {
        let headers = circle.iter().map(|member| argument.concepts[*member].header.clone()).collect();
        report(argument, headers, "defined");
        circle.iter().for_each(|member| argument.concepts[*member].defined = None);
    }
}

/// A period has the years, the unit and the actors of the case it is within, where it has none of its own; and an
/// auxiliary of an auxiliary is one of the theories that this one amends.
pub fn inherit(argument: &mut Argument) {
    inherit_periods(argument);
    for index in 0..argument.cases.len() {
        let chain: Vec<CaseId> = argument.with_ancestors(CaseId::from_index(index)).skip(1).collect();
        if argument.cases[index].unit.is_none() {
            argument.cases[index].unit = chain.iter().find_map(|id| argument.case(*id).unit.clone());
        }
        if argument.cases[index].actors.is_empty() {
            let actors = chain.iter().map(|id| &argument.case(*id).actors).find(|actors| !actors.is_empty());
            argument.cases[index].actors = actors.cloned().unwrap_or_default();
        }
    }
    let own: Vec<Vec<Mention<TheoryId>>> =
        argument.auxiliaries.iter().map(|auxiliary| auxiliary.amends.clone()).collect();
    for index in 0..argument.auxiliaries.len() {
        let mut seen = vec![index];
        let mut open: Vec<(usize, Place)> = links(&argument.auxiliaries[index]).collect();
        while let Some((other, place)) = open.pop() {
            if seen.contains(&other) {
                continue;
            }
            seen.push(other);
            for theory in &own[other] {
                let amends = &mut argument.auxiliaries[index].amends;
                if !amends.iter().any(|known| known.id == theory.id) {
                    amends.push(Mention { id: theory.id, place });
                }
            }
            open.extend(links(&argument.auxiliaries[other]).map(|(next, _)| (next, place)));
        }
    }
}

fn links(auxiliary: &Auxiliary) -> impl Iterator<Item = (usize, Place)> {
    auxiliary.amends_auxiliaries.iter().map(|one| (one.id.index(), one.place))
}

fn inherit_periods(argument: &mut Argument) {
    for index in 0..argument.cases.len() {
        let mut ancestor = argument.cases[index].parent;
        while let (None, Some(parent)) = (argument.cases[index].period, ancestor) {
            argument.cases[index].period = argument.case(parent).period;
            ancestor = argument.case(parent).parent;
        }
    }
}

fn report(argument: &mut Argument, mut members: Vec<Header>, property: &str) {
    members.sort_by_key(|member| member.place);
    let Some(first) = members.first() else { return };
    let names: Vec<String> = members.iter().map(|member| format!("`{}`", member.name)).collect();
    let is_place = matches!(property, "within" | "measures");
    let message = match members.as_slice() {
        [only] if !is_place => format!("`{}` leads back to itself through `{property}`", only.name),
        _ if !is_place => format!("{} lead back to one another through `{property}`", names.join(", ")),
        [only] => format!("`{}` is `{property}` itself", only.name),
        _ => format!("{} are `{property}` one another in a circle", names.join(", ")),
    };
    let mut problem = Diagnostic::new(Code::CIRCULAR_REFERENCE, first.place, message)
        .about(&*first.name)
        .help(format!("Take out one of the `{property}` lines of the circle."));
    if let Some(second) = members.get(1) {
        problem = problem.related(second.place, "it is declared here");
    }
    argument.problems.push(problem);
}

/// The circles of a graph: its strongly connected components, without single nodes that do not link to themselves
/// (Tarjan 1972, without recursion). Members in order.
fn circles(links: &[Vec<usize>]) -> Vec<Vec<usize>> {
    const UNSEEN: usize = usize::MAX;
    let (mut number, mut low) = (vec![UNSEEN; links.len()], vec![UNSEEN; links.len()]);
    let (mut open, mut is_open) = (Vec::new(), vec![false; links.len()]);
    let mut circles = Vec::new();
    let mut next_number = 0;
    for root in 0..links.len() {
        let mut path = if number[root] == UNSEEN { vec![(root, 0)] } else { Vec::new() };
        while let Some((node, link)) = path.last_mut() {
            let node = *node;
            if *link == 0 {
                (number[node], low[node]) = (next_number, next_number);
                next_number += 1;
                open.push(node);
                is_open[node] = true;
            }
            match links[node].get(*link) {
                Some(&target) => {
                    *link += 1;
                    if number[target] == UNSEEN {
                        path.push((target, 0));
                    } else if is_open[target] {
                        low[node] = low[node].min(number[target]);
                    }
                }
                None => {
                    path.pop();
                    if let Some((parent, _)) = path.last() {
                        low[*parent] = low[*parent].min(low[node]);
                    }
                    if low[node] == number[node] {
                        let start = open.iter().rposition(|other| *other == node).unwrap_or_default();
                        let mut members = open.split_off(start);
                        members.iter().for_each(|member| is_open[*member] = false);
                        members.sort_unstable();
                        if members.len() > 1 || links[node].contains(&node) {
                            circles.push(members);
                        }
                    }
                }
            }
        }
    }
    circles
}
