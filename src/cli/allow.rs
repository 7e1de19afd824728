//! `lakatos check --add-allow WHY`: a suppression for whatever is found, written into the drafts.

use super::checked::Checked;
use super::tell::{shown, tell};
use super::{CLEAN, UNUSABLE, refuse};
use lakatos_engine::rules::suppression::allowing_edits;
use lakatos_project::write_atomically;
use lakatos_syntax::format::{TextEdit, applied};
use std::io::{self, Write};

/// Writes the suppressions, and says how many there are in each file.
pub fn write(out: &mut impl Write, checked: &[Checked], reason: &str) -> io::Result<u8> {
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if !reason.contains(char::is_alphanumeric) {
        return refuse("`--add-allow` needs a reason, as in `--add-allow \"the coding is settled in section 3\"`");
    }
    // It would close the comment of a page that it is written into, and what follows would be prose.
    if reason.contains("-->") {
        return refuse("the reason of `--add-allow` may not hold `-->`, which ends a comment");
    }
    let mut code = CLEAN;
    for checked in checked {
        let hosts: Vec<_> = checked.project.all_files().map(|file| file.host).collect();
        let edits = allowing_edits(&checked.project.sources(), &hosts, &checked.findings, &reason);
        for (number, file) in checked.project.all_files().enumerate() {
            let of_file = edits.iter().filter(|edit| edit.place.source as usize == number);
            let own: Vec<TextEdit> =
                of_file.map(|edit| TextEdit { span: edit.place.span, text: edit.text.clone() }).collect();
            if own.is_empty() {
                continue;
            }
            match write_atomically(&file.path, &applied(file.text(), &own)) {
                Ok(()) => writeln!(out, "{}: {} suppressions written", shown(&file.path), own.len())?,
                Err(error) => {
                    tell(format!("{}: cannot be written: {error}", file.path.display()));
                    code = UNUSABLE;
                }
            }
        }
    }
    Ok(code)
}
