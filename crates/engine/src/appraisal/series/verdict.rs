//! The word for a series, where Lakatos has one.
//!
//! Progressive is a series of which every step says all that the one before had left standing, and more, and some of that is
//! corroborated: consistently in content, at least now and then in evidence (1970: 134). Degenerating is one that never
//! gains. Between the two there is no word, and the ledger speaks for itself.

use super::{Series, Step};
use crate::appraisal::repair::Excess;

/// What may be said of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every step adds content, and some of what is added is corroborated at grade 1 or 2.
    Progressive,
    /// Every step adds content; nothing of it is refuted or corroborated.
    TheoreticallyProgressive,
    /// Every step adds content; some of it is refuted, and none corroborated.
    OnlyTheoretically,
    /// No step adds anything that is corroborated or still open, and some step gives content up or is refuted in what it
    /// adds.
    Degenerating,
}

impl Verdict {
    /// Lakatos's term.
    pub fn word(self) -> &'static str {
        match self {
            Self::Progressive => "progressive",
            Self::TheoreticallyProgressive => "theoretically progressive",
            Self::OnlyTheoretically => "theoretically progressive, but not empirically",
            Self::Degenerating => "degenerating",
        }
    }
}

impl Step {
    /// How often what it adds is corroborated at grade 1 or 2.
    pub fn borne_out(&self) -> usize {
        self.gains.iter().map(Excess::borne_out).sum()
    }

    /// How often what it adds has failed.
    pub fn failed(&self) -> usize {
        self.gains.iter().map(Excess::failed).sum()
    }

    /// Whether it adds content, gives up nothing that had come true, and is not known to add what is no gain.
    fn gains_content(&self) -> bool {
        self.content.is_more() && !self.gains.is_empty() && self.lost.is_empty()
    }

    /// Whether it certainly adds nothing, or nothing that has held up where it was decided.
    fn retreats(&self) -> bool {
        use super::Content::{Less, More, MoreOnUnrefuted};
        let is_empty = self.content == Less && self.gains.is_empty() && !self.is_too_large;
        let is_broken = matches!(self.content, More | MoreOnUnrefuted) && self.failed() > 0 && self.borne_out() == 0;
        is_empty || is_broken
    }
}

impl Series {
    /// How often what its steps add is corroborated at grade 1 or 2.
    pub fn borne_out(&self) -> usize {
        self.steps.iter().map(|step| step.borne_out()).sum()
    }

    /// Whether every step adds content and loses no success.
    pub fn gains_throughout(&self) -> bool {
        self.steps.iter().all(|step| step.gains_content())
    }

    /// Lakatos's word for it; none where he has none.
    pub fn verdict(&self) -> Option<Verdict> {
        let steps = || self.steps.iter();
        let is_corroborated = self.borne_out() > 0;
        if self.gains_throughout() && is_corroborated {
            Some(Verdict::Progressive)
        } else if self.gains_throughout() && steps().all(|step| step.failed() == 0) {
            Some(Verdict::TheoreticallyProgressive)
        } else if !is_corroborated
            && steps().any(|step| step.retreats())
            && steps().all(|step| step.retreats() || step.content == super::Content::Same)
        {
            Some(Verdict::Degenerating)
        } else if !is_corroborated && self.gains_throughout() {
            Some(Verdict::OnlyTheoretically)
        } else {
            None
        }
    }
}
