//! Where bibliographies are found, which kinds are read, and what is said of broken ones.

use crate::folder::{Folder, Run};

const BIB: &str = "@book{walt1987,\n  title = {The Origins of Alliances}\n}\n";
const DRAFT: &str = "```lakatos\nconcept threat \"T\" @walt1987 @waltt1987\n```\n";
const NAMING: &str = "---\nbibliography: refs.bib\n---\n\n```lakatos\nconcept threat \"T\" @walt1987 @waltt1987\n```\n";
/// What a reader hears of the one key that [`BIB`] has not.
const UNKNOWN: &str = "no bibliography and no `source` of the draft has the key `waltt1987`";

#[track_caller]
fn run(folder: &Folder, path: &str) -> Run {
    folder.run(&["check", "--format", "json", "--fail-on", "never", path])
}

/// What is said of unknown citations.
fn unknown(run: &Run) -> Vec<String> {
    let json = run.json();
    let findings = json["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "unknown-citation");
    findings.map(|one| one["message"].as_str().unwrap().to_owned()).collect()
}

#[track_caller]
fn check(files: &[(&str, &str)], path: &str, told: &[&str]) {
    let run = run(&Folder::with(files), path);
    assert_eq!((unknown(&run), run.err.as_str()), (told.iter().map(|one| (*one).to_owned()).collect(), ""));
}

/// What is said on standard error of `refs.bib`, which a draft cites from.
#[track_caller]
fn check_told(bib: &[u8], told: &[&str]) {
    let folder = Folder::with(&[("a.md", NAMING)]);
    folder.write("refs.bib", bib);
    let run = run(&folder, "a.md");
    assert_eq!(run.complaints(), told);
    assert_eq!(run.code, 0);
}

#[test]
fn what_lies_beside_a_draft_counts_where_nothing_is_named() {
    check(&[("any.bib", BIB), ("a.md", DRAFT)], "a.md", &[UNKNOWN]);
    check(&[("one.bib", BIB), ("two.BIB", "@misc{waltt1987,}\n"), ("a.md", DRAFT)], "a.md", &[]);
    let lak = "concept threat \"T\" @waltt1987\n";
    check(&[("any.bib", BIB), ("a.lak", lak)], "a.lak", &[UNKNOWN]);
    // Where something is named, it does not.
    check(&[("refs.bib", BIB), ("more.bib", "@misc{waltt1987,}\n"), ("a.md", NAMING)], "a.md", &[UNKNOWN]);
    check(&[("below/any.bib", BIB), ("a.md", DRAFT)], "a.md", &[]);
}

#[test]
fn quarto_names_bibliographies_for_the_folders_below_it() {
    let project = ("lakatos.toml", "");
    for (name, says) in [
        ("_quarto.yml", "project:\n  type: book\nbibliography: refs.bib # all\n"),
        ("_quarto.yml", "bibliography: [\"refs.bib\", 'none-such/../refs.bib']\r\n"),
        ("_quarto.yaml", "bibliography:\n  - refs.bib # one\n"),
    ] {
        let files = [(name, says), ("refs.bib", BIB), ("chapters/a.qmd", DRAFT)];
        check(&files, "chapters/a.qmd", &[UNKNOWN]);
        check(&[&files[..], &[project]].concat(), "chapters/a.qmd", &[UNKNOWN]);
    }
    // The nearest counts, and beside it what the draft names itself.
    let near = ("chapters/_quarto.yml", "bibliography: near.bib\n");
    let files = [
        project,
        ("_quarto.yml", "bibliography: refs.bib\n"),
        near,
        ("refs.bib", "@misc{waltt1987,}\n"),
        ("chapters/near.bib", "@misc{x,}\n"),
        ("chapters/refs.bib", BIB),
        ("chapters/a.qmd", NAMING),
    ];
    check(&files, "chapters/a.qmd", &[UNKNOWN]);
    // Above the project nothing is read.
    let files =
        [("_quarto.yml", "bibliography: refs.bib\n"), ("refs.bib", BIB), ("in/lakatos.toml", ""), ("in/a.qmd", DRAFT)];
    check(&files, "in/a.qmd", &[]);
}

#[test]
fn works_may_stand_in_csl_json() {
    let named = NAMING.replace("refs.bib", "refs.json");
    let json = "\u{feff}[\n  {\"type\": \"book\", \"id\": \"walt1987\", \"title\": \"{ [\"},\n  {\"id\" : \"b\"}\n]\n";
    check(&[("refs.json", json), ("a.md", &named)], "a.md", &[UNKNOWN]);
    check(&[("refs.json", &json.replace("\"b\"", "\"waltt\\u0031987\"")), ("a.md", &named)], "a.md", &[]);
    let told = |json: &str, told: &[&str]| {
        let run = run(&Folder::with(&[("refs.json", json), ("a.md", &named)]), "a.md");
        // Of a list that breaks off, nobody knows what stands behind.
        assert_eq!((unknown(&run), run.complaints()), (Vec::new(), told.to_vec()));
    };
    told(
        "[{\"id\": \"walt1987\"},\n {\"id\": \"x\" \"y\"}]",
        &["lakatos: refs.json:2:13: this is not valid JSON: expected `,` or `}`"],
    );
    told("[{\"id\": \"walt1987\"}", &["lakatos: refs.json:1:20: a `,` or the closing `]` is missing here"]);
    told("[{\"id\": \"walt1987\"},", &["lakatos: refs.json:1:21: the closing `]` is missing"]);
    told("{\"id\": \"walt1987\"}", &["lakatos: refs.json:1:1: CSL-JSON is a list of works: it begins with `[`"]);
    told(&"[".repeat(200_000), &["lakatos: refs.json:1:200000: this is not valid JSON: EOF while parsing a list"]);
    let run = run(&Folder::with(&[("refs.json", "[{\"id\": 7}, 3, {}]"), ("a.md", &named)]), "a.md");
    let no_id = "this work has no `id` in quotes: nothing can cite it";
    let at = |column: u32| format!("lakatos: refs.json:1:{column}: {no_id}");
    assert_eq!(run.complaints(), [at(2), at(13), at(16)]);
}

#[test]
fn a_kind_that_is_not_read_is_told_and_says_nothing_of_citations() {
    let named = NAMING.replace("refs.bib", "refs.yaml");
    let run = run(&Folder::with(&[("refs.yaml", "references: []\n"), ("a.md", &named)]), "a.md");
    assert_eq!(unknown(&run), Vec::<String>::new());
    assert_eq!(
        run.err,
        "lakatos: refs.yaml: is not a bibliography that lakatos can read: it reads .bib and CSL-JSON (.json); citations are not checked\n"
    );
}

#[test]
fn lists_of_bibliographies_are_read_however_they_are_broken() {
    let more = ("more.bib", "@misc{waltt1987,}\n");
    for list in
        ["[refs.bib,\n  more.bib]", "\n  - refs.bib\n\n  # and\n  - more.bib", "[ 'refs.bib', \"more.bib\" ] # both"]
    {
        let named = NAMING.replace("refs.bib", list);
        check(&[("refs.bib", BIB), more, ("a.md", &named)], "a.md", &[]);
    }
    for commands in [
        "\\addbibresource{refs.bib}\\addbibresource{more.bib}",
        "\\addbibresource[label=a]{%\n  refs.bib}\n\\addbibresource {more.bib}",
        "\\bibliographystyle{apsr}\\bibliography{refs,\n  more}",
    ] {
        let text = format!("{commands}\n\\begin{{lakatos}}\nconcept threat @walt1987 @waltt1987\n\\end{{lakatos}}\n");
        check(&[("refs.bib", BIB), more, ("a.tex", &text)], "a.tex", &[]);
    }
}

#[test]
fn a_bibliography_that_is_not_there_is_told_with_the_nearest_that_is() {
    let told = |files: &[(&str, &str)], path: &str, told: &str| {
        let run = run(&Folder::with(files), path);
        assert_eq!((unknown(&run), run.err, run.code), (Vec::new(), format!("lakatos: {told}\n"), 0));
    };
    let missing = "there is no such file or folder";
    told(
        &[("a.md", &NAMING.replace("refs", "rfes")), ("refs.bib", BIB)],
        "a.md",
        &format!("rfes.bib: {missing}; citations are not checked; did you mean `refs.bib`?"),
    );
    told(
        &[("a.tex", "\\addbibresource{lost.bib}\n\\begin{lakatos}\nconcept threat @a\n\\end{lakatos}\n")],
        "a.tex",
        &format!("lost.bib: {missing}; citations are not checked"),
    );
    told(
        &[
            ("drafts/lakatos.toml", "[project]\nbibliography = [\"../refs.bib\"]\n"),
            ("drafts/a.md", DRAFT),
            ("refs.bib", BIB),
        ],
        "drafts/a.md",
        "refs.bib: lies outside the project: name it in the draft itself, or put the `lakatos.toml` above it; citations are not checked",
    );
    for none in ["https://example.org/refs.bib", "null"] {
        check(&[("a.md", &NAMING.replace("refs.bib", none))], "a.md", &[]);
    }
    for none in [
        "\\addbibresource[location=remote]{http://x.y/z.bib}",
        "\\newcommand{\\mine}[1]{\\bibliography{#1}}",
        "\\bibliography{\\jobname}",
        "\\bibliography{open",
    ] {
        let text = format!("{none}\n\\begin{{lakatos}}\nconcept threat @a\n\\end{{lakatos}}\n");
        check(&[("a.tex", &text)], "a.tex", &[]);
    }
}

#[test]
fn of_two_bibliographies_one_key_for_two_works_is_told() {
    let named = NAMING.replace("refs.bib", "[refs.bib, more.bib]");
    let told = |more: &str, told: &[&str]| {
        let run = run(&Folder::with(&[("refs.bib", BIB), ("more.bib", more), ("a.md", &named)]), "a.md");
        assert_eq!((unknown(&run), run.complaints()), (vec![UNKNOWN.to_owned()], told.to_vec()));
    };
    told(
        "@article{walt1987, title = {Another one}}\n",
        &["lakatos: more.bib:1:10: `walt1987` is already the key of another work: refs.bib, line 1"],
    );
    // The same work, exported twice.
    told("@BOOK{walt1987,\n title = {The~origins of {Alliances}}}\n", &[]);
}

#[test]
fn a_work_that_a_library_cites_is_declared_as_it_names_it() {
    let draft = "---\nbibliography: refs.bib\n---\n\n```lakatos\nuse \"ir/liberalism\"\n\nconcept threat \"T\" @russett2001\n\
                 \nconcept calm \"C\" @russett2001 @WALT1987\n```\n";
    let folder = Folder::with(&[("refs.bib", BIB), ("a.md", draft)]);
    folder.run(&["fix", "--unsafe", "a.md"]);
    let text = std::fs::read_to_string(folder.path("a.md")).unwrap();
    assert_eq!(text.matches("\nsource russett2001 \"Russett").count(), 1, "{text}");
    assert!(text.contains("@walt1987"), "{text}");
    assert_eq!(unknown(&run(&folder, "a.md")), Vec::<String>::new());
}

#[test]
fn a_sound_bibliography_is_passed_over_in_silence() {
    let sound = "\u{feff}Exported by hand, ask me@example.org.\r\n@comment{jabref-meta: x}\r\n@string{io = {International Organization}}\r\n\
                 @preamble{ \"\\newcommand\" }\r\n@article{keohane1984, journal = io # {, special}, title = \"Quoted {\"}q{\"}\",\r\n\
                 note = {see\r\n@walt1987 on this}, year = 1984}\r\n% @book{out,\r\n@book(parens2014, title={P (and) Q}, year={2014})\r\n\
                 @Misc {\r\n  below,\r\n  title = {{World Bank}}\r\n}\r\nA line with @book{nothing in it.\r\n@book{walt1987}\r\n";
    check_told(sound.replace("@book{walt1987}", "@book{walt1987,}").as_bytes(), &[]);
    let cites = NAMING.replace("@waltt1987", "@keohane1984 @parens2014 @below @nothing");
    let run = run(&Folder::with(&[("refs.bib", &sound.replace("1987}\r", "1987,}\r")), ("a.md", &cites)]), "a.md");
    assert_eq!(unknown(&run), ["no bibliography and no `source` of the draft has the key `nothing`"]);
}

#[test]
fn what_is_broken_is_told_with_its_line_and_costs_nothing_else() {
    check_told(
        b"@book{never2001,\n  title = {Cut off mid-wri\n\n@book{comma,\n  title = {No comma}\n  author = {C}\n}\n",
        &[
            "lakatos: refs.bib:1:7: `never2001` never ends: a closing brace or quotation mark is missing",
            "lakatos: refs.bib:6:3: `comma` cannot be read from here on: a comma is missing before this",
        ],
    );
    check_told(
        b"@misc{,\n  title={No key}\n}\n@misc{ title = {None either} }\n@book{smith 2013, title={K}}\n@book{e, title {T}}\n@book{v, title = , year = 3}\n@book{n, = {T}}\n",
        &[
            "lakatos: refs.bib:1:1: this entry has no key: nothing can cite it",
            "lakatos: refs.bib:4:1: this entry has no key: nothing can cite it",
            "lakatos: refs.bib:5:7: the key `smith 2013` has a space in it: nothing can cite it",
            "lakatos: refs.bib:6:16: `e` cannot be read from here on: an `=` is missing before this",
            "lakatos: refs.bib:7:18: `v` cannot be read from here on: a value in braces or quotation marks is missing here",
            "lakatos: refs.bib:8:10: `n` cannot be read from here on: the name of a field is missing here",
        ],
    );
    check_told(
        b"@book{walt1987,}\n\n@book{other,}\n@Article{walt1987,}\n@misc{walt1987,}\n@book{walt1987,\n}\n",
        &[
            "lakatos: refs.bib:4:10: `walt1987` is already the key of another work: line 1",
            "lakatos: refs.bib:5:7: `walt1987` is already the key of another work: line 1",
        ],
    );
}

#[test]
fn a_bibliography_in_another_encoding_is_told_so() {
    check_told(
        b"@book{m\xfcller2011,}\n",
        &[
            "lakatos: refs.bib: not valid UTF-8 (at byte 7), so it is skipped: save it as UTF-8; citations are not checked",
        ],
    );
}

#[test]
fn a_megabyte_of_garbage_is_told_in_a_few_lines() {
    let garbage = "@book{a\n@{,,}=}\"\\@x{@y(\n@book{}\u{1F989}@@@\n".repeat(30_000);
    let folder = Folder::with(&[("a.md", NAMING), ("refs.bib", &garbage)]);
    let run = run(&folder, "a.md");
    assert_eq!((run.code, run.complaints().len()), (0, 51));
    assert!(run.err.ends_with("more places of this bibliography cannot be read\n"), "{}", run.err);
    assert_eq!(unknown(&run).len(), 2);
}

#[test]
fn the_other_commands_say_nothing_of_bibliographies() {
    let folder = Folder::with(&[("a.md", NAMING), ("refs.bib", "@book{a,}\n@book{a,}\n")]);
    assert_eq!(folder.run(&["appraise", "a.md"]).err, "");
}
