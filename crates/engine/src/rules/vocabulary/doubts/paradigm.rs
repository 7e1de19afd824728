//! Whether a paradigm could lose.

use crate::appraisal::protean::Protean;
use crate::argument::{ParadigmId, TheoryId};
use crate::rules::vocabulary::{Facts, Kind, Value};

/// The cases in which whatever happened would have served a paradigm.
pub fn protean_cases(facts: &Facts, paradigm: ParadigmId) -> Value {
    let mut cases: Vec<u32> = facts.protean(paradigm).iter().flat_map(|pair| &pair.cases).map(|case| case.0).collect();
    cases.sort_unstable();
    cases.dedup();
    Value::entities(Kind::Case, cases)
}

/// Its theories of which the one rules out what the other expects there.
pub fn protean_theories(facts: &Facts, paradigm: ParadigmId) -> Value {
    let of_pairs = facts.protean(paradigm).iter().flat_map(|pair| [pair.one.0, pair.other.0]);
    let mut theories: Vec<u32> = of_pairs.collect();
    theories.sort_unstable();
    theories.dedup();
    Value::entities(Kind::Theory, theories)
}

/// What the one rules out and the other expects, and where, as clauses.
pub fn protean_pairs(facts: &Facts, paradigm: ParadigmId) -> Value {
    let argument = facts.argument;
    let clause = |pair: &Protean| {
        let (one, other) = (&argument.theory(pair.one).header.name, &argument.theory(pair.other).header.name);
        let cases: Vec<String> =
            pair.cases.iter().map(|case| format!("`{}`", argument.case(*case).header.name)).collect();
        let cases = match cases.split_last() {
            Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
            _ => cases.concat(),
        };
        format!("what `{one}` rules out in {cases}, `{other}` expects")
    };
    let clauses: Vec<String> = facts.protean(paradigm).iter().map(clause).collect();
    Value::string(clauses.join("; "))
}

/// Whether the draft attacks one theory of every such pair.
pub fn is_protean_by_attack(facts: &Facts, paradigm: ParadigmId) -> Value {
    let attacked = |id: TheoryId| facts.stance().is_attacked(id);
    Value::Bool(facts.protean(paradigm).iter().all(|pair| attacked(pair.one) || attacked(pair.other)))
}
