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

/// Says so of the files that the user named one by one; nothing where each holds an argument.
pub fn say_of_named(out: &mut impl Write, paths: &Paths, checked: &[Checked]) -> io::Result<()> {
    let named = paths.named();
    let files = checked.iter().flat_map(|checked| checked.project.requested());
    let silent: Vec<&File> = files.filter(|file| !file.document.has_argument() && named.contains(&file.path)).collect();
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
    match files {
        [only] if only.host != Host::Lakatos => say_of_prose(out, only),
        _ => Ok(()),
    }
}

/// How many names are listed.
const MAX_LISTED: usize = 5;

/// What was read of a draft that is prose alone, and the two ways on.
fn say_of_prose(out: &mut impl Write, file: &File) -> io::Result<()> {
    let prose = sentences(file.text(), file.host);
    if prose.is_empty() {
        return Ok(());
    }
    let mut words = 0;
    let mut named: Vec<(&str, String)> = Vec::new();
    for text in prose.iter().map(|sentence| &sentence.words.text) {
        words += text.split(' ').count();
        for (known, range) in named_in(text) {
            if named.iter().all(|(name, _)| *name != known.name) {
                named.push((known.name, text[range].to_owned()));
            }
        }
    }
    let mut named: Vec<String> = named.into_iter().map(|(_, words)| words).collect();
    let (words, sentences) = (counted(words, "word"), counted(prose.len(), "sentence"));
    write!(out, "read {words} in {sentences} of prose")?;
    let more = named.len().saturating_sub(MAX_LISTED);
    named.truncate(MAX_LISTED);
    match (named.is_empty(), more) {
        (true, _) => write!(out, "; nothing that the library knows is named in it")?,
        (false, 0) => write!(out, "; it names {}", listed(&named))?,
        (false, _) => write!(out, "; it names {} and {more} more", named.join(", "))?,
    }
    let path = file.path.display();
    match is_about_theories(&file.source()) {
        true => writeln!(out, ", and its phrases were held against the rules on prose")?,
        false if named.is_empty() => writeln!(out, ", so the rules on prose were not asked")?,
        false => {
            writeln!(out, "; too little of it is about theories of politics among states to ask the rules on prose")?
        }
    }
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
