//! `lakatos suggest THEORY`: the cases to look for.

use super::consulted;
use crate::appraisal::explain::{claim_text, period_text};
use crate::appraisal::library::{closest_first, missing_that, missing_where};
use crate::appraisal::result::CaseResult;
use crate::appraisal::rivalry::{CrucialCase, cases_apart, crucial_cases};
use crate::appraisal::wording::to_look_for;
use crate::appraisal::{Appraisal, appraise};
use crate::argument::{Argument, CaseId, Named, TheoryId};
use crate::cli::arguments::Suggest;
use crate::cli::output::wrap::wrapped;
use crate::cli::{CLEAN, refuse};
use crate::syntax::nearest::{ALIKE, nearest};
use std::io::{self, Write};

/// How many cases of a kind are told.
const MOST: usize = 8;

/// How wide a line of prose is, in characters.
const WIDTH: usize = 86;

/// Runs the command.
pub fn run(arguments: &Suggest, out: &mut impl Write) -> io::Result<u8> {
    let (projects, _) = consulted(&arguments.paths, "");
    for (_, analysis) in &projects {
        if let Some(Named::Theory(theory)) = analysis.argument.named(&arguments.theory) {
            let draft = Field { argument: &analysis.argument, appraisal: &analysis.appraisal };
            draft.write(out, theory)?;
            return Ok(CLEAN);
        }
    }
    let libraries = projects.iter().filter_map(|(_, analysis)| analysis.argument.library.as_deref());
    for library in libraries.clone() {
        if let Some(Named::Theory(theory)) = library.named(&arguments.theory) {
            Field { argument: library, appraisal: &appraise(library) }.write(out, theory)?;
            return Ok(CLEAN);
        }
    }
    let drafts = projects.iter().map(|(_, analysis)| &analysis.argument);
    let names = drafts.chain(libraries).flat_map(|argument| &argument.theories).map(|theory| &*theory.header.name);
    let hint = nearest(&arguments.theory, names, ALIKE).map(|name| format!("; did you mean `{name}`?"));
    let hint = hint.unwrap_or_else(|| "; `lakatos theories` lists those of the library".to_owned());
    refuse(&format!("there is no theory `{}`, in the draft or the library{hint}", arguments.theory))
}

/// What is looked through: a draft with its library, or the library alone.
struct Field<'all> {
    argument: &'all Argument,
    appraisal: &'all Appraisal,
}

impl Field<'_> {
    fn write(&self, out: &mut impl Write, theory: TheoryId) -> io::Result<()> {
        let (argument, appraisal) = (self.argument, self.appraisal);
        let header = &argument.theory(theory).header;
        writeln!(out, "{}  {}", header.name, header.title)?;
        writeln!(out, "\nTo tell it from its rivals")?;
        let crucial = crucial_cases(argument, theory);
        if crucial.is_empty() {
            writeln!(out, "  nothing to look for: it has no rival that some case could tell it from")?;
        }
        for (rival, crucial) in &crucial {
            self.write_crucial(out, theory, *rival, crucial)?;
        }
        for (heading, wanted) in [
            ("Hard cases, which contradict it", CaseResult::Contradicts),
            ("Cases that bear it out", CaseResult::Corroborates),
        ] {
            writeln!(out, "\n{heading}")?;
            let mut is_any = false;
            for id in &argument.theory(theory).predictions {
                let own = appraisal.results[id.index()].cases_that(wanted, &appraisal.table);
                let mut of_library = missing_that(argument, appraisal, *id, &[wanted]);
                closest_first(argument, appraisal, &own, &mut of_library);
                is_any |= !own.is_empty() || !of_library.is_empty();
                if own.is_empty() && of_library.is_empty() {
                    continue;
                }
                writeln!(out, "  {}", claim_text(argument, &argument.prediction(*id).claim))?;
                write_cases(out, argument, &own, "")?;
                if let Some(library) = &argument.library {
                    write_cases(out, library, &of_library, "  (library)")?;
                }
            }
            if !is_any {
                writeln!(out, "  none is known")?;
            }
        }
        Ok(())
    }

    fn write_crucial(
        &self,
        out: &mut impl Write,
        theory: TheoryId,
        rival: TheoryId,
        crucial: &CrucialCase,
    ) -> io::Result<()> {
        let (argument, appraisal) = (self.argument, self.appraisal);
        for line in wrapped(&to_look_for(argument, (theory, rival), crucial), WIDTH) {
            writeln!(out, "  {line}")?;
        }
        let apart = cases_apart(argument, appraisal, theory, rival);
        if !apart.is_empty() {
            writeln!(out, "    these tell them apart already")?;
            write_cases(out, argument, &apart, "")?;
        }
        let fitting = missing_where(argument, appraisal, &crucial.description);
        if let Some(library) = argument.library.as_deref().filter(|_| !fitting.is_empty()) {
            writeln!(out, "    these of the library fit")?;
            write_cases(out, library, &fitting, "")?;
        }
        Ok(())
    }
}

fn write_cases(out: &mut impl Write, argument: &Argument, cases: &[CaseId], mark: &str) -> io::Result<()> {
    for case in cases.iter().take(MOST).map(|id| argument.case(*id)) {
        let period = period_text(case).unwrap_or_default();
        let line = format!("    {:28}  {:10}  {}{mark}", case.header.name, period, case.header.title);
        writeln!(out, "{}", line.trim_end())?;
    }
    if cases.len() > MOST {
        writeln!(out, "    and {} more", cases.len() - MOST)?;
    }
    Ok(())
}
