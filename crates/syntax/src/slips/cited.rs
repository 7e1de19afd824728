//! Citations as Pandoc, LaTeX and prose write them.

use super::forms::{LineWords, Rewrite};
use super::words::WordKind;

/// `[@walt1987, p. 12]`, `(@walt1987)`, `@a; @b`, `@a, p. 12`, `\citep{a}`.
pub fn citation(words: &LineWords, at: usize) -> Option<Rewrite> {
    const FORM: &str = "a citation is written `@key`, or `@key[p. 12]`, and several with spaces between";
    let text = words.text(at);
    let here = words.words.get(at)?.span.start;
    let rest = &words.line[here..];
    if let Some(after) = rest.strip_prefix("\\") {
        let (command, argument) = after.split_once('{')?;
        let (keys, _) = argument.split_once('}')?;
        let command_name = command.split(['[', '*']).next().unwrap_or_default();
        if !command_name.to_lowercase().contains("cite") {
            return None;
        }
        let locator = command.rsplit_once('[').and_then(|(_, rest)| rest.strip_suffix(']'));
        let locator = locator.map(|locator| format!("[{locator}]")).unwrap_or_default();
        let keys: Vec<String> = keys.split(',').map(|key| format!("@{}", key.trim())).collect();
        let end = here + 1 + command.len() + 1 + argument.find('}')? + 1;
        let text = format!("{}{locator}", keys.join(" "));
        return Some(Rewrite { span: here..end, text: Some(text), message: FORM.to_owned() });
    }
    if text == "[" || text == "(" {
        let close = if text == "[" { ']' } else { ')' };
        // A locator within has brackets of its own.
        let mut depth = 0;
        let length = rest.char_indices().find_map(|(index, c)| {
            depth += i32::from(c == text.chars().next().unwrap_or_default());
            depth -= i32::from(c == close);
            (depth == 0).then_some(index + 1)
        })?;
        let inner = &rest[1..length - 1];
        let has_year = |word: &str| {
            let word = word.trim_end_matches(|c: char| !c.is_ascii_digit());
            word.len() == 4 && word.chars().all(|c| c.is_ascii_digit())
        };
        if !inner.contains('@') && inner.starts_with(char::is_uppercase) && inner.split_whitespace().any(has_year) {
            let message = "a work is cited by its key: `@key`, or `@key[p. 12]`".to_owned();
            return Some(Rewrite { span: here..here + length, text: None, message });
        }
        if !inner.contains('@') {
            return None;
        }
        let cited: Option<Vec<String>> = inner.split(';').map(one_citation).collect();
        return Some(Rewrite {
            span: here..here + length,
            text: cited.map(|all| all.join(" ")),
            message: FORM.to_owned(),
        });
    }
    if words.kind(at) != Some(WordKind::Citation) {
        return None;
    }
    let next = words.text(at + 1);
    let is_between = |index: usize| [",", ";", "and", "&"].contains(&words.text(index));
    let is_cited = |index: usize| words.kind(index) == Some(WordKind::Citation);
    if is_between(at + 1) && is_cited(at + 2) {
        let last =
            (at..).step_by(2).take_while(|index| *index == at || is_between(index - 1) && is_cited(*index)).last()?;
        let all: Vec<&str> = (at..=last).step_by(2).map(|index| words.text(index)).collect();
        return Some(words.rewrite(at, last, all.join(" "), FORM));
    }
    // Where to look, behind the key.
    let is_bracket = next == "[" || next == "(";
    let first = if next == "," || is_bracket { at + 2 } else { at + 1 };
    let is_page = words.is_number(first) && (next == "," || is_bracket)
        || ["p", "pp", "ch", "chap", "chapter", "sec", "section", "fn", "page", "pages", "vol"]
            .contains(&words.lower(first).as_str());
    if !is_page || text.ends_with(']') {
        return None;
    }
    let ends = |index: usize| {
        matches!(words.kind(index), None | Some(WordKind::Text | WordKind::Citation | WordKind::Comment))
            || [";", ")", "]"].contains(&words.text(index))
    };
    let end = (first..).find(|index| ends(*index))?;
    let locator = &words.line[words.span(first, end - 1)];
    if is_bracket && end == words.words.len() {
        return None;
    }
    let last = if is_bracket { end } else { end - 1 };
    Some(words.rewrite(at, last, format!("{text}[{locator}]"), FORM))
}

/// `@walt1987, p. 12` within brackets.
fn one_citation(inner: &str) -> Option<String> {
    let (_, after) = inner.split_once('@')?;
    let is_key = |c: char| c.is_alphanumeric() || "_:.#$%&-+?<>~/".contains(c);
    let length = after.find(|c: char| !is_key(c)).unwrap_or(after.len());
    let key = after[..length].trim_end_matches(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-'));
    let locator = after[key.len()..].trim().trim_start_matches([',', '[', ' ']).trim_end_matches(']').trim();
    match (key.is_empty(), locator.is_empty()) {
        (true, _) => None,
        (false, true) => Some(format!("@{key}")),
        (false, false) => Some(format!("@{key}[{locator}]")),
    }
}
