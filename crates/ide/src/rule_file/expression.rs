//! Half-written expressions of rules: what stands before a dot, and which variables are in scope there.

use lakatos_engine::rules::condition::check::{Scope, check};
use lakatos_engine::rules::condition::parse::parse;
use lakatos_engine::rules::condition::token::{Token, tokens};
use lakatos_engine::rules::vocabulary::{Field, Kind, Scalar, Type};
use std::ops::Range;

/// What a word of an expression stands for.
#[derive(Debug)]
pub enum Word {
    /// A field of a kind of thing.
    Field(Kind, &'static Field),
    /// A variable that is a thing of a kind.
    Kind(Kind),
}

type Tokens = [(Token, Range<usize>)];

/// The type of the elements of a list that an expression gives.
pub fn list_type(expression: &str, scope: &Scope) -> Option<Scalar> {
    match type_of(expression, scope)? {
        Type::List(item) => Some(item),
        Type::One(_) | Type::EmptyList => None,
    }
}

fn type_of(expression: &str, scope: &Scope) -> Option<Type> {
    Some(check(&parse(expression).ok()?, scope).ok()?.1)
}

/// The type of what stands before the dot at the end of `before`.
pub fn type_before_dot(before: &str, scope: &Scope) -> Option<Type> {
    let read = tokens(before).ok()?;
    let (last, rest) = read.split_last()?;
    if last.0 != Token::Symbol(".") {
        return None;
    }
    type_of(chain_at_end(before, rest)?, &inner_scope(before, rest, scope))
}

/// What may be named at the end of `before`: the variables of its macros besides those of the rule.
pub fn inner_scope(before: &str, read: &Tokens, scope: &Scope) -> Scope {
    let mut scope = scope.clone();
    for open in open_parentheses(read) {
        if let Some((variable, item)) = variable_of(before, read, open, &scope) {
            scope = scope.with(&variable, Type::One(item));
        }
    }
    scope
}

/// The variable of the macro whose `(` is token number `open`: `list.exists(name, …`.
fn variable_of(before: &str, read: &Tokens, open: usize, scope: &Scope) -> Option<(String, Scalar)> {
    let Some((Token::Identifier(variable), _)) = read.get(open + 1) else { return None };
    let is_macro = matches!(&read.get(open.checked_sub(1)?)?.0, Token::Identifier(name) if ["exists", "all", "filter", "map"].contains(&name.as_str()));
    let is_method = read.get(open.checked_sub(2)?)?.0 == Token::Symbol(".");
    if !is_macro || !is_method || read.get(open + 2)?.0 != Token::Symbol(",") {
        return None;
    }
    Some((variable.clone(), list_type(chain_at_end(before, read.get(..open - 2)?)?, scope)?))
}

/// The numbers of the `(` that nothing closes, the outermost first.
fn open_parentheses(read: &Tokens) -> Vec<usize> {
    let mut open = Vec::new();
    for (number, (token, _)) in read.iter().enumerate() {
        match token {
            Token::Symbol("(") => open.push(number),
            Token::Symbol(")") => drop(open.pop()),
            _ => {}
        }
    }
    open
}

/// The chain of names, calls and fields that some tokens end with.
fn chain_at_end<'text>(text: &'text str, read: &Tokens) -> Option<&'text str> {
    let mut start = read.len();
    loop {
        start = match &read.get(start.checked_sub(1)?)?.0 {
            Token::Identifier(_) | Token::String(_) => start - 1,
            Token::Symbol(")") => {
                let open = opening(read, start - 1)?;
                match read.get(open.wrapping_sub(1)) {
                    Some((Token::Identifier(_), _)) => open - 1,
                    _ => open,
                }
            }
            _ => return None,
        };
        match read.get(start.wrapping_sub(1)) {
            Some((Token::Symbol("."), _)) => start -= 1,
            _ => break,
        }
    }
    text.get(read.get(start)?.1.start..read.last()?.1.end)
}

/// The `(` that the `)` of a number closes.
fn opening(read: &Tokens, close: usize) -> Option<usize> {
    let mut depth = 0_usize;
    (0..=close).rev().find(|number| {
        match read[*number].0 {
            Token::Symbol(")") => depth += 1,
            Token::Symbol("(") => depth -= 1,
            _ => {}
        }
        depth == 0
    })
}

/// What the word at a byte of an expression stands for, and its bytes.
pub fn word_at(expression: &str, at: usize, scope: &Scope) -> Option<(Word, Range<usize>)> {
    let read = tokens(expression).ok()?;
    let number = read
        .iter()
        .position(|(_, span)| span.start <= at && at <= span.end && !span.is_empty())
        .filter(|number| matches!(read[*number].0, Token::Identifier(_)))
        .or_else(|| read.iter().position(|(token, span)| matches!(token, Token::Identifier(_)) && span.start == at))?;
    let (Token::Identifier(name), span) = &read[number] else { return None };
    let before = expression.get(..span.start)?;
    let entity = |ty: Type| match ty {
        Type::One(Scalar::Entity(kind)) | Type::List(Scalar::Entity(kind)) => Some(kind),
        _ => None,
    };
    if before.trim_end().ends_with('.') {
        let kind = entity(type_before_dot(before, scope)?)?;
        return Some((Word::Field(kind, kind.field(name)?), span.clone()));
    }
    let inner = inner_scope(before, read.get(..number)?, scope);
    Some((Word::Kind(entity(type_of(name, &inner)?)?), span.clone()))
}
