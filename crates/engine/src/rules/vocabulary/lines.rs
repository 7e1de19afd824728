//! Lines that hold formulas: scopes, exceptions, conditions.

use crate::appraisal::where_it_speaks;
use crate::argument::formula::Formula;
use crate::argument::{Argument, FormulaLine, Owner, Place};
use lakatos_syntax::ast::Mode;

/// An exception or a scope line.
pub struct OwnedLine<'argument> {
    /// Whose it is.
    pub owner: &'argument str,
    /// The line.
    pub line: &'argument FormulaLine,
}

/// A scope, an exception, or the condition of a prediction.
pub struct LogicLine {
    /// Whose it is.
    pub owner: String,
    /// `scope`, `exception` or `condition`.
    pub part: &'static str,
    /// What it says.
    pub formula: Formula,
    /// Of a condition of a theory's prediction, where the theory speaks.
    pub scope: Option<Formula>,
    /// Where.
    pub place: Place,
}

/// Every scope and exception.
pub fn formula_lines(argument: &Argument) -> Vec<OwnedLine<'_>> {
    let excepts = argument
        .auxiliaries
        .iter()
        .flat_map(|auxiliary| auxiliary.excepts.iter().map(|line| OwnedLine { owner: &auxiliary.header.name, line }));
    let scopes = argument
        .theories
        .iter()
        .flat_map(|theory| theory.scope_lines.iter().map(|line| OwnedLine { owner: &theory.header.name, line }));
    excepts.chain(scopes).collect()
}

/// Every scope, exception and condition.
pub fn logic_lines(argument: &Argument) -> Vec<LogicLine> {
    let of_line = |owner: &str, part, line: &FormulaLine| LogicLine {
        owner: owner.to_owned(),
        part,
        formula: line.formula.clone(),
        scope: None,
        place: line.place,
    };
    let scopes = argument
        .theories
        .iter()
        .flat_map(|theory| theory.scope_lines.iter().map(move |line| of_line(&theory.header.name, "scope", line)));
    let exceptions = argument.auxiliaries.iter().flat_map(|auxiliary| {
        auxiliary.excepts.iter().map(move |line| of_line(&auxiliary.header.name, "exception", line))
    });
    let conditional = argument
        .predictions
        .iter()
        .filter(|prediction| prediction.claim.mode != Mode::Always && prediction.claim.movement.is_none());
    let conditions = conditional.map(|prediction| LogicLine {
        owner: prediction.name.to_string(),
        part: "condition",
        formula: prediction.claim.condition.clone(),
        scope: matches!(prediction.owner, Owner::Theory(_)).then(|| where_it_speaks(argument, prediction)),
        place: prediction.condition_place,
    });
    scopes.chain(exceptions).chain(conditions).collect()
}
