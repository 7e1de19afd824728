//! Counts that were made before, and are kept in a file: of tables that are not at hand, and for readers who have none of
//! them. Each has the fingerprint of the claim that was counted, so that it is known when the claim has changed since.

use super::units::Tally;
use crate::appraisal::derived::written_out;
use crate::appraisal::scope_of;
use crate::argument::formula::Formula;
use crate::argument::print::formula_text;
use crate::argument::{Argument, DataId, PredictionId};
use std::fmt::Write;

/// What was counted of one prediction on one data set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// The prediction, as `THEORY.LABEL`.
    pub prediction: String,
    /// The data set.
    pub data: String,
    /// Of the claim, as it was.
    pub fingerprint: String,
    /// When, as `2026-11-29`.
    pub on: String,
    /// Rows that bear it out.
    pub bears_out: Tally,
    /// Rows that contradict it.
    pub contradicts: Tally,
    /// Rows that do not decide it.
    pub undecided: Tally,
}

/// Recorded counts of a prediction and a data set of the argument.
#[derive(Clone, Debug)]
pub struct RecordedCount {
    /// The prediction.
    pub prediction: PredictionId,
    /// The data set.
    pub data: DataId,
    /// What was counted.
    pub recorded: Recorded,
    /// Whether the claim is another one now.
    pub is_stale: bool,
}

/// The counts that are of predictions and data sets of the argument.
pub fn recorded_counts(argument: &Argument, recorded: &[Recorded]) -> Vec<RecordedCount> {
    let found = recorded.iter().filter_map(|recorded| {
        let prediction = argument.predictions.iter().position(|one| *one.name == *recorded.prediction)?;
        let data = argument.data.iter().position(|one| *one.header.name == *recorded.data)?;
        let (prediction, data) = (PredictionId::from_index(prediction), DataId::from_index(data));
        let is_stale = fingerprint(argument, prediction, data) != recorded.fingerprint;
        Some(RecordedCount { prediction, data, recorded: recorded.clone(), is_stale })
    });
    found.collect()
}

/// What a count hangs on, in sixteen hexadecimal digits: what the prediction claims and where it speaks, with every index
/// written out; what the data set says of its table; and what the columns mean that observe it.
pub fn fingerprint(argument: &Argument, prediction: PredictionId, data: DataId) -> String {
    let own = argument.prediction(prediction);
    let claim = &own.claim;
    let scope = claim.within(&scope_of(argument, own.owner));
    let text = |formula: &Formula| formula_text(argument, &written_out(argument, formula));
    let mut told =
        format!("{} {} {} in {}", text(&claim.outcome), claim.mode.words(), text(&claim.condition), text(&scope));
    if let Some(movement) = claim.movement {
        let name = |concept| &argument.concept(concept).header.name;
        let _ = write!(told, " {} {} {}", name(movement.mover), name(movement.with), movement.is_opposite);
    }
    let table = argument.data(data);
    let names = |columns: &[crate::argument::ColumnName]| -> Vec<String> {
        columns.iter().map(|column| column.name.to_string()).collect()
    };
    let source = table.source.as_ref().map(|source| source.text().text.to_string());
    let _ = write!(told, "\n{source:?} {:?} {:?} {:?}", names(&table.row), table.time, table.missing);
    for filter in &table.filters {
        let _ = write!(told, " where {}", column_formula_text(&filter.formula));
    }
    for join in &table.joins {
        let on: Vec<String> = join.on.iter().map(|(one, other)| format!("{} = {}", one.name, other.name)).collect();
        let _ = write!(told, " joined {} {on:?}", argument.data(join.to.id).header.name);
    }
    let all = Formula::And(vec![scope, claim.condition.clone(), claim.outcome.clone()]);
    for concept in super::count::declared_behind(argument, &all) {
        let concept = argument.concept(concept);
        for column in concept.columns.iter().filter(|column| argument.takes_up(data, column.data.id)) {
            let levels: Vec<_> = (column.coding.levels.iter())
                .map(|(rank, codes)| (rank, codes.iter().map(|code| &code.code).collect::<Vec<_>>()))
                .collect();
            let unknown: Vec<_> = column.coding.unknown.iter().map(|code| &code.code).collect();
            let _ = write!(
                told,
                "\n{} {} {:?} by {:?} {levels:?} {unknown:?}",
                concept.header.name,
                concept.domain.text(),
                names(&column.names),
                names(&column.by)
            );
        }
    }
    format!("{:016x}", hash(told.as_bytes()))
}

fn column_formula_text(formula: &crate::argument::ColumnFormula) -> String {
    use crate::argument::ColumnFormula;
    let all = |parts: &[ColumnFormula]| parts.iter().map(column_formula_text).collect::<Vec<_>>().join("; ");
    match formula {
        ColumnFormula::Comparison { column, operator, code } => format!("{} {operator:?} {code:?}", column.name),
        ColumnFormula::Column(column) => column.name.to_string(),
        ColumnFormula::Not(inner) => format!("not ({})", column_formula_text(inner)),
        ColumnFormula::And(parts) => format!("all ({})", all(parts)),
        ColumnFormula::Or(parts) => format!("any ({})", all(parts)),
    }
}

/// FNV-1a in 64 bits: the same on every machine and in every release.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
