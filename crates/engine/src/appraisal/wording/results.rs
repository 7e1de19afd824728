//! A prediction's results, case by case.

use super::Wording;
use crate::appraisal::codings::coding_of;
use crate::appraisal::derived::codings_behind;
use crate::appraisal::explain::alternatives;
use crate::appraisal::missing::missing;
use crate::appraisal::result::CaseResult;
use crate::appraisal::where_it_speaks;
use crate::argument::formula::Formula;
use crate::argument::print::value_text;
use crate::argument::{CaseId, ConceptId, Owner, PredictionId};

/// How many of the auxiliaries that take away one anomaly are named.
const MOST_RESCUERS: usize = 8;

/// A case, and what it says of a prediction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultLine {
    /// What it says.
    pub result: CaseResult,
    /// The case.
    pub case: CaseId,
    /// What is to be said beside; may be empty.
    pub note: String,
}

/// A result as the ledger heads it, of a case that played no part in making the theory.
fn short_word(result: CaseResult) -> &'static str {
    match result {
        CaseResult::Corroborates => "for",
        CaseResult::Contradicts => "against",
        CaseResult::Absent => "absent",
        result => result.word(),
    }
}

impl Wording<'_> {
    /// The cases that bear on a prediction: for, against, absent as claimed, contested, undecided. Silent ones are none of them, and
    /// neither are those that code nothing of what it speaks of.
    pub fn bearing(self, id: PredictionId) -> Vec<(CaseResult, CaseId)> {
        let decided = [CaseResult::Corroborates, CaseResult::Contradicts, CaseResult::Absent, CaseResult::Contested];
        let decided = decided
            .into_iter()
            .flat_map(|wanted| self.cases_that(id, wanted).into_iter().map(move |case| (wanted, case)));
        let undecided = self.undecided(id).into_iter().map(|case| (CaseResult::Undecided, case));
        decided.chain(undecided).collect()
    }

    /// The same with what is to be said of each.
    pub fn results(self, id: PredictionId) -> Vec<ResultLine> {
        let line = |(result, case)| ResultLine { result, case, note: self.note(id, case, result) };
        self.bearing(id).into_iter().map(line).collect()
    }

    /// A result as the ledger heads it: what bears a theory out that was built on it is not counted for it.
    pub fn heading(self, id: PredictionId, case: CaseId, result: CaseResult) -> &'static str {
        match self.argument.prediction(id).owner {
            Owner::Theory(theory)
                if result == CaseResult::Corroborates
                    && self.appraisal.is_any_of(&self.argument.theory(theory).built_on, case) =>
            {
                "built on"
            }
            _ => short_word(result),
        }
    }

    /// The cases with a result, in order.
    pub fn cases_that(self, id: PredictionId, wanted: CaseResult) -> Vec<CaseId> {
        self.appraisal.results[id.index()].cases_that(wanted, &self.appraisal.table)
    }

    /// Whether a prediction is silent on a case because its theory is about another kind of unit.
    pub fn is_of_another_unit(self, id: PredictionId, case: CaseId) -> bool {
        let Owner::Theory(theory) = self.argument.prediction(id).owner else { return false };
        match (&self.argument.theory(theory).unit, &self.argument.case(case).unit) {
            (Some(wanted), Some(own)) => wanted != own,
            _ => false,
        }
    }

    /// What is to be said of a result: who has rescued an anomaly, what would decide, which coding gives which.
    pub fn note(self, id: PredictionId, case: CaseId, result: CaseResult) -> String {
        match result {
            CaseResult::Corroborates | CaseResult::Contradicts => self.remark(id, case, result),
            CaseResult::Contested => self.alternatives(id, case),
            CaseResult::Undecided => self.to_observe(id, case),
            CaseResult::Absent => "as claimed: neither the outcome nor its condition".to_owned(),
            CaseResult::Silent => String::new(),
        }
    }

    /// Undecided cases that code something the prediction speaks of: the others have nothing to do with it.
    fn undecided(self, id: PredictionId) -> Vec<CaseId> {
        let prediction = self.argument.prediction(id);
        let scope = where_it_speaks(self.argument, prediction);
        let parts: Vec<Formula> =
            [&prediction.claim.outcome, &prediction.claim.condition, &scope].into_iter().cloned().collect();
        let is_near = |case: &CaseId| {
            let codings = &self.appraisal.codings[case.index()];
            let concepts = parts.iter().flat_map(|part| codings_behind(self.argument, *case, part));
            concepts
                .into_iter()
                .any(|concept| coding_of(codings, concept).is_some_and(|coding| !coding.alternatives.is_empty()))
        };
        self.cases_that(id, CaseResult::Undecided).into_iter().filter(is_near).collect()
    }

    /// Who has taken an anomaly away, and whether a corroboration is of a case that the theory was made for.
    fn remark(self, id: PredictionId, case: CaseId, result: CaseResult) -> String {
        let Owner::Theory(theory_id) = self.argument.prediction(id).owner else { return String::new() };
        let theory = self.argument.theory(theory_id);
        if result == CaseResult::Corroborates {
            let remark =
                if self.appraisal.is_any_of(&theory.built_on, case) { "the theory was built on it" } else { "" };
            return remark.to_owned();
        }
        let rescuers: Vec<&str> = self
            .appraisal
            .amendments_of(theory_id)
            .filter(|amendment| amendment.takes_away(case))
            .map(|amendment| &*self.argument.auxiliary(amendment.auxiliary).header.name)
            .collect();
        let is_conceded = self.argument.is_conceded(theory_id, case);
        match (rescuers.as_slice(), is_conceded) {
            ([], true) => "conceded".to_owned(),
            ([], false) => "rescued by nothing".to_owned(),
            ([rescuer], false) => format!("rescued by {rescuer}"),
            ([rescuer], true) => format!("conceded, and rescued by {rescuer}: which is it?"),
            (rescuers, _) if rescuers.len() <= MOST_RESCUERS => {
                format!("rescued by {}: which is it?", rescuers.join(" and by "))
            }
            (rescuers, _) => {
                let (named, left) = (rescuers[..MOST_RESCUERS].join(", "), rescuers.len() - MOST_RESCUERS);
                format!("rescued by {named} and {left} more: which is it?")
            }
        }
    }

    fn alternatives(self, id: PredictionId, case: CaseId) -> String {
        let codings = &self.appraisal.codings[case.index()];
        let described = |chosen: &[(ConceptId, usize)]| {
            let chosen: Vec<String> = chosen
                .iter()
                .filter_map(|(concept, index)| {
                    let value = coding_of(codings, *concept)?.alternatives.get(*index)?.value;
                    let name = &self.argument.concept(*concept).header.name;
                    Some(format!("{name} = {}", value_text(self.argument, *concept, value)))
                })
                .collect();
            chosen.join(" and ")
        };
        let all = alternatives(self.argument, self.appraisal, id, case);
        // Of more combinations than three, what most of them come to is said once.
        let usual = |result: &CaseResult| all.iter().filter(|(_, other)| other == result).count();
        let most = all.iter().map(|(_, result)| *result).max_by_key(usual).filter(|_| all.len() > 3);
        let mut lines: Vec<String> = (all.iter().filter(|(_, result)| Some(*result) != most))
            .map(|(chosen, result)| format!("{} if {}", result.word(), described(chosen)))
            .collect();
        lines.extend(most.map(|result| format!("{} otherwise", result.word())));
        // Beyond a bound, codings are not combined: what they give together is left open, and said to be.
        let combined = self.appraisal.table.contested(case).len();
        let contested = codings.iter().filter(|coding| coding.is_contested()).count();
        if combined < contested {
            lines.push(format!(
                "only {combined} of its {contested} contested codings were combined, and the others taken for unknown"
            ));
        }
        lines.join("; ")
    }

    /// What scholars code differently of a case, its periods with it: `depth = defence or none`.
    pub fn contested_codings(self, case: CaseId) -> Vec<String> {
        let argument = self.argument;
        let own = |id: &CaseId| *id == case || argument.case(*id).parent == Some(case);
        let mut found: Vec<String> = Vec::new();
        for id in (0..argument.cases.len()).map(CaseId::from_index).filter(own) {
            for coding in self.appraisal.codings[id.index()].iter() {
                if !coding.is_contested() {
                    continue;
                }
                let values = coding.alternatives.iter().map(|one| value_text(argument, coding.concept, one.value));
                let name = &argument.concept(coding.concept).header.name;
                found.push(format!("`{name}` ({})", values.collect::<Vec<_>>().join(" or ")));
            }
        }
        found.dedup();
        found
    }

    /// Of `moves with`, what scholars code differently in this period or in the one before it.
    fn disputed_step(self, id: PredictionId, case: CaseId) -> Option<String> {
        let movement = self.argument.prediction(id).claim.movement?;
        let pairs = self.appraisal.table.periods().pairs();
        let (before, _) = pairs.iter().find(|(_, after)| *after == case)?;
        let disputed = [*before, case].into_iter().flat_map(|period| {
            let codings = self.appraisal.codings[period.index()].iter().filter(|coding| coding.is_contested());
            let moved = codings.filter(|coding| [movement.mover, movement.with].contains(&coding.concept));
            moved.map(move |coding| {
                format!("`{}` in {}", self.argument.concept(coding.concept).header.name, self.case(period))
            })
        });
        let disputed: Vec<String> = disputed.collect();
        (!disputed.is_empty()).then(|| format!("scholars dispute {}", disputed.join(" and ")))
    }

    /// The least that would decide a result.
    fn to_observe(self, id: PredictionId, case: CaseId) -> String {
        let missing: Vec<&str> = missing(self.argument, self.appraisal, id, case)
            .into_iter()
            .map(|concept| &*self.argument.concept(concept).header.name)
            .collect();
        if missing.is_empty() {
            let open = self.disputed_step(id, case);
            return open.unwrap_or_else(|| "its values cross a threshold".to_owned());
        }
        format!("observe {}", missing.join(", "))
    }
}
