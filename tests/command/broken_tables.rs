//! Tables that drafts name: what is told of those that are not as the draft takes them to be.

use crate::folder::{Folder, Run};

const DRAFT: &str = "data dyads \"Dyad-years\"
  from \"dyads.csv\"
  row ccode1, ccode2, year
concept pact \"A defence pact in force\"
  column \"pact\" of dyads
concept polity \"How democratic a state is\"
  values number
  column \"polity\" of dyads by ccode1, ccode2
";

const TABLE: &str = "ccode1,ccode2,year,pact,polity1,polity2\n2,750,1962,0,10,9\n2,20,1962,1,10,10\n";

/// What is told of data, each with its line.
fn told(run: &Run) -> Vec<String> {
    let json = run.json();
    let findings = json["findings"].as_array().unwrap().iter();
    let of_data = findings.filter(|one| one["rule"].as_str().unwrap().starts_with("data-"));
    of_data
        .map(|one| {
            let [rule, message] = ["rule", "message"].map(|key| one[key].as_str().unwrap());
            format!("{}: {rule}: {message}", one["range"]["start"]["line"])
        })
        .collect()
}

fn check(folder: &Folder, path: &str) -> Vec<String> {
    let run = folder.run(&["check", "--format", "json", "--fail-on", "never", path]);
    assert_eq!((run.err.as_str(), run.code), ("", 0));
    told(&run)
}

#[track_caller]
fn is_told(table: &str, expected: &[&str]) {
    assert_eq!(check(&Folder::with(&[("a.lak", DRAFT), ("dyads.csv", table)]), "a.lak"), expected);
}

#[test]
fn a_sound_table_is_told_nothing_of() {
    is_told(TABLE, &[]);
    is_told(&TABLE.replace("polity", "polity_"), &[]);
}

#[test]
fn columns_that_are_not_there_are_told_where_they_are_named() {
    is_told(&TABLE.replace("pact", "Pact"), &["5: data-unread: `dyads` has no column `pact`"]);
    is_told(&TABLE.replace("polity2", "polityb"), &["8: data-unread: `dyads` has no column `polity2` or `polity_2`"]);
    is_told(&TABLE.replace("ccode2", "ccode"), &["3: data-unread: column `ccode2` of `dyads.csv` is not there"]);
}

#[test]
fn values_that_mean_nothing_are_told_with_their_row() {
    is_told(
        &TABLE.replace("750,1962,0", "750,1962,x"),
        &["5: data-misread: `x` in row 1 of column `pact` is no value of `pact` (1 row)"],
    );
    is_told(
        &format!("{TABLE}2,200,1962,1,10,-88\n2,220,1962,1,10,-88\n"),
        &[
            "8: data-missing-code: is -88 a value of `polity`, or does it stand for a missing one? 2 rows of column `polity2` have it",
        ],
    );
}

#[test]
fn rows_that_cannot_be_used_are_told() {
    is_told(
        &format!("{TABLE}2,20,1962,1,10,10\nNA,20,1963,1,10,10\n"),
        &[
            "3: data-misread: 1 row is left out, since it names no unit or time that can be read: row 4 has nothing there",
            "3: data-misread: 1 row is of the same unit and time as another row: row 3 is the first",
        ],
    );
    is_told(
        &format!("{TABLE}2,200,1962,1,10,10,5\n"),
        &[
            "2: data-misread: 1 row is cut into other columns, and left out: row 3, in line 4, has 7 where there are 6 columns",
        ],
    );
    is_told("ccode1,ccode2,year,pact,polity1,polity2\n", &["2: data-misread: `dyads` has no rows"]);
}

#[test]
fn files_that_are_no_such_table_are_told() {
    let told = |name: &str, bytes: &[u8]| {
        let folder = Folder::with(&[("a.lak", &DRAFT.replace("dyads.csv", name))]);
        folder.write(name, bytes);
        check(&folder, "a.lak")
    };
    let semicolons = told("dyads.csv", TABLE.replace(',', ";").as_bytes());
    assert!(semicolons[0].contains("`dyads.csv` seems to have its values set apart by semicolons"), "{semicolons:?}");
    assert!(told("dyads.dta", b"<stata_dta><head")[0].contains("cannot be read as a table of Stata"));
    assert!(told("dyads.parquet", b"PAR1PAR1")[0].contains("cannot be read as a table of Parquet"));
    assert!(told("dyads.xlsx", b"PK")[0].contains("is not a kind of table that lakatos reads"));
}

#[test]
fn nothing_outside_of_the_project_is_read_unless_its_configuration_names_it() {
    let draft = DRAFT.replace("dyads.csv", "../data/dyads.csv");
    let folder = Folder::with(&[("paper/a.lak", &draft), ("data/dyads.csv", TABLE)]);
    let outside = ["2: data-unread: `../data/dyads.csv` lies outside of the project, and is not read"];
    assert_eq!(check(&folder, "paper/a.lak"), outside);
    folder.write("paper/lakatos.toml", b"");
    assert_eq!(check(&folder, "paper/a.lak"), outside);
    folder.write("paper/lakatos.toml", b"[project]\ndata = [\"../data\"]\n");
    assert_eq!(check(&folder, "paper/a.lak"), [""; 0]);
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_else_and_pipes_are_not_waited_for() {
    let folder = Folder::with(&[("paper/a.lak", DRAFT), ("elsewhere.csv", TABLE)]);
    let table = folder.path("paper/dyads.csv");
    std::os::unix::fs::symlink(folder.path("elsewhere.csv"), &table).unwrap();
    assert!(check(&folder, "paper/a.lak")[0].contains("lies outside of the project"));
    std::fs::remove_file(&table).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&table).status().unwrap().success());
    assert_eq!(
        check(&folder, "paper/a.lak"),
        ["2: data-unread: `dyads.csv` is a pipe or a device, not a file, so it is skipped"]
    );
}

#[test]
fn a_table_that_is_joined_gives_each_actor_its_own() {
    let draft = "data dyads \"Dyad-years\"
  from \"dyads.csv\"
  row ccode1, ccode2, year
  names \"names.csv\" on ccode
data vdem \"V-Dem\"
  from \"vdem.csv\"
  row country, year
  joined to dyads on ccode1 = country, year
  joined to dyads on ccode2 = country, year
concept pact \"A defence pact in force\"
  column \"pact\" of dyads
concept democracy \"How democratic a state is\"
  values number
  column \"polyarchy\" of vdem by ccode1, ccode2
concept joint \"Both are democracies\"
  defined democracy by both > 0.5
theory liberal \"Democracies ally\" @doyle1986
  mechanism \"They trust each other.\"
  predicts ally: pact when joint
";
    let files = [
        ("a.lak", draft),
        ("dyads.csv", "ccode1,ccode2,year,pact\n2,750,1962,0\n2,750,1963,0\n2,20,1962,1\n2,365,1962,0\n"),
        ("vdem.csv", "country,year,polyarchy\n2,1962,0.7\n2,1963,0.7\n750,1962,0.6\n20,1962,0.8\n365,1962,0.1\n"),
        ("names.csv", "ccode,name\n2,United States\n750,India\n20,Canada\n365,Russia\n"),
    ];
    let told = check(&Folder::with(&files), "a.lak");
    let counted = "is contradicted by 1 dyad-year in 1 dyad of `dyads`, and borne out by 1 dyad-year in 1 dyad";
    assert!(told.iter().any(|one| one.contains(counted) && one.contains("United States–India 1962")), "{told:#?}");
}
