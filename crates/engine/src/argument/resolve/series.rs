//! A series lies within one paradigm: a theory of another one is a rival of what it replaces, and no step.

use crate::argument::ids::Place;
use crate::argument::model::Argument;
use lakatos_syntax::diagnostic::{Code, Diagnostic};

/// Reports every `succeeds` between theories of two paradigms, and takes it out.
pub fn keep_within_paradigms(argument: &mut Argument) {
    let mut problems: Vec<Diagnostic<Place>> = Vec::new();
    for index in 0..argument.theories.len() {
        let theory = &argument.theories[index];
        let Some(own) = theory.paradigm else { continue };
        let mut kept = theory.succeeds.clone();
        kept.retain(|mention| {
            let other = argument.theory(mention.id);
            let Some(of_other) = other.paradigm.filter(|paradigm| *paradigm != own) else { return true };
            let (name, replaced) = (&theory.header.name, &other.header.name);
            let (own, of_other) = (argument.paradigm(own), argument.paradigm(of_other));
            let (own, of_other) = (&own.header.name, &of_other.header.name);
            let message = format!(
                "`{name}` is of `{own}`, and `{replaced}` of `{of_other}`: a series of theories lies within one paradigm"
            );
            problems.push(
                Diagnostic::new(Code::WRONG_KIND, mention.place, message)
                    .about(&**name)
                    .help(format!("Name `{replaced}` under `rivals`, or write the paradigm that both belong to."))
                    .related(other.header.place, "it is declared here"),
            );
            false
        });
        argument.theories[index].succeeds = kept;
    }
    argument.problems.extend(problems);
}
