//! The argument as a graph: what a map is drawn of.

use super::result::CaseResult;
use super::speaking::rivals_of;
use super::wording::{Wording, repair_word};
use crate::argument::print::label_text;
use crate::argument::titled::{title_text, with_signs};
use crate::argument::{Header, Owner, Place, PredictionId, Target, TheoryId};

/// A graph; both lists in the order in which things are declared.
#[derive(Clone, Debug, Default)]
pub struct Map {
    /// What there is.
    pub nodes: Vec<Node>,
    /// How it hangs together.
    pub edges: Vec<Edge>,
    /// Whether lines of the draft could not be read, so that something may be missing.
    pub is_incomplete: bool,
}

/// Something on the map.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its name: `realism`, `balance-of-threat.align`.
    pub id: String,
    /// `paradigm`, `theory`, `auxiliary`, `prediction`, `case` or `objection`.
    pub kind: &'static str,
    /// Its title, or what a prediction says; may be empty.
    pub title: String,
    /// How a reader calls it: by its title and years, or its name made readable.
    pub label: String,
    /// What heads its box: of a prediction, its label alone.
    pub heading: String,
    /// How it stands, in a few words; paradigms, cases and most predictions have none.
    pub standing: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// What lies between two nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// One node.
    pub from: String,
    /// The other.
    pub to: String,
    /// What the one does to the other.
    pub kind: Bond,
}

/// What one thing does to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is said of its word")]
pub enum Bond {
    Of,
    Amends,
    Succeeds,
    Predicts,
    Corroborates,
    Contradicts,
    Rescues,
    Rivals,
    Objects,
    Answers,
}

impl Bond {
    /// The word for it: from a theory to its paradigm, an auxiliary to its theory, a theory to the one that it succeeds, a
    /// declaration to its prediction, a case to a prediction, an auxiliary to a case that it rescues, a theory to a rival, an
    /// objection to what it is raised against, what answers it to an objection.
    pub fn word(self) -> &'static str {
        match self {
            Self::Of => "of",
            Self::Amends => "amends",
            Self::Succeeds => "succeeds",
            Self::Predicts => "predicts",
            Self::Corroborates => "corroborates",
            Self::Contradicts => "contradicts",
            Self::Rescues => "rescues",
            Self::Rivals => "rivals",
            Self::Objects => "objects",
            Self::Answers => "answers",
        }
    }
}

impl Node {
    /// What stands below its label: what a prediction says.
    pub fn says(&self) -> &str {
        if self.kind == "prediction" { &self.title } else { "" }
    }
}

/// The map of an argument.
pub fn map(wording: Wording) -> Map {
    let mut map = Map { nodes: nodes(wording), edges: edges(wording), is_incomplete: false };
    objections(wording, &mut map);
    map
}

fn nodes(wording: Wording) -> Vec<Node> {
    let (argument, appraisal) = (wording.argument, wording.appraisal);
    let titled = argument.in_titles();
    let in_titles = Wording { argument: &titled, appraisal };
    let node = |header: &Header, standing: Option<String>| Node {
        id: header.name.to_string(),
        kind: header.kind.keyword(),
        title: header.title.to_string(),
        label: title_text(header),
        heading: title_text(header),
        standing,
        place: header.place,
    };
    let mut nodes: Vec<Node> = argument.paradigms.iter().map(|paradigm| node(&paradigm.header, None)).collect();
    nodes.extend(
        argument
            .theories
            .iter()
            .enumerate()
            .map(|(index, theory)| node(&theory.header, Some(wording.tally(TheoryId::from_index(index))))),
    );
    nodes.extend(argument.auxiliaries.iter().enumerate().map(|(index, auxiliary)| {
        let mut own = appraisal.amendments.iter().filter(|amendment| amendment.auxiliary.index() == index);
        node(&auxiliary.header, own.next().map(repair_word))
    }));
    nodes.extend(argument.predictions.iter().enumerate().map(|(index, prediction)| Node {
        id: prediction.name.to_string(),
        kind: "prediction",
        title: with_signs(&in_titles.claim(PredictionId::from_index(index))),
        label: argument.prediction_text(PredictionId::from_index(index)),
        heading: in_titles.label(PredictionId::from_index(index)).to_owned(),
        standing: of_prediction(wording, PredictionId::from_index(index)),
        place: prediction.place,
    }));
    nodes.extend(argument.cases.iter().map(|case| Node {
        label: label_text(case),
        heading: label_text(case),
        ..node(&case.header, None)
    }));
    nodes
}

/// What stands with a prediction: the rates of a tendency, and what tables say.
fn of_prediction(wording: Wording, id: PredictionId) -> Option<String> {
    let rates = wording.appraisal.results[id.index()].rates;
    let rates = rates.filter(|rates| !wording.is_of_data_alone(id, *rates));
    let rates = rates.map(|rates| format!("{}, {rates}", rates.word()));
    let parts: Vec<String> = rates.into_iter().chain(wording.data_in_short(id)).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn edges(wording: Wording) -> Vec<Edge> {
    let (argument, appraisal) = (wording.argument, wording.appraisal);
    let mut edges = Vec::new();
    let mut edge = |from: &str, to: &str, kind| edges.push(Edge { from: from.to_owned(), to: to.to_owned(), kind });
    for (index, theory) in argument.theories.iter().enumerate() {
        if let Some(paradigm) = theory.paradigm {
            edge(&theory.header.name, &argument.paradigm(paradigm).header.name, Bond::Of);
        }
        for replaced in &theory.succeeds {
            edge(&theory.header.name, &argument.theory(replaced.id).header.name, Bond::Succeeds);
        }
        // Of each pair one edge.
        for rival in rivals_of(argument, TheoryId::from_index(index)).into_iter().filter(|rival| rival.index() > index)
        {
            edge(&theory.header.name, &argument.theory(rival).header.name, Bond::Rivals);
        }
    }
    for amendment in &appraisal.amendments {
        let auxiliary = &argument.auxiliary(amendment.auxiliary).header.name;
        edge(auxiliary, &argument.theory(amendment.theory).header.name, Bond::Amends);
        amendment.rescued.iter().for_each(|case| edge(auxiliary, wording.case(*case), Bond::Rescues));
    }
    for (prediction, results) in argument.predictions.iter().zip(&appraisal.results) {
        let owner = match prediction.owner {
            Owner::Theory(id) => &argument.theory(id).header.name,
            Owner::Auxiliary(id) => &argument.auxiliary(id).header.name,
            Owner::Paradigm(id) => &argument.paradigm(id).header.name,
        };
        edge(owner, &prediction.name, Bond::Predicts);
        let bonds = [(CaseResult::Corroborates, Bond::Corroborates), (CaseResult::Contradicts, Bond::Contradicts)];
        for (result, bond) in bonds {
            let cases = results.cases_that(result, &appraisal.table);
            cases.into_iter().for_each(|case| edge(wording.case(case), &prediction.name, bond));
        }
    }
    edges
}

/// The objections to what is on the map; a line of a declaration that has no box of its own is met at its declaration.
fn objections(wording: Wording, map: &mut Map) {
    let argument = wording.argument;
    let mut raised = Vec::new();
    for objection in &argument.objections {
        let on_map = |target: Target| {
            let name = argument.name_of(target);
            let owner = name.split('.').next().unwrap_or(name);
            [name, owner].into_iter().find(|id| map.nodes.iter().any(|node| node.id == **id)).map(str::to_owned)
        };
        let own = objection.header.name.to_string();
        let mut edges: Vec<Edge> = (objection.to.iter().filter_map(|mention| on_map(mention.id)))
            .map(|to| Edge { from: own.clone(), to, kind: Bond::Objects })
            .collect();
        let answers = objection.answered_by.iter().filter_map(|mention| on_map(mention.id));
        edges.extend(answers.map(|from| Edge { from, to: own.clone(), kind: Bond::Answers }));
        let mut seen: Vec<Edge> = Vec::new();
        edges.retain(|edge| {
            !seen.contains(edge) && {
                seen.push(edge.clone());
                true
            }
        });
        if edges.iter().any(|edge| edge.kind == Bond::Objects) {
            raised.push((objection, edges));
        }
    }
    for (objection, edges) in raised {
        let standing = match (objection.is_met(), objection.granted.is_empty()) {
            (false, _) => "unanswered",
            (true, true) => "answered",
            (true, false) => "granted",
        };
        map.nodes.push(Node {
            id: objection.header.name.to_string(),
            kind: objection.header.kind.keyword(),
            title: objection.header.title.to_string(),
            label: title_text(&objection.header),
            heading: title_text(&objection.header),
            standing: Some(standing.to_owned()),
            place: objection.header.place,
        });
        map.edges.extend(edges);
    }
}
