//! Why a verdict is what it is: one page for an editor and a terminal, with the lines that it was computed from, what is
//! missing, and the case to look for.

mod cell;
mod missing;
mod page;
mod subject;

pub use page::{Link, Page};

use lakatos_engine::argument::{Named, PredictionId};
use lakatos_project::Project;
use page::Writer;

/// The page of something that is declared under a name, or of a prediction (`theory.label`); none where there is no such
/// thing of which anything is worked out.
pub fn why(project: &Project, name: &str) -> Option<Page> {
    let mut writer = Writer::new(project);
    if let Some(prediction) = prediction_named(project, name) {
        subject::prediction(&mut writer, prediction);
        return Some(writer.page);
    }
    match project.analysis().argument.named(name)? {
        Named::Theory(id) => subject::theory(&mut writer, id),
        Named::Auxiliary(id) => subject::auxiliary(&mut writer, id),
        Named::Paradigm(id) => subject::paradigm(&mut writer, id),
        Named::Case(id) => subject::case(&mut writer, id),
        _ => return None,
    }
    Some(writer.page)
}

/// The page of what a case makes of a prediction.
pub fn why_of_case(project: &Project, prediction: &str, case: &str) -> Option<Page> {
    let prediction = prediction_named(project, prediction)?;
    let Named::Case(case) = project.analysis().argument.named(case)? else { return None };
    let mut writer = Writer::new(project);
    cell::result(&mut writer, prediction, case);
    Some(writer.page)
}

/// The page of the cases that would tell a theory from its rivals; none where there is no such theory.
pub fn crucial(project: &Project, theory: &str) -> Option<Page> {
    let Named::Theory(theory) = project.analysis().argument.named(theory)? else { return None };
    let mut writer = Writer::new(project);
    subject::crucial(&mut writer, theory);
    Some(writer.page)
}

fn prediction_named(project: &Project, name: &str) -> Option<PredictionId> {
    let predictions = &project.analysis().argument.predictions;
    predictions.iter().position(|prediction| *prediction.name == *name).map(PredictionId::from_index)
}
