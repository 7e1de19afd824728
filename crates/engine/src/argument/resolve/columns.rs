//! The columns that observe a concept: of which data set, of whose actors, and what stands for which of its levels.

use super::data::{column_name, data_code};
use super::{Resolver, declared_twice};
use crate::argument::ids::{ConceptId, DataId, Place};
use crate::argument::model::{
    Code as DataCode, CodePlace, CodedValue, ColumnCoding, ColumnName, ConceptColumn, Domain, Mention,
};
use lakatos_syntax::ast::{ColumnLine, LevelCodes, Name, Property, Text, Value, ValueKind};
use lakatos_syntax::diagnostic::{Code, Diagnostic};
use std::sync::Arc;

impl Resolver<'_> {
    /// A `column` line of a concept. Where a draft has no data set, it is a note of where the values are from.
    pub(super) fn concept_column(&mut self, id: ConceptId, line: &ColumnLine, property: &Property, place: Place) {
        let Some(data) = self.data_of(line, property, place) else { return };
        let name = Name { text: Arc::clone(&self.argument.concept(id).header.name), span: property.keyword };
        if self.is_never_observed(id, &name, place) || !self.has_a_name_for_each(line, place) {
            return;
        }
        if let Some(first) = self.argument.concept(id).columns.iter().find(|column| column.data.id == data.id) {
            let message =
                format!("`{}` has a column of `{}` already", name.text, self.argument.data(data.id).header.name);
            let problem = declared_twice(place.with(property.span), message, &name.text, first.place);
            self.problem(problem.help("Keep one of the two lines."));
            return;
        }
        let Some(coding) = self.column_coding(id, &line.levels, place) else { return };
        let column = ConceptColumn {
            data,
            table: data.id,
            names: line.columns.iter().map(|text| named(text, place)).collect(),
            by: line.by.iter().map(|name| column_name(name, place)).collect(),
            coding,
            place: place.with(property.span),
        };
        self.argument.concepts[id.index()].columns.push(column);
    }

    /// The data set that a line names, or the only one that there is.
    fn data_of(&mut self, line: &ColumnLine, property: &Property, place: Place) -> Option<Mention<DataId>> {
        if let Some(of) = &line.of {
            return Some(Mention { id: self.data(of, place)?, place: place.with(of.span) });
        }
        match self.argument.data.as_slice() {
            _ if self.library.holds(place) => None,
            [] => None,
            [only] => {
                let name = Arc::clone(&only.header.name);
                self.names.resolve(&name);
                Some(Mention { id: DataId(0), place: place.with(property.keyword) })
            }
            several => {
                let names: Vec<String> = several.iter().map(|data| format!("`of {}`", data.header.name)).collect();
                let (message, help) = ("say of which data set this is a column", names.join(" or "));
                let at = line.columns.first().map_or(property.span, |text| text.span);
                self.report(Code::UNDEFINED_NAME, place.with(at), "", message.to_owned(), format!("Write {help}."));
                None
            }
        }
    }

    /// One column for the row, or with `by` one for all actors or one for each.
    fn has_a_name_for_each(&mut self, line: &ColumnLine, place: Place) -> bool {
        let (columns, actors) = (line.columns.len(), line.by.len());
        let Some(second) = line.columns.get(1).filter(|_| columns != actors) else { return true };
        let (message, help) = match actors {
            0 => (
                "a row has one value of a concept".to_owned(),
                "Name one column; where each of its actors has one, say whose: `by ccode1, ccode2`.",
            ),
            _ => (
                format!("{columns} columns are named for {actors} actors"),
                "Name one column for each, or the one name that they share.",
            ),
        };
        self.report(Code::WRONG_KIND, place.with(second.span), &second.text, message, help.to_owned());
        false
    }

    /// What stands for which level; none where a level is none of the concept.
    fn column_coding(&mut self, id: ConceptId, levels: &[LevelCodes], place: Place) -> Option<ColumnCoding> {
        let mut coding = ColumnCoding::default();
        let mut is_sound = true;
        let mut known: Vec<(Arc<str>, DataCode)> = Vec::new();
        for LevelCodes { level, codes, .. } in levels {
            for code in codes {
                is_sound &= self.stands_for_one(&mut known, level, code, place);
            }
            let codes: Vec<CodePlace> = codes.iter().map(|code| code_place(code, place)).collect();
            if *level.text == *"unknown" {
                coding.unknown.extend(codes);
                continue;
            }
            match self.rank_of(id, level, place) {
                Some(rank) => coding.levels.push((rank, codes)),
                None => is_sound = false,
            }
        }
        is_sound.then_some(coding)
    }

    fn rank_of(&mut self, id: ConceptId, level: &Name, place: Place) -> Option<usize> {
        let concept = self.argument.concept(id);
        if concept.domain == Domain::Number {
            let name = Arc::clone(&concept.header.name);
            if !self.is_excused(self.argument.concept(id).header.place, place.with(level.span)) {
                let message = format!("`{name}` takes numbers as they are, and has no level `{}`", level.text);
                let help = "Only `unknown` can stand behind `as` there; else give the concept levels.";
                self.report(Code::UNKNOWN_LEVEL, place.with(level.span), &name, message, help.to_owned());
            }
            return None;
        }
        let value = Value { kind: ValueKind::Level(Arc::clone(&level.text)), span: level.span };
        match self.coded_value(id, &value, place)? {
            CodedValue::Within(rank, _) => Some(rank as usize),
            CodedValue::Unknown => None,
        }
    }

    /// Reports what would be two levels at once.
    fn stands_for_one(
        &mut self,
        known: &mut Vec<(Arc<str>, DataCode)>,
        level: &Name,
        value: &Value,
        place: Place,
    ) -> bool {
        let code = data_code(value);
        let other = known.iter().find(|(other, before)| *other != level.text && overlap(before, &code));
        let other = other.map(|(other, _)| Arc::clone(other));
        known.push((Arc::clone(&level.text), code));
        let Some(other) = other else { return true };
        let message = format!("what is `{}` here is `{other}` already", level.text);
        let problem = Diagnostic::new(Code::WRONG_KIND, place.with(value.span), message).about(&*level.text);
        self.problem(problem.help("Each value stands for one level: let the two not overlap."));
        false
    }

    /// Columns of one table that observe the rows of another, and the actors that `by` names.
    pub(super) fn check_columns(&mut self) {
        for index in 0..self.argument.concepts.len() {
            let columns = std::mem::take(&mut self.argument.concepts[index].columns);
            let own: Vec<DataId> = columns.iter().map(|column| column.data.id).collect();
            let mut placed: Vec<ConceptColumn> = columns.into_iter().flat_map(|column| self.placed(column)).collect();
            // What a data set has itself stands before what is joined to it.
            placed.retain(|column| column.table == column.data.id || !own.contains(&column.data.id));
            self.argument.concepts[index].columns = placed;
        }
    }

    /// A column in each data set whose rows have it.
    fn placed(&mut self, column: ConceptColumn) -> Vec<ConceptColumn> {
        let table = self.argument.data(column.table);
        let is_own = |by: &ColumnName| table.row.iter().any(|own| own.name == by.name);
        let joins: Vec<Mention<DataId>> = table.joins.iter().map(|join| join.to).collect();
        if column.by.is_empty() {
            // Joined once, each row there has one value of it; joined more often, it would have several.
            let once = |to: &Mention<DataId>| joins.iter().filter(|other| other.id == to.id).count() == 1;
            let others: Vec<Mention<DataId>> = joins.iter().copied().filter(once).collect();
            let elsewhere = others.into_iter().map(|to| Mention { place: column.data.place, ..to });
            let elsewhere: Vec<_> = elsewhere.map(|data| ConceptColumn { data, ..column.clone() }).collect();
            return std::iter::once(column).chain(elsewhere).collect();
        }
        let Some(other) = column.by.iter().find(|by| !is_own(by)) else { return vec![column] };
        // Each actor of a row elsewhere, by the join that goes with it.
        let goes_with = |to: DataId, by: &ColumnName| {
            table.joins.iter().any(|join| join.to.id == to && join.on.iter().any(|(theirs, _)| theirs.name == by.name))
        };
        let fits = |to: &&Mention<DataId>| column.by.iter().all(|by| goes_with(to.id, by));
        if let Some(to) = joins.iter().find(fits) {
            let data = Mention { id: to.id, place: column.data.place };
            return vec![ConceptColumn { data, ..column }];
        }
        let (place, header) = (other.place, table.header.place);
        let (other, row) = (Name { text: Arc::clone(&other.name), span: place.span }, table.row.clone());
        if !row.is_empty() && !self.is_excused(header, place) {
            self.no_column_of_row(&other, &row, place);
        }
        Vec::new()
    }
}

fn named(text: &Text, place: Place) -> ColumnName {
    ColumnName { name: Arc::clone(&text.text), place: place.with(text.span) }
}

fn code_place(value: &Value, place: Place) -> CodePlace {
    CodePlace { code: data_code(value), place: place.with(value.span) }
}

fn overlap(one: &DataCode, other: &DataCode) -> bool {
    let bounds = |code: &DataCode| match code {
        DataCode::Number(number) => Some((*number, *number)),
        DataCode::Range(low, high) => Some((*low, *high)),
        DataCode::Text(_) => None,
    };
    match (bounds(one), bounds(other)) {
        (Some((low, high)), Some((other_low, other_high))) => low <= other_high && other_low <= high,
        _ => one == other,
    }
}
