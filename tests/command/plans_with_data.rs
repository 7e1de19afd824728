//! What a plan says of data stays on record, and what has changed of it is told.

use crate::folder::Folder;

const PLAN: &str = "\
data dyads
  from \"dyads.csv\"
  row ccode1, ccode2, year
  where year >= 1950 and not microstate
  missing -9
data unused
  from \"other.csv\"
  row country
concept pact
  measured \"ATOP\"
  column \"atop_defense\" of dyads
concept commitment
  measured \"ATOP\"
  values none < entente
  column \"atop_type\" of dyads as none = 0, entente = 1..3 or 5, unknown = -1
concept polity
  measured \"Polity\"
  values number
  column \"polity2\" of dyads by ccode1, ccode2
theory t
  mechanism \"m\"
  predicts a: pact when polity by both >= 6 and commitment = none
";

const TABLE: &str = "ccode1,ccode2,year,atop_defense,atop_type,polity21,polity22,microstate\n2,20,1950,1,0,10,10,0\n";

#[test]
fn a_plan_keeps_which_rows_count_and_which_column_is_which_concept() {
    let folder = Folder::with(&[("draft.lak", PLAN), ("dyads.csv", TABLE), ("other.csv", "country\n2\n")]);
    let ran = folder.run(&["freeze", "draft.lak"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let frozen = std::fs::read_to_string(folder.path("draft.lak.lakatos.lock")).unwrap();
    for line in [
        "data dyads",
        "  row ccode1, ccode2, year",
        "  where year >= 1950 and not microstate",
        "  missing -9",
        "  column \"atop_type\" of dyads as none = 0, entente = 1..3 or 5, unknown = -1",
        "  column \"polity2\" of dyads by ccode1, ccode2",
    ] {
        assert!(frozen.lines().any(|frozen| frozen == line), "{line}\n{frozen}");
    }
    assert!(!frozen.contains("unused"), "{frozen}");
    let same = folder.run(&["diff", "--frozen", "--path", "draft.lak"]);
    assert!(same.out.contains("nothing"), "{}", same.out);
    let now = PLAN.replace("year >= 1950", "year >= 1960").replace("entente = 1..3 or 5", "entente = 2..3");
    folder.write("draft.lak", now.as_bytes());
    let moved = folder.run(&["diff", "--frozen", "--path", "draft.lak"]).out;
    for part in ["dyads", "1960", "commitment", "2..3"] {
        assert!(moved.contains(part), "{part}\n{moved}");
    }
}

#[test]
fn the_layout_of_a_data_set_is_that_of_everything_else() {
    let rough = "data dyads\nfrom   \"dyads.csv\"\n    row ccode1,ccode2 ,year\n      where year>=1950\n   and not microstate\nwhere a=1\n";
    let tidy = "data dyads\n  from \"dyads.csv\"\n  row ccode1, ccode2, year\n  where year >= 1950\n    and not microstate\n  where a = 1\n";
    let folder = Folder::with(&[("draft.lak", rough)]);
    folder.run(&["fmt", "draft.lak"]);
    assert_eq!(std::fs::read_to_string(folder.path("draft.lak")).unwrap(), tidy);
}
