//! Signs of Markdown, YAML and programs around what a line says.

use super::forms::{LineWords, Rewrite};
use super::words::WordKind;
use crate::language;

/// Signs that stand at the end of lines in prose and in programs.
const AT_THE_END: [&str; 6] = [";", ".", ",", ":", "!", "?"];

/// Dashes that look like a hyphen.
const DASHES: [&str; 6] = ["–", "—", "‐", "‑", "−", "‒"];

/// What stands around the words of a line.
pub fn mark(words: &LineWords, at: usize) -> Option<Rewrite> {
    let forms = [comment, list_mark, emphasis, at_the_end, comma, colon_within, dash_in_name];
    forms.iter().find_map(|form| form(words, at))
}

/// `// …`, `/* … */`, `-- …`, `% …`, `<!-- … -->`.
fn comment(words: &LineWords, at: usize) -> Option<Rewrite> {
    const SIGNS: [&str; 5] = ["//", "/*", "<!--", "--", "%"];
    let start = words.words.get(at)?.span.start;
    let rest = &words.line[start..];
    let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign))?;
    let is_behind_all = at == 0 || matches!(words.kind(at - 1), Some(WordKind::Text | WordKind::Citation));
    if !is_behind_all && matches!(sign, "--" | "%") {
        return None;
    }
    let line = rest.lines().next().unwrap_or_default().trim_end();
    let said = line.trim_start_matches(sign).trim_end_matches("*/").trim_end_matches("-->").trim();
    let span = start..start + line.len();
    Some(Rewrite { span, text: Some(format!("# {said}")), message: format!("a comment begins with `#`, not `{sign}`") })
}

/// `- measured "…"`, `1. measured "…"`.
fn list_mark(words: &LineWords, at: usize) -> Option<Rewrite> {
    let is_numbered = words.is_number(0) && [".", ")"].contains(&words.text(1));
    let is_bullet = ["-", "*", "+", "•", "–", "—", "·", "→", "->"].contains(&words.text(0)) && !words.is_glued(1);
    let last = if is_numbered { 1 } else { 0 };
    let next = words.words.get(last + 1).filter(|_| at == 0 && (is_numbered || is_bullet))?;
    let span = words.words[0].span.start..next.span.start;
    let sign = words.line[words.span(0, last)].to_owned();
    Some(Rewrite {
        span,
        text: Some(String::new()),
        message: format!("no mark of a list, such as `{sign}`, stands before a line"),
    })
}

/// `**measured** "…"`, `` concept `threat` ``.
fn emphasis(words: &LineWords, at: usize) -> Option<Rewrite> {
    let sign = words.text(at);
    if !["*", "_", "`"].contains(&sign) {
        return None;
    }
    let count = (at..words.words.len()).take_while(|index| words.text(*index) == sign).count();
    let name = at + count;
    let is_whole = (name + 1..=name + count).all(|index| words.text(index) == sign && words.is_glued(index));
    (words.kind(name) == Some(WordKind::Name) && words.is_glued(name) && is_whole).then(|| {
        let marks = if sign == "`" { "backticks".to_owned() } else { format!("`{}`", sign.repeat(count)) };
        let message = format!("words of the argument stand without the {marks} of Markdown");
        words.rewrite(at, name + count, words.text(name), message)
    })
}

/// `alliance = none;`.
fn at_the_end(words: &LineWords, at: usize) -> Option<Rewrite> {
    let sign = words.text(at);
    let is_last = at > 0 && matches!(words.kind(at + 1), None | Some(WordKind::Comment));
    // A list, a label or a prediction may be going on.
    let may_go_on = || {
        use language::Operand::{Formula, Levels, Likeness, Names, OwnNames, Prediction, QualifiedNames, Text};
        let operand =
            language::property(words.text(0)).and_then(|row| row.usage_in(words.owner)).map(|row| &row.operand);
        match sign {
            ":" => !words.is_header,
            "," => matches!(operand, Some(Names(..) | OwnNames(_) | QualifiedNames(..) | Levels | Likeness)),
            "." if matches!(operand, Some(Text(_))) => words.kind(at - 1) == Some(WordKind::Name) && words.is_glued(at),
            "." => !matches!(operand, None | Some(Formula(_) | Prediction)),
            _ => matches!(operand, Some(Formula(_) | Prediction)) && sign == "!",
        }
    };
    (is_last && !may_go_on() && AT_THE_END.contains(&sign))
        .then(|| words.rewrite(at, at, "", format!("no `{sign}` stands at the end of a line")))
}

/// A comma before a citation, a text, or a word that goes on with the line: `threat = yes, @cha1999`.
fn comma(words: &LineWords, at: usize) -> Option<Rewrite> {
    const WORDS: [&str; 8] = ["when", "if", "only", "mostly", "exactly", "more", "where", "via"];
    let is_before = match words.kind(at + 1) {
        Some(WordKind::Text) => true,
        Some(WordKind::Citation) => words.kind(at.wrapping_sub(1)) != Some(WordKind::Citation),
        _ => false,
    };
    let is_of_line = is_before || WORDS.contains(&words.text(at + 1));
    (at > 1 && !words.is_header && [",", ";"].contains(&words.text(at)) && is_of_line)
        .then(|| words.rewrite(at, at, "", format!("no `{}` stands before `{}`", words.text(at), words.text(at + 1))))
}

/// `predicts ally: alliance when: threat`.
fn colon_within(words: &LineWords, at: usize) -> Option<Rewrite> {
    let word = words.text(at);
    let is_joining = ["when", "and", "or", "not", "where", "only", "if"].contains(&word) && at > 0;
    (is_joining && words.text(at + 1) == ":")
        .then(|| words.rewrite(at, at + 1, word, format!("no colon stands behind `{word}`")))
}

/// `rescues korea–japan`.
fn dash_in_name(words: &LineWords, at: usize) -> Option<Rewrite> {
    let is_dash = |index: usize| DASHES.contains(&words.text(index));
    let is_part =
        |index: usize| matches!(words.kind(index), Some(WordKind::Name | WordKind::Number)) && words.is_glued(index);
    if words.kind(at) != Some(WordKind::Name) || !is_dash(at + 1) || !words.is_glued(at + 1) || !is_part(at + 2) {
        return None;
    }
    let last = (at + 2..).step_by(2).take_while(|index| is_part(*index) && is_dash(index - 1)).last()?;
    let typed = &words.line[words.span(at, last)];
    let name = DASHES.iter().fold(typed.to_owned(), |name, dash| name.replace(dash, "-"));
    Some(words.rewrite(at, last, name.clone(), format!("a name has hyphens, not dashes: `{name}`")))
}

/// A sign between a keyword, a name and a text: `measured = "…"`, `concept threat — "…"`, `concept: threat "…"`.
pub fn between(words: &LineWords, at: usize) -> Option<Rewrite> {
    const SIGNS: [&str; 9] = ["=", "-", "–", "—", "--", ":=", "->", "→", ":"];
    let is_text = words.kind(at + 1) == Some(WordKind::Text);
    let keyword = words.text(0);
    if words.is_header {
        let is_colon = at == 0 && words.text(1) == ":" && words.kind(2) == Some(WordKind::Name);
        if is_colon {
            return Some(words.rewrite(0, 1, keyword, format!("no colon stands behind `{keyword}`")));
        }
        let is_within = at == 2 && ["(", "["].contains(&words.text(2)) && [")", "]"].contains(&words.text(4));
        if is_within && is_text {
            return Some(words.rewrite(2, 4, words.text(3), "a title stands in quotation marks alone"));
        }
        return (at == 2 && SIGNS.contains(&words.text(2)) && is_text)
            .then(|| words.rewrite(2, 2, "", format!("no `{}` stands before the title", words.text(2))));
    }
    let takes_text = || {
        let usage = language::property(keyword)?.usage_in(words.owner)?;
        matches!(usage.operand, language::Operand::Text(_)).then_some(())
    };
    (at == 1 && SIGNS.contains(&words.text(1)) && is_text && takes_text().is_some())
        .then(|| words.rewrite(1, 1, "", format!("the text stands right behind `{keyword}`")))
}
