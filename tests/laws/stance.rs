//! Whom a draft speaks for, and against whom.

use crate::support::api::appraised;
use lakatos_engine::appraisal::stance::Stance;
use lakatos_engine::argument::TheoryId;

/// The names of the theories that a draft defends, and of those that it attacks.
fn sides(puzzles: &str) -> [Vec<String>; 2] {
    let theories = "theory mine\n  rivals other\n\ntheory other\n\ntheory names-it\n  rivals mine\n\ntheory apart\n\n\
                    auxiliary repair\n  amends apart\n\n";
    let analysis = appraised(&format!("{theories}{puzzles}"));
    let names = |ids: Vec<TheoryId>| -> Vec<String> {
        ids.into_iter().map(|id| analysis.argument.theory(id).header.name.to_string()).collect()
    };
    let stance = Stance::of(&analysis.argument);
    [names(stance.defended), names(stance.attacked)]
}

#[test]
fn without_an_answer_it_takes_no_side() {
    assert_eq!(sides("puzzle why \"Why?\"\n"), [Vec::<String>::new(), Vec::new()]);
}

#[test]
fn it_attacks_the_rivals_of_its_answer_whichever_says_so() {
    assert_eq!(sides("puzzle why \"Why?\"\n  answer mine\n"), [vec!["mine"], vec!["other", "names-it"]]);
}

#[test]
fn an_auxiliary_answers_for_what_it_amends() {
    assert_eq!(sides("puzzle why \"Why?\"\n  answer repair\n"), [vec!["apart"], vec![]]);
}

#[test]
fn what_it_argues_against_is_attacked_and_what_it_defends_never() {
    let puzzles = "puzzle why \"Why?\"\n  answer mine\n  against apart, mine\n";
    assert_eq!(sides(puzzles), [vec!["mine"], vec!["other", "names-it", "apart"]]);
    let puzzles = "puzzle why \"Why?\"\n  against apart\n";
    assert_eq!(sides(puzzles), [vec![], vec!["apart"]]);
}
