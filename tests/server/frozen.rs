//! What was frozen, in an editor: a claim that moves is told while it is typed.

use crate::client::{Client, Folder, place_of};

const PLAN: &str = "concept war\nconcept democracy\n  values number\n\ntheory peace\n  mechanism \"Voters.\"\n  predicts calm: not war when democracy >= 6\n";

fn frozen(folder: &Folder) {
    let lakatos = std::process::Command::new(env!("CARGO_BIN_EXE_lakatos"));
    let mut freeze = lakatos;
    assert!(freeze.args(["freeze", "draft.lak"]).current_dir(folder.path()).output().unwrap().status.success());
}

#[test]
fn a_claim_that_moves_is_told_while_it_is_typed() {
    let folder = Folder::new(&[("draft.lak", PLAN)]);
    frozen(&folder);
    let mut client = Client::pushed();
    let uri = folder.uri("draft.lak");
    client.open(&uri, PLAN);
    let is_moved = |found: &[serde_json::Value]| found.iter().any(|one| one["code"] == "prediction-moved");
    assert!(!is_moved(&client.pushed_diagnostics(&uri, 1)));
    let (line, character) = place_of(PLAN, "6\n");
    let version = client.edit(&uri, (line, character), (line, character + 1), "8");
    assert!(is_moved(&client.pushed_diagnostics(&uri, version)));
    let version = client.edit(&uri, (line, character), (line, character + 1), "6");
    assert!(!is_moved(&client.pushed_diagnostics(&uri, version)));
}
