//! `lakatos start`: from a draft that is prose alone to its first block.

use super::arguments::Start;
use super::difference::write_diff;
use super::load::{load, report};
use super::{CLEAN, UNUSABLE, refuse};
use lakatos_engine::rules::Finding;
use lakatos_ide::start::{Recognised, StartRefusal, recognised, started};
use lakatos_project::{File, Project, write_atomically};
use std::io::{self, Write};

/// Runs the command.
pub fn run(arguments: &Start, out: &mut impl Write) -> io::Result<u8> {
    let loaded = load(&arguments.paths(), &|| {});
    report(&loaded.problems);
    let found = loaded.projects.iter().find_map(|project| Some((project, project.requested().next()?)));
    let Some((project, file)) = found else {
        return if loaded.problems.is_empty() { no_draft() } else { Ok(UNUSABLE) };
    };
    let path = file.path.display();
    let recognised = match recognised(file) {
        Ok(recognised) => recognised,
        Err(StartRefusal::HasBlock) => {
            return refuse(format!("{path} has a block already: `lakatos check {path}` says what is missing in it"));
        }
        Err(StartRefusal::NoProse) => return refuse(format!("{path} is no prose: `lakatos new` writes a first draft")),
    };
    let claims: Vec<&Finding> =
        project.analysis().findings.iter().filter(|finding| is_in(project, finding, file)).collect();
    write(&recognised, out, &claims, file)?;
    let after = started(file, &recognised);
    if !arguments.write {
        write_diff(out, &file.path, file.text(), &after)?;
        writeln!(out, "nothing was written: `lakatos start --write {path}` writes it")?;
        return Ok(CLEAN);
    }
    match write_atomically(&file.path, &after) {
        Ok(()) => {
            writeln!(out, "wrote the block into {path}")?;
            writeln!(out, "next: {}", recognised.next_step().words)?;
            Ok(CLEAN)
        }
        Err(error) => refuse(format!("{path}: cannot be written: {error}")),
    }
}

fn is_in(project: &Project, finding: &Finding, file: &File) -> bool {
    project.file(finding.place.source).is_some_and(|of| of.path == file.path)
}

fn no_draft() -> io::Result<u8> {
    refuse("there is no draft there")
}

fn write(recognised: &Recognised, out: &mut impl Write, claims: &[&Finding], file: &File) -> io::Result<()> {
    let Recognised { words, sentences, .. } = recognised;
    writeln!(out, "read {words} words in {sentences} sentences of {}", file.path.display())?;
    for line in recognised.lines() {
        writeln!(out, "  {line}")?;
    }
    for claim in claims {
        let before = file.text().get(..claim.place.span.start as usize).unwrap_or_default();
        writeln!(out, "  line {}: {} ({})", before.matches('\n').count() + 1, claim.message, claim.code.as_str())?;
    }
    Ok(())
}
