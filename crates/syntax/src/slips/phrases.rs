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
    (&["increases", "with"], "moves with"),
    (&["rises", "with"], "moves with"),
    (&["grows", "with"], "moves with"),
    (&["varies", "with"], "moves with"),
    (&["correlates", "with"], "moves with"),
    (&["but", "not"], "and not"),
    (&["in", "the", "absence", "of"], "not"),
    (&["in", "the", "presence", "of"], ""),
    (&["there", "is", "no"], "not"),
    (&["there", "are", "no"], "not"),
    (&["there", "is", "a"], ""),
    (&["there", "is"], ""),
    (&["there", "are"], ""),
    (&["is", "present"], ""),
    (&["is", "true"], ""),
    (&["is", "absent"], "= no"),
    (&["is", "false"], "= no"),
    (&["exists"], ""),
    (&["exist"], ""),
    (&["occurs"], ""),
    (&["obtains"], ""),
    (&["holds"], ""),
    (&["without"], "not"),
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
    ("expects", "predicts"),
    ("expect", "predicts"),
    ("hypothesis", "predicts"),
    ("hypothesizes", "predicts"),
    ("hypothesises", "predicts"),
    ("claims", "predicts"),
    ("argues", "predicts"),
    ("opposes", "rivals"),
    ("challenges", "rivals"),
    ("logic", "mechanism"),
    ("process", "mechanism"),
    ("description", "note"),
    ("remark", "note"),
    ("evidence", "note"),
    ("domain", "scope"),
    ("indicator", "measured"),
    ("indicators", "measured"),
    ("categories", "values"),
    ("scale", "values"),
    ("unless", "excepts"),
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
        let joins = *meant == "measured" && ["as", "by"].contains(&words.text(1)) || words.text(1) == ":";
        let known = language::property(meant)?.usage_in(words.owner);
        if known.is_some() {
            return Some(words.rewrite(
                0,
                usize::from(joins),
                *meant,
                format!("`{}` opens no line of {owner}: did you mean `{meant}`?", words.text(0)),
            ));
        }
    }
    if words.kind(at) != Some(WordKind::Name) || words.is_header && at < 2 {
        return None;
    }
    let typed = words.lower(at);
    if let Some(rewrite) = correlative(words, at).or_else(|| more(words, at)) {
        return Some(rewrite);
    }
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
            _ if meant.is_empty() => {
                format!("`{typed}` says nothing here: a concept holds where its name stands alone")
            }
            _ => format!("{}: write `{meant}`", no_word(typed)),
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

/// `predicts more alliance when threat`.
fn more(words: &LineWords, at: usize) -> Option<Rewrite> {
    let is_amount = ["more", "less", "fewer"].contains(&words.lower(at).as_str());
    let is_outcome = words.text(0) == "predicts" && (at == 1 || at > 1 && words.text(at - 1) == ":");
    let outcome = words.text(at + 1);
    if !is_amount || !is_outcome || words.kind(at + 1) != Some(WordKind::Name) || outcome == "often" {
        return None;
    }
    if words.lower(at) == "more" && ["when", "if"].contains(&words.text(at + 2)) {
        let message = "what comes about more often stands before `more often when`";
        return Some(words.rewrite(at, at + 2, format!("{outcome} more often when"), message));
    }
    let message = format!(
        "`{}` has no form of its own: predict what is then more often, or what moves with what",
        words.text(at)
    );
    Some(Rewrite { span: words.span(at, at), text: None, message })
}

/// `both A and B`, `either A or B`: the second word says it all. And `predicts that A`.
fn correlative(words: &LineWords, at: usize) -> Option<Rewrite> {
    let typed = words.lower(at);
    let joined = match typed.as_str() {
        "both" => "and",
        "either" => "or",
        "that" if at == 1 && words.text(0) == "predicts" => {
            return Some(words.rewrite(1, 1, "", "what is predicted stands right behind `predicts`"));
        }
        _ => return None,
    };
    let opens = ["when", "and", "or", "not", "(", "where", "if", "scope", "excepts"];
    let is_opening = at > 0 && opens.contains(&words.text(at - 1)) && words.kind(at + 1) == Some(WordKind::Name);
    let is_joined = (at + 1..words.words.len()).any(|index| words.text(index) == joined);
    (is_opening && is_joined)
        .then(|| words.rewrite(at, at, "", format!("`{joined}` stands alone, without `{}` before", words.text(at))))
}

/// That words are none of the language, or have no place where they stand.
pub fn no_word(typed: &str) -> String {
    match typed {
        one if language::words().any(|known| known == one) => format!("`{one}` has no place here"),
        several if several.contains(' ') => format!("`{several}` are no words of the language"),
        one => format!("`{one}` is no word of the language"),
    }
}

/// `if A then B`, and `when A then B`.
pub fn conditional(words: &LineWords) -> Option<Rewrite> {
    let count = words.words.len();
    let is = |index: usize, meant: &[&str]| meant.contains(&words.lower(index).as_str());
    let then = (0..count).find(|index| is(*index, &["then"])).or_else(|| {
        // `if A, B`, where the condition comes first.
        let is_first = |index: usize| index == 0 || words.text(index - 1) == ":" || words.text(index - 1) == "predicts";
        let first =
            (0..count).find(|index| is(*index, &["if", "when", "whenever"])).filter(|first| is_first(*first))?;
        (first..count).find(|index| words.text(*index) == ",")
    })?;
    let first = (0..then).find(|index| is(*index, &["if", "when", "whenever"]))?;
    let before = words.line[words.words[0].span.start..words.words[first].span.start].trim_end();
    let is_trailer = |index: usize| {
        matches!(words.kind(index), Some(WordKind::Text | WordKind::Citation | WordKind::Comment))
            || ["via", "where"].contains(&words.text(index))
    };
    let end = (then + 1..count).find(|index| is_trailer(*index)).unwrap_or(count);
    if end <= then + 1 || then <= first + 1 {
        return None;
    }
    let condition = words.line[words.span(first + 1, then - 1)].trim_end_matches(',').trim_end();
    let outcome = &words.line[words.span(then + 1, end - 1)];
    let opening = if before.is_empty() { "predicts" } else { before };
    Some(Rewrite {
        span: words.span(0, end - 1),
        text: Some(format!("{opening} {outcome} when {condition}")),
        message: "the outcome comes first, and its condition behind `when`".to_owned(),
    })
}
