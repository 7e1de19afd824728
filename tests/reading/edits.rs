//! Reading again after an edit is reading from scratch, at the cost of what the edit touched.

use crate::support::choices::{Choices, cases, choices};
use crate::support::damage::edited;
use crate::support::embed::{HOSTS, embedded};
use crate::support::generate::drafts;
use crate::support::style::styled;
use lakatos_syntax::edit::{Change, Edit};
use lakatos_syntax::line_index::floor_char_boundary;
use lakatos_syntax::{Buffer, Document, Host, Span};
use proptest::prelude::*;
use std::cell::Cell;
use std::sync::Arc;

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn reading_again_is_reading_from_scratch(draft in drafts(), mut choices in choices(300)) {
        let printed = styled(&mut choices, draft.printed());
        for host in HOSTS {
            let mut text = embedded(&mut choices, host, &printed);
            let mut document = Document::read(&text, host);
            for _ in 0..4 {
                text = edited(&mut choices, &text);
                document = Document::read_again(&text, host, &document);
                let afresh = Document::read(&text, host);
                prop_assert_eq!(format!("{document:?}"), format!("{afresh:?}"), "{}", text);
            }
        }
    }

    #[test]
    fn an_edit_within_a_declaration_leaves_every_other_piece_shared(draft in drafts(), tape in choices(300)) {
        let printed = draft.printed();
        let changed = tape.clone().below(printed.len());
        let mut other = printed.clone();
        other[changed].header.push_str(" @something[p. 4]");
        for host in HOSTS {
            // The same tape lays both out alike.
            let (before, after) = (embedded(&mut tape.clone(), host, &printed), embedded(&mut tape.clone(), host, &other));
            let old = Document::read(&before, host);
            let new = Document::read_again(&after, host, &old);
            prop_assert_eq!(old.pieces.len(), printed.len());
            prop_assert_eq!(new.pieces.len(), printed.len());
            for (index, (old, new)) in old.pieces.iter().zip(&new.pieces).enumerate() {
                prop_assert_eq!(Arc::ptr_eq(&old.read, &new.read), index != changed, "piece {}\n{}", index, after);
            }
        }
    }
}

/// What is typed, pasted and deleted in a draft, with everything that opens or closes something among it.
pub fn keystroke(choices: &mut Choices, text: &str) -> (usize, usize, &'static str) {
    const TYPED: [&str; 66] = [
        "[^1]: a note\n",
        "[x]: /y \"z\"\n",
        "[<!-- lak -->]: /y\n",
        "[`]: /y\n",
        "[x][<!-- lak -->]",
        "\n\nterm\n: said\n\n",
        "\n\n<pre>\n\nso\n",
        "</pre>\n",
        "\n\n```r\n",
        "\n\nSo it is.\n\n",
        "\\begin{verbatim}\n",
        "\\end{verbatim}\n",
        "\n\n<!--\n\nso\n",
        "...\n",
        "\r",
        "    ",
        "***\n",
        "|",
        "---\n",
        "x: y\n",
        "<div>\n",
        ":   ",
        "\\begin{lakatos}",
        "```Lakatoss\n",
        "a",
        "b",
        " ",
        "é",
        "𝔸",
        "e\u{301}",
        "\n",
        "\n\n",
        "\r\n",
        "\"",
        "“",
        "”",
        "#",
        "`",
        "```",
        "~~~\n",
        "<!-- ",
        "-->",
        "%",
        "%| ",
        "\\",
        "\\end{lakatos}\n",
        "> ",
        "- ",
        "  ",
        "theory x\n",
        "\ncase y 1990\n",
        "lak",
        "---\n",
        ".",
        "=",
        "# lakatos: allow no-puzzle — why\n",
        "<!-- lakatos: allow no-puzzle — why -->",
        "note \"",
        "]{.lak claim=\"a for x.y\"}",
        "[so",
        "$",
        "\\lakclaim{a for x.y}",
        "{so}",
        "\\fi",
        "\u{a0}",
        "\n[it\nis]: /y\n",
    ];
    let start = floor_char_boundary(text, choices.below(text.len() + 1));
    let inserted = if choices.below(4) == 0 { "" } else { TYPED[choices.below(TYPED.len())] };
    let removed = match choices.below(4) {
        0 => 1 + choices.below(3),
        1 => choices.below(40),
        _ => 0,
    };
    (start, floor_char_boundary(text, (start + removed).min(text.len())).max(start), inserted)
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn following_an_edit_is_reading_from_scratch(draft in drafts(), mut choices in choices(600)) {
        let printed = styled(&mut choices, draft.printed());
        for host in HOSTS {
            let mut buffer = Buffer::from_text(embedded(&mut choices, host, &printed));
            let mut document = Document::read(buffer.text(), host);
            for _ in 0..12 {
                let (start, end, inserted) = keystroke(&mut choices, buffer.text());
                let (removed, span) = buffer.replace(Span::new(start, end), inserted);
                let before: Vec<_> = document.pieces.iter().map(|piece| Arc::clone(&piece.read)).collect();
                let edit = Edit { start: span.start, removed: &removed, inserted };
                let change = document.follow(host, &buffer, edit);
                let afresh = Document::read(buffer.text(), host);
                prop_assert_eq!(format!("{document:?}"), format!("{afresh:?}"), "{:?}\n{}", edit, buffer.text());
                if let Change::Pieces(changed) = change {
                    prop_assert_eq!(before.len(), document.pieces.len());
                    for (index, (old, new)) in before.iter().zip(&document.pieces).enumerate() {
                        prop_assert!(changed.contains(&index) || Arc::ptr_eq(old, &new.read), "piece {}", index);
                    }
                }
            }
        }
    }
}

/// Prose between blocks, with what Markdown and LaTeX hold beside words.
const AROUND: [&str; 24] = [
    "A word on lakatos, and more [@key].\n\nAnother *one*, 50\\% of it.\n\n",
    "Some words that\nwrap, as `code` does.\n\n",
    "```r\nx <- 1\n\ny\n```\n\nSo.\n\n",
    "<!-- a remark\n\nthat goes on -->\n\nSo.\n\n",
    "- one\n- two\n\n  more\n\n      ```lakatos\n\nSo.\n\n",
    "> quoted\n> ```\n> code\n\nSo.\n\n",
    "term\n: said of it\n\n: more\n\nother\n: too\n\n",
    "A note.[^1]\n\n[^1]: It says\n\n    more\n\nSo.\n\n",
    "<div>\n\nSo.\n\n</div>\n\n<pre>\n\n```\n\n</pre>\n\nSo.\n\n",
    "Title\n---\n\nSo.\n\n---\n\nSo.\n\n...\n\n",
    "\\begin{verbatim}\n\\begin{lakatos}\n\\end{verbatim}\n",
    "% a remark\n%| ---------- |\n%| so it is |\n\nSo \\verb|\\begin{lakatos}| says.\n",
    "# A heading\n\nSo.\n\n## Another\nSo.\n\n",
    "<!-- lakatos: allow no-puzzle — why -->\n\n",
    "So [it is]{.lak claim=\"korea against x.y\"}, and\nmore of it.\n\n",
    "There are {{< lak value=\"count x.y for\" >}} of them, `[a]{.lak claim=\"b\"}`.\n\n",
    "So [it\nis]{.lak value=\"count x.y for\"} $a$, [this][x] and [that].\n\n",
    "So \\lakclaim{korea against x.y}{it is}, \\lakvalue[4]{count x.y for}\nof it.\n\n",
    "Words\n\\lakclaim\n{korea against x.y}\n\n{more} % \\lakvalue{a}\n\n",
    "% \\begin{lakatos}\n% theory a\n\nSo.\n\n",
    "\\iffalse\nSo.\n\n\\fi\nSo.\n\n",
    "::: lakatos\n\nSo.\n\n",
    "%% | so it is\n% | theory b\nSo.\n\n",
    "<pre class=\"lakatos\">\n\ntheory a\n\n</pre>\n\n",
];

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn following_an_edit_of_prose_is_reading_from_scratch(draft in drafts(), mut choices in choices(900)) {
        let printed = styled(&mut choices, draft.printed());
        for host in [Host::Markdown, Host::Latex] {
            let is_headed = host == Host::Markdown && choices.below(2) == 0;
            let mut text = if is_headed { "---\ntitle: a title\n\nauthor: me\n---\n\n".to_owned() } else { String::new() };
            for declarations in printed.chunks(1 + choices.below(3)) {
                for _ in 0..choices.below(4) {
                    text += AROUND[choices.below(AROUND.len())];
                }
                text += &embedded(&mut choices, host, declarations);
                text.push('\n');
            }
            for _ in 0..choices.below(4) {
                text += AROUND[choices.below(AROUND.len())];
            }
            let mut buffer = Buffer::from_text(text);
            let mut document = Document::read(buffer.text(), host);
            for _ in 0..16 {
                let (start, end, inserted) = keystroke(&mut choices, buffer.text());
                let (removed, span) = buffer.replace(Span::new(start, end), inserted);
                let edit = Edit { start: span.start, removed: &removed, inserted };
                let change = document.follow(host, &buffer, edit);
                let (held, all) = HELD.get();
                HELD.set((held + usize::from(matches!(change, Change::Pieces(_))), all + 1));
                let afresh = Document::read(buffer.text(), host);
                prop_assert_eq!(format!("{document:?}"), format!("{afresh:?}"), "{:?}\n{}", edit, buffer.text());
            }
        }
        let (held, all) = HELD.get();
        // Most of what is typed here opens or closes something.
        prop_assert!(all < 1000 || held * 8 > all, "only {held} of {all} edits were followed");
    }
}

thread_local! {
    /// How many edits were followed without reading all again, and how many there were.
    static HELD: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

#[test]
fn an_edit_above_moves_pieces_without_reading_them() {
    let before = "concept a\n\nconcept b\n\nconcept c\n";
    let old = Document::read(before, HOSTS[0]);
    let new = Document::read_again(&before.replace("concept a", "concept longer"), HOSTS[0], &old);
    let shared: Vec<bool> = old.pieces.iter().zip(&new.pieces).map(|(a, b)| Arc::ptr_eq(&a.read, &b.read)).collect();
    assert_eq!(shared, [false, true, true]);
    assert_eq!(new.pieces[2].start, old.pieces[2].start + 5);
}

#[test]
fn the_same_bytes_in_another_block_are_read_anew() {
    let quoted = "> ```lakatos\n> theory a\n>   note \"x\"\n> ```\n";
    let plain = "```lakatos\ntheory a\n>   note \"x\"\n```\n";
    let host = HOSTS[1];
    let (of_quoted, of_plain) = (Document::read(quoted, host), Document::read(plain, host));
    for (text, before, afresh) in [(plain, &of_quoted, &of_plain), (quoted, &of_plain, &of_quoted)] {
        assert_eq!(format!("{:?}", Document::read_again(text, host, before)), format!("{afresh:?}"));
    }
}
