//! The sentences of a host: what is read, what is not, and where each stands.

use crate::support::choices::cases;
use lakatos_syntax::Host;
use lakatos_syntax::prose::{sentences, sentences_and_headings};
use proptest::prelude::*;

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
            "Walt et al. say so, e.g. Kang and J. D. Singer.",
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

/// The sentences of a text, each as it stands in the file.
fn places(text: &str, host: Host) -> Vec<&str> {
    sentences(text, host).into_iter().map(|sentence| &text[sentence.span.range()]).collect()
}

#[test]
fn the_abstract_captions_and_notes_are_read() {
    let quarto = "---\nabstract: |\n  Realism predicts\n  balancing. It *fails* here.\n\n  A second paragraph.\ntitle: None. Not read.\n---\n\nA text.[^n] It goes on, ![A picture. With a caption.](a.png) and ends.\n\n[^n]: A note.\n\n```{r}\n#| label: fig-one\n#| fig-cap: \"The figure. It has two.\"\n#| tbl-cap: The table.\nplot(x) # Not. This\n#| fig-cap: \"Nor this.\"\n```\n";
    assert_eq!(
        places(quarto, Host::Markdown),
        [
            "Realism predicts\n  balancing.",
            "It *fails* here.",
            "A second paragraph.",
            "A picture.",
            "With a caption.",
            "A text.",
            "It goes on, ![A picture. With a caption.](a.png) and ends.",
            "A note.",
            "The figure.",
            "It has two.",
            "The table.",
        ]
    );
    for abstracted in ["abstract: One line. Two.", "abstract: \"One line. Two.\"", "abstract: >-\n  One line. Two."] {
        let text = format!("---\n{abstracted}\n---\n");
        assert_eq!(places(&text, Host::Markdown), ["One line.", "Two."], "{text}");
    }
    let latex = "\\begin{abstract}\nIt is read.\n\\end{abstract}\nA text.\n\\begin{figure}\n\\includegraphics{a.png} Not this.\n\\caption[Short.]{The \\emph{figure}. Of two.\\label{f}}\n\\end{figure}\nIt ends.\n";
    assert_eq!(places(latex, Host::Latex), ["It is read.", "A text.", "It ends.", "The \\emph{figure}.", "Of two."]);
}

#[test]
fn captions_stand_among_the_attributes_of_a_div_and_behind_captionof() {
    let quarto = "A text.\n\n::: {#fig-one fig-cap=\"The picture. It has *two*.\"}\n![](a.png)\n:::\n\n::: {#tbl-one tbl-cap=\"The table.\"}\n\n| a |\n| - |\n| b |\n\n:::\n\nThe end.\n\n```\n::: {fig-cap=\"Code.\"}\n```\n";
    assert_eq!(read(quarto, Host::Markdown), ["A text.", "The picture.", "It has two.", "The table.", "The end."]);
    let latex = "A text.\n\\begin{center}\n\\captionof{figure}[Short.]{The \\emph{picture}.}\n\\end{center}\n\\begin{figure}\n\\captionsetup{font=small}\n\\captionof{table}{The table.}\n\\caption*{A remark.}\n\\end{figure}\nThe end.\n";
    assert_eq!(read(latex, Host::Latex), ["A text.", "The end.", "The picture.", "The table.", "A remark."]);
}

#[test]
fn under_literature_stands_a_list_of_it_where_nothing_is_argued_behind() {
    let markdown = |behind: &str| {
        read(
            &format!("A text.\n\n# 2. Literature\n\nWalt says so.\n\n## Realism\n\nSo do they.\n\n{behind}"),
            Host::Markdown,
        )
    };
    assert_eq!(markdown(""), ["A text."]);
    assert_eq!(markdown("# Appendix\n\nA list.\n"), ["A text."]);
    assert_eq!(markdown("# Theory\n\nThe end.\n"), ["A text.", "Walt says so.", "So do they.", "The end."]);
    let latex = |behind: &str| {
        read(&format!("A text.\n\\section{{Literature}}\nWalt says so.\\footnote{{A note.}}\n{behind}"), Host::Latex)
    };
    assert_eq!(latex(""), ["A text."]);
    assert_eq!(latex("\\section{References}\nA list.\n"), ["A text."]);
    assert_eq!(latex("\\section{Theory}\nThe end.\n"), ["A text.", "Walt says so.", "The end.", "A note."]);
}

#[test]
fn headings_name_things_and_say_nothing() {
    let markdown = "# Realism predicts {#one}\n\nA text.\n\n# References\n\nWalt 1987.\n";
    let latex = "\\section{Realism \\emph{predicts}}\nA text.\n\\section{References}\nWalt 1987.\n";
    for (text, host) in [(markdown, Host::Markdown), (latex, Host::Latex)] {
        assert_eq!(read(text, host), ["A text."]);
        let mut all: Vec<String> =
            sentences_and_headings(text, host).into_iter().map(|sentence| sentence.words.text).collect();
        all.sort();
        assert_eq!(all, ["A text.", "Realism predicts"]);
    }
}

/// Paragraphs as theses have them, in languages that share words with English or not.
const FOREIGN: [&str; 8] = [
    "Der Realismus sagt voraus, dass die beiden Staaten sich gegen den stärksten unter ihnen verbünden, und das tun sie nicht.",
    "El realismo predice que los dos Estados se aliarán contra el más fuerte de ellos, y eso no es lo que hacen en este caso.",
    "Le réalisme prédit que les deux États s’allieront contre le plus fort d’entre eux, et ce n’est pas ce qu’ils font ici.",
    "Het realisme voorspelt dat de twee staten zich in een alliantie tegen de sterkste van hen zullen verenigen, en dat is niet wat we zien of wat er was.",
    "Il realismo prevede che i due Stati si alleino contro il più forte tra loro, e non è quello che fanno in questo caso.",
    "O realismo prevê que os dois Estados se aliem contra o mais forte entre eles, e não é isso que eles fazem neste caso.",
    "Realismen förutsäger att de två staterna allierar sig mot den starkaste av dem, och det är inte vad de gör i det här fallet.",
    "Realizm, iki devletin aralarındaki en güçlüye karşı ittifak kuracağını öngörür, ama bu durumda yaptıkları şey bu değildir.",
];

#[test]
fn another_language_is_not_read() {
    for text in FOREIGN {
        assert_eq!(read(text, Host::Markdown), Vec::<String>::new());
        // Nor is what is too short to tell, behind it.
        let text = format!(
            "{text}\n\nRealism predicts this.\n\nIt was the English that is read in this one, and that is what it is for.\n"
        );
        assert_eq!(read(&text, Host::Markdown).len(), 1, "{text}");
    }
}

#[test]
fn a_document_says_what_language_it_is_in() {
    let english = "Realism predicts that the two will balance, and they do not.";
    let markdown = |front: &str| read(&format!("---\n{front}\n---\n\n{english}\n"), Host::Markdown).len();
    for (front, count) in [("lang: de-DE", 0), ("lang: es", 0), ("lang: en-GB", 1), ("lang: en", 1), ("title: de", 1)] {
        assert_eq!(markdown(front), count, "{front}");
    }
    let latex = |preamble: &str| {
        read(&format!("{preamble}\n\\begin{{document}}\n{english}\n\\end{{document}}\n"), Host::Latex).len()
    };
    for (preamble, count) in [
        ("\\documentclass{article}\\usepackage[ngerman]{babel}", 0),
        ("\\usepackage[english,ngerman]{babel}", 0),
        ("\\usepackage[ngerman,british]{babel}", 1),
        ("\\usepackage[main=english,ngerman]{babel}", 1),
        ("\\usepackage[shorthands=off,spanish]{babel}", 0),
        ("\\documentclass[a4paper,spanish]{article}\n\\usepackage{babel}", 0),
        ("\\documentclass[a4paper]{article}\n\\usepackage{babel}", 1),
        ("\\usepackage{polyglossia}\n\\setmainlanguage[variant=swiss]{german}", 0),
        ("\\usepackage{polyglossia}\n\\setdefaultlanguage{english}\n\\setotherlanguage{german}", 1),
    ] {
        assert_eq!(latex(preamble), count, "{preamble}");
    }
}

/// What prose is made of, good and bad.
fn pieces() -> impl Strategy<Value = String> {
    const PIECES: [&str; 34] = [
        "Realism predicts balancing. ",
        "As everyone knows, it is so. ",
        "last week ",
        "de\u{ad}ﬁni\u{ad}tion ",
        "oﬃce. ",
        "ﬄ",
        "مرحبا بالعالم. ",
        "\u{202e}desrever\u{202c} ",
        "一句話。 ",
        "Ω≠é. ",
        "\n",
        "\n\n",
        "\r\n\r\n",
        "  ",
        "\t",
        "“so they say it was” ",
        "'",
        "\"",
        "``",
        "''",
        "[@walt1987, p. 3] ",
        "(1987) ",
        "[@",
        "(",
        "\\emph{word} ",
        "\\footnote{A note. Of two. ",
        "}",
        "$x$ ",
        "$",
        "% comment\n",
        "# ",
        "- ",
        "`code` ",
        "![A picture. ](a.png) ",
    ];
    proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 0..40).prop_map(|pieces| pieces.concat())
}

/// Whether the letters of a word stand in a text in their order, with markup between them or not.
fn holds_letters(text: &str, word: &str) -> bool {
    let mut rest = text.chars();
    word.chars().filter(char::is_ascii_alphanumeric).all(|letter| rest.any(|other| other == letter))
}

proptest! {
    #![proptest_config(cases(128))]

    /// Whatever stands in a file: each sentence lies in one paragraph of it, and each of its words where it says.
    #[test]
    fn a_sentence_has_its_place_whatever_stands_around_it(text in pieces()) {
        for host in [Host::Markdown, Host::Latex] {
            for sentence in sentences_and_headings(&text, host) {
                let written = text.get(sentence.span.range());
                prop_assert!(written.is_some(), "{sentence:?}");
                let written = written.unwrap_or_default().replace('\r', "");
                // A note within the sentence may have paragraphs of its own.
                let is_across = written.split('\n').any(|line| line.trim().is_empty()) && !written.contains("\\footnote{");
                prop_assert!(!is_across, "{written:?}");
                let words = &sentence.words.text;
                for (at, word) in words.split(' ').map(|word| (word.as_ptr() as usize - words.as_ptr() as usize, word)) {
                    let place = sentence.words.span(at..at + word.len());
                    prop_assert!(sentence.span.start <= place.start && place.end <= sentence.span.end);
                    let there = text.get(place.range());
                    prop_assert!(there.is_some(), "{word} {place:?}");
                    if word.is_ascii() {
                        let there = there.unwrap_or_default().replace('ﬁ', "fi").replace('ﬃ', "ffi").replace('ﬄ', "ffl");
                        prop_assert!(holds_letters(&there, word), "{word} {there}");
                    }
                }
            }
        }
    }
}

#[test]
fn bad_input_is_read_in_bounded_time() {
    let hostile = [
        "the word ".repeat(110_000),
        // A megabyte without a blank line, in sentences.
        "Great powers, whatever they say, always balance. ".repeat(22_000),
        "ﬁﬂﬀ\u{ad}ﬃ \u{2067}שלום\u{2069} Ελλάς и мир. ".repeat(20_000),
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
