//! Tables that are broken: what is told, and that nothing panics or takes more memory than it should.

use super::written::{Row, as_csv, as_dta, as_gz, as_parquet};
use super::{csv, number, own, read, values, wanted, yes_no};
use dta::stata::dta::release::Release;
use lakatos_data::{ColumnError, DataError, Format, Wanted, Watching, load};
use parquet::basic::Compression;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::io::Cursor;
use std::sync::atomic::AtomicBool;

#[test]
fn columns_that_are_not_there_are_all_told_and_those_of_values_do_not_stop_the_rest() {
    let text = "state,year,pact,pact2,pact2\n1,1950,1,1,1\n";
    let loaded =
        csv(text, &wanted(vec![own("pakt", yes_no()), own("pact", yes_no()), own("pact2", yes_no())])).unwrap();
    assert_eq!(loaded.columns[0].as_ref().err(), Some(&ColumnError::NotThere));
    assert_eq!(values(&loaded, 1), [Some(1.0)]);
    assert_eq!(loaded.columns[2].as_ref().err(), Some(&ColumnError::Twice));
    let question = Wanted { keys: vec!["State".to_owned(), "other".to_owned()], ..wanted(Vec::new()) };
    let DataError::Columns(columns) = csv(text, &question).unwrap_err() else { panic!("another error") };
    assert_eq!(columns, ["State", "other"].map(|name| (name.to_owned(), ColumnError::NotThere)));
}

#[test]
fn empty_tables_are_told() {
    assert_eq!(csv("", &wanted(Vec::new())).unwrap_err(), DataError::Empty);
    assert_eq!(csv("\n\n", &wanted(Vec::new())).unwrap_err(), DataError::Empty);
    assert_eq!(csv("state,year\n", &wanted(Vec::new())).unwrap().rows, 0);
}

#[test]
fn other_separators_are_asked_about() {
    assert_eq!(csv("state;year;x\n1;1950;0,5\n", &wanted(Vec::new())).unwrap_err(), DataError::Separator(';'));
    assert_eq!(csv("state\tyear\n1\t1950\n", &wanted(Vec::new())).unwrap_err(), DataError::Separator('\t'));
}

#[test]
fn decimal_commas_are_no_numbers() {
    let loaded = csv("state,year,x\n1,1950,\"0,5\"\n", &wanted(vec![own("x", number())])).unwrap();
    assert_eq!(loaded.columns[0].as_ref().unwrap().misread.values[0].value, "0,5");
}

#[test]
fn other_encodings_are_told_and_bytes_that_are_not_in_use_are_nobodys_business() {
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain("state".bytes().flat_map(|byte| [byte, 0])).collect();
    assert_eq!(read(&wide, Format::Csv, &wanted(Vec::new())).unwrap_err(), DataError::Encoding("UTF-16"));
    let mut latin = b"\xef\xbb\xbfstate,name,year,x\n1,C\xf4te d'Ivoire,1950,3\n".to_vec();
    let loaded = read(&latin, Format::Csv, &wanted(vec![own("x", number())])).unwrap();
    assert_eq!(values(&loaded, 0), [Some(3.0)]);
    latin.extend(b"C\xf4te,a,1951,4\n2,a,1951,4\n");
    let loaded = read(&latin, Format::Csv, &wanted(Vec::new())).unwrap();
    assert_eq!((loaded.rows, loaded.without_key.rows, loaded.without_key.values[0].row), (2, 1, 2));
}

#[test]
fn stray_quotes_are_told_where_they_open() {
    let mut text = "state,year,x\n1,1950,3\n2,1951,\"4\n".to_owned();
    (0..200_000).for_each(|row| writeln!(text, "3,{row},5").unwrap());
    assert_eq!(csv(&text, &wanted(Vec::new())).unwrap_err(), DataError::OpenQuote { row: 2, line: 3 });
    // One that another closes: what is between them is one row of another length.
    let text = "state,year,x\n1,1950,3\n2,1951,\"4\n3,1952,5\n4,1953,6\",7\n5,1954,8\n";
    let loaded = csv(text, &wanted(Vec::new())).unwrap();
    let first = loaded.uneven.first.unwrap();
    assert_eq!((loaded.rows, loaded.uneven.rows, first.row, first.line, first.lines), (2, 1, 2, 3, 3));
}

#[test]
fn ten_thousand_columns_are_read() {
    let mut text = "state,year".to_owned();
    (0..10_000).for_each(|column| write!(text, ",c{column}").unwrap());
    text.push_str("\n1,1950");
    (0..10_000).for_each(|column| write!(text, ",{column}").unwrap());
    let loaded = csv(&text, &wanted(vec![own("c9999", number())])).unwrap();
    assert_eq!(values(&loaded, 0), [Some(9999.0)]);
    let commas = ",".repeat(200_000);
    assert_eq!(csv(&commas, &wanted(Vec::new())).unwrap_err(), DataError::TooManyColumns(131_072));
}

#[test]
fn whoever_waits_no_longer_is_not_read_for() {
    let never = AtomicBool::new(true);
    let watching = Watching { cancelled: &never, progress: &|_| {} };
    let source = Box::new(Cursor::new(as_csv(&rows(3))));
    assert_eq!(load(source, Format::Csv, &wanted(Vec::new()), watching).unwrap_err(), DataError::Cancelled);
}

fn rows(count: i32) -> Vec<Row> {
    let row = |number| Row {
        state: number % 7,
        year: 1900 + number,
        pact: (number % 3 != 0).then_some(number % 2 == 0),
        polity: (number % 4 != 0).then_some(f64::from(number) / 8.0),
        kind: (number % 5 != 0).then_some("defence"),
    };
    (0..count).map(row).collect()
}

#[test]
fn tables_that_are_cut_off_are_told() {
    let question = wanted(vec![own("polity", number())]);
    for (bytes, format) in [
        (as_gz(&rows(100)), Format::CsvGz),
        (as_dta(&rows(100), Release::V118), Format::Dta),
        (as_parquet(&rows(100), Compression::SNAPPY, 30), Format::Parquet),
    ] {
        assert_eq!(read(&bytes, format, &question).unwrap().rows, 100);
        for length in [0, 3, bytes.len() / 2, bytes.len() - 20] {
            let error = read(&bytes[..length], format, &question).unwrap_err();
            assert!(matches!(error, DataError::Damaged { .. } | DataError::Empty), "{format:?} {length} {error:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_on_bytes_that_are_flipped_or_cut_off(
        flips in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<proptest::sample::Index>(),
        is_cut: bool,
    ) {
        let question = wanted(vec![own("pact", yes_no()), own("polity", number()), own("kind", number())]);
        for (mut bytes, format) in [
            (as_csv(&rows(20)), Format::Csv),
            (as_gz(&rows(20)), Format::CsvGz),
            (as_dta(&rows(20), Release::V118), Format::Dta),
            (as_dta(&rows(20), Release::V114), Format::Dta),
            (as_parquet(&rows(20), Compression::SNAPPY, 7), Format::Parquet),
            (as_parquet(&rows(20), Compression::UNCOMPRESSED, 20), Format::Parquet),
        ] {
            for (at, byte) in &flips {
                let at = at.index(bytes.len());
                bytes[at] ^= byte;
            }
            if is_cut {
                bytes.truncate(cut.index(bytes.len()));
            }
            let _ = read(&bytes, format, &question);
        }
    }
}
