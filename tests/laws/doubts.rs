//! What a referee would doubt, where it is computed: authors, tendencies with too few cases, conditions that never vary,
//! disputes settled, and theories of one series.

use crate::support::api::appraised;
use lakatos_engine::appraisal::authors::author_of;
use lakatos_engine::appraisal::confounding::confoundings;
use lakatos_engine::appraisal::enough::enough;
use lakatos_engine::appraisal::idle::idle;
use lakatos_engine::appraisal::protean::protean;
use lakatos_engine::appraisal::rates::Rates;
use lakatos_engine::appraisal::result::CaseResult;
use lakatos_engine::appraisal::rivalry::spared_by_disguise;
use lakatos_engine::appraisal::settling::{Bearing, settled};
use lakatos_engine::appraisal::stance::Stance;
use lakatos_engine::appraisal::truth::Evaluator;
use lakatos_engine::argument::{ParadigmId, PredictionId, TheoryId};
use lakatos_engine::rules::Analysis;
use proptest::prelude::*;

#[test]
fn letters_before_the_year_name_the_author() {
    let keys = ["walt1987", "walt1987a", "van-evera1984", "christensen1997b"];
    assert_eq!(keys.map(author_of), ["walt", "walt", "van-evera", "christensen"]);
}

#[test]
fn a_key_of_another_form_stands_for_itself() {
    let keys = ["ref1", "ref2", "10.1017/s1", "doi:10.1000", "waltOrigins1987book", "walt", "1987", ""];
    assert_eq!(keys.map(author_of), keys);
}

proptest! {
    /// So many cases are enough, and one less is not.
    #[test]
    fn as_many_cases_as_are_said_to_be_enough_are(
        with in 0_usize..8, with_hits in 0_usize..8, without in 0_usize..8, without_hits in 0_usize..8, compares in any::<bool>()
    ) {
        let rates = Rates {
            with_hits: with_hits.min(with),
            with_total: with,
            without_hits: if compares { without_hits.min(without) } else { 0 },
            without_total: if compares { without } else { 0 },
            open: (!compares).then_some(0),
            ..Rates::default()
        };
        let plus = |(with, without): (usize, usize)| rates.with_more(with, without);
        match enough(rates) {
            None => prop_assert!(rates.result() != CaseResult::Undecided || !compares || rates.without_hits > 0),
            Some(needed) => {
                prop_assert_eq!(plus(needed).result(), CaseResult::Corroborates);
                let fewer = (needed.0 + needed.1).saturating_sub(1);
                for with in 0..=fewer {
                    let fewer = (with, fewer - with);
                    prop_assert!(!compares && fewer.1 > 0 || plus(fewer).result() != CaseResult::Corroborates);
                }
            }
        }
    }
}

/// Five cases with dependence and expectations, as a coding each.
fn trade(codings: &[&str]) -> Analysis {
    let head =
        "concept war\nconcept dependent\nconcept bleak\n\ntheory trade\n  predicts w: war when dependent and bleak\n\n";
    let case = |(index, coding): (usize, &&str)| {
        let lines: Vec<String> = coding.split(' ').map(|line| format!("  {}", line.replace('=', " = "))).collect();
        format!("case c{index} {}\n{}\n\n", 1900 + index, lines.join("\n"))
    };
    appraised(&format!("{head}{}", codings.iter().enumerate().map(case).collect::<String>()))
}

/// The number of idle parts, and of the cases of the first.
fn idle_in(codings: &[&str]) -> (usize, usize) {
    let analysis = trade(codings);
    let mut evaluator = Evaluator::new(&analysis.appraisal.table);
    let found = idle(&analysis.argument, &analysis.appraisal, PredictionId(0), &mut evaluator);
    (found.len(), found.first().map_or(0, |first| first.cases.len()))
}

const VARIED: [&str; 4] = [
    "dependent=yes bleak=yes war=yes",
    "dependent=yes bleak=no war=no",
    "dependent=yes bleak=yes war=yes",
    "dependent=yes bleak=no war=yes",
];

#[test]
fn a_part_that_never_varies_is_idle() {
    assert_eq!(idle_in(&VARIED), (1, 4));
}

#[test]
fn one_case_without_it_is_enough() {
    assert_eq!(idle_in(&[&VARIED[..], &["dependent=no bleak=yes war=no"]].concat()), (0, 0));
    // Whatever came of it.
    assert_eq!(idle_in(&[&VARIED[..], &["dependent=no"]].concat()), (0, 0));
}

#[test]
fn a_dispute_about_it_decides_nothing() {
    assert_eq!(idle_in(&[&VARIED[..], &["dependent=yes dependent=no bleak=yes war=no"]].concat()), (1, 4));
}

#[test]
fn where_no_part_ever_varies_none_is_idle() {
    assert_eq!(idle_in(&["dependent=yes bleak=yes war=yes"; 4]), (0, 0));
}

/// What settling a dispute about the condition of `trade` does to it.
fn settled_as(settled_value: &str, war: &str) -> Vec<Bearing> {
    let text = format!(
        "concept war\nconcept bleak\n\ntheory trade\n  predicts w: war when bleak\n\n\
         case c 1914\n  bleak = yes\n  bleak = no\n  settles bleak = {settled_value}\n  war = {war}\n"
    );
    let analysis = appraised(&text);
    settled(&analysis.argument, &analysis.appraisal, TheoryId(0)).into_iter().map(|one| one.bearing).collect()
}

#[test]
fn a_settlement_spares_favours_or_hurts() {
    assert_eq!(settled_as("no", "no"), [Bearing::Spares]);
    assert_eq!(settled_as("yes", "yes"), [Bearing::Favours]);
    assert_eq!(settled_as("yes", "no"), [Bearing::Hurts]);
    assert_eq!(settled_as("no", "yes"), [Bearing::Hurts]);
}

#[test]
fn a_settlement_of_what_nobody_disputes_does_nothing() {
    let text = "concept war\nconcept bleak\n\ntheory trade\n  predicts w: war when bleak\n\n\
                case c 1914\n  bleak = no\n  settles bleak = no\n  war = no\n";
    let analysis = appraised(text);
    assert!(settled(&analysis.argument, &analysis.appraisal, TheoryId(0)).is_empty());
}

/// Two theories of a paradigm that expect the contrary of each other in a case; `line` stands in the second.
fn kin(line: &str) -> usize {
    let text = format!(
        "concept war\nconcept strong\n\nparadigm realism\n\n\
         theory one\n  of realism\n  predicts w: war when strong\n\n\
         theory middle\n  of realism\n  succeeds one\n\n\
         theory two\n  of realism\n  predicts p: not war when strong\n{line}\n\
         case c 1914\n  strong = yes\n  war = yes\n"
    );
    let analysis = appraised(&text);
    protean(&analysis.argument, &analysis.appraisal, ParadigmId(0)).len()
}

#[test]
fn theories_of_one_series_are_not_two_faces() {
    assert_eq!(kin(""), 1);
    assert_eq!(kin("  succeeds one\n"), 0);
    assert_eq!(kin("  succeeds middle\n"), 0);
}

/// Two rivals, the second by the condition given, on three cases.
fn rivals(second: &str) -> usize {
    let text = format!(
        "concept balancing\nconcept strong\nconcept mild\n\n\
         theory one\n  predicts b: balancing when strong\n\n\
         theory two\n  predicts b: {second}\n  rivals one\n\n\
         case a 1701\n  strong = yes\n  mild = no\n  balancing = yes\n\n\
         case b 1801\n  strong = no\n  mild = no\n  balancing = no\n\n\
         case c 1949\n  strong = yes\n  mild = yes\n  balancing = no\n"
    );
    let analysis = appraised(&text);
    spared_by_disguise(&analysis.argument, &analysis.appraisal, TheoryId(0), TheoryId(1)).len()
}

#[test]
fn a_rival_that_only_spares_the_anomalies_is_a_repair() {
    assert_eq!(rivals("balancing when strong and not mild"), 1);
    // It says more.
    assert_eq!(rivals("balancing exactly when strong and not mild"), 0);
    // It differs elsewhere.
    assert_eq!(rivals("balancing when strong and mild"), 0);
    // It is spared nothing.
    assert_eq!(rivals("balancing when strong"), 0);
}

/// How many pairs go together, with the third case and the lines given of the second concept.
fn pairs(third: &str, line: &str) -> usize {
    let text = format!(
        "concept war\nconcept democracies\nconcept open\n{line}\n\
         theory one\n  predicts p: not war when democracies\n\n\
         theory two\n  predicts p: not war when open\n  rivals one\n\n\
         case a 1985\n  democracies = yes\n  open = yes\n\n\
         case b 1999\n  democracies = no\n  open = no\n\n\
         case c 1980\n  democracies = {third}\n  open = no\n"
    );
    let analysis = appraised(&text);
    let mut evaluator = Evaluator::new(&analysis.appraisal.table);
    confoundings(&analysis.argument, &analysis.appraisal, &Stance::of(&analysis.argument), &mut evaluator).len()
}

#[test]
fn conditions_go_together_in_three_cases_and_never_apart() {
    assert_eq!(pairs("no", ""), 1);
    assert_eq!(pairs("yes", ""), 0);
    assert_eq!(pairs("unknown", ""), 0);
    assert_eq!(pairs("no", "  measures democracies\n"), 0);
}
