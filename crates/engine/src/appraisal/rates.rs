//! Rates: how often an outcome comes with a condition, and how often without it; and what that comes to.

use super::result::CaseResult;
use super::tally::Count;

/// Below so many cases, most of them say nothing.
const LEAST_CASES: usize = 4;

/// How often the outcome holds where the condition does, and where it does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// Cases with the condition and the outcome.
    pub with_hits: usize,
    /// Cases with the condition whose outcome is known.
    pub with_total: usize,
    /// Cases with the outcome and without the condition.
    pub without_hits: usize,
    /// Cases without the condition whose outcome is known.
    pub without_total: usize,
    /// Of `mostly when`, where nothing is compared: cases with the condition whose outcome is unknown or contested.
    pub open: Option<usize>,
    /// Cases left out of a side because what they are there hangs on a disputed coding.
    pub contested: usize,
    /// Cases left out of a side because their periods there differ.
    pub divided: usize,
    /// The four counts over the cases that the theory was not built on; none where it was built on none of those counted.
    pub not_built_on: Option<[usize; 4]>,
}

impl std::fmt::Display for Rates {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write_counts(formatter, self.counts(), self.open.is_none())?;
        if let Some(open @ 1..) = self.open {
            write!(formatter, ", {open} open")?;
        }
        match (self.contested, self.divided) {
            (0, 0) => {}
            (contested, 0) => write!(formatter, "; left out: {contested} contested")?,
            (0, divided) => write!(formatter, "; left out: {divided} with periods that differ")?,
            (contested, divided) => {
                write!(formatter, "; left out: {contested} contested, {divided} with periods that differ")?;
            }
        }
        if let Some(counts) = self.not_built_on {
            formatter.write_str("; apart from what it was built on, ")?;
            write_counts(formatter, counts, self.open.is_none())?;
        }
        Ok(())
    }
}

fn write_counts(
    formatter: &mut std::fmt::Formatter<'_>,
    [with_hits, with_total, without_hits, without_total]: [usize; 4],
    compares: bool,
) -> std::fmt::Result {
    if with_total == 0 && !compares {
        return write!(formatter, "no case counts as one with the condition");
    }
    write!(formatter, "{with_hits} of {with_total} with the condition")?;
    if !compares {
        return Ok(());
    }
    write!(formatter, ", {without_hits} of {without_total} without it")?;
    match (with_total, without_total) {
        (1.., 0) => write!(formatter, " (no case counts as one without it)"),
        (0, 1..) => write!(formatter, " (no case counts as one with it)"),
        _ => Ok(()),
    }
}

impl Rates {
    /// The four counts.
    pub fn counts(self) -> [usize; 4] {
        [self.with_hits, self.with_total, self.without_hits, self.without_total]
    }

    /// What it comes to where the cases that the theory was built on bear it out: these show nothing, so that it is borne
    /// out only where the other cases do the same.
    pub fn result(self) -> CaseResult {
        match self.of_all() {
            CaseResult::Corroborates if !self.holds_elsewhere() => CaseResult::Undecided,
            result => result,
        }
    }

    /// Whether it is borne out by the cases that the theory was not built on.
    fn holds_elsewhere(self) -> bool {
        self.not_built_on.is_none_or(|[with_hits, with_total, without_hits, without_total]| {
            let apart = Self { with_hits, with_total, without_hits, without_total, not_built_on: None, ..self };
            apart.of_all() == CaseResult::Corroborates
        })
    }

    /// Corroborates where the rate with the condition is above the rate without it, and contradicts where it is below,
    /// with two cases a side at least, and whichever single case came out otherwise; else nothing can be said.
    fn of_all(self) -> CaseResult {
        if let Some(open) = self.open {
            return self.majority(open);
        }
        if self.with_total < 2 || self.without_total < 2 {
            return CaseResult::Undecided;
        }
        // Turning a case round helps the one side as far as there is one to turn.
        let lowered = [
            Self { with_hits: self.with_hits.saturating_sub(1), ..self },
            Self { without_hits: (self.without_hits + 1).min(self.without_total), ..self },
        ];
        let raised = [
            Self { with_hits: (self.with_hits + 1).min(self.with_total), ..self },
            Self { without_hits: self.without_hits.saturating_sub(1), ..self },
        ];
        if lowered.into_iter().all(|rates| rates.order().is_gt()) {
            CaseResult::Corroborates
        } else if raised.into_iter().all(|rates| rates.order().is_lt()) {
            CaseResult::Contradicts
        } else {
            CaseResult::Undecided
        }
    }

    /// What the comparison comes to, in a word or four.
    pub fn word(self) -> &'static str {
        match self.result() {
            CaseResult::Corroborates => "for",
            CaseResult::Contradicts => "against",
            _ if self.of_all() == CaseResult::Corroborates => "built on",
            _ if self.with_total >= 2 && self.without_total >= 2 && self.order().is_eq() => "no difference",
            _ => "too few to say",
        }
    }

    /// The same with so many cases more on either side, those with the condition as predicted.
    pub fn with_more(self, with: usize, without: usize) -> Self {
        let more = |counts: [usize; 4]| [counts[0] + with, counts[1] + with, counts[2], counts[3] + without];
        let [with_hits, with_total, without_hits, without_total] = more(self.counts());
        let not_built_on = self.not_built_on.map(more);
        Self { with_hits, with_total, without_hits, without_total, not_built_on, ..self }
    }

    /// The rate with the condition, held against the rate without it: a/b and c/d without division.
    fn order(self) -> std::cmp::Ordering {
        (self.with_hits * self.without_total).cmp(&(self.without_hits * self.with_total))
    }

    /// Corroborates where more than half have the outcome, contradicts where half or fewer do, whatever comes of those
    /// that are open; undecided of too few cases.
    fn majority(self, open: usize) -> CaseResult {
        let misses = self.with_total - self.with_hits;
        if self.with_total < LEAST_CASES {
            CaseResult::Undecided
        } else if self.with_hits > misses + open {
            CaseResult::Corroborates
        } else if self.with_hits + open <= misses {
            CaseResult::Contradicts
        } else {
            CaseResult::Undecided
        }
    }

    /// Counts cases with the condition.
    pub fn add_with(&mut self, hits: usize, misses: usize) {
        self.with_hits += hits;
        self.with_total += hits + misses;
    }

    /// Counts cases without it.
    pub fn add_without(&mut self, hits: usize, misses: usize) {
        self.without_hits += hits;
        self.without_total += hits + misses;
    }

    /// Counts one case, by what it is with the condition and without it.
    pub fn add(&mut self, sides: [Count; 2]) {
        let [hit, miss] = [Count::Hit, Count::Miss].map(|wanted| sides.map(|side| usize::from(side == wanted)));
        self.add_with(hit[0], miss[0]);
        self.add_without(hit[1], miss[1]);
        self.contested += usize::from(sides.contains(&Count::Contested));
        self.divided += usize::from(sides.contains(&Count::Divided));
    }
}
