//! What is looked through for cases: a draft with its library, or the library alone.

use lakatos_engine::appraisal::library::{closest_first, contested_where, missing_that, missing_where};
use lakatos_engine::appraisal::result::{CaseResult, RowResults};
use lakatos_engine::appraisal::rivalry::{cases_apart, crucial_case};
use lakatos_engine::appraisal::speaking::rivals_of;
use lakatos_engine::appraisal::truth::Evaluator;
use lakatos_engine::appraisal::wording::to_look_for;
use lakatos_engine::appraisal::{Appraisal, where_it_speaks};
use lakatos_engine::argument::formula::Formula;
use lakatos_engine::argument::print::{claim_text, period_text};
use lakatos_engine::argument::{Argument, AuxiliaryId, CaseId, PredictionId, TheoryId};
use serde::Serialize;

/// What there is to look for.
#[derive(Debug, Serialize)]
pub struct Suggestion {
    /// The theory, or the auxiliary, that was asked about.
    #[serde(rename = "theory")]
    pub name: String,
    pub title: String,
    /// Its rivals; none of an auxiliary, which has none.
    pub rivals: Option<Vec<Rival>>,
    pub predictions: Vec<Bearing>,
}

/// How to tell a theory from one of its rivals.
#[derive(Debug, Serialize)]
pub struct Rival {
    pub name: String,
    pub title: String,
    /// The case to look for; none where no single case tells the two apart.
    pub look_for: Option<String>,
    /// Cases of the draft that tell them apart already.
    pub told_apart_by: Vec<Found>,
    /// Cases of the library that fit.
    pub fitting: Vec<Found>,
}

/// The cases that bear on a prediction.
#[derive(Debug, Serialize)]
pub struct Bearing {
    pub claim: String,
    /// Whether it is a tendency, which no single case refutes.
    pub is_tendency: bool,
    /// For a tendency: how often the outcome comes with the condition and without it, if any case says.
    pub rates: Option<String>,
    /// Those that contradict it, or go against the tendency.
    pub against: Vec<Found>,
    /// Those that bear it out, or go with the tendency.
    #[serde(rename = "for")]
    pub with: Vec<Found>,
    /// Those that would be among either by some of their codings only.
    pub contested: Vec<Found>,
}

/// A case.
#[derive(Debug, Serialize)]
pub struct Found {
    pub name: String,
    pub title: String,
    pub period: Option<String>,
    /// `draft` or `library`.
    #[serde(rename = "in")]
    pub of: &'static str,
    /// Whether it is the library's, and a draft asks.
    #[serde(skip)]
    pub is_outside_drafts_draft: bool,
    /// What the library notes of it: what it is known to trouble, and the best defence.
    pub notes: Vec<String>,
}

/// A draft with its library, or the library alone.
#[derive(Clone, Copy)]
pub struct Field<'all> {
    /// What has the theory.
    pub argument: &'all Argument,
    /// Of it.
    pub appraisal: &'all Appraisal,
}

/// Cases of the draft, or of a library that is asked by itself; and cases of the library that the draft does not have.
type Cases = (Vec<CaseId>, Vec<CaseId>);

impl Field<'_> {
    /// What there is to look for, for a theory.
    pub fn suggestion(self, id: TheoryId) -> Suggestion {
        let theory = self.argument.theory(id);
        let rivals = rivals_of(self.argument, id).into_iter();
        Suggestion {
            name: theory.header.name.to_string(),
            title: theory.header.title.to_string(),
            rivals: Some(rivals.map(|rival| self.rival(id, rival)).collect()),
            predictions: theory.predictions.iter().map(|id| self.bearing(*id)).collect(),
        }
    }

    /// What there is to look for, for what an auxiliary predicts.
    pub fn suggestion_for_auxiliary(self, id: AuxiliaryId) -> Suggestion {
        let auxiliary = self.argument.auxiliary(id);
        Suggestion {
            name: auxiliary.header.name.to_string(),
            title: auxiliary.header.title.to_string(),
            rivals: None,
            predictions: auxiliary.predictions.iter().map(|id| self.bearing(*id)).collect(),
        }
    }

    fn rival(self, theory: TheoryId, rival: TheoryId) -> Rival {
        let Self { argument, appraisal } = self;
        let crucial = crucial_case(argument, theory, rival);
        let fitting = crucial.as_ref().map(|crucial| missing_where(argument, appraisal, &crucial.description));
        let header = &argument.theory(rival).header;
        Rival {
            name: header.name.to_string(),
            title: header.title.to_string(),
            look_for: crucial.map(|crucial| to_look_for(argument, (theory, rival), &crucial)),
            told_apart_by: self.found((cases_apart(argument, appraisal, theory, rival), Vec::new())),
            fitting: self.found((Vec::new(), fitting.unwrap_or_default())),
        }
    }

    fn bearing(self, id: PredictionId) -> Bearing {
        let prediction = self.argument.prediction(id);
        // Asked by itself, the library is no draft.
        let is_draft = self.argument.library.is_some();
        let results = &self.appraisal.results[id.index()];
        let (against, with, contested) = match results.rates {
            Some(_) => self.around_the_tendency(id),
            None => {
                let that = |wanted| self.that(id, results, wanted);
                (that(CaseResult::Contradicts), that(CaseResult::Corroborates), that(CaseResult::Contested))
            }
        };
        Bearing {
            claim: claim_text(self.argument, &prediction.claim),
            is_tendency: results.rates.is_some(),
            rates: results.rates.filter(|rates| rates.with_total + rates.without_total > 0).map(
                |rates| match is_draft {
                    true => format!("in the draft, {rates}"),
                    false => rates.to_string(),
                },
            ),
            against: self.found(against),
            with: self.found(with),
            contested: self.found(contested),
        }
    }

    fn that(self, id: PredictionId, results: &RowResults, wanted: CaseResult) -> Cases {
        let own = results.cases_that(wanted, &self.appraisal.table);
        let mut of_library = missing_that(self.argument, self.appraisal, id, &[wanted]);
        closest_first(self.argument, self.appraisal, &own, &mut of_library);
        (own, of_library)
    }

    /// A tendency decides no single case. Where its condition holds, the outcome that it makes likely goes with it, and
    /// any other against it.
    fn around_the_tendency(self, id: PredictionId) -> (Cases, Cases, Cases) {
        let Self { argument, appraisal } = self;
        let prediction = argument.prediction(id);
        let condition = [where_it_speaks(argument, prediction), prediction.claim.condition.clone()];
        let with = |outcome: Formula| Formula::And(condition.iter().cloned().chain([outcome]).collect());
        let (hit, miss) = (with(prediction.claim.outcome.clone()), with(prediction.claim.outcome.clone().negated()));
        let mut evaluator = Evaluator::new(&appraisal.table);
        let mut where_certain = |formula: &Formula| -> Cases {
            let own = evaluator.truth(formula).cases(&appraisal.table, Some(true));
            let mut of_library = missing_where(argument, appraisal, formula);
            closest_first(argument, appraisal, &own, &mut of_library);
            (own, of_library)
        };
        let (with, against) = (where_certain(&hit), where_certain(&miss));
        let split = |formula: &Formula| -> Cases {
            let own = Evaluator::new(&appraisal.table).truth(formula).contested_cases(&appraisal.table);
            (own, contested_where(argument, appraisal, formula))
        };
        let (mut contested, other) = (split(&hit), split(&miss));
        contested.0.extend(other.0);
        contested.1.extend(other.1);
        for cases in [&mut contested.0, &mut contested.1] {
            cases.sort_unstable();
            cases.dedup();
        }
        (against, with, contested)
    }

    fn found(self, (own, of_library): Cases) -> Vec<Found> {
        // Asked by itself, the library is no draft.
        let is_draft = self.argument.library.is_some();
        let found = |argument: &Argument, id: CaseId, of: &'static str| {
            let case = argument.case(id);
            let notes = if of == "library" { case.header.notes.as_slice() } else { &[] };
            Found {
                name: case.header.name.to_string(),
                title: case.header.title.to_string(),
                period: period_text(case),
                of,
                is_outside_drafts_draft: is_draft && of == "library",
                notes: notes.iter().map(ToString::to_string).collect(),
            }
        };
        let own = own.into_iter().map(|id| found(self.argument, id, if is_draft { "draft" } else { "library" }));
        let library = self.argument.library.as_deref();
        let of_library = of_library.into_iter().filter_map(|id| Some(found(library?, id, "library")));
        own.chain(of_library).collect()
    }
}
