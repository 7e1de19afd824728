//! Characters to tokens.

use super::{Checked, invalid};
use std::ops::Range;

/// A token.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "tokens are what they are called")]
pub enum Token {
    Identifier(String),
    Number(f64),
    String(String),
    Symbol(&'static str),
}

const SYMBOLS: [&str; 23] = [
    "&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "+", "-", "*", "/", "?", ":", "(", ")", "[", "]", ",", ".", "{",
    "}",
];

/// The tokens of `text` with their bytes.
pub fn tokens(text: &str) -> Checked<Vec<(Token, Range<usize>)>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (token, length) = if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        } else if first.is_alphabetic() || first == '_' {
            let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
            (Token::Identifier(rest[..length].to_owned()), length)
        } else if first.is_ascii_digit() {
            number(rest, at)?
        } else if first == '"' || first == '\'' {
            string(rest, at, first)?
        } else if let Some(symbol) = SYMBOLS.into_iter().find(|symbol| rest.starts_with(symbol)) {
            (Token::Symbol(symbol), symbol.len())
        } else {
            return Err(invalid(at..at + first.len_utf8(), format!("`{first}` cannot be part of a condition")));
        };
        tokens.push((token, at..at + length));
        at += length;
    }
    Ok(tokens)
}

fn number(rest: &str, at: usize) -> Checked<(Token, usize)> {
    let digits = |from: &str| from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
    let mut length = digits(rest);
    if rest[length..].starts_with('.') && rest[length + 1..].starts_with(|c: char| c.is_ascii_digit()) {
        length += 1 + digits(&rest[length + 1..]);
    }
    match rest[..length].parse() {
        Ok(number) => Ok((Token::Number(number), length)),
        Err(_) => Err(invalid(at..at + length, "this is not a number")),
    }
}

fn string(rest: &str, at: usize, quote: char) -> Checked<(Token, usize)> {
    let mut value = String::new();
    let mut characters = rest.char_indices().skip(1);
    while let Some((offset, character)) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some((_, 'n')) => value.push('\n'),
                Some((_, escaped)) => value.push(escaped),
                None => break,
            },
            _ if character == quote => return Ok((Token::String(value), offset + 1)),
            _ => value.push(character),
        }
    }
    Err(invalid(at..at + rest.len(), "this string is never closed"))
}
