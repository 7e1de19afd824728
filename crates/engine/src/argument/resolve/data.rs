//! What a data set says of its table: where it is, what a row is, which rows count, what is joined to what.

use super::{Resolver, declared_twice};
use crate::argument::ids::{DataId, Place};
use crate::argument::model::{
    Code as DataCode, ColumnFormula, ColumnName, Data, DataSource, DataText, Join, Mention, RowFilter, UnitNames,
};
use crate::argument::names::nearest;
use lakatos_syntax::ast::{
    Formula, FormulaKind, JoinKey, Name, Operator, Property, PropertyValue, Text, TextProperty, Value, ValueKind,
};
use lakatos_syntax::diagnostic::{Code, Diagnostic};
use std::sync::Arc;

/// What the last column of `row` is called where it is the time, in any capitals.
const TIMES: [&str; 2] = ["year", "date"];

impl Resolver<'_> {
    pub(super) fn data_property(&mut self, id: DataId, property: &Property, place: Place) {
        match &property.value {
            PropertyValue::Text { property: TextProperty::From, text, .. } => {
                self.data_source(id, DataSource::File(data_text(text, place)), property, place);
            }
            PropertyValue::Text { property: TextProperty::Table, text, .. } => {
                self.data_source(id, DataSource::Table(data_text(text, place)), property, place);
            }
            PropertyValue::Row { columns, time } => self.row(id, columns, time.as_ref(), place),
            PropertyValue::Filter(formula) => {
                if let Some(typed) = self.column_formula(formula, place) {
                    let filter = RowFilter { formula: typed, place: place.with(formula.span) };
                    self.data_mut(id).filters.push(filter);
                }
            }
            PropertyValue::UnitNames { file, on } => {
                let on = on.as_ref().map(|on| column_name(on, place));
                self.data_mut(id).names = Some(UnitNames { file: data_text(file, place), on });
            }
            PropertyValue::Missing(codes) => {
                let codes = codes.iter().map(data_code);
                self.data_mut(id).missing.extend(codes);
            }
            PropertyValue::Joined { to, on } => self.join(id, to, on, property, place),
            _ => {}
        }
    }

    fn data_mut(&mut self, id: DataId) -> &mut Data {
        &mut self.argument.data[id.index()]
    }

    /// Its rows are in one place.
    fn data_source(&mut self, id: DataId, source: DataSource, property: &Property, place: Place) {
        let data = self.argument.data(id);
        let Some(first) = &data.source else {
            self.data_mut(id).source = Some(source);
            return;
        };
        let (name, first) = (Arc::clone(&data.header.name), first.text().place);
        let message = format!("the rows of `{name}` are in one place, which is said already");
        let problem = declared_twice(place.with(property.span), message, &name, first);
        self.problem(problem.help("Keep the one line or the other: a second table is a data set of its own."));
    }

    /// The columns that tell a row from every other, and which of them is the time.
    fn row(&mut self, id: DataId, columns: &[Name], time: Option<&Name>, place: Place) {
        let mut row: Vec<ColumnName> = Vec::with_capacity(columns.len());
        for column in columns {
            match row.iter().find(|known| known.name == column.text) {
                None => row.push(column_name(column, place)),
                Some(first) => {
                    let message = format!("`{}` is in the row already", column.text);
                    let problem = declared_twice(place.with(column.span), message, &column.text, first.place);
                    self.problem(problem.help("Each column is named once."));
                }
            }
        }
        let named = time.and_then(|time| row.iter().position(|column| column.name == time.text));
        if let (Some(time), None) = (time, named) {
            self.no_column_of_row(time, &row, place);
        }
        let is_time = |column: &ColumnName| TIMES.iter().any(|word| column.name.eq_ignore_ascii_case(word));
        let last = || row.len().checked_sub(1).filter(|last| time.is_none() && is_time(&row[*last]));
        let time = named.or_else(last);
        let data = self.data_mut(id);
        (data.row, data.time) = (row, time);
    }

    /// Reports a column that is none of those of `row`.
    pub(super) fn no_column_of_row(&mut self, column: &Name, row: &[ColumnName], place: Place) {
        let names: Vec<String> = row.iter().map(|column| format!("`{}`", column.name)).collect();
        let nearest = nearest(&column.text, row.iter().map(|column| &*column.name)).map(str::to_owned);
        let message = format!("`{}` is no column of `row`", column.text);
        let problem = Diagnostic::new(Code::UNDEFINED_NAME, place.with(column.span), message).about(&*column.text);
        let help = format!("A row is told from others by {}.", names.join(", "));
        self.problem(problem.help(help).maybe_replaced_by(nearest.as_deref()));
    }

    fn join(&mut self, id: DataId, to: &Name, on: &[JoinKey], property: &Property, place: Place) {
        let Some(target) = self.data(to, place) else { return };
        if target == id {
            let message = format!("`{}` cannot be joined to itself", to.text);
            let help = "Name the data set whose rows are to take up its columns.";
            self.report(Code::CIRCULAR_REFERENCE, place.with(to.span), &to.text, message, help.to_owned());
            return;
        }
        let key = |JoinKey { theirs, own }: &JoinKey| {
            (column_name(theirs, place), column_name(own.as_ref().unwrap_or(theirs), place))
        };
        let join = Join {
            to: Mention { id: target, place: place.with(to.span) },
            on: on.iter().map(key).collect(),
            place: place.with(property.span),
        };
        self.data_mut(id).joins.push(join);
    }

    /// A formula over columns; none where it compares what cannot be compared.
    fn column_formula(&mut self, formula: &Formula, place: Place) -> Option<ColumnFormula> {
        Some(match &formula.kind {
            FormulaKind::Comparison { concept, operator, value } => {
                let code = data_code(value);
                let is_equality = matches!(operator, Operator::Equal | Operator::NotEqual);
                if !is_equality && !matches!(code, DataCode::Number(_)) {
                    let what = if matches!(code, DataCode::Text(_)) { "a text" } else { "a range" };
                    let message = format!("{what} is neither more nor less than another");
                    let help = "Compare it by `=` or `!=`, or compare with a number.";
                    self.report(Code::WRONG_KIND, place.with(value.span), &concept.text, message, help.to_owned());
                    return None;
                }
                ColumnFormula::Comparison { column: column_name(concept, place), operator: *operator, code }
            }
            FormulaKind::Condition(column) => ColumnFormula::Column(column_name(column, place)),
            FormulaKind::Not(inner) => ColumnFormula::Not(Box::new(self.column_formula(inner, place)?)),
            FormulaKind::And(parts) => ColumnFormula::And(self.column_formulas(parts, place)?),
            FormulaKind::Or(parts) => ColumnFormula::Or(self.column_formulas(parts, place)?),
            // The grammar has neither over columns.
            FormulaKind::ByActors { .. } | FormulaKind::Same(_) => return None,
        })
    }

    fn column_formulas(&mut self, parts: &[Formula], place: Place) -> Option<Vec<ColumnFormula>> {
        let typed: Vec<Option<ColumnFormula>> = parts.iter().map(|part| self.column_formula(part, place)).collect();
        typed.into_iter().collect()
    }
}

pub(super) fn column_name(name: &Name, place: Place) -> ColumnName {
    ColumnName { name: Arc::clone(&name.text), place: place.with(name.span) }
}

fn data_text(text: &Text, place: Place) -> DataText {
    DataText { text: Arc::clone(&text.text), place: place.with(text.span) }
}

pub(super) fn data_code(value: &Value) -> DataCode {
    match &value.kind {
        ValueKind::Number(number) => DataCode::Number(*number),
        ValueKind::Range(range) => DataCode::Range(range.low, range.high.unwrap_or(f64::INFINITY)),
        ValueKind::Level(text) => DataCode::Text(Arc::clone(text)),
        ValueKind::Unknown => DataCode::Text("unknown".into()),
    }
}
