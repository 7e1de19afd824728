//! A line that should open a declaration, and does not: its first word is misspelled, or none of the language.

use super::near::slips_between;
use super::words::{Word, WordKind, words};
use crate::ast::DeclarationKind;
use crate::host::opens_declaration;
use crate::invisible::{is_blank, is_invisible};
use crate::language::{DECLARATIONS, DeclarationRow, continues_line, declaration, property_keywords, reserved_words};
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Such a line.
pub struct MisspelledHeader<'line> {
    /// The word in place of the keyword.
    pub word: Range<usize>,
    /// What it was most likely meant for.
    pub meant: Option<DeclarationKind>,
    /// The name that it would have declared.
    pub name: Option<(&'line str, Range<usize>)>,
}

/// What people call what the language has another word for.
const OTHER_WORDS: &[(&str, DeclarationKind)] = &[
    ("hypothesis", DeclarationKind::Theory),
    ("explanation", DeclarationKind::Theory),
    ("model", DeclarationKind::Theory),
    ("variable", DeclarationKind::Concept),
    ("construct", DeclarationKind::Concept),
    ("outcome", DeclarationKind::Concept),
    ("condition", DeclarationKind::Concept),
    ("episode", DeclarationKind::Case),
    ("event", DeclarationKind::Case),
    ("programme", DeclarationKind::Paradigm),
    ("program", DeclarationKind::Paradigm),
    ("question", DeclarationKind::Puzzle),
    ("reference", DeclarationKind::Source),
    ("work", DeclarationKind::Source),
    ("import", DeclarationKind::Use),
    ("include", DeclarationKind::Use),
    ("library", DeclarationKind::Use),
    ("critique", DeclarationKind::Objection),
    ("criticism", DeclarationKind::Objection),
    ("dataset", DeclarationKind::Data),
];

static RESERVED: LazyLock<FxHashSet<&str>> = LazyLock::new(|| reserved_words().collect());

/// Whether a line may be such a one, at little cost: most lines are not.
fn may_be(line: &str) -> bool {
    let line = line.trim_start_matches(is_blank);
    let is_part = |c: char| c.is_alphanumeric() || "-_".contains(c) || is_invisible(c);
    let word = line.split(|c: char| !is_part(c)).next().unwrap_or_default();
    let word = word.trim_end_matches(is_invisible);
    let next = line[word.len()..].trim_start_matches(is_blank).chars().next();
    next.is_some_and(|next| next.is_alphabetic() || next == '"' || "“„”«»".contains(next))
        && word.starts_with(char::is_alphabetic)
        && !RESERVED.contains(word)
        && word != declaration(DeclarationKind::Data).keyword
}

/// Reads a line as such a one. It looks at nothing but the line, so that an edit elsewhere changes nothing of it.
pub fn misspelled_header(line: &str) -> Option<MisspelledHeader<'_>> {
    if let Some(marked) = marked_header(line) {
        return Some(marked);
    }
    if !may_be(line) {
        return None;
    }
    let words = words(line);
    let first = words.first().filter(|word| word.kind == WordKind::Name)?;
    let typed = &line[first.span.clone()];
    let rest = &words[1..];
    let meant = meant(typed, rest);
    // `Auxiliary hypothesis: abandonment`.
    let is_titled = || {
        let is_capital =
            meant.is_some_and(|kind| typed != kind.keyword() && typed.eq_ignore_ascii_case(kind.keyword()));
        let is_name = rest.first().is_some_and(|word| word.kind == WordKind::Name);
        is_capital && is_name && rest.get(1).is_some_and(|word| line[word.span.clone()] == *":")
    };
    let is_header = if meant == Some(DeclarationKind::Use) {
        rest.first().is_some_and(|word| word.kind == WordKind::Text)
    } else {
        looks_like_header(line, rest) || is_titled()
    };
    // A word like none of the language opens a declaration only where nothing is indented, and the line has a title or
    // a period to show what it is.
    let is_plain = || {
        first.span.start == 0
            && rest.get(1).is_some_and(|next| {
                next.kind == WordKind::Text || next.kind == WordKind::Number && next.span.len() == 4
            })
    };
    let is_property = || property_keywords().chain(continuing()).any(|known| slips_between(typed, known).is_some());
    if !is_header || meant.is_none() && (is_property() || !is_plain()) {
        return None;
    }
    let name = rest.first().filter(|word| word.kind == WordKind::Name);
    let name = name.map(|word| (&line[word.span.clone()], word.span.clone()));
    Some(MisspelledHeader { word: first.span.clone(), meant, name })
}

/// `- concept threat`, `1. concept threat`, `**concept** threat`: with a mark of Markdown.
fn marked_header(line: &str) -> Option<MisspelledHeader<'_>> {
    let start = line.len() - line.trim_start().len();
    let whole = &line[start..];
    let digits = whole.len() - whole.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let bare = match whole.chars().next()? {
        '-' | '*' | '+' | '•' | '_' => whole.trim_start_matches(['-', '*', '+', '•', '_', ' ']),
        '0'..='9' => whole[digits..].strip_prefix(['.', ')'])?.trim_start(),
        _ => return None,
    };
    let kind = DECLARATIONS.iter().find(|row| bare.starts_with(row.keyword))?;
    let rest = &bare[kind.keyword.len()..];
    let behind = rest.trim_start_matches(['*', '_']);
    if !opens_declaration(&format!("{}{behind}", kind.keyword)) {
        return None;
    }
    let end = line.len() - behind.len();
    let name = words(behind).into_iter().next().filter(|word| word.kind == WordKind::Name)?;
    let span = end + name.span.start..end + name.span.end;
    Some(MisspelledHeader { word: start..end, meant: Some(kind.kind), name: Some((&line[span.clone()], span)) })
}

/// Whether a word is a keyword at the beginning of a line, but for a slip.
pub fn is_near_keyword(word: &str) -> bool {
    let declarations = near_declarations().map(|row| row.keyword);
    let keywords = declarations.chain(property_keywords()).chain(continuing());
    word.starts_with(char::is_lowercase) && keywords.into_iter().any(|known| slips_between(word, known).is_some())
}

/// The declarations whose keyword may be misspelled: many words are nearly `data`.
fn near_declarations() -> impl Iterator<Item = &'static DeclarationRow> {
    DECLARATIONS.iter().filter(|row| row.kind != DeclarationKind::Data)
}

fn continuing() -> impl Iterator<Item = &'static str> {
    reserved_words().filter(|word| continues_line(word))
}

/// The declaration that a word is nearer to than to any property.
fn meant(typed: &str, rest: &[Word]) -> Option<DeclarationKind> {
    let takes_text = rest.first().is_some_and(|word| word.kind == WordKind::Text);
    let near = near_declarations().filter(|row| (row.kind == DeclarationKind::Use) == takes_text);
    let near = near.filter_map(|row| Some((slips_between(typed, row.keyword)?, row.kind)));
    let declaration = near.min_by_key(|(slips, _)| *slips);
    let others = property_keywords().chain(continuing()).filter_map(|keyword| slips_between(typed, keyword));
    match declaration {
        Some((slips, kind)) if others.min().is_none_or(|other| slips <= other) => Some(kind),
        _ => OTHER_WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(typed)).map(|(_, kind)| *kind),
    }
}

/// A name, and then nothing, or what may follow a name on such a line.
fn looks_like_header(line: &str, rest: &[Word]) -> bool {
    let text = |word: &Word| &line[word.span.clone()];
    let Some((name, after)) = rest.split_first() else { return false };
    let is_name = name.kind == WordKind::Name && !RESERVED.contains(text(name)) && text(name) != "by";
    let goes_on = match after.first() {
        None => true,
        Some(next) => match next.kind {
            WordKind::Text | WordKind::Citation | WordKind::Number | WordKind::Comment => true,
            WordKind::Name => property_keywords().any(|known| known == text(next)),
            // A quotation mark that is never closed.
            WordKind::Sign => ["\"", "“", "„", "«"].contains(&text(next)),
        },
    };
    is_name && goes_on
}
