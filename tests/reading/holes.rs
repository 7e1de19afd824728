//! `…`: what is still to come. Its line is unfinished, every other line stays, and an ellipsis of prose is none.

use crate::support::api::{appraised, findings, reading};
use lakatos_syntax::Host;

const DRAFT: &str =
    "concept war\nconcept fear\n\ntheory t\n  predicts clash: war when fear\n\ncase c\n  fear = yes\n  war = no\n";

/// The problems of the draft with a line more in its theory.
fn with(line: &str) -> Vec<String> {
    let text = DRAFT.replace("when fear\n", &format!("when fear\n  {line}\n"));
    assert_eq!(reading(&text, Host::Lakatos).declarations.len(), 4, "{text}");
    reading(&text, Host::Lakatos).problems
}

#[test]
fn a_line_with_a_hole_is_unfinished_wherever_the_hole_is() {
    for line in [
        "predicts …",
        "predicts … when fear",
        "predicts war = … when …",
        "predicts not war when fear and … \"… why?\"",
        "scope …",
        "scope not …",
        "concedes c \"…\"",
        "concedes c “… why is it left open?”",
        "concedes …",
        "rivals …",
        "mechanism \"…\"",
        "mechanism \"…\" @…",
        "core name: \"…\"",
        "of …",
    ] {
        let problems = with(line);
        assert_eq!(problems.len(), 1, "{line}: {problems:?}");
        assert!(problems[0].starts_with("this line is not finished"), "{line}: {problems:?}");
    }
}

#[test]
fn an_ellipsis_that_is_the_authors_own_is_a_text() {
    for line in ["mechanism \"… and so each arms\"", "mechanism \"Fear grows … and grows\"", "concedes c \"why? …\""]
    {
        assert_eq!(with(line), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn what_is_unfinished_counts_for_nothing() {
    let unfinished = DRAFT.replace("when fear\n", "when fear\n  concedes c \"… why?\"\n  scope …\n");
    let results = |text: &str| format!("{:?}", appraised(text).appraisal.theories[0].open_anomalies);
    assert_eq!(results(&unfinished), results(DRAFT));
    let codes: Vec<String> =
        findings(&unfinished, Host::Lakatos).iter().map(|finding| finding.code.to_string()).collect();
    assert!(codes.iter().filter(|code| *code == "unfinished").count() == 2, "{codes:?}");
}

#[test]
fn a_declaration_without_its_name_is_left_out_with_all_its_lines() {
    let text = format!("{DRAFT}\nauxiliary … \"What sets c apart\"\n  amends t\n  rescues c\n  excepts fear\n");
    let (before, after) = (appraised(DRAFT), appraised(&text));
    assert_eq!(after.argument.auxiliaries.len(), 0);
    assert_eq!(after.argument.theories.len(), before.argument.theories.len());
}
