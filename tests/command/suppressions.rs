//! Suppressions, in every host and at every place where one may stand.

use crate::folder::{Folder, Run};

/// What the author allowed, and what stands: rules, in the order of the file.
#[derive(Debug, PartialEq)]
struct Verdict {
    allowed: Vec<String>,
    standing: Vec<String>,
}

fn run(path: &str, text: &str) -> Run {
    Folder::with(&[(path, text)]).run(&["check", "--format", "json", "--show-suppressed", path])
}

fn verdict(path: &str, text: &str) -> Verdict {
    let json = run(path, text).json();
    let rules = |key: &str| {
        let items = json[key].as_array().cloned().unwrap_or_default();
        let mut items: Vec<(u64, String)> = items
            .iter()
            .map(|one| (one["range"]["start"]["offset"].as_u64().unwrap(), one["rule"].as_str().unwrap().to_owned()))
            .collect();
        items.sort();
        items.into_iter().map(|(_, rule)| rule).collect()
    };
    Verdict { allowed: rules("suppressed"), standing: rules("findings") }
}

#[track_caller]
fn check(path: &str, text: &str, allowed: &[&str], standing: &[&str]) {
    let owned = |rules: &[&str]| rules.iter().map(|rule| (*rule).to_owned()).collect();
    assert_eq!(verdict(path, text), Verdict { allowed: owned(allowed), standing: owned(standing) }, "{path}\n{text}");
}

/// Whatever host: `undefined-name` and nothing else, and it is allowed.
#[track_caller]
fn check_allowed(path: &str, text: &str) {
    check(path, text, &["undefined-name"], &[]);
}

#[test]
fn one_behind_a_header_reaches_that_line() {
    check_allowed("a.lak", "case k 1990 b = yes # lakatos: allow undefined-name — coded later\n");
    check(
        "a.lak",
        "case k 1990 # lakatos: allow undefined-name — coded later\n  b = yes\n",
        &[],
        &["unused-suppression", "undefined-name"],
    );
}

#[test]
fn one_behind_a_property_reaches_that_property_alone() {
    let text = "case k 1990\n  b = yes # lakatos: allow undefined-name — coded later\n  c = yes\n";
    check("a.lak", text, &["undefined-name"], &["undefined-name"]);
    // Behind any line of a property that wraps.
    let text = "case k 1990\n  b = yes\n      \"a reason\n      that wraps\" # lakatos: allow undefined-name — later\n";
    check_allowed("a.lak", text);
}

#[test]
fn one_before_a_declaration_reaches_all_of_it_and_nothing_behind() {
    let text =
        "# lakatos: allow undefined-name — coded later\ncase k 1990\n  b = yes\n\n  c = yes\ncase l 1991\n  d = no\n";
    check("a.lak", text, &["undefined-name", "undefined-name"], &["undefined-name"]);
    // Other comments and blank lines between them are no matter.
    check_allowed("a.lak", "# lakatos: allow undefined-name — later\n\n# The Korean case.\n\ncase k 1990\n  b = yes\n");
}

#[test]
fn one_before_a_property_reaches_that_property_alone() {
    let text = "case k 1990\n  # lakatos: allow undefined-name — later\n  b = yes\n  c = yes\n";
    check("a.lak", text, &["undefined-name"], &["undefined-name"]);
    let text = "case k 1990\n  # lakatos: allow undefined-name — later\n  b = yes\n      @kelly2012 \"a reason\n      that \
                wraps\"\n  c = yes\n";
    check("a.lak", text, &["undefined-name"], &["undefined-name"]);
    // What it names may stand on a later line of the property.
    let text = "concept a \"A\" measured \"so\"\ntheory t \"T\" mechanism \"m\"\n  # lakatos: allow undefined-name — later\n  \
                predicts a\n      when b\n";
    check_allowed("a.lak", text);
}

#[test]
fn one_for_the_file_may_stand_anywhere_in_it() {
    let draft = "case k 1990\n  b = yes\ncase l 1991\n  c = no\n";
    let line = "# lakatos: allow-file undefined-name — coded later\n";
    for text in [format!("{line}{draft}"), format!("{draft}{line}"), draft.replacen('\n', &format!("\n  {line}"), 1)] {
        check("a.lak", &text, &["undefined-name", "undefined-name"], &[]);
    }
    let text = draft.replacen('\n', " # lakatos: allow-file undefined-name — coded later\n", 1);
    check("a.lak", &text, &["undefined-name", "undefined-name"], &[]);
}

#[test]
fn one_for_a_file_reaches_no_other_file_of_the_project() {
    let draft = "case k 1990\n  b = yes\n";
    let allowed = format!("# lakatos: allow-file undefined-name — later\n{}", draft.replace('k', "l"));
    let folder = Folder::with(&[("lakatos.toml", ""), ("a.lak", &allowed), ("b.lak", draft)]);
    assert_eq!(folder.run(&["check", "--format", "json"]).found(), ["b.lak undefined-name"]);
}

#[test]
fn every_dash_opens_the_reason() {
    for dash in ["—", "--", " — ", " -- ", "---"] {
        let text = format!("case k 1990\n  b = yes # lakatos: allow undefined-name {dash} later\n");
        let run = run("a.lak", &text);
        assert_eq!(run.json()["suppressed"][0]["reason"], "later", "{dash}");
    }
}

#[test]
fn several_rules_share_one_reason() {
    let draft = "concept a \"A\"\ntheory t \"T\" mechanism \"m\"\n  predicts a\n  predicts b\n";
    for list in
        ["unmeasured-concept, undefined-name", "unmeasured-concept undefined-name", "unmeasured-concept,undefined-name"]
    {
        let text = format!("# lakatos: allow-file {list} — later\n{draft}");
        let allowed = verdict("a.lak", &text).allowed;
        assert_eq!(allowed, ["unmeasured-concept", "undefined-name"], "{list}");
    }
}

#[test]
fn one_that_gives_no_reason_allows_nothing() {
    for reason in ["", " —", " --", " — ", " -- --"] {
        let text = format!("case k 1990\n  b = yes # lakatos: allow undefined-name{reason}\n");
        check("a.lak", &text, &[], &["undefined-name", "suppression-without-reason"]);
    }
    let text = "case k 1990\n  b = yes # lakatos: allow — why\n";
    check("a.lak", text, &[], &["undefined-name", "suppression-without-reason"]);
}

#[test]
fn one_of_an_unknown_rule_brings_the_nearest_and_a_fix() {
    let text = "# lakatos: allow-file undefind-name, xyzzy — later\ncase k 1990\n  b = yes\n";
    let json = run("a.lak", text).json();
    let unknown: Vec<_> =
        json["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "unknown-rule").collect();
    assert_eq!(unknown.len(), 2);
    assert_eq!(unknown[0]["message"], "there is no rule `undefind-name`");
    assert_eq!(unknown[0]["help"], "Did you mean `undefined-name`?");
    assert_eq!(unknown[0]["fixes"][0]["edits"][0]["text"], "undefined-name");
    assert_eq!(unknown[0]["range"]["start"]["offset"].as_u64(), text.find("undefind").map(|at| at as u64));
    assert_eq!(unknown[1]["help"], "`lakatos rules` lists the rules.");
    assert_eq!(unknown[1]["fixes"].as_array().unwrap().len(), 0);
}

#[test]
fn one_that_allows_nothing_is_reported_but_for_a_rule_that_is_off() {
    let text = "# lakatos: allow undated-case — long ago\nconcept b \"B\" measured \"so\"\ntheory t \"T\" mechanism \"m\"\n  predicts not b\n";
    assert!(verdict("a.lak", text).standing.contains(&"unused-suppression".to_owned()));
    let folder = Folder::with(&[("lakatos.toml", "[rules]\nundated-case = \"off\"\n"), ("a.lak", text)]);
    let found = folder.run(&["check", "--format", "json"]).found();
    assert!(!found.iter().any(|found| found.ends_with("unused-suppression")), "{found:?}");
    assert!(!found.iter().any(|found| found.ends_with("unknown-rule")), "{found:?}");
}

#[test]
fn what_is_allowed_is_shown_on_request_only() {
    let text = "case k 1990\n  b = yes # lakatos: allow undefined-name — coded in section 3\n";
    let folder = Folder::with(&[("a.lak", text)]);
    let plain = folder.run(&["check", "a.lak"]);
    assert_eq!((plain.code, plain.out.as_str()), (0, "nothing to report in 1 file\n"));
    let shown = folder.run(&["check", "--show-suppressed", "a.lak"]);
    assert_eq!(shown.code, 0);
    assert!(shown.out.contains("undefined-name") && shown.out.contains("allowed: coded in section 3"), "{}", shown.out);
    assert!(shown.out.ends_with("nothing to report in 1 file\n"), "{}", shown.out);
    assert!(folder.run(&["check", "--format", "json", "a.lak"]).json()["suppressed"].is_null());
}

#[test]
fn an_anomaly_whose_finding_is_allowed_stays_in_the_account() {
    let draft = "concept a \"A\" measured \"m\"\nconcept b \"B\" measured \"m\"\ntheory t \"T\" mechanism \"m\"\n  predicts a when b\n\
                 case k 1990\n  a = no\n  b = yes\n";
    let allowed = format!("# lakatos: allow-file anomaly-unaddressed — a referee knows it\n{draft}");
    let account = |text: &str| Folder::with(&[("a.lak", text)]).run(&["appraise", "a.lak"]).out;
    assert!(verdict("a.lak", draft).standing.contains(&"anomaly-unaddressed".to_owned()));
    assert!(verdict("a.lak", &allowed).allowed.contains(&"anomaly-unaddressed".to_owned()));
    assert!(account(draft).contains("against"));
    assert_eq!(account(draft), account(&allowed));
}

mod hosts {
    use super::{check, check_allowed};

    const DRAFT: &str = "case k 1990\n  b = yes\n";
    const BEFORE: &str = "# lakatos: allow undefined-name — later\ncase k 1990\n  b = yes\n";
    const WITHIN: &str = "case k 1990\n  # lakatos: allow undefined-name -- later\n  b = yes\n";
    const BEHIND: &str = "case k 1990\n  b = yes # lakatos: allow undefined-name — later\n";
    const FILE: &str = "case k 1990\n  b = yes\n# lakatos: allow-file undefined-name — later\n";
    const ALL: [&str; 4] = [BEFORE, WITHIN, BEHIND, FILE];

    /// Each line behind `sign`, as quotations, list items and margins have it.
    fn behind(sign: &str, text: &str) -> String {
        text.lines().map(|line| format!("{sign}{line}\n")).collect()
    }

    /// In this host, wherever it stands, with either line end.
    #[track_caller]
    fn check_everywhere(path: &str, hosted: impl Fn(&str) -> String) {
        for draft in ALL {
            check_allowed(path, &hosted(draft));
            check_allowed(path, &hosted(draft).replace('\n', "\r\n"));
        }
        check(path, &hosted(DRAFT), &[], &["undefined-name"]);
    }

    #[test]
    fn in_a_file_of_its_own() {
        check_everywhere("a.lak", str::to_owned);
        check_everywhere("a.lak", |draft| format!("\u{feff}{draft}"));
        check_everywhere("a.lak", |draft| draft.trim_end().to_owned());
    }

    #[test]
    fn in_a_fence() {
        for path in ["a.md", "a.qmd", "a.rmd"] {
            check_everywhere(path, |draft| format!("Prose.\n\n```lakatos\n{draft}```\n\nMore.\n"));
        }
        check_everywhere("a.md", |draft| format!("~~~lakatos\n{draft}~~~\n"));
    }

    #[test]
    fn in_a_quoted_fence() {
        check_everywhere("a.md", |draft| behind("> ", &format!("```lakatos\n{draft}```\n")));
    }

    #[test]
    fn in_a_fence_of_a_list() {
        check_everywhere("a.md", |draft| {
            format!("- an item\n\n{}", behind("  ", &format!("```lakatos\n{draft}```\n")))
        });
        check_everywhere("a.md", |draft| {
            let fence = format!("```lakatos\n{draft}```\n");
            let (first, rest) = fence.split_once('\n').unwrap();
            format!("- {first}\n{}", behind("  ", rest))
        });
    }

    #[test]
    fn in_a_comment_that_carries_the_argument() {
        check_everywhere("a.md", |draft| format!("Prose.\n\n<!-- lakatos\n{draft}-->\n\nMore.\n"));
    }

    #[test]
    fn in_an_environment() {
        check_everywhere("a.tex", |draft| format!("Prose.\n\\begin{{lakatos}}\n{draft}\\end{{lakatos}}\nMore.\n"));
    }

    #[test]
    fn in_the_margin_of_latex() {
        check_everywhere("a.tex", |draft| format!("Prose.\n{}More.\n", behind("%| ", draft)));
    }

    #[test]
    fn in_the_prose_before_a_block() {
        for comment in
            ["<!-- lakatos: allow undefined-name — later -->", "<!--lakatos: allow undefined-name -- later-->"]
        {
            check_allowed("a.md", &format!("Prose.\n\n{comment}\n\n```lakatos\n{DRAFT}```\n"));
            check_allowed("a.md", &format!("Prose.\n\n{comment}\n```lakatos\n{DRAFT}```\n"));
            check_allowed("a.md", &format!("{comment}\n\n<!-- lakatos\n{DRAFT}-->\n"));
            check_allowed("a.md", &format!("> {comment}\n\n> ```lakatos\n{}> ```\n", behind("> ", DRAFT)));
        }
        let comment = "% lakatos: allow undefined-name — later";
        check_allowed("a.tex", &format!("{comment}\n\\begin{{lakatos}}\n{DRAFT}\\end{{lakatos}}\n"));
        check_allowed("a.tex", &format!("{comment}\n{}", behind("%| ", DRAFT)));
        check_allowed("a.tex", &format!("  %lakatos: allow undefined-name -- later\n{}", behind("%| ", DRAFT)));
    }

    /// It speaks of what comes right after it, and not of a block after the next paragraph.
    #[test]
    fn in_the_prose_far_from_a_block_it_reaches_nothing() {
        let comment = "<!-- lakatos: allow undefined-name — later -->";
        let text = format!("{comment}\n\nProse between.\n\n```lakatos\n{DRAFT}```\n");
        check("a.md", &text, &[], &["unused-suppression", "undefined-name"]);
        let text = format!("% lakatos: allow undefined-name — later\nProse between.\n{}", behind("%| ", DRAFT));
        check("a.tex", &text, &[], &["unused-suppression", "undefined-name"]);
    }

    #[test]
    fn in_the_prose_it_may_speak_for_the_file() {
        let comment = "<!-- lakatos: allow-file undefined-name — later -->";
        check_allowed("a.md", &format!("```lakatos\n{DRAFT}```\n\nProse.\n\n{comment}\n"));
        check_allowed("a.md", &format!("Prose with {comment} in it.\n\n```lakatos\n{DRAFT}```\n"));
        check_allowed(
            "a.tex",
            &format!("{}\nProse.\n% lakatos: allow-file undefined-name — later\n", behind("%| ", DRAFT)),
        );
    }
}
