//! What our evaluator says, CEL's own says too.

use crate::both::{Element, Type, expression};
use crate::support::choices::{cases, choices};
use crate::support::conditions::{evaluated, messages};
use cel::{Context, Program};
use lakatos::rules::vocabulary::Value;
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
