//! Words of English where the language has others.

use super::forms::{LineWords, Rewrite};
use super::words::WordKind;
use crate::language;

/// Words of English for words of the language; the longest first.
const PHRASES: &[(&[&str], &str)] = &[
    (&["if", "and", "only", "if"], "exactly when"),
    (&["is", "more", "likely", "when"], "more often when"),
    (&["is", "more", "likely", "if"], "more often when"),
    (&["is", "likelier", "when"], "more often when"),
    (&["is", "likely", "when"], "mostly when"),
    (&["is", "likely", "if"], "mostly when"),
    (&["likely", "when"], "mostly when"),
    (&["always", "when"], "when"),
    (&["more", "likely", "if"], "more often when"),
    (&["more", "likely", "when"], "more often when"),
    (&["only", "if"], "only when"),
    (&["exactly", "if"], "exactly when"),
    (&["mostly", "if"], "mostly when"),
    (&["often", "if"], "more often when"),
    (&["usually", "when"], "mostly when"),
    (&["usually", "if"], "mostly when"),
    (&["generally", "when"], "mostly when"),
    (&["provided", "that"], "when"),
    (&["given", "that"], "when"),
    (&["in", "case"], "when"),
    (&["but", "not"], "and not"),
    (&["is", "at", "least"], ">="),
    (&["is", "at", "most"], "<="),
    (&["is", "more", "than"], ">"),
    (&["is", "greater", "than"], ">"),
    (&["is", "less", "than"], "<"),
    (&["is", "above"], ">"),
    (&["is", "below"], "<"),
    (&["is", "not"], "!="),
    (&["at", "least"], ">="),
    (&["at", "most"], "<="),
    (&["more", "than"], ">"),
    (&["greater", "than"], ">"),
    (&["less", "than"], "<"),
    (&["fewer", "than"], "<"),
    (&["if"], "when"),
    (&["iff"], "exactly when"),
    (&["whenever"], "when"),
    (&["because"], "when"),
    (&["since"], "when"),
    (&["provided"], "when"),
    (&["given"], "when"),
    (&["while"], "when"),
    (&["once"], "when"),
    (&["usually"], "mostly"),
    (&["generally"], "mostly"),
    (&["but"], "and"),
    (&["is"], "="),
    (&["are"], "="),
    (&["equals"], "="),
];

/// What people write where the language has another keyword.
const OTHER_KEYWORDS: &[(&str, &str)] = &[
    ("exception", "excepts"),
    ("exceptions", "excepts"),
    ("excludes", "excepts"),
    ("saves", "rescues"),
    ("protects", "amends"),
    ("modifies", "amends"),
    ("implies", "predicts"),
    ("prediction", "predicts"),
    ("operationalized", "measured"),
    ("operationalised", "measured"),
    ("measurement", "measured"),
    ("levels", "values"),
    ("assumes", "core"),
    ("assumption", "core"),
    ("replaces", "succeeds"),
    ("definition", "defined"),
    ("title", "note"),
    ("comment", "note"),
    ("part-of", "of"),
    ("belongs-to", "of"),
];

/// A word of English where the language has another, and a word of the language in capitals.
pub fn phrase(words: &LineWords, at: usize) -> Option<Rewrite> {
    let is_first = at == 0 && !words.is_header;
    if is_first && let Some((_, meant)) = OTHER_KEYWORDS.iter().find(|(other, _)| *other == words.lower(0)) {
        let owner = words.owner.with_article();
        return language::property(meant)?.usage_in(words.owner).map(|_| {
            words.rewrite(
                0,
                0,
                *meant,
                format!("`{}` opens no line of {owner}: did you mean `{meant}`?", words.text(0)),
            )
        });
    }
    if words.kind(at) != Some(WordKind::Name) || words.is_header && at < 2 {
        return None;
    }
    let typed = words.lower(at);
    if typed == "unless" {
        return unless(words, at);
    }
    let fits = |phrase: &[&str]| phrase.iter().enumerate().all(|(index, word)| words.lower(at + index) == *word);
    if let Some((phrase, meant)) = PHRASES.iter().find(|(phrase, _)| fits(phrase)) {
        let last = at + phrase.len() - 1;
        let typed = &words.line[words.span(at, last)];
        let message = match phrase {
            ["because" | "since"] => {
                format!(
                    "`{typed}` is no word of the language: a condition stands behind `when`, and a reason in quotation marks"
                )
            }
            _ => format!("`{typed}` is no word of the language: write `{meant}`"),
        };
        return Some(words.rewrite(at, last, *meant, message));
    }
    let known = language::reserved_words().find(|word| *word == typed && typed != words.text(at))?;
    Some(words.rewrite(at, at, known, format!("`{}` is written `{known}`", words.text(at))))
}

/// `unless A` is `when not A`.
fn unless(words: &LineWords, at: usize) -> Option<Rewrite> {
    let is_trailer = |index: usize| {
        matches!(words.kind(index), None | Some(WordKind::Text | WordKind::Citation | WordKind::Comment))
            || ["via", "where"].contains(&words.text(index))
    };
    let end = (at + 1..).find(|index| is_trailer(*index))?;
    let text = (end > at + 1).then(|| {
        let condition = &words.line[words.span(at + 1, end - 1)];
        match end - at {
            2 => format!("when not {condition}"),
            _ => format!("when not ({condition})"),
        }
    });
    let last = if text.is_some() { end - 1 } else { at };
    let message = "`unless` is no word of the language: write `when not`".to_owned();
    Some(Rewrite { span: words.span(at, last), text, message })
}
