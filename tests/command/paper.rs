//! What goes into the paper, or beside it: `lakatos matrix`, `report`, `export`, `new`, and the map as PNG.

use crate::folder::Folder;

const DRAFT: &str = "# A paper\n\n```lakatos\nconcept war \"War & peace\"\n  measured \"COW\"\n\nconcept democracy\n  values number\n  measured \"Polity\"\n\n\
                     theory peace \"Peace & voters\"\n  mechanism \"Voters.\"\n  predicts calm: not war when democracy >= 6\n  predicts rate: war more often when democracy < 0\n\n\
                     case kargil \"Kargil, at 100% | the_heights\" 1999\n  war = yes\n  democracy = 7\n\ncase quiet\n  war = no\n  democracy = 8\n\ncase odd 1990..1995\n  war = no\n```\n";

fn draft() -> Folder {
    Folder::with(&[("draft.md", DRAFT)])
}

#[test]
fn the_matrix_is_written_for_terminals_papers_pages_and_spreadsheets() {
    let folder = draft();
    for format in ["text", "markdown", "latex", "csv", "html"] {
        let run = folder.run(&["matrix", "--format", format, "draft.md"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{format}");
        insta::assert_snapshot!(format!("matrix_{format}"), run.out);
    }
}

#[test]
fn the_matrix_for_a_paper_is_as_wide_as_the_line() {
    let folder = Folder::with(&[("draft.md", include_str!("../../examples/korea-japan.md"))]);
    let run = folder.run(&["matrix", "--format", "latex", "draft.md"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let mut lines = run.out.lines();
    assert_eq!(lines.next(), Some("% Needs \\usepackage{booktabs}."));
    // Six columns of an em, and what is left for the cases, which break.
    let columns = "@{}p{\\dimexpr\\linewidth-12\\tabcolsep-6em\\relax}cccccc@{}";
    assert_eq!(lines.next(), Some(format!("\\noindent\\begin{{tabular}}{{{columns}}}").as_str()));
    // Columns have numbers, whose names stand below.
    assert!(run.out.contains("Case & \\makebox[1em]{1} & \\makebox[1em]{2} & "), "{}", run.out);
    assert!(run.out.contains("(1)~Balance of threat: align; (2)~Balance of power: pool; "), "{}", run.out);
}

#[test]
fn years_before_christ_keep_their_sign_and_meet_no_dash() {
    let cases = [
        ("-431..-404", "$-$431 to $-$404", "−431 to −404"),
        ("-27..14", "$-$27 to 14", "−27 to 14"),
        ("-490", "$-$490", "−490"),
        ("-490..", "from $-$490", "from −490"),
        ("1990..1995", "1990--1995", "1990–1995"),
        ("1990..", "1990--", "1990–"),
    ];
    for (period, in_latex, elsewhere) in cases {
        let draft = format!("concept war\ntheory t\n  predicts p: war\ncase pelo \"P\" {period}\n  war = yes\n");
        let folder = Folder::with(&[("a.lak", &draft)]);
        let said = [
            ("latex", format!(" P, {in_latex} & ")),
            ("markdown", format!("| P, {elsewhere} |")),
            ("html", format!(">P, {elsewhere}</th>")),
            // Where programs read it, a period is what the language has.
            ("csv", format!("pelo,P,{period},")),
        ];
        for (format, label) in said {
            let out = folder.run(&["matrix", "--format", format, "a.lak"]).out;
            assert!(out.contains(&label), "{label}\n{out}");
        }
    }
}

#[test]
fn the_matrix_of_nothing_and_of_two_arguments_is_refused_in_a_line() {
    let folder = Folder::with(&[("a.md", DRAFT), ("b.md", DRAFT), ("empty.md", "# No argument\n")]);
    for (path, said) in [("empty.md", "there is nothing to tabulate"), (".", "cannot tabulate 2 arguments at once")] {
        let run = folder.run(&["matrix", path]);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert!(run.err.contains(said) && run.err.lines().count() == 1, "{}", run.err);
    }
}

#[test]
fn a_report_is_one_page_that_needs_no_other() {
    let folder = draft();
    let run = folder.run(&["report", "draft.md", "-o", "report.html"]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    let page = std::fs::read_to_string(folder.path("report.html")).unwrap();
    for part in [
        "<h2>The account</h2>",
        "Peace &amp; voters",
        "<svg ",
        "<table",
        "What a referee would raise",
        "anomaly-unaddressed",
    ] {
        assert!(page.contains(part), "{part}");
    }
    let without_own_marks = page.replace("url(#", "");
    for outside in ["<script", "src=", "<link", "@import", "url("] {
        assert!(!without_own_marks.contains(outside), "{outside}");
    }
    // Whatever is opened is closed.
    for tag in ["main", "article", "dl", "ul", "table", "svg", "figure", "h3", "p", "code", "dt", "dd"] {
        let opened = page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
        assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
    }
}

#[test]
fn a_report_in_markdown_says_the_same() {
    let run = draft().run(&["report", "--format", "markdown", "draft.md"]);
    let undated: String =
        run.out.lines().filter(|line| !line.starts_with("A report on")).map(|line| format!("{line}\n")).collect();
    insta::assert_snapshot!(undated);
}

const OBJECTED: &str = r#"puzzle why "Why no pact?"
  outcome pact
  about korea-japan
concept threat "Threat"
concept pact "A pact"
concept history "A past of conquest"
theory threats-ally "Threats make allies" @walt1987
  step fear: "Leaders name the same enemy."
  predicts ally: pact when threat
  known-as "the threat thesis"
auxiliary the-past
  amends threats-ally
  excepts history
case korea-japan 1990..2012
  threat = yes
  history = yes
case early 1990..1999
  within korea-japan
  pact = yes
case late 2000..2012
  within korea-japan
  pact = no
case taiwan 1990
  threat = yes @a2001
  threat = no @b2001
  pact = yes
test diaries
  of threats-ally.fear
  on taiwan
  kind hoop
  found no
objection few "Two cases are few" @reviewer2
  to threats-ally
  answered "They are all there are."
  answered-by the-past, taiwan, threats-ally, threats-ally.fear, threats-ally.ally, diaries
objection why-taiwan "Why Taiwan?" @reviewer1
  granted "It is the only other one."
objection and-china "And China?"
  to threats-ally.ally
"#;

#[test]
fn the_response_to_reviewers_says_what_each_answer_is_worth() {
    let folder = Folder::with(&[("a.lak", OBJECTED), ("none.lak", "concept war\ntheory t\n  predicts p: war\n")]);
    let run = folder.run(&["report", "--responses", "--format", "markdown", "a.lak"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    insta::assert_snapshot!(run.out);
    let page = folder.run(&["report", "--responses", "a.lak"]).out;
    assert!(page.contains("<h2>@reviewer2</h2>") && page.contains("<dt>Granted</dt>"), "{page}");
    let none = folder.run(&["report", "--responses", "--format", "markdown", "none.lak"]).out;
    assert!(none.contains("writes no objection down"), "{none}");
}

#[test]
fn objections_steps_and_what_prose_says_are_exported() {
    let folder = Folder::with(&[("a.lak", OBJECTED)]);
    let json = folder.run(&["export", "--to", "json", "a.lak"]).json();
    assert_eq!(json["theories"][0]["steps"][0]["name"], "threats-ally.fear");
    assert_eq!(json["theories"][0]["known_as"][0], "the threat thesis");
    assert_eq!(json["tests"][0]["of"], "threats-ally.fear");
    assert_eq!(json["objections"][0]["answered_by"][3], "threats-ally.fear");
    assert_eq!(json["objections"][1]["granted"][0], "It is the only other one.");
}

#[test]
fn objections_stand_on_the_map_beside_what_they_are_raised_against() {
    let folder = Folder::with(&[("a.lak", OBJECTED)]);
    let drawn = folder.run(&["map", "--format", "mermaid", "a.lak"]).out;
    assert!(drawn.contains(">\"Two cases are few<br/>answered\"]"), "{drawn}");
    assert!(drawn.contains("-. objects to .-x") && drawn.contains("-. answers .->"), "{drawn}");
    let picture = folder.run(&["map", "--format", "svg", "a.lak"]).out;
    assert!(
        picture.contains("Two cases are few objects to Threats make allies. The past answers Two cases are few."),
        "{picture}"
    );
    // Nothing is drawn of an objection to nothing in particular.
    assert!(!drawn.contains("Why Taiwan"), "{drawn}");
}

#[test]
fn a_case_that_fails_for_a_part_of_it_is_said_to() {
    let folder = Folder::with(&[("a.lak", OBJECTED)]);
    let account = folder.run(&["appraise", "a.lak"]).out;
    assert!(account.contains("fails in 1 of 1 case, in part (1 of 2 periods), excused without gain"), "{account}");
    assert!(account.contains("1 test failed if it speaks of taiwan, which scholars dispute"), "{account}");
    assert!(account.contains("test diaries (hoop of threats-ally.fear on taiwan)"), "{account}");
    let json = folder.run(&["appraise", "--format", "json", "a.lak"]).json();
    let part = &json["theories"][0]["record"]["in_part"][0];
    assert_eq!((part["against"].as_u64(), part["of"].as_u64()), (Some(1), Some(2)));
}

#[test]
fn an_argument_goes_elsewhere() {
    let folder = draft();
    insta::assert_snapshot!(folder.run(&["export", "--to", "argdown", "draft.md"]).out);
    let json = folder.run(&["export", "--to", "json", "draft.md"]).json();
    assert_eq!(json["theories"][0]["predictions"][0]["condition"], "democracy >= 6");
    assert_eq!(json["cases"][0]["observations"][1]["value"], "7");
    assert_eq!(json["results"][0]["result"], "contradicts");
}

#[test]
fn the_map_is_drawn_as_png() {
    let folder = draft();
    // The bytes are no text, so that they go by way of a file.
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_lakatos"))
        .args(["map", "--format", "png", "draft.md"])
        .current_dir(folder.path(""))
        .output()
        .unwrap();
    assert!(output.stdout.starts_with(b"\x89PNG\r\n\x1a\n") && output.stdout.len() > 5_000);
}

#[test]
fn a_new_draft_can_be_read_and_says_what_is_missing() {
    let folder = Folder::with(&[]);
    for (format, file) in [("--markdown", "paper.md"), ("--quarto", "paper.qmd"), ("--latex", "paper.tex")] {
        let said = [
            "--question",
            "Why \"no\" alliance?",
            "--outcome",
            "alliance",
            "--case",
            "Korea and Japan",
            "--period",
            "1990..2012",
        ];
        let run =
            folder.run(&[&["new", format], &said[..], &["--theory", "case", "--condition", "shared threat"]].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        let found = folder.run(&["check", "--format", "json", file]).found();
        assert!(found.iter().any(|one| one.ends_with("untested-prediction")), "{found:?}");
        assert!(!found.iter().any(|one| one.ends_with("syntax-error") || one.ends_with("undefined-name")), "{found:?}");
        let again = folder.run(&["new", format, "--outcome", "war"]);
        assert_eq!(again.code, 2);
        assert!(again.err.contains("already exists"), "{}", again.err);
    }
    // Who has no words yet gets names to begin with.
    let open = ["--question", "?", "--outcome", "?", "--case", "…", "--theory", "-", "--condition", "!"];
    folder.run(&[&["new", "open.md"], &open[..]].concat());
    let found = folder.run(&["check", "--format", "json", "open.md"]).found();
    assert!(!found.iter().any(|one| one.ends_with("syntax-error")), "{found:?}");
}

#[test]
fn the_ending_of_a_new_draft_says_in_what_it_is() {
    let folder = Folder::with(&[]);
    for (file, begins) in [("a.tex", "\\documentclass"), ("a.qmd", "---\n"), ("a.lak", "puzzle "), ("a.Rmd", "---\n")] {
        let arguments = ["new", file, "--question", "Does 50% of R&D \\ win?", "--theory", "war", "--condition", "war"];
        let run = folder.run(&[&arguments[..], &["--outcome", "war", "--period", "1990–2012"]].concat());
        assert_eq!(run.code, 0, "{file}: {}", run.err);
        let text = std::fs::read_to_string(folder.path(file)).unwrap();
        assert!(text.starts_with(begins) && text.contains(" 1990..2012\n"), "{text}");
        let found = folder.run(&["check", "--format", "json", file]).found();
        let is_mistake =
            |one: &&String| ["syntax-error", "undefined-name", "duplicate-name"].iter().any(|rule| one.ends_with(rule));
        assert!(!found.is_empty() && !found.iter().any(|one| is_mistake(&one)), "{file}: {found:?}\n{text}");
    }
    let text = std::fs::read_to_string(folder.path("a.tex")).unwrap();
    assert!(text.contains("\\title{Does 50\\% of R\\&D \\textbackslash{} win?}"), "{text}");
    for (arguments, complaint) in [
        (&["b.docx"][..], "b.docx: the extension must say which format it is in: .md, .qmd, .Rmd, .tex or .lak"),
        (&["b.tex", "--markdown"], "b.tex and `--markdown` contradict each other"),
        (&["b.md", "--period", "2012..1990"], "`2012..1990` is not a period"),
        (&["b.md", "--period", "the war"], "`the war` is not a period"),
        (&["a.tex"], "a.tex already exists and was not changed"),
    ] {
        let run = folder.run(&[&["new"], arguments, &["--question", "Why?"]].concat());
        assert_eq!((run.code, run.err.lines().count()), (2, 1), "{arguments:?}: {}", run.err);
        assert!(run.err.starts_with(&format!("lakatos: {complaint}")), "{}", run.err);
    }
}

#[test]
fn nothing_that_was_read_is_written_over() {
    let folder = draft();
    let before = std::fs::read(folder.path("draft.md")).unwrap();
    for arguments in [
        &["report", "-o", "draft.md"][..],
        &["check", "-o", "draft.md"],
        &["check", "--baseline", "draft.md", "--update-baseline"],
    ] {
        let run = folder.run(&[arguments, &["draft.md"]].concat());
        assert_eq!(run.code, 2, "{arguments:?}");
        assert_eq!(run.err, "lakatos: draft.md is one of the files being read: choose another output file\n");
        assert_eq!(std::fs::read(folder.path("draft.md")).unwrap(), before);
    }
    for file in ["refs.bib", "lakatos.toml"] {
        folder.write(file, b"# mine\n");
        assert_eq!(folder.run(&["check", "-o", file, "draft.md"]).code, 2, "{file}");
        assert_eq!(std::fs::read(folder.path(file)).unwrap(), b"# mine\n");
    }
    std::fs::remove_file(folder.path("lakatos.toml")).unwrap();
    let run = folder.run(&["report", "-o", "-", "--format", "markdown", "draft.md"]);
    assert!(run.out.starts_with("# "), "{}", run.out);
    assert!(!folder.path("-").exists());
}

const CITED: &str = "---\nbibliography: refs.bib\n---\n\n```lakatos\nconcept shared-threat \"A threat in common\"\nconcept pact\n\
theory threats-ally \"Threats make allies\" @walt1987[p. 5] @both2003\n  predicts ally: pact when shared-threat\n\n\
auxiliary the-past \"Old wounds\"\n  amends threats-ally\n  excepts not pact\n  predicts talks: shared-threat when not pact\n\n\
case taiwan \"Taiwan and Japan\" 1990\n  shared-threat = yes @many1999\n  pact = no @nobody\n\n\
test diaries of the-past.talks on taiwan\n  kind hoop\n  looks-for \"Talks\"\n  found no @walt1987\n```\n";

const REFS: &str = "@book{walt1987, author={Walt, Stephen M.}, title={The Origins of Alliances}, publisher={Cornell University Press}, year={1987}}\n\
@article{both2003, author={Walt, Stephen and Mearsheimer, John}, title={An Unnecessary War}, journal={Foreign Policy}, year={2003}}\n\
@misc{many1999, author={Walt, S. and Two, A. and Three, B.}, title={Many}, year={1999}}\n";

#[test]
fn whoever_reads_the_report_meets_titles_authors_and_years() {
    let folder = Folder::with(&[("draft.md", CITED), ("refs.bib", REFS)]);
    let page = folder.run(&["report", "--format", "markdown", "draft.md"]).out;
    assert!(page.contains("### Threats make allies (Walt 1987, p. 5; Walt and Mearsheimer 2003)"), "{page}");
    assert!(
        page.contains("- Walt, Stephen M. (1987), *The Origins of Alliances*, Cornell University Press."),
        "{page}"
    );
    assert!(page.contains("- \\@nobody, of which no bibliography says anything"), "{page}");
    let findings = page.split("## What a referee would raise").next().unwrap();
    for name in ["threats-ally", "the-past", "shared-threat", "walt1987"] {
        assert!(!findings.contains(name), "{name}\n{page}");
    }
    let account = folder.run(&["appraise", "draft.md"]).out;
    assert!(
        account.starts_with("threats-ally “Threats make allies” (Walt 1987, p. 5; Walt and Mearsheimer 2003)\n"),
        "{account}"
    );
    let titled = folder.run(&["appraise", "--titles", "draft.md"]).out;
    assert!(titled.starts_with("Threats make allies (Walt 1987, p. 5; "), "{titled}");
    assert!(!titled.contains("threats-ally") && !titled.contains("the-past"), "{titled}");
}

#[test]
fn what_one_author_wrote_in_one_year_is_told_apart() {
    let refs = "@book{waltb, author={Walt, S.}, title={B}, year={1987}}\n@book{walta, author={Walt, S.}, title={A}, year={1987}}\n";
    let draft = "theory one @walta\n  predicts x: war\ntheory two @waltb\n  predicts y: war\nconcept war\n";
    let folder = Folder::with(&[("a.lak", draft), ("refs.bib", refs)]);
    let account = folder.run(&["appraise", "a.lak"]).out;
    assert!(account.contains("one (Walt 1987a)") && account.contains("two (Walt 1987b)"), "{account}");
}

#[test]
fn a_test_of_an_auxiliary_is_part_of_the_account() {
    let folder = Folder::with(&[("draft.md", CITED), ("refs.bib", REFS)]);
    let account = folder.run(&["appraise", "draft.md"]).out;
    assert!(account.contains("    test diaries (hoop on taiwan)"), "{account}");
    let json = folder.run(&["appraise", "--format", "json", "draft.md"]).json();
    assert_eq!(json["theories"][0]["auxiliaries"][0]["tests"]["failed"][0], "diaries");
    assert_eq!(json["titles"]["the-past"], "Old wounds");
    let page = folder.run(&["report", "--format", "markdown", "draft.md"]).out;
    assert!(page.contains("- Test: Diaries: hoop on Taiwan and Japan (1990): eliminated on that case"), "{page}");
}

#[test]
fn every_account_says_that_it_is_incomplete() {
    let draft = CITED.replace("  pact = no", "  pactt = no");
    let folder = Folder::with(&[("draft.md", &draft), ("refs.bib", REFS)]);
    let note = "Incomplete: some lines of the draft are left out.";
    for command in [
        &["appraise"][..],
        &["matrix"],
        &["matrix", "--format", "markdown"],
        &["matrix", "--format", "html"],
        &["matrix", "--format", "latex"],
        &["map"],
    ] {
        let run = folder.run(&[command, &["draft.md"]].concat());
        assert!(run.out.contains(note), "{command:?}\n{}", run.out);
        assert!(run.err.contains("this account is incomplete: a line is left out, at draft.md:18"), "{}", run.err);
    }
    for command in [&["report"][..], &["report", "--responses"]] {
        let page = folder.run(&[command, &["draft.md"]].concat()).out;
        assert!(page.contains("Note that this account is incomplete: a line is left out, at draft.md:18"), "{page}");
    }
    for command in [&["appraise", "--format", "json"][..], &["check", "--format", "json"], &["export", "--to", "json"]]
    {
        let json = folder.run(&[command, &["draft.md"]].concat()).json();
        assert_eq!(json["unread"], serde_json::json!([{ "file": "draft.md", "line": 18 }]), "{command:?}");
    }
}
