//! A typed expression to its value.

use super::check::{Expression, Function, Macro};
use super::syntax::BinaryOperator;
use crate::rules::vocabulary::{Facts, Value};
use rustc_hash::FxHashSet;

/// Why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// An optional field is absent: the rule stays silent.
    Absent,
    /// The budget of steps is spent.
    TooExpensive,
}

/// How many steps one evaluation may take: nested quantifiers over large arguments are cut off, not waited for.
pub const MAX_STEPS: u32 = 2_000_000;

/// Variables and what is left of the budget.
pub struct Frame<'frame, 'argument> {
    facts: &'frame Facts<'argument>,
    variables: Vec<Value>,
    steps: u32,
}

impl<'frame, 'argument> Frame<'frame, 'argument> {
    /// With the variables of a scope, in its order.
    pub fn new(facts: &'frame Facts<'argument>, variables: Vec<Value>) -> Self {
        Self { facts, variables, steps: 0 }
    }

    /// What is asked about.
    pub fn facts(&self) -> &'frame Facts<'argument> {
        self.facts
    }

    /// Begins anew with other values of the variables.
    pub fn begin(&mut self, variables: impl IntoIterator<Item = Value>) {
        self.variables.clear();
        self.variables.extend(variables);
        self.steps = 0;
    }

    /// Runs `inner` with one variable more.
    pub fn with<T>(&mut self, value: Value, inner: impl FnOnce(&mut Self) -> T) -> T {
        self.variables.push(value);
        let result = inner(self);
        self.variables.pop();
        result
    }

    /// Whether a condition holds; an absent field makes it false.
    pub fn holds(&mut self, condition: &Expression) -> Result<bool, Stop> {
        match self.value(condition) {
            Ok(value) => Ok(value == Value::Bool(true)),
            Err(Stop::Absent) => Ok(false),
            Err(stop) => Err(stop),
        }
    }

    /// The elements of a list; none where a field on the way is absent.
    pub fn items(&mut self, list: &Expression) -> Result<Vec<Value>, Stop> {
        match self.value(list) {
            Ok(Value::List(items)) => Ok(items),
            Ok(_) | Err(Stop::Absent) => Ok(Vec::new()),
            Err(stop) => Err(stop),
        }
    }

    /// The value of an expression.
    pub fn value(&mut self, expression: &Expression) -> Result<Value, Stop> {
        self.steps += 1;
        if self.steps > MAX_STEPS {
            return Err(Stop::TooExpensive);
        }
        Ok(match expression {
            Expression::Literal(value) => value.clone(),
            Expression::Variable(index) => self.variables.get(*index).cloned().ok_or(Stop::Absent)?,
            Expression::Field(of, field) => {
                let Value::Entity(entity) = self.value(of)? else { return Err(Stop::Absent) };
                (field.get)(self.facts, entity).ok_or(Stop::Absent)?
            }
            Expression::Has(of, field) => match self.value(of) {
                Ok(Value::Entity(entity)) => Value::Bool((field.get)(self.facts, entity).is_some()),
                Ok(_) | Err(Stop::Absent) => Value::Bool(false),
                Err(stop) => return Err(stop),
            },
            Expression::List(items) => {
                Value::List(items.iter().map(|item| self.value(item)).collect::<Result<_, _>>()?)
            }
            Expression::Not(operand) => Value::Bool(self.value(operand)? != Value::Bool(true)),
            Expression::Negative(operand) => Value::Number(-number(&self.value(operand)?)),
            Expression::Binary(operator, left, right) => self.binary(*operator, left, right)?,
            Expression::Conditional(condition, then, otherwise) => {
                let chosen = if self.value(condition)? == Value::Bool(true) { then } else { otherwise };
                self.value(chosen)?
            }
            Expression::Each(kind, list, body) => self.each(*kind, list, body)?,
            Expression::Call(function, arguments) => {
                if let [only] = arguments.as_slice() {
                    return Ok(call(*function, &[self.value(only)?]));
                }
                let arguments: Vec<Value> =
                    arguments.iter().map(|argument| self.value(argument)).collect::<Result<_, _>>()?;
                call(*function, &arguments)
            }
        })
    }

    fn binary(&mut self, operator: BinaryOperator, left: &Expression, right: &Expression) -> Result<Value, Stop> {
        use BinaryOperator as B;
        let left = self.value(left)?;
        if matches!((operator, &left), (B::And, Value::Bool(false)) | (B::Or, Value::Bool(true))) {
            return Ok(left);
        }
        let right = self.value(right)?;
        Ok(match operator {
            B::And | B::Or => right,
            B::Equal => Value::Bool(left == right),
            B::NotEqual => Value::Bool(left != right),
            B::Less => Value::Bool(number(&left) < number(&right)),
            B::AtMost => Value::Bool(number(&left) <= number(&right)),
            B::Greater => Value::Bool(number(&left) > number(&right)),
            B::AtLeast => Value::Bool(number(&left) >= number(&right)),
            B::In => Value::Bool(matches!(right, Value::List(items) if items.contains(&left))),
            B::Add => match (left, right) {
                (Value::String(left), Value::String(right)) => Value::string(format!("{left}{right}")),
                (Value::List(left), Value::List(right)) => Value::List(left.into_iter().chain(right).collect()),
                (left, right) => Value::Number(number(&left) + number(&right)),
            },
            B::Subtract => Value::Number(number(&left) - number(&right)),
            B::Multiply => Value::Number(number(&left) * number(&right)),
            B::Divide => Value::Number(number(&left) / number(&right)),
        })
    }

    fn each(&mut self, kind: Macro, list: &Expression, body: &Expression) -> Result<Value, Stop> {
        let Value::List(items) = self.value(list)? else { return Err(Stop::Absent) };
        let mut kept = Vec::new();
        for item in items {
            let value = self.with(item.clone(), |frame| frame.value(body))?;
            let holds = value == Value::Bool(true);
            match kind {
                Macro::Exists if holds => return Ok(Value::Bool(true)),
                Macro::All if !holds => return Ok(Value::Bool(false)),
                Macro::Filter if holds => kept.push(item),
                Macro::Map => kept.push(value),
                _ => {}
            }
        }
        Ok(match kind {
            Macro::Exists => Value::Bool(false),
            Macro::All => Value::Bool(true),
            Macro::Filter | Macro::Map => Value::List(kept),
        })
    }
}

/// The checker lets nothing but numbers come here.
fn number(value: &Value) -> f64 {
    if let Value::Number(number) = value { *number } else { f64::NAN }
}

fn text(value: &Value) -> &str {
    if let Value::String(text) = value { text } else { "" }
}

fn call(function: Function, arguments: &[Value]) -> Value {
    let text_at = |index: usize| arguments.get(index).map(text).unwrap_or_default();
    match (function, arguments) {
        (Function::Size, [Value::List(items)]) => Value::count(items.len()),
        (Function::Size, _) => Value::count(text_at(0).chars().count()),
        (Function::Contains, _) => Value::Bool(text_at(0).contains(text_at(1))),
        (Function::StartsWith, _) => Value::Bool(text_at(0).starts_with(text_at(1))),
        (Function::EndsWith, _) => Value::Bool(text_at(0).ends_with(text_at(1))),
        (Function::Listed, [Value::List(items)]) => Value::string(listed(&items.iter().map(text).collect::<Vec<_>>())),
        (Function::Listed, _) => Value::string(""),
        (Function::Plural, [count, ..]) => Value::string(text_at(if number(count) == 1.0 { 1 } else { 2 })),
        (Function::Plural, []) => Value::string(""),
    }
}

/// How many items a message names before it counts the rest.
const MOST_LISTED: usize = 12;

/// "`a`, `b` and `c`", each once; of many, the first and how many more.
fn listed(items: &[&str]) -> String {
    let mut named: FxHashSet<&str> = FxHashSet::default();
    let once = items.iter().filter(|item| named.insert(item));
    let quoted: Vec<String> = once.map(|item| format!("`{item}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        many if many.len() > MOST_LISTED => {
            let (named, rest) = many.split_at(MOST_LISTED - 3);
            format!("{} and {} more", named.join(", "), rest.len())
        }
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A value as it stands in a message.
pub fn display(value: &Value) -> String {
    match value {
        Value::Bool(value) => if *value { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.to_string(),
        Value::Place(_) | Value::Entity(_) => String::new(),
        Value::List(items) => items.iter().map(display).collect::<Vec<_>>().join(", "),
    }
}
