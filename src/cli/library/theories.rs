//! `lakatos theories`: what the library has, paradigm by paradigm.

use super::write_notes;
use crate::cli::CLEAN;
use crate::cli::arguments::{Format, Theories};
use lakatos_engine::argument::print::claim_text;
use lakatos_engine::argument::{Argument, Header, Theory};
use lakatos_engine::rules::{RuleSet, analyse};
use lakatos_project::world::Disk;
use lakatos_project::{Project, Root};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct TheoryJson {
    name: String,
    title: String,
    paradigm: Option<String>,
    sources: Vec<String>,
    mechanisms: Vec<String>,
    predictions: Vec<String>,
    notes: Vec<String>,
}

/// Runs the command.
pub fn run(arguments: &Theories, out: &mut impl Write) -> io::Result<u8> {
    let project = Project::new(Root::Draft("".into()), None, Default::default()).consulting(&Disk, "");
    let analysis = analyse(&project.sources(), &RuleSet::default());
    let Some(library) = &analysis.argument.library else { return Ok(CLEAN) };
    match arguments.format {
        Format::Text => write_text(out, library)?,
        Format::Json => {
            let theories: Vec<TheoryJson> = library.theories.iter().map(|theory| json(library, theory)).collect();
            serde_json::to_writer_pretty(&mut *out, &theories)?;
            writeln!(out)?;
        }
    }
    Ok(CLEAN)
}

fn write_text(out: &mut impl Write, library: &Argument) -> io::Result<()> {
    let paradigms =
        library.paradigms.iter().enumerate().map(|(index, paradigm)| (Some(index), &*paradigm.header.title));
    for (paradigm, title) in paradigms.chain([(None, "No paradigm")]) {
        let of_paradigm = |theory: &&Theory| theory.paradigm.map(|id| id.index()) == paradigm;
        let theories: Vec<&Theory> = library.theories.iter().filter(of_paradigm).collect();
        if theories.is_empty() {
            continue;
        }
        writeln!(out, "{title}")?;
        for theory in theories {
            writeln!(out, "  {}  {}{}", theory.header.name, theory.header.title, sources(&theory.header))?;
            for claim in claims(library, theory) {
                writeln!(out, "      {claim}")?;
            }
            write_notes(out, &theory.header.notes)?;
        }
        writeln!(out)?;
    }
    let (theories, cases) = (library.theories.len(), library.cases.len());
    writeln!(
        out,
        "{theories} theories. `lakatos suggest THEORY` says what to look for, `lakatos cases` lists {cases} cases."
    )
}

fn sources(header: &Header) -> String {
    let keys: Vec<String> = header.citations.iter().map(|citation| format!("@{}", citation.key)).collect();
    if keys.is_empty() { String::new() } else { format!(" ({})", keys.join(", ")) }
}

fn claims(library: &Argument, theory: &Theory) -> Vec<String> {
    let predictions = theory.predictions.iter().map(|id| library.prediction(*id));
    let text = |prediction: &lakatos_engine::argument::Prediction| {
        let label = prediction.name.rsplit('.').next().unwrap_or_default();
        format!("{label}: {}", claim_text(library, &prediction.claim))
    };
    predictions.map(text).collect()
}

fn json(library: &Argument, theory: &Theory) -> TheoryJson {
    TheoryJson {
        name: theory.header.name.to_string(),
        title: theory.header.title.to_string(),
        paradigm: theory.paradigm.map(|id| library.paradigm(id).header.name.to_string()),
        sources: theory.header.citations.iter().map(|citation| citation.key.to_string()).collect(),
        mechanisms: theory.mechanisms.iter().map(ToString::to_string).collect(),
        predictions: claims(library, theory),
        notes: theory.header.notes.iter().map(ToString::to_string).collect(),
    }
}
