//! Arguments that are held against tables: the rows, the counts, and what commands print of them.

use crate::folder::Folder;

const DRAFT: &str = r#"
data dyads "Dyad-years" @leeds2002
  from "dyads.csv"
  row ccode1, ccode2, year
  names "names.csv" on ccode

concept pact "A defence pact in force"
  column "pact" of dyads

concept shared-rival "Both have a rival in common"
  column "rival" of dyads

concept conquered "The one held the other within fifty years"
  column "conquered" of dyads

concept polity
  values number
  column "polity2" of dyads by ccode1, ccode2

theory balance-of-threat "Balance of threat" @walt1987
  core self-help: "Each state sees to its own security."
  mechanism "A common enemy makes friends."
  rivals community
  predicts align: pact when shared-rival
  predicts oftener: pact more often when shared-rival

theory community "Security community" @deutsch1957
  mechanism "Who trusts a regime needs no pact against it."
  predicts free: not pact when polity by both >= 6

auxiliary conquest-memory "A conquest is not forgotten"
  amends balance-of-threat
  follows-from balance-of-threat.self-help
  excepts conquered "who was occupied does not trust"
  predicts alone: not pact when conquered

case india "India and the United States" 1955..1956
  pact = yes @leeds2002
"#;

const TABLE: &str = "\
ccode1,ccode2,year,rival,pact,conquered,polity21,polity22
2,200,1950,1,1,0,10,10
2,200,1951,1,1,0,10,10
2,200,1952,0,1,0,10,10
2,750,1955,1,0,0,10,9
2,750,1956,1,0,0,10,9
2,740,1955,1,0,1,10,10
2,740,1956,1,1,1,10,NA
2,365,1955,0,0,0,10,-7
2,365,1956,0,NA,0,10,NA
732,740,1955,1,0,1,NA,5
";

const NAMES: &str = "ccode,name\n2,United States\n200,United Kingdom\n365,Russia\n732,Korea\n740,Japan\n750,India\n";

fn folder() -> Folder {
    Folder::with(&[("draft.lak", DRAFT), ("dyads.csv", TABLE), ("names.csv", NAMES)])
}

#[test]
fn the_account_tells_of_rows_and_units() {
    let run = folder().run(&["appraise", "draft.lak"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    insta::assert_snapshot!("account_of_tables", run.out);
}

#[test]
fn programs_get_every_count() {
    let run = folder().run(&["appraise", "--format", "json", "draft.lak"]);
    assert_eq!(run.code, 0);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    insta::assert_snapshot!("counts_in_json", format!("{:#}", report["data"]));
}

#[test]
fn one_finding_a_prediction_and_data_set() {
    let run = folder().run(&["check", "--format", "concise", "draft.lak"]);
    insta::assert_snapshot!("findings_of_tables", run.out);
}

#[test]
fn rows_are_listed_for_people_spreadsheets_and_programs() {
    let folder = folder();
    let rows = |arguments: &[&str]| {
        let run = folder.run(&[&["rows", "balance-of-threat.align"], arguments, &["draft.lak"]].concat());
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        run.out
    };
    insta::assert_snapshot!("rows_against", rows(&["--against"]));
    assert_eq!(rows(&["--for"]).lines().count(), 5);
    let csv = rows(&["--for", "--format", "csv"]);
    assert_eq!(csv.lines().next(), Some("data,ccode1,ccode2,year,pact,shared-rival"));
    assert_eq!(csv.lines().nth(1), Some("dyads,United States,United Kingdom,1950,yes,yes"));
    let json: serde_json::Value = serde_json::from_str(&rows(&["--against", "--format", "json"])).unwrap();
    assert_eq!(json["data"][0]["rows"].as_array().unwrap().len(), 4);
}

#[test]
fn what_has_no_rows_is_refused_in_a_line() {
    let folder = folder();
    for (name, why) in [
        (
            "balance-of-threat",
            "name one prediction of `balance-of-threat`, as in `lakatos rows balance-of-threat.align`",
        ),
        ("nobody", "there is no prediction `nobody`"),
        ("balance-of-threat.oftener", "is a tendency"),
    ] {
        let run = folder.run(&["rows", name, "draft.lak"]);
        assert_eq!(run.code, 2, "{name}");
        assert!(run.err.contains(why), "{}", run.err);
    }
}

#[test]
fn counts_are_kept_and_go_stale() {
    let folder = folder();
    let run = folder.run(&["count", "draft.lak"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(run.out, "counted 3 claims in draft.lak.lakatos.counts.json\n");
    let stale = |folder: &Folder| folder.run(&["check", "draft.lak"]).out.matches("counts-stale").count();
    assert_eq!(stale(&folder), 0);
    // Without the table, what was counted is told, and when.
    std::fs::remove_file(folder.path("dyads.csv")).unwrap();
    let account = folder.run(&["appraise", "draft.lak"]).out;
    assert!(account.contains("in dyads, as counted on "), "{account}");
    assert!(
        account.contains(": for 3 rows in 2 units, against 4 rows in 3 units, undecided 0 rows in 0 units"),
        "{account}"
    );
    folder.write("draft.lak", DRAFT.replace("excepts conquered", "excepts polity by any <= 5").as_bytes());
    assert_eq!(stale(&folder), 0, "what an auxiliary excepts is no part of the claim");
    folder.write("draft.lak", DRAFT.replace("align: pact when", "align: not pact when").as_bytes());
    assert!(stale(&folder) > 0);
}

#[test]
fn the_matrix_and_the_report_show_the_counts() {
    let folder = folder();
    for format in ["text", "markdown", "latex", "csv", "html"] {
        let run = folder.run(&["matrix", "--format", format, "draft.lak"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{format}");
        insta::assert_snapshot!(format!("matrix_of_tables_{format}"), run.out);
    }
    let report = folder.run(&["report", "--format", "html", "draft.lak"]).out;
    assert!(report.contains("for and against by"), "{report}");
    assert!(report.contains("United States–India: 1955 to 1956 against."), "{report}");
}

#[test]
fn a_draft_with_a_table_may_draw_on_the_library() {
    let draft = format!("use \"ir\"\n{DRAFT}");
    let folder = Folder::with(&[("a.lak", &draft), ("dyads.csv", TABLE), ("names.csv", NAMES)]);
    assert_eq!(folder.run(&["freeze", "a.lak"]).code, 0);
    for command in [
        "check",
        "appraise",
        "suggest balance-of-threat",
        "cases",
        "theories",
        "matrix",
        "map",
        "report",
        "rows balance-of-threat.align",
    ] {
        let args: Vec<&str> = command
            .split(' ')
            .chain(["a.lak"].into_iter().filter(|_| command != "cases" && command != "theories"))
            .collect();
        let run = folder.run(&args);
        assert!(run.code <= 1 && !run.err.contains("panicked"), "{command}: {}\n{}", run.out, run.err);
    }
    let account = folder.run(&["appraise", "a.lak"]).out;
    assert!(account.contains("against   4 dyad-years in 3 dyads"), "{account}");
}
