//! Tables that drafts name: read while nobody waits, and again when they change.

use crate::client::{Client, Folder, place_of, plain_abilities};
use serde_json::{Value, json};

const DRAFT: &str = "data dyads \"Dyad-years\"
  from \"dyads.csv\"
  row ccode1, ccode2, year
concept pact \"A defence pact in force\"
  column \"pact\" of dyads
concept threat \"A rival in common\"
  column \"threat\" of dyads
concept war \"At war with one another\"
  column \"war\" of dyads
theory balance \"Balance of threat\" @walt1987
  mechanism \"A threat that two share leaves each with a reason to stand by the other.\"
  predicts ally: pact when threat
";

const TABLE: &str = "ccode1,ccode2,year,pact,threat,war\n2,750,1962,0,1,0\n2,750,1963,0,1,0\n2,20,1962,1,1,0\n";

/// What is said of the data of a draft, once something is that `wanted` takes.
#[track_caller]
fn until(client: &mut Client, uri: &str, wanted: impl Fn(&str) -> bool) -> String {
    let told = |message: &Value| -> String {
        let all = message["params"]["diagnostics"].as_array().into_iter().flatten();
        let of_data = all.filter(|one| one["code"].as_str().is_some_and(|code| code.starts_with("data-")));
        of_data.map(|one| format!("{} {}\n", one["code"].as_str().unwrap(), one["message"].as_str().unwrap())).collect()
    };
    let is_wanted = |message: &Value| {
        message["method"] == "textDocument/publishDiagnostics"
            && message["params"]["uri"] == uri
            && wanted(&told(message))
    };
    told(&client.wait_for(is_wanted))
}

fn changed(client: &mut Client, uri: &str) {
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": uri, "type": 2 }] }));
}

#[test]
fn a_table_is_counted_once_it_is_read_and_anew_when_it_or_a_formula_changes() {
    let folder = Folder::new(&[("draft.lak", DRAFT), ("dyads.csv", TABLE)]);
    let draft = folder.uri("draft.lak");
    let mut client = Client::started(plain_abilities(), &[]);
    client.open(&draft, DRAFT);
    until(&mut client, &draft, |told| told.contains("contradicted by 2 dyad-years"));
    // Another formula, over the rows that are there.
    let (line, column) = place_of(DRAFT, "when threat");
    client.edit(&draft, (line, column + 5), (line, column + 11), "war");
    until(&mut client, &draft, |told| !told.contains("contradicted by 2 dyad-years"));
    client.edit(&draft, (line, column + 5), (line, column + 8), "threat");
    until(&mut client, &draft, |told| told.contains("contradicted by 2 dyad-years"));
    folder.write("dyads.csv", &format!("{TABLE}2,200,1962,0,1,0\n"));
    changed(&mut client, &folder.uri("dyads.csv"));
    until(&mut client, &draft, |told| told.contains("contradicted by 3 dyad-years in 2 dyads"));
}

#[test]
fn a_table_that_is_not_there_is_told_and_forgotten_once_it_comes() {
    let folder = Folder::new(&[("draft.lak", DRAFT), ("dyad.csv", TABLE)]);
    let (draft, table) = (folder.uri("draft.lak"), folder.uri("dyads.csv"));
    let mut client = Client::started(plain_abilities(), &[]);
    client.open(&draft, DRAFT);
    until(&mut client, &draft, |told| told.contains("data-unread there is no file `dyads.csv`"));
    folder.write("dyads.csv", "ccode1,ccode2,year,pact,threat\n2,750,1962,0,1\n");
    changed(&mut client, &table);
    until(&mut client, &draft, |told| told.contains("`dyads` has no column `war`") && !told.contains("no file"));
    folder.write("dyads.csv", TABLE);
    changed(&mut client, &table);
    until(&mut client, &draft, |told| told.contains("contradicted by") && !told.contains("data-unread"));
}
