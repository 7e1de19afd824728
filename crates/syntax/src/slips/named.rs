//! Names as people write them who take them for titles: in quotation marks, in several words, with what they are a name of.

use super::forms::LITTLE;
use super::forms::{LineWords, Rewrite};
use super::header::is_near_keyword;
use super::words::WordKind;
use crate::ast::DeclarationKind;
use crate::language::{self, Operand, ROLES};

/// What is wrong with the names of a line.
pub fn named(words: &LineWords, at: usize) -> Option<Rewrite> {
    if words.is_header {
        let forms = [nameless, with_signs, titled_by_name, attribution];
        return forms.iter().find_map(|form| form(words, at));
    }
    let usage = language::property(words.text(0))?.usage_in(words.owner)?;
    match usage.operand {
        Operand::Names(..) | Operand::OwnNames(_) | Operand::Qualified(_) | Operand::QualifiedNames(..) => {
            with_its_kind(words, at).or_else(|| in_quotes(words, at)).or_else(|| in_words(words, at))
        }
        Operand::Choice(_, list) => chosen(words, at, list.words.iter().map(|word| word.word), list.called),
        Operand::Selection => chosen(words, at, ROLES.words.iter().map(|word| word.word), ROLES.called),
        Operand::Prediction => label(words, at),
        _ => None,
    }
}

/// `case "Spain" 1949`.
fn nameless(words: &LineWords, at: usize) -> Option<Rewrite> {
    let takes_name = !matches!(words.owner, DeclarationKind::Use | DeclarationKind::Source);
    if at != 1 || !takes_name || words.kind(1) != Some(WordKind::Text) {
        return None;
    }
    let title = words.text(1);
    let name = slug(title)?;
    let message = format!("{} needs a name before its title", words.owner.with_article());
    Some(words.rewrite(1, 1, format!("{name} {title}"), message))
}

/// `concept war/peace`, `concept state's-aim`, `concept 2nd-image`: a name with other signs than it may have.
fn with_signs(words: &LineWords, at: usize) -> Option<Rewrite> {
    let takes_name = !matches!(words.owner, DeclarationKind::Use | DeclarationKind::Source);
    if at != 1 || !takes_name || !matches!(words.kind(1), Some(WordKind::Name | WordKind::Number)) {
        return None;
    }
    let start = words.words[1].span.start;
    let typed = words.line[start..].split(|c: char| c.is_whitespace() || "\"“”„«»@#".contains(c)).next()?;
    let typed = typed.trim_end_matches([':', ',', ';', '.', '=']);
    let span = start..start + typed.len();
    if words.is_number(1) && words.kind(2) == Some(WordKind::Name) && !words.is_glued(2) {
        return Some(words.rewrite(1, 2, words.text(2), "a name is one word, and begins with a letter"));
    }
    if words.is_number(1) {
        let message = format!("`{typed}` is no name: a name begins with a letter");
        return Some(Rewrite { span, text: None, message });
    }
    let is_part = |c: char| c.is_alphanumeric() || "-_".contains(c);
    if typed.len() == words.text(1).len() || !typed.contains(|c| !is_part(c)) || typed.contains('(') {
        return None;
    }
    let parts = typed.replace(['\'', '’'], "");
    let parts = parts.split(|c| !is_part(c)).filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let message = format!("`{typed}` is no name: a name is made of letters, digits and hyphens");
    Some(Rewrite { span, text: Some(parts.join("-")), message })
}

/// `case Spain and Portugal 1949`: a title in place of a name and a title.
fn titled_by_name(words: &LineWords, at: usize) -> Option<Rewrite> {
    let is_title = |index: usize| {
        words.kind(index) == Some(WordKind::Name)
            && !language::property_keywords().any(|known| known == words.text(index))
    };
    if at != 1
        || !is_title(1)
        || !words.text(1).starts_with(char::is_uppercase)
        || words.kind(2) != Some(WordKind::Name)
    {
        return None;
    }
    let small = |index: usize| ["and", "of", "the", "in", "or"].contains(&words.text(index));
    let last =
        (1..words.words.len()).take_while(|index| is_title(*index) || small(*index)).last().filter(|last| *last > 1)?;
    if words.kind(last + 1) == Some(WordKind::Text) {
        return None;
    }
    let title = &words.line[words.span(1, last)];
    let message = "a name is one word, and a title stands behind it in quotation marks";
    Some(words.rewrite(1, last, format!("{} \"{title}\"", slug(title)?), message))
}

/// `theory x "X" by @walt1987`, and a comma before a period.
fn attribution(words: &LineWords, at: usize) -> Option<Rewrite> {
    let next = words.kind(at + 1);
    let is_by = ["by", "from", "see", "cf"].contains(&words.lower(at).as_str()) && next == Some(WordKind::Citation);
    let is_comma =
        words.text(at) == "," && matches!(next, Some(WordKind::Number | WordKind::Citation | WordKind::Text));
    if at < 2 || !is_by && !is_comma {
        return None;
    }
    let message =
        if is_by { "a work is cited by its key alone" } else { "no comma stands between the parts of this line" };
    let start = words.words[at - 1].span.end;
    let span = start..words.words[at + 1].span.start;
    Some(Rewrite { span, text: Some(" ".to_owned()), message: message.to_owned() })
}

/// `threat = yes see @cha1999`, `source: @cha1999`.
pub fn introduced(words: &LineWords, at: usize) -> Option<Rewrite> {
    const WORDS: [&str; 14] = [
        "source",
        "sources",
        "see",
        "cf",
        "by",
        "from",
        "cite",
        "cites",
        "cited",
        "ref",
        "reference",
        "references",
        "in",
        "e.g",
    ];
    let sign = usize::from([":", ".", "="].contains(&words.text(at + 1)));
    let citation = at + 1 + sign;
    (!words.is_header && WORDS.contains(&words.lower(at).as_str()) && words.kind(citation) == Some(WordKind::Citation))
        .then(|| words.rewrite(at, citation, words.text(citation), "a work is cited by its key alone"))
}

/// `amends theory balance-of-threat`.
fn with_its_kind(words: &LineWords, at: usize) -> Option<Rewrite> {
    let kind = words.lower(at);
    let is_kind = language::DECLARATIONS.iter().any(|row| row.keyword == kind);
    (at > 0 && is_kind && words.kind(at + 1) == Some(WordKind::Name))
        .then(|| words.rewrite(at, at + 1, words.text(at + 1), "a name stands alone, without what it is a name of"))
}

/// `amends "balance-of-threat"`.
fn in_quotes(words: &LineWords, at: usize) -> Option<Rewrite> {
    // A reason stands behind these, whose name is still to be written; and `measured` takes a text.
    let is_reason = ["concedes", "irrespective-of", "measures"].contains(&words.text(0));
    if at != 1 || is_reason || words.kind(1) != Some(WordKind::Text) {
        return None;
    }
    let inner = words.text(1).trim_matches(|c| "\"“”„«»".contains(c));
    let is_name =
        inner.starts_with(char::is_alphabetic) && inner.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
    let message = format!("`{}` takes a name, and a name stands without quotation marks", words.text(0));
    Some(Rewrite { span: words.span(1, 1), text: is_name.then(|| inner.to_owned()), message })
}

/// `amends Balance of threat`.
fn in_words(words: &LineWords, at: usize) -> Option<Rewrite> {
    if let Some(apart) = apart(words, at) {
        return Some(apart);
    }
    let is_capital = words.text(1).starts_with(char::is_uppercase);
    if at == 1
        && matches!(words.kind(1), Some(WordKind::Name))
        && LITTLE.contains(&words.text(2))
        && language::property(words.text(2)).is_some_and(|row| row.usage_in(words.owner).is_none())
        && words.kind(3) == Some(WordKind::Name)
        && words.kind(4).is_none()
    {
        let typed = [words.text(1), words.text(2), words.text(3)];
        let message = format!("`{}` is no name: a name is one word", typed.join(" "));
        return Some(words.rewrite(1, 3, typed.join("-").to_lowercase(), message));
    }
    if at != 1 || !is_capital || words.kind(2) != Some(WordKind::Name) || words.text(2) == "and" {
        return None;
    }
    let last = (1..words.words.len()).take_while(|index| words.kind(*index) == Some(WordKind::Name)).last()?;
    let typed = &words.line[words.span(1, last)];
    let message = format!("`{typed}` is no name: a name is one word, the first behind the keyword that declares it");
    Some(Rewrite { span: words.span(1, last), text: None, message })
}

/// `rescues korea japan`, `actors South Korea, Japan`.
fn apart(words: &LineWords, at: usize) -> Option<Rewrite> {
    let is_free = |index: &usize| {
        words.kind(*index) == Some(WordKind::Name) && !language::words().any(|known| known == words.text(*index))
    };
    let begins = at == 1 || at > 1 && words.text(at - 1) == ",";
    let last = (at..words.words.len()).take_while(is_free).last().filter(|last| begins && *last > at)?;
    let ends = matches!(words.kind(last + 1), None | Some(WordKind::Citation | WordKind::Comment | WordKind::Text))
        || words.text(last + 1) == ",";
    let typed = &words.line[words.span(at, last)];
    ends.then(|| {
        let message = format!("`{typed}` is no name: a name is one word, and several stand with commas between");
        Rewrite { span: words.span(at, last), text: None, message }
    })
}

/// `kind smoking gun`, `kind hoop test`, `selected-as most likely for …`.
fn chosen(words: &LineWords, at: usize, known: impl Iterator<Item = &'static str>, called: &str) -> Option<Rewrite> {
    if at != 1 {
        return None;
    }
    let last_of = |meant: &str| {
        let parts: Vec<&str> = meant.split('-').collect();
        let is_joined = words.lower(1) == meant;
        let is_apart = parts.iter().enumerate().all(|(index, part)| words.lower(1 + index) == *part);
        let last = if is_joined { 1 } else { is_apart.then_some(parts.len())? };
        let has_more = ["test", "case"].contains(&words.lower(last + 1).as_str());
        Some(if has_more { last + 1 } else { last })
    };
    let (meant, last) = known.filter_map(|meant| Some((meant, last_of(meant)?))).find(|(_, last)| *last > 1)?;
    Some(words.rewrite(1, last, meant, format!("the {called} is written `{meant}`")))
}

/// `predicts join - alliance when threat`: a label is followed by a colon. `"join": …`, `1: …`: and is a name.
fn label(words: &LineWords, at: usize) -> Option<Rewrite> {
    if at != 1 {
        return None;
    }
    if words.text(2) == ":" {
        let message = "a label is a name, without quotation marks, that begins with a letter";
        let inner = words.text(1).trim_matches(|c| "\"“”„«»".contains(c));
        return match words.kind(1) {
            Some(WordKind::Text) => Some(words.rewrite(1, 1, slug(inner)?, message)),
            Some(WordKind::Number) => Some(words.rewrite(1, 1, format!("p{inner}"), message)),
            _ => None,
        };
    }
    let is_dash = ["-", "–", "—", "--", "="].contains(&words.text(2)) && words.kind(3) == Some(WordKind::Name);
    let is_sign = |index: usize| {
        words.kind(index) == Some(WordKind::Sign) && words.text(index).contains(['=', '<', '>', '≥', '≤'])
    };
    if is_dash && words.kind(1) == Some(WordKind::Name) && (words.text(2) != "=" || is_sign(4)) {
        return Some(words.rewrite(1, 2, format!("{}:", words.text(1)), "a label is followed by a colon"));
    }
    let is_plain = |index: usize| {
        words.kind(index) == Some(WordKind::Name) && !language::words().any(|known| known == words.text(index))
    };
    (is_plain(1) && is_plain(2) && is_sign(3) && words.text(1) != "that").then(|| {
        let (label, concept) = (words.text(1), words.text(2));
        let message = format!(
            "`{label} {concept}` is no name: a name is one word, and a label is followed by a colon, as in `{label}: {concept}`"
        );
        Rewrite { span: words.span(1, 2), text: None, message }
    })
}

/// `H1: alliance when threat`: a prediction without its keyword.
pub fn unopened_prediction(words: &LineWords, at: usize) -> Option<Rewrite> {
    let takes = language::property("predicts")?.usage_in(words.owner).is_some();
    let is_labelled =
        words.kind(0) == Some(WordKind::Name) && words.text(1) == ":" && words.kind(2) == Some(WordKind::Name);
    let is_other = || is_near_keyword(words.text(0)) || language::words().any(|known| known == words.lower(0));
    (at == 0 && takes && !words.is_header && is_labelled && !is_other()).then(|| {
        let text = format!("predicts {}", words.text(0));
        words.rewrite(0, 0, text, "a prediction begins with `predicts`")
    })
}

/// A name made from a title; none where it would not begin with a letter.
fn slug(title: &str) -> Option<String> {
    let lower = title.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let name = parts.collect::<Vec<_>>().join("-");
    name.starts_with(char::is_alphabetic).then_some(name)
}
