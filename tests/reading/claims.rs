//! Claims and values in the text of a paper: where they are read, where they are not, and what stands where.

use lakatos_syntax::buffer::Buffer;
use lakatos_syntax::claims::{CountWord, Form, RepairWord, ResultWord, claims};
use lakatos_syntax::edit::Edit;
use lakatos_syntax::prose::sentences;
use lakatos_syntax::{Document, Host};

/// Each claim of a text: what is said, and what readers see.
fn read(text: &str, host: Host) -> Vec<(String, Option<String>)> {
    let at = |span: lakatos_syntax::Span| text.get(span.range()).unwrap().to_owned();
    claims(text, host).into_iter().map(|claim| (at(claim.said), claim.shown.map(at))).collect()
}

fn pair(said: &str, shown: Option<&str>) -> (String, Option<String>) {
    (said.to_owned(), shown.map(str::to_owned))
}

#[test]
fn spans_and_shortcodes_are_read_where_text_is() {
    let text = "---\ntitle: \"[x]{.lak claim='a against b.c'}\"\n---\n\nSo [a [b] *c*]{.lak claim=\"one against t.p\"} and\n[4]{#id .other .lak\nvalue='count t.p for'}, `[x]{.lak claim=\"code against t.p\"}`.\n\n- in all {{< lak value=\"count t.p against\" >}} cases[^1]\n\n[^1]: A note with [two]{.lak value=\"count t.p for\"}.\n\n```\n[x]{.lak claim=\"code against t.p\"}\n```\n\n$[x]{.lak claim=\"code against t.p\"}$ <!-- [x]{.lak claim=\"c against t.p\"} --> [x]{.other claim=\"c\"} {{{< lak value=\"x\" >}}}\n";
    assert_eq!(
        read(text, Host::Markdown),
        [
            pair("one against t.p", Some("a [b] *c*")),
            pair("count t.p for", Some("4")),
            pair("count t.p against", None),
            pair("count t.p for", Some("two")),
        ]
    );
}

#[test]
fn commands_are_read_but_in_comments_verbatim_text_and_definitions() {
    let text = "\\providecommand\\lakvalue[2][]{#1}\n\\newcommand{\\lakclaim}[2]{#2}\n\\begin{document}\n\\lakclaim{one against t.p}{They \\emph{fail}} in \\lakvalue{count t.p for} of \\lakvalue[4]{count t.p decided}, $n = \\lakvalue{count t.p against}$. % \\lakvalue{count t.p for}\n\\verb|\\lakvalue{x}| \\begin{verbatim}\\lakvalue{y}\\end{verbatim} 5\\% \\lakclaim{two silent t.p}\n  {and so}\n";
    assert_eq!(
        read(text, Host::Latex),
        [
            pair("one against t.p", Some("They \\emph{fail}")),
            pair("count t.p for", None),
            pair("count t.p decided", Some("4")),
            pair("count t.p against", None),
            pair("two silent t.p", Some("and so")),
        ]
    );
}

#[test]
fn names_stand_where_they_are_written() {
    let text =
        "é [x]{.lak claim=\"apart veto, bot on korea-japan\"} [y]{.lak claim=\"repair memory ad hoc for bot\"}\n";
    let names: Vec<String> = claims(text, Host::Markdown)
        .iter()
        .flat_map(|claim| claim.names())
        .map(|name| {
            assert_eq!(text.get(name.span.range()), Some(&*name.text));
            name.text.to_string()
        })
        .collect();
    assert_eq!(names, ["veto", "bot", "korea-japan", "memory", "bot"]);
}

#[test]
fn what_cannot_be_read_is_told_with_the_word_that_was_meant() {
    let told = |said: &str, form: Form| {
        let text = format!("[x]{{.lak {}=\"{said}\"}}\n", form.word());
        let problem = claims(&text, Host::Markdown).remove(0).statement.unwrap_err();
        format!("{}: {} / {}", &said[problem.place.range()], problem.message, problem.help.unwrap_or_default())
    };
    let said = [
        told("korea agianst t.p", Form::Claim),
        told("korea against", Form::Claim),
        told("korea against t.p now", Form::Claim),
        told("repair memory ad hok", Form::Claim),
        told("apart a, b in c", Form::Claim),
        told("count t.p agains", Form::Value),
        told("cuont t.p for", Form::Value),
        told("count 4 for", Form::Value),
        told("", Form::Value),
    ];
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn hostile_text_is_bounded() {
    for text in [
        "[".repeat(5_000) + &"]{.lak claim=\"".repeat(5_000),
        "{{< lak value=\"".repeat(5_000),
        "]{.lak a=".repeat(5_000),
    ] {
        claims(&text, Host::Markdown);
    }
    for text in ["\\lakclaim{".repeat(5_000), "\\lakvalue[".repeat(5_000), "\\begin{verbatim}\\verb".repeat(5_000)] {
        claims(&text, Host::Latex);
    }
}

#[test]
fn sentences_are_read_without_the_markup_of_claims() {
    let texts = |text: &str, host| sentences(text, host).into_iter().map(|one| one.words.text).collect::<Vec<_>>();
    let text = "We see that [the two *contradict* it]{.lak claim=\"a against t.p\"} in {{< lak value=\"count t.p for\" >}} cases of [7]{.lak value=\"count t.p decided\"}. It is so.\n";
    assert_eq!(texts(text, Host::Markdown), ["We see that the two contradict it in \u{fffc} cases of 7.", "It is so."]);
    let text = "We see that \\lakclaim{a against t.p}{the two \\emph{contradict} it} in \\lakvalue[7]{count t.p for} cases. It is so.\n";
    assert_eq!(texts(text, Host::Latex), ["We see that the two contradict it in \u{fffc} cases.", "It is so."]);
}

/// Every keystroke into a text with claims leaves the document as reading from scratch would.
#[test]
fn following_an_edit_is_reading_from_scratch() {
    let markdown = "A line before.\n\nHere [they\ncontradict it\nin part]{.lak claim=\"a against t.p\"} and more text\nbelow, in [4]{.lak\nvalue=\"count\nt.p for\"} cases.\n\n```lakatos\nconcept a\n```\n\nCosts of $5 and\na formula [x]{.lak claim=\"b against t.p\"}\nand more.\n";
    let latex = "A line.\n\n\\lakclaim{a against t.p}{they\ncontradict\nit} and more\nbelow, in \\lakvalue{count t.p\nfor} cases.\n\n%| concept a\n\nMore text.\n";
    for (text, host) in [(markdown, Host::Markdown), (latex, Host::Latex)] {
        for at in text.char_indices().map(|(at, _)| at) {
            for inserted in ["x", "]", "$", "\n", "\"", "}", " {", "[", "%", "`"] {
                for length in [0, 1] {
                    let removed = &text[at..at + length];
                    let mut document = Document::read(text, host);
                    let after = format!("{}{inserted}{}", &text[..at], &text[at + length..]);
                    let edit = Edit { start: at as u32, removed, inserted };
                    document.follow(host, &Buffer::from_text(after.as_str()), edit);
                    assert_eq!(
                        document.claims,
                        Document::read(&after, host).claims,
                        "{at} {inserted:?} {length}\n{after}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_page_on_claims_tells_of_every_word() {
    let page = include_str!("../../docs/claims.md");
    let results = ResultWord::ALL.iter().map(|word| format!("`CASE {} THEORY.PREDICTION`", word.word()));
    let repairs = RepairWord::ALL.iter().map(|word| format!("`{}`", word.word()));
    let counts = CountWord::ALL.iter().map(|word| format!("| `{}` | {} |", word.word(), word.doc()));
    let untold: Vec<String> = results.chain(repairs).chain(counts).filter(|word| !page.contains(word)).collect();
    assert_eq!(untold, Vec::<String>::new());
}
