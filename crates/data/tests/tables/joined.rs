//! Rows that take up the columns of another table, and names of units.

use super::{csv, number, own, values, wanted};
use lakatos_data::{Format, Join, Joined, Key, Wanted, WantedColumn, load_names};
use std::io::Cursor;
use std::sync::Arc;

#[test]
fn each_actor_takes_up_its_own_row() {
    let states = "country,year,polyarchy\n2,1950,0.7\n20,1950,0.8\n2,1951,0.75\n220,1950,0.6\n220,1950,0.5\n";
    let keys = vec!["country".to_owned(), "year".to_owned()];
    let question = Wanted { keys, time: None, ..wanted(vec![own("polyarchy", number())]) };
    let table = Arc::new(Joined::new(csv(states, &question).unwrap()));
    let join = |state: &str| Join { table: Arc::clone(&table), on: vec![state.to_owned(), "year".to_owned()] };
    let dyads = "ccode1,ccode2,year\n2,20,1950\n2,20,1951\n2,220,1950\n";
    let question = Wanted {
        keys: vec!["ccode1".to_owned(), "ccode2".to_owned()],
        joins: vec![join("ccode1"), join("ccode2")],
        ..wanted(vec![WantedColumn::Joined { join: 0, column: 0 }, WantedColumn::Joined { join: 1, column: 0 }])
    };
    let loaded = csv(dyads, &question).unwrap();
    assert_eq!(values(&loaded, 0), [Some(0.7), Some(0.75), Some(0.7)]);
    // Nothing is there for 1951, and two rows for 220, so that neither is meant.
    assert_eq!(values(&loaded, 1), [Some(0.8), None, None]);
    assert_eq!(loaded.unmatched, [0, 2]);
}

#[test]
fn codes_have_names() {
    let text = "name,ccode\nUnited States,2\nCanada,20\n";
    let names = load_names(Box::new(Cursor::new(text.as_bytes().to_vec())), Format::Csv, Some("ccode")).unwrap();
    assert_eq!(names.get(&Key::Number(20)).map(|name| &**name), Some("Canada"));
    let first = load_names(Box::new(Cursor::new(text.as_bytes().to_vec())), Format::Csv, None).unwrap();
    assert_eq!(first.get(&Key::Text("Canada".into())).map(|name| &**name), Some("20"));
}
