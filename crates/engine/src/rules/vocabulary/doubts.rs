//! What a referee would doubt, as fields of theories, puzzles, cases and lines: each is read off the appraisal, and none
//! judges.

use super::prediction::observations_behind;
use super::{Facts, Kind, Value};
use crate::appraisal::authors::author_of;
use crate::appraisal::derived::{codings_behind, spoken_of};
use crate::appraisal::entailment::exclude_each_other;
use crate::appraisal::idle::idle;
use crate::appraisal::protean::{Protean, protean};
use crate::appraisal::record::Entry;
use crate::appraisal::result::{CaseResult, together};
use crate::appraisal::settling::{Bearing, Settled, settled};
use crate::appraisal::solver::is_impossible;
use crate::appraisal::speaking::on_every_world;
use crate::appraisal::testability::demands;
use crate::appraisal::where_it_speaks;
use crate::argument::formula::Formula;
use crate::argument::print::formula_text;
use crate::argument::{
    Argument, AuxiliaryId, CaseId, ConceptId, Observation, Owner, ParadigmId, PredictionId, Puzzle, Recoding, TestId,
    TheoryId,
};
use lakatos_syntax::ast::{Citation, Mode};
use std::sync::Arc;

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
            let is_of = |target: &crate::argument::Target| {
                *target == crate::argument::Target::Declared(crate::argument::Named::Test(id))
            };
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

/// The pairs of theories that make a paradigm protean.
fn pairs(facts: &Facts, paradigm: u32) -> Vec<Protean> {
    protean(facts.argument, facts.appraisal, ParadigmId(paradigm))
}

/// The cases in which whatever happened would have served a paradigm.
pub fn protean_cases(facts: &Facts, paradigm: u32) -> Value {
    let mut cases: Vec<u32> = pairs(facts, paradigm).iter().flat_map(|pair| &pair.cases).map(|case| case.0).collect();
    cases.sort_unstable();
    cases.dedup();
    Value::entities(Kind::Case, cases)
}

/// Its theories that expect the contrary of one another there.
pub fn protean_theories(facts: &Facts, paradigm: u32) -> Value {
    let mut theories: Vec<u32> = pairs(facts, paradigm).iter().flat_map(|pair| [pair.one.0, pair.other.0]).collect();
    theories.sort_unstable();
    theories.dedup();
    Value::entities(Kind::Theory, theories)
}

/// Whether the draft attacks one theory of every such pair.
pub fn is_protean_by_attack(facts: &Facts, paradigm: u32) -> Value {
    let attacked = |id: TheoryId| facts.stance().is_attacked(id);
    Value::Bool(pairs(facts, paradigm).iter().all(|pair| attacked(pair.one) || attacked(pair.other)))
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

/// Parts of a condition that never vary, those apart that an earlier prediction of the same theory has too; each with the
/// number of its cases.
fn idle_parts(facts: &Facts, id: PredictionId) -> Vec<(Arc<str>, usize)> {
    let (argument, appraisal) = (facts.argument, facts.appraisal);
    let of = |id: PredictionId| -> Vec<(Arc<str>, usize)> {
        let enough = idle(argument, appraisal, id).into_iter().filter(|idle| idle.cases.len() >= LEAST_IDLE_CASES);
        enough.map(|idle| (formula_text(argument, &idle.part).into(), idle.cases.len())).collect()
    };
    let mut own = of(id);
    if own.is_empty() || !matches!(argument.prediction(id).owner, Owner::Theory(_)) {
        return Vec::new();
    }
    let siblings = argument.predictions_of(argument.prediction(id).owner).iter().take_while(|other| **other != id);
    let said: Vec<Arc<str>> = siblings.flat_map(|other| of(*other)).map(|(part, _)| part).collect();
    own.retain(|(part, _)| !said.contains(part));
    own
}

/// In fewer cases than these, that a condition never varies says nothing.
const LEAST_IDLE_CASES: usize = 4;

/// Those parts.
pub fn idle_conditions(facts: &Facts, id: PredictionId) -> Value {
    Value::strings(idle_parts(facts, id).into_iter().map(|(part, _)| part))
}

/// In how many cases each of them holds, at the least.
pub fn idle_cases(facts: &Facts, id: PredictionId) -> Value {
    Value::count(idle_parts(facts, id).into_iter().map(|(_, cases)| cases).min().unwrap_or_default())
}

/// Whether all works cited are by authors of others.
fn are_all_of(cited: &[Citation], authors: &[&str]) -> bool {
    !cited.is_empty() && cited.iter().all(|citation| authors.contains(&author_of(&citation.key)))
}

fn authors_of(works: &[Citation]) -> impl Iterator<Item = &str> {
    works.iter().map(|citation| author_of(&citation.key))
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
        &*observation.backing.evidence != "dataset" && are_all_of(&observation.backing.citations, &authors)
    };
    let is_coded_so = |part: fn(&crate::argument::formula::Claim) -> &Formula| {
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

/// The works cited for a re-coding, where each is by an author of the auxiliary or of a theory that it amends; else none.
pub fn defenders(facts: &Facts, auxiliary: AuxiliaryId, recoding: &Recoding) -> Value {
    let argument = facts.argument;
    let auxiliary = argument.auxiliary(auxiliary);
    let of_theories =
        auxiliary.amends.iter().flat_map(|theory| authors_of(&argument.theory(theory.id).header.citations));
    let authors: Vec<&str> = authors_of(&auxiliary.header.citations).chain(of_theories).collect();
    let cited = &recoding.backing.citations;
    let keys = cited
        .iter()
        .filter(|_| are_all_of(cited, &authors))
        .map(|citation| Arc::<str>::from(format!("@{}", citation.key)));
    Value::strings(keys)
}

/// Whether a concept is another, or is made of it, measures it or is measured by it, or is said to be the same.
fn is_about(argument: &Argument, formula: &Formula, outcome: ConceptId) -> bool {
    let wanted = argument.concept(outcome);
    spoken_of(argument, formula).into_iter().any(|concept| {
        let row = argument.concept(concept);
        let is_made_of = wanted.defined.as_ref().is_some_and(|made| spoken_of(argument, made).contains(&concept));
        concept == outcome
            || is_made_of
            || row.measures.contains(&outcome)
            || wanted.measures.contains(&concept)
            || row.same_as.iter().any(|name| wanted.same_as.contains(name))
    })
}

/// What the answers of a puzzle predict of its outcome; of any, where it names none.
fn answers_of(facts: &Facts, puzzle: &Puzzle) -> Vec<PredictionId> {
    let argument = facts.argument;
    let theories = super::puzzle::answer_theories(facts, puzzle).into_iter().map(Owner::Theory);
    let owners: Vec<Owner> = theories.chain(puzzle.answer_auxiliaries.iter().copied().map(Owner::Auxiliary)).collect();
    let predictions = owners.into_iter().flat_map(|owner| argument.predictions_of(owner).iter().copied());
    let concerned = |id: &PredictionId| {
        puzzle.outcome.is_none_or(|outcome| is_about(argument, &argument.prediction(*id).claim.outcome, outcome))
    };
    predictions.filter(concerned).collect()
}

/// What the answers of a puzzle predict of its outcome.
pub fn answer_predictions(facts: &Facts, puzzle: &Puzzle) -> Value {
    Value::entities(Kind::Prediction, answers_of(facts, puzzle).into_iter().map(|id| id.0))
}

/// Whether silence on a case could be held against a prediction: tendencies have no result on one, and what is needed need not
/// be enough.
fn owes_a_word(argument: &Argument, id: PredictionId) -> bool {
    let claim = &argument.prediction(id).claim;
    claim.is_definite() && claim.mode != Mode::OnlyWhen
}

/// The cases of a puzzle on which its answer says nothing, although some theory does.
pub fn unanswered_cases(facts: &Facts, puzzle: &Puzzle) -> Value {
    let answers = answers_of(facts, puzzle);
    if answers.is_empty() || !answers.iter().all(|id| owes_a_word(facts.argument, *id)) {
        return Value::List(Vec::new());
    }
    let is_silent = |id: &PredictionId, case: CaseId| facts.appraisal.result(*id, case) == CaseResult::Silent;
    // Where nobody says anything, another rule speaks.
    let somebody_speaks = |case: CaseId| {
        let all = facts.argument.predictions.iter().enumerate();
        let of_theories = all.filter(|(_, prediction)| {
            matches!(prediction.owner, Owner::Theory(_))
                && puzzle.outcome.is_none_or(|outcome| prediction.claim.outcome.concepts().contains(&outcome))
        });
        of_theories.map(|(index, _)| PredictionId::from_index(index)).any(|id| !is_silent(&id, case))
    };
    let cases = puzzle.about.iter().map(|mention| mention.id);
    let silent = cases.filter(|case| answers.iter().all(|id| is_silent(id, *case)) && somebody_speaks(*case));
    Value::entities(Kind::Case, silent.map(|case| case.0))
}

/// What a case makes of a theory that is said to explain it: `corroborates`, `contradicts`, `silent` and so on; empty where that
/// cannot be held against it.
pub fn explained(facts: &Facts, owner: Option<TheoryId>, case: CaseId) -> Value {
    let Some(theory) = owner else { return Value::string("") };
    let amendments = facts.appraisal.amendments_of(theory);
    let added = amendments.flat_map(|amendment| &facts.argument.auxiliary(amendment.auxiliary).predictions);
    let predictions: Vec<PredictionId> =
        facts.argument.theory(theory).predictions.iter().chain(added).copied().collect();
    if predictions.is_empty() || !predictions.iter().all(|id| owes_a_word(facts.argument, *id)) {
        return Value::string("");
    }
    let results = || predictions.iter().map(|id| facts.appraisal.result(*id, case));
    if results().any(|result| result == CaseResult::Corroborates) {
        return Value::string(CaseResult::Corroborates.word());
    }
    Value::string(together(results()).word())
}

/// Tests that confirm a rival of a puzzle's answer on one of its cases, where nothing found there, or still looked for, confirms
/// the answer.
pub fn rival_confirmations(facts: &Facts, puzzle: &Puzzle, case: CaseId) -> Value {
    let (argument, appraisal) = (facts.argument, facts.appraisal);
    let independent = appraisal.table.independent();
    let answers = super::puzzle::answer_theories(facts, puzzle);
    let owners: Vec<Owner> = answers
        .iter()
        .copied()
        .map(Owner::Theory)
        .chain(puzzle.answer_auxiliaries.iter().copied().map(Owner::Auxiliary))
        .collect();
    let on_it = |test: &crate::argument::Test| test.case.is_some_and(|one| independent.share(one.id, case));
    let could_confirm = |test: &crate::argument::Test| matches!(&*test.kind, "smoking-gun" | "doubly-decisive");
    let for_answer = argument.tests.iter().any(|test| {
        test.owner.is_some_and(|owner| owners.contains(&owner))
            && on_it(test)
            && could_confirm(test)
            && &*test.found != "no"
    });
    if for_answer {
        return Value::List(Vec::new());
    }
    let mut rivals: Vec<TheoryId> = answers.iter().flat_map(|answer| facts.rivals(*answer)).collect();
    rivals.sort_unstable();
    rivals.dedup();
    rivals.retain(|rival| !answers.contains(rival));
    let confirming = rivals.into_iter().flat_map(|rival| {
        let tests = &appraisal.theories[rival.index()].tests;
        let is_out = tests.fatal(argument).any(|id| on_it(argument.test(id)));
        let passed = tests.passed.iter().copied().filter(move |id| !is_out && !tests.without_weight.contains(id));
        passed.filter(|id| on_it(argument.test(*id)) && could_confirm(argument.test(*id)))
    });
    Value::entities(Kind::Test, confirming.map(|id| id.0).collect::<Vec<_>>())
}

/// Rivals' predictions that expect the contrary of the theory wherever an exception of it holds: what the theory takes back
/// there, they had said.
pub fn rival_predictions(facts: &Facts, auxiliary: AuxiliaryId, exception: &Formula) -> Value {
    let argument = facts.argument;
    let concepts = exception.concepts();
    let mut found = Vec::new();
    for theory in argument.auxiliary(auxiliary).amends.iter().map(|theory| theory.id) {
        if facts.stance().is_attacked(theory) {
            continue;
        }
        let own: Vec<Formula> = argument
            .theory(theory)
            .predictions
            .iter()
            .flat_map(|id| demands(&argument.prediction(*id).claim))
            .map(|(_, demanded)| demanded)
            .collect();
        for rival in facts.rivals(theory) {
            for id in &argument.theory(rival).predictions {
                let claim = &argument.prediction(*id).claim;
                let opposes = demands(claim).into_iter().any(|(when, demanded)| {
                    when.concepts().iter().any(|concept| concepts.contains(concept))
                        && own.iter().any(|own| exclude_each_other(argument, own, &demanded))
                        && is_impossible(argument, &Formula::And(vec![exception.clone(), when.negated()]))
                });
                if opposes && !found.contains(&id.0) {
                    found.push(id.0);
                }
            }
        }
    }
    Value::entities(Kind::Prediction, found)
}

/// Predictions whose condition changes from one period of a case to another while the outcome stays the same, and that say
/// nothing else of the periods without it. What the draft attacks is left out.
pub fn idle_moves(facts: &Facts, case: CaseId) -> Value {
    let (argument, appraisal) = (facts.argument, facts.appraisal);
    let parts = appraisal.table.independent().parts(case);
    if parts.len() < 2 {
        return Value::List(Vec::new());
    }
    let over = |formula: &Formula| -> Option<Vec<bool>> {
        parts.iter().map(|part| on_every_world(appraisal, *part, formula)).collect()
    };
    let is_idle = |id: PredictionId| -> Option<bool> {
        let prediction = argument.prediction(id);
        let Owner::Theory(theory) = prediction.owner else { return None };
        let claim = &prediction.claim;
        if facts.stance().is_attacked(theory)
            || !over(&where_it_speaks(argument, prediction))?.iter().all(|is_in| *is_in)
        {
            return None;
        }
        let (condition, outcome) = (over(&claim.condition)?, over(&claim.outcome)?);
        let stays = outcome.iter().all(|truth| *truth == outcome[0]);
        let is_open = match claim.mode {
            Mode::When => outcome[0],
            Mode::MoreOftenWhen | Mode::MostlyWhen => true,
            Mode::OnlyWhen | Mode::ExactlyWhen | Mode::Always | Mode::MovesWith => false,
        };
        let says_else = |part: CaseId| {
            let siblings = argument.theory(theory).predictions.iter().filter(|other| **other != id);
            siblings.into_iter().any(|other| appraisal.result(*other, part) == CaseResult::Corroborates)
        };
        let without = parts.iter().zip(&condition).filter(|(_, holds)| !**holds);
        let changes = condition.iter().any(|truth| *truth != condition[0]);
        Some(changes && stays && is_open && !without.into_iter().all(|(part, _)| says_else(*part)))
    };
    let all = (0..argument.predictions.len()).map(PredictionId::from_index);
    Value::entities(Kind::Prediction, all.filter(|id| is_idle(*id) == Some(true)).map(|id| id.0))
}
