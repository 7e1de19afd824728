//! The words and signs of a text that need not be whole, and whether its end lies in a string or a comment.

use lakatos_syntax::cut::string_end;
use unicode_normalization::char::is_combining_mark;

/// A word or sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'text> {
    /// As it is written.
    pub text: &'text str,
    /// What it is.
    pub kind: WordKind,
}

/// What a word or sign is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// A name, a level or a word of the language.
    Name,
    /// A quoted text.
    Text,
    /// A citation with its locator.
    Citation,
    /// A number.
    Number,
    /// Anything else.
    Sign,
    /// The end of a line.
    LineEnd,
}

/// The words of a text, without its comments; none where it ends within a string, a locator or a comment: what is
/// written there is the author's.
pub fn words(text: &str) -> Option<Vec<Word<'_>>> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (kind, length) = match first {
            '\n' => (Some(WordKind::LineEnd), 1),
            '#' => (None, rest.find('\n')?),
            '"' => (Some(WordKind::Text), quoted(rest, "\"", "\"")?),
            '“' => (Some(WordKind::Text), quoted(rest, "“", "”")?),
            '@' => (Some(WordKind::Citation), citation(rest)?),
            _ if first.is_whitespace() || first == '\u{feff}' => (None, first.len_utf8()),
            _ if first.is_alphabetic() => (Some(WordKind::Name), rest.find(|c| !is_of_name(c)).unwrap_or(rest.len())),
            _ => match number(rest) {
                0 => (Some(WordKind::Sign), sign(rest, first)),
                length => (Some(WordKind::Number), length),
            },
        };
        let (text, after) = rest.split_at(length);
        words.extend(kind.map(|kind| Word { text, kind }));
        rest = after;
    }
    Some(words)
}

/// Whether a character may stand in a name, behind its first letter.
pub fn is_of_name(character: char) -> bool {
    character.is_alphanumeric() || "_-".contains(character) || is_combining_mark(character)
}

/// Whether a character may stand in the key of a citation.
pub fn is_of_key(character: char) -> bool {
    character.is_alphanumeric() || "_:.#$%&-+?<>~/".contains(character)
}

/// One that is never closed goes to the end of its line, as in the grammar.
fn quoted(rest: &str, open: &str, close: &str) -> Option<usize> {
    match string_end(rest.as_bytes(), open.len(), close.as_bytes()) {
        Ok(end) => Some(end),
        Err(reached) if reached >= rest.len() => None,
        Err(_) => rest.find('\n'),
    }
}

fn citation(rest: &str) -> Option<usize> {
    let key = 1 + rest[1..].find(|c| !is_of_key(c)).unwrap_or(rest.len() - 1);
    let after = &rest[key..];
    if !after.starts_with('[') {
        return Some(key);
    }
    after.find([']', '\n']).map(|end| key + end + usize::from(after[end..].starts_with(']')))
}

fn number(rest: &str) -> usize {
    let digits = |from: usize| rest[from..].bytes().take_while(u8::is_ascii_digit).count();
    let sign = usize::from(rest.starts_with('-'));
    let whole = digits(sign);
    if whole == 0 {
        return 0;
    }
    let end = sign + whole;
    let decimals = if rest[end..].starts_with('.') { digits(end + 1) } else { 0 };
    if decimals == 0 { end } else { end + 1 + decimals }
}

fn sign(rest: &str, first: char) -> usize {
    let is_double = ["..", "!=", "<=", ">="].iter().any(|sign| rest.starts_with(sign));
    if is_double { 2 } else { first.len_utf8() }
}
