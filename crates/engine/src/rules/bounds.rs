//! What an analysis left out because a bound was met: said, so that silence is never taken for an answer.

use crate::appraisal::Appraisal;
use crate::argument::{Argument, CaseId, ConceptId, Place};
use lakatos_syntax::Diagnostic;
use lakatos_syntax::diagnostic::Code;

/// One problem for each formula of which a question was left open, and for each case of which not every combination of
/// contested codings was worked out.
pub fn not_worked_out(argument: &Argument, appraisal: &Appraisal) -> Vec<Diagnostic<Place>> {
    let formulas = argument.effort.left_open().into_iter().map(|place| {
        let message = "what follows from this formula is too large a question to be worked out in full";
        let help = "A rule that needs the answer stays silent here. A shorter formula, or fewer that share their concepts, can be worked out.";
        Diagnostic::new(Code::NOT_WORKED_OUT, place, message).help(help)
    });
    let cases = (0..argument.cases.len()).map(CaseId::from_index).filter_map(|id| {
        let left_out = appraisal.contested_left_out(id);
        let [first, ..] = left_out.as_slice() else { return None };
        let header = &argument.case(id).header;
        let name = |concept: &ConceptId| format!("`{}`", argument.concept(*concept).header.name);
        let (names, count) = match left_out.len() {
            1 => (name(first), "counts"),
            2 => (format!("{} and {}", name(first), name(&left_out[1])), "count"),
            more => (format!("{} and {} more", name(first), more - 1), "count"),
        };
        let message =
            format!("`{}` has too many contested codings to combine: {names} {count} as unknown in it", header.name);
        let help = "Say which coding you adopt and why, for some of them: `settles CONCEPT = VALUE \"why\"`.";
        Some(Diagnostic::new(Code::NOT_WORKED_OUT, header.place, message).about(&*header.name).help(help))
    });
    let is_own = |problem: &Diagnostic<Place>| !argument.is_outside_drafts(problem.place);
    formulas.chain(cases).filter(is_own).collect()
}
