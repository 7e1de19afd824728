//! `lakatos rows`: the rows of a table that speak for a prediction or against it, or do not decide it.

mod listing;

use super::arguments::{Rows, RowsFormat};
use super::one::{one_argument, tell_incomplete};
use super::{CLEAN, UNUSABLE, refuse};
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::PredictionId;
use lakatos_engine::rules::{Analysis, RuleSet};
use listing::{Listing, Which};
use std::io::{self, Write};

/// Lists the rows.
pub fn run(arguments: &Rows, out: &mut impl Write) -> io::Result<u8> {
    let (project, analysis, problems) = match one_argument(&arguments.paths, Some(&RuleSet::default()), "count") {
        Ok(one) => one,
        Err(refusal) => return refuse(refusal),
    };
    tell_incomplete(&project, &analysis);
    let listings = match listings(arguments, &analysis) {
        Ok(listings) => listings,
        Err(why) => return refuse(why),
    };
    match arguments.format {
        RowsFormat::Text => listing::write_text(out, &listings)?,
        RowsFormat::Csv => listing::write_csv(out, &listings)?,
        RowsFormat::Json => listing::write_json(out, &listings)?,
    }
    Ok(if problems.is_empty() { CLEAN } else { UNUSABLE })
}

fn listings(arguments: &Rows, analysis: &Analysis) -> Result<Vec<Listing>, String> {
    let Analysis { argument, appraisal, .. } = analysis;
    let name = &arguments.prediction;
    let index = argument.predictions.iter().position(|prediction| *prediction.name == **name).ok_or_else(|| {
        let own = |prediction: &&lakatos_engine::argument::Prediction| {
            prediction.name.split('.').next() == Some(name.as_str())
        };
        match argument.predictions.iter().find(own) {
            Some(first) => format!("name one prediction of `{name}`, as in `lakatos rows {}`", first.name),
            None => format!("there is no prediction `{name}`; `lakatos appraise` shows their names"),
        }
    })?;
    let id = PredictionId::from_index(index);
    let wording = Wording { argument, appraisal };
    if argument.prediction(id).claim.mode.is_tendency() {
        return Err(format!(
            "`{name}` is a tendency: no single row is for it or against it, and `lakatos appraise` shows its rates"
        ));
    }
    let which = match (arguments.bears_out, arguments.undecided) {
        (true, _) => Which::For,
        (_, true) => Which::Undecided,
        _ => Which::Against,
    };
    let accounts = wording.data_on(id).map(|(account, _)| account);
    let wanted = accounts.filter(|account| arguments.data.as_ref().is_none_or(|data| **data == *wording.data(account)));
    let listings: Vec<Listing> = wanted.map(|account| Listing::new(wording, account, id, which)).collect();
    match (listings.is_empty(), &arguments.data) {
        (false, _) => Ok(listings),
        (true, Some(data)) => Err(format!("no data set `{data}` that could be read speaks of `{name}`")),
        (true, None) => {
            Err(format!("no data set that could be read speaks of `{name}`: no `column` observes what it predicts"))
        }
    }
}
