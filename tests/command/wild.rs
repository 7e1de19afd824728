//! Which bibliography counts in the wild: what Pandoc, R Markdown, Quarto, bookdown and LaTeX do.

use crate::folder::Folder;

const BIB: &str = "@book{a2001,\n  title = {A title},\n  author = {Author, Ann},\n  year = 2001\n}\n";
/// A work of [`BIB`], and one of none.
const BLOCK: &str = "\n```lakatos\nconcept one \"One\" @a2001\nconcept two \"Two\" @nosuch\n```\n";
const ENVIRONMENT: &str = "\\begin{lakatos}\nconcept one \"One\" @a2001\nconcept two \"Two\" @nosuch\n\\end{lakatos}\n";
const DOCUMENT: &str = "\\documentclass{article}\n";
/// What lies beside many a draft, and is not what it cites from.
const OTHER: (&str, &str) = ("beside.bib", "@book{other,\n}\n");

/// The keys that nobody knows, of the citations of a draft beside `bib/refs.bib`; nothing is said on standard error.
#[track_caller]
fn check(files: &[(&str, &str)], path: &str, unknown: &[&str]) {
    let folder = Folder::with(&[("bib/refs.bib", BIB)]);
    files.iter().for_each(|(name, text)| folder.write(name, text.as_bytes()));
    let run = folder.run(&["check", "--format", "json", "--fail-on", "never", path]);
    let json = run.json();
    let findings = json["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "unknown-citation");
    let key = |one: &serde_json::Value| one["message"].as_str().unwrap().rsplit('`').nth(1).unwrap().to_owned();
    let found: Vec<String> = findings.map(key).collect();
    assert_eq!((found, run.err.as_str()), (unknown.iter().map(|key| (*key).to_owned()).collect(), ""), "{files:?}");
}

/// A draft with this before its block.
#[track_caller]
fn check_markdown(before: &str, unknown: &[&str]) {
    for newline in ["\n", "\r\n"] {
        let draft = format!("{before}{BLOCK}").replace('\n', newline);
        check(&[("a.Rmd", &draft), OTHER], "a.Rmd", unknown);
    }
}

#[track_caller]
fn check_latex(text: &str, unknown: &[&str]) {
    check(&[("a.tex", &format!("{DOCUMENT}{ENVIRONMENT}{text}")), OTHER], "a.tex", unknown);
}

fn front(yaml: &str) -> String {
    format!("---\n{yaml}\n---\n")
}

#[test]
fn front_matter_is_found_where_pandoc_and_r_markdown_find_it() {
    for before in [
        "--- \nbibliography: bib/refs.bib\n--- \t\n",
        "\n\n---\nbibliography: bib/refs.bib\n...\n",
        "<!-- c -->\n---\nbibliography: bib/refs.bib\n---\n",
        "<!--\nc\n-->\n\n---\nbibliography: bib/refs.bib\n---\n",
        "---\ntitle: T\n---\n\nText.\n\n---\nbibliography: bib/refs.bib\n---\n",
        "\u{feff}---\nbibliography: bib/refs.bib\n---\n",
    ] {
        check_markdown(before, &["nosuch"]);
    }
    // What stands in a comment or a code block is none; the bibliographies beside count.
    for before in [
        "<!--\n\n---\nbibliography: bib/refs.bib\n---\n-->\n",
        "```yaml\n\n---\nbibliography: bib/refs.bib\n---\n```\n",
    ] {
        check_markdown(before, &["a2001", "nosuch"]);
    }
}

#[test]
fn yaml_is_read_as_yaml() {
    for yaml in [
        "bibliography: >\n  bib/refs.bib",
        "bibliography: |-\n  bib/refs.bib",
        "\"bibliography\": 'bib/refs.bib' # c",
        "bibliography : bib/refs.bib",
        "bibliography:\n- bib/refs.bib",
        "bibliography:\n  main: bib/refs.bib",
        "x: &b bib/refs.bib\nbibliography: *b",
        "{bibliography: bib/refs.bib}",
        "bibliography_main: bib/refs.bib",
        "output:\n  pdf_document:\n    pandoc_args: [\"--bibliography=bib/refs.bib\"]",
    ] {
        check_markdown(&front(yaml), &["nosuch"]);
    }
}

#[test]
fn of_what_has_to_be_computed_nothing_is_said() {
    for yaml in [
        "bibliography: \"`r rbbt::bbt_write_bib('refs.bib')`\"",
        "bibliography: `r x`",
        "bibliography: !expr file.path(\"x\")",
        "bibliography: [\"`r x`\", bib/refs.bib]",
        "bibliography: https://example.org/refs.bib",
        "bibliography: $bibliography$",
        "bibliography: {{bib}}",
        "bibliography: ~/refs.bib",
    ] {
        check_markdown(&front(yaml), &[]);
    }
    check_latex("\\bibliography{\\mybib}", &[]);
    check_latex("\\addbibresource[location=remote]{http://x.y/z.bib}", &[]);
}

#[test]
fn works_listed_in_the_front_matter_are_known() {
    check_markdown(&front("references:\n- id: a2001\n  type: book"), &["nosuch"]);
    check_markdown(&front("bibliography: bib/refs.bib\nreferences:\n- id: nosuch\n  type: book"), &[]);
    let later = format!("{}\n{}", front("bibliography: bib/refs.bib"), front("references:\n- id: nosuch"));
    check_markdown(&later, &[]);
}

#[test]
fn quarto_counts_with_all_its_files() {
    let quarto = ("_quarto.yml", "project:\n  type: website\n");
    let below = ("d/a.qmd", BLOCK);
    check(&[quarto, ("d/_metadata.yml", "bibliography: ../bib/refs.bib\n"), below], "d/a.qmd", &["nosuch"]);
    check(&[("_quarto.yml", "bibliography:\n  - >-\n    /bib/refs.bib\n"), below], "d/a.qmd", &["nosuch"]);
    check(
        &[("_quarto.yml", "metadata-files: [m.yml]\n"), ("m.yml", "bibliography: bib/refs.bib\n"), below],
        "d/a.qmd",
        &["nosuch"],
    );
    check(&[("_quarto.yml", "references:\n- id: a2001\n"), below], "d/a.qmd", &["nosuch"]);
    let slash = format!("{}{BLOCK}", front("bibliography: /bib/refs.bib"));
    check(&[quarto, ("d/a.qmd", &slash)], "d/a.qmd", &["nosuch"]);
}

#[test]
fn a_chapter_cites_from_what_its_book_names() {
    let index = front("site: bookdown::bookdown_site\nbibliography: [bib/refs.bib]");
    check(&[("index.Rmd", &index), ("01.Rmd", BLOCK), OTHER], "01.Rmd", &["nosuch"]);
    check(&[("index.Rmd", &index), ("ch/01.Rmd", BLOCK), ("ch/b.bib", OTHER.1)], "ch/01.Rmd", &["nosuch"]);
    let named = front("bibliography: bib/refs.bib");
    let config = ("_bookdown.yml", "rmd_files: [\"first.Rmd\", \"01.Rmd\"]\n");
    check(&[config, ("first.Rmd", &named), ("01.Rmd", BLOCK), OTHER], "01.Rmd", &["nosuch"]);
    // Beside what it names itself.
    let own = format!("{}{BLOCK}", front("bibliography: own.bib"));
    check(&[("index.Rmd", &index), ("01.Rmd", &own), ("own.bib", "@book{nosuch,\n}\n")], "01.Rmd", &[]);
    // Where the book names none, nobody can say.
    check(&[("_bookdown.yml", "x: y\n"), ("index.Rmd", "# Title\n"), ("01.Rmd", BLOCK), OTHER], "01.Rmd", &[]);
}

#[test]
fn a_part_cites_from_what_the_including_file_names() {
    let named = front("bibliography: bib/refs.bib");
    for (part, includes) in [
        ("_b.qmd", "{{< include _b.qmd >}}"),
        ("sub/_b.qmd", "{{< include sub/_b.qmd >}}"),
        ("c.Rmd", "```{r, child = c('b.Rmd', \"c.Rmd\")}\n```"),
        ("c.Rmd", "```{r}\n#| child: 'c.Rmd'\n```"),
        ("c.Rmd", "`r knitr::knit_child('c.Rmd')`"),
    ] {
        let whole = format!("{named}\n{includes}\n");
        check(&[("whole.Rmd", &whole), (part, BLOCK), OTHER, ("sub/b.bib", OTHER.1)], part, &["nosuch"]);
    }
    let part = ("ch/one.tex", ENVIRONMENT);
    let beside = ("ch/other.bib", OTHER.1);
    for body in [
        "\\include{ch/one}\n\\bibliography{bib/refs}",
        "\\input{ch/one.tex}\n\\input{end}",
        "\\input ch/one\n\\usepackage{biblatex}\n\\addbibresource{bib/refs.bib}",
        "\\subfile{ch/one}\\bibliography{bib/refs}",
        "\\import{ch/}{one}\\bibliography{bib/refs}",
        "\\input{mid}",
    ] {
        let main = format!("{DOCUMENT}{body}\n");
        let mid = ("mid.tex", "\\input{ch/one}\\bibliography{bib/refs}\n");
        check(
            &[("main.tex", &main), part, beside, ("end.tex", "\\bibliography{bib/refs}\n"), mid],
            "ch/one.tex",
            &["nosuch"],
        );
    }
    let main = format!("{DOCUMENT}\\bibliography{{bib/refs}}\n");
    for opening in ["% !TEX root = ../main.tex\n", "%!TeX root=../main\n", "\\documentclass[../main.tex]{subfiles}\n"] {
        check(
            &[("main.tex", &main), ("ch/one.tex", &format!("{opening}{ENVIRONMENT}")), beside],
            "ch/one.tex",
            &["nosuch"],
        );
    }
    // A part of which the whole is not found.
    check(&[("_part.qmd", BLOCK), OTHER], "_part.qmd", &[]);
    check(&[("one.tex", ENVIRONMENT), OTHER], "one.tex", &[]);
    check(&[("one.tex", ENVIRONMENT), ("one-blx.bib", "@comment{x}\n")], "one.tex", &[]);
}

#[test]
fn a_chapter_may_name_a_bibliography_from_where_the_main_file_lies() {
    let chapter = format!("{ENVIRONMENT}\\bibliography{{bib/refs}}\n");
    let main = format!("{DOCUMENT}\\include{{ch/one}}\n");
    check(&[("main.tex", &main), ("ch/one.tex", &chapter)], "ch/one.tex", &["nosuch"]);
    check(&[("ch/one.tex", &chapter)], "ch/one.tex", &["nosuch"]);
    // What `lakatos.toml` names as well is not switched off by it.
    let config = ("lakatos.toml", "[project]\nbibliography = [\"bib/refs.bib\"]\n");
    let other = format!("{ENVIRONMENT}\\bibliography{{refs}}\n");
    check(&[config, ("ch/one.tex", &other)], "ch/one.tex", &["nosuch"]);
}

#[test]
fn latex_runs_no_comment_and_no_example() {
    for text in [
        "\\iffalse\n\\bibliography{none}\n\\fi\n\\bibliography{bib/refs}",
        "\\iffalse \\bibliography{none} \\fi\n\\bibliography{bib/refs}",
        "\\begin{comment}\n\\bibliography{none}\n\\end{comment}\n\\bibliography{bib/refs}",
        "\\begin{verbatim}\n\\addbibresource{none.bib}\n\\end{verbatim}\n\\bibliography{bib/refs}",
        "50\\% \\bibliography{bib/refs} % \\bibliography{none}",
        "\\bibliography{bib/refs}\n\\end{document}\n\\bibliography{none}",
        "\\newcites{pri}{Primary}\n\\bibliographypri{bib/refs}",
        "\\nobibliography{bib/refs}",
        "\\putbib[bib/refs]",
        "\\addbibresource[glob]{bib/*.bib}",
        "\\begin{thebibliography}{9}\n\\bibitem[A(2001)]{a2001} A.\n\\end{thebibliography}",
        "\\begin{filecontents*}{own.bib}\n@book{a2001,\n}\n\\end{filecontents*}\n\\bibliography{own}",
    ] {
        check_latex(text, &["nosuch"]);
    }
    let bbl = ("a.bbl", "\\begin{thebibliography}{1}\n\\bibitem{a2001}\n\\end{thebibliography}\n");
    check(&[("a.tex", &format!("{DOCUMENT}{ENVIRONMENT}\\input{{a.bbl}}")), bbl], "a.tex", &["nosuch"]);
    check(
        &[("a.tex", &format!("{DOCUMENT}{ENVIRONMENT}\\bibliography{{\\jobname}}")), ("a.bib", BIB)],
        "a.tex",
        &["nosuch"],
    );
}

#[test]
fn capitals_of_keys_make_no_difference_to_bibtex_alone() {
    let cited = ENVIRONMENT.replace("a2001", "A2001");
    let with = |text: &str| format!("{DOCUMENT}{cited}{text}");
    check(&[("a.tex", &with("\\bibliography{bib/refs}"))], "a.tex", &["nosuch"]);
    check(&[("a.tex", &with("\\usepackage{biblatex}\\addbibresource{bib/refs.bib}"))], "a.tex", &["A2001", "nosuch"]);
    let markdown = format!("{}{}", front("bibliography: bib/refs.bib"), BLOCK.replace("a2001", "A2001"));
    check(&[("a.md", &markdown)], "a.md", &["A2001", "nosuch"]);
}

#[test]
fn a_bibliography_that_the_draft_names_is_read_wherever_it_lies() {
    let above = format!("{}{BLOCK}", front("bibliography: ../bib/refs.bib"));
    check(&[("p/a.Rmd", &above)], "p/a.Rmd", &["nosuch"]);
    check(&[("p/lakatos.toml", ""), ("p/a.Rmd", &above)], "p/a.Rmd", &["nosuch"]);
    let folder = Folder::with(&[("far/refs.bib", BIB)]);
    let absolute = format!("{}{BLOCK}", front(&format!("bibliography: {}", folder.path("far/refs.bib").display())));
    check(&[("p/lakatos.toml", ""), ("p/a.md", &absolute)], "p/a.md", &["nosuch"]);
    check(&[("lakatos.toml", "[project]\nbibliography = [\"b*/*.bib\"]\n"), ("p/a.md", BLOCK)], "p/a.md", &["nosuch"]);
}

#[test]
fn entries_stand_on_one_line_and_lines_end_in_any_way() {
    let draft = format!("{}{BLOCK}", front("bibliography: r.bib"));
    for bib in [
        "@book{x, title={T}} @book{a2001, title={A}}@misc{y,}\n",
        "@book{x,\r title={T}\r}\r@book{a2001,\r title={A}\r}\r",
        "@book(x, title={T})@book{a2001, note={@me}}",
    ] {
        check(&[("a.md", &draft), ("r.bib", bib)], "a.md", &["nosuch"]);
    }
}

#[test]
fn a_key_of_any_signs_is_cited_in_braces() {
    let block = BLOCK.replace("@a2001", "@{o'x(1)*;}").replace("@nosuch", "@{no+}[p. 3]");
    let draft = format!("{}{block}", front("bibliography: r.bib"));
    check(&[("a.md", &draft), ("r.bib", "@book{o'x(1)*;, title={A}}\n")], "a.md", &["no+"]);
}

#[test]
fn the_same_entry_twice_is_no_clash_and_clashes_come_first() {
    let draft = format!("{}{}", front("bibliography: r.bib"), BLOCK.replace(" @nosuch", ""));
    check(&[("a.md", &draft), ("r.bib", &BIB.repeat(3))], "a.md", &[]);
    let bib = format!("{}{}{}", BIB, "@book{e1, title {T}}\n", "@misc{,}\n".repeat(80));
    let bib = format!("{bib}@book{{a2001,\n  title = {{Another}}\n}}\n");
    let folder = Folder::with(&[("a.md", &draft), ("r.bib", &bib)]);
    let told = folder.run(&["check", "--format", "json", "a.md"]).err;
    assert!(told.contains("`a2001` is already the key of another work: line 1"), "{told}");
    assert!(told.ends_with("places of this bibliography cannot be read\n"), "{told}");
}

#[test]
fn files_without_an_argument_are_nobodys_business() {
    let draft = format!("{}{BLOCK}", front("bibliography: bib/refs.bib"));
    let files = [
        ("a.md", draft.as_str()),
        ("prose.md", "---\nbibliography: not-there.bib\n---\n\nProse only.\n"),
        ("partials/biblio.tex", "\\bibliography{$bibliography$}\n"),
        ("box.tex", "%|-----|\n%| Box |\n%|-----|\n\\bibliography{gone}\n"),
    ];
    check(&files, ".", &["nosuch"]);
}

#[test]
fn an_entry_is_known_by_all_its_keys() {
    let draft = format!("{}{BLOCK}", front("bibliography: r.bib"));
    let bib = "@book{new,\n  ids = {old, a2001},\n  crossref = {nosuch}\n}\n";
    check(&[("a.md", &draft), ("r.bib", bib)], "a.md", &["nosuch"]);
    check(&[("a.md", &draft), ("r.bib", &format!("{bib}@collection{{nosuch,\n}}\n"))], "a.md", &[]);
}

#[test]
fn front_matter_that_is_no_yaml_is_told_where_it_breaks() {
    for (yaml, line) in [
        ("title: One: two\nbibliography: bib/refs.bib", 2),
        ("title: T\nsubtitle: \"A\" or B\nbibliography: bib/refs.bib", 3),
        ("title: T\nbibliography: \"bib/refs.bib", 3),
    ] {
        let folder = Folder::with(&[("a.md", &format!("{}{BLOCK}", front(yaml))), ("bib/refs.bib", BIB)]);
        let json = folder.run(&["check", "--format", "json", "a.md"]).json();
        let told = json["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "unread-metadata");
        let lines: Vec<_> = told.map(|one| one["range"]["start"]["line"].as_u64().unwrap()).collect();
        assert_eq!(lines, [line], "{yaml}");
    }
    // Templates, what is computed, what Pandoc takes all the same, and files that argue nothing.
    let lenient = "title: \"A\ntitle\"\nauthor:\n\t- One";
    for text in [
        front(lenient) + BLOCK,
        front("title: {{cookiecutter.title}}") + BLOCK,
        front("date: `r x`") + BLOCK,
        front("title: One: two"),
    ] {
        let folder = Folder::with(&[("a.md", &text)]);
        let json = folder.run(&["check", "--format", "json", "a.md"]).json();
        let told = json["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "unread-metadata");
        assert_eq!(told.count(), 0, "{text}");
    }
}
