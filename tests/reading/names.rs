//! Names: what may be one, and when two are the same.

use crate::support::api::findings;
use lakatos_syntax::Host;

/// The messages of one rule.
fn check(rule: &str, draft: &str, expected: &[&str]) {
    let findings = findings(draft, Host::Lakatos);
    let messages: Vec<&str> =
        findings.iter().filter(|finding| finding.code == rule).map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages, expected, "{draft}");
}

#[test]
fn names_are_the_same_after_composition() {
    let composed = "concept \u{e9}tat\ncase k\n  e\u{301}tat = yes\n";
    check("undefined-name", composed, &[]);
    let decomposed = "concept e\u{301}tat\ncase k\n  \u{e9}tat = yes\n";
    check("undefined-name", decomposed, &[]);
    let hangul = "concept \u{1112}\u{1161}\u{11ab}\ncase k\n  \u{d55c} = yes\n";
    check("undefined-name", hangul, &[]);
}

#[test]
fn levels_are_the_same_after_composition() {
    check("unknown-level", "concept c\n  values \u{e9}gal < sup\u{e9}rieur\ncase k\n  c = e\u{301}gal\n", &[]);
}

#[test]
fn names_that_differ_in_case_are_two() {
    check("undefined-name", "concept Threat\ncase k\n  threat = yes\n", &["there is no concept `threat`"]);
    check("duplicate-name", "concept Threat\nconcept threat\n", &[]);
}

#[test]
fn a_name_is_declared_once_in_all_kinds() {
    check("duplicate-name", "concept x\ncase x\n", &["`x` is declared twice"]);
    check("duplicate-name", "concept \u{e9}\ncase e\u{301}\n", &["`\u{e9}` is declared twice"]);
}

#[test]
fn a_keyword_is_no_name_anywhere() {
    let message = |word: &str| format!("`{word}` is a word of the language and cannot be a name");
    for word in ["theory", "scope", "when", "yes", "of", "built-on"] {
        check("keyword-as-name", &format!("concept {word}\n"), &[&message(word)]);
    }
    for word in ["theory", "scope", "of", "built-on"] {
        check("keyword-as-name", &format!("theory t\n  rivals {word}\n"), &[&message(word)]);
        check("keyword-as-name", &format!("theory t\n  rivals t, {word}\n"), &[&message(word)]);
    }
}

#[test]
fn a_name_may_begin_with_a_keyword() {
    check("keyword-as-name", "concept of-land\nconcept case-count\nconcept theory_2\nconcept scope2\n", &[]);
    check("syntax-error", "concept case-count\ncase k\n  case-count = yes\n", &[]);
}
