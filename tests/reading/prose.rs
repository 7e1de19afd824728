//! The sentences of a host: what is read, what is not, and where each stands.

use lakatos_syntax::Host;
use lakatos_syntax::prose::sentences;

/// The sentences of a text, each as the file has it between its first byte and its last.
fn read(text: &str, host: Host) -> Vec<String> {
    let all = sentences(text, host);
    for sentence in &all {
        assert!(text.get(sentence.span.range()).is_some(), "{sentence:?}");
    }
    all.into_iter().map(|sentence| sentence.words.text).collect()
}

#[test]
fn what_is_not_the_authors_running_text_is_not_read() {
    let text = "---\ntitle: A title. It is none.\n---\n\n# A heading. It is none.\n\nFirst one. And *a second* one [@walt1987, p. 3]. A `code. It` third.\n\n> A quotation. It is not read.\n\n```r\nx <- 1. Y\n```\n\n| A table. | B |\n| --- | --- |\n| c. D | e |\n\n<!-- A comment. Not read. -->\n\n- An item. Another sentence.\n\n```lakatos\nconcept a \"A. B\"\n```\n\nHe said “a long word of somebody else” there.\n\n# References\n\nWalt, S. 1987. The Origins of Alliances.\n";
    assert_eq!(
        read(text, Host::Markdown),
        [
            "First one.",
            "And a second one.",
            "A \u{fffc} third.",
            "An item.",
            "Another sentence.",
            "He said \u{fffc} there."
        ]
    );
}

#[test]
fn what_latex_does_not_run_is_not_read() {
    let text = "States that are threatened look for allies in this.\n\n\\iffalse\nThe old text said that they never do so.\n\\fi\n\nThat is what the theory says of the case.\n";
    let read = read(text, Host::Latex);
    assert_eq!(read.len(), 2, "{read:?}");
}

#[test]
fn latex_is_read_without_its_commands() {
    let text = "\\documentclass{article}\n\\title{A title. None.}\n\\begin{document}\n\\section{A heading. None.}\nFirst \\emph{one}.\\footnote{A note. It is read.} It is 5\\% here \\citep{walt1987}. % A comment. None.\n\\begin{equation}\na. B\n\\end{equation}\n\\begin{itemize}\n\\item An item with $x. Y$ in it.\n\\end{itemize}\n%| concept a \"A. B\"\n\\end{document}\nBehind. The end.\n";
    assert_eq!(
        read(text, Host::Latex),
        ["First one.", "It is 5% here .", "An item with \u{fffc} in it.", "A note.", "It is read."]
    );
}

#[test]
fn a_sentence_ends_where_it_ends() {
    let text = "Walt et al. say so, e.g. Kang (pp. 3 f.) and J. D. Singer. The U.S. Navy has 3.5 ships. Is it so? \"Yes.\" It is!\n";
    assert_eq!(
        read(text, Host::Markdown),
        [
            "Walt et al. say so, e.g. Kang (pp. 3 f.) and J. D. Singer.",
            "The U.S. Navy has 3.5 ships.",
            "Is it so?",
            "\"Yes.\"",
            "It is!"
        ]
    );
}

#[test]
fn a_place_is_exact_behind_entities_ligatures_and_soft_hyphens() {
    let text = "The de\u{ad}ﬁnition of R&amp;D holds. Here it *does* — “so”.\n";
    let all = sentences(text, Host::Markdown);
    assert_eq!(all[0].words.text, "The definition of R&D holds.");
    assert_eq!(&text[all[0].span.range()], "The de\u{ad}ﬁnition of R&amp;D holds.");
    let at = all[0].words.text.find("definition").unwrap();
    assert_eq!(&text[all[0].words.span(at..at + "definition".len()).range()], "de\u{ad}ﬁnition");
    assert_eq!(&text[all[1].span.range()], "Here it *does* — “so”.");
}

#[test]
fn another_language_is_not_read() {
    let text = "Der Realismus sagt voraus, dass die beiden Staaten sich gegen den stärksten unter ihnen verbünden, und das tun sie nicht.\n";
    assert_eq!(read(text, Host::Markdown), Vec::<String>::new());
}

#[test]
fn bad_input_is_read_in_bounded_time() {
    let hostile = [
        "the word ".repeat(110_000),
        "'a \"b “c ".repeat(60_000),
        "(1987 [@a ".repeat(50_000),
        "\\emph{a \\footnote{b $ ".repeat(20_000),
        "\\begin{x} a \\( b \\[ ".repeat(20_000),
        "مرحبا بالعالم. Hello \u{202e}there. ".repeat(20_000),
        "*_`[".repeat(50_000),
    ];
    for text in &hostile {
        for host in [Host::Markdown, Host::Latex] {
            let started = std::time::Instant::now();
            read(text, host);
            // A hundred times what it takes.
            assert!(started.elapsed().as_secs() < 60, "{}", &text[..20]);
        }
    }
}
