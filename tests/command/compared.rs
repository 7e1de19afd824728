//! What the account says of two theories beside each other, of periods, and of what came before a repair, is true.

use crate::folder::Folder;

fn account(draft: &str) -> String {
    let run = Folder::with(&[("draft.lak", draft)]).run(&["appraise", "draft.lak"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    run.out
}

/// Peacekeepers where the case is hard, and a rival that expects war wherever nobody has won.
const WHERE: &str = "\
concept lasts
concept mission
concept hard
concept victory
theory peacekeeping predicts works: lasts when mission where hard
  rivals chance
theory chance predicts win: lasts exactly when victory
case angola 1994 mission = yes hard = no victory = no lasts = no
case mozambique 1992 mission = yes hard = yes victory = no lasts = yes
";

#[test]
fn two_theories_differ_only_where_both_speak() {
    let account = account(WHERE);
    assert!(account.contains("differ on mozambique 1992"), "{account}");
    assert!(!account.contains("differ on angola"), "{account}");
}

/// Vietnam counts against the one and for the other if Washington is held to have begun it.
const DISPUTED: &str = "\
concept wins
concept democratic
concept starts
concept trapped
theory selection predicts chosen: wins when democratic and starts
  rivals domestic
theory domestic predicts pushed: not wins when democratic and trapped
case vietnam 1965..1973 democratic = yes trapped = yes wins = no
  starts = yes @downes2009
  starts = no @reiter2002
";

#[test]
fn a_case_that_a_disputed_coding_lets_decide_is_named() {
    let told = "no case of the draft tells them apart; vietnam would, by a coding that scholars dispute";
    assert!(account(DISPUTED).contains(told), "{}", account(DISPUTED));
    let settled = DISPUTED.replace("  starts = no @reiter2002\n", "");
    assert!(account(&settled).contains("differ on vietnam 1965..1973"), "{}", account(&settled));
}

/// Of how far a target gives in: one theory expects something, another less than all, and a third names what it takes.
const OPEN: &str = "\
concept gives
  values none < partial < full
concept dear
concept foes
paradigm bargaining core costs: \"Costs decide.\"
theory coercion of bargaining predicts pain: gives >= partial when dear
theory foresight of bargaining predicts less: gives < full when foes
theory threshold of bargaining predicts needs: gives = full only when dear
case iraq 1990 dear = yes foes = yes gives = none
case rhodesia 1965 dear = yes foes = yes gives = full
";

#[test]
fn a_paradigm_could_lose_where_a_theory_names_only_what_is_needed() {
    let account = account(OPEN);
    let covered =
        "whatever happened would have served it in iraq, rhodesia: what `coercion` rules out, `foresight` expects";
    assert!(account.contains(covered), "{account}");
    assert!(!account.contains("`threshold` expects") && !account.contains("`threshold` rules out"), "{account}");
    let apart = account_of_levels("gives = none when foes");
    assert!(!apart.contains("whatever happened"), "{apart}");
}

/// That partial concessions bear out neither of two theories leaves something to lose.
fn account_of_levels(claim: &str) -> String {
    account(
        &OPEN.replace("gives < full when foes", claim).replace("gives >= partial when dear", "gives = full when dear"),
    )
}

/// A success of one period does not answer what failed in another.
const PERIODS: &str = "\
concept democratic
concept oil
concept owned
theory curse @ross2001 predicts level: not democratic when oil
theory late @andersen2014 succeeds curse predicts level: not democratic when oil and owned
case venezuela 1925..2010 oil = yes
case pact 1959..1975 within venezuela owned = no democratic = yes
case chavez 1999..2010 within venezuela owned = yes democratic = no
";

#[test]
fn an_anomaly_is_answered_only_in_the_period_that_it_is_one() {
    let account = account(PERIODS);
    assert!(account.contains("sets aside    venezuela"), "{account}");
    assert!(!account.contains("answers       venezuela"), "{account}");
}

/// What most missions were said to do already, a repair says of those without spoilers.
const LIKELY: &str = "\
concept lasts
concept mission
concept spoiler
concept shelter
paradigm commitment heuristic guard: \"Look for who makes cheating dear.\"
theory peacekeeping of commitment
  predicts tends: lasts mostly when mission
  predicts safe: not shelter when mission and spoiler
auxiliary spoilers
  amends peacekeeping
  follows-from commitment.guard
  rescues angola
  excepts spoiler
  predicts free: lasts when mission and not spoiler
case angola 1991 mission = yes spoiler = yes shelter = yes lasts = no
case sudan 1972 mission = no spoiler = no lasts = no
case salvador 1991 mission = yes spoiler = no lasts = yes
";

#[test]
fn what_a_tendency_made_likely_is_no_severe_test_of_a_repair() {
    let account = account(LIKELY);
    let grade = "borne out by salvador (grade 3: a tendency of the theory made it likely there already";
    assert!(account.contains(grade), "{account}");
    assert!(account.contains("spoilers                        promised"), "{account}");
}

/// That scholars dispute how it came out does not make a theory silent.
const SPEAKS: &str = "\
concept war
concept unrest
concept rally
theory diversion predicts divert: rally when unrest
case falklands 1982 unrest = yes
  rally = yes @levy1989
  rally = no @fravel2010
test minutes of diversion on falklands kind smoking-gun looks-for \"Strikes as a reason\" found no @fravel2010
";

#[test]
fn a_test_counts_where_only_the_outcome_is_disputed() {
    let account = account(SPEAKS);
    assert!(account.contains("test minutes (smoking gun on falklands)   hardly weakened\n"), "{account}");
    assert!(account.contains("the one smoking gun was not found, which hardly weakens it"), "{account}");
    assert!(!account.contains("if it speaks of"), "{account}");
}

/// Whether firmness rose hangs on what it was in the period before.
const STEPS: &str = "\
concept firm
  values low < medium < high
concept stood
theory reputation predicts follows: firm moves with stood
case russia 1905..1914
case bosnia 1905..1909 within russia stood = no
  firm = low @weisiger2015
  firm = medium @mercer1996
case july 1910..1914 within russia stood = yes firm = medium
";

#[test]
fn what_is_disputed_of_the_period_before_is_named() {
    assert!(account(STEPS).contains("scholars dispute `firm` in bosnia"), "{}", account(STEPS));
}

#[test]
fn a_name_of_the_wrong_kind_is_told_once() {
    let draft = "\
puzzle onset \"Where do civil wars begin?\"
concept weak
theory insurgency predicts weak: onset when weak
case congo 1996 weak = yes onset = yes
case tanzania 1996 weak = yes onset = no
";
    let run = Folder::with(&[("draft.lak", draft)]).run(&["check", "--format", "concise", "draft.lak"]);
    assert_eq!(run.out.matches("`onset` is a puzzle, and this line needs a concept").count(), 1, "{}", run.out);
}
