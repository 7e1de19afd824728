//! Messages and their placeholders.

use crate::support::conditions::filled;

/// A message and what it comes to.
fn check(text: &str, expected: &str) {
    assert_eq!(filled(text), expected, "{text}");
}

#[test]
fn placeholders_hold_expressions() {
    check("{1 + 1} of {size(\"abc\")}", "2 of 3");
    check("{true ? \"one\" : 'other'}", "one");
    check("{\"}\"} and {'{'}", "} and {");
    check("{[\"a\", \"b\"].map(x, x + \"!\")}", "a!, b!");
    check("{0.5} {2.0} {1 > 2}", "0.5 2 no");
}

#[test]
fn doubled_braces_are_braces() {
    check("{{not a placeholder}}", "{not a placeholder}");
    check("{{{1}}}", "{1}");
}

#[test]
fn lists_and_counts_read_as_prose() {
    check("{listed([])}", "");
    check("{listed([\"a\"])}", "`a`");
    check("{listed([\"a\", \"b\"])}", "`a` and `b`");
    check("{listed([\"a\", \"b\", \"c\"])}", "`a`, `b` and `c`");
    check("{plural(1, \"case\", \"cases\")}, {plural(0, \"case\", \"cases\")}", "case, cases");
}

#[test]
fn what_is_wrong_is_said_where_it_stands() {
    check("한 {1 + }", "9..9: expected a value at the end");
    check("never {closed", "6..13: this placeholder is never closed");
    check("{\"}", "0..3: this placeholder is never closed");
    check("{nobody.name}", "1..7: there is no name `nobody`");
    check("{}", "1..1: expected a value at the end");
}
