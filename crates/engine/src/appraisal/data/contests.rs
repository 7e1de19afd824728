//! Two rivals over the rows of a data set: in which they predict different things, and who is right there.

use super::account::OfTheories;
use super::units::Tally;
use crate::appraisal::bitmap::Bitmap;
use crate::appraisal::data::changes::any;
use crate::appraisal::result::RowResults;
use crate::appraisal::rivals::opposed;
use crate::argument::TheoryId;

/// Two rivals, by the rows of a data set.
#[derive(Clone, Debug, PartialEq)]
pub struct ContestOnData {
    /// The one.
    pub one: TheoryId,
    /// The other.
    pub other: TheoryId,
    /// Rows that tell the two apart.
    pub apart: Tally,
    /// Those that are against the other alone.
    pub for_one: Tally,
    /// Those that are against the one alone.
    pub for_other: Tally,
    /// Those that are against both.
    pub for_neither: Tally,
    /// Those that are against neither, so far as is known.
    pub open: Tally,
}

/// The rows that tell two rivals apart, as [`contests_of`](crate::appraisal::rivals::contests_of) says of cases.
pub fn contest(rows: &mut OfTheories, one: TheoryId, other: TheoryId) -> ContestOnData {
    let Told { apart, for_one, for_other, for_neither } = told(rows, one, other);
    let open = apart.clone().minus(&for_one).minus(&for_other).minus(&for_neither);
    ContestOnData {
        one,
        other,
        for_one: rows.tally(&for_one),
        for_other: rows.tally(&for_other),
        for_neither: rows.tally(&for_neither),
        open: rows.tally(&open),
        apart: rows.tally(&apart),
    }
}

struct Told {
    apart: Bitmap,
    for_one: Bitmap,
    for_other: Bitmap,
    for_neither: Bitmap,
}

fn told(rows: &mut OfTheories, one: TheoryId, other: TheoryId) -> Told {
    let argument = rows.argument;
    let results = [rows.results(one), rows.results(other)];
    let length = rows.table.set.rows();
    let fails = [0, 1].map(|side: usize| any(results[side].iter(), length, |results| &results.contradicts));
    let comes_true = [0, 1].map(|side: usize| any(results[side].iter(), length, |results| &results.corroborates));
    let mut contrary = Bitmap::none(length);
    for (ours, theirs) in opposed(argument, one, other) {
        let (ours, theirs) = (rows.evaluator.truth(&ours), rows.evaluator.truth(&theirs));
        contrary = contrary.or(&ours.yes.clone().and(&theirs.yes));
    }
    // What happened may be allowed by the one and forbidden by the other, although they could both have come true.
    let of = |theory: TheoryId, results: &'_ [RowResults]| {
        let predictions = argument.theory(theory).predictions.iter();
        let outcomes = predictions.map(|id| argument.prediction(*id).claim.outcome.concepts());
        outcomes.zip(results.to_vec()).collect::<Vec<_>>()
    };
    let both = [of(one, &results[0]), of(other, &results[1])];
    for (loser, winner) in [(&both[0], &both[1]), (&both[1], &both[0])] {
        for (outcome, failed) in loser {
            let same = winner.iter().filter(|(concepts, _)| concepts == outcome);
            for (_, borne_out) in same {
                contrary = contrary.or(&failed.contradicts.clone().and(&borne_out.corroborates));
            }
        }
    }
    let right = |side: usize| fails[1 - side].clone().minus(&fails[side]);
    let apart = [0, 1].into_iter().fold(contrary, |apart, side| apart.or(&right(side).and(&comes_true[side])));
    Told {
        for_one: apart.clone().and(&right(0)),
        for_other: apart.clone().and(&right(1)),
        for_neither: apart.clone().and(&fails[0]).and(&fails[1]),
        apart,
    }
}
