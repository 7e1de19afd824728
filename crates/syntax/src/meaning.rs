//! Whether two readings of a piece say the same, and where what they say has moved to.
//!
//! A comment, white space, a line break, a note: most of what is typed into a draft changes no name, value or formula.
//! Both readings are laid out as one row of elements; they mean the same where the rows agree in all but their places and
//! their loose texts.

use super::ast::{
    Citation, Coding, ColumnLine, Declaration, Formula, FormulaKind, JoinKey, LevelCodes, Name, Prediction, Property,
    PropertyValue, Qualified, Range, Text, TextProperty, Value, ValueKind,
};
use super::document::ReadPiece;
use super::span::Span;

/// From bytes of a piece to bytes of the same piece after edits that left its meaning as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// Where something begins or ends, before and after; in order.
    steps: Vec<(u32, u32)>,
}

impl Moves {
    /// Where a span of the old reading is now.
    pub fn span(&self, span: Span) -> Span {
        Span { start: self.offset(span.start), end: self.offset(span.end) }
    }

    fn offset(&self, offset: u32) -> u32 {
        let past = self.steps.partition_point(|(old, _)| *old <= offset);
        let (old, new) = past.checked_sub(1).map_or((0, 0), |index| self.steps[index]);
        new + (offset - old)
    }
}

/// Which titles count as part of the meaning: some rules read them.
pub type ReadsTitle<'rules> = &'rules dyn Fn(super::ast::DeclarationKind) -> bool;

/// Where things have moved to, if `now` says the same as `before`. None where it does not, or where something in either
/// could not be read.
pub fn moves(before: &ReadPiece, now: &ReadPiece, reads_title: ReadsTitle) -> Option<Moves> {
    if !before.problems.is_empty() || !now.problems.is_empty() {
        return None;
    }
    let (before, now) = (elements(before, reads_title), elements(now, reads_title));
    if before.len() != now.len() {
        return None;
    }
    let mut steps = Vec::with_capacity(before.len() * 2);
    for pair in before.into_iter().zip(now) {
        match pair {
            (Element::Place(old), Element::Place(new)) => steps.extend([(old.start, new.start), (old.end, new.end)]),
            (old, new) if old == new => {}
            _ => return None,
        }
    }
    steps.sort_unstable();
    steps.dedup();
    Some(Moves { steps })
}

#[derive(Debug, PartialEq)]
enum Element<'piece> {
    /// Where something stands.
    Place(Span),
    /// What must be the same.
    Word(&'piece str),
    /// The same, for a value.
    Number(f64),
    /// Of what may be worded differently: whether there is any, and whether it says anything.
    Loose(Option<bool>),
    /// What kind of thing follows, and how many of them.
    Form(&'static str, usize),
}

fn elements<'piece>(piece: &'piece ReadPiece, reads_title: ReadsTitle) -> Vec<Element<'piece>> {
    let mut row = Row { elements: Vec::new() };
    for declaration in &piece.declarations {
        row.declaration(declaration, reads_title(declaration.kind));
    }
    row.elements
}

struct Row<'piece> {
    elements: Vec<Element<'piece>>,
}

impl<'piece> Row<'piece> {
    fn place(&mut self, span: Span) {
        self.elements.push(Element::Place(span));
    }

    fn form(&mut self, form: &'static str, count: usize) {
        self.elements.push(Element::Form(form, count));
    }

    fn word(&mut self, word: &'piece str, span: Span) {
        self.elements.push(Element::Word(word));
        self.place(span);
    }

    fn name(&mut self, name: &'piece Name) {
        self.word(&name.text, name.span);
    }

    fn names(&mut self, form: &'static str, names: &'piece [Name]) {
        self.form(form, names.len());
        names.iter().for_each(|name| self.name(name));
    }

    fn optional_name(&mut self, name: Option<&'piece Name>) {
        self.form("name", name.iter().len());
        name.into_iter().for_each(|name| self.name(name));
    }

    fn loose(&mut self, text: Option<&'piece Text>) {
        self.elements.push(Element::Loose(text.map(|text| text.text.is_empty())));
        text.into_iter().for_each(|text| self.place(text.span));
    }

    fn citations(&mut self, citations: &'piece [Citation]) {
        self.form("citations", citations.len());
        for Citation { key, locator, span, .. } in citations {
            self.word(key, *span);
            self.form("locator", locator.iter().len());
            self.elements.extend(locator.as_deref().map(Element::Word));
        }
    }

    fn range(&mut self, range: &'piece Range) {
        self.form("range", range.high.iter().len());
        self.elements.push(Element::Number(range.low));
        self.elements.extend(range.high.map(Element::Number));
        self.place(range.span);
    }

    fn declaration(&mut self, declaration: &'piece Declaration, reads_title: bool) {
        let Declaration { kind, name, title, citations, period, properties, span, header } = declaration;
        self.form(kind.keyword(), properties.len());
        self.optional_name(name.as_ref());
        match title {
            Some(title) if reads_title => self.word(&title.text, title.span),
            title => self.loose(title.as_ref()),
        }
        self.citations(citations);
        period.iter().for_each(|period| self.range(period));
        properties.iter().for_each(|property| self.property(property));
        self.place(*span);
        self.place(*header);
    }

    fn property(&mut self, property: &'piece Property) {
        let Property { keyword, value, citations, why, evidence, span } = property;
        self.place(*keyword);
        self.property_value(value);
        self.citations(citations);
        self.loose(why.as_ref());
        self.optional_name(evidence.as_ref());
        self.place(*span);
    }

    fn property_value(&mut self, value: &'piece PropertyValue) {
        let form = value.keyword();
        match value {
            PropertyValue::List(_, names) => self.names(form, names),
            PropertyValue::Text { property, label, text } => {
                self.form(form, 1);
                self.optional_name(label.as_ref());
                match property {
                    // Rules read these word for word.
                    TextProperty::Core
                    | TextProperty::Heuristic
                    | TextProperty::Measured
                    | TextProperty::Step
                    | TextProperty::From
                    | TextProperty::Table => {
                        self.word(&text.text, text.span);
                    }
                    TextProperty::Mechanism
                    | TextProperty::LooksFor
                    | TextProperty::Answered
                    | TextProperty::Granted
                    | TextProperty::Note => {
                        self.loose(Some(text));
                    }
                }
            }
            PropertyValue::Values { ordered, levels } => {
                self.names(if *ordered { "ordered" } else { "values" }, levels);
            }
            PropertyValue::Of(name) => self.qualified(form, name),
            PropertyValue::FollowsFrom(names) | PropertyValue::To(names) | PropertyValue::AnsweredBy(names) => {
                self.form(form, names.len());
                names.iter().for_each(|name| self.qualified(form, name));
            }
            PropertyValue::KnownAs(texts) => {
                self.form(form, texts.len());
                texts.iter().for_each(|text| self.word(&text.text, text.span));
            }
            PropertyValue::Actors(names) => self.names(form, names),
            PropertyValue::Unit(name) => {
                self.form(form, 1);
                self.name(name);
            }
            PropertyValue::Proposed { year, span } => {
                self.form(form, 1);
                self.elements.push(Element::Number(*year));
                self.place(*span);
            }
            PropertyValue::Scope(formula) | PropertyValue::Excepts(formula) | PropertyValue::Defined(formula) => {
                self.form(form, 1);
                self.formula(formula);
            }
            PropertyValue::Predicts(prediction) => self.prediction(prediction),
            PropertyValue::Recodes { case, coding } => {
                self.name(case);
                self.coding(form, coding);
            }
            PropertyValue::Observation(coding) | PropertyValue::Settles(coding) => self.coding(form, coding),
            PropertyValue::SelectedAs { role, theories } => {
                self.name(role);
                self.names(form, theories);
            }
            PropertyValue::Like { cases, concepts } => {
                self.names(form, cases);
                self.names("on", concepts);
            }
            PropertyValue::Column(line) => self.column(form, line),
            PropertyValue::Row { columns, time } => {
                self.names(form, columns);
                self.optional_name(time.as_ref());
            }
            PropertyValue::Filter(formula) => {
                self.form(form, 1);
                self.formula(formula);
            }
            PropertyValue::UnitNames { file, on } => {
                self.form(form, 1);
                self.word(&file.text, file.span);
                self.optional_name(on.as_ref());
            }
            PropertyValue::Missing(codes) => self.codes(form, codes),
            PropertyValue::Joined { to, on } => {
                self.form(form, on.len());
                self.name(to);
                for JoinKey { theirs, own } in on {
                    self.name(theirs);
                    self.optional_name(own.as_ref());
                }
            }
            PropertyValue::Kind(word) | PropertyValue::Found(word) => {
                self.form(form, 1);
                self.name(word);
            }
        }
    }

    fn column(&mut self, form: &'static str, ColumnLine { columns, of, by, levels }: &'piece ColumnLine) {
        self.form(form, columns.len());
        columns.iter().for_each(|column| self.word(&column.text, column.span));
        self.optional_name(of.as_ref());
        self.names("by", by);
        self.form("as", levels.len());
        for LevelCodes { level, codes, span } in levels {
            self.name(level);
            self.codes("codes", codes);
            self.place(*span);
        }
    }

    fn codes(&mut self, form: &'static str, codes: &'piece [Value]) {
        self.form(form, codes.len());
        codes.iter().for_each(|code| self.value(code));
    }

    fn qualified(&mut self, form: &'static str, Qualified { name, label, span }: &'piece Qualified) {
        self.form(form, 1);
        self.name(name);
        self.optional_name(label.as_ref());
        self.place(*span);
    }

    fn prediction(&mut self, Prediction { label, outcome, mode, condition, scope }: &'piece Prediction) {
        self.form(mode.words(), condition.iter().len());
        self.optional_name(label.as_ref());
        self.formula(outcome);
        condition.iter().for_each(|condition| self.formula(condition));
        self.form("where", scope.iter().len());
        scope.iter().for_each(|scope| self.formula(scope));
    }

    fn coding(&mut self, form: &'static str, Coding { concept, actor, value, span }: &'piece Coding) {
        self.form(form, 1);
        self.name(concept);
        self.optional_name(actor.as_ref());
        self.value(value);
        self.place(*span);
    }

    fn value(&mut self, value: &'piece Value) {
        match &value.kind {
            ValueKind::Level(level) => self.word(level, value.span),
            ValueKind::Unknown => self.form("unknown", 1),
            ValueKind::Number(number) => {
                self.form("number", 1);
                self.elements.push(Element::Number(*number));
            }
            ValueKind::Range(range) => self.range(range),
        }
        self.place(value.span);
    }

    fn formula(&mut self, formula: &'piece Formula) {
        match &formula.kind {
            FormulaKind::Comparison { concept, operator, value } => {
                self.form(operator.symbol(), 1);
                self.name(concept);
                self.value(value);
            }
            FormulaKind::Condition(concept) => {
                self.form("condition", 1);
                self.name(concept);
            }
            FormulaKind::ByActors { inner, quantifier, quantifier_span } => {
                self.form("by", 1);
                self.word(quantifier.word(), *quantifier_span);
                self.formula(inner);
            }
            FormulaKind::Same(concept) => {
                self.form("same", 1);
                self.name(concept);
            }
            FormulaKind::Not(inner) => {
                self.form("not", 1);
                self.formula(inner);
            }
            FormulaKind::And(parts) | FormulaKind::Or(parts) => {
                let is_and = matches!(formula.kind, FormulaKind::And(_));
                self.form(if is_and { "and" } else { "or" }, parts.len());
                parts.iter().for_each(|part| self.formula(part));
            }
        }
        self.place(formula.span);
    }
}
