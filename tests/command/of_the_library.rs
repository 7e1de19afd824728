//! What a draft takes from the library is held against the library as its reader would: a case by whatever it is called, a
//! theory where it speaks.

use crate::folder::Folder;

fn findings(draft: &str) -> Vec<(String, String)> {
    let json = Folder::with(&[("a.lak", draft)]).run(&["check", "--format", "json", "a.lak"]).json();
    let text = |finding: &serde_json::Value, field: &str| finding[field].as_str().unwrap().to_owned();
    let findings = json["findings"].as_array().unwrap().iter();
    findings.map(|finding| (text(finding, "rule"), text(finding, "message"))).collect()
}

fn missing(draft: &str) -> Vec<String> {
    let found = findings(draft).into_iter().filter(|(rule, _)| rule == "missing-counter-case");
    found.map(|(_, message)| message).collect()
}

#[test]
fn a_case_is_the_librarys_by_what_prose_calls_it_in_its_years() {
    let draft = |case: &str| {
        format!(
            "use \"ir\"\ntheory kin \"Kin keep the peace\"\n  predicts peace: not war when cultural-similarity\n\
case {case}\n  cultural-similarity = yes\n  war = yes\n"
        )
    };
    assert!(missing(&draft("other \"Two others\" 1592..1598"))[0].contains("imjin-war"));
    assert!(!missing(&draft("hideyoshi \"The Imjin War\" 1592..1598"))[0].contains("imjin-war"));
    assert!(
        !missing(&draft("hideyoshi \"The war\" 1592..1598 known-as \"Hideyoshi's invasions\""))[0]
            .contains("imjin-war")
    );
    // Of other years it is another.
    assert!(missing(&draft("hideyoshi \"The Imjin War\" 1560..1590"))[0].contains("imjin-war"));
}

#[test]
fn a_theory_of_the_library_is_not_held_against_cases_that_it_never_spoke_of() {
    let draft = |source: &str| {
        format!(
            "use \"ir\"\ntheory courts \"The peace of the courts\" {source}\n  predicts peace: not war when cultural-similarity\n\
case someone 1400..1450\n  cultural-similarity = yes\n  war = no\n"
        )
    };
    assert!(missing(&draft(""))[0].contains("chaco-war"), "{:?}", missing(&draft("")));
    assert!(missing(&draft("@kelly2012ejir")).iter().all(|message| !message.contains("chaco-war")));
}

#[test]
fn years_that_bound_a_theory_are_no_news_to_a_draft_that_lies_within_them() {
    let draft = |years: &str| {
        format!(
            "use \"ir\"\ntheory paradox \"The paradox\"\n  same-as stability-instability\n\
  predicts below: dispute >= force more often when nuclear-weapons = both\n\
case crisis {years}\n  dispute = force\n  nuclear-weapons = both\n"
        )
    };
    let ascribed = |draft: &str| findings(draft).iter().any(|(rule, _)| rule == "prediction-not-entailed");
    assert!(!ascribed(&draft("1999")));
    assert!(ascribed(&draft("1899")));
}

#[test]
fn what_only_a_measure_makes_an_anomaly_is_not_named_first() {
    let draft = "\
use \"ir\"
theory threat \"Balance of threat\" @walt1987
  same-as balance-of-threat
  predicts align: alignment >= entente when shared-threat
case egypt \"Egypt and Jordan\" 1980..1990
  region = middle-east
  alignment = none
  shared-threat = yes
";
    // Riyadh and Tehran were each the other's danger; Damascus and Tehran did act together.
    let told = &missing(draft)[0];
    assert!(!told.contains("saudi-iran-1979") && !told.contains("syria-iran"), "{told}");
    let text = format!("Syria and Iran acted together, as balance of threat has it.\n\n```lakatos\n{draft}```\n");
    let json = Folder::with(&[("a.md", &text)]).run(&["check", "--format", "json", "a.md"]).json();
    let found = json["findings"].as_array().unwrap().iter();
    assert!(!found.into_iter().any(|finding| finding["rule"] == "case-in-prose-uncoded"), "{json}");
}
