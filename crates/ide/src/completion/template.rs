//! Forms of the language with stops for the tabulator, in the notation of LSP.

use super::known::Known;
use lakatos_syntax::language::{DeclarationRow, Operand, ROLES, Usage, WordList};
use std::fmt::Write;

/// The first line of a declaration, with a stop at everything that the author fills in. Stops are numbered on from
/// `stop`.
pub fn header(row: &DeclarationRow, stop: &mut usize) -> String {
    with_stops(row.form, None, None, stop)
}

/// A property, such as `concedes CASE "why"`, in the same way.
pub fn property(usage: &Usage, stop: &mut usize) -> String {
    with_stops(usage.form, Some(usage.operand), None, stop)
}

/// A property of which the names are chosen among those that there are; none where there is none that fits.
pub fn property_of_known(usage: &Usage, known: &Known, stop: &mut usize) -> Option<String> {
    let is_lacking = |word: &str| known.fitting(word).is_some_and(|names| names.is_empty());
    let is_to_be_named = |character: char| !(character.is_alphanumeric() || character == '-' || character == '.');
    if usage.form.split(is_to_be_named).any(is_lacking) {
        return None;
    }
    Some(with_stops(usage.form, Some(usage.operand), Some(known), stop))
}

fn with_stops(form: &str, operand: Option<Operand>, known: Option<&Known>, stop: &mut usize) -> String {
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
        let names = known.and_then(|known| known.fitting(word));
        // Writing to a string does not fail.
        let _ = match filling(word, operand.filter(|_| !snippet.is_empty() || names.is_some())) {
            Filling::Free(_) if names.is_some() => {
                write!(snippet, "{}", choice(&names.unwrap_or_default(), stop))
            }
            Filling::Literal => write!(snippet, "{}", escaped(word)),
            Filling::Free(hint) => write!(snippet, "${{{}:{hint}}}", next(stop)),
            Filling::Text("…") => write!(snippet, "\"${}\"", next(stop)),
            Filling::Text(hint) => write!(snippet, "\"${{{}:{hint}}}\"", next(stop)),
            Filling::Choice(list) => write!(snippet, "{}", choice(&in_template(list), stop)),
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
    Choice(&'static WordList),
}

/// What the author does with a word of a form: keywords stay, examples and words in capitals are filled in. The operand
/// is that of the property, behind its keyword.
fn filling(word: &str, operand: Option<Operand>) -> Filling<'_> {
    let is_word = word.starts_with(char::is_alphabetic);
    match operand {
        _ if word.starts_with('"') => Filling::Text(word.trim_matches('"')),
        _ if word.starts_with(|c: char| c.is_ascii_digit()) => Filling::Free(word),
        Some(Operand::Selection) if word == "ROLE" => Filling::Choice(ROLES),
        Some(Operand::Choice(_, list)) if is_word => Filling::Choice(list),
        Some(Operand::Levels) if is_word => Filling::Free(word),
        _ if word.starts_with(char::is_uppercase) => Filling::Free(word),
        _ => Filling::Literal,
    }
}

/// The words of a list, and first the one that holds until the author chooses.
fn in_template(list: &WordList) -> Vec<&'static str> {
    let others = list.words.iter().map(|row| row.word).filter(|word| *word != list.until_chosen);
    std::iter::once(list.until_chosen).chain(others).collect()
}
