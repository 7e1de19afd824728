//! What cells mean.

use super::{csv, number, own, values, wanted, yes_no};
use lakatos_data::{Code, Coding, Column, Filter, Times, Wanted};

#[test]
fn yes_and_no_are_written_in_many_ways() {
    let text =
        "state,year,pact\n1,1,1\n1,2,0\n1,3,TRUE\n1,4,false\n1,5,Yes\n1,6,no\n1,7,T\n1,8,1.0\n1,9,maybe\n1,10,2\n";
    let loaded = csv(text, &wanted(vec![own("pact", yes_no())])).unwrap();
    let (yes, no) = (Some(1.0), Some(0.0));
    assert_eq!(values(&loaded, 0), [yes, no, yes, no, yes, no, yes, yes, None, None]);
    let misread = &loaded.columns[0].as_ref().unwrap().misread;
    let told: Vec<(&str, u64)> = misread.values.iter().map(|value| (value.value.as_str(), value.row)).collect();
    assert_eq!((misread.rows, told), (2, vec![("maybe", 9), ("2", 10)]));
}

#[test]
fn levels_are_values_ranges_and_words() {
    let codes = vec![
        (0, Code::Number(0.0)),
        (1, Code::Range(1.0, 2.0)),
        (2, Code::Text("defence".into())),
        (2, Code::Range(3.0, f64::INFINITY)),
    ];
    let coding = Coding::Levels { count: 3, codes, unknown: vec![Code::Number(-9.0)] };
    let text = "state,year,kind\n1,1,0\n1,2,1.5\n1,3,defence\n1,4,99\n1,5,-9\n1,6,Defence\n1,7,-1\n";
    let loaded = csv(text, &wanted(vec![own("kind", coding)])).unwrap();
    assert_eq!(values(&loaded, 0), [Some(0.0), Some(1.0), Some(2.0), Some(2.0), None, None, None]);
    let column = loaded.columns[0].as_ref().unwrap();
    assert_eq!(column.of_level, [1, 1, 2]);
    assert_eq!((column.misread.rows, column.profile.missing), (2, 1));
}

#[test]
fn numbers_that_often_stand_for_nothing_are_asked_about_where_they_stand_apart() {
    let apart = "state,year,polity\n1,1,-10\n1,2,-88\n1,3,10\n1,4,-88\n1,5,-66\n";
    let loaded = csv(apart, &wanted(vec![own("polity", number())])).unwrap();
    assert_eq!(loaded.columns[0].as_ref().unwrap().profile.suspects, [(-66.0, 1), (-88.0, 2)]);
    let question = Wanted { missing: vec![Code::Range(-99.0, -66.0)], ..wanted(vec![own("polity", number())]) };
    let loaded = csv(apart, &question).unwrap();
    assert_eq!(loaded.columns[0].as_ref().unwrap().profile.suspects, []);
    assert_eq!(values(&loaded, 0), [Some(-10.0), None, Some(10.0), None, None]);
    // Degrees of longitude, for one.
    let among = "state,year,longitude\n1,1,-88\n1,2,-87\n1,3,-99\n";
    let loaded = csv(among, &wanted(vec![own("longitude", number())])).unwrap();
    assert_eq!(loaded.columns[0].as_ref().unwrap().profile.suspects, []);
}

#[test]
fn a_code_is_the_same_however_its_number_is_written() {
    let text = "state,year\n2,1950\n2.0,1951\n002,1952\n\" 2\",1953\nUSA,1950\n";
    let loaded = csv(text, &wanted(Vec::new())).unwrap();
    assert_eq!(super::units(&loaded), ["2", "2", "2", "2", "USA"]);
    assert_eq!(loaded.units.len(), 2);
}

#[test]
fn days_have_years() {
    let text = "state,year\n1,1914-07-28\n1,1914-08-01\n1,2000-02-29\n1,1969-12-31\n";
    let loaded = csv(text, &wanted(Vec::new())).unwrap();
    let times = loaded.times.unwrap();
    assert!(matches!(times, Times::Days(_)));
    let years: Vec<i32> = (0..4).filter_map(|row| times.year(row)).collect();
    assert_eq!(years, [1914, 1914, 2000, 1969]);
    assert_eq!(loaded.duplicates.rows, 0, "two days of one year are two");
}

#[test]
fn what_is_missing_meets_no_filter_and_its_opposite_neither() {
    let text = "state,year,war\n1,1,1\n1,2,0\n1,3,NA\n";
    let war = Filter::Holds("war".to_owned());
    for (filter, expected) in [
        (war.clone(), vec![1]),
        (Filter::Not(Box::new(war.clone())), vec![2]),
        (Filter::Or(vec![war.clone(), Filter::Not(Box::new(war.clone()))]), vec![1, 2]),
        (Filter::And(vec![]), vec![1, 2, 3]),
    ] {
        let question = Wanted { filter: Some(filter), ..wanted(vec![own("war", yes_no())]) };
        let loaded = csv(text, &question).unwrap();
        let numbers: Vec<u64> = (0..loaded.rows).map(|row| loaded.number_in_file(row)).collect();
        assert_eq!(numbers, expected);
    }
}

#[test]
fn rows_of_one_unit_and_time_are_told_and_kept() {
    let text = "state,year\n1,1950\n2,1950\n1,1950\n1,1951\n1,1950\n";
    let loaded = csv(text, &wanted(Vec::new())).unwrap();
    assert_eq!((loaded.duplicates.rows, loaded.duplicates.shown.as_slice(), loaded.rows), (2, [2, 4].as_slice(), 5));
    // So far apart that a mark for every year would take more memory than there is.
    let far = "state,year\n1,-2000000000\n1,2000000000\n1,-2000000000\n";
    assert_eq!(csv(far, &wanted(Vec::new())).unwrap().duplicates.rows, 1);
}

#[test]
fn columns_are_as_narrow_as_their_values() {
    let text = "state,year,a,b,c,d\n1,1,1,300,0.125,0.1234567891\n1,2,-127,-5,0.5,3\n1,3,,NA,.,\n";
    let columns = ["a", "b", "c", "d"].map(|name| own(name, number())).to_vec();
    let loaded = csv(text, &wanted(columns)).unwrap();
    let bytes: Vec<usize> = loaded.columns.iter().map(|column| column.as_ref().unwrap().values.bytes() / 3).collect();
    assert_eq!(bytes, [1, 2, 2, 8]);
    assert_eq!(values(&loaded, 2), [Some(0.125), Some(0.5), None]);
    assert!(matches!(loaded.columns[0].as_ref().unwrap().values, Column::Numbers(_)));
}
