//! What a host keeps for later and a reader reads: the abstract in the front matter, captions among the options of code, and
//! those of figures and tables in LaTeX.

use super::{Mapped, Paragraph};
use crate::host::metadata::Metadata;
use crate::yaml::{Text, Yaml};
use std::ops::Range;

/// What opens an option of a code block, in the languages that Quarto runs.
const OPTION: [&str; 3] = ["#|", "//|", "%%|"];

/// Options that hold a caption.
const CAPTIONS: [&str; 4] = ["fig-cap:", "tbl-cap:", "lst-cap:", "fig.cap:"];

/// Attributes that do.
const ATTRIBUTES: [&str; 3] = ["fig-cap=\"", "tbl-cap=\"", "lst-cap=\""];

/// The abstract of a document, a paragraph each.
pub fn abstracts(text: &str, metadata: &[Metadata]) -> Vec<Paragraph> {
    let mut found = Vec::new();
    for block in metadata {
        let Some(read) = &block.yaml else { continue };
        for value in read.value.under("abstract") {
            let Yaml::Text(Text { place, .. }) = value else { continue };
            let written = place.shifted(block.start).range();
            found.extend(paragraphs(text, unquoted(text, written)));
        }
    }
    found
}

/// Whether a line may be an option of a code block.
pub fn is_option(line: &str) -> bool {
    OPTION.iter().any(|sign| line.trim_start().starts_with(sign))
}

/// The captions among the options of a code block.
pub fn of_code(text: &str, block: Range<usize>) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let Some(written) = text.get(block.clone()) else { return found };
    let mut start = block.start;
    for line in written.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let bare = line.trim();
        let Some(option) = OPTION.iter().find_map(|sign| bare.strip_prefix(sign)) else {
            // Options come before the code.
            if at > block.start {
                break;
            } else {
                continue;
            };
        };
        let Some(value) = CAPTIONS.iter().find_map(|key| option.trim_start().strip_prefix(key)) else { continue };
        let value = value.trim();
        // A list of them, a reference, or a text that goes on.
        if value.is_empty() || value.starts_with(['[', '!', '|', '>', '&', '*']) {
            continue;
        }
        let from = at + line.len() - line.trim_start().len() + bare.len() - value.len();
        found.extend(paragraphs(text, unquoted(text, from..from + value.len())));
    }
    found
}

/// The captions among the attributes of a div: a paragraph that holds its fence.
pub fn of_div(paragraph: &Mapped) -> Vec<Paragraph> {
    let text = &paragraph.text;
    let keys = ATTRIBUTES.iter().flat_map(|key| text.match_indices(key).map(move |(at, _)| at + key.len()));
    let values = keys.filter_map(|from| Some(from..from + text[from..].find('"')?));
    values.map(|range| Paragraph { text: paragraph.part(range), ..Paragraph::default() }).collect()
}

/// Where captions stand in an environment of LaTeX, by the bytes of their arguments.
pub fn of_environment(text: &str, environment: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let Some(written) = text.get(environment.clone()) else { return found };
    for (at, command) in written.match_indices("\\caption") {
        // `\captionof{figure}` names the kind first; `\captionsetup` holds no words.
        let rest = &written[at + command.len()..];
        let name = rest.find(|c: char| !c.is_ascii_alphabetic()).map_or(rest, |end| &rest[..end]);
        let behind = at + command.len() + name.len();
        let behind = match name {
            "" | "above" | "below" => Some(behind),
            "of" => super::latex::argument(written, behind).map(|kind| kind.end + 1),
            _ => None,
        };
        let Some(behind) = behind else { continue };
        found.extend(super::latex::argument(written, behind).map(|range| {
            let shifted = |at: usize| at + environment.start;
            shifted(range.start)..shifted(range.end)
        }));
    }
    found
}

/// Without the quotation marks, or the sign that opens a text of several lines.
fn unquoted(text: &str, range: Range<usize>) -> Range<usize> {
    let written = text.get(range.clone()).unwrap_or_default();
    let is_quoted = |sign: char| written.len() > 1 && written.starts_with(sign) && written.ends_with(sign);
    if is_quoted('"') || is_quoted('\'') {
        return range.start + 1..range.end - 1;
    }
    match written.find('\n').filter(|_| written.starts_with(['|', '>'])) {
        Some(line) => range.start + line..range.end,
        None => range,
    }
}

/// Some bytes as running text, from one blank line to the next.
fn paragraphs(text: &str, range: Range<usize>) -> Vec<Paragraph> {
    let mut found = vec![Paragraph::default()];
    let Some(written) = text.get(range.clone()) else { return Vec::new() };
    let mut start = range.start;
    for line in written.split_inclusive('\n') {
        if line.trim().is_empty() {
            found.push(Paragraph::default());
        } else if let Some(open) = found.last_mut() {
            for (at, character) in line.char_indices().filter(|(_, character)| *character != '*') {
                open.text.push_char(character, start + at, character.len_utf8());
            }
        }
        start += line.len();
    }
    found.retain(|paragraph| !paragraph.text.text.trim().is_empty());
    found
}
