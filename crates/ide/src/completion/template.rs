//! Forms of the language with stops for the tabulator, in the notation of LSP.

use crate::language::{ROLES, TESTS};
use std::fmt::Write;

/// A form such as `concedes CASE "why"` with a stop at everything that the author fills in. Stops are numbered on from
/// `stop`.
pub fn with_stops(form: &str, stop: &mut usize) -> String {
    let form = form.strip_suffix(", …").unwrap_or(form).replace(", … \"", " \"");
    let mut snippet = String::new();
    let mut rest = form.as_str();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => rest[1..].find('"').map_or(rest.len(), |end| end + 2),
            _ if first.is_alphanumeric() => {
                rest.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(rest.len())
            }
            _ => first.len_utf8(),
        };
        let (word, after) = rest.split_at(length);
        // Writing to a string does not fail.
        let _ = match filling(word, snippet.is_empty()) {
            Filling::Literal => write!(snippet, "{}", escaped(word)),
            Filling::Free(hint) => write!(snippet, "${{{}:{hint}}}", next(stop)),
            Filling::Text("…") => write!(snippet, "\"${}\"", next(stop)),
            Filling::Text(hint) => write!(snippet, "\"${{{}:{hint}}}\"", next(stop)),
            Filling::Choice(words) => write!(snippet, "{}", choice(&words, stop)),
        };
        rest = after;
    }
    snippet
}

/// A stop at which one of some words is chosen.
pub fn choice(words: &[&str], stop: &mut usize) -> String {
    format!("${{{}|{}|}}", next(stop), words.join(","))
}

/// A text that holds nothing to be filled in.
pub fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}

fn next(stop: &mut usize) -> usize {
    *stop += 1;
    *stop
}

enum Filling<'form> {
    Literal,
    Free(&'form str),
    Text(&'form str),
    Choice(Vec<&'static str>),
}

/// What the author does with a word of a form: keywords stay, examples and words in capitals are filled in.
fn filling(word: &str, is_first: bool) -> Filling<'_> {
    let of_table = |table: &'static [(&'static str, &'static str)]| table.iter().map(|(word, _)| *word).collect();
    match word {
        "ROLE" => Filling::Choice(of_table(ROLES)),
        "hoop" => Filling::Choice(of_table(TESTS)),
        "yes" => Filling::Choice(vec!["pending", "yes", "no"]),
        "none" | "entente" | "defence" => Filling::Free(word),
        _ if word.starts_with('"') => Filling::Text(word.trim_matches('"')),
        _ if word.starts_with(|c: char| c.is_ascii_digit()) => Filling::Free(word),
        _ if word.starts_with(char::is_uppercase) && (!is_first || word == "CONCEPT") => Filling::Free(word),
        _ => Filling::Literal,
    }
}
