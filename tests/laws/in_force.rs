//! What follows from a theory with auxiliaries in force, against the same question with everything written out.

use crate::support::api::appraised;
use crate::support::choices::{Choices, cases, choices};
use lakatos_engine::appraisal::amendment::exception_of;
use lakatos_engine::appraisal::entailment::{Entailment, Known, claims_of, follows};
use lakatos_engine::appraisal::in_force::InForce;
use lakatos_engine::appraisal::series::{Content, Growing};
use lakatos_engine::appraisal::twins::Twins;
use lakatos_engine::argument::formula::Formula;
use lakatos_engine::argument::{Argument, AuxiliaryId, Owner, TheoryId};
use proptest::prelude::*;

/// Concepts of every kind: with levels and numbers, of actors, made of others.
const CONCEPTS: &str = "concept a\nconcept b\nconcept c\nconcept l\n  values none < some < much\nconcept n\n  values number\n\
    concept d\n  values number\nconcept i\n  defined a and (b or n > 2)\nconcept j\n  defined not i or l >= some\n\
    concept k\n  values east, west\ncase z 1990\n  actors one, two\n";

const COMPARISONS: [&str; 22] = [
    "a",
    "not a",
    "b",
    "not b",
    "c",
    "not c",
    "l >= some",
    "l = none",
    "l = much",
    "l != some",
    "n > 2",
    "n <= 5",
    "n = 2",
    "n < -1",
    "i",
    "not i",
    "j",
    "k = east",
    "d by all >= 6",
    "d by any < 6",
    "same k",
    "k by any = west",
];

fn formula(choices: &mut Choices, depth: usize) -> String {
    match (depth, choices.below(4)) {
        (0, _) | (_, 0 | 1) => choices.pick(&COMPARISONS).to_owned(),
        (_, kind) => {
            let parts: Vec<String> = (0..2 + choices.below(2)).map(|_| formula(choices, depth - 1)).collect();
            format!("({})", parts.join(if kind == 2 { " and " } else { " or " }))
        }
    }
}

fn prediction(choices: &mut Choices, number: usize) -> String {
    let outcome = choices.pick(&COMPARISONS);
    let mode = choices.pick(&["when", "when", "when", "only when", "exactly when", "more often when", "mostly when"]);
    match choices.below(12) {
        0 => format!("  predicts p{number}: n moves with {}\n", choices.pick(&["l", "d"])),
        1 => format!("  predicts p{number}: {outcome}\n"),
        _ => format!("  predicts p{number}: {outcome} {mode} {}\n", formula(choices, 1)),
    }
}

fn draft(choices: &mut Choices) -> String {
    let mut text = format!("{CONCEPTS}theory t\n");
    (0..choices.below(2)).for_each(|_| text += &format!("  scope {}\n", formula(choices, 1)));
    (0..choices.below(4)).for_each(|number| text += &prediction(choices, number));
    for auxiliary in 0..2 + choices.below(8) {
        text += &format!("auxiliary x{auxiliary}\n  amends t\n");
        (0..choices.below(2)).for_each(|_| text += &format!("  excepts {}\n", formula(choices, 1)));
        (0..choices.below(3)).for_each(|number| text += &prediction(choices, number));
    }
    text
}

/// What a theory claims with some auxiliaries in force, all of it written out.
fn amended(argument: &Argument, theory: TheoryId, auxiliaries: &[AuxiliaryId]) -> Vec<Known> {
    let exceptions = Formula::Or(auxiliaries.iter().map(|id| exception_of(argument, *id)).collect());
    let scope = argument.theory(theory).scope.clone();
    let mut known = claims_of(argument, theory);
    for known in &mut known {
        known.scope = Formula::And(vec![scope.clone(), exceptions.clone().negated()]);
    }
    let added = auxiliaries.iter().flat_map(|id| argument.predictions_of(Owner::Auxiliary(*id)));
    known.extend(added.map(|id| Known { claim: argument.prediction(*id).claim.clone(), scope: scope.clone() }));
    known
}

fn all_follow(argument: &Argument, known: &[Known], claims: &[Known]) -> bool {
    claims.iter().all(|one| follows(argument, known, &one.claim, &one.scope) == Entailment::Entailed)
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn what_follows_with_auxiliaries_in_force_is_what_follows_from_all_of_it_written_out(mut tape in choices(900)) {
        let text = draft(&mut tape);
        let argument = appraised(&text).argument;
        let theory = TheoryId::from_index(0);
        let twins = Twins::new(&argument);
        let mut in_force = InForce::new(&argument, theory, &twins);
        let every: Vec<AuxiliaryId> = (0..argument.auxiliaries.len()).map(AuxiliaryId::from_index).collect();
        every.iter().for_each(|auxiliary| in_force.push(*auxiliary, &twins));
        let scope = &argument.theory(theory).scope;
        for own in &every {
            let others: Vec<AuxiliaryId> = every.iter().copied().filter(|_| tape.chance(70)).filter(|one| one != own).collect();
            for id in argument.predictions_of(Owner::Auxiliary(*own)) {
                let claim = &argument.prediction(*id).claim;
                for others in [&others[..], &[]] {
                    let expected = follows(&argument, &amended(&argument, theory, others), claim, scope);
                    let found = in_force.follows(claim, scope, &|auxiliary| others.contains(&auxiliary));
                    prop_assert_eq!(found, expected, "{:?} of {:?}\n{}", id, own, text);
                }
            }
        }
    }

    #[test]
    fn what_an_auxiliary_more_comes_to_is_what_all_of_it_written_out_comes_to(mut tape in choices(900)) {
        let text = draft(&mut tape);
        let argument = appraised(&text).argument;
        let theory = TheoryId::from_index(0);
        let twins = Twins::new(&argument);
        let mut growing = Growing::new(&argument, theory, &twins);
        let mut so_far: Vec<AuxiliaryId> = Vec::new();
        for next in (0..argument.auxiliaries.len()).map(AuxiliaryId::from_index) {
            let before = amended(&argument, theory, &so_far);
            so_far.push(next);
            let after = amended(&argument, theory, &so_far);
            let expected = match (all_follow(&argument, &after, &before), all_follow(&argument, &before, &after)) {
                _ if before.is_empty() || after.is_empty() => Content::NothingToCompare,
                (true, true) => Content::Same,
                (true, false) => Content::More,
                (false, true) => Content::Less,
                (false, false) => Content::Changed,
            };
            let found = growing.add(next, &twins);
            prop_assert_eq!(found, expected, "{:?}\n{}", next, text);
        }
    }
}
