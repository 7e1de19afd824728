//! What our evaluator says, CEL's own says too.

use crate::both::{Element, Type, expression};
use crate::support::choices::{Choices, cases, choices};
use crate::support::conditions::{evaluated, messages};
use cel::{Context, Program};
use lakatos_engine::rules::vocabulary::Value;
use proptest::prelude::*;

/// Two values, where numbers that are none are alike.
fn alike(ours: &Value, cel: &cel::Value) -> bool {
    match (ours, cel) {
        (Value::Bool(ours), cel::Value::Bool(cel)) => ours == cel,
        (Value::Number(ours), cel::Value::Float(cel)) => ours == cel || ours.is_nan() && cel.is_nan(),
        (Value::String(ours), cel::Value::String(cel)) => **ours == ***cel,
        (Value::List(ours), cel::Value::List(cel)) => {
            ours.len() == cel.len() && ours.iter().zip(cel.iter()).all(|(ours, cel)| alike(ours, cel))
        }
        _ => false,
    }
}

/// Conditions in a row without parentheses, some of them comparisons of sums in a row.
fn chain(choices: &mut Choices) -> String {
    let mut text = term(choices);
    for _ in 0..choices.below(5) {
        text = format!("{text} {} {}", choices.pick(&["&&", "||"]), term(choices));
    }
    text
}

fn term(choices: &mut Choices) -> String {
    let sum = |choices: &mut Choices| {
        let mut sum = choices.pick(&["1.0", "-2.0", "4.0"]).to_owned();
        for _ in 0..choices.below(4) {
            sum = format!("{sum} {} {}", choices.pick(&["+", "-", "*", "/"]), choices.pick(&["3.0", "0.5", "-2.0"]));
        }
        sum
    };
    match choices.below(4) {
        0 => choices.pick(&["true", "!true", "false", "!!true", "!false == true"]).to_owned(),
        1 => format!(
            "{} {} {} {} true",
            sum(choices),
            choices.pick(&["<", "=="]),
            sum(choices),
            choices.pick(&["==", "!="])
        ),
        2 => format!("{} in [{}, -2.0]", sum(choices), sum(choices)),
        _ => format!("{} {} {}", sum(choices), choices.pick(&["<", "<=", ">", ">=", "==", "!="]), sum(choices)),
    }
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn an_expression_has_the_value_that_cel_gives_it(mut choices in choices(120)) {
        let list = |element| Type::List(element);
        let all = [Type::Bool, Type::Number, Type::Text, list(Element::Number), list(Element::Text), list(Element::Bool)];
        let wanted = choices.pick(&all);
        let both = expression(&mut choices, wanted, &Vec::new(), 4);
        // Without parentheses the types may not fit; what we refuse at load has no value to compare.
        if messages(&both.ours).is_empty() {
            let ours = evaluated(&both.ours).unwrap();
            let program = Program::compile(&both.cel);
            prop_assert!(program.is_ok(), "CEL does not read {}", both.cel);
            let theirs = program.unwrap().execute(&Context::default());
            prop_assert!(theirs.is_ok(), "{} is {:?}, and in CEL {:?}", both.ours, ours, theirs);
            let theirs = theirs.unwrap();
            prop_assert!(alike(&ours, &theirs), "{} is {:?}, and in CEL {:?}", both.ours, ours, theirs);
        }
    }

    #[test]
    fn operators_bind_as_in_cel(mut choices in choices(40)) {
        let text = chain(&mut choices);
        prop_assert_eq!(messages(&text), Vec::<String>::new(), "{}", text);
        let (ours, theirs) = (evaluated(&text).unwrap(), Program::compile(&text).unwrap().execute(&Context::default()));
        prop_assert!(alike(&ours, theirs.as_ref().unwrap()), "{} is {:?}, and in CEL {:?}", text, ours, theirs);
    }

    #[test]
    fn no_text_brings_the_checker_down(text in "[a-z0-9.\"'()\\[\\]!?:<>=&|+*/,{} -]{0,60}", wild in any::<String>()) {
        messages(&text);
        messages(&wild);
    }
}

#[test]
fn a_fully_bracketed_expression_is_never_refused() {
    for text in
        ["[1.0].exists(x, x > 0.5)", "('a' in ['a']) ? 1.0 : 2.0", "size([]) == 0", "[] == [1.0]", "!true || true"]
    {
        assert_eq!(messages(text), Vec::<String>::new(), "{text}");
    }
}
