//! What is said where no argument was read: that there is nothing to report would be no news of anything.

use crate::cli::arguments::Paths;
use crate::cli::checked::Checked;
use lakatos_project::File;
use lakatos_syntax::Host;
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
pub fn say(out: &mut impl Write, paths: &Paths, checked: &[Checked]) -> io::Result<()> {
    let files: Vec<&File> = checked.iter().flat_map(|checked| checked.project.requested()).collect();
    let named = |path: &std::path::Path| format!("{}", path.display());
    let places = match files.as_slice() {
        [] => paths.named().iter().map(|path| named(path)).collect::<Vec<_>>(),
        few if few.len() <= MAX_NAMED => few.iter().map(|file| named(&file.path)).collect(),
        many => vec![format!("{} files", many.len())],
    };
    let places = match places.as_slice() {
        [] => ".".to_owned(),
        [only] => only.clone(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    };
    let what_to_do = match files.as_slice() {
        [] => {
            let known: Vec<String> = Host::EXTENSIONS.iter().map(|extension| format!(".{extension}")).collect();
            format!("there is no file that lakatos reads ({}); `lakatos new` writes a first draft", known.join(", "))
        }
        files if files.iter().all(|file| file.host == Host::Latex) => {
            "declare a theory or a case between `\\begin{lakatos}` and `\\end{lakatos}`, or on lines that begin `%|`"
                .to_owned()
        }
        files if files.iter().all(|file| file.host == Host::Lakatos) => {
            "declare a theory or a case; `lakatos new` writes a first draft".to_owned()
        }
        _ => "declare a theory or a case in a block that begins ```lakatos; `lakatos new` writes a first draft"
            .to_owned(),
    };
    writeln!(out, "no argument found in {places}: {what_to_do}")
}
