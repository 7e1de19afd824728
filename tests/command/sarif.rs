//! SARIF: what is in it. That it is valid is for `ci/test.sh`, with the validator of SARIF's own library.

use crate::folder::Folder;
use serde_json::{Value, json};

const FOUNDING: &str = include_str!("founding.lak");

fn items(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

fn run_of(folder: &Folder, arguments: &[&str]) -> Value {
    let mut all = vec!["check", "--format", "sarif"];
    all.extend(arguments);
    folder.run(&all).json()["runs"][0].clone()
}

#[test]
fn every_result_names_a_rule_with_its_page() {
    let run = run_of(&Folder::with(&[("a.lak", FOUNDING)]), &[]);
    let rules = items(&run["tool"]["driver"]["rules"]);
    assert!(items(&run["results"]).len() > 3);
    for result in items(&run["results"]) {
        let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        let page = rule["help"]["markdown"].as_str().unwrap();
        assert!(page.starts_with(&format!("# {}", rule["id"].as_str().unwrap())) && page.contains("## Avoid"));
        assert_eq!(rule["properties"]["tags"][0], rule["properties"]["group"]);
    }
}

#[test]
fn a_place_is_a_region_of_a_relative_file() {
    let folder = Folder::with(&[("a b/한%.lak", "case k \"😀\" 1990 b = yes\n")]);
    let run = run_of(&folder, &[]);
    let place = &run["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20b/%ED%95%9C%25.lak");
    assert_eq!(place["region"], json!({ "startLine": 1, "startColumn": 17, "endLine": 1, "endColumn": 18 }));
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let base = place["artifactLocation"]["uriBaseId"].as_str().unwrap();
    assert!(run["originalUriBaseIds"][base].get("uri").is_none());
    let artifact = &run["artifacts"][place["artifactLocation"]["index"].as_u64().unwrap() as usize];
    assert_eq!(artifact["location"]["uri"], place["artifactLocation"]["uri"]);
    let absolute = folder.path("a b/한%.lak").to_string_lossy().into_owned();
    let machine = folder.path("").to_string_lossy().into_owned();
    assert!(!run_of(&folder, &[&absolute]).to_string().contains(&machine));
}

#[test]
fn a_fix_replaces_a_region() {
    let cell = "```{lakatos}\nconcept revolt \"An armed revolt\"\n```\n";
    let run = run_of(&Folder::with(&[("a.md", cell)]), &[]);
    let fixes: Vec<&Value> = items(&run["results"]).iter().filter_map(|result| result.get("fixes")).collect();
    let change = &fixes[0][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "a.md");
    let region = json!({ "startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 13 });
    assert_eq!(change["replacements"], json!([{ "deletedRegion": region, "insertedContent": { "text": "lakatos" } }]));
}

#[test]
fn what_is_allowed_is_in_the_run_if_it_is_to_be_shown() {
    let text = "case k 1990\n  b = yes # lakatos: allow undefined-name — coded later\n  c = no\n";
    let folder = Folder::with(&[("a.lak", text)]);
    assert_eq!(items(&run_of(&folder, &[])["results"]).len(), 1);
    let run = run_of(&folder, &["--show-suppressed"]);
    let suppressions: Vec<Option<&Value>> =
        items(&run["results"]).iter().map(|result| result.get("suppressions")).collect();
    assert_eq!(suppressions, [None, Some(&json!([{ "kind": "inSource", "justification": "coded later" }]))]);
}

#[test]
fn a_baseline_tells_new_from_unchanged_and_absent() {
    let folder = Folder::with(&[("a.lak", "case k 1990\n  b = yes\n  c = no\n")]);
    assert!(items(&run_of(&folder, &[])["results"]).iter().all(|result| result.get("baselineState").is_none()));
    folder.run(&["check", "--baseline", "known.json", "--update-baseline"]);
    folder.write("a.lak", b"case k 1990\n  c = yes\n  d = no\n");
    let run = run_of(&folder, &["--baseline", "known.json"]);
    let state = |result: &Value| {
        let text = result["message"]["text"].as_str().unwrap().lines().next().unwrap().to_owned();
        (text, result["baselineState"].as_str().unwrap().to_owned())
    };
    let states: Vec<(String, String)> = items(&run["results"]).iter().map(state).collect();
    let expected = [("d", "new"), ("c", "unchanged"), ("b", "absent")];
    let expected = expected.map(|(name, state)| (format!("there is no concept `{name}`."), state.to_owned()));
    assert_eq!(states, expected);
}
