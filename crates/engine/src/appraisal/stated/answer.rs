//! What the account says where a text says something of it.

use super::counted::counted;
use super::{Answer, Line, Resolved, Verdict};
use crate::appraisal::amendment::{Amendment, RescueOutcome};
use crate::appraisal::reason::parts;
use crate::appraisal::repair::Repair;
use crate::appraisal::result::CaseResult;
use crate::appraisal::rivalry::are_comparable;
use crate::appraisal::rivals::contests_of;
use crate::appraisal::wording::{Wording, repair_word};
use crate::argument::{AuxiliaryId, CaseId, Owner, Place, PredictionId, TheoryId};
use lakatos_syntax::claims::{RepairWord, ResultWord};

/// The answer of the account.
pub fn answer(wording: Wording, resolved: Resolved) -> Answer {
    match resolved {
        Resolved::Result { case, word, of } => result(wording, case, word, of),
        Resolved::Repair { auxiliary, word, theory } => repair(wording, auxiliary, word, theory),
        Resolved::Apart { theories, case } => apart(wording, theories, case),
        Resolved::Count { of, word } => counted(wording, of, word),
    }
}

fn result(wording: Wording, case: CaseId, word: ResultWord, of: PredictionId) -> Answer {
    let result = wording.appraisal.result(of, case);
    let is_against = result == CaseResult::Contradicts;
    let is_open = matches!(result, CaseResult::Undecided | CaseResult::Contested);
    let (holds, may_hold) = match word {
        ResultWord::For => (result == CaseResult::Corroborates, is_open),
        ResultWord::Against => (is_against, is_open),
        ResultWord::Conceded => (is_against && is_conceded(wording, case, of), is_open),
        ResultWord::Excused => {
            let perhaps = perhaps_excused(wording, case, of);
            (is_against && is_excused(wording, case, of), is_open || is_against && perhaps)
        }
        ResultWord::Absent => (result == CaseResult::Absent, is_open),
        ResultWord::Contested => (result == CaseResult::Contested, is_open),
        ResultWord::Undecided => (result == CaseResult::Undecided, is_open),
        ResultWord::Silent => (result == CaseResult::Silent, is_open),
    };
    let (name, prediction) = (wording.case(case), &wording.argument.prediction(of).name);
    let account = match result {
        CaseResult::Corroborates => format!("`{name}` bears `{prediction}` out"),
        CaseResult::Contradicts => format!("`{name}` is against `{prediction}`"),
        CaseResult::Absent => format!("`{name}` is absent, as `{prediction}` claims"),
        CaseResult::Silent => format!("`{prediction}` is silent on `{name}`"),
        CaseResult::Undecided => format!("`{prediction}` is undecided on `{name}`"),
        CaseResult::Contested => format!("`{prediction}` is contested on `{name}`"),
    };
    let note = if result == CaseResult::Absent { String::new() } else { wording.note(of, case, result) };
    let account = if note.is_empty() { account } else { format!("{account} ({note})") };
    Answer { verdict: verdict(holds, may_hold), account, lines: lines(wording, case, of), count: None }
}

fn verdict(holds: bool, may_hold: bool) -> Verdict {
    match (holds, may_hold) {
        (true, _) => Verdict::Holds,
        (false, true) => Verdict::Open,
        (false, false) => Verdict::Otherwise,
    }
}

/// The periods of a case that contradict a prediction; the case itself where it has none.
fn against(wording: Wording, case: CaseId, of: PredictionId) -> Vec<CaseId> {
    let parts = match wording.appraisal.table.independent().parts(case) {
        [] => vec![case],
        parts => parts.to_vec(),
    };
    parts.into_iter().filter(|part| wording.appraisal.result(of, *part) == CaseResult::Contradicts).collect()
}

fn is_conceded(wording: Wording, case: CaseId, of: PredictionId) -> bool {
    let Owner::Theory(theory) = wording.argument.prediction(of).owner else { return false };
    against(wording, case, of).iter().all(|part| wording.argument.is_conceded(theory, *part))
}

fn amendments(wording: Wording<'_>, of: PredictionId) -> Vec<&Amendment> {
    match wording.argument.prediction(of).owner {
        Owner::Theory(theory) => wording.appraisal.amendments_of(theory).collect(),
        Owner::Auxiliary(_) | Owner::Paradigm(_) => Vec::new(),
    }
}

fn is_excused(wording: Wording, case: CaseId, of: PredictionId) -> bool {
    let amendments = amendments(wording, of);
    let is_rescued = |part: &CaseId| amendments.iter().any(|amendment| amendment.rescued.contains(part));
    against(wording, case, of).iter().all(is_rescued)
}

/// Whether an auxiliary is meant to take a case away, and nobody can say whether it does.
fn perhaps_excused(wording: Wording, case: CaseId, of: PredictionId) -> bool {
    let share = |other: CaseId| wording.appraisal.table.independent().share(other, case);
    let mut rescues = amendments(wording, of).into_iter().flat_map(|amendment| &amendment.rescues);
    rescues.any(|rescue| share(rescue.case.id) && rescue.outcome == RescueOutcome::Undecided)
}

/// Where what was observed of the outcome stands, and what was predicted.
fn lines(wording: Wording, case: CaseId, of: PredictionId) -> Vec<(Place, Line)> {
    let argument = wording.argument;
    let decisive = against(wording, case, of).first().copied().unwrap_or(case);
    let [_, _, outcome] = parts(argument, wording.appraisal, of, decisive);
    let observed = argument.with_ancestors(decisive).find_map(|holder| {
        let mut observations = argument.case(holder).observations.iter();
        observations.find(|observation| outcome.concepts.contains(&observation.concept))
    });
    let of_case = match observed {
        Some(observation) => (observation.place, Line::Observed),
        None => (argument.case(case).header.place, Line::SpokenOf),
    };
    let prediction = (argument.prediction(of).place, Line::Predicted);
    let is_own = |(place, _): &(Place, Line)| !argument.is_outside_drafts(*place);
    [of_case, prediction].into_iter().filter(is_own).collect()
}

fn repair(wording: Wording, auxiliary: AuxiliaryId, word: RepairWord, theory: Option<TheoryId>) -> Answer {
    let header = &wording.argument.auxiliary(auxiliary).header;
    let own =
        wording.appraisal.amendments.iter().filter(|amendment| {
            amendment.auxiliary == auxiliary && theory.is_none_or(|theory| amendment.theory == theory)
        });
    let own: Vec<&Amendment> = own.collect();
    let said = |amendment: &&Amendment| {
        let lakatos = match amendment.worth.word.lakatos() {
            "" => String::new(),
            term => format!(" ({term})"),
        };
        let theory = &wording.argument.theory(amendment.theory).header.name;
        format!("{}{lakatos} for `{theory}`", repair_word(amendment))
    };
    let account = match own.as_slice() {
        [] => format!("`{}` amends no theory", header.name),
        several => format!("`{}` is {}", header.name, several.iter().map(said).collect::<Vec<_>>().join(", and ")),
    };
    let is_so = |amendment: &&Amendment| is_worth(amendment.worth.word, word);
    let is_unsaid = |amendment: &&Amendment| matches!(amendment.worth.word, Repair::TooLarge | Repair::Unread);
    let holds = !own.is_empty() && own.iter().all(is_so);
    // Of several theories, it may be so for one and not for another: then it has to be said for which.
    let may_hold = own.iter().any(|amendment| is_so(amendment) || is_unsaid(amendment));
    let lines = vec![(header.place, Line::SpokenOf)];
    Answer { verdict: verdict(holds, may_hold), account, lines, count: None }
}

fn is_worth(worth: Repair, word: RepairWord) -> bool {
    match word {
        RepairWord::Kept | RepairWord::Progressive => worth == Repair::Kept,
        RepairWord::Promised | RepairWord::TheoreticallyProgressive => worth == Repair::Promised,
        RepairWord::Broken => worth == Repair::Broken,
        RepairWord::AdHoc => worth == Repair::AdHoc,
        RepairWord::Inert => worth == Repair::Inert,
        RepairWord::Degenerating => worth.is_degenerating(),
    }
}

fn apart(wording: Wording, [one, other]: [TheoryId; 2], case: CaseId) -> Answer {
    let Wording { argument, appraisal } = wording;
    let name = |id: TheoryId| &argument.theory(id).header.name;
    let pair = format!("`{}` and `{}`", name(one), name(other));
    let independent = appraisal.table.independent();
    let parts = match independent.parts(case) {
        [] => vec![case],
        parts => parts.to_vec(),
    };
    let contests = contests_of(argument, appraisal, one, other);
    let told = contests.iter().find(|contest| parts.contains(&contest.case));
    let open = [CaseResult::Undecided, CaseResult::Contested];
    let mut predictions = [one, other].into_iter().flat_map(|theory| &argument.theory(theory).predictions);
    let is_open = predictions.any(|id| parts.iter().any(|part| open.contains(&appraisal.result(*id, *part))));
    let case_name = wording.case(case);
    let (holds, may_hold, account) = match told {
        Some(contest) => {
            let against = wording.decided_against(contest, one, other);
            (true, true, format!("`{case_name}` tells {pair} apart: {against}"))
        }
        None if !are_comparable(argument, one, other) => {
            (false, true, format!("{pair} cannot be told apart by one case, since a tendency has no result on it"))
        }
        None if is_open => {
            (false, true, format!("what would tell {pair} apart on `{case_name}` is not observed, or is contested"))
        }
        None => (false, false, format!("`{case_name}` does not tell {pair} apart")),
    };
    let lines = vec![(argument.case(case).header.place, Line::SpokenOf)];
    Answer { verdict: verdict(holds, may_hold), account, lines, count: None }
}
