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
    for name in ["verbatim", "lstlisting", "minted", "Verbatim", "verbatim*"] {
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
fn a_label_is_read_in_any_case() {
    for open in ["```Lakatos", "``` LAKATOS", "~~~Lak", "```{.Lakatos}", "```lakatos,", "```.lakatos"] {
        let close = &open[..3];
        check("a.md", &format!("{open}\nconcept a\n{close}\n"), &["a"], &[]);
    }
    check("a.md", "<!-- Lakatos\nconcept a\n-->\n", &["a"], &[]);
    check("a.tex", "\\begin{Lakatos}\nconcept a\n\\end{Lakatos}\n", &["a"], &[]);
}

#[test]
fn a_block_is_not_passed_over_in_silence_for_a_slip_in_its_label() {
    for (text, word) in [
        ("```lakatoss\nconcept a\n```\n", "lakatoss"),
        ("~~~ lakato\nconcept a\n~~~\n", "lakato"),
        ("```{.laktos}\nconcept a lak\n```\n", "laktos"),
        ("```{#x .Lakotos}\nconcept a lak\n```\n", "Lakotos"),
        ("> ```lakatos2\n> concept a\n> ```\n", "lakatos2"),
        ("<!-- lakatoss\nconcept a\n-->\n", "lakatoss"),
    ] {
        check("a.md", text, &[], &[&format!("this block is passed over: `{word}` is not `lakatos` [{word}]")]);
    }
    check(
        "a.Rmd",
        "```{lakatoss}\nconcept a\n```\n",
        &[],
        &["this block is passed over: `lakatoss` is not `lakatos` [{lakatoss}]"],
    );
    check(
        "a.tex",
        "\\begin{lakatoss}\nconcept a\n\\end{lakatoss}\n",
        &[],
        &["this block is passed over: `lakatoss` is not `lakatos` [lakatoss]"],
    );
    // What is something else is left alone.
    for other in ["```latex\nlak\n```\n", "```lakatos-output-of-a-run\nx\n```\n", "<!-- lakatosian prose\nhere -->\n"] {
        check("a.md", other, &[], &[]);
    }
}

#[test]
fn a_comment_is_one_with_any_number_of_dashes_and_on_one_line() {
    check("a.md", "<!--- lakatos\nconcept a\n--->\n", &["a"], &[]);
    check("a.md", "<!---- lakatos\nconcept a\n---->\n\nProse.\n", &["a"], &[]);
    check("a.md", "<!-- lakatos concept a -->\n", &["a"], &[]);
    check("a.md", "Prose <!-- lakatos concept a --> and more.\n", &["a"], &[]);
    check("a.md", "Prose <!-- lakatos\nconcept a\n--> and more.\n", &["a"], &[]);
    check("a.md", "> Prose <!-- lakatos\n> concept a\n> -->\n", &["a"], &[]);
    check("a.md", "<!-- lakatos is a linter -->\n<!-- lakatos, for short\nlak -->\n", &[], &[]);
}

#[test]
fn a_block_is_read_where_pandoc_reads_it() {
    // Below HTML, which CommonMark would take up to the next blank line.
    check("a.md", "<div>\n```lakatos\nconcept a\n\nconcept b\n```\n</div>\n", &["a", "b"], &[]);
    check("a.md", "<details>\n<summary>S</summary>\n~~~lak\nconcept a\n~~~\n</details>\n\nEnd\n", &["a"], &[]);
    check("a.md", "> <div>\n> ```lakatos\n> concept a\n> ```\n", &["a"], &[]);
    check("a.md", "<div>\n<!-- lakatos\nconcept a\n-->\n</div>\n", &["a"], &[]);
    check("a.md", "<div><div>\n```r\n1\n```\n</div>\n```lakatos\nconcept a\n```\n</div>\n", &["a"], &[]);
    check("a.md", "Term\n\n:   Text\n\n    ```lakatos\n    concept a\n    ```\n", &["a"], &[]);
    check("a.md", "T[^1].\n\n[^1]: Note.\n\n    ```lakatos\n    concept a\n    ```\n", &["a"], &[]);
    check("a.md", "<pre>\n```lakatos\nconcept a\n```\n</pre>\n", &[], &[]);
    // Between rules, which would be metadata if it were YAML.
    check("a.md", "Text\n\n---\nMore text.\n\n```lakatos\nconcept a\n```\n\n---\n\nEnd\n", &["a"], &[]);
    check("a.md", "---\nMore: text.\n\n```lakatos\nconcept a\n```\n\n---\n\nEnd\n", &["a"], &[]);
    check("a.md", "T\n\n---\n# One\n---\n\n```lakatos\nconcept a\n```\n\n---\n# Two\n", &["a"], &[]);
    for open in ["--- ", "\n\n---", "<!-- c -->\n\n---", "<!--\nc\n-->\n---\t"] {
        let text = format!("{open}\ntitle: |\n  ```lakatos\n  concept a\n  ```\n...\n\n```lak\nconcept b\n```\n");
        check("a.Rmd", &text, &["b"], &[]);
    }
    check("a.md", "P.\n\n---\nx: |\n ```lakatos\n concept a\n ```\n---\n", &[], &[]);
}

#[test]
fn a_fence_too_far_to_the_right_is_told() {
    let message = "this block is passed over: its fence stands too far to the right to open one [```lakatos]";
    check("a.md", "- item\n\n        ```lakatos\n        concept a\n        ```\n", &[], &[message]);
    check("a.md", "Prose\n    ```lakatos\n    concept a\n    ```\n", &[], &[message]);
    check("a.md", "So it is written:\n\n    ```lakatos\n    concept a\n    ```\n", &[], &[]);
}

#[test]
fn a_block_as_another_kind_of_file_has_it_is_told() {
    let message = "this block is passed over: it is written as in another kind of file";
    check(
        "a.Rmd",
        "Text.\n\n\\begin{lakatos}\nconcept a\n\\end{lakatos}\n",
        &[],
        &[&format!("{message} [\\begin{{lakatos}}]")],
    );
    check("a.md", "In `\\begin{lakatos}` and\n\n    \\begin{lakatos}\n", &[], &[]);
    check("a.tex", "Text.\n```lakatos\nconcept a\n```\n", &[], &[&format!("{message} [```lakatos]")]);
    check(
        "a.tex",
        "% | concept a \"A\"\n% | that | is | it\n%| concept b\n",
        &["b"],
        &["this line is passed over: it begins `% |`, not `%|` [% |]"],
    );
}

#[test]
fn lines_that_end_with_cr_alone_are_told() {
    let message = "this block is passed over: the lines of this file end with CR alone";
    let host = |path: &str| Host::from_path(Path::new(path)).unwrap();
    let told = |path: &str, text: &str| reading(text, host(path)).problems;
    assert_eq!(told("a.md", "T\r\r```lakatos\rconcept a\r```\r"), [format!("{message} [```lakatos]")]);
    assert_eq!(told("a.tex", "T\r%| concept a\r"), [format!("{message} [%| concept a]")]);
    assert!(told("a.md", "All of lakatos\rin prose\r").is_empty());
}

#[test]
fn an_environment_may_begin_and_end_within_a_line() {
    check("a.tex", "Text \\begin{lakatos} concept a \\end{lakatos} text\n", &["a"], &[]);
    check("a.tex", "Text \\begin{lakatos}\nconcept a\n  note \"x\" \\end{lakatos} text.\n", &["a"], &[]);
    check("a.tex", "\\begin{lakatos}[h] concept a\nconcept b \\end{lakatos}\n", &["a", "b"], &[]);
    check("a.tex", "\\begin {lakatos*} % here\nconcept a\n\\end {lakatos*}\n", &["a"], &[]);
    check("a.tex", "50\\% of it \\begin{lakatos} concept a \\end{lakatos}\n", &["a"], &[]);
    for spoken in [
        "In \\verb|\\begin{lakatos}| and \\verb|\\end{lakatos}| stands",
        "\\newcommand{\\arg}{\\begin{lakatos}#1\\end{lakatos}}",
        "An environment \\begin{lakatos} is what",
        "Text % \\begin{lakatos} concept a \\end{lakatos}",
    ] {
        check("a.tex", &format!("{spoken}\nProse.\n"), &[], &[]);
    }
}

#[test]
fn a_box_in_a_comment_is_a_drawing() {
    check("a.tex", "%|-----------|\n%| Preamble  |\n%|-----------|\nText.\n", &[], &[]);
    check("a.tex", "%|====\n%| Theory |\n%| case |\n%|====\n\n%| concept a\n", &["a"], &[]);
    check("a.tex", "%| concept a\nText\n%|---|\n%| P |\n%|---|\n", &["a"], &[]);
    // What goes on with a declaration above, or is misspelled, is none.
    check("a.tex", "%| case a 1990\nText\n%|   b = yes\n\n%|   @k\n", &["a"], &[]);
    check("a.tex", "%| concept a\nText\n%|   note \"x\"\n", &["a"], &[]);
    check("a.tex", "%| concpt a \"A\"\n", &[], &["`concpt` opens no declaration: did you mean `concept`? [concpt]"]);
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_name() {
    check("a.lak", "\u{feff}concept a\n", &["a"], &[]);
    check("a.md", "\u{feff}```lakatos\nconcept a\n```\n", &["a"], &[]);
    check("a.tex", "\u{feff}\\begin{lakatos}\nconcept a\n\\end{lakatos}\n", &["a"], &[]);
}

/// What is said of a block that is read up to where prose begins.
const CUT: &str = "this block is never closed: it is read up to where prose begins";

#[test]
fn a_block_that_is_not_closed_ends_where_prose_begins() {
    let prose = [
        "# A heading\n\nMore prose.\n",
        "## A heading\nWith prose right below it.\n",
        "Prose that goes on, and on.\nTheory has it that states fear.\n",
        "*Emphasis* first, then words.\n",
        "- a list\n- of two\n",
        "![A picture](picture.png)\n",
        "> A quotation\n",
        "Cases such as these abound.\n",
    ];
    for below in prose {
        let argument =
            "concept a \"A\"\n\ntheory b \"B\"\n  predicts p: a\n\n# Where the two lived.\ncase c 1990\n\n  a = no\n";
        check(
            "a.md",
            &format!("Prose.\n\n```lakatos\n{argument}\n{below}"),
            &["a", "b", "c"],
            &[&format!("{CUT} [```lakatos]")],
        );
        check(
            "a.tex",
            &format!("\\begin{{lakatos}}\n{argument}\n{below}"),
            &["a", "b", "c"],
            &["this environment is never closed: it is read up to where prose begins [\\begin{lakatos}]"],
        );
        check(
            "a.md",
            &format!("<!-- lakatos\n{argument}\n{below}"),
            &["a", "b", "c"],
            &["this comment is never closed: it is read up to where prose begins [<!-- lakatos]"],
        );
    }
}

#[test]
fn a_block_that_is_not_closed_hides_no_other() {
    let cut = format!("{CUT} [```lakatos]");
    check("a.md", "```lakatos\nconcept a\n\nProse.\n\n```lakatos\nconcept b\n```\n\nProse.\n", &["a", "b"], &[&cut]);
    check("a.md", "```lakatos\nconcept a\n\nProse.\n\n```r\nplot(1)\n```\n\nProse.\n", &["a"], &[&cut]);
    check("a.md", "```lakatos\nconcept a\n```lakatos\nconcept b\n```\n", &["a", "b"], &[&cut]);
    let environment = "this environment is never closed: it is read up to where prose begins [\\begin{lakatos}]";
    check(
        "a.tex",
        "\\begin{lakatos}\nconcept a\n\n\\section{One}\n\\begin{lakatos}\nconcept b\n\\end{lakatos}\n",
        &["a", "b"],
        &[environment],
    );
    let comment = "this comment is never closed: it is read up to where prose begins [<!-- lakatos]";
    check("a.md", "<!-- lakatos\nconcept a\n\nProse.\n\n<!-- lakatos\nconcept b\n-->\n", &["a", "b"], &[comment]);
}

#[test]
fn a_bare_fence_does_not_hide_the_argument_below_it() {
    let message = "this fence is not closed before the block of the argument below it [```]";
    check("a.md", "Prose.\n\n```\n\nMore.\n\n```lakatos\nconcept a\n```\n\nProse.\n", &["a"], &[message]);
    check("a.md", "~~~\n```lakatos\nconcept a\n```\n~~~\n", &[], &[]);
}

#[test]
fn what_is_closed_is_read_to_its_end_whatever_it_says() {
    let problem = "this is no line of a concept [Prose that should not stand here]";
    check(
        "a.md",
        "```lakatos\nconcept a\n\nProse that should not stand here\n\nconcept b\n```\n",
        &["a", "b"],
        &[problem],
    );
}

#[test]
fn a_label_stands_where_attributes_have_it() {
    for open in ["```{class=\"lakatos\"}", "```{class='numberLines lakatos'}", "``` {.r .lakatos}", "```{=lakatos}"] {
        check("a.md", &format!("{open}\nconcept a\n```\n"), &["a"], &[]);
    }
    for (open, info) in [
        ("```r lakatos", "r lakatos"),
        ("```{lang=lakatos}", "{lang=lakatos}"),
        ("```{code-block} lakatos", "{code-block} lakatos"),
    ] {
        let message = format!("this block is passed over: `{info}` is not `lakatos` [{info}]");
        check("a.md", &format!("{open}\nconcept a \"A\"\n```\n"), &[], &[&message]);
    }
    // What is shown, and what is no argument.
    for shown in ["```{.text filename=\"a lakatos\"}\nconcept a\n```\n", "```sh lakatos\nlakatos check\n```\n"] {
        check("a.md", shown, &[], &[]);
    }
}

#[test]
fn a_block_as_other_writers_have_it_is_told() {
    let message = "this block is passed over: it is written as in another kind of file";
    for (open, close) in [
        ("::: lakatos", ":::"),
        ("::: {.lakatos}", ":::"),
        ("<pre class=\"lakatos\">", "</pre>"),
        ("{% highlight lakatos %}", "{% endhighlight %}"),
        ("#+begin_src lakatos", "#+end_src"),
    ] {
        check("a.md", &format!("Text.\n\n{open}\nconcept a\n{close}\n"), &[], &[&format!("{message} [{open}]")]);
    }
    check("a.qmd", "Text.\n\n%| concept a \"A\"\n%| concept b\n", &[], &[&format!("{message} [%| concept a \"A\"]")]);
    check("a.md", "::: {.lakatos}\nProse about a case.\n:::\n", &[], &[]);
}

#[test]
fn a_comment_is_a_block_whatever_sign_follows_its_label() {
    check("a.md", "<!-- lakatos:\nconcept a\n\ncase b 1990\n-->\n", &["a", "b"], &[]);
    check("a.md", "<!-- lakatos: concept a \"A\" -->\n", &["a"], &[]);
    check("a.md", "<!-- {.lakatos}\nconcept a\n-->\n", &["a"], &[]);
    check("a.md", "<!-- lakatos: allow x — why -->\n<!-- lakatos: see below -->\n", &[], &[]);
    let message = "this block is passed over: words stand behind `lakatos` on the line that opens it [ block]";
    check("a.md", "<!-- lakatos block\nconcept a\n-->\n", &[], &[message]);
    check("a.md", "<!-- lakatos, for short\nlak -->\n", &[], &[]);
}

#[test]
fn a_comment_within_a_line_may_hold_blank_lines() {
    check("a.md", "Prose <!-- lakatos\nconcept a\n\nconcept b\n--> more.\n", &["a", "b"], &[]);
    check("a.md", "Prose <!-- lakatos\n\nconcept a\n--> more.\n\n```lakatos\nconcept b\n```\n", &["a", "b"], &[]);
    check("a.md", "Prose <!-- a comment\n\non lakatos --> more.\n", &[], &[]);
}

#[test]
fn a_block_that_is_commented_out_is_not_read_and_told_once() {
    let commented = "this block is not read: it is commented out";
    check("a.md", "<!--\n```lakatos\nconcept a\n```\n-->\n", &[], &[&format!("{commented} [```lakatos]")]);
    check(
        "a.md",
        "<!--\nOld.\n\n```lakatos\nconcept a\n```\n\n~~~lak\nconcept b\n~~~\n-->\n",
        &[],
        &[&format!("{commented} [```lakatos]")],
    );
    check(
        "a.tex",
        "% \\begin{lakatos}\n% concept a\n% \\end{lakatos}\n",
        &[],
        &[&format!("{commented} [\\begin{{lakatos}}]")],
    );
    let environment = "this block is not read: it is in the environment `comment` [\\begin{lakatos}]";
    check(
        "a.tex",
        "\\begin{comment}\n\\begin{lakatos}\nconcept a\n\\end{lakatos}\n\\end{comment}\n",
        &[],
        &[environment],
    );
    let off = "this block is not read: it is between `\\iffalse` and `\\fi` [\\begin{lakatos}]";
    let block = "\\begin{lakatos}\nconcept a\n\\end{lakatos}\n";
    check("a.tex", &format!("\\iffalse\n{block}\\fi\n\\begin{{lakatos}} concept b \\end{{lakatos}}\n"), &["b"], &[off]);
    check("a.tex", &format!("\\iffalse\n\\ifx x\\fi\n{block}\\fi\n"), &[], &[off]);
    check("a.tex", &format!("\\iffalse x\n\\else\n{block}\\fi\n"), &["a"], &[]);
    check("a.tex", &format!("In \\verb|\\iffalse| and\n{block}\\fi\n"), &["a"], &[]);
    check("a.tex", &format!("\\begin{{verbatim}}\n\\iffalse\n\\end{{verbatim}}\n{block}\\fi\n"), &["a"], &[]);
    check("a.tex", &format!("\\iffalse\n{block}"), &["a"], &[]);
}

#[test]
fn a_margin_that_is_written_in_another_way_is_told_once() {
    for sign in ["% |", "%%|", "%% |", "%\t|"] {
        let text = format!("{sign} concept a \"A\"\n{sign}   note \"x\"\n{sign} concept b\nText.\n");
        let message = format!("this line is passed over: it begins `{sign}`, not `%|` [{sign}]");
        check("a.tex", &text, &[], &[&message]);
    }
    check("a.tex", "% | case | outcome |\n% | one | two |\n", &[], &[]);
}

#[test]
fn signs_that_nobody_sees_hide_no_block() {
    let message = |sign: &str, name: &str| {
        format!("beside this fence stands {name}, which nobody sees: to Markdown it opens and closes nothing [{sign}]")
    };
    let space = message("\u{200b}", "a zero-width space (U+200B)");
    check("a.md", "\u{200b}```lakatos\nconcept a\n```\n\nText.\n", &["a"], &[&space]);
    check("a.md", "```lakatos\nconcept a\n```\u{200b}\n\nText.\n", &["a"], &[&space]);
    let no_break = message("\u{a0}", "a no-break space (U+00A0)");
    check("a.md", "\u{a0}```lakatos\nconcept a\n```\n\nText.\n", &["a"], &[&no_break]);
    check("a.md", "```\u{200b}lakatos\u{200b}\nconcept a\n```\n", &["a"], &[]);
    check("a.tex", "\u{200b}\\begin{lakatos}\nconcept a\n\\end{lakatos}\n\u{a0}%| concept b\n", &["a", "b"], &[]);
}

#[test]
fn signs_that_nobody_sees_are_read_as_space_between_words_and_told_within_one() {
    for sign in ['\u{200b}', '\u{feff}', '\u{a0}', '\u{ad}', '\u{200e}', '\u{202a}', '\u{2060}', '\u{3000}', '\u{2028}']
    {
        let text = format!(
            "concept a \"A\"\n\n{sign}theory t \"T\"\n{sign} {sign}predicts p: a{sign}\n  {sign}scope{sign} a\n"
        );
        check("a.lak", &text, &["a", "t"], &[]);
    }
    for (sign, name) in [('\u{200b}', "a zero-width space (U+200B)"), ('\u{ad}', "a soft hyphen (U+00AD)")] {
        let told =
            |word: &str, typed: &str| format!("`{word}` is written with {name} in it, which nobody sees [{typed}]");
        let typed = format!("al{sign}ly");
        check("a.lak", &format!("concept {typed} \"A\"\n"), &[], &[&told("ally", &typed)]);
        let typed = format!("the{sign}ory");
        check("a.lak", &format!("concept a\n{typed} t \"T\"\n"), &["a"], &[&told("theory", &typed)]);
        let typed = format!("scope{sign}a");
        check("a.lak", &format!("theory t \"T\"\n  {typed}\n"), &["t"], &[&told("scope a", &typed)]);
    }
}
