//! Random expressions, each in our language and in CEL.
//!
//! The two differ in numbers only: ours has one kind, CEL tells integers from doubles and counts in integers.

use crate::support::choices::Choices;

/// One expression in both languages.
#[derive(Clone)]
pub struct Both {
    pub ours: String,
    pub cel: String,
}

/// The types of the subset.
#[derive(Clone, Copy, PartialEq)]
pub enum Type {
    Bool,
    Number,
    Text,
    List(Element),
}

/// The types of elements.
#[derive(Clone, Copy, PartialEq)]
pub enum Element {
    Bool,
    Number,
    Text,
}

impl Element {
    const ALL: [Self; 3] = [Self::Number, Self::Text, Self::Bool];

    fn alone(self) -> Type {
        match self {
            Self::Bool => Type::Bool,
            Self::Number => Type::Number,
            Self::Text => Type::Text,
        }
    }
}

/// A name that a macro brings in.
type Variables = Vec<(&'static str, Type)>;

/// Expressions of a type; `variables` are those in scope, the innermost last.
pub fn expression(choices: &mut Choices, wanted: Type, variables: &Variables, depth: usize) -> Both {
    let named: Vec<&str> = variables
        .iter()
        .enumerate()
        .filter(|(at, (name, ty))| *ty == wanted && variables[at + 1..].iter().all(|(later, _)| later != name))
        .map(|(_, (name, _))| *name)
        .collect();
    if !named.is_empty() && choices.chance(40) {
        return same(choices.pick(&named));
    }
    if depth == 0 {
        return literal(choices, wanted);
    }
    let of = |choices: &mut Choices, ty| expression(choices, ty, variables, depth - 1);
    if choices.chance(12) {
        let parts = [of(choices, Type::Bool), of(choices, wanted), of(choices, wanted)];
        return filled("(({}) ? ({}) : {})", &parts);
    }
    match wanted {
        Type::Bool => truth(choices, variables, depth),
        Type::Number => match choices.below(6) {
            0 => literal(choices, wanted),
            1 => filled("-({})", &[of(choices, wanted)]),
            2 => {
                let ty = choices.pick(&[Type::Text, Type::List(Element::Number), Type::List(Element::Text)]);
                let part = of(choices, ty);
                let (form, ours) = choices.pick(&[("size", "size({})"), ("method", "({}).size()")]);
                let cel = if form == "size" { "double(size({}))" } else { "double(({}).size())" };
                let ours = filled(ours, std::slice::from_ref(&part)).ours;
                Both { ours, cel: filled(cel, &[part]).cel }
            }
            _ => {
                let operator = choices.pick(&["+", "-", "*", "/"]);
                // CEL's own evaluator has no order for what comes of a division by nought.
                let right = if operator == "/" { same(choices.pick(&["2.5", "10.0"])) } else { of(choices, wanted) };
                let parts = [of(choices, wanted), right];
                binary(choices, operator, &parts)
            }
        },
        Type::Text => match choices.below(3) {
            0 => literal(choices, wanted),
            _ => {
                let parts = [of(choices, wanted), of(choices, wanted)];
                binary(choices, "+", &parts)
            }
        },
        Type::List(element) => match choices.below(5) {
            0 => literal(choices, wanted),
            1 => {
                let parts = [of(choices, wanted), of(choices, wanted)];
                binary(choices, "+", &parts)
            }
            2 => {
                let items: Vec<Both> = (0..1 + choices.below(3)).map(|_| of(choices, element.alone())).collect();
                filled(&format!("[{}]", vec!["{}"; items.len()].join(", ")), &items)
            }
            3 => each(choices, "filter", wanted, Type::Bool, variables, depth),
            _ => {
                let from = Type::List(choices.pick(&Element::ALL));
                each(choices, "map", from, element.alone(), variables, depth)
            }
        },
    }
}

fn truth(choices: &mut Choices, variables: &Variables, depth: usize) -> Both {
    let of = |choices: &mut Choices, ty| expression(choices, ty, variables, depth - 1);
    match choices.below(8) {
        0 => literal(choices, Type::Bool),
        1 => filled("!({})", &[of(choices, Type::Bool)]),
        2 => {
            let parts = [of(choices, Type::Bool), of(choices, Type::Bool)];
            let operator = choices.pick(&["&&", "||"]);
            binary(choices, operator, &parts)
        }
        3 => {
            let parts = [of(choices, Type::Number), of(choices, Type::Number)];
            let operator = choices.pick(&["<", "<=", ">", ">="]);
            binary(choices, operator, &parts)
        }
        4 => {
            let element = choices.pick(&Element::ALL);
            let ty = choices.pick(&[element.alone(), Type::List(element)]);
            let parts = [of(choices, ty), of(choices, ty)];
            let operator = choices.pick(&["==", "!="]);
            binary(choices, operator, &parts)
        }
        5 => {
            let element = choices.pick(&Element::ALL);
            let parts = [of(choices, element.alone()), of(choices, Type::List(element))];
            binary(choices, "in", &parts)
        }
        6 => {
            let form = choices.pick(&["({}).contains({})", "({}).startsWith({})", "({}).endsWith({})"]);
            filled(form, &[of(choices, Type::Text), of(choices, Type::Text)])
        }
        _ => {
            let form = choices.pick(&["exists", "all"]);
            let list = Type::List(choices.pick(&Element::ALL));
            each(choices, form, list, Type::Bool, variables, depth)
        }
    }
}

/// A macro over a list; names may hide others.
fn each(choices: &mut Choices, form: &str, list: Type, body: Type, variables: &Variables, depth: usize) -> Both {
    let Type::List(element) = list else { panic!("a macro goes over a list") };
    let name = choices.pick(&["x", "y"]);
    let list = expression(choices, list, variables, depth - 1);
    let mut inner = variables.clone();
    inner.push((name, element.alone()));
    let body = expression(choices, body, &inner, depth - 1);
    filled(&format!("({{}}).{form}({name}, {{}})"), &[list, body])
}

/// With parentheses, or without: then precedence decides, and what comes out may have another type or none.
fn binary(choices: &mut Choices, operator: &str, parts: &[Both]) -> Both {
    let form = choices.pick(&["(({}) @ ({}))", "{} @ {}", "({} @ {})"]);
    filled(&form.replace('@', operator), parts)
}

fn literal(choices: &mut Choices, ty: Type) -> Both {
    let numbers = ["0.0", "1.0", "2.5", "3.0", "10.0"];
    let texts = ["\"\"", "\"a\"", "'ab'", "\"a\\\"b\"", "'동맹 😀'", "\"\\\\ \\n\"", "'\\''"];
    same(match ty {
        Type::Bool => choices.pick(&["false", "true"]),
        Type::Number => choices.pick(&numbers),
        Type::Text => choices.pick(&texts),
        Type::List(Element::Bool) => choices.pick(&["[true]", "[false, true]"]),
        Type::List(Element::Number) => choices.pick(&["[1.0]", "[2.5, 1.0, 1.0]"]),
        Type::List(Element::Text) => choices.pick(&["['a']", "[\"ab\", \"동맹 😀\", \"\"]"]),
    })
}

fn same(text: &str) -> Both {
    Both { ours: text.to_owned(), cel: text.to_owned() }
}

/// Each `{}` of the form filled with the next part.
fn filled(form: &str, parts: &[Both]) -> Both {
    let fill = |part: fn(&Both) -> &str| {
        let mut pieces = form.split("{}");
        let first = pieces.next().unwrap_or_default().to_owned();
        pieces.zip(parts).fold(first, |text, (piece, filling)| text + part(filling) + piece)
    };
    Both { ours: fill(|both| &both.ours), cel: fill(|both| &both.cel) }
}
