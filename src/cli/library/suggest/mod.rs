//! `lakatos suggest NAME`: the cases to look for, for a theory or an auxiliary.

mod field;
mod text;

use super::consulted;
use crate::cli::arguments::{Format, Suggest};
use crate::cli::slips::is_draft;
use crate::cli::{CLEAN, refuse};
use field::{Field, Suggestion};
use lakatos_engine::appraisal::appraise;
use lakatos_engine::argument::{Argument, Named};
use lakatos_syntax::nearest::{ALIKE, nearest};
use std::io::{self, Write};

/// Runs the command.
pub fn run(arguments: &Suggest, out: &mut impl Write) -> io::Result<u8> {
    if is_draft(&arguments.theory) {
        return refuse(theory_first(arguments));
    }
    let (projects, _) = consulted(&arguments.paths, "");
    let mut name = arguments.theory.as_str();
    for (_, analysis) in &projects {
        let field = Field { argument: &analysis.argument, appraisal: &analysis.appraisal };
        if let Some(Named::Auxiliary(auxiliary)) = analysis.argument.named(name) {
            return print(arguments.format, &field.suggestion_for_auxiliary(auxiliary), out);
        }
        if let Some(Named::Theory(theory)) = analysis.argument.named(name) {
            let own = analysis.argument.theory(theory);
            // One that only stands for the library's predicts what that does.
            if let (true, Some(same)) = (own.predictions.is_empty(), own.same_as.first()) {
                name = same;
                break;
            }
            return print(arguments.format, &field.suggestion(theory), out);
        }
    }
    let libraries = projects.iter().filter_map(|(_, analysis)| analysis.argument.library.as_deref());
    for library in libraries.clone() {
        if let Some(Named::Theory(theory)) = library.named(name) {
            let field = Field { argument: library, appraisal: &appraise(library) };
            return print(arguments.format, &field.suggestion(theory), out);
        }
    }
    let all: Vec<&Argument> = projects.iter().map(|(_, analysis)| &analysis.argument).chain(libraries).collect();
    refuse(no_theory(&all, name))
}

fn print(format: Format, suggestion: &Suggestion, out: &mut impl Write) -> io::Result<u8> {
    match format {
        Format::Text => text::write(suggestion, out)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, suggestion)?;
            writeln!(out)?;
        }
    }
    Ok(CLEAN)
}

/// That a draft stands where the theory belongs.
fn theory_first(arguments: &Suggest) -> String {
    let (draft, named) = (&arguments.theory, arguments.paths.named());
    let theory = named.iter().map(|path| path.to_string_lossy()).find(|word| !is_draft(word));
    match theory {
        Some(theory) => format!("the theory comes first: `lakatos suggest {theory} {draft}`"),
        None => format!(
            "name a theory before the draft: `lakatos suggest THEORY {draft}`; `lakatos appraise {draft}` shows its theories"
        ),
    }
}

/// That a name is neither's: what it is instead, or what is most like it.
fn no_theory(all: &[&Argument], name: &str) -> String {
    let declared = all.iter().flat_map(|argument| &argument.declared);
    if let Some(declared) = declared.into_iter().find(|declared| *declared.header.name == *name) {
        return format!("`{name}` is {}, not a theory or an auxiliary", declared.header.kind.with_article());
    }
    let names = all.iter().flat_map(|argument| &argument.theories).map(|theory| &*theory.header.name);
    let hint = nearest(name, names, ALIKE).map(|name| format!("; did you mean `{name}`?"));
    let hint = hint.unwrap_or_else(|| "; `lakatos theories` lists those of the library".to_owned());
    format!("there is no theory or auxiliary `{name}` in the draft or the library{hint}")
}
