//! The draft that argues with a table: what is found in it, and that the table is what its script makes.

use crate::{account, read, repository, run};
use std::process::Command;

const PAPER: &str = "examples/data/paper.qmd";

#[test]
fn the_paper_is_told_its_counter_cases_by_name_and_period() {
    let (_, out) = run(&["check", "--format", "concise", PAPER]);
    let of_rule: Vec<&str> = out.lines().filter(|line| line.contains("data-counter-cases")).collect();
    assert_eq!(of_rule.len(), 2, "one a prediction and data set: {out}");
    assert!(of_rule[0].contains("Arda–Corvia 1970–1979 (10 dyad-years)"), "{out}");
    assert!(!out.contains("error["), "{out}");
}

#[test]
fn the_account_counts_rows_and_pairs() {
    let account = account(PAPER);
    let data = &account["data"][0];
    assert_eq!((&data["rows"], &data["units"]), (&300.into(), &15.into()));
    let prediction = |name: &str| {
        let all = data["predictions"].as_array().unwrap();
        all.iter().find(|prediction| prediction["name"] == name).unwrap().clone()
    };
    let align = prediction("balance-of-threat.align");
    assert_eq!(align["for"], serde_json::json!({ "rows": 40, "units": 4 }));
    assert_eq!(align["against"], serde_json::json!({ "rows": 24, "units": 6 }));
    assert_eq!(align["undecided"], serde_json::json!({ "rows": 4, "units": 1 }));
    assert_eq!(align["consistency"], serde_json::json!([40, 64]));
    assert_eq!(prediction("like-regimes.promise")["against"], serde_json::json!({ "rows": 16, "units": 2 }));
}

#[test]
fn the_table_is_what_its_script_makes() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(repository().join("examples/data/table.py"), folder.path().join("table.py")).unwrap();
    let Ok(ran) = Command::new("python3").arg(folder.path().join("table.py")).output() else {
        eprintln!("SKIPPED: no python3, so the table was not made again");
        return;
    };
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    for name in ["dyads.csv", "names.csv"] {
        let made = std::fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(made, read(&format!("examples/data/{name}")), "{name}");
    }
}
