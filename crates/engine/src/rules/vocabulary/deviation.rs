//! What is claimed otherwise than when it was frozen.

use super::{Entity, Facts, Field, Kind, KindInfo, Scalar, Type, Value};
use crate::appraisal::comparison::{After, Change, ChangeKind, deviations};
use crate::argument::{Argument, Named, Past, Place};

pub const DEVIATION: KindInfo = KindInfo {
    kind: Kind::Deviation,
    name: "deviation",
    doc: "A claim that has changed since the plan was frozen (`lakatos freeze`).",
    subject: &["name"],
    fields: &[
        Field::new(
            "place",
            Type::PLACE,
            "where the claim is made; for one that was dropped, its theory, or else the first declaration",
            |facts, e| Some(Value::Place(place(facts.argument, change(facts, e)?)?)),
        ),
        Field::new("name", Type::STRING, "the prediction, theory, auxiliary or concept", |facts, e| {
            Some(Value::string(change(facts, e)?.subject.as_str()))
        }),
        Field::new(
            "what",
            Type::STRING,
            "`prediction`, `scope`, `exception`, `amended theory`, `recoding`, `theory`, `auxiliary`; for a concept, its `scale` or `measure`",
            |facts, e| Some(Value::string(what(&change(facts, e)?.kind))),
        ),
        Field::new(
            "kind",
            Type::STRING,
            "`added`, `dropped`, `narrowed`, `widened`, `moved`; for a concept, `changed`; for an amended theory or a recoding, `another`",
            |facts, e| Some(Value::string(kind(&change(facts, e)?.kind))),
        ),
        Field::new("before", Type::STRING, "what was frozen; empty where it is new", |facts, e| {
            Some(Value::string(texts(&change(facts, e)?.kind).0))
        }),
        Field::new("after", Type::STRING, "what is claimed now; empty where it was dropped", |facts, e| {
            Some(Value::string(texts(&change(facts, e)?.kind).1))
        }),
        Field::new(
            "spared",
            Type::List(Scalar::String),
            "cases that would contradict it as frozen, and do not contradict it now",
            |facts, e| {
                let spared = match &change(facts, e)?.kind {
                    ChangeKind::PredictionMoved { spared, .. } | ChangeKind::ScopeMoved { spared, .. } => {
                        spared.as_slice()
                    }
                    _ => &[],
                };
                Some(Value::strings(spared.iter().map(|case| case.as_str().into())))
            },
        ),
    ],
};

fn change<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts Change> {
    facts.deviations().get(entity.first as usize)
}

fn what(kind: &ChangeKind) -> &'static str {
    match kind {
        ChangeKind::ScopeMoved { .. } => "scope",
        ChangeKind::ExceptionMoved { .. } => "exception",
        ChangeKind::AmendsChanged { .. } => "amended theory",
        ChangeKind::RecodingsChanged { .. } => "recoding",
        ChangeKind::ValuesChanged { .. } => "scale",
        ChangeKind::MeasureChanged { .. } => "measure",
        ChangeKind::DataChanged { .. } => "data",
        ChangeKind::TheoryDropped | ChangeKind::TheoryAdded => "theory",
        ChangeKind::AuxiliaryDropped | ChangeKind::AuxiliaryAdded { .. } => "auxiliary",
        _ => "prediction",
    }
}

fn kind(kind: &ChangeKind) -> &'static str {
    match kind {
        ChangeKind::PredictionMoved { shift, .. }
        | ChangeKind::ScopeMoved { shift, .. }
        | ChangeKind::ExceptionMoved { shift, .. } => shift.word(),
        ChangeKind::PredictionAdded { .. } => "added",
        ChangeKind::DataChanged { after, .. } if after.is_empty() => "dropped",
        ChangeKind::ValuesChanged { .. } | ChangeKind::MeasureChanged { .. } | ChangeKind::DataChanged { .. } => {
            "changed"
        }
        ChangeKind::AmendsChanged { .. } | ChangeKind::RecodingsChanged { .. } => "another",
        _ => "dropped",
    }
}

fn texts(kind: &ChangeKind) -> (&str, &str) {
    match kind {
        ChangeKind::PredictionMoved { before, after, .. }
        | ChangeKind::ScopeMoved { before, after, .. }
        | ChangeKind::ExceptionMoved { before, after, .. }
        | ChangeKind::ValuesChanged { before, after }
        | ChangeKind::AmendsChanged { before, after }
        | ChangeKind::RecodingsChanged { before, after }
        | ChangeKind::DataChanged { before, after }
        | ChangeKind::MeasureChanged { before, after } => (before, after),
        ChangeKind::PredictionAdded { after } => ("", after),
        ChangeKind::PredictionDropped { before } => (before, ""),
        _ => ("", ""),
    }
}

fn place(argument: &Argument, change: &Change) -> Option<Place> {
    let of_prediction = argument.predictions.iter().find(|prediction| *prediction.name == *change.subject);
    let owner = change.subject.split('.').next().unwrap_or_default();
    let of_owner = match argument.named(owner) {
        Some(Named::Theory(id)) => match (&change.kind, argument.theory(id).scope_lines.first()) {
            (ChangeKind::ScopeMoved { .. }, Some(line)) => Some(line.place),
            _ => Some(argument.theory(id).header.place),
        },
        Some(Named::Auxiliary(id)) => match (&change.kind, argument.auxiliary(id).excepts.first()) {
            (ChangeKind::ExceptionMoved { .. }, Some(line)) => Some(line.place),
            _ => Some(argument.auxiliary(id).header.place),
        },
        Some(Named::Paradigm(id)) => Some(argument.paradigm(id).header.place),
        Some(Named::Concept(id)) => Some(argument.concept(id).header.place),
        Some(Named::Data(id)) => Some(argument.data(id).header.place),
        _ => None,
    };
    let first = || argument.declared.iter().map(|declared| declared.header.place).min();
    of_prediction.map(|prediction| prediction.place).or(of_owner).or_else(first)
}

impl Facts<'_> {
    /// What is claimed otherwise than when it was frozen, names apart; nothing where nothing was.
    pub fn deviations(&self) -> &[Change] {
        let after = After { argument: self.argument, appraisal: self.appraisal };
        let is_name =
            |change: &Change| matches!(change.kind, ChangeKind::Renamed { .. } | ChangeKind::LevelRenamed { .. });
        let since = |frozen: &Past| {
            let mut moved = deviations(frozen, after);
            moved.retain(|change| !is_name(change));
            moved
        };
        self.deviations.get_or_init(|| self.argument.frozen.as_deref().map(since).unwrap_or_default())
    }
}
