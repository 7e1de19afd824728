//! The argument under its titles: for those who read a paper, and have never seen the draft's names.

use super::ids::{PredictionId, StepId};
use super::model::{Argument, Case, Concept, Header, Owner};
use super::print::years_text;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a declaration is called in a paper: its title, or else its name made readable.
pub fn title_text(header: &Header) -> String {
    let title = header.title.trim();
    if title.is_empty() { capitalised(&spelled(&header.name)) } else { quiet(title) }
}

/// A case as a list calls it: its title, and its years where it has some.
pub fn case_text(case: &Case) -> String {
    let title = title_text(&case.header);
    years_text(case).map_or_else(|| title.clone(), |years| format!("{title} ({years})"))
}

impl Argument {
    /// The same argument with titles in place of names, so that whatever puts it into words speaks in titles. For printing
    /// alone: two declarations may share a title, and no name of it can be looked up.
    pub fn in_titles(&self) -> Self {
        let mut titled = self.clone();
        for prediction in &mut titled.predictions {
            let title = title_text(self.owner_header(prediction.owner));
            prediction.name = format!("{title}: {}", spelled_label(&prediction.name, "prediction")).into();
        }
        for assumption in &mut titled.assumptions {
            assumption.name = self.line_text(&assumption.name, if assumption.is_core { "core" } else { "heuristic" });
        }
        for id in 0..self.steps.len() {
            titled.steps[id].name = self.line_text(&self.step(StepId::from_index(id)).name, "link");
        }
        for case in &mut titled.cases {
            (case.header.name, case.period) = (case_text(case).into(), None);
            case.header.title = "".into();
        }
        self.concepts.iter().zip(&mut titled.concepts).for_each(|(own, titled)| {
            (titled.header.name, titled.header.title) = (self.concept_text(own).into(), "".into());
        });
        let headers = (titled.puzzles.iter_mut().map(|one| &mut one.header))
            .chain(titled.paradigms.iter_mut().map(|one| &mut one.header))
            .chain(titled.theories.iter_mut().map(|one| &mut one.header))
            .chain(titled.auxiliaries.iter_mut().map(|one| &mut one.header))
            .chain(titled.tests.iter_mut().map(|one| &mut one.header))
            .chain(titled.objections.iter_mut().map(|one| &mut one.header));
        for header in headers {
            (header.name, header.title) = (title_text(header).into(), "".into());
        }
        titled
    }

    /// What a paper calls everything that has a name in the draft.
    pub fn titles(&self) -> BTreeMap<String, String> {
        let headers = (self.puzzles.iter().map(|one| &one.header))
            .chain(self.paradigms.iter().map(|one| &one.header))
            .chain(self.theories.iter().map(|one| &one.header))
            .chain(self.auxiliaries.iter().map(|one| &one.header))
            .chain(self.cases.iter().map(|one| &one.header))
            .chain(self.tests.iter().map(|one| &one.header))
            .chain(self.objections.iter().map(|one| &one.header))
            .chain(self.concepts.iter().filter(|one| one.built_in.is_none()).map(|one| &one.header));
        let mut titles: BTreeMap<String, String> =
            headers.map(|header| (header.name.to_string(), title_text(header))).collect();
        let predictions = (0..self.predictions.len()).map(PredictionId::from_index);
        titles.extend(predictions.map(|id| (self.prediction(id).name.to_string(), self.prediction_text(id))));
        titles
    }

    /// A prediction by the title of whose it is and its label; by the title alone where it has no label and is the only one.
    pub fn prediction_text(&self, id: PredictionId) -> String {
        let prediction = self.prediction(id);
        let title = title_text(self.owner_header(prediction.owner));
        match spelled_label(&prediction.name, "prediction") {
            label if label.starts_with("prediction ") && self.predictions_of(prediction.owner).len() == 1 => title,
            label => format!("{title}: {label}"),
        }
    }

    /// A core, heuristic or step, by the title of whose it is.
    fn line_text(&self, name: &str, kind: &str) -> Arc<str> {
        let owner = name.split_once('.').map_or(name, |(owner, _)| owner);
        let headers = self.theories.iter().map(|one| &one.header);
        let header = headers.chain(self.paradigms.iter().map(|one| &one.header)).find(|header| *header.name == *owner);
        let title = header.map_or_else(|| capitalised(&spelled(owner)), title_text);
        format!("{title}: {}", spelled_label(name, kind)).into()
    }

    /// A concept within a formula: by its title where that is as short as a term, and otherwise by its name made readable.
    fn concept_text(&self, concept: &Concept) -> String {
        let named = |concept: &Concept| match concept.header.title.trim() {
            title if title.is_empty() || title.chars().count() > LONGEST_TERM => spelled(&concept.header.name),
            title if title.contains(' ') => format!("“{}”", quiet(title)),
            title => quiet(title),
        };
        let Some(built_in) = &concept.built_in else { return named(concept) };
        match built_in.concept().map(|of| self.concept(of)) {
            // What is said of a concept is said in words around its name.
            Some(of) => concept.header.name.replace(&*of.header.name, &named(of)),
            None => concept.header.name.to_string(),
        }
    }
}

/// Longer titles say what a concept means, and make no formula that can be read.
const LONGEST_TERM: usize = 30;

/// A formula with the signs of print.
pub fn with_signs(text: &str) -> String {
    text.replace(">=", "≥").replace("<=", "≤").replace("!=", "≠")
}

/// Whose a prediction is decides where its label begins.
pub(crate) fn label_of<'name>(argument: &Argument, owner: Owner, name: &'name str) -> &'name str {
    let of = &argument.owner_header(owner).name;
    name.strip_prefix(&**of).unwrap_or(name).trim_start_matches(['.', ':', ' '])
}

/// The label of a line, as its author wrote it; a number for a line that has none.
fn spelled_label(name: &str, kind: &str) -> String {
    let label = name.rsplit('.').next().unwrap_or(name);
    let number = label.strip_prefix(['p', 'c', 'h', 's']).filter(|rest| rest.parse::<u32>().is_ok());
    number.map_or_else(|| label.replace('_', " "), |number| format!("{kind} {number}"))
}

/// A name as words.
fn spelled(name: &str) -> String {
    name.replace(['-', '_'], " ")
}

/// Without what the pages that speak of it take for marks of their own.
fn quiet(title: &str) -> String {
    title.replace('`', "'").replace("**", "*")
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
