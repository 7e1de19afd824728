//! What a referee would doubt of a theory.

use crate::appraisal::authors::{are_all_by, authors_of};
use crate::appraisal::derived::codings_behind;
use crate::appraisal::record::Entry;
use crate::appraisal::result::CaseResult;
use crate::appraisal::settling::{Bearing, Settled, settled};
use crate::argument::formula::{Claim, Formula};
use crate::argument::{AuxiliaryId, CaseId, Named, Observation, PredictionId, Target, TestId, TheoryId};
use crate::rules::vocabulary::behind::observations_behind;
use crate::rules::vocabulary::{Facts, Kind, Value};

/// Tests that a theory had to pass and failed, and that nothing in the draft answers: no auxiliary made for the case, no
/// concession of it, no objection to the test that is met.
pub fn unanswered_tests(facts: &Facts, theory: TheoryId) -> Value {
    let (argument, appraisal) = (facts.argument, facts.appraisal);
    let independent = appraisal.table.independent();
    let amended_for = |case: CaseId| {
        let own = appraisal.amendments_of(theory).map(|amendment| argument.auxiliary(amendment.auxiliary));
        own.flat_map(|auxiliary| &auxiliary.rescues).any(|rescued| independent.share(rescued.id, case))
    };
    let is_answered = |id: TestId| {
        let case = argument.test(id).case.map(|case| case.id);
        let is_met = argument.objections.iter().any(|objection| {
            let is_of = |target: &Target| *target == Target::Declared(Named::Test(id));
            objection.is_met() && objection.to.iter().any(|to| is_of(&to.id))
        });
        is_met || case.is_some_and(|case| amended_for(case) || argument.is_conceded(theory, case))
    };
    let fatal = appraisal.theories[theory.index()].tests.fatal(argument);
    Value::entities(Kind::Test, fatal.filter(|id| !is_answered(*id)).map(|id| id.0))
}

/// Cases of which a theory speaks no more with all its auxiliaries in force, and none of these in its place.
pub fn falls_silent_on(facts: &Facts, theory: TheoryId) -> Value {
    let account = &facts.appraisal.theories[theory.index()];
    let decides = [CaseResult::Corroborates, CaseResult::Contradicts, CaseResult::Absent];
    let auxiliaries =
        facts.appraisal.amendments_of(theory).map(|amendment| facts.argument.auxiliary(amendment.auxiliary));
    let added: Vec<PredictionId> = auxiliaries.flat_map(|auxiliary| auxiliary.predictions.iter().copied()).collect();
    let silent = account.spoke_of.iter().copied().filter(|case| {
        let may = account.speaks_of.contains(case) || account.may_speak_of.contains(case);
        !may && !added.iter().any(|id| decides.contains(&facts.appraisal.result(*id, *case)))
    });
    Value::entities(Kind::Case, silent.map(|case| case.0))
}

/// Anomalies that a theory answers in two ways, each with the answers: auxiliaries that name the case under `rescues` and
/// take it away, each alone; and a concession beside one.
fn answered_twice(facts: &Facts, theory: TheoryId) -> Vec<(CaseId, String)> {
    let independent = facts.appraisal.table.independent();
    let name = |id: &AuxiliaryId| format!("`{}`", facts.argument.auxiliary(*id).header.name);
    let made_for = |entry: &Entry| -> Vec<AuxiliaryId> {
        let names_it = |id: &AuxiliaryId| {
            let mut rescues = facts.argument.auxiliary(*id).rescues.iter();
            rescues.any(|rescued| independent.share(rescued.id, entry.case))
        };
        let named: Vec<AuxiliaryId> = entry.excused_by.iter().copied().filter(names_it).collect();
        // What is added to an auxiliary is no second answer.
        let is_later = |id: &AuxiliaryId| {
            let before = &facts.argument.auxiliary(*id).amends_auxiliaries;
            before.iter().any(|amended| named.contains(&amended.id))
        };
        named.iter().copied().filter(|id| !is_later(id)).collect()
    };
    let entries = facts.appraisal.theories[theory.index()].record.entries.iter();
    let answers = |entry: &Entry| {
        let excuses = made_for(entry);
        let case = &facts.argument.case(entry.case).header.name;
        let names: Vec<String> = excuses.iter().map(name).collect();
        match (excuses.len(), entry.is_conceded) {
            (0, _) | (1, false) => None,
            (_, true) => Some((entry.case, format!("`{case}` is conceded, and excused by {}", names.join(" and by ")))),
            _ => Some((entry.case, format!("`{case}` is excused by {}", names.join(" and by ")))),
        }
    };
    entries.filter_map(answers).collect()
}

/// The cases that a theory answers for twice.
pub fn twice_answered_cases(facts: &Facts, theory: TheoryId) -> Value {
    Value::entities(Kind::Case, answered_twice(facts, theory).into_iter().map(|(case, _)| case.0))
}

/// How it answers for each, as one clause.
pub fn twice_answered(facts: &Facts, theory: TheoryId) -> Value {
    let clauses: Vec<String> = answered_twice(facts, theory).into_iter().map(|(_, clause)| clause).collect();
    Value::string(clauses.join(", "))
}

/// Which disputes a theory gains from, where all that the draft settles and that bear on it are settled in its favour, and one
/// of them would be an anomaly.
fn settled_for(facts: &Facts, theory: TheoryId) -> Vec<Settled> {
    let all = settled(facts.argument, facts.appraisal, theory);
    let is_for = all.iter().all(|one| one.bearing != Bearing::Hurts);
    let spares = all.iter().any(|one| one.bearing == Bearing::Spares);
    if is_for && spares { all } else { Vec::new() }
}

/// The cases on which it is.
pub fn settled_for_cases(facts: &Facts, theory: TheoryId) -> Value {
    let mut cases: Vec<u32> = settled_for(facts, theory).iter().map(|one| one.case.0).collect();
    cases.dedup();
    Value::entities(Kind::Case, cases)
}

/// The cases that would be anomalies under the coding that was not adopted.
pub fn spared_cases(facts: &Facts, theory: TheoryId) -> Value {
    let spared = settled_for(facts, theory).into_iter().filter(|one| one.bearing == Bearing::Spares);
    let mut cases: Vec<u32> = spared.map(|one| one.case.0).collect();
    cases.dedup();
    Value::entities(Kind::Case, cases)
}

/// The first `settles` line that spares the theory an anomaly.
pub fn settled_place(facts: &Facts, theory: TheoryId) -> Option<Value> {
    let first = settled_for(facts, theory).into_iter().find(|one| one.bearing == Bearing::Spares)?;
    Some(Value::Place(facts.argument.case(first.case).settles.get(first.line)?.place))
}

/// How many `settles` lines there are.
pub fn settled_lines(facts: &Facts, theory: TheoryId) -> Value {
    Value::count(settled_for(facts, theory).len())
}

/// What every case that decides a theory is coded on by the works of its own author alone: `condition`, `outcome`, or both.
/// Empty where that is neither, where fewer than three cases decide it, or where a rule that was written down before codes it.
pub fn coded_by_its_theorist(facts: &Facts, theory: TheoryId) -> Value {
    let argument = facts.argument;
    let account = &facts.appraisal.theories[theory.index()];
    let authors: Vec<&str> = authors_of(&argument.theory(theory).header.citations).collect();
    let decided: Vec<(PredictionId, CaseId)> =
        account.corroborations.iter().chain(&account.anomalies).copied().collect();
    let mut wholes: Vec<CaseId> =
        decided.iter().map(|(_, case)| facts.appraisal.table.independent().whole(*case)).collect();
    wholes.sort_unstable();
    wholes.dedup();
    if authors.is_empty() || wholes.len() < 3 {
        return Value::string("");
    }
    let is_own = |observation: &Observation| {
        &*observation.backing.evidence != "dataset" && are_all_by(&observation.backing.citations, &authors)
    };
    let is_coded_so = |part: fn(&Claim) -> &Formula| {
        decided.iter().all(|(prediction, case)| {
            let formula = part(&argument.prediction(*prediction).claim);
            let concepts = codings_behind(argument, *case, formula);
            let behind = observations_behind(facts, *prediction, *case).into_iter().map(|id| id.resolve(argument));
            let mut of_it = behind.filter(|observation| concepts.contains(&observation.concept)).peekable();
            of_it.peek().is_some() && of_it.all(is_own)
        })
    };
    Value::string(match (is_coded_so(|claim| &claim.condition), is_coded_so(|claim| &claim.outcome)) {
        (true, true) => "condition and outcome",
        (true, false) => "condition",
        (false, true) => "outcome",
        (false, false) => "",
    })
}
