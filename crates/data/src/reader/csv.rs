//! Text with a row a line. Values are told apart as RFC 4180 has it, by `csv-core`; bytes that are not in use are never
//! asked what they mean.

use super::{MAX_COLUMNS, PULSE, Reader, Row, Taker, Uneven};
use crate::cell::Cell;
use crate::inspect::{ColumnInfo, ColumnType};
use crate::{DataError, Format, Source};
use csv_core::ReadRecordResult;
use flate2::read::MultiGzDecoder;
use std::cell::Cell as Counter;
use std::io::{Read, Seek, SeekFrom};
use std::rc::Rc;

/// No row of a table is longer than this; an open quotation mark makes one that is.
const MAX_ROW_BYTES: usize = 1024 * 1024;

/// How much is read at once.
const CHUNK: usize = 64 * 1024;

/// Reads the header.
pub fn open(mut source: Box<dyn Source>, delimiter: u8, is_compressed: bool) -> Result<Box<dyn Reader>, DataError> {
    let length = source.seek(SeekFrom::End(0))?;
    source.seek(SeekFrom::Start(0))?;
    let read = Rc::new(Counter::new(0));
    let counted = Counted { source, read: Rc::clone(&read) };
    let stream: Box<dyn Read> = if is_compressed { Box::new(MultiGzDecoder::new(counted)) } else { Box::new(counted) };
    let mut records = Records::new(stream, delimiter, is_compressed);
    records.fill()?;
    match records.ahead() {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Err(DataError::Encoding("UTF-16")),
        [0xef, 0xbb, 0xbf, ..] => records.at += 3,
        _ => {}
    }
    if !records.next()? {
        return Err(DataError::Empty);
    }
    let names: Vec<String> = (0..records.values())
        .map(|value| String::from_utf8_lossy(records.value(value).unwrap_or_default().trim_ascii()).into_owned())
        .collect();
    if let ([only], false) = (names.as_slice(), records.ahead().is_empty()) {
        let others = [';', '\t', ',', '|'].into_iter().filter(|other| u32::from(*other) != u32::from(delimiter));
        if let Some(found) = others.into_iter().find(|other| only.contains(*other)) {
            return Err(DataError::Separator(found));
        }
    }
    if names.iter().all(String::is_empty) {
        return Err(DataError::Empty);
    }
    let columns = names.into_iter().map(|name| ColumnInfo::new(name, ColumnType::Unknown)).collect();
    Ok(Box::new(Csv { columns, records, read, length }))
}

struct Csv {
    columns: Vec<ColumnInfo>,
    records: Records,
    /// How many bytes of the file were read.
    read: Rc<Counter<u64>>,
    length: u64,
}

impl Reader for Csv {
    fn columns(&self) -> &[ColumnInfo] {
        &self.columns
    }

    fn rows(&self) -> Option<u64> {
        None
    }

    fn read(mut self: Box<Self>, columns: &[usize], taker: &mut dyn Taker) -> Result<(), DataError> {
        let width = self.columns.len();
        let mut number = 0;
        while self.records.next()? {
            let values = self.records.values();
            // An empty line at the end, or between rows, is none.
            if values == 1 && width > 1 && self.records.value(0).is_none_or(|value| value.trim_ascii().is_empty()) {
                continue;
            }
            number += 1;
            if number % PULSE == 1 {
                taker.pulse(self.read.get() as f64 / self.length.max(1) as f64)?;
            }
            if values == width {
                taker.row(number, &RecordRow { records: &self.records, columns })?;
            } else {
                taker.uneven(number, Uneven { values, line: self.records.line, lines: self.records.lines() });
            }
        }
        Ok(())
    }
}

struct RecordRow<'row> {
    records: &'row Records,
    columns: &'row [usize],
}

impl Row for RecordRow<'_> {
    fn cell(&self, column: usize) -> Cell<'_> {
        let value = self.columns.get(column).and_then(|column| self.records.value(*column));
        value.map_or(Cell::Missing, Cell::text)
    }
}

/// A file, and how much of it was read.
struct Counted {
    source: Box<dyn Source>,
    read: Rc<Counter<u64>>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.read.set(self.read.get() + read as u64);
        Ok(read)
    }
}

/// Rows of text, one at a time.
struct Records {
    stream: Box<dyn Read>,
    is_compressed: bool,
    reader: csv_core::Reader,
    chunk: Box<[u8]>,
    /// What of the chunk is still to be read.
    at: usize,
    end: usize,
    /// The values of the row, one after another, and where each ends.
    text: Vec<u8>,
    ends: Vec<usize>,
    count: usize,
    row: u64,
    /// The line that the row begins in.
    line: u64,
}

impl Records {
    fn new(stream: Box<dyn Read>, delimiter: u8, is_compressed: bool) -> Self {
        Self {
            stream,
            is_compressed,
            reader: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            chunk: vec![0; CHUNK].into(),
            at: 0,
            end: 0,
            text: vec![0; 1024],
            ends: vec![0; 64],
            count: 0,
            row: 0,
            line: 1,
        }
    }

    fn ahead(&self) -> &[u8] {
        &self.chunk[self.at..self.end]
    }

    /// Reads on where nothing is left of the chunk.
    fn fill(&mut self) -> Result<(), DataError> {
        if self.at < self.end {
            return Ok(());
        }
        (self.at, self.end) = (0, 0);
        loop {
            match self.stream.read(&mut self.chunk) {
                Ok(read) => {
                    self.end = read;
                    return Ok(());
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) if self.is_compressed => {
                    return Err(DataError::Damaged { format: Format::Csv, why: error.to_string() });
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Goes to the next row. Whether there is one.
    fn next(&mut self) -> Result<bool, DataError> {
        let (mut written, mut ended) = (0, 0);
        self.count = 0;
        self.line = self.reader.line();
        loop {
            self.fill()?;
            let input = &self.chunk[self.at..self.end];
            let (result, read, wrote, ends) =
                self.reader.read_record(input, &mut self.text[written..], &mut self.ends[ended..]);
            self.at += read;
            written += wrote;
            ended += ends;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.text.len() >= MAX_ROW_BYTES => {
                    return Err(DataError::OpenQuote { row: self.row, line: self.line });
                }
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if self.ends.len() >= MAX_COLUMNS => {
                    return Err(DataError::TooManyColumns(MAX_COLUMNS));
                }
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    self.count = ended;
                    self.row += 1;
                    return Ok(true);
                }
                ReadRecordResult::End => return Ok(false),
            }
        }
    }

    /// How many values the row has.
    fn values(&self) -> usize {
        self.count
    }

    /// How many lines the row goes over.
    fn lines(&self) -> u64 {
        self.reader.line().saturating_sub(self.line).max(1)
    }

    fn value(&self, number: usize) -> Option<&[u8]> {
        let end = *self.ends[..self.count].get(number)?;
        let start = if number == 0 { 0 } else { self.ends[number - 1] };
        self.text.get(start..end)
    }
}
