//! What the second edition of the language can be wrong about: each mistake is told where it is, with the nearest name.

use crate::support::api::appraised;

/// Code and message of everything wrong with names and values, in order.
fn problems(text: &str) -> Vec<String> {
    let argument = appraised(text).argument;
    argument.problems.iter().map(|problem| format!("{}: {}", problem.code.as_str(), problem.message)).collect()
}

const CONCEPTS: &str = "concept war\nconcept polity values number\nconcept side values a, b\n";

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(problems(&format!("{CONCEPTS}{text}")), expected, "{text}");
}

#[test]
fn series_do_not_lead_back_to_where_they_began() {
    check(
        "theory t succeeds u\ntheory u succeeds t",
        &["circular-reference: `t`, `u` lead back to one another through `succeeds`"],
    );
    check(
        "theory t succeeds t\nauxiliary x amends y\nauxiliary y amends x",
        &[
            "circular-reference: `t` leads back to itself through `succeeds`",
            "circular-reference: `x`, `y` lead back to one another through `amends`",
        ],
    );
    check("auxiliary x amends x", &["circular-reference: `x` leads back to itself through `amends`"]);
    check(
        "concept one defined two\nconcept two defined not one",
        &["circular-reference: `one`, `two` lead back to one another through `defined`"],
    );
}

#[test]
fn a_series_is_of_theories_of_one_paradigm() {
    let paradigms = "paradigm realism\nparadigm liberalism\n";
    check(
        &format!("{paradigms}theory t of realism\ntheory u of liberalism succeeds t"),
        &["wrong-kind: `u` is of `liberalism`, and `t` of `realism`: a series of theories lies within one paradigm"],
    );
    check(&format!("{paradigms}theory t\ntheory u of liberalism succeeds t"), &[]);
    check("theory threat\ntheory u succeeds thraet", &["undefined-name: there is no theory `thraet`"]);
    check(
        "theory t\nauxiliary x amends t\ntheory u succeeds x",
        &["wrong-kind: `x` is an auxiliary, and this line needs a theory"],
    );
    // Spans count from the start of their declaration.
    let problem = appraised("theory threat\ntheory u succeeds thraet").argument.problems.remove(0);
    assert_eq!(problem.place.span.start as usize, "theory u succeeds ".len());
    assert!(problem.help.unwrap().contains("`threat`"));
}

#[test]
fn an_actor_is_one_of_the_case() {
    check(
        "case k 1950\n  actors korea, japan\n  war by japna = yes\n  war by korea = no",
        &["undefined-name: `k` has no actor `japna`"],
    );
    check("case k\n  war by korea = no", &["undefined-name: `k` has no actor `korea`"]);
    // A period has those of the case that it is within.
    check("case k\n  actors korea, japan\ncase k-1\n  within k\n  war by korea = yes", &[]);
    let text = format!("{CONCEPTS}case k 1950\n  actors korea, japan\n  war by japna = yes");
    let problem = appraised(&text).argument.problems.remove(0);
    assert_eq!(&text[text.find("japna").unwrap()..][..5], "japna");
    assert!(problem.help.unwrap().contains("`korea`, `japan`"));
}

#[test]
fn both_are_two() {
    let theory = "theory t predicts war when polity by both >= 6\n";
    check(&format!("{theory}case k actors a, b"), &[]);
    check(&format!("{theory}case k actors a, b, c"), &["wrong-kind: `by both` needs two actors, and `k` has 3 actors"]);
}

#[test]
fn what_is_derived_is_not_coded() {
    let index = "concept index defined war and polity >= 3\n";
    let message = "wrong-kind: `index` is derived, and cannot be coded itself";
    check(&format!("{index}case k index = yes"), &[message]);
    check(&format!("{index}case k settles index = yes"), &[message]);
    check(&format!("{index}case k\nauxiliary x recodes k: index = no"), &[message]);
    check(
        "concept index values number defined war",
        &["wrong-kind: `index` is defined by a formula, and so is yes or no"],
    );
    check(&format!("{index}theory t predicts war when index by all"), &["wrong-kind: `index` is not coded of actors"]);
}

#[test]
fn a_unit_is_one_of_some_case() {
    check("theory t unit dyads\n  predicts war\ncase k unit dyad", &["undefined-name: no case is of the unit `dyads`"]);
    check("theory t unit dyad\n  predicts war\ncase k unit dyad", &[]);
    // A first draft, whose cases do not say what they are.
    check("theory t unit dyad\n  predicts war\ncase k", &[]);
}

#[test]
fn a_test_names_a_step_of_its_theory() {
    let theories = "theory t\n  step fear: \"They fear.\"\ntheory u\n  predicts war\n";
    check(&format!("{theories}test x of t.fear"), &[]);
    check(&format!("{theories}test x of u.fear"), &["undefined-name: there is no prediction or step `u.fear`"]);
    check("theory t\n  step a: \"one\"\n  predicts a: war", &["duplicate-name: `t.a` is declared twice"]);
}

#[test]
fn only_what_has_an_order_moves() {
    check(
        "theory t predicts polity moves with side",
        &["wrong-kind: the values of `side` have no order, so that they neither rise nor fall"],
    );
}

#[test]
fn a_concept_called_year_keeps_its_name() {
    let analysis = appraised("concept war\nconcept year values early, late\ntheory t predicts war when year = late");
    assert!(analysis.argument.problems.is_empty());
    assert!(analysis.argument.concepts.iter().all(|concept| concept.built_in.is_none()));
}

#[test]
fn an_objection_speaks_of_anything_declared() {
    let text = "theory t\n  step fear: \"f\"\n  predicts p: war\ncase k\nobjection o \"why\" @rev\n";
    check(&format!("{text}  to t, t.p, t.fear, k, war\n  answered-by k"), &[]);
    check(&format!("{text}  to t.q"), &["undefined-name: there is no line `t.q`"]);
    check(&format!("{text}  to u"), &["undefined-name: there is no declaration `u`"]);
}
