//! A tree to a typed expression: every name resolved, every type checked.

use super::syntax::{BinaryOperator, Node, NodeKind};
use super::{Checked, invalid};
use crate::rules::vocabulary::{Field, Kind, Scalar, Type, Value};
use lakatos_syntax::Diagnostic;
use lakatos_syntax::nearest::{ALIKE, nearest};
use std::ops::Range;

/// An expression whose types fit.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the forms of CEL")]
pub enum Expression {
    Literal(Value),
    /// The variable at a depth of the scope.
    Variable(usize),
    Field(Box<Expression>, &'static Field),
    Has(Box<Expression>, &'static Field),
    List(Vec<Expression>),
    Not(Box<Expression>),
    Negative(Box<Expression>),
    Binary(BinaryOperator, Box<Expression>, Box<Expression>),
    Conditional(Box<Expression>, Box<Expression>, Box<Expression>),
    /// A macro over a list; the body sees one variable more.
    Each(Macro, Box<Expression>, Box<Expression>),
    Call(Function, Vec<Expression>),
}

impl Expression {
    /// Whether it reads such a field.
    pub fn reads(&self, is_wanted: &dyn Fn(&'static Field) -> bool) -> bool {
        let any = |parts: &[&Self]| parts.iter().any(|part| part.reads(is_wanted));
        match self {
            Self::Literal(_) | Self::Variable(_) => false,
            Self::Field(of, field) | Self::Has(of, field) => is_wanted(field) || of.reads(is_wanted),
            Self::List(items) | Self::Call(_, items) => items.iter().any(|item| item.reads(is_wanted)),
            Self::Not(operand) | Self::Negative(operand) => operand.reads(is_wanted),
            Self::Binary(_, left, right) | Self::Each(_, left, right) => any(&[left, right]),
            Self::Conditional(condition, then, otherwise) => any(&[condition, then, otherwise]),
        }
    }
}

/// Macros over lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the macros of CEL")]
pub enum Macro {
    Exists,
    All,
    Filter,
    Map,
}

/// Functions; methods are functions whose first argument is the receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the functions of CEL, and two for messages")]
pub enum Function {
    Size,
    Contains,
    StartsWith,
    EndsWith,
    Listed,
    Plural,
}

impl std::fmt::Debug for Field {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Field({})", self.name)
    }
}

/// What an expression may speak of.
#[derive(Clone, Default)]
pub struct Scope {
    variables: Vec<(String, Type)>,
    options: Vec<(String, Value)>,
}

impl Scope {
    /// `self`, also under the name of its kind.
    pub fn for_kind(kind: Kind) -> Self {
        let named = |name: &str| (name.to_owned(), Type::entity(kind));
        Self { variables: vec![named("self"), named(kind.info().name)], options: Vec::new() }
    }

    /// With the options of a rule, as `option.NAME`.
    pub fn with_options(mut self, options: Vec<(String, Value)>) -> Self {
        self.options = options;
        self
    }

    /// With one variable more.
    pub fn with(&self, name: &str, ty: Type) -> Self {
        let mut scope = self.clone();
        scope.variables.push((name.to_owned(), ty));
        scope
    }

    /// Its variables, the outermost first.
    pub fn variables(&self) -> impl Iterator<Item = (&str, Type)> {
        self.variables.iter().map(|(name, ty)| (name.as_str(), *ty))
    }

    /// The names of its options.
    pub fn options(&self) -> impl Iterator<Item = &str> {
        self.options.iter().map(|(name, _)| name.as_str())
    }

    fn find(&self, name: &str) -> Option<(usize, Type)> {
        let position = self.variables.iter().rposition(|(known, _)| known == name)?;
        Some((position, self.variables[position].1))
    }
}

/// The typed form of `node` in `scope`, and its type.
pub fn check(node: &Node, scope: &Scope) -> Checked<(Expression, Type)> {
    Ok(match &node.kind {
        NodeKind::Bool(value) => (Expression::Literal(Value::Bool(*value)), Type::BOOL),
        NodeKind::Number(value) => (Expression::Literal(Value::Number(*value)), Type::NUMBER),
        NodeKind::String(value) => (Expression::Literal(Value::string(value.as_str())), Type::STRING),
        NodeKind::List(items) => list(items, scope)?,
        NodeKind::Identifier(name) => {
            let names = || scope.variables.iter().map(|(name, _)| name.as_str()).chain(["option"]);
            let found = scope.find(name).ok_or_else(|| unknown(&node.span, "name", name, names()))?;
            (Expression::Variable(found.0), found.1)
        }
        NodeKind::Field { of, name, name_span } => field(of, name, name_span, scope)?,
        NodeKind::Not(operand) => (Expression::Not(boxed(operand, Type::BOOL, scope)?), Type::BOOL),
        NodeKind::Negative(operand) => (Expression::Negative(boxed(operand, Type::NUMBER, scope)?), Type::NUMBER),
        NodeKind::Binary { operator, left, right } => binary(*operator, left, right, scope)?,
        NodeKind::Conditional { condition, then, otherwise } => {
            let condition = boxed(condition, Type::BOOL, scope)?;
            let (then, ty) = check(then, scope)?;
            let otherwise = boxed(otherwise, ty, scope)?;
            (Expression::Conditional(condition, Box::new(then), otherwise), ty)
        }
        NodeKind::Call { receiver, name, name_span, arguments } => {
            call(receiver.as_deref(), name, name_span, arguments, &node.span, scope)?
        }
    })
}

/// The typed form of `node`, which must be of type `wanted`.
pub fn check_as(node: &Node, wanted: Type, scope: &Scope) -> Checked<Expression> {
    let (expression, ty) = check(node, scope)?;
    if fits(ty, wanted) {
        return Ok(expression);
    }
    Err(invalid(node.span.clone(), format!("expected a {}, found a {}", wanted.words(), ty.words())))
}

fn boxed(node: &Node, wanted: Type, scope: &Scope) -> Checked<Box<Expression>> {
    check_as(node, wanted, scope).map(Box::new)
}

fn fits(ty: Type, wanted: Type) -> bool {
    ty == wanted || matches!((ty, wanted), (Type::EmptyList, Type::List(_)) | (Type::List(_), Type::EmptyList))
}

fn list(items: &[Node], scope: &Scope) -> Checked<(Expression, Type)> {
    let Some(first) = items.first() else { return Ok((Expression::List(Vec::new()), Type::EmptyList)) };
    let (_, first_type) = check(first, scope)?;
    let Type::One(scalar) = first_type else {
        return Err(invalid(first.span.clone(), "a list cannot hold lists"));
    };
    let items: Checked<Vec<Expression>> = items.iter().map(|item| check_as(item, first_type, scope)).collect();
    Ok((Expression::List(items?), Type::List(scalar)))
}

fn field(of: &Node, name: &str, name_span: &Range<usize>, scope: &Scope) -> Checked<(Expression, Type)> {
    if matches!(&of.kind, NodeKind::Identifier(word) if word == "option") && scope.find("option").is_none() {
        let names = || scope.options.iter().map(|(name, _)| name.as_str());
        let found = scope.options.iter().find(|(known, _)| known == name);
        let (_, value) = found.ok_or_else(|| unknown(name_span, "option", name, names()))?;
        let ty = match value {
            Value::Bool(_) => Type::BOOL,
            Value::Number(_) => Type::NUMBER,
            _ => Type::STRING,
        };
        return Ok((Expression::Literal(value.clone()), ty));
    }
    let (of_expression, found) = resolve_field(of, name, name_span, scope)?;
    Ok((Expression::Field(Box::new(of_expression), found), found.ty))
}

fn resolve_field(
    of: &Node,
    name: &str,
    name_span: &Range<usize>,
    scope: &Scope,
) -> Checked<(Expression, &'static Field)> {
    let (expression, ty) = check(of, scope)?;
    let Type::One(Scalar::Entity(kind)) = ty else {
        return Err(invalid(name_span.clone(), format!("a {} has no fields", ty.words())));
    };
    let names = || kind.info().fields.iter().map(|field| field.name);
    let what = format!("field of `{}`", kind.info().name);
    let found = kind.field(name).ok_or_else(|| unknown(name_span, &what, name, names()))?;
    Ok((expression, found))
}

fn unknown<'name>(
    span: &Range<usize>,
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'name str>,
) -> Box<Diagnostic> {
    let hint = nearest(name, known, ALIKE);
    let hint = hint.map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default();
    invalid(span.clone(), format!("there is no {what} `{name}`{hint}"))
}

fn binary(operator: BinaryOperator, left: &Node, right: &Node, scope: &Scope) -> Checked<(Expression, Type)> {
    use BinaryOperator as B;
    let (left_expression, left_type) = check(left, scope)?;
    let (wanted, result) = match operator {
        B::And | B::Or => (Type::BOOL, Type::BOOL),
        B::Equal | B::NotEqual => (left_type, Type::BOOL),
        B::Less | B::AtMost | B::Greater | B::AtLeast => (Type::NUMBER, Type::BOOL),
        B::In => {
            let Type::One(scalar) = left_type else {
                return Err(invalid(left.span.clone(), "a list cannot be an element of a list"));
            };
            let right = boxed(right, Type::List(scalar), scope)?;
            return Ok((Expression::Binary(operator, Box::new(left_expression), right), Type::BOOL));
        }
        B::Add if left_type == Type::STRING => (Type::STRING, Type::STRING),
        B::Add if matches!(left_type, Type::List(_)) => (left_type, left_type),
        B::Add | B::Subtract | B::Multiply | B::Divide => (Type::NUMBER, Type::NUMBER),
    };
    if operator != B::Equal && operator != B::NotEqual && !fits(left_type, wanted) {
        let message = format!("expected a {}, found a {}", wanted.words(), left_type.words());
        return Err(invalid(left.span.clone(), message));
    }
    let right = boxed(right, wanted, scope)?;
    Ok((Expression::Binary(operator, Box::new(left_expression), right), result))
}

fn call(
    receiver: Option<&Node>,
    name: &str,
    name_span: &Range<usize>,
    arguments: &[Node],
    span: &Range<usize>,
    scope: &Scope,
) -> Checked<(Expression, Type)> {
    const FUNCTIONS: [&str; 11] =
        ["exists", "all", "filter", "map", "has", "size", "contains", "startsWith", "endsWith", "listed", "plural"];
    let wrong = |message: &str| Err(invalid(span.clone(), message.to_owned()));
    let function = |function: Function, wanted: &[Type], result: Type| {
        let given: Vec<&Node> = receiver.into_iter().chain(arguments).collect();
        if given.len() != wanted.len() {
            let count = wanted.len() - usize::from(receiver.is_some());
            return wrong(&format!("`{name}` takes {count} argument{}", if count == 1 { "" } else { "s" }));
        }
        let checked: Checked<Vec<Expression>> =
            given.iter().zip(wanted).map(|(node, wanted)| check_as(node, *wanted, scope)).collect();
        Ok((Expression::Call(function, checked?), result))
    };
    match (name, receiver, arguments) {
        ("exists" | "all" | "filter" | "map", Some(list), [variable, body]) => each(name, list, variable, body, scope),
        ("exists" | "all" | "filter" | "map", ..) => wrong("a macro reads `list.exists(name, condition)`"),
        ("has", None, [Node { kind: NodeKind::Field { of, name, name_span }, .. }]) => {
            let (expression, field) = resolve_field(of, name, name_span, scope)?;
            Ok((Expression::Has(Box::new(expression), field), Type::BOOL))
        }
        ("has", ..) => wrong("`has` takes a field, as in `has(theory.paradigm)`"),
        ("size", ..) => {
            let of = receiver.or(arguments.first());
            let ty = of.map(|of| check(of, scope)).transpose()?.map(|(_, ty)| ty);
            match ty {
                Some(ty @ (Type::List(_) | Type::EmptyList | Type::STRING)) => {
                    function(Function::Size, &[ty], Type::NUMBER)
                }
                _ => wrong("only a list or a string has a size"),
            }
        }
        ("contains", Some(_), _) => function(Function::Contains, &[Type::STRING, Type::STRING], Type::BOOL),
        ("startsWith", Some(_), _) => function(Function::StartsWith, &[Type::STRING, Type::STRING], Type::BOOL),
        ("endsWith", Some(_), _) => function(Function::EndsWith, &[Type::STRING, Type::STRING], Type::BOOL),
        ("listed", None, _) => function(Function::Listed, &[Type::List(Scalar::String)], Type::STRING),
        ("plural", None, _) => function(Function::Plural, &[Type::NUMBER, Type::STRING, Type::STRING], Type::STRING),
        _ => Err(unknown(name_span, "function", name, FUNCTIONS.into_iter())),
    }
}

fn each(name: &str, list: &Node, variable: &Node, body: &Node, scope: &Scope) -> Checked<(Expression, Type)> {
    let NodeKind::Identifier(variable_name) = &variable.kind else {
        return Err(invalid(variable.span.clone(), "expected a name for the element"));
    };
    let (list_expression, ty) = check(list, scope)?;
    let Type::List(scalar) = ty else {
        return Err(invalid(list.span.clone(), format!("expected a list, found a {}", ty.words())));
    };
    let inner = scope.with(variable_name, Type::One(scalar));
    let (body_expression, body_type) = check(body, &inner)?;
    let (kind, result) = match name {
        "exists" => (Macro::Exists, Type::BOOL),
        "all" => (Macro::All, Type::BOOL),
        "filter" => (Macro::Filter, ty),
        _ => match body_type {
            Type::One(scalar) => (Macro::Map, Type::List(scalar)),
            _ => return Err(invalid(body.span.clone(), "a list cannot hold lists")),
        },
    };
    if kind != Macro::Map && body_type != Type::BOOL {
        let message = format!("expected a bool, found a {}", body_type.words());
        return Err(invalid(body.span.clone(), message));
    }
    Ok((Expression::Each(kind, Box::new(list_expression), Box::new(body_expression)), result))
}
