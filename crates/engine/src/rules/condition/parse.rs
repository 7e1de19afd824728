//! Tokens to a tree, by precedence climbing.

use super::syntax::{BinaryOperator, Node, NodeKind};
use super::token::{Token, tokens};
use super::{Checked, invalid};
use std::ops::Range;

/// How deep an expression may nest.
const MAX_DEPTH: usize = 64;

/// How many tokens it may have: a long chain of operators is a deep tree, whose walk no stack would hold.
const MAX_TOKENS: usize = 1024;

/// The tree of a whole expression.
pub fn parse(text: &str) -> Checked<Node> {
    let tokens = tokens(text)?;
    if let Some((_, span)) = tokens.get(MAX_TOKENS) {
        return Err(invalid(span.clone(), format!("this is longer than {MAX_TOKENS} words and signs")));
    }
    let mut parser = Parser { tokens, at: 0, depth: 0, end: text.len() };
    let node = parser.expression()?;
    match parser.tokens.get(parser.at) {
        None => Ok(node),
        Some((_, span)) => Err(invalid(span.clone(), "expected an operator or the end here")),
    }
}

struct Parser {
    tokens: Vec<(Token, Range<usize>)>,
    at: usize,
    depth: usize,
    end: usize,
}

impl Parser {
    fn expression(&mut self) -> Checked<Node> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(invalid(self.span_here(), format!("nested more than {MAX_DEPTH} deep")));
        }
        let condition = self.binary(1)?;
        let node = if self.eat("?") {
            let then = self.expression()?;
            self.expect(":")?;
            let otherwise = self.expression()?;
            let span = condition.span.start..otherwise.span.end;
            let (condition, then, otherwise) = (Box::new(condition), Box::new(then), Box::new(otherwise));
            Node { kind: NodeKind::Conditional { condition, then, otherwise }, span }
        } else {
            condition
        };
        self.depth -= 1;
        Ok(node)
    }

    fn binary(&mut self, least: u8) -> Checked<Node> {
        let mut left = self.unary()?;
        while let Some((operator, binding)) = self.peek_operator()
            && binding >= least
        {
            self.at += 1;
            let right = self.binary(binding + 1)?;
            let span = left.span.start..right.span.end;
            left = Node { kind: NodeKind::Binary { operator, left: Box::new(left), right: Box::new(right) }, span };
        }
        Ok(left)
    }

    fn peek_operator(&self) -> Option<(BinaryOperator, u8)> {
        match self.tokens.get(self.at) {
            Some((Token::Symbol(symbol), _)) => BinaryOperator::from_symbol(symbol),
            Some((Token::Identifier(word), _)) if word == "in" => BinaryOperator::from_symbol(word),
            _ => None,
        }
    }

    fn unary(&mut self) -> Checked<Node> {
        let start = self.span_here().start;
        let mut signs = Vec::new();
        while self.peek("!") || self.peek("-") {
            signs.push(self.peek("!"));
            self.at += 1;
        }
        if signs.len() > MAX_DEPTH {
            return Err(invalid(start..self.span_here().end, format!("nested more than {MAX_DEPTH} deep")));
        }
        let mut node = self.postfix()?;
        for is_not in signs.into_iter().rev() {
            let span = start..node.span.end;
            let operand = Box::new(node);
            node = Node { kind: if is_not { NodeKind::Not(operand) } else { NodeKind::Negative(operand) }, span };
        }
        Ok(node)
    }

    fn postfix(&mut self) -> Checked<Node> {
        let mut node = self.primary()?;
        while self.eat(".") {
            let (name, name_span) = self.identifier()?;
            let start = node.span.start;
            let receiver = Box::new(node);
            node = if self.eat("(") {
                let arguments = self.list(")")?;
                let kind = NodeKind::Call { receiver: Some(receiver), name, name_span, arguments };
                Node { kind, span: start..self.end_before() }
            } else {
                let span = start..name_span.end;
                Node { kind: NodeKind::Field { of: receiver, name, name_span }, span }
            };
        }
        Ok(node)
    }

    fn primary(&mut self) -> Checked<Node> {
        let Some((token, span)) = self.tokens.get(self.at).cloned() else {
            return Err(invalid(self.end..self.end, "expected a value at the end"));
        };
        self.at += 1;
        let kind = match token {
            Token::Number(number) => NodeKind::Number(number),
            Token::String(string) => NodeKind::String(string),
            Token::Identifier(word) if word == "true" || word == "false" => NodeKind::Bool(word == "true"),
            Token::Identifier(name) if self.eat("(") => {
                let arguments = self.list(")")?;
                NodeKind::Call { receiver: None, name, name_span: span.clone(), arguments }
            }
            Token::Identifier(name) => NodeKind::Identifier(name),
            Token::Symbol("(") => {
                let inner = self.expression()?;
                self.expect(")")?;
                return Ok(inner);
            }
            Token::Symbol("[") => NodeKind::List(self.list("]")?),
            Token::Symbol(symbol) => {
                return Err(invalid(span, format!("expected a value, not `{symbol}`")));
            }
        };
        Ok(Node { kind, span: span.start..self.end_before() })
    }

    fn list(&mut self, close: &str) -> Checked<Vec<Node>> {
        let mut nodes = Vec::new();
        if self.eat(close) {
            return Ok(nodes);
        }
        loop {
            nodes.push(self.expression()?);
            if self.eat(close) {
                return Ok(nodes);
            }
            self.expect(",")?;
        }
    }

    fn identifier(&mut self) -> Checked<(String, Range<usize>)> {
        match self.tokens.get(self.at).cloned() {
            Some((Token::Identifier(name), span)) => {
                self.at += 1;
                Ok((name, span))
            }
            _ => Err(invalid(self.span_here(), "expected a name after `.`")),
        }
    }

    fn peek(&self, symbol: &str) -> bool {
        matches!(self.tokens.get(self.at), Some((Token::Symbol(found), _)) if *found == symbol)
    }

    fn eat(&mut self, symbol: &str) -> bool {
        let found = self.peek(symbol);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, symbol: &str) -> Checked<()> {
        if self.eat(symbol) { Ok(()) } else { Err(invalid(self.span_here(), format!("expected `{symbol}` here"))) }
    }

    fn span_here(&self) -> Range<usize> {
        self.tokens.get(self.at).map_or(self.end..self.end, |(_, span)| span.clone())
    }

    fn end_before(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |(_, span)| span.end)
    }
}
