//! The case to look for, in words.

use crate::appraisal::rivalry::CrucialCase;
use crate::appraisal::testability::is_definite;
use crate::argument::formula::Formula;
use crate::argument::print::formula_text;
use crate::argument::{Argument, Owner, TheoryId};

/// Where to look for a case that tells a theory from a rival, and what each of the two says there.
pub fn to_look_for(argument: &Argument, (theory, rival): (TheoryId, TheoryId), crucial: &CrucialCase) -> String {
    let name = |id: TheoryId| &argument.theory(id).header.name;
    let where_to_look = match formula_text(argument, &crucial.description) {
        anywhere if anywhere.is_empty() => "any case will do".to_owned(),
        description => format!("look for a case where `{description}`"),
    };
    let (one, other) = (name(theory), name(rival));
    let text = |outcome: &Formula| formula_text(argument, outcome);
    match (&crucial.one_says, &crucial.other_says) {
        (Some(ours), Some(theirs)) => format!(
            "To tell `{one}` from `{other}`, {where_to_look}: there `{one}` expects `{}`, and `{other}` expects `{}`.",
            text(ours),
            text(theirs)
        ),
        // Silence never wins.
        (ours, theirs) => {
            let (speaks, is_silent, silent) = if ours.is_some() { (one, other, rival) } else { (other, one, theory) };
            let says = match is_definite(argument, Owner::Theory(silent)) {
                true => "says nothing",
                false => "says nothing of a single case",
            };
            let expected = ours.as_ref().or(theirs.as_ref()).map(text).unwrap_or_default();
            format!(
                "No single case decides between `{one}` and `{other}`: where `{speaks}` expects something, `{is_silent}` {says}. To try `{speaks}` by itself, {where_to_look}: there it expects `{expected}`."
            )
        }
    }
}
