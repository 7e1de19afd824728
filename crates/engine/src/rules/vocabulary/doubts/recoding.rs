//! On whose word an observation is read otherwise.

use crate::appraisal::authors::{are_all_by, authors_of};
use crate::argument::{AuxiliaryId, Recoding};
use crate::rules::vocabulary::{Facts, Value};
use std::sync::Arc;

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
        .filter(|_| are_all_by(cited, &authors))
        .map(|citation| Arc::<str>::from(format!("@{}", citation.key)));
    Value::strings(keys)
}
