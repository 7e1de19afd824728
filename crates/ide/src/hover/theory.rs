//! A theory's ledger, and a paradigm's.

use super::headline;
use super::label::results;
use super::markdown::{capitalized, escaped, listed, point};
use lakatos_engine::appraisal::rivals::contests_of;
use lakatos_engine::appraisal::speaking::rivals_of;
use lakatos_engine::appraisal::wording::{Wording, ad_hoc, repair_word};
use lakatos_engine::argument::{AssumptionId, Owner, ParadigmId, TheoryId};

/// How it stands, each prediction with its cases, each auxiliary with what it does, rivals, tests.
pub fn describe(wording: Wording, id: TheoryId) -> String {
    let standing = format!("**{}.**\n\n", capitalized(&escaped(&wording.standing(id))));
    format!("{}{standing}{}", title(wording, id), ledger(wording, id)).trim_end().to_owned()
}

/// Of a library, whose cases were not brought together to test its theories: what it says and why, each prediction with
/// its cases, rivals.
pub fn describe_in_library(wording: Wording, id: TheoryId) -> String {
    let mechanisms = &wording.argument.theory(id).mechanisms;
    let why: String = mechanisms.iter().map(|mechanism| format!("{}\n\n", escaped(mechanism))).collect();
    format!("{}{why}{}", title(wording, id), ledger(wording, id)).trim_end().to_owned()
}

fn title(wording: Wording, id: TheoryId) -> String {
    let theory = wording.argument.theory(id);
    let of = theory.paradigm.map(|id| format!(", of {}", escaped(&wording.argument.paradigm(id).header.name)));
    format!("{}{}\n\n", headline(wording.argument, &theory.header.name), of.unwrap_or_default())
}

fn ledger(wording: Wording, id: TheoryId) -> String {
    let Wording { argument, appraisal } = wording;
    let theory = argument.theory(id);
    let mut text = String::new();
    for prediction in &theory.predictions {
        text += &format!(
            "{}: `{}`\n\n{}\n",
            escaped(wording.label(*prediction)),
            wording.claim(*prediction),
            results(wording, *prediction)
        );
    }
    let mut points = series(wording, id);
    for amendment in appraisal.amendments_of(id) {
        let name = &argument.auxiliary(amendment.auxiliary).header.name;
        let ad_hoc = ad_hoc(amendment);
        let ad_hoc = if ad_hoc.is_empty() { ad_hoc } else { format!(" ({ad_hoc})") };
        let worth = format!("**{}**{ad_hoc}: {}", repair_word(amendment), escaped(&wording.repair_reason(amendment)));
        points += &point(&format!("repair {}", escaped(name)), &worth);
    }
    for rival in rivals_of(argument, id) {
        let contests = contests_of(argument, appraisal, id, rival);
        let differ = contests.iter().map(|contest| {
            let who = escaped(&wording.decided_against(contest, id, rival));
            format!("{} ({who})", escaped(wording.case(contest.case)))
        });
        let differ = listed(differ);
        let difference = if differ.is_empty() {
            format!("no case of the draft tells the two apart{}", escaped(&wording.would_tell_apart(id, rival)))
        } else {
            format!("they differ on {differ}")
        };
        points += &point(&format!("rival {}", escaped(&argument.theory(rival).header.name)), &difference);
    }
    for test in argument.tests.iter().filter(|test| test.owner == Some(Owner::Theory(id))) {
        let (what, shows) = wording.test(test);
        points += &point(&format!("test {} ({what})", escaped(&test.header.name)), &shows);
    }
    text + &points
}

/// The series that it is a version in, each with its ledger.
fn series(wording: Wording, id: TheoryId) -> String {
    let of_theories = wording.series_of(id).filter(|series| series.is_of_theories());
    let points = of_theories.map(|series| {
        let ledger = format!("{}: {}", escaped(&wording.versions(series)), wording.series_ledger(series));
        point("series", &ledger)
    });
    points.collect()
}

/// Its theories and how each stands, its core and heuristic.
pub fn describe_paradigm(wording: Wording, id: ParadigmId) -> String {
    let argument = wording.argument;
    let paradigm = argument.paradigm(id);
    let mut text = format!("{}\n\n", headline(argument, &paradigm.header.name));
    for (theory, standing) in wording.side_by_side(id) {
        text += &point(&format!("theory {}", escaped(&argument.theory(theory).header.name)), &escaped(&standing));
    }
    for line in wording.of_paradigm(id) {
        text += &format!("- {}\n", escaped(&line));
    }
    for assumption in &paradigm.assumptions {
        text += &assumption_point(wording, *assumption);
    }
    text.trim_end().to_owned()
}

fn assumption_point(wording: Wording, id: AssumptionId) -> String {
    let assumption = wording.argument.assumption(id);
    let label = assumption.name.rsplit('.').next().unwrap_or_default();
    let kind = if assumption.is_core { "core" } else { "heuristic" };
    point(&format!("{kind} {}", escaped(label)), &escaped(&assumption.text))
}
