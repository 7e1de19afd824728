//! Tables of Stata, by the crate `dta`.

use super::{MAX_COLUMNS, PULSE, Reader, Row, Taker};
use crate::cell::{Cell, widened};
use crate::dates::Calendar;
use crate::inspect::{ColumnInfo, ColumnType};
use crate::{DataError, Format, Source};
use dta::stata::dta::dta_error::DtaError;
use dta::stata::dta::dta_reader::DtaReader;
use dta::stata::dta::lazy_record::LazyRecord;
use dta::stata::dta::record_reader::RecordReader;
use dta::stata::dta::value::Value;
use dta::stata::dta::value_label_table::ValueLabelTable;
use dta::stata::dta::variable::Variable;
use dta::stata::dta::variable_type::VariableType;
use std::borrow::Cow;
use std::io::BufReader;

/// How much is read at once.
const CHUNK: usize = 64 * 1024;

/// Reads what comes before the rows, and the labels of values, which come after them.
pub fn open(source: Box<dyn Source>) -> Result<Box<dyn Reader>, DataError> {
    let schema =
        DtaReader::new().from_reader(BufReader::with_capacity(CHUNK, source)).read_header().map_err(damaged)?;
    let rows = schema.header().observation_count();
    let characteristics = schema.read_schema().map_err(damaged)?;
    if characteristics.schema().variables().len() > MAX_COLUMNS {
        return Err(DataError::TooManyColumns(MAX_COLUMNS));
    }
    let mut labels = ValueLabelTable::new();
    let mut label_reader = characteristics.seek_value_labels().map_err(damaged)?;
    label_reader.read_remaining_into(&mut labels).map_err(damaged)?;
    let records = label_reader.seek_records().map_err(damaged)?;
    let columns: Vec<ColumnInfo> =
        records.schema().variables().iter().map(|variable| column(variable, &labels)).collect();
    if columns.is_empty() {
        return Err(DataError::Empty);
    }
    Ok(Box::new(Dta { columns, rows, records }))
}

fn column(variable: &Variable, labels: &ValueLabelTable) -> ColumnInfo {
    let calendar = Calendar::of_stata(variable.format());
    let kind = match variable.variable_type() {
        VariableType::LongString => ColumnType::Other,
        VariableType::FixedString(_) => ColumnType::Text,
        _ if calendar != Calendar::None => ColumnType::Time,
        _ => ColumnType::Number,
    };
    let labels = labels.get(variable.value_label_name());
    let labels = labels.map(|set| set.entries().iter().map(|entry| (entry.value(), entry.label().into())).collect());
    ColumnInfo {
        label: variable.label().into(),
        value_labels: labels.unwrap_or_default(),
        calendar,
        ..ColumnInfo::new(variable.name(), kind)
    }
}

fn damaged(error: DtaError) -> DataError {
    DataError::Damaged { format: Format::Dta, why: error.to_string() }
}

struct Dta {
    columns: Vec<ColumnInfo>,
    rows: u64,
    records: RecordReader<BufReader<Box<dyn Source>>>,
}

impl Reader for Dta {
    fn columns(&self) -> &[ColumnInfo] {
        &self.columns
    }

    fn rows(&self) -> Option<u64> {
        Some(self.rows)
    }

    fn read(mut self: Box<Self>, columns: &[usize], taker: &mut dyn Taker) -> Result<(), DataError> {
        let mut number = 0;
        while let Some(record) = self.records.read_lazy_record().map_err(damaged)? {
            number += 1;
            if number % PULSE == 1 {
                taker.pulse(number as f64 / self.rows.max(1) as f64)?;
            }
            taker.row(number, &DtaRow { record, columns })?;
        }
        Ok(())
    }
}

struct DtaRow<'row> {
    record: LazyRecord<'row>,
    columns: &'row [usize],
}

impl Row for DtaRow<'_> {
    fn cell(&self, column: usize) -> Cell<'_> {
        let Some(column) = self.columns.get(column) else { return Cell::Missing };
        let Ok(value) = self.record.value(*column) else { return Cell::Broken };
        let number = match value {
            Value::Byte(value) => value.present().map(f64::from),
            Value::Int(value) => value.present().map(f64::from),
            Value::Long(value) => value.present().map(f64::from),
            Value::Float(value) => value.present().map(widened),
            Value::Double(value) => value.present(),
            Value::String(Cow::Borrowed(text)) => return Cell::text(text.as_bytes()),
            Value::String(Cow::Owned(text)) => {
                return match Cell::text(text.as_bytes()) {
                    Cell::Text(text) => Cell::Text(Cow::Owned(text.into_owned())),
                    _ => Cell::Missing,
                };
            }
            Value::LongStringRef(_) => return Cell::Broken,
        };
        number.map_or(Cell::Missing, Cell::number)
    }
}
