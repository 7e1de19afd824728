//! A phrase as a rule file writes it, and the expression that finds it.
//!
//! `only (works|holds) (when|if)`: words with a space between. `(a|b c)` is one of several, `(a)?` may be missing, `..3` are
//! three words at most, `..3,` as many that end with a comma, `~hold` is a verb in any of its forms, `{theory}` a name of
//! the field, and `^` the beginning of the sentence.

use crate::library::names_written;
use std::fmt::Write;

/// How wide a gap may be.
const MOST_GAP: usize = 8;

/// A word of a gap, which reaches over no other sign and nothing that is not read.
const WORD: &str = "[^ ,;:.!?()\u{fffc}]+";

/// An anchor of so many letters is rare enough.
const LONG_ENOUGH: usize = 6;

/// Shorter words stand in too many sentences for it to be worth while to look for them.
const RARE: usize = 4;

/// So many lists are looked for, at most.
const MOST_LISTS: usize = 3;

/// Stands in a name for whatever joins its words: a space, a hyphen, a dash.
const JOINT: char = '\u{1}';

/// A phrase, compiled.
pub struct Phrase {
    /// The expression that finds it.
    pub expression: String,
    /// Words in small letters: of each list of them, every sentence with the phrase in it has one.
    pub anchors: Vec<Vec<String>>,
}

enum Element {
    Start,
    Gap(usize),
    /// Words that end with a comma.
    Clause(usize),
    OneOf {
        words: Vec<String>,
        is_optional: bool,
    },
}

impl Phrase {
    /// Reads a phrase; in a sentence, why it cannot be read.
    pub fn read(text: &str) -> Result<Self, String> {
        let elements = elements(text)?;
        let always = elements.iter().filter_map(|element| match element {
            Element::OneOf { words, is_optional: false } => Some(words),
            _ => None,
        });
        let always: Vec<Vec<String>> = always.map(|words| words.iter().map(|words| anchor(words)).collect()).collect();
        let shortest = |anchors: &[String]| anchors.iter().map(String::len).min().unwrap_or_default();
        let best = always.iter().max_by_key(|anchors| {
            // Few words that are long enough are found sooner than many that are longer.
            (shortest(anchors).min(LONG_ENOUGH), std::cmp::Reverse(anchors.len()))
        });
        let Some(best) = best else { return Err("a phrase needs a word that is always there".to_owned()) };
        let rare: Vec<_> =
            always.iter().filter(|anchors| shortest(anchors) >= RARE).take(MOST_LISTS).cloned().collect();
        let anchors = if rare.is_empty() { vec![best.clone()] } else { rare };
        Ok(Self { expression: expression(&elements), anchors })
    }
}

/// The longest word of several.
fn anchor(words: &str) -> String {
    let longest = words.split([' ', '\'', '-', JOINT]).max_by_key(|word| word.len()).unwrap_or_default();
    longest.to_lowercase()
}

fn elements(text: &str) -> Result<Vec<Element>, String> {
    let mut elements = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = match rest.strip_prefix('(') {
            Some(inner) => {
                let close = inner.find(')').ok_or("a parenthesis is not closed")?;
                let is_optional = inner[close + 1..].starts_with('?');
                let mut words = Vec::new();
                for one in inner[..close].split('|') {
                    words.extend(forms(one.trim())?);
                }
                elements.push(Element::OneOf { words, is_optional });
                close + 2 + usize::from(is_optional)
            }
            None => {
                let end = rest.find(' ').unwrap_or(rest.len());
                let word = &rest[..end];
                elements.push(match word.strip_prefix("..") {
                    Some(gap) => match gap.trim_end_matches(',').parse() {
                        Ok(width) if width <= MOST_GAP && gap.ends_with(',') => Element::Clause(width),
                        Ok(width) if width <= MOST_GAP => Element::Gap(width),
                        _ => return Err(format!("a gap is `..1` to `..{MOST_GAP}`, with a comma behind it or not")),
                    },
                    None if word == "^" => Element::Start,
                    None => Element::OneOf { words: forms(word)?, is_optional: false },
                });
                end
            }
        };
        rest = rest[end..].trim_start();
    }
    Ok(elements)
}

/// What some words stand for: themselves, the forms of a verb, or names.
fn forms(words: &str) -> Result<Vec<String>, String> {
    if let Some(class) = words.strip_prefix('{').and_then(|class| class.strip_suffix('}')) {
        return match class {
            "paradigm" => Ok(joined(names_written(false))),
            "theory" => Ok(joined(names_written(true))),
            _ => Err(format!("there is no `{{{class}}}`: `{{paradigm}}` or `{{theory}}`")),
        };
    }
    if let Some(verb) = words.strip_prefix('~').filter(|verb| verb.chars().all(char::is_alphabetic)) {
        return Ok(conjugated(&verb.to_lowercase()));
    }
    let is_plain = |c: char| c.is_alphanumeric() || " '-".contains(c);
    match words {
        "" => Err("a word is missing".to_owned()),
        words if words.chars().all(is_plain) => Ok(vec![words.to_lowercase()]),
        words => Err(format!("`{words}` is no word")),
    }
}

/// Names whose words may be joined by any sign.
fn joined(names: &[String]) -> Vec<String> {
    names.iter().map(|name| name.replace([' ', '-'], &JOINT.to_string())).collect()
}

/// Verbs that do not go as the others.
const IRREGULAR: [&[&str]; 11] = [
    &["hold", "holds", "held", "holding"],
    &["tell", "tells", "told", "telling"],
    &["say", "says", "said", "saying"],
    &["show", "shows", "showed", "shown", "showing"],
    &["find", "finds", "found", "finding"],
    &["apply", "applies", "applied", "applying"],
    &["fit", "fits", "fitted", "fitting"],
    &["break", "breaks", "broke", "breaking"],
    &["feel", "feels", "felt", "feeling"],
    &["want", "wants", "wanted", "wanting"],
    &["imply", "implies", "implied", "implying"],
];

fn conjugated(verb: &str) -> Vec<String> {
    if let Some(forms) = IRREGULAR.iter().find(|forms| forms[0] == verb) {
        return forms.iter().map(|form| (*form).to_owned()).collect();
    }
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    vec![verb.to_owned(), format!("{verb}s"), format!("{stem}ed"), format!("{stem}ing")]
}

fn expression(elements: &[Element]) -> String {
    let mut text = String::from("(?i)");
    let last = elements.len().saturating_sub(1);
    for (number, element) in elements.iter().enumerate() {
        // A space goes with what is left out, and a comma may come before it.
        let space = if number == last { "" } else { ",? " };
        let _ = match element {
            Element::Start => write!(text, "^[\"“‘(]?"),
            Element::Gap(width) => write!(text, "(?:{WORD} ){{0,{width}}}"),
            Element::Clause(width) => write!(text, "(?:{WORD} ){{0,{}}}{WORD}, ", width.saturating_sub(1)),
            Element::OneOf { words, is_optional } => {
                let mut words: Vec<String> = words.iter().map(|words| escaped(words)).collect();
                // The longest first: of two that fit, an expression takes the one that it names first.
                words.sort_by_key(|words| std::cmp::Reverse(words.len()));
                let optional = if *is_optional { "?" } else { "" };
                write!(text, "(?:(?-u:\\b)(?:{})(?-u:\\b){space}){optional}", words.join("|"))
            }
        };
    }
    text
}

fn escaped(words: &str) -> String {
    // Words are letters, digits and these signs: none of them means anything in an expression.
    words.replace('\'', "['’]").replace(JOINT, "[- –]")
}
