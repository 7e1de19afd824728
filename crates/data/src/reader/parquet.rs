//! Tables of Parquet, by the crate `parquet` without Arrow: of each column in use a few thousand values at a time.

use super::shared::Shared;
use super::{MAX_COLUMNS, Reader, Row, Taker};
use crate::cell::{Cell, widened};
use crate::dates::Calendar;
use crate::inspect::{ColumnInfo, ColumnType};
use crate::{DataError, Format, Source};
use parquet::basic::{ConvertedType, LogicalType, TimeUnit, Type};
use parquet::column::reader::ColumnReader;
use parquet::data_type::{ByteArray, FixedLenByteArray, Int96};
use parquet::errors::ParquetError;
use parquet::file::metadata::{ColumnChunkMetaData, RowGroupMetaData};
use parquet::file::reader::{FileReader, Length, SerializedFileReader};
use parquet::schema::types::ColumnDescriptor;

/// So many rows are held at a time.
const BATCH: usize = 8192;

/// Reads what stands at the end of the file.
pub fn open(source: Box<dyn Source>) -> Result<Box<dyn Reader>, DataError> {
    let shared = Shared::new(source)?;
    let length = shared.len();
    let file = SerializedFileReader::new(shared).map_err(damaged)?;
    is_sound(file.metadata().row_groups(), length)?;
    let metadata = file.metadata().file_metadata();
    let schema = metadata.schema_descr();
    if schema.num_columns() > MAX_COLUMNS {
        return Err(DataError::TooManyColumns(MAX_COLUMNS));
    }
    if schema.num_columns() == 0 {
        return Err(DataError::Empty);
    }
    let meanings: Vec<Meaning> = schema.columns().iter().map(|column| Meaning::of(column)).collect();
    let column = |(column, meaning): (&std::sync::Arc<ColumnDescriptor>, &Meaning)| ColumnInfo {
        calendar: meaning.calendar(),
        ..ColumnInfo::new(column.path().string(), meaning.kind())
    };
    let columns = schema.columns().iter().zip(&meanings).map(column).collect();
    let rows = u64::try_from(metadata.num_rows()).unwrap_or_default();
    Ok(Box::new(Parquet { columns, meanings, rows, file }))
}

/// Whether what a file says of the places of its columns lies in it: the crate takes that for granted.
fn is_sound(groups: &[RowGroupMetaData], length: u64) -> Result<(), DataError> {
    let is_in_file = |column: &ColumnChunkMetaData| {
        let start = column.dictionary_page_offset().unwrap_or(column.data_page_offset());
        let end = u64::try_from(start).ok()?.checked_add(u64::try_from(column.compressed_size()).ok()?)?;
        (end <= length && column.data_page_offset() >= 0).then_some(())
    };
    let is_sound = |group: &RowGroupMetaData| {
        group.num_rows() >= 0 && group.columns().iter().all(|column| is_in_file(column).is_some())
    };
    if groups.iter().all(is_sound) {
        return Ok(());
    }
    Err(damaged(ParquetError::EOF("it says of its columns that they lie where it has no bytes".into())))
}

fn damaged(error: ParquetError) -> DataError {
    DataError::Damaged { format: Format::Parquet, why: error.to_string() }
}

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Meaning {
    Number,
    /// To be divided.
    Decimal(f64),
    Unsigned,
    YesNo,
    Text,
    /// Of so many to a day.
    Time(i64),
    Other,
}

impl Meaning {
    fn of(column: &ColumnDescriptor) -> Self {
        const MILLIS: i64 = 86_400_000;
        if column.max_rep_level() > 0 {
            return Self::Other;
        }
        let logical = column.logical_type_ref();
        let converted = column.converted_type();
        if matches!(logical, Some(LogicalType::Decimal(_))) || converted == ConvertedType::DECIMAL {
            let is_number = !matches!(column.physical_type(), Type::BOOLEAN | Type::INT96 | Type::FLOAT | Type::DOUBLE);
            let scale = column.type_scale();
            return if is_number && (0..=38).contains(&scale) {
                Self::Decimal(10_f64.powi(scale))
            } else {
                Self::Other
            };
        }
        match (column.physical_type(), logical, converted) {
            (Type::BOOLEAN, ..) => Self::YesNo,
            (Type::INT32, Some(LogicalType::Date), _) | (Type::INT32, _, ConvertedType::DATE) => Self::Time(1),
            (Type::INT64, Some(LogicalType::Timestamp(timestamp)), _) => Self::Time(match timestamp.unit {
                TimeUnit::MILLIS => MILLIS,
                TimeUnit::MICROS => MILLIS * 1000,
                TimeUnit::NANOS => MILLIS * 1_000_000,
            }),
            (Type::INT64, _, ConvertedType::TIMESTAMP_MILLIS) => Self::Time(MILLIS),
            (Type::INT64, _, ConvertedType::TIMESTAMP_MICROS) => Self::Time(MILLIS * 1000),
            (Type::INT96, ..) => Self::Time(1),
            (Type::INT32 | Type::INT64, _, ConvertedType::UINT_32 | ConvertedType::UINT_64) => Self::Unsigned,
            (Type::INT32 | Type::INT64 | Type::FLOAT | Type::DOUBLE, ..) => Self::Number,
            (Type::BYTE_ARRAY, ..) => Self::Text,
            (Type::FIXED_LEN_BYTE_ARRAY, ..) => Self::Other,
        }
    }

    fn kind(self) -> ColumnType {
        match self {
            Self::Number | Self::Decimal(_) | Self::Unsigned => ColumnType::Number,
            Self::YesNo => ColumnType::YesNo,
            Self::Text => ColumnType::Text,
            Self::Time(_) => ColumnType::Time,
            Self::Other => ColumnType::Other,
        }
    }

    fn calendar(self) -> Calendar {
        match self {
            Self::Time(to_a_day) => Calendar::Days { to_a_day, zero: 0 },
            _ => Calendar::None,
        }
    }
}

struct Parquet {
    columns: Vec<ColumnInfo>,
    meanings: Vec<Meaning>,
    rows: u64,
    file: SerializedFileReader<Shared>,
}

impl Reader for Parquet {
    fn columns(&self) -> &[ColumnInfo] {
        &self.columns
    }

    fn rows(&self) -> Option<u64> {
        Some(self.rows)
    }

    fn read(self: Box<Self>, columns: &[usize], taker: &mut dyn Taker) -> Result<(), DataError> {
        let mut number = 0;
        let mut batch: Vec<Column> = columns.iter().map(|column| Column::new(self.meanings[*column])).collect();
        for group in 0..self.file.num_row_groups() {
            let group = self.file.get_row_group(group).map_err(damaged)?;
            let rows = usize::try_from(group.metadata().num_rows()).unwrap_or_default();
            let mut readers: Vec<ColumnReader> = columns
                .iter()
                .map(|column| group.get_column_reader(*column))
                .collect::<Result<_, _>>()
                .map_err(damaged)?;
            let mut left = rows;
            while left > 0 {
                taker.pulse(number as f64 / self.rows.max(1) as f64)?;
                let wanted = left.min(BATCH);
                for (column, reader) in batch.iter_mut().zip(&mut readers) {
                    let read = column.read(reader, wanted).map_err(damaged)?;
                    if read != wanted {
                        return Err(damaged(ParquetError::EOF("a column has fewer values than there are rows".into())));
                    }
                }
                for at in 0..wanted {
                    number += 1;
                    taker.row(number, &BatchRow { batch: &batch, at })?;
                }
                left -= wanted;
            }
        }
        Ok(())
    }
}

/// A row of those that are held.
struct BatchRow<'row> {
    batch: &'row [Column],
    at: usize,
}

impl Row for BatchRow<'_> {
    fn cell(&self, column: usize) -> Cell<'_> {
        self.batch.get(column).map_or(Cell::Missing, |column| column.cell(self.at))
    }
}

/// Some values of a column.
struct Column {
    meaning: Meaning,
    values: Values,
    /// How far each row is there: as far as the column goes, or not.
    levels: Vec<i16>,
    /// Where the value of each row is among the values; empty where all rows have one.
    places: Vec<u32>,
}

/// What stands for no place.
const NOWHERE: u32 = u32::MAX;

enum Values {
    Bools(Vec<bool>),
    Ints(Vec<i32>),
    Longs(Vec<i64>),
    Stamps(Vec<Int96>),
    Floats(Vec<f32>),
    Doubles(Vec<f64>),
    Texts(Vec<ByteArray>),
    Fixed(Vec<FixedLenByteArray>),
}

impl Column {
    fn new(meaning: Meaning) -> Self {
        Self { meaning, values: Values::Bools(Vec::new()), levels: Vec::new(), places: Vec::new() }
    }

    /// Reads the next rows. How many there were.
    fn read(&mut self, reader: &mut ColumnReader, wanted: usize) -> Result<usize, ParquetError> {
        self.levels.clear();
        self.places.clear();
        let levels = &mut self.levels;
        macro_rules! read {
            ($reader:expr, $kind:ident) => {{
                let mut values = match std::mem::replace(&mut self.values, Values::Bools(Vec::new())) {
                    Values::$kind(mut values) => {
                        values.clear();
                        values
                    }
                    _ => Vec::new(),
                };
                let read = $reader.read_records(wanted, Some(levels), None, &mut values);
                self.values = Values::$kind(values);
                read
            }};
        }
        let (rows, values, _) = match reader {
            ColumnReader::BoolColumnReader(reader) => read!(reader, Bools),
            ColumnReader::Int32ColumnReader(reader) => read!(reader, Ints),
            ColumnReader::Int64ColumnReader(reader) => read!(reader, Longs),
            ColumnReader::Int96ColumnReader(reader) => read!(reader, Stamps),
            ColumnReader::FloatColumnReader(reader) => read!(reader, Floats),
            ColumnReader::DoubleColumnReader(reader) => read!(reader, Doubles),
            ColumnReader::ByteArrayColumnReader(reader) => read!(reader, Texts),
            ColumnReader::FixedLenByteArrayColumnReader(reader) => read!(reader, Fixed),
        }?;
        if values < rows {
            let full = self.levels.iter().copied().max().unwrap_or_default();
            let mut next = 0;
            // Where no row of these has a value, none is at the full level either.
            self.places.extend(self.levels.iter().map(|level| {
                if values > 0 && *level == full {
                    next += 1;
                    next - 1
                } else {
                    NOWHERE
                }
            }));
        }
        Ok(rows)
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        let place = match self.places.get(row) {
            Some(&NOWHERE) => return Cell::Missing,
            Some(place) => *place as usize,
            None => row,
        };
        fn at<T: Copy>(values: &[T], place: usize) -> Option<T> {
            values.get(place).copied()
        }
        let number = match &self.values {
            Values::Bools(values) => at(values, place).map(|value| f64::from(u8::from(value))),
            Values::Ints(values) => at(values, place).map(|value| self.whole(value.into(), u64::from(value as u32))),
            Values::Longs(values) => at(values, place).map(|value| self.whole(value, value as u64)),
            // Days from noon on 24 November 4714 BC on, of the calendar of today.
            Values::Stamps(values) => values.get(place).map(|value| f64::from(value.data()[2]) - 2_440_588.0),
            Values::Floats(values) => at(values, place).map(widened),
            Values::Doubles(values) => at(values, place),
            Values::Texts(values) => match (values.get(place), self.meaning) {
                (Some(value), Meaning::Decimal(divisor)) => big(value.data()).map(|big| big / divisor),
                (Some(value), _) => return Cell::text(value.data()),
                (None, _) => None,
            },
            Values::Fixed(values) => match (values.get(place), self.meaning) {
                (Some(value), Meaning::Decimal(divisor)) => big(value.data()).map(|big| big / divisor),
                _ => return Cell::Broken,
            },
        };
        number.map_or(Cell::Missing, Cell::number)
    }

    fn whole(&self, signed: i64, unsigned: u64) -> f64 {
        match self.meaning {
            Meaning::Decimal(divisor) => signed as f64 / divisor,
            Meaning::Unsigned => unsigned as f64,
            _ => signed as f64,
        }
    }
}

/// A whole number of so many bytes, the greatest first.
fn big(bytes: &[u8]) -> Option<f64> {
    let sign = if bytes.first()? & 0x80 == 0 { 0 } else { -1_i128 };
    (bytes.len() <= 16).then(|| bytes.iter().fold(sign, |number, byte| (number << 8) | i128::from(*byte)) as f64)
}
