//! Every place of a file that names something: what is named, and whether it is declared there or spoken of.
//!
//! Read from the typed trees alone, so that a name that nothing declares is an occurrence as well.

use super::claims;
use lakatos_project::File;
use lakatos_syntax::Span;
use lakatos_syntax::ast::{
    Citation, Coding, Declaration, DeclarationKind, Formula, FormulaKind, LevelCodes, ListProperty, Name, Prediction,
    Property, PropertyValue, Qualified, TextProperty, Value, ValueKind,
};
use std::sync::Arc;

/// Something that has a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Symbol {
    /// What a declaration declares, in the one namespace of a project.
    Name(Arc<str>),
    /// A prediction, core, heuristic or step: `owner.label`. Without a label, by its number: `p1`, `c1`, `h1`, `s1`.
    Label {
        /// The declaration that it stands in.
        owner: Arc<str>,
        /// Its label.
        label: Arc<str>,
    },
    /// A level of a concept, `yes` and `no` among them. Levels that are numbers are none.
    Level {
        /// The concept.
        concept: Arc<str>,
        /// Its level.
        level: Arc<str>,
    },
    /// An actor. Each case names its own; of one name, they are taken to be one.
    Actor(Arc<str>),
    /// What cases and theories are about: `dyad`.
    Unit(Arc<str>),
    /// A work, by its citation key.
    Work(Arc<str>),
    /// What a library declares, where the draft says what of its own is the same.
    OfLibrary(Arc<str>),
    /// A library, as it is written behind `use`.
    Library(Arc<str>),
}

impl Symbol {
    /// The word that stands where it is named.
    pub fn word(&self) -> &Arc<str> {
        match self {
            Self::Name(word)
            | Self::Label { label: word, .. }
            | Self::Level { level: word, .. }
            | Self::Actor(word)
            | Self::Unit(word)
            | Self::Work(word)
            | Self::OfLibrary(word)
            | Self::Library(word) => word,
        }
    }
}

/// What an occurrence does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It is where the symbol comes from.
    Declares,
    /// It speaks of the symbol.
    Mentions,
}

/// A place that names something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// What is named.
    pub symbol: Symbol,
    /// The bytes of the file: the word alone, without the `@` of a citation. Of a line without a label, its outcome or
    /// its text.
    pub span: Span,
    /// Whether it is declared or spoken of.
    pub role: Role,
}

/// Every occurrence in a file, in order; the outer of two before the inner.
pub fn occurrences(file: &File) -> Vec<Occurrence> {
    let mut found = Vec::new();
    for piece in &file.document.pieces {
        let mut row = Row { start: piece.start, found: &mut found };
        piece.read.declarations.iter().for_each(|declaration| row.declaration(declaration));
    }
    found.extend(claims::occurrences(file));
    found.sort_by_key(|occurrence| (occurrence.span.start, std::cmp::Reverse(occurrence.span.end)));
    found
}

/// The innermost occurrence at a byte of the file; the end of a word counts as in it, and so does the `@` of a citation.
/// The name of a `source` is taken as a work.
pub fn occurrence_at(file: &File, offset: u32) -> Option<Occurrence> {
    let is_sign = file.buffer.slice(Span { start: offset, end: offset.saturating_add(1) }) == "@";
    let offset = offset + u32::from(is_sign);
    let within = |occurrence: &Occurrence| occurrence.span.start <= offset && offset <= occurrence.span.end;
    // Of two that end and begin here, and of two of the same bytes, the later one.
    occurrences(file).into_iter().rev().filter(within).min_by_key(|occurrence| occurrence.span.range().len())
}

struct Row<'found> {
    start: u32,
    found: &'found mut Vec<Occurrence>,
}

impl Row<'_> {
    fn push(&mut self, symbol: Symbol, span: Span, role: Role) {
        self.found.push(Occurrence { symbol, span: span.shifted(self.start), role });
    }

    fn name(&mut self, name: &Name) {
        self.push(Symbol::Name(Arc::clone(&name.text)), name.span, Role::Mentions);
    }

    fn label(&mut self, owner: &Name, label: &Arc<str>, span: Span, role: Role) {
        self.push(Symbol::Label { owner: Arc::clone(&owner.text), label: Arc::clone(label) }, span, role);
    }

    fn level(&mut self, concept: &Name, level: &Arc<str>, span: Span, role: Role) {
        self.push(Symbol::Level { concept: Arc::clone(&concept.text), level: Arc::clone(level) }, span, role);
    }

    fn citations(&mut self, citations: &[Citation]) {
        for Citation { key, key_span, .. } in citations {
            self.push(Symbol::Work(Arc::clone(key)), *key_span, Role::Mentions);
        }
    }

    fn declaration(&mut self, declaration: &Declaration) {
        // The name of a library is none of the project.
        if let (DeclarationKind::Use, Some(name)) = (declaration.kind, &declaration.name) {
            self.push(Symbol::Library(Arc::clone(&name.text)), name.span, Role::Mentions);
        }
        let name = declaration.name.as_ref().filter(|_| declaration.kind != DeclarationKind::Use);
        if let Some(name) = name {
            self.push(Symbol::Name(Arc::clone(&name.text)), name.span, Role::Declares);
            if declaration.kind == DeclarationKind::Source {
                self.push(Symbol::Work(Arc::clone(&name.text)), name.span, Role::Declares);
            }
        }
        self.citations(&declaration.citations);
        for (index, property) in declaration.properties.iter().enumerate() {
            if let Some(owner) = name {
                self.declared_in(owner, &declaration.properties[..=index], property);
            }
            self.property(property);
        }
    }

    /// The label or the levels that a property declares. `so_far` ends with the property: numbers count from the first.
    fn declared_in(&mut self, owner: &Name, so_far: &[Property], property: &Property) {
        let keyword = property.value.keyword();
        let number = || so_far.iter().filter(|other| other.value.keyword() == keyword).count();
        let (letter, label, stand_in) = match &property.value {
            PropertyValue::Predicts(prediction) => ('p', &prediction.label, prediction.outcome.span),
            PropertyValue::Text { property: TextProperty::Core, label, text } => ('c', label, text.span),
            PropertyValue::Text { property: TextProperty::Heuristic, label, text } => ('h', label, text.span),
            PropertyValue::Text { property: TextProperty::Step, label, text } => ('s', label, text.span),
            PropertyValue::Actors(names) => {
                for name in names {
                    self.push(Symbol::Actor(Arc::clone(&name.text)), name.span, Role::Declares);
                }
                return;
            }
            PropertyValue::Column(line) => {
                for LevelCodes { level, .. } in line.levels.iter().filter(|codes| !is_number(&codes.level.text)) {
                    self.level(owner, &level.text, level.span, Role::Mentions);
                }
                return;
            }
            PropertyValue::Values { levels, .. } if levels.len() > 1 => {
                for level in levels.iter().filter(|level| !is_number(&level.text)) {
                    self.level(owner, &level.text, level.span, Role::Declares);
                }
                return;
            }
            _ => return,
        };
        match label {
            Some(label) => self.label(owner, &label.text, label.span, Role::Declares),
            None => self.label(owner, &format!("{letter}{}", number()).into(), stand_in, Role::Declares),
        }
    }

    fn property(&mut self, property: &Property) {
        match &property.value {
            PropertyValue::List(ListProperty::SameAs, names) => {
                for name in names {
                    self.push(Symbol::OfLibrary(Arc::clone(&name.text)), name.span, Role::Mentions);
                }
            }
            PropertyValue::Text { .. }
            | PropertyValue::KnownAs(_)
            | PropertyValue::Proposed { .. }
            | PropertyValue::Values { .. }
            | PropertyValue::Kind(_)
            | PropertyValue::Found(_)
            // The columns of a table are none of the project's names.
            | PropertyValue::Row { .. }
            | PropertyValue::Filter(_)
            | PropertyValue::UnitNames { .. }
            | PropertyValue::Missing(_) => {}
            PropertyValue::Column(line) => line.of.iter().for_each(|data| self.name(data)),
            PropertyValue::Joined { to, .. } => self.name(to),
            PropertyValue::List(_, names) | PropertyValue::SelectedAs { theories: names, .. } => self.names(names),
            PropertyValue::Of(name) => self.qualified(name),
            PropertyValue::FollowsFrom(names) | PropertyValue::To(names) | PropertyValue::AnsweredBy(names) => {
                names.iter().for_each(|name| self.qualified(name))
            }
            PropertyValue::Unit(unit) => self.push(Symbol::Unit(Arc::clone(&unit.text)), unit.span, Role::Mentions),
            // They are declared and spoken of with their case.
            PropertyValue::Actors(_) => {}
            PropertyValue::Scope(formula) | PropertyValue::Excepts(formula) | PropertyValue::Defined(formula) => {
                self.formula(formula);
            }
            PropertyValue::Predicts(prediction) => {
                let Prediction { outcome, condition, scope, .. } = &**prediction;
                self.formula(outcome);
                condition.iter().chain(scope).for_each(|part| self.formula(part));
            }
            PropertyValue::Recodes { case, coding } => {
                self.name(case);
                self.coding(coding);
            }
            PropertyValue::Observation(coding) | PropertyValue::Settles(coding) => self.coding(coding),
            PropertyValue::Like { cases, concepts } => {
                self.names(cases);
                self.names(concepts);
            }
        }
        self.citations(&property.citations);
    }

    fn names(&mut self, names: &[Name]) {
        names.iter().for_each(|name| self.name(name));
    }

    fn qualified(&mut self, Qualified { name, label, .. }: &Qualified) {
        self.name(name);
        label.iter().for_each(|label| self.label(name, &label.text, label.span, Role::Mentions));
    }

    fn coding(&mut self, Coding { concept, actor, value, .. }: &Coding) {
        actor.iter().for_each(|actor| self.push(Symbol::Actor(Arc::clone(&actor.text)), actor.span, Role::Mentions));
        self.compared(concept, value);
    }

    fn compared(&mut self, concept: &Name, value: &Value) {
        self.name(concept);
        if let ValueKind::Level(level) = &value.kind {
            self.level(concept, level, value.span, Role::Mentions);
        }
    }

    fn formula(&mut self, formula: &Formula) {
        match &formula.kind {
            FormulaKind::Comparison { concept, value, .. } => self.compared(concept, value),
            FormulaKind::Condition(concept) | FormulaKind::Same(concept) => self.name(concept),
            FormulaKind::ByActors { inner, .. } => self.formula(inner),
            FormulaKind::Not(inner) => self.formula(inner),
            FormulaKind::And(parts) | FormulaKind::Or(parts) => parts.iter().for_each(|part| self.formula(part)),
        }
    }
}

fn is_number(level: &str) -> bool {
    level.starts_with(|first: char| first.is_ascii_digit() || first == '-')
}
