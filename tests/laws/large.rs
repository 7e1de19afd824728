//! Formulas too large to try: answered or given up. The solver counts its conflicts, so the answer is the same on any machine.

use crate::support::api::appraised;
use crate::support::choices::{Choices, cases, choices};
use lakatos_engine::appraisal::solver::{Satisfiability, satisfiable};
use proptest::prelude::*;

fn concepts(count: usize) -> String {
    (0..count).map(|number| format!("concept c{number}\n")).collect()
}

/// The answer for a scope over so many yes/no concepts.
fn answer(count: usize, scope: &str) -> Satisfiability {
    let argument = appraised(&format!("{}theory t\n  scope {scope}\n", concepts(count))).argument;
    assert_eq!(argument.problems, []);
    satisfiable(&argument, &argument.theories[0].scope)
}

/// Three concepts a clause; about 4.3 clauses a concept is where such formulas are hardest.
fn clauses(choices: &mut Choices, concepts: usize, count: usize) -> String {
    let clause = |choices: &mut Choices| {
        let literals: Vec<String> =
            (0..3).map(|_| format!("{}c{}", choices.pick(&["", "not "]), choices.below(concepts))).collect();
        format!("({})", literals.join(" or "))
    };
    (0..count).map(|_| clause(choices)).collect::<Vec<_>>().join(" and ")
}

/// Pigeons in holes, one pigeon too many: short to say, and exponentially long to refute for such solvers.
fn pigeons(holes: usize) -> String {
    let at = |pigeon: usize, hole: usize| format!("c{}", pigeon * holes + hole);
    let mut parts: Vec<String> = (0..=holes)
        .map(|pigeon| format!("({})", (0..holes).map(|hole| at(pigeon, hole)).collect::<Vec<_>>().join(" or ")))
        .collect();
    for hole in 0..holes {
        for one in 0..=holes {
            parts.extend((0..one).map(|other| format!("not ({} and {})", at(one, hole), at(other, hole))));
        }
    }
    parts.join(" and ")
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn a_formula_over_sixty_concepts_is_answered(mut choices in choices(2000)) {
        prop_assert_ne!(answer(60, &clauses(&mut choices, 60, 258)), Satisfiability::TooLarge);
    }
}

#[test]
fn few_pigeons_are_refuted_and_many_are_given_up() {
    assert_eq!(answer(20, &pigeons(4)), Satisfiability::Unsatisfiable);
    assert_eq!(answer(110, &pigeons(10)), Satisfiability::TooLarge);
}

#[test]
fn all_questions_about_an_argument_are_bounded_together_and_easy_ones_are_answered_still() {
    let theory = |name: &str, scope: &str| format!("theory {name}\n  scope {scope}\n");
    let text = concepts(110) + &theory("hard", &pigeons(10)) + &theory("easy", "c1 and not c1");
    let argument = appraised(&text).argument;
    let before = argument.effort.left();
    for _ in 0..4 {
        assert_eq!(satisfiable(&argument, &argument.theories[0].scope), Satisfiability::TooLarge);
    }
    assert!(before > 0 && argument.effort.left() == 0);
    let places = argument.effort.left_open();
    assert_eq!(places.len(), 1, "{places:?}");
    assert_eq!(satisfiable(&argument, &argument.theories[1].scope), Satisfiability::Unsatisfiable);
}

#[test]
fn what_is_called_off_is_left_open_and_not_noted() {
    let argument = appraised(&format!("{}theory t\n  scope c0 and c1\n", concepts(2))).argument;
    argument.effort.call_off();
    assert_eq!(satisfiable(&argument, &argument.theories[0].scope), Satisfiability::TooLarge);
    assert_eq!(argument.effort.left_open(), []);
}
