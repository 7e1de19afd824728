//! Citations against the bibliographies that a draft or its project names.

use crate::folder::{Folder, Run};

const BIB: &str =
    "@book{walt1987,\n  title = {The Origins of Alliances}\n}\n@article{doyle1986, title = {Liberalism}}\n";
/// One work that is in [`BIB`], and one that is in none.
const BLOCK: &str =
    "theory t \"T\" @walt1987\n  predicts a @waltt1987\nconcept a \"A\" measured \"so\" @doyle1986[p. 5]\n";

fn fenced(before: &str) -> String {
    format!("{before}\n```lakatos\n{BLOCK}```\n")
}

fn environment(before: &str) -> String {
    format!("{before}\n\\begin{{lakatos}}\n{BLOCK}\\end{{lakatos}}\n")
}

fn checked(files: &[(&str, &str)], path: &str) -> Run {
    Folder::with(files).run(&["check", "--format", "json", path])
}

/// The keys that are told to be unknown.
#[track_caller]
fn check(files: &[(&str, &str)], path: &str, unknown: &[&str]) {
    let json = checked(files, path).json();
    let text = files.iter().find(|(name, _)| *name == path).unwrap().1;
    let of_rule = json["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "unknown-citation");
    let found: Vec<&str> = of_rule
        .map(|one| {
            let offset = |end: &str| one["range"][end]["offset"].as_u64().unwrap() as usize;
            text[offset("start")..offset("end")].trim_start_matches('@')
        })
        .collect();
    assert_eq!(found, unknown, "{text}");
}

/// A Markdown draft with this before its block, beside `refs.bib`.
#[track_caller]
fn check_markdown(before: &str, unknown: &[&str]) {
    for newline in ["\n", "\r\n"] {
        let draft = fenced(before).replace('\n', newline);
        check(&[("refs.bib", BIB), ("more/b.bib", "@misc{waltt1987,}\n"), ("a.md", &draft)], "a.md", unknown);
    }
}

#[track_caller]
fn check_latex(before: &str, unknown: &[&str]) {
    check(
        &[("refs.bib", BIB), ("more/b.bib", "@misc{waltt1987,}\n"), ("a.tex", &environment(before))],
        "a.tex",
        unknown,
    );
}

/// A draft that names no bibliography, with none beside it.
#[track_caller]
fn check_unnamed(path: &str, draft: &str) {
    check(&[("more/refs.bib", BIB), (path, draft)], path, &[]);
}

#[test]
fn the_front_matter_names_a_bibliography_in_each_of_its_ways() {
    for named in [
        "refs.bib",
        "\"refs.bib\"",
        "'refs.bib'",
        "  refs.bib  ",
        "[refs.bib]",
        "[ \"refs.bib\" ]",
        "\n  - refs.bib",
        "\n- refs.bib",
    ] {
        check_markdown(&format!("---\ntitle: T\nbibliography: {named}\nauthor: A\n---\n"), &["waltt1987"]);
    }
}

#[test]
fn the_front_matter_names_several() {
    for named in ["[refs.bib, more/b.bib]", "\n  - refs.bib\n  - more/b.bib", "\n- \"refs.bib\"\n- 'more/b.bib'"] {
        check_markdown(&format!("---\nbibliography: {named}\n---\n"), &[]);
    }
}

#[test]
fn what_looks_like_a_bibliography_outside_the_front_matter_is_none() {
    check_unnamed("a.md", &fenced("A draft.\n\nbibliography: more/refs.bib\n"));
    check_unnamed("a.md", &fenced("---\ntitle: T\n---\n\nbibliography: more/refs.bib\n"));
    check_unnamed("a.md", &fenced("---\nformat:\n  bibliography: more/refs.bib\n---\n"));
}

#[test]
fn latex_names_a_bibliography_in_each_of_its_ways() {
    check_latex("\\bibliography{refs}", &["waltt1987"]);
    check_latex("\\addbibresource{refs.bib}", &["waltt1987"]);
    check_latex("\\bibliography{refs, more/b}", &[]);
    check_latex("\\addbibresource{refs.bib}\n\\addbibresource{more/b.bib}", &[]);
    check_latex("\\bibliography{refs.bib}", &["waltt1987"]);
    check_unnamed("a.tex", &environment("% \\bibliography{more/refs}"));
    check_unnamed("a.tex", &environment("No bibliography."));
}

#[test]
fn a_project_names_one_for_every_draft() {
    let config = ("lakatos.toml", "[project]\nbibliography = [\"refs.bib\"]\n");
    let draft = fenced("");
    check(&[config, ("refs.bib", BIB), ("chapters/a.md", &draft)], "chapters/a.md", &["waltt1987"]);
    check(&[config, ("refs.bib", BIB), ("a.lak", BLOCK)], "a.lak", &["waltt1987"]);
    // Beside those that a draft names itself, which lie where it lies.
    let draft = fenced("---\nbibliography: own.bib\n---\n");
    let own = ("chapters/own.bib", "@misc{waltt1987,}\n");
    check(&[config, ("refs.bib", BIB), own, ("chapters/a.md", &draft)], "chapters/a.md", &[]);
}

#[test]
fn a_work_may_be_declared_in_the_argument() {
    let sources = "source walt1987 \"Walt 1987\"\nsource doyle1986 \"Doyle 1986\"\n";
    check(&[("a.lak", &format!("{BLOCK}{sources}"))], "a.lak", &["waltt1987"]);
    // Both kinds together.
    let draft = format!("---\nbibliography: refs.bib\n---\n\n```lakatos\n{BLOCK}source waltt1987 \"Waltt\"\n```\n");
    check(&[("refs.bib", BIB), ("a.md", &draft)], "a.md", &[]);
}

#[test]
fn a_draft_that_names_no_works_is_not_asked_for_them() {
    check_unnamed("a.lak", BLOCK);
    check_unnamed("a.md", &fenced(""));
}

#[test]
fn a_bibliography_that_is_not_there_says_nothing() {
    check_markdown("---\nbibliography: nowhere.bib\n---\n", &[]);
    check_markdown("---\nbibliography: [refs.bib, nowhere.bib]\n---\n", &[]);
    check_latex("\\bibliography{nowhere}", &[]);
    let config = ("lakatos.toml", "[project]\nbibliography = [\"nowhere.bib\"]\n");
    check(&[config, ("a.lak", BLOCK)], "a.lak", &[]);
}

#[test]
fn a_bibliography_outside_the_project_is_read_where_the_draft_itself_names_it() {
    let draft = fenced("---\nbibliography: ../refs.bib\n---\n");
    let outside = [("refs.bib", BIB), ("paper/lakatos.toml", ""), ("paper/a.md", draft.as_str())];
    check(&outside, "paper/a.md", &["waltt1987"]);
    check(&[("refs.bib", BIB), ("lakatos.toml", ""), ("paper/a.md", &draft)], "paper/a.md", &["waltt1987"]);
    let config = ("paper/lakatos.toml", "[project]\nbibliography = [\"../refs.bib\"]\n");
    check(&[("refs.bib", BIB), config, ("paper/a.lak", BLOCK)], "paper/a.lak", &[]);
}

#[test]
fn a_work_declared_beside_a_bibliography_that_cannot_be_read_says_nothing_of_the_others() {
    let draft = format!("{}\n```lakatos\nsource doyle1986\n```\n", fenced("---\nbibliography: gone.bib\n---\n"));
    check(&[("a.md", &draft)], "a.md", &[]);
}

#[test]
fn a_messy_bibliography_costs_what_is_broken_and_no_more() {
    let messy = "% a comment of a reference manager\n\u{feff}\n@comment{jabref-meta: x}\n@string{io = {International Organization}}\n\
                 @preamble{ \"\\newcommand\" }\n@book{broken, title = {never closed\n\n@BOOK { walt1987 ,\n title={x}}\n\
                 @article{\n@misc\n  @Article{doyle1986, author = {\"unbalanced}, }\n@{,}\n";
    let draft = fenced("---\nbibliography: refs.bib\n---\n");
    check(&[("refs.bib", messy), ("a.md", &draft)], "a.md", &["waltt1987"]);
    check(&[("refs.bib", &messy.replace('\n', "\r\n")), ("a.md", &draft)], "a.md", &["waltt1987"]);
    // Editors of another system put a mark before either.
    let draft = format!("\u{feff}{draft}");
    check(&[("refs.bib", &format!("\u{feff}{BIB}")), ("a.md", &draft)], "a.md", &["waltt1987"]);
}

#[test]
fn a_key_that_is_not_known_brings_the_nearest_and_a_fix() {
    let draft = fenced("---\nbibliography: refs.bib\n---\n");
    let json = checked(&[("refs.bib", BIB), ("a.md", &draft)], "a.md").json();
    let finding = json["findings"].as_array().unwrap().iter().find(|one| one["rule"] == "unknown-citation").unwrap();
    assert_eq!(finding["message"], "no bibliography and no `source` of the draft has the key `waltt1987`");
    assert_eq!(finding["help"], "Did you mean `@walt1987`?");
    let edit = &finding["fixes"][0]["edits"][0];
    let offset = |end: &str| edit["range"][end]["offset"].as_u64().unwrap() as usize;
    let fixed = format!("{}{}{}", &draft[..offset("start")], edit["text"].as_str().unwrap(), &draft[offset("end")..]);
    check(&[("refs.bib", BIB), ("a.md", &fixed)], "a.md", &[]);
    let far = draft.replace("waltt1987", "xyz");
    let json = checked(&[("refs.bib", BIB), ("a.md", &far)], "a.md").json();
    let finding = json["findings"].as_array().unwrap().iter().find(|one| one["rule"] == "unknown-citation").unwrap();
    assert!(finding["help"].as_str().unwrap().contains("source xyz"), "{finding}");
    assert_eq!(finding["fixes"].as_array().unwrap().len(), 1);
    assert_eq!(finding["fixes"][0]["title"], "Declare `xyz` as a source");
}

#[test]
fn a_work_is_called_by_all_whom_its_source_line_names() {
    let works = [
        ("one", "Walt, Stephen M. (1987), The Origins of Alliances", "Walt 1987"),
        ("two", "Lai, Brian and Dan Reiter (2000), Democracy, Similarity, and Alliances", "Lai and Reiter 2000"),
        ("apa", "Fearon, J. D., & Laitin, D. D. (2003). Ethnicity and Civil War", "Fearon and Laitin 2003"),
        ("many", "Hufbauer, Gary, Jeffrey Schott and Kimberly Elliott (1990), Sanctions", "Hufbauer et al. 1990"),
        ("small", "Snyder, Jack and Stephen van Evera (1984), Offense and Fear", "Snyder and van Evera 1984"),
        ("plain", "Gartzke and Kroenig, ‘A Strategic Approach’, 2009", "Gartzke and Kroenig 2009"),
    ];
    for (name, written, called) in works {
        let draft = format!("source {name} \"{written}\"\ntheory t @{name}\n  predicts x: war\nconcept war\n");
        let folder = Folder::with(&[("a.lak", &draft)]);
        let account = folder.run(&["appraise", "a.lak"]).out;
        assert!(account.contains(&format!("t ({called})")), "{account}");
    }
}
