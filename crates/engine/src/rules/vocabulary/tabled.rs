//! What is worked out once of data sets, and asked by several fields.

use super::{Facts, Kind, Value};
use crate::appraisal::data::count::{declared_behind, weighty};
use crate::appraisal::data::disagreement::{Disagreement, disagreements};
use crate::appraisal::data::named::UnitsByName;
use crate::appraisal::data::{DataAccount, DataTable, OnData};
use crate::appraisal::derived::written_out;
use crate::appraisal::result::contradiction;
use crate::appraisal::scope_of;
use crate::appraisal::truth::truth_of;
use crate::appraisal::wording::Wording;
use crate::argument::{Argument, CaseId, ConceptId, DataId, PredictionId};
use rustc_hash::FxHashMap;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// How many units are named that the draft speaks of.
const MENTIONED: usize = 3;

/// What is known of data sets, once asked.
#[derive(Default)]
pub struct Tabled {
    disagreements: OnceCell<Vec<(usize, Disagreement)>>,
    units_of_cases: RefCell<FxHashMap<DataId, Rc<[usize]>>>,
}

impl Facts<'_> {
    /// What the draft codes otherwise than the rows of a data set, each with the number of that.
    pub fn disagreements(&self) -> &[(usize, Disagreement)] {
        self.tabled.disagreements.get_or_init(|| all_disagreements(self))
    }

    /// The units of a data set that cases of the drafts are about.
    fn units_of_cases(&self, account: &DataAccount) -> Rc<[usize]> {
        let mut known = self.tabled.units_of_cases.borrow_mut();
        Rc::clone(known.entry(account.data).or_insert_with(|| units_of_cases(self.argument, account).into()))
    }
}

/// Every disagreement, with the number of its data set.
fn all_disagreements(facts: &Facts) -> Vec<(usize, Disagreement)> {
    let accounts = facts.appraisal.data.iter().enumerate();
    let of_each = accounts.flat_map(|(number, account)| {
        let found = disagreements(facts.argument, &facts.appraisal.codings, account);
        found.into_iter().map(move |found| (number, found))
    });
    of_each.collect()
}

/// Units with rows against a prediction that the draft speaks of, beside the heaviest.
pub fn mentioned(facts: &Facts, account: &DataAccount, counts: &OnData) -> Vec<String> {
    let argument = facts.argument;
    let prediction = argument.prediction(counts.prediction);
    let Some(against) = contradiction(&prediction.claim, &scope_of(argument, prediction.owner)) else {
        return Vec::new();
    };
    let mut units = facts.units_of_cases(account).to_vec();
    units.retain(|unit| counts.heaviest.iter().all(|weighty| weighty.unit != *unit));
    if units.is_empty() {
        return Vec::new();
    }
    let (against, words) =
        (written_out(argument, &against), Wording { argument, appraisal: facts.appraisal }.words(account));
    let table = DataTable::observed(argument, account.data, &account.bound);
    let is_against =
        |row: usize| truth_of(&against, &|concept: ConceptId| table.table.column(concept).value(row)) == Some(true);
    let weighed = units.into_iter().map(|unit| weighty(&table, unit, is_against)).filter(|weighty| weighty.rows > 0);
    weighed.take(MENTIONED).map(|weighty| words.weighty(account, &weighty)).collect()
}

/// The units of a data set that the cases of the drafts are about.
fn units_of_cases(argument: &Argument, account: &DataAccount) -> Vec<usize> {
    let cases = (0..argument.cases.len()).map(CaseId::from_index);
    let mut drafted = cases.filter(|case| !argument.is_outside_drafts(argument.case(*case).header.place)).peekable();
    if drafted.peek().is_none() {
        return Vec::new();
    }
    let names = UnitsByName::new(account);
    let mut units = Vec::new();
    for unit in drafted.filter_map(|case| names.of_case(argument, case)) {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    units
}

/// What the data sets say of a prediction.
pub fn data_results(facts: &Facts, id: PredictionId) -> Value {
    let accounts = facts.appraisal.data.iter().enumerate();
    let found = accounts.filter_map(|(number, account)| {
        let index = account.predictions.iter().position(|counts| counts.prediction == id)?;
        Some((number as u32, index as u32))
    });
    Value::pairs(Kind::DataResult, found)
}

/// Whether rows of some data set decide a prediction, or may: of one that is not read, nobody knows.
pub fn is_counted(facts: &Facts, id: PredictionId) -> bool {
    facts.appraisal.data.iter().any(|account| account.on(id).is_some_and(OnData::decides)) || may_be_counted(facts, id)
}

/// Whether a data set that is not read observes what is predicted.
pub fn may_be_counted(facts: &Facts, id: PredictionId) -> bool {
    let argument = facts.argument;
    let has_account = |data: DataId| facts.appraisal.data.iter().any(|account| account.data == data);
    // What is joined to other tables is read with them.
    let is_read = |data: DataId| {
        let joins = &argument.data(data).joins;
        has_account(data) || !joins.is_empty() && joins.iter().all(|join| has_account(join.to.id))
    };
    let outcome = declared_behind(facts.argument, &facts.argument.prediction(id).claim.outcome);
    let mut columns = outcome.into_iter().flat_map(|concept| &facts.argument.concept(concept).columns);
    columns.any(|column| !is_read(column.data.id))
}
