//! Floor 4: what follows from an argument.
//!
//! Results of every prediction on every case, auxiliaries held against their theories, and what that comes to: the contract is
//! `docs/appraisal.md`. Knows nothing of rules, nor of the text that spans point to.

pub mod account;
pub mod amendment;
pub mod authors;
pub mod bitmap;
pub mod codings;
pub mod column;
pub mod comparison;
pub mod confounding;
pub mod data;
pub mod derived;
pub mod enough;
pub mod entailment;
pub mod explain;
pub mod freshness;
pub mod frozen;
pub mod idle;
pub mod in_force;
pub mod independent;
pub mod library;
pub mod looked_into;
pub mod majority;
pub mod map;
pub mod matrix;
pub mod missing;
pub mod movement;
pub mod narrowing;
pub mod opposed;
pub mod parts;
pub mod periods;
pub mod protean;
pub mod rates;
pub mod reason;
pub mod record;
pub mod repair;
pub mod result;
pub mod rivalry;
pub mod rivals;
pub mod roles;
pub mod series;
pub mod settling;
pub mod solver;
pub mod speaking;
pub mod stance;
pub mod stated;
pub mod table;
pub mod tally;
pub mod testability;
pub mod thresholds;
pub mod truth;
pub mod twins;
pub mod used;
pub mod van_evera;
pub mod witness;
pub mod wording;

use crate::argument::formula::Formula;
use crate::argument::{
    Argument, AuxiliaryId, BuiltIn, CaseId, Concept, ConceptId, Domain, Owner, Prediction, PredictionId, TheoryId,
};
use account::Account;
use amendment::{Amendment, Basis, amend};
use codings::Coding;
use data::account::Appraised;
use data::recorded::recorded_counts;
use data::{DataAccount, Loaded, OnData, RecordedCount};
use independent::Independent;
use library::LibraryRows;
use record::Sources;
use repair::Siblings;
use result::{CaseResult, RowResults};
use series::AllSeries;
use std::ops::Range;
use std::sync::Arc;
use table::Table;
use truth::Evaluator;
use twins::Twins;

/// Everything computed about one argument.
#[derive(Clone, Debug)]
pub struct Appraisal {
    /// The codings of every case.
    pub codings: Vec<Arc<[Coding]>>,
    /// The cases as rows.
    pub table: Table,
    /// The results of every prediction, in the order of the argument's.
    pub results: Vec<RowResults>,
    /// Every auxiliary on every theory that it amends, by auxiliary.
    pub amendments: Vec<Amendment>,
    /// The account of every theory.
    pub theories: Vec<Account>,
    /// The series that its theories and auxiliaries make.
    pub series: AllSeries,
    /// The cases of the libraries in use; none where none is.
    pub library: Option<LibraryRows>,
    /// What each data set says that was read.
    pub data: Vec<DataAccount>,
    /// What was counted before of predictions and data sets that are still there.
    pub recorded: Vec<RecordedCount>,
    /// The numbers of each theory's amendments.
    amendments_by_theory: Vec<Vec<usize>>,
}

/// Appraises an argument by its cases alone.
pub fn appraise(argument: &Argument) -> Appraisal {
    appraise_with(argument, &Loaded::default())
}

/// Appraises an argument by its cases and by what was read of its data sets.
pub fn appraise_with(argument: &Argument, loaded: &Loaded) -> Appraisal {
    let codings = codings::codings(argument);
    let mut table = Table::new(&codings, &levels(argument)).with_periods(Independent::new(argument, &codings));
    derived::derive(&mut table, argument);
    let mut evaluator = Evaluator::new(&table);
    let evaluated = |prediction| result::of_prediction(argument, prediction, &mut evaluator);
    let results: Vec<RowResults> = argument.predictions.iter().map(evaluated).collect();
    let basis = Basis { argument, table: &table, codings: &codings, results: &results };
    let mut amendments = Vec::new();
    let mut by_theory = vec![Vec::new(); argument.theories.len()];
    for (index, auxiliary) in argument.auxiliaries.iter().enumerate() {
        for theory in &auxiliary.amends {
            by_theory[theory.id.index()].push(amendments.len());
            amendments.push(amend(basis, AuxiliaryId::from_index(index), theory.id, &mut evaluator));
        }
    }
    let twins = Twins::new(argument);
    for (theory, own) in by_theory.iter().enumerate().filter(|(_, own)| !own.is_empty()) {
        let amendments_of_it = own.iter().map(|index| &amendments[*index]);
        let mut siblings = Siblings::new(basis, TheoryId::from_index(theory), amendments_of_it, &twins);
        for index in own {
            amendments[*index].worth = repair::worth(basis, &amendments[*index], &mut siblings, &twins, &mut evaluator);
        }
    }
    let theories: Vec<Account> = (0..argument.theories.len())
        .map(|index| {
            let own: Vec<&Amendment> = by_theory[index].iter().map(|amendment| &amendments[*amendment]).collect();
            let conceded = argument.theories[index].concedes.iter().map(|mention| mention.id).collect();
            let (table, results, excusing) = (&table, results.as_slice(), &record::excusing(&own));
            let sources = Sources { argument, table, results, amendments: &own, excusing, conceded: &conceded };
            account::account(sources, TheoryId::from_index(index), &mut evaluator)
        })
        .collect();
    let series = series::all_series(basis, &amendments, &twins, &mut evaluator);
    let library = LibraryRows::new(argument);
    let kept = series.kept();
    let appraised = Appraised { argument, amendments: &amendments, twins: &twins, kept: &kept };
    let data: Vec<DataAccount> =
        loaded.sets.iter().map(|(data, bound)| DataAccount::new(appraised, *data, bound)).collect();
    for amendment in &mut amendments {
        let is_counted = |id| data.iter().any(|account| account.on(id).is_some_and(OnData::decides));
        amendment.worth.is_counted = amendment.worth.excess.iter().any(|excess| is_counted(excess.prediction));
    }
    let recorded = recorded_counts(argument, &loaded.recorded);
    let amendments_by_theory = by_theory;
    Appraisal { codings, table, results, amendments, theories, series, library, data, recorded, amendments_by_theory }
}

/// How many levels each concept has; none for numbers.
fn levels(argument: &Argument) -> Vec<Option<usize>> {
    let count = |concept: &Concept| match &concept.built_in {
        // Between bounds, where some actor is unknown.
        Some(BuiltIn::Least(_) | BuiltIn::Greatest(_)) => None,
        _ => level_count(&concept.domain),
    };
    argument.concepts.iter().map(count).collect()
}

fn level_count(domain: &Domain) -> Option<usize> {
    match domain {
        Domain::Levels { names, .. } => Some(names.len()),
        Domain::Number => None,
    }
}

/// Where a prediction speaks: in its owner's scope, and where it says itself.
pub fn where_it_speaks(argument: &Argument, prediction: &Prediction) -> Formula {
    prediction.claim.within(&scope_of(argument, prediction.owner))
}

/// Where the predictions of an owner speak: in its theory's scope; an auxiliary's in that of any theory it amends.
pub fn scope_of(argument: &Argument, owner: Owner) -> Formula {
    match owner {
        Owner::Theory(id) => argument.theory(id).scope.clone(),
        Owner::Auxiliary(id) => match argument.auxiliary(id).amends.as_slice() {
            [] => Formula::TRUE,
            [only] => argument.theory(only.id).scope.clone(),
            several => Formula::Or(several.iter().map(|theory| argument.theory(theory.id).scope.clone()).collect()),
        },
        Owner::Paradigm(_) => Formula::TRUE,
    }
}

impl Appraisal {
    /// The result of a prediction on a case, without auxiliaries.
    pub fn result(&self, prediction: PredictionId, case: CaseId) -> CaseResult {
        self.results[prediction.index()].on(case, &self.table)
    }

    /// Whether a case is one of others, or a part of one, or has one for a part.
    pub fn is_any_of(&self, others: &[CaseId], case: CaseId) -> bool {
        others.iter().any(|other| self.table.independent().share(*other, case))
    }

    /// The contested concepts of a case that count as unknown, since there would be too many combinations of codings.
    pub fn contested_left_out(&self, case: CaseId) -> Vec<ConceptId> {
        let combined = self.table.contested(case);
        let contested = self.codings[case.index()].iter().filter(|coding| coding.is_contested());
        let left_out = contested.filter(|coding| combined.iter().all(|(concept, _)| *concept != coding.concept));
        left_out.map(|coding| coding.concept).collect()
    }

    /// The numbers of a theory's amendments.
    pub fn amendments_of_theory(&self, theory: TheoryId) -> &[usize] {
        &self.amendments_by_theory[theory.index()]
    }

    /// The numbers of an auxiliary's amendments, which stand together.
    pub fn amendments_by(&self, auxiliary: AuxiliaryId) -> Range<usize> {
        let until = |is_before: fn(AuxiliaryId, AuxiliaryId) -> bool| {
            self.amendments.partition_point(|amendment| is_before(amendment.auxiliary, auxiliary))
        };
        until(|one, other| one < other)..until(|one, other| one <= other)
    }

    /// The amendments of a theory.
    pub fn amendments_of(&self, theory: TheoryId) -> impl Iterator<Item = &Amendment> {
        self.amendments_of_theory(theory).iter().map(|index| &self.amendments[*index])
    }
}
