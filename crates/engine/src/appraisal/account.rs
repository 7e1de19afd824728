//! The account of a theory and of a programme: what speaks for it, what against, and one word.

use super::amendment::{Amendment, AuxiliaryVerdict};
use super::result::{CaseResult, Instance, RowResults};
use super::table::Table;
use crate::argument::{Argument, CaseId, Owner, ParadigmId, PredictionId, TheoryId};

/// What a theory, or all theories of a programme, come to.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// The theory's own predictions that came true.
    pub corroborations: Vec<Instance>,
    /// Those that did not.
    pub anomalies: Vec<Instance>,
    /// Anomalies neither rescued nor conceded.
    pub open_anomalies: Vec<Instance>,
    /// Where codings are contested.
    pub contested: Vec<Instance>,
    /// The one word.
    pub verdict: Verdict,
    tally: Tally,
}

/// The word for a theory or programme; never shown without its account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the table of docs/appraisal.md, in its order")]
pub enum Verdict {
    #[default]
    Untested,
    Degenerating,
    Mixed,
    Progressive,
    Stagnant,
    SoundSoFar,
}

impl Verdict {
    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Untested => "untested",
            Self::Degenerating => "degenerating",
            Self::Mixed => "mixed",
            Self::Progressive => "progressive",
            Self::Stagnant => "stagnant",
            Self::SoundSoFar => "sound so far",
        }
    }
}

/// What the word is read off.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    is_tested: bool,
    has_degenerating: bool,
    has_progressive: bool,
    is_corroborated: bool,
    has_open_anomaly: bool,
}

impl Tally {
    fn with(self, other: Self) -> Self {
        Self {
            is_tested: self.is_tested | other.is_tested,
            has_degenerating: self.has_degenerating | other.has_degenerating,
            has_progressive: self.has_progressive | other.has_progressive,
            is_corroborated: self.is_corroborated | other.is_corroborated,
            has_open_anomaly: self.has_open_anomaly | other.has_open_anomaly,
        }
    }

    /// The first that fits, in the order of the table.
    fn verdict(self) -> Verdict {
        match self {
            Self { is_tested: false, .. } => Verdict::Untested,
            Self { has_degenerating: true, has_progressive: false, .. } => Verdict::Degenerating,
            Self { has_degenerating: true, .. } => Verdict::Mixed,
            Self { has_progressive: true, .. } => Verdict::Progressive,
            Self { has_open_anomaly: true, .. } => Verdict::Stagnant,
            Self { is_corroborated: true, .. } => Verdict::SoundSoFar,
            // Tested, and nothing came true: every anomaly is conceded or explained away, or a test failed.
            _ => Verdict::Stagnant,
        }
    }
}

/// The account of a theory with all its amendments.
pub fn assess_theory(
    argument: &Argument,
    id: TheoryId,
    table: &Table,
    results: &[RowResults],
    amendments: &[&Amendment],
) -> Account {
    let theory = argument.theory(id);
    let mut account = Account::default();
    for prediction in &theory.predictions {
        let results = &results[prediction.index()];
        let instances = |wanted| results.cases_that(wanted, table).into_iter().map(|case| (*prediction, case));
        account.corroborations.extend(instances(CaseResult::Corroborates));
        account.anomalies.extend(instances(CaseResult::Contradicts));
        account.contested.extend(instances(CaseResult::Contested));
    }
    let is_rescued = |case: CaseId| amendments.iter().any(|amendment| amendment.rescued.contains(&case));
    let is_conceded = |case: CaseId| argument.is_conceded(id, case);
    let is_open = |(_, case): &&Instance| !is_rescued(*case) && !is_conceded(*case);
    account.open_anomalies = account.anomalies.iter().filter(is_open).copied().collect();
    let added = amendments.iter().flat_map(|amendment| &argument.auxiliary(amendment.auxiliary).predictions);
    let all: Vec<PredictionId> = theory.predictions.iter().chain(added).copied().collect();
    let counts = |case: CaseId| !theory.built_on.contains(&case) && !is_rescued(case);
    let decided_by_case = all.iter().any(|prediction| {
        let results = &results[prediction.index()];
        let decided = results.corroborates.clone().or(&results.contradicts);
        decided.rows().any(|row| {
            let case = table.case_of(row);
            counts(case) && matches!(results.on(case, table), CaseResult::Corroborates | CaseResult::Contradicts)
        })
    });
    let rates: Vec<CaseResult> =
        all.iter().filter_map(|id| results[id.index()].rates).map(|rates| rates.result()).collect();
    account.tally = Tally {
        is_tested: decided_by_case
            || rates.iter().any(|rate| *rate != CaseResult::Undecided)
            || has_test(argument, id, &all, &["yes", "no"]),
        has_degenerating: amendments.iter().any(|amendment| amendment.verdict == AuxiliaryVerdict::Degenerating),
        has_progressive: amendments.iter().any(|amendment| amendment.verdict == AuxiliaryVerdict::Progressive),
        is_corroborated: account.corroborations.iter().any(|(_, case)| !theory.built_on.contains(case))
            || has_test(argument, id, &all, &["yes"])
            || rates.contains(&CaseResult::Corroborates)
            || amendments.iter().any(|amendment| amendment.excess.iter().any(|excess| !excess.corroborated.is_empty())),
        has_open_anomaly: !account.open_anomalies.is_empty() || rates.contains(&CaseResult::Contradicts),
    };
    account.verdict = account.tally.verdict();
    account
}

/// Whether some test of a theory, or of its predictions, was found so.
fn has_test(argument: &Argument, id: TheoryId, predictions: &[PredictionId], found: &[&str]) -> bool {
    argument.tests.iter().any(|test| {
        let bears = test.owner == Some(Owner::Theory(id))
            || test.prediction.is_some_and(|tested| predictions.contains(&tested));
        bears && found.contains(&&*test.found)
    })
}

/// A programme's account is the sum of its theories'.
pub fn assess_paradigm(argument: &Argument, id: ParadigmId, theories: &[Account]) -> Account {
    let mut sum = Account::default();
    for (theory, account) in argument.theories.iter().zip(theories) {
        if theory.paradigm == Some(id) {
            sum.corroborations.extend(&account.corroborations);
            sum.anomalies.extend(&account.anomalies);
            sum.open_anomalies.extend(&account.open_anomalies);
            sum.contested.extend(&account.contested);
            sum.tally = sum.tally.with(account.tally);
        }
    }
    sum.verdict = sum.tally.verdict();
    sum
}
