//! What is said where no argument was read: that there is nothing to report would be no news of anything.

use crate::cli::arguments::Paths;
use crate::cli::checked::Checked;
use crate::cli::tell::shown;
use lakatos_engine::library::named_in;
use lakatos_engine::rules::prose::is_about_theories;
use lakatos_project::File;
use lakatos_syntax::Host;
use lakatos_syntax::prose::sentences;
use std::io::{self, Write};

/// How many files are named.
const MAX_NAMED: usize = 3;

/// Whether nothing of what was asked for holds an argument.
pub fn is_all(checked: &[Checked]) -> bool {
    let is_silent = |checked: &Checked| {
        let argues = checked.project.requested().any(|file| file.document.has_argument());
        // What was found or allowed stands somewhere, in a comment if not in a block.
        !argues && checked.findings.is_empty() && checked.known.is_empty() && checked.suppressed.is_empty()
    };
    checked.iter().all(is_silent)
}

/// Says so, and what to do.
pub fn say_of_all(out: &mut impl Write, paths: &Paths, checked: &[Checked]) -> io::Result<()> {
    let files: Vec<&File> = checked.iter().flat_map(|checked| checked.project.requested()).collect();
    if !files.is_empty() {
        return say(out, &files);
    }
    let places: Vec<String> = paths.named().iter().map(|path| shown(path)).collect();
    let known: Vec<String> = Host::EXTENSIONS.iter().map(|extension| format!(".{extension}")).collect();
    writeln!(
        out,
        "no argument found in {}: there is no file that lakatos reads ({}); `lakatos new` writes a first draft",
        listed(&places),
        known.join(", ")
    )
}

/// Says so of the files that the user named one by one, or of all where something was found in prose alone; nothing where
/// each holds an argument.
pub fn say_of_named(out: &mut impl Write, paths: &Paths, checked: &[Checked]) -> io::Result<()> {
    let named = paths.named();
    let files: Vec<&File> = checked.iter().flat_map(|checked| checked.project.requested()).collect();
    let is_prose_alone = !files.iter().any(|file| file.document.has_argument());
    let is_told = |file: &&File| !file.document.has_argument() && (is_prose_alone || named.contains(&file.path));
    let silent: Vec<&File> = files.into_iter().filter(is_told).collect();
    if silent.is_empty() { Ok(()) } else { say(out, &silent) }
}

fn say(out: &mut impl Write, files: &[&File]) -> io::Result<()> {
    let places = match files {
        few if few.len() <= MAX_NAMED => few.iter().map(|file| shown(&file.path)).collect(),
        many => vec![format!("{} files", many.len())],
    };
    let are_all = |host: Host| files.iter().all(|file| file.host == host);
    let what_to_do = if are_all(Host::Latex) {
        "declare a theory or a case between `\\begin{lakatos}` and `\\end{lakatos}`, or on lines that begin `%|`"
    } else if are_all(Host::Lakatos) {
        "declare a theory or a case; `lakatos new` writes a first draft"
    } else {
        "declare a theory or a case in a block that begins ```lakatos; `lakatos new` writes a first draft"
    };
    writeln!(out, "no argument found in {}: {what_to_do}", listed(&places))?;
    let drafts: Vec<&File> = files.iter().copied().filter(|file| file.host != Host::Lakatos).collect();
    if drafts.len() <= MAX_NAMED { say_of_prose(out, &drafts) } else { Ok(()) }
}

/// How many names are listed.
const MAX_LISTED: usize = 5;

/// What was read of drafts that are prose alone, and the two ways on.
fn say_of_prose(out: &mut impl Write, files: &[&File]) -> io::Result<()> {
    let (mut sentences_read, mut words) = (0, 0);
    let mut drafts: Vec<&File> = Vec::new();
    let mut named: Vec<(&str, String)> = Vec::new();
    for file in files {
        let prose = sentences(file.text(), file.host);
        drafts.extend((!prose.is_empty()).then_some(*file));
        sentences_read += prose.len();
        for text in prose.iter().map(|sentence| &sentence.words.text) {
            words += text.split(' ').count();
            for (known, range) in named_in(text) {
                if named.iter().all(|(name, _)| *name != known.name) {
                    named.push((known.name, text[range].to_owned()));
                }
            }
        }
    }
    let Some(first) = drafts.first() else { return Ok(()) };
    let (words, sentences) = (counted(words, "word"), counted(sentences_read, "sentence"));
    write!(out, "read {words} in {sentences} of prose in {}", counted(drafts.len(), "file"))?;
    let mut named: Vec<String> = named.into_iter().map(|(_, words)| words).collect();
    let more = named.len().saturating_sub(MAX_LISTED);
    named.truncate(MAX_LISTED);
    match (named.is_empty(), more) {
        (true, _) => write!(out, "; nothing that the library knows is named there")?,
        (false, 0) => write!(out, "; the library knows {}", listed(&named))?,
        (false, _) => write!(out, "; the library knows {} and {more} more", named.join(", "))?,
    }
    match drafts.iter().any(|file| is_about_theories(&file.source())) {
        true => writeln!(out, ", and the phrases were held against the rules on prose")?,
        false => writeln!(
            out,
            "; too few of its words are about theories of politics among states for the rules on prose to be asked"
        )?,
    }
    let path = if drafts.len() == 1 { shown(&first.path) } else { "DRAFT".to_owned() };
    writeln!(
        out,
        "two ways on: `lakatos start {path}` proposes a first block from what it recognises; docs/first-steps.md shows how to write one"
    )
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn listed(places: &[String]) -> String {
    match places {
        [] => ".".to_owned(),
        [only] => only.clone(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}
