//! The same table reads alike, whatever it comes in.

use super::written::{KINDS, Row, as_csv, as_dta, as_gz, as_parquet};
use super::{number, own, read, units, values, wanted, yes_no};
use dta::stata::dta::release::Release;
use lakatos_data::{Code, Coding, Comparison, Filter, Format, Loaded, Wanted};
use parquet::basic::{Compression, ZstdLevel};
use proptest::prelude::*;

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let polity = prop_oneof![
        (-10_i32..=10).prop_map(f64::from),
        (0_i32..1000).prop_map(|thousandths| f64::from(thousandths) / 1000.0),
        any::<i32>().prop_map(f64::from),
        (-1e9..1e9_f64),
    ];
    let kind = proptest::sample::select(KINDS.to_vec());
    let row = (
        1_i32..8,
        1816_i32..2020,
        proptest::option::of(any::<bool>()),
        proptest::option::of(polity),
        proptest::option::of(kind),
    );
    let row = row.prop_map(|(state, year, pact, polity, kind)| Row { state, year, pact, polity, kind });
    proptest::collection::vec(row, 0..60)
}

fn question() -> Wanted {
    let codes = KINDS.iter().enumerate().map(|(rank, kind)| (rank, Code::Text((*kind).into()))).collect();
    let kinds = Coding::Levels { count: KINDS.len(), codes, unknown: Vec::new() };
    wanted(vec![own("pact", yes_no()), own("polity", number()), own("kind", kinds)])
}

/// What is told of a table that does not say what it came in.
fn told(loaded: &Loaded) -> String {
    let columns: Vec<_> = (0..loaded.columns.len())
        .map(|column| (values(loaded, column), &loaded.columns[column].as_ref().unwrap().of_level))
        .collect();
    let missing: Vec<u64> = loaded.columns.iter().map(|column| column.as_ref().unwrap().profile.missing).collect();
    let numbers: Vec<u64> = (0..loaded.rows).map(|row| loaded.number_in_file(row)).collect();
    format!("{columns:?} {missing:?} {numbers:?} {:?} {:?} {:?}", units(loaded), loaded.times, loaded.duplicates)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_table_reads_alike_in_every_format(rows in rows(), group in 1_usize..40, is_filtered: bool) {
        let mut question = question();
        if is_filtered {
            let after = Filter::Compare {
                column: "year".to_owned(),
                comparison: Comparison::AtLeast,
                code: Code::Number(1900.0),
            };
            let known = Filter::Compare {
                column: "polity".to_owned(),
                comparison: Comparison::Different,
                code: Code::Number(3.0),
            };
            question.filter = Some(Filter::And(vec![after, Filter::Not(Box::new(Filter::Not(Box::new(known))))]));
        }
        let of_csv = told(&read(&as_csv(&rows), Format::Csv, &question).unwrap());
        prop_assert_eq!(&told(&read(&as_gz(&rows), Format::CsvGz, &question).unwrap()), &of_csv);
        for release in [Release::V118, Release::V117, Release::V115, Release::V119] {
            prop_assert_eq!(&told(&read(&as_dta(&rows, release), Format::Dta, &question).unwrap()), &of_csv);
        }
        for codec in [Compression::UNCOMPRESSED, Compression::SNAPPY, Compression::ZSTD(ZstdLevel::default())] {
            prop_assert_eq!(&told(&read(&as_parquet(&rows, codec, group), Format::Parquet, &question).unwrap()), &of_csv);
        }
    }

    #[test]
    fn numbers_are_kept_to_the_last_bit(rows in rows()) {
        let loaded = read(&as_csv(&rows), Format::Csv, &question()).unwrap();
        let expected: Vec<Option<f64>> = rows.iter().map(|row| row.polity).collect();
        prop_assert_eq!(values(&loaded, 1), expected);
    }
}
