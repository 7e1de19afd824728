//! What is too deep or too long is said, not suffered.

use crate::support::conditions::{evaluated, messages};
use lakatos_engine::rules::condition::eval::Stop;
use lakatos_engine::rules::vocabulary::Value;

/// How often something may be repeated before the expression as a whole is too long.
const TIMES: usize = 300;

#[test]
fn what_is_nested_too_deep_is_a_message() {
    let deep = [
        format!("{}1{}", "(".repeat(TIMES), ")".repeat(TIMES)),
        format!("{}1{}", "[".repeat(TIMES), "]".repeat(TIMES)),
        format!("{}true", "!".repeat(TIMES)),
        format!("{}1", "-".repeat(TIMES)),
        format!("{}1", "true ? ".repeat(TIMES)),
        format!("{}1{}", "size(".repeat(TIMES), ")".repeat(TIMES)),
        format!("true{}", " ? 1 : true".repeat(TIMES - 100)),
    ];
    for text in deep {
        let messages = messages(&text);
        let is_told = messages.len() == 1 && messages[0].contains("nested more than 64 deep");
        assert!(is_told, "{}: {messages:?}", &text[..30]);
    }
}

#[test]
fn what_is_too_long_is_a_message() {
    for text in [format!("0{}", " + 1".repeat(100_000)), "(".repeat(100_000), format!("a{}", ".b".repeat(100_000))] {
        let messages = messages(&text);
        assert!(
            messages.len() == 1 && messages[0].contains("this is longer than 1024 words and signs"),
            "{messages:?}"
        );
    }
}

#[test]
fn a_long_chain_is_read_from_the_left() {
    assert_eq!(evaluated(&format!("0{} == 500", " + 1".repeat(500))), Ok(Value::Bool(true)));
    assert_eq!(evaluated(&format!("true{}", " && true".repeat(500))), Ok(Value::Bool(true)));
    assert_eq!(evaluated("10 - 2 - 3 == 5 && 16 / 4 / 2 == 2"), Ok(Value::Bool(true)));
}

#[test]
fn nested_quantifiers_over_long_lists_are_cut_off() {
    let list = format!("[{}]", vec!["1"; 150].join(", "));
    let nested = format!("{list}.all(x, {list}.all(y, {list}.all(z, x + y + z > 0)))");
    assert_eq!(evaluated(&nested), Err(Stop::TooExpensive));
}
