//! Mistakes in expressions: what is said of each, and of which bytes.

use crate::support::conditions::messages;

/// An expression, and the one thing that is wrong with it.
fn check(text: &str, expected: &str) {
    assert_eq!(messages(text), [expected], "{text}");
}

#[test]
fn what_cannot_be_read_is_said_where_it_stands() {
    check("", "0..0: expected a value at the end");
    check("1 +", "3..3: expected a value at the end");
    check("1 2", "2..3: expected an operator or the end here");
    check("(1", "2..2: expected `)` here");
    check("\"open", "0..5: this string is never closed");
    check("1 = 1", "2..3: `=` cannot be part of a condition");
    check("a.1", "2..3: expected a name after `.`");
    check("1 + * 2", "4..5: expected a value, not `*`");
    check("true ? 1", "8..8: expected `:` here");
}

#[test]
fn types_that_do_not_fit_are_said() {
    check("1 + \"a\"", "4..7: expected a number, found a string");
    check("\"a\" < \"b\"", "0..3: expected a number, found a string");
    check("!1", "1..2: expected a bool, found a number");
    check("1 == \"1\"", "5..8: expected a number, found a string");
    check("true && 1", "8..9: expected a bool, found a number");
    check("1 in [\"a\"]", "5..10: expected a list of number, found a list of string");
    check("[1, \"a\"]", "4..7: expected a number, found a string");
    check("[[1]]", "1..4: a list cannot hold lists");
    check("true ? 1 : \"a\"", "11..14: expected a number, found a string");
    check("\"a\".size", "4..8: a string has no fields");
    check("1.size()", "0..8: only a list or a string has a size");
}

#[test]
fn functions_and_macros_say_how_they_are_written() {
    check("[1].exists(x)", "0..13: a macro reads `list.exists(name, condition)`");
    check("[1].map(1, 2)", "8..9: expected a name for the element");
    check("1.all(x, true)", "0..1: expected a list, found a number");
    check("[1].all(x, x)", "11..12: expected a bool, found a number");
    check("[1].exist(x, true)", "4..9: there is no function `exist`; did you mean `exists`?");
    check("\"a\".contains()", "0..14: `contains` takes 1 argument");
    check("plural(1, \"a\")", "0..14: `plural` takes 3 arguments");
    check("has(1)", "0..6: `has` takes a field, as in `has(theory.paradigm)`");
    check("[1].all(x, y > 0)", "11..12: there is no name `y`");
}
