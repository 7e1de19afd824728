//! What is declared, as a list or a tree in an editor shows it.

use lakatos_engine::rules::finding::Location;
use lakatos_project::{File, Project};
use lakatos_syntax::Span;
use lakatos_syntax::ast::{Declaration, DeclarationKind, Property, PropertyValue, TextProperty};

/// What an item stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A declaration.
    Declaration(DeclarationKind),
    /// A prediction.
    Prediction,
    /// A core, heuristic or step.
    Assumption,
    /// An observation.
    Observation,
}

/// Something that is declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is called: a name, a label, or what stands for one.
    pub name: String,
    /// A few words on it: its title, what it says. May be empty.
    pub detail: String,
    /// What it is.
    pub kind: ItemKind,
    /// All of it.
    pub whole: Location,
    /// Where its name stands, within all of it.
    pub place: Span,
    /// What it consists of.
    pub children: Vec<Item>,
}

/// The declarations of a file, each with its predictions, assumptions and observations; in order.
pub fn outline(file: &File, source: u32) -> Vec<Item> {
    let mut items = Vec::new();
    for piece in &file.document.pieces {
        let from = Origin { file, source, start: piece.start };
        items.extend(piece.read.declarations.iter().map(|declaration| from.declaration(declaration)));
    }
    items
}

/// The item of the declaration of a name, without its parts.
pub fn declared(project: &Project, name: &str) -> Option<Item> {
    let argument = &project.analysis().argument;
    let header = &argument.declared.iter().find(|declared| *declared.header.name == *name)?.header;
    Some(Item {
        name: header.name.to_string(),
        detail: header.title.to_string(),
        kind: ItemKind::Declaration(header.kind),
        whole: project.location(header.whole),
        place: project.location(header.place).span,
        children: Vec::new(),
    })
}

/// The text of some bytes of a file, on one line, without what a host has at its margin.
pub fn on_one_line(file: &File, span: Span) -> String {
    let text = file.buffer.slice(span);
    // No line of the language begins with these.
    let lines = text.lines().map(|line| line.trim_start_matches([' ', '\t', '>', '%', '|']));
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// Where the spans of a declaration count from.
struct Origin<'file> {
    file: &'file File,
    source: u32,
    start: u32,
}

impl Origin<'_> {
    fn location(&self, span: Span) -> Location {
        Location { source: self.source, span: span.shifted(self.start) }
    }

    fn text(&self, span: Span) -> String {
        on_one_line(self.file, span.shifted(self.start))
    }

    fn declaration(&self, declaration: &Declaration) -> Item {
        let title = declaration.title.as_ref().map(|title| title.text.to_string());
        Item {
            // A name that is still to be written has the keyword stand in for it.
            name: declaration
                .name
                .as_ref()
                .map_or_else(|| declaration.kind.keyword().to_owned(), |name| name.text.to_string()),
            detail: title.unwrap_or_default(),
            kind: ItemKind::Declaration(declaration.kind),
            whole: self.location(declaration.span),
            place: declaration.name.as_ref().map_or(declaration.header, |name| name.span).shifted(self.start),
            children: declaration.properties.iter().filter_map(|property| self.property(property)).collect(),
        }
    }

    fn property(&self, property: &Property) -> Option<Item> {
        let (kind, label, says) = match &property.value {
            PropertyValue::Predicts(prediction) => {
                let last = prediction.scope.as_ref().or(prediction.condition.as_ref()).unwrap_or(&prediction.outcome);
                (ItemKind::Prediction, &prediction.label, self.text(prediction.outcome.span.to(last.span)))
            }
            PropertyValue::Text {
                property: TextProperty::Core | TextProperty::Heuristic | TextProperty::Step,
                label,
                text,
            } => (ItemKind::Assumption, label, text.text.to_string()),
            PropertyValue::Observation(coding) => (ItemKind::Observation, &None, self.text(coding.span)),
            _ => return None,
        };
        let (name, detail) = match label {
            Some(label) => (label.text.to_string(), says),
            None => (says, String::new()),
        };
        Some(Item {
            name: if name.is_empty() { property.value.keyword().to_owned() } else { name },
            detail,
            kind,
            whole: self.location(property.span),
            place: label.as_ref().map_or(property.keyword, |label| label.span).shifted(self.start),
            children: Vec::new(),
        })
    }
}
