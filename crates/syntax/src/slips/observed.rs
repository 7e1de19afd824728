//! Observations as tables, notes and questionnaires have them.

use super::forms::{LineWords, Rewrite};
use super::header::is_near_keyword;
use super::words::WordKind;
use crate::ast::DeclarationKind;
use crate::language;

/// What people write where nobody knows.
const UNKNOWN: [&str; 13] = [
    "?",
    "??",
    "n/a",
    "na",
    "n.a.",
    "n.a",
    "n.d.",
    "none known",
    "no data",
    "missing",
    "not known",
    "unclear",
    "not available",
];

/// What is wrong with an observation.
pub fn observed(words: &LineWords, at: usize) -> Option<Rewrite> {
    if words.is_header {
        return None;
    }
    if words.owner != DeclarationKind::Case {
        return quoted_value(words, at);
    }
    let forms = [row, years, worded, unsigned, quoted_value, in_brackets, another, value];
    forms.iter().find_map(|form| form(words, at))
}

/// `| threat | yes |`.
fn row(words: &LineWords, at: usize) -> Option<Rewrite> {
    if at != 0 || words.text(0) != "|" {
        return None;
    }
    let cells: Vec<&str> = words.line.trim().trim_matches('|').split('|').map(str::trim).collect();
    let is_word = |cell: &str| !cell.is_empty() && cell.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
    let text = match cells.as_slice() {
        [concept, value] if is_word(concept) && is_word(value) => Some(format!("{concept} = {value}")),
        _ => None,
    };
    let message = "an observation is a line of its own, not a row of a table".to_owned();
    Some(Rewrite { span: words.span(0, words.words.len() - 1), text, message })
}

/// `not threat`, and `threat @cha1999`.
fn unsigned(words: &LineWords, at: usize) -> Option<Rewrite> {
    let is_negated = ["not", "no"].contains(&words.lower(0).as_str());
    let name = usize::from(is_negated);
    let behind = words.kind(name + 1);
    let is_bare = words.kind(name) == Some(WordKind::Name)
        && !language::property_keywords().any(|known| known == words.text(name))
        && (behind == Some(WordKind::Citation) || is_negated && matches!(behind, None | Some(WordKind::Text)));
    (at == 0 && is_bare).then(|| {
        let value = if is_negated { "no" } else { "yes" };
        let text = format!("{} = {value}", words.text(name));
        words.rewrite(0, name, text, "an observation is written with `=` and a value")
    })
}

/// `years 1969-1971`, `year: 1969`.
fn years(words: &LineWords, at: usize) -> Option<Rewrite> {
    const CALLED: [&str; 7] = ["year", "years", "period", "date", "dates", "time", "when"];
    let is_year = |index: usize| words.is_number(index) && words.text(index).len() == 4;
    let number = 1 + usize::from([":", "="].contains(&words.text(1)));
    (at == 0 && CALLED.contains(&words.lower(0).as_str()) && is_year(number)).then(|| {
        let message = "the years of a case stand on its first line, behind the title".to_owned();
        Rewrite { span: words.span(0, words.words.len() - 1), text: None, message }
    })
}

/// `shared threat = yes`.
fn worded(words: &LineWords, at: usize) -> Option<Rewrite> {
    let is_free = |index: &usize| {
        words.kind(*index) == Some(WordKind::Name) && !language::words().any(|known| known == words.text(*index))
    };
    // Three may be a concept, a misspelled `by`, and whose it is.
    let last = (0..words.words.len()).take_while(is_free).last().filter(|last| at == 0 && *last == 1)?;
    let typed: Vec<&str> = (0..=last).map(|index| words.text(index)).collect();
    // A single letter may be a word of the language that is being typed.
    let are_words = typed.iter().all(|word| word.len() > 1) && !is_near_keyword(typed[0]);
    (are_words && words.text(last + 1) == "=").then(|| {
        words.rewrite(0, last, typed.join("-"), format!("`{}` is no name: a name is one word", typed.join(" ")))
    })
}

/// `threat = yes, share = 2`.
fn another(words: &LineWords, at: usize) -> Option<Rewrite> {
    let is_next = [",", ";", "and", "&"].contains(&words.text(at))
        && words.kind(at + 1) == Some(WordKind::Name)
        && ["=", ":"].contains(&words.text(at + 2));
    (at > 2 && is_next).then(|| {
        let message = "each observation stands on a line of its own".to_owned();
        Rewrite { span: words.span(at, at), text: None, message }
    })
}

/// `alliance >= "entente"`, `threat = "yes"`.
fn quoted_value(words: &LineWords, at: usize) -> Option<Rewrite> {
    if at < 2 || words.kind(at) != Some(WordKind::Text) || !words.text(at - 1).ends_with(['=', '<', '>']) {
        return None;
    }
    // `mechanism = "…"`.
    if language::property_keywords().any(|known| known == words.text(at - 2)) {
        return None;
    }
    let inner = words.text(at).trim_matches(|c| "\"“”„«»".contains(c)).trim();
    let is_word =
        inner.starts_with(char::is_alphanumeric) && inner.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
    let text = is_word.then(|| inner.to_owned());
    Some(Rewrite { span: words.span(at, at), text, message: "a value stands without quotation marks".to_owned() })
}

/// `threat = (yes)`.
fn in_brackets(words: &LineWords, at: usize) -> Option<Rewrite> {
    let is_whole = at > 1 && ["(", "["].contains(&words.text(at)) && [")", "]"].contains(&words.text(at + 2));
    let is_value = matches!(words.kind(at + 1), Some(WordKind::Name | WordKind::Number));
    (is_whole && is_value && words.text(at - 1) == "=")
        .then(|| words.rewrite(at, at + 2, words.text(at + 1), "a value stands without brackets"))
}

/// `threat = n/a`, `threat = yes or no`, `threat = very high`.
fn value(words: &LineWords, at: usize) -> Option<Rewrite> {
    if at < 2 || words.text(at - 1) != "=" {
        return None;
    }
    let ends = |index: &usize| {
        matches!(words.kind(*index), None | Some(WordKind::Text | WordKind::Citation | WordKind::Comment))
            || ["via", "[", "(", ",", ";"].contains(&words.text(*index))
    };
    let last = (at + 1..).find(ends)? - 1;
    let typed = &words.line[words.span(at, last)];
    if UNKNOWN.contains(&typed.to_lowercase().as_str()) {
        return Some(words.rewrite(at, last, "unknown", "where nobody knows, the value is `unknown`"));
    }
    let is_either = last == at + 2 && ["or", "/", "|"].contains(&words.text(at + 1));
    if is_either && words.kind(at + 2) == Some(WordKind::Name) {
        let message = "an observation has one value: where works differ, code it once for each, with its source; where nobody knows, write `unknown`";
        return Some(Rewrite { span: words.span(at, last), text: None, message: message.to_owned() });
    }
    let are_words = (at..=last).all(|index| words.kind(index) == Some(WordKind::Name));
    let is_plain = (at..=last).all(|index| !language::reserved_words().any(|known| known == words.text(index)));
    (last > at && are_words && is_plain).then(|| {
        let level = typed.split_whitespace().collect::<Vec<_>>().join("-");
        words.rewrite(at, last, level, format!("`{typed}` is no value: a value is one word"))
    })
}
