//! `lakatos sql`: what it prints for each engine, and that an engine counts what lakatos counts.

use crate::folder::Folder;
use serde_json::Value;
use std::fmt::Write as _;
use std::process::Command;

/// Every mode, and every way from a column to a concept.
const DRAFT: &str = include_str!("sql.lak");

/// A draft over a table of a data base, with names that need quotation marks.
const TABLE: &str = "\
data dyads
  table \"lab.dyad years\"
  row ccode1, ccode2, year
  where region = \"Côte d'Ivoire\" and not microstate
  missing -9
concept pact
  column \"a \\\"pact\\\" `1`\" of dyads
concept polity
  values number
  column \"polity2\" of dyads by ccode1, ccode2
theory t
  mechanism \"m\"
  predicts a: pact only when polity by both >= 6 and year > 1960
";

/// Numbers without an order that anyone would notice, the same at every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn one_of<'word>(&mut self, words: &[&'word str]) -> &'word str {
        // One cell in eight is missing.
        if self.below(8) == 0 { "NA" } else { words[self.below(words.len() as u64) as usize] }
    }
}

const SCORES: [&str; 10] = ["-10", "-9", "-88", "0", "5", "6", "6", "7", "8", "10"];

/// Dyad-years, and regimes by country and year, with gaps and with countries that are in twice.
fn tables() -> (String, String) {
    let mut dice = Dice(7);
    let mut dyads = "ccode1,ccode2,year,pact,threat,polity21,polity22,atype,region name,v,cont\n".to_owned();
    for one in 1..14_u32 {
        for other in one + 1..14 {
            for year in 1950..1958 + dice.below(6) {
                let cells = [
                    dice.one_of(&["0", "1"]),
                    dice.one_of(&["TRUE", "FALSE"]),
                    dice.one_of(&SCORES),
                    dice.one_of(&SCORES),
                    dice.one_of(&["0", "1", "2", "3", "4", "9"]),
                    dice.one_of(&["Europe", "Asia", "Middle East"]),
                    dice.one_of(&["0.1", "0.25", "0.3", "0.5", "0.75"]),
                    dice.one_of(&["0", "1", "2", "5"]),
                ];
                let _ = writeln!(dyads, "{one},{other},{year},{}", cells.join(","));
            }
        }
    }
    let mut regimes = "country,year,poly,act\n".to_owned();
    for country in 1..14_u32 {
        for year in 1950..1960 {
            let row = format!(
                "{country},{year},{},{}\n",
                dice.one_of(&["0.1", "0.3", "0.35", "0.97"]),
                dice.one_of(&["yes", "no"])
            );
            regimes += &row;
            if dice.below(20) == 0 {
                regimes += &row;
            }
        }
    }
    (dyads, regimes)
}

#[test]
fn each_engine_has_its_own_quotation_marks_counts_and_files() {
    let folder = Folder::with(&[("draft.lak", TABLE)]);
    for dialect in ["duckdb", "postgres", "spark", "bigquery"] {
        let ran = folder.run(&["sql", "t.a", "--dialect", dialect, "draft.lak"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{dialect}");
        insta::assert_snapshot!(dialect, ran.out);
    }
}

#[test]
fn what_cannot_be_asked_is_said() {
    let folder = Folder::with(&[("draft.lak", DRAFT), ("dyads.csv", &tables().0), ("regimes.csv", &tables().1)]);
    let refused = |name: &str| folder.run(&["sql", name, "draft.lak"]);
    let ran = refused("t.z");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("there is no prediction `t.z`: there are t.a, t.b"), "{}", ran.err);
    let none = Folder::with(&[(
        "draft.lak",
        "concept war\n  measured \"COW\"\ntheory t\n  mechanism \"m\"\n  predicts a: war\n",
    )]);
    let ran = none.run(&["sql", "t.a"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no column of a data set observes what `t.a` predicts"), "{}", ran.err);
}

/// Runs each text of a list in DuckDB, and prints the first row of each as JSON, by the names of its columns.
const RUN: &str = "\
import duckdb, json, sys
connection = duckdb.connect()
def first(text):
    asked = connection.sql(text)
    return dict(zip(asked.columns, map(float, asked.fetchall()[0])))
print(json.dumps([first(text) for text in json.load(sys.stdin)]))
";

/// A Python that has DuckDB; none where there is none, which is told.
fn python_with_duckdb() -> Option<String> {
    let python = std::env::var("LAKATOS_TEST_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has = Command::new(&python).args(["-c", "import duckdb"]).output().is_ok_and(|output| output.status.success());
    if !has {
        let why = "SKIPPED: no Python with the module `duckdb` (LAKATOS_TEST_PYTHON names one), so no query was run";
        assert!(std::env::var_os("LAKATOS_TEST_ALL").is_none(), "{why}");
        eprintln!("{why}");
    }
    has.then_some(python)
}

#[test]
fn duckdb_counts_what_lakatos_counts() {
    let Some(python) = python_with_duckdb() else { return };
    let (dyads, regimes) = tables();
    let folder = Folder::with(&[("draft.lak", DRAFT), ("dyads.csv", &dyads), ("regimes.csv", &regimes)]);
    let account: Value = serde_json::from_str(&folder.run(&["appraise", "--format", "json", "draft.lak"]).out).unwrap();
    let of_data = account["data"].as_array().unwrap().iter().find(|data| data["name"] == "dyads").unwrap();
    let predictions = of_data["predictions"].as_array().unwrap();
    let labels: Vec<&str> = predictions.iter().map(|prediction| prediction["name"].as_str().unwrap()).collect();
    assert!(labels.len() >= 13, "{labels:?}");
    let mut queries = Vec::new();
    for label in &labels {
        let ran = folder.run(&["sql", label, "--data", "dyads", "draft.lak"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{label}");
        queries.push(ran.out.split(";\n").next().unwrap().to_owned());
    }
    folder.write("queries.json", serde_json::to_string(&queries).unwrap().as_bytes());
    let output = Command::new(python)
        .args(["-c", RUN])
        .current_dir(folder.path(""))
        .stdin(std::fs::File::open(folder.path("queries.json")).unwrap())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let counted: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    for (prediction, counted) in predictions.iter().zip(&counted) {
        let name = &prediction["name"];
        if let Some(rates) = prediction.get("rates") {
            let side = |side: &str| {
                let count = |of: &str| counted[format!("rows_{side}_{of}")].as_f64().unwrap();
                assert_eq!(
                    rates["rows"][side],
                    serde_json::json!([count("yes") as u64, (count("yes") + count("no")) as u64])
                );
                let mean = counted[format!("mean_{side}")].as_f64();
                let mean = mean.unwrap_or_else(|| panic!("{name}: {rates}\n{counted}"));
                assert!((rates[side]["mean"].as_f64().unwrap() - mean).abs() < 1e-9, "{name}\n{rates}\n{counted}");
                assert_eq!(rates[side]["units"].as_f64(), counted[format!("units_{side}")].as_f64(), "{name}");
            };
            side("with");
            if counted.get("mean_without").is_some() {
                side("without");
            } else {
                assert_eq!(rates["rows"]["open"].as_f64(), counted["rows_still_open"].as_f64(), "{name}");
            }
            continue;
        }
        for result in ["for", "against", "silent", "undecided"] {
            for of in ["rows", "units"] {
                let (own, other) = (prediction[result][of].as_f64(), counted[format!("{of}_{result}")].as_f64());
                assert_eq!(own, other, "{name}: {of} {result}\n{prediction}\n{counted}");
            }
        }
        if let Some(consistency) = prediction.get("consistency").filter(|_| counted.get("rows_with_both").is_some()) {
            assert_eq!(consistency[0].as_f64(), counted["rows_with_both"].as_f64(), "{name}");
        }
    }
}
