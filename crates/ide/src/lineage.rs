//! What a theory comes from, and what comes of it: its paradigm and the theories that it succeeds above, its auxiliaries
//! and the theories that succeed it below.

use super::item::{Item, declared};
use super::occurrences::occurrence_at;
use lakatos_engine::argument::Header;
use lakatos_project::Project;
use std::sync::Arc;

/// The paradigm, theory or auxiliary that is named at a byte of a file.
pub fn at(project: &Project, source: u32, offset: u32) -> Option<Item> {
    let name = Arc::clone(occurrence_at(project.file(source)?, offset)?.symbol.word());
    let argument = &project.analysis().argument;
    let headers = argument.paradigms.iter().map(|paradigm| &paradigm.header);
    let headers = headers.chain(argument.theories.iter().map(|theory| &theory.header));
    let mut headers = headers.chain(argument.auxiliaries.iter().map(|auxiliary| &auxiliary.header));
    headers.any(|header| header.name == name).then(|| declared(project, &name)).flatten()
}

/// The paradigm of a theory and the theories that it succeeds; the theories that an auxiliary amends.
pub fn above(project: &Project, name: &str) -> Vec<Item> {
    let argument = &project.analysis().argument;
    let paradigms = argument.theories.iter().filter(|theory| *theory.header.name == *name);
    let paradigms = paradigms.filter_map(|theory| theory.paradigm).map(|id| &argument.paradigm(id).header);
    let succeeding = argument.theories.iter().filter(|theory| *theory.header.name == *name);
    let replaced = succeeding.flat_map(|theory| &theory.succeeds).map(|theory| &argument.theory(theory.id).header);
    let amending = argument.auxiliaries.iter().filter(|auxiliary| *auxiliary.header.name == *name);
    let amended = amending.flat_map(|auxiliary| &auxiliary.amends).map(|theory| &argument.theory(theory.id).header);
    items(project, paradigms.chain(replaced).chain(amended))
}

/// The theories of a paradigm; the theories that succeed a theory, and its auxiliaries.
pub fn below(project: &Project, name: &str) -> Vec<Item> {
    let argument = &project.analysis().argument;
    let of_paradigm = argument
        .theories
        .iter()
        .filter(|theory| theory.paradigm.is_some_and(|paradigm| *argument.paradigm(paradigm).header.name == *name));
    let of_theory = argument
        .auxiliaries
        .iter()
        .filter(|auxiliary| auxiliary.amends.iter().any(|theory| *argument.theory(theory.id).header.name == *name));
    let successors = argument
        .theories
        .iter()
        .filter(|theory| theory.succeeds.iter().any(|one| *argument.theory(one.id).header.name == *name));
    let theories = of_paradigm.chain(successors).map(|theory| &theory.header);
    items(project, theories.chain(of_theory.map(|auxiliary| &auxiliary.header)))
}

/// Each once.
fn items<'argument>(project: &Project, headers: impl Iterator<Item = &'argument Header>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for item in headers.filter_map(|header| declared(project, &header.name)) {
        if !items.contains(&item) {
            items.push(item);
        }
    }
    items
}
