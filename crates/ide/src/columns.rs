//! Columns of tables, where a draft names them.

use lakatos_engine::argument::{Argument, ConceptId, DataId, Named};
use lakatos_project::{File, Project};
use lakatos_syntax::Span;
use lakatos_syntax::ast::{
    ColumnLine, Declaration, DeclarationKind, Formula, FormulaKind, Name, Property, PropertyValue,
};

/// A column that a draft names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedColumn {
    /// The data set whose table has it.
    pub data: DataId,
    /// Its name.
    pub name: String,
    /// The concept that it observes, where it stands on the line that says so.
    pub concept: Option<ConceptId>,
    /// Where it is named: bytes of the file.
    pub span: Span,
}

/// The column that is named at a byte of a file.
pub fn column_at(project: &Project, source: u32, offset: u32) -> Option<NamedColumn> {
    let file = project.file(source)?;
    let argument = &project.analysis().argument;
    let mut all = columns(argument, file).into_iter();
    all.find(|column| column.span.start <= offset && offset <= column.span.end)
}

fn columns(argument: &Argument, file: &File) -> Vec<NamedColumn> {
    let mut found = Vec::new();
    for piece in &file.document.pieces {
        for declaration in &piece.read.declarations {
            let mut row = Row { argument, declaration, start: piece.start, found: &mut found };
            declaration.properties.iter().for_each(|property| row.property(property));
        }
    }
    found
}

struct Row<'all> {
    argument: &'all Argument,
    declaration: &'all Declaration,
    start: u32,
    found: &'all mut Vec<NamedColumn>,
}

impl Row<'_> {
    fn data(&self, name: &str) -> Option<DataId> {
        match self.argument.named(name)? {
            Named::Data(id) => Some(id),
            _ => None,
        }
    }

    fn push(&mut self, data: Option<DataId>, name: &str, concept: Option<ConceptId>, span: Span) {
        let span = span.shifted(self.start);
        self.found.extend(data.map(|data| NamedColumn { data, name: name.to_owned(), concept, span }));
    }

    fn names(&mut self, data: Option<DataId>, names: &[Name]) {
        names.iter().for_each(|name| self.push(data, &name.text, None, name.span));
    }

    fn property(&mut self, property: &Property) {
        let own = self.declaration.name.as_ref().filter(|_| self.declaration.kind == DeclarationKind::Data);
        let own = own.and_then(|name| self.data(&name.text));
        match &property.value {
            PropertyValue::Row { columns, time } => {
                self.names(own, columns);
                self.names(own, time.as_slice());
            }
            PropertyValue::Filter(formula) => self.formula(own, formula),
            PropertyValue::Joined { to, on } => {
                let theirs = self.data(&to.text);
                for key in on {
                    self.push(theirs, &key.theirs.text, None, key.theirs.span);
                    self.names(own.filter(|_| key.own.is_some()), key.own.as_slice());
                }
            }
            PropertyValue::Column(line) => self.line(line),
            _ => {}
        }
    }

    fn line(&mut self, line: &ColumnLine) {
        let named = self.declaration.name.as_ref().and_then(|name| self.argument.named(&name.text));
        let Some(Named::Concept(concept)) = named else { return };
        let table = match &line.of {
            Some(of) => self.data(&of.text),
            None => (self.argument.data.len() == 1).then_some(DataId(0)),
        };
        for text in &line.columns {
            self.push(table, &text.text, Some(concept), text.span);
        }
        // The actors are those of the rows, which may be of a table that this one is joined to.
        let columns = &self.argument.concept(concept).columns;
        let rows = columns.iter().find(|column| Some(column.table) == table).map(|column| column.data.id);
        self.names(rows, &line.by);
    }

    fn formula(&mut self, data: Option<DataId>, formula: &Formula) {
        match &formula.kind {
            FormulaKind::Comparison { concept: column, .. } | FormulaKind::Condition(column) => {
                self.push(data, &column.text, None, column.span);
            }
            FormulaKind::Not(inner) => self.formula(data, inner),
            FormulaKind::And(parts) | FormulaKind::Or(parts) => {
                parts.iter().for_each(|part| self.formula(data, part));
            }
            FormulaKind::ByActors { .. } | FormulaKind::Same(_) => {}
        }
    }
}
