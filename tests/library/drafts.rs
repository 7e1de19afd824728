//! Drafts that use a library: what comes in, what is found, and what stays out of sight.

use std::path::{Path, PathBuf};
use std::process::Command;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            let path = folder.path(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let output =
            Command::new(env!("CARGO_BIN_EXE_lakatos")).args(arguments).current_dir(self.0.path()).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    }

    /// Rules and messages, by place.
    fn findings(&self, path: &str) -> Vec<(String, String)> {
        let (_, out, err) = self.run(&["check", "--format", "json", path]);
        assert_eq!(err, "");
        let report: serde_json::Value = serde_json::from_str(&out).unwrap();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let findings = report["findings"].as_array().unwrap().iter();
        findings.map(|finding| (text(&finding["rule"]), text(&finding["message"]))).collect()
    }

    fn messages_of(&self, rule: &str, path: &str) -> Vec<String> {
        let findings = self.findings(path).into_iter().filter(|(found, _)| found == rule);
        findings.map(|(_, message)| message).collect()
    }
}

fn founding_draft() -> Folder {
    let draft = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/korea-japan.md")).unwrap();
    let puzzle = "puzzle why-no-alignment";
    assert_eq!(draft.matches(puzzle).count(), 1);
    Folder::new(&[("draft.md", &draft.replace(puzzle, &format!("use \"ir/cases\"\n\n{puzzle}")))])
}

#[test]
fn the_fifty_year_clause_meets_the_cases_that_it_would_lose() {
    let messages = founding_draft().messages_of("exception-not-operative", "draft.md");
    let [message] = messages.as_slice() else { panic!("{messages:?}") };
    for case in ["greece-italy", "greece-turkey-1934", "bulgaria-ottoman"] {
        assert!(message.contains(&format!("`{case}`")), "{case}: {message}");
    }
}

#[test]
fn poland_and_czechoslovakia_are_the_first_case_that_the_founding_draft_leaves_out() {
    let messages = founding_draft().messages_of("missing-counter-case", "draft.md");
    let first = messages.iter().find(|message| message.contains("`balance-of-threat.align`")).unwrap();
    assert!(first.starts_with("`poland-czechoslovakia`"), "{first}");
    assert_eq!(first.matches('`').count(), 8, "three cases and the prediction: {first}");
}

#[test]
fn the_first_example_of_the_docs_is_answered_as_they_say() {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/libraries.md")).unwrap();
    let draft = page.split("```lakatos\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let folder = Folder::new(&[("draft.lak", draft)]);
    let messages = folder.messages_of("missing-counter-case", "draft.lak");
    assert!(messages[0].starts_with("`poland-czechoslovakia`"), "{messages:?}");
}

#[test]
fn what_is_suggested_for_a_draft_says_what_is_the_librarys() {
    let draft = "use \"ir\"\n\ntheory rate\n  predicts r: war more often when rivalry\n\ntheory w same-as balance-of-threat\n\
                 \ntheory silent\n";
    let folder = Folder::new(&[("draft.lak", draft)]);
    let (_, out, _) = folder.run(&["suggest", "rate", "draft.lak"]);
    assert!(out.contains("(library)") && !out.contains("0 of 0"), "{out}");
    let (_, out, _) = folder.run(&["suggest", "w", "draft.lak"]);
    assert!(out.starts_with("balance-of-threat  ") && out.contains("poland-czechoslovakia"), "{out}");
    let (_, out, _) = folder.run(&["suggest", "silent", "draft.lak"]);
    assert!(out.contains("it predicts nothing"), "{out}");
}

#[test]
fn each_period_of_the_draft_is_held_against_the_library() {
    let draft = "use \"ir/cases\"\n\ncase kj \"South Korea and Japan\" 1990..2000\n  alignment = defence @x\n\n\
                 case jk \"Japan and South Korea\" 2001..2010\n  alignment = defence @x\n";
    let messages = Folder::new(&[("draft.lak", draft)]).messages_of("coding-disagrees-with-library", "draft.lak");
    assert_eq!(messages.len(), 2, "{messages:?}");
}

#[test]
fn what_the_draft_codes_itself_is_not_missing_from_it() {
    for message in founding_draft().messages_of("missing-counter-case", "draft.md") {
        assert!(!message.contains("`korea-japan`") && !message.contains("`greece-turkey`"), "{message}");
    }
}

#[test]
fn an_analogy_is_held_against_what_the_library_knows_of_the_two() {
    let folder = Folder::new(&[(
        "draft.lak",
        "use \"ir/cases\"\n\n\
         theory balance-of-threat @walt1987\n  mechanism \"They pool.\"\n  predicts align: alignment >= entente when shared-threat\n\n\
         case korea-japan 1990..2012\n  alignment = none @leeds2002\n  shared-threat = yes @kelly2012\n  like greece-turkey\n",
    )]);
    let messages = folder.messages_of("analogy-outcome-mismatch", "draft.lak");
    assert_eq!(messages.len(), 1, "{messages:?}");
    let expected = "differ on `alignment`: it is `none` in `korea-japan` (1990..2012) and `defence` in `greece-turkey` (1952..2012)";
    assert!(messages[0].contains(expected), "{}", messages[0]);
}

const LAB: &str = "concept alliance \"A pact\" measured \"ATOP\"\nconcept threat \"A threat in common\" measured \"The white papers\"\n\n\
                   case twins \"The twin republics\" 1950..1960\n  alliance = no @a2000\n  threat = yes @b2001\n\n\
                   case islands 1970..1980\n  alliance = yes @a2000\n  threat = yes @a2000\n";

const THEORY: &str = "theory pooling \"They pool\"\n  mechanism \"Fear.\"\n  predicts pool: alliance when threat\n";

#[test]
fn a_library_of_ones_own_is_used_by_path_and_is_not_reported_on() {
    let draft = format!("use \"lab/cases.lak\"\n\n{THEORY}");
    let folder = Folder::new(&[("paper/draft.lak", &draft), ("paper/lab/cases.lak", LAB)]);
    let findings = folder.findings("paper/draft.lak");
    let missing: Vec<&String> =
        findings.iter().filter(|(rule, _)| rule == "missing-counter-case").map(|(_, message)| message).collect();
    assert_eq!(missing, ["`twins` contradicts `pooling.pool`, and the draft does not mention it"]);
    assert!(findings.iter().all(|(_, message)| !message.contains("islands")), "{findings:?}");
}

#[test]
fn a_library_that_is_asked_for_alone_is_looked_at_by_itself() {
    let folder = Folder::new(&[
        ("lakatos.toml", "[project]\nuse = [\"shelf/cases.lak\"]\n"),
        ("draft.lak", THEORY),
        ("shelf/cases.lak", &format!("{LAB}\ncase odd\n  riot = yes\n")),
    ]);
    assert_eq!(folder.messages_of("undefined-name", "."), Vec::<String>::new());
    assert_eq!(folder.messages_of("undefined-name", "shelf/cases.lak"), ["there is no concept `riot`"]);
}

#[test]
fn what_is_offered_for_a_period_is_of_that_period() {
    let lab = "concept pact \"P\" measured \"ATOP\"\nconcept years \"Y\" values number measured \"calendar\"\n\
               concept fear \"F\" measured \"W\"\n\ncase kj \"K\" 1965..2012\n  years = 20..67 @a\n  fear = no @a\n\n\
               case kj-late \"L\" 1990..2012\n  within kj\n  fear = yes @a\n  pact = no @a\n";
    let draft = "use \"lab.lak\"\n\npuzzle why \"Why?\"\n  outcome pact\n  about late\n\n\
                 theory t \"T\"\n  predicts p: pact when fear and years > 30\n\n\
                 case late 1990..2012\n  same-as kj-late\n  pact = no @a\n";
    let folder = Folder::new(&[("draft.lak", draft), ("lab.lak", lab)]);
    let (_, json, _) = folder.run(&["check", "--format", "json", "--fail-on", "never", "draft.lak"]);
    assert!(json.contains("years = 45..67") && json.contains("fear = yes") && !json.contains("fear = no"), "{json}");
    let wrong = draft.replace("  pact = no @a\n", "  pact = no @a\n  years = 30 @b\n");
    let folder = Folder::new(&[("draft.lak", &wrong), ("lab.lak", lab)]);
    let messages = folder.messages_of("coding-disagrees-with-library", "draft.lak");
    assert!(messages.len() == 1 && messages[0].contains("years = 45..67"), "{messages:?}");
}

#[test]
fn of_a_library_that_cannot_be_read_throughout_it_is_told() {
    let draft = format!("use \"lab/cases.lak\"\n\n{THEORY}");
    let lab = format!("{LAB}\nthoery typo \"x\"\n");
    let folder = Folder::new(&[("draft.lak", &draft), ("lab/cases.lak", &lab)]);
    let (code, _, err) = folder.run(&["check", "draft.lak"]);
    assert_eq!(
        (code, err.as_str()),
        (
            Some(0),
            "lakatos: lab/cases.lak: one place of this library cannot be read, and is ignored: \
             `lakatos check lab/cases.lak` says why\n"
        )
    );
}

#[test]
fn the_configuration_names_libraries_for_all_drafts() {
    let folder = Folder::new(&[
        ("lakatos.toml", "[project]\nuse = [\"shelf/cases.lak\"]\nexclude = [\"shelf/**\"]\n"),
        ("draft.lak", THEORY),
        ("shelf/cases.lak", LAB),
    ]);
    assert_eq!(folder.messages_of("missing-counter-case", ".").len(), 1);
    std::fs::write(folder.path("lakatos.toml"), "[project]\nuse = [\"ir/casse\"]\n").unwrap();
    let (code, _, err) = folder.run(&["check", "."]);
    assert_eq!(code, Some(2));
    assert!(err.contains("lakatos.toml:2:8: there is no library `ir/casse`. Did you mean `ir/cases`?"), "{err}");
}

#[test]
fn a_library_that_there_is_not_is_said_so_where_it_is_asked_for() {
    let folder = Folder::new(&[("draft.lak", "use \"ir/case\"\nuse \"../lab.lak\"\n")]);
    let findings = folder.findings("draft.lak");
    let messages: Vec<&str> = findings.iter().map(|(_, message)| message.as_str()).collect();
    assert_eq!(messages, ["there is no library `ir/case`", "there is no library `../lab.lak`"]);
}

#[test]
fn a_concept_under_another_name_is_tied_to_the_librarys() {
    let draft = "use \"ir/cases\"\n\n\
                 concept pact \"A pact\"\n  values none < consultation < entente < defence\n  measured \"ATOP\"\n  same-as alignment\n\n\
                 theory patrons\n  mechanism \"One protector.\"\n  predicts calm: dispute < display when pact = defence and patronage = multilateral\n";
    let folder =
        Folder::new(&[("draft.lak", draft), ("wrong.lak", &draft.replace("same-as alignment", "same-as alignmet"))]);
    let messages = folder.messages_of("missing-counter-case", "draft.lak");
    assert!(messages[0].contains("`greece-turkey`"), "{messages:?}");
    assert!(!messages[0].contains("`greece-turkey-cold-war`"), "a period of a case that is offered: {messages:?}");
    assert!(folder.messages_of("shadows-library", "draft.lak").is_empty());
    assert_eq!(folder.messages_of("undefined-name", "wrong.lak"), ["no library in use has the concept `alignmet`"]);
}

#[test]
fn a_case_that_is_added_as_offered_is_one_that_the_rules_accept() {
    let folder = Folder::new(&[
        ("draft.lak", &format!("use \"lab.lak\"\n\nsource c1999 \"C, 1999\"\n\n{THEORY}")),
        ("lab.lak", LAB),
    ]);
    let (_, out, _) = folder.run(&["check", "--format", "json", "draft.lak"]);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let finding =
        report["findings"].as_array().unwrap().iter().find(|one| one["rule"] == "missing-counter-case").unwrap();
    let inserted = finding["fixes"][0]["edits"][0]["text"].as_str().unwrap();
    assert_eq!(
        inserted.trim(),
        "case twins \"The twin republics\" 1950..1960\n  alliance = no @a2000\n  threat = yes @b2001\n\nsource a2000\nsource b2001"
    );
}

#[test]
fn of_two_libraries_ones_own_counts() {
    let lab = "use \"ir/concepts\"\n\ncase poland-czechoslovakia 1926..1938\n  alignment = defence @lab2020\n  shared-threat = yes @lab2020\n  patronage = bilateral @lab2020\n";
    let draft = "use \"ir/cases\"\nuse \"lab.lak\"\n\ntheory patrons\n  mechanism \"One protector.\"\n  predicts align: alignment >= entente when patronage = bilateral and shared-threat\n";
    let folder = Folder::new(&[("draft.lak", draft), ("lab.lak", lab)]);
    let messages = folder.messages_of("missing-counter-case", "draft.lak");
    assert!(!messages.concat().contains("poland-czechoslovakia"), "{messages:?}");
}

#[test]
fn no_name_behind_use_hangs_or_hides_the_draft() {
    for name in ["", ".", "./", "/", "..", "draft.lak", "ir/", "a/../draft.lak", "\\0", "https://example.org/x.lak"] {
        let folder = Folder::new(&[("paper/draft.lak", &format!("use \"{name}\"\n\n{THEORY}"))]);
        let found = folder.findings("paper/draft.lak");
        assert!(found.iter().any(|(rule, _)| rule == "undefined-name"), "{name}: {found:?}");
    }
    let circle = Folder::new(&[
        ("lakatos.toml", ""),
        ("a.lak", "use \"b.lak\"\nconcept alliance\n"),
        ("b.lak", &format!("use \"a.lak\"\n{THEORY}")),
    ]);
    assert!(circle.findings(".").iter().any(|(_, message)| message.contains("there is no concept `threat`")));
}
