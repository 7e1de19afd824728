//! What a change of a theory comes to, row by row: a repair, or a theory that succeeds it.
//!
//! The same questions as of cases ([`amendment`](crate::appraisal::amendment), [`series`](crate::appraisal::series)), asked of
//! all rows at once. A row is a case of one world, so that each question is an operation on bitmaps.

use crate::appraisal::bitmap::Bitmap;
use crate::appraisal::result::RowResults;

/// Rows with some result of several.
pub fn any<'results>(
    results: impl IntoIterator<Item = &'results RowResults>,
    rows: usize,
    of: fn(&RowResults) -> &Bitmap,
) -> Bitmap {
    results.into_iter().fold(Bitmap::none(rows), |found, results| found.or(of(results)))
}

/// A theory's predictions, the same with an auxiliary in force, and what that one predicts itself.
pub struct Repaired<'results> {
    /// Without it.
    pub before: &'results [RowResults],
    /// With it, in the same order.
    pub after: &'results [RowResults],
    /// What it predicts.
    pub added: &'results [RowResults],
    /// How many rows there are.
    pub rows: usize,
}

impl Repaired<'_> {
    /// Rows that are anomalies of the theory.
    pub fn anomalies(&self) -> Bitmap {
        any(self.before, self.rows, |results| &results.contradicts)
    }

    /// Rows that bear the theory out.
    pub fn successes(&self) -> Bitmap {
        any(self.before, self.rows, |results| &results.corroborates)
    }

    /// Anomalies that are certainly none with the auxiliary. Where that one is wrong itself, they remain, whatever it
    /// excepts there.
    pub fn rescued(&self) -> Bitmap {
        let wrong_itself = any(self.added, self.rows, |results| &results.contradicts);
        let anomalies = self.anomalies().minus(&wrong_itself);
        self.before.iter().zip(self.after).fold(anomalies, |rescued, (before, after)| {
            let settled = after.silent.clone().or(&after.corroborates).or(&after.absent);
            rescued.minus(&before.contradicts.clone().minus(&settled))
        })
    }

    /// Successes that certainly bear it out no longer, and those of which that cannot be said.
    pub fn lost(&self) -> (Bitmap, Bitmap) {
        let corroborates = |results: &[RowResults]| any(results, self.rows, |results| &results.corroborates);
        let gone = self.successes().minus(&corroborates(self.after)).minus(&corroborates(self.added));
        let open = self.after.iter().fold(Bitmap::none(self.rows), |open, results| open.or(&results.undecided()));
        (gone.clone().minus(&open), gone.and(&open))
    }
}

/// One prediction of a theory that is succeeded, and what bears out in the next what it speaks of.
pub struct Succeeded<'results> {
    /// Its results.
    pub results: &'results RowResults,
    /// Whether it follows from the next.
    pub is_kept: bool,
    /// Rows in which a prediction of the next bears out the same outcome.
    pub borne: Bitmap,
    /// Rows of which that cannot be said.
    pub perhaps: Bitmap,
}

/// What a step from one theory to the next comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Stepped {
    /// Rows that bore the one before out and do not bear out the next (Kuhn 1962).
    pub lost: Bitmap,
    /// Those of which that cannot be said.
    pub perhaps_lost: Bitmap,
    /// Anomalies of the one before that bear the next out.
    pub answered: Bitmap,
    /// Those of which the next says nothing.
    pub set_aside: Bitmap,
    /// Those that are anomalies of the next too.
    pub remaining: Bitmap,
    /// Those of which none of this can be said.
    pub open: Bitmap,
    /// Anomalies of the next that were none of the one before.
    pub new_anomalies: Bitmap,
}

/// The step, from the predictions of the one before and the anomalies of the next.
pub fn stepped(before: &[Succeeded], anomalies_after: &Bitmap) -> Stepped {
    let rows = anomalies_after.length();
    let none = || Bitmap::none(rows);
    let anomalies = any(before.iter().map(|one| one.results), rows, |results| &results.contradicts);
    let (mut all_out, mut any_out, mut any_perhaps) = (anomalies.clone(), none(), none());
    let (mut lost, mut perhaps_lost) = (none(), none());
    for Succeeded { results, is_kept, borne, perhaps } in before {
        let failed = &results.contradicts;
        let perhaps = perhaps.clone().minus(borne);
        all_out = all_out.minus(&failed.clone().minus(borne));
        any_out = any_out.or(&failed.clone().and(borne));
        any_perhaps = any_perhaps.or(&failed.clone().and(&perhaps));
        if !is_kept {
            let gone = results.corroborates.clone().minus(borne);
            lost = lost.or(&gone.clone().minus(&perhaps));
            perhaps_lost = perhaps_lost.or(&gone.and(&perhaps));
        }
    }
    let left = anomalies.clone().minus(anomalies_after);
    let answered = left.clone().and(&all_out.or(&any_out.minus(&any_perhaps)));
    let open = left.clone().minus(&answered).and(&any_perhaps);
    Stepped {
        // What one prediction loses is lost, whatever another only may lose in that row.
        perhaps_lost: perhaps_lost.minus(&lost),
        lost,
        set_aside: left.minus(&answered).minus(&open),
        answered,
        remaining: anomalies.clone().and(anomalies_after),
        open,
        new_anomalies: anomalies_after.clone().minus(&anomalies),
    }
}
