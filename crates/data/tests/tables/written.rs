//! One table, written in each format.

use dta::stata::dta::byte_order::ByteOrder;
use dta::stata::dta::dta_writer::DtaWriter;
use dta::stata::dta::header::Header;
use dta::stata::dta::release::Release;
use dta::stata::dta::schema::Schema;
use dta::stata::dta::value::Value;
use dta::stata::dta::variable::Variable;
use dta::stata::dta::variable_type::VariableType;
use dta::stata::missing_value::MissingValue;
use dta::stata::stata_byte::StataByte;
use dta::stata::stata_double::StataDouble;
use dta::stata::stata_long::StataLong;
use flate2::Compression;
use flate2::write::GzEncoder;
use parquet::basic::Compression as Codec;
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::sync::Arc;

/// A row of the table.
#[derive(Clone, Debug)]
pub struct Row {
    pub state: i32,
    pub year: i32,
    pub pact: Option<bool>,
    pub polity: Option<f64>,
    pub kind: Option<&'static str>,
}

/// What `kind` may be.
pub const KINDS: [&str; 3] = ["none", "entente", "defence"];

pub fn as_csv(rows: &[Row]) -> Vec<u8> {
    let mut text = "state,year,unused,pact,polity,kind\n".to_owned();
    for (number, row) in rows.iter().enumerate() {
        let missing = ["", "NA", ".", ".b"][number % 4].to_owned();
        let pact = row.pact.map_or(missing.clone(), |pact| if pact { "TRUE" } else { "0" }.to_owned());
        let polity = row.polity.map_or(missing.clone(), |polity| polity.to_string());
        let kind = row.kind.map_or(missing, |kind| format!("\"{kind}\""));
        writeln!(text, "{},{},\"a, \"\"b\"\"\n\",{pact},{polity},{kind}", row.state, row.year).unwrap();
    }
    text.into_bytes()
}

pub fn as_gz(rows: &[Row]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(&as_csv(rows)).unwrap();
    encoder.finish().unwrap()
}

pub fn as_dta(rows: &[Row], release: Release) -> Vec<u8> {
    let variable = |kind, name: &str| Variable::builder(kind, name).format("%9.0g");
    let schema = Schema::builder()
        .add_variable(variable(VariableType::Long, "state"))
        .add_variable(variable(VariableType::Long, "year"))
        .add_variable(variable(VariableType::FixedString(4), "unused"))
        .add_variable(variable(VariableType::Byte, "pact"))
        .add_variable(variable(VariableType::Double, "polity"))
        .add_variable(variable(VariableType::FixedString(8), "kind"));
    let mut bytes = Cursor::new(Vec::new());
    let mut writer = DtaWriter::new()
        .from_writer(&mut bytes)
        .write_header(Header::builder(release, ByteOrder::LittleEndian).build())
        .unwrap()
        .write_schema(schema.build().unwrap())
        .unwrap()
        .into_record_writer()
        .unwrap();
    for row in rows {
        let pact = row.pact.map_or(StataByte::Missing(MissingValue::System), |pact| StataByte::Present(pact.into()));
        let polity = row.polity.map_or(StataDouble::Missing(MissingValue::System), StataDouble::Present);
        let values = [
            Value::Long(StataLong::Present(row.state)),
            Value::Long(StataLong::Present(row.year)),
            Value::string("x"),
            Value::Byte(pact),
            Value::Double(polity),
            Value::string(row.kind.unwrap_or_default()),
        ];
        writer.write_record(&values).unwrap();
    }
    writer.into_long_string_writer().unwrap().into_value_label_writer().unwrap().finish().unwrap();
    bytes.into_inner()
}

pub fn as_parquet(rows: &[Row], codec: Codec, rows_of_group: usize) -> Vec<u8> {
    let schema = "message table { required int32 state; optional int64 year; optional binary unused (UTF8);
                  optional boolean pact; optional double polity; optional binary kind (UTF8); }";
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let properties = Arc::new(WriterProperties::builder().set_compression(codec).build());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, properties).unwrap();
    for rows in rows.chunks(rows_of_group) {
        let mut group = writer.next_row_group().unwrap();
        let mut number = 0;
        while let Some(mut column) = group.next_column().unwrap() {
            let levels =
                |known: &dyn Fn(&Row) -> bool| -> Vec<i16> { rows.iter().map(|row| known(row).into()).collect() };
            match (number, column.untyped()) {
                (0, ColumnWriter::Int32ColumnWriter(writer)) => {
                    let states: Vec<i32> = rows.iter().map(|row| row.state).collect();
                    writer.write_batch(&states, None, None).unwrap();
                }
                (1, ColumnWriter::Int64ColumnWriter(writer)) => {
                    let years: Vec<i64> = rows.iter().map(|row| row.year.into()).collect();
                    writer.write_batch(&years, Some(&levels(&|_| true)), None).unwrap();
                }
                (3, ColumnWriter::BoolColumnWriter(writer)) => {
                    let pacts: Vec<bool> = rows.iter().filter_map(|row| row.pact).collect();
                    writer.write_batch(&pacts, Some(&levels(&|row| row.pact.is_some())), None).unwrap();
                }
                (4, ColumnWriter::DoubleColumnWriter(writer)) => {
                    let polities: Vec<f64> = rows.iter().filter_map(|row| row.polity).collect();
                    writer.write_batch(&polities, Some(&levels(&|row| row.polity.is_some())), None).unwrap();
                }
                (number, ColumnWriter::ByteArrayColumnWriter(writer)) => {
                    let text = |row: &Row| if number == 2 { Some("x") } else { row.kind };
                    let texts: Vec<ByteArray> = rows.iter().filter_map(text).map(ByteArray::from).collect();
                    writer.write_batch(&texts, Some(&levels(&|row| text(row).is_some())), None).unwrap();
                }
                (number, _) => panic!("column {number} is of another type"),
            }
            column.close().unwrap();
            number += 1;
        }
        group.close().unwrap();
    }
    writer.into_inner().unwrap()
}
