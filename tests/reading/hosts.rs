//! Which text of a host is argument, and which is prose.

use crate::support::api::{Reading, reading};
use lakatos_syntax::Host;
use std::path::Path;

/// The names declared in a file, and what is wrong with it.
fn check(path: &str, text: &str, names: &[&str], problems: &[&str]) {
    let host = Host::from_path(Path::new(path)).unwrap();
    let read = |text: &str| -> (Vec<String>, Vec<String>) {
        let Reading { declarations, problems } = reading(text, host);
        let name =
            |declaration: &String| declaration.split("text: \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        (declarations.iter().map(name).collect(), problems)
    };
    let expected = (
        names.iter().map(|name| (*name).to_owned()).collect(),
        problems.iter().map(|problem| (*problem).to_owned()).collect(),
    );
    assert_eq!(read(text), expected, "{text}");
    assert_eq!(read(&text.replace('\n', "\r\n")), expected, "with CRLF: {text}");
}

#[test]
fn fences_in_every_form_are_read() {
    for open in
        ["```lakatos", "``` lakatos", "~~~lak", "````{.lakatos}", "```{#x .lakatos}", "```lakatos {.numberLines}"]
    {
        let close = &open[..open.find(|c| c != '`' && c != '~').unwrap()];
        check("a.md", &format!("Prose.\n\n{open}\nconcept a\n{close}\n\nMore.\n"), &["a"], &[]);
    }
}

#[test]
fn quarto_shows_double_braces_and_lakatos_leaves_them_alone() {
    check("a.qmd", "```{{lakatos}}\nconcept a\n```\n", &[], &[]);
}

#[test]
fn an_executable_cell_is_read_and_reported() {
    let message = "`{lakatos}` is an executable cell: Quarto would start Jupyter to run it [{lakatos}]";
    check("a.qmd", "```{lakatos}\nconcept a\n```\n", &["a"], &[message]);
    check("a.Rmd", "> ```{lakatos}\n> concept a\n> ```\n", &["a"], &[message]);
}

#[test]
fn other_code_front_matter_and_comments_are_left_alone() {
    check("a.md", "---\nlakatos: |\n  ```lakatos\n  concept a\n  ```\n---\n\nProse about lakatos.\n", &[], &[]);
    check("a.md", "```python\nconcept a\n```\n\n    concept b # lakatos\n", &[], &[]);
    check("a.md", "`lakatos` and <!-- lakatos: allow x — y --> and <!-- concept a -->\n", &[], &[]);
    check("a.md", "````markdown\n```lakatos\nconcept a\n```\n````\n", &[], &[]);
}

#[test]
fn a_comment_over_several_lines_is_read() {
    check("a.md", "Prose.\n\n<!-- lakatos\nconcept a\n\nconcept b\n-->\n\nProse.\n", &["a", "b"], &[]);
    check("a.md", "> <!-- lakatos\n> concept a\n> -->\n", &["a"], &[]);
    check("a.md", "<!-- lakatos\nconcept a\n  note \"x\" -->\n\n```lakatos\nconcept b\n```\n", &["a", "b"], &[]);
}

#[test]
fn blocks_in_lists_and_quotations_are_read() {
    check("a.md", "- one\n\n  ```lakatos\n  concept a\n    note \"x\"\n  ```\n\n- two\n", &["a"], &[]);
    check("a.md", "> > ```lak\n> > concept a\n> >\n> > concept b\n> > ```\n", &["a", "b"], &[]);
    check(
        "a.markdown",
        "1. ~~~lakatos\n   theory a\n     scope\n   concept b\n   ~~~\n",
        &["a", "b"],
        &["expected a concept after `scope` [scope]"],
    );
}

#[test]
fn a_declaration_may_go_on_in_the_next_block() {
    check(
        "a.md",
        "```lakatos\ntheory a\n```\n\nBecause …\n\n```lakatos\n  scope\nconcept b\n```\n",
        &["a", "b"],
        &["expected a concept after `scope` [scope]"],
    );
}

#[test]
fn a_fence_that_is_never_closed_is_reported() {
    let message = "this block is never closed, so everything below it is read as part of the argument";
    check("a.md", "Prose.\n\n```lakatos\nconcept a\n", &["a"], &[&format!("{message} [```lakatos]")]);
    check(
        "a.md",
        "```lakatos\nconcept a\n~~~\n",
        &["a"],
        &[&format!("{message} [```lakatos]"), "cannot read `~~~` here [~~~]"],
    );
    check(
        "a.md",
        "````lakatos\nconcept a\n```\n",
        &["a"],
        &[&format!("{message} [````lakatos]"), "cannot read ````` here [```]"],
    );
    check("a.md", "> ```lakatos\n> concept a\n\nOut of the quotation.\n", &["a"], &[]);
}

#[test]
fn environments_and_margins_are_read_in_latex() {
    check("a.tex", "\\begin{lakatos}\nconcept a\n\\end{lakatos}\n", &["a"], &[]);
    check("a.tex", "Prose.\n%| concept a\n%|   note \"x\"\n% concept b\nProse.\n%|concept c\n", &["a", "c"], &[]);
    check("a.tex", "  %| concept a\n\\begin{lakatos}[h]\nconcept b\n  \\end{lakatos} % done\n", &["a", "b"], &[]);
}

#[test]
fn verbatim_environments_are_left_alone() {
    for name in ["verbatim", "lstlisting", "minted", "comment", "Verbatim", "verbatim*"] {
        let text = format!(
            "\\begin{{{name}}}\n\\begin{{lakatos}}\nconcept a\n\\end{{lakatos}}\n%| concept b\n\\end{{{name}}}\n"
        );
        check("a.tex", &text, &[], &[]);
    }
    check("a.tex", "% \\begin{verbatim}\n\\begin{lakatos}\nconcept a\n\\end{lakatos}\n", &["a"], &[]);
    check("a.tex", "\\begin{verbatim}x\\end{verbatim}\n\\begin{lakatos}\nconcept a\n\\end{lakatos}\n", &["a"], &[]);
}

#[test]
fn an_environment_that_is_never_closed_is_reported() {
    let message =
        "this environment is never closed, so everything below it is read as part of the argument [\\begin{lakatos}]";
    check("a.tex", "\\begin{lakatos}\nconcept a\n", &["a"], &[message]);
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_name() {
    check("a.lak", "\u{feff}concept a\n", &["a"], &[]);
    check("a.md", "\u{feff}```lakatos\nconcept a\n```\n", &["a"], &[]);
    check("a.tex", "\u{feff}\\begin{lakatos}\nconcept a\n\\end{lakatos}\n", &["a"], &[]);
}
