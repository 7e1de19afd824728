//! `lakatos cases`, `lakatos theories`, `lakatos suggest`.

use std::process::Command;

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let empty = tempfile::tempdir().unwrap();
    let output =
        Command::new(env!("CARGO_BIN_EXE_lakatos")).args(arguments).current_dir(empty.path()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn cases_are_found_by_what_holds_of_them() {
    let (code, out, err) =
        run(&["cases", "--where", "shared-threat and not alignment >= entente and patronage = bilateral"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.contains("poland-czechoslovakia       1933..1938"), "{out}");
    assert!(out.contains("patronage = bilateral @leeds2002"), "{out}");
    assert!(!out.contains("netherlands-germany"), "{out}");
}

#[test]
fn contested_cases_are_found_as_such() {
    let formula = "shared-threat and not alignment >= entente";
    let (_, out, _) = run(&["cases", "--where", formula]);
    let (certain, contested) = out.split_once("In the library, by only some of their codings").unwrap();
    assert!(certain.contains("poland-czechoslovakia ") && !certain.contains("korea-japan "), "{out}");
    assert!(contested.contains("korea-japan ") && contested.contains("shared-threat = no or yes"), "{out}");
    let (_, json, _) = run(&["cases", "--where", formula, "--format", "json"]);
    let cases: serde_json::Value = serde_json::from_str(&json).unwrap();
    let case = |name: &str| cases.as_array().unwrap().iter().find(|case| case["name"] == name).unwrap();
    assert_eq!((&case("korea-japan")["contested"], &case("iraq-syria")["contested"]), (&true.into(), &false.into()));
}

#[test]
fn a_period_has_its_own_part_of_a_count_of_years() {
    let (_, out, _) = run(&["cases", "--where", "years-since-conquest >= 35"]);
    assert!(out.contains("korea-japan-reagan "), "{out}");
    let (_, out, _) = run(&["cases", "--where", "years-since-conquest <= 26"]);
    assert!(out.contains("korea-japan-nixon ") && out.contains("years-since-conquest = 24..26"), "{out}");
}

#[test]
fn a_formula_that_means_nothing_is_told_in_a_line() {
    let (code, out, err) = run(&["cases", "--where", "shared-thread"]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert_eq!(
        err,
        "lakatos: `--where \"shared-thread\"`: there is no concept `shared-thread`. Did you mean `shared-threat`?\n"
    );
    assert_eq!(run(&["cases", "--where", "war and and"]).0, Some(2));
}

#[test]
fn theories_are_listed_with_what_they_predict() {
    let (code, out, _) = run(&["theories"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("        ") && out.contains("Does not predict"), "{out}");
    assert!(out.contains("democratic-peace  ") && out.contains("not war when joint-democracy"), "{out}");
    let (_, json, _) = run(&["theories", "--format", "json"]);
    let theories: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(theories.as_array().unwrap().len() > 20);
}

#[test]
fn a_theory_is_given_the_cases_to_look_for() {
    let (code, out, _) = run(&["suggest", "balance-of-threat"]);
    assert_eq!(code, Some(0));
    let (hard, rest) = out.split_once("Cases that bear it out").unwrap();
    assert!(hard.contains("\nHard cases, which contradict it\n  alignment >= entente when shared-threat\n"), "{out}");
    assert!(hard.contains("    poland-czechoslovakia ") && hard.contains("they were rivals over Teschen"), "{out}");
    assert!(rest.split_once("Contested cases").unwrap().1.contains("    korea-japan  "), "{out}");
    // Of a tendency, what goes with it and what goes against it.
    let (_, out, _) = run(&["suggest", "commercial-peace"]);
    assert!(out.contains("trade-as-friction (") && out.contains("a tendency, which no single case refutes: "), "{out}");
    assert!(out.contains("    china-japan "), "{out}");
    assert!(!out.contains("(library)"), "{out}");
    let (_, json, _) = run(&["suggest", "commercial-peace", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["rivals"][0]["name"], "trade-as-friction");
    let (code, _, err) = run(&["suggest", "balance-of-treat"]);
    assert_eq!(code, Some(2));
    assert!(err.ends_with("did you mean `balance-of-threat`?\n"), "{err}");
    let (_, _, err) = run(&["suggest", "korea-japan"]);
    assert_eq!(err, "lakatos: `korea-japan` is a case, not a theory or an auxiliary\n");
}
