//! The text of the server is the client's, after any edits, in either encoding.

use crate::client::{Client, rich_abilities};
use serde_json::{Value, json};

/// Numbers as good as random, the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }
}

/// The text as an editor keeps it, by its own count of columns.
struct Editor {
    text: String,
    is_utf8: bool,
}

impl Editor {
    fn position(&self, offset: usize) -> Value {
        let before = &self.text[..offset];
        let line = before.matches('\n').count();
        let on_line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
        let character = if self.is_utf8 { on_line.len() } else { on_line.encode_utf16().count() };
        json!({ "line": line, "character": character })
    }

    /// A place that an editor can stand at: between characters, and not between a CR and its LF.
    fn place(&self, numbers: &mut Numbers) -> usize {
        let mut offset = numbers.below(self.text.len() + 1);
        while !self.text.is_char_boundary(offset) || offset > 0 && self.text.as_bytes()[offset - 1] == b'\r' {
            offset -= 1;
        }
        offset
    }
}

const DRAFT: &str = "# 𝔸 remark\r\nconcept 동맹 \"An alliance — 𝔸𝔹\"\r\n\r\nconcept threat\n  measured \"e\u{301}tude\" @walt1987[p. 3]\n\ntheory balance \"𝔹alance\"\n  predicts 동맹 when threat\n  note \"x\"\n\ncase korea-japan \"한국\" 1990..2012\n  threat = yes \"𝔸\" @walt1987\n  동맹 = no\n";

const TYPED: [&str; 20] = [
    "a",
    "é",
    "𝔸",
    "e\u{301}",
    "한",
    " ",
    "\n",
    "\r\n",
    "\"",
    "#",
    "=",
    "\n\ncase x 1990\n",
    "  note \"n\"\n",
    "",
    "",
    "",
    "..",
    "threat",
    "yes",
    "\n  threat = no",
];

/// The same between paragraphs: in a fence, a list, a quotation, a comment.
const PAGE: &str = "Some prose — 𝔸 한국.\r\n\n```lakatos\nconcept 동맹 \"An alliance — 𝔸\"\n\nconcept threat\n```\n\n- a list\n\n  ```lakatos\n  theory balance \"𝔹\"\n    predicts 동맹 when threat\n  ```\n\n> ~~~lak\n> case korea-japan \"한국\" 1990..2012\n>   threat = yes \"𝔸\"\n>   동맹 = no\n> ~~~\n\n<!-- lakatos\nconcept e\u{301}tude\n-->\n\nMore prose.\n";

const PAPER: &str = "Prose, 𝔸 50\\% of it.\r\n\\begin{lakatos}\nconcept 동맹 \"𝔸\"\n\\end{lakatos}\n\n%| theory balance\n%|   predicts 동맹\nMore. % lakatos: allow core-undeclared — 한국\n";

fn holds_after_random_edits(is_utf8: bool, (draft, ending): (&str, &str), edits: usize, between: usize) {
    let mut abilities = rich_abilities();
    let encodings = if is_utf8 { json!(["utf-8"]) } else { json!(["utf-16"]) };
    abilities["general"]["positionEncodings"] = encodings;
    let mut client = Client::started(abilities, &[]);
    let mut numbers = Numbers(edits as u64);
    let mut editor = Editor { text: draft.to_owned(), is_utf8 };
    let uri = &*format!("untitled:edited.{ending}");
    client.open(uri, draft);
    for edit in 1..=edits {
        let (one, other) = (editor.place(&mut numbers), editor.place(&mut numbers));
        let (start, mut end) = (one.min(other), one.max(other));
        if numbers.below(10) > 0 {
            // Far more is typed than deleted at once.
            end = (start..=end.min(start + 4))
                .rev()
                .find(|at| editor.text.is_char_boundary(*at) && (*at == 0 || editor.text.as_bytes()[at - 1] != b'\r'))
                .unwrap_or(start)
                .max(start);
        }
        let mut inserted = TYPED[numbers.below(TYPED.len())].to_owned();
        if editor.text.len() < 200 {
            inserted.push_str(draft);
        }
        let range = json!({ "start": editor.position(start), "end": editor.position(end) });
        client.change(uri, json!([{ "range": range, "text": inserted }]));
        editor.text.replace_range(start..end, &inserted);
        if edit % between == 0 || edit == edits {
            let fresh = format!("untitled:fresh-{edit}.{ending}");
            client.open(&fresh, &editor.text);
            let (edited, afresh) = (client.pulled_diagnostics(uri), client.pulled_diagnostics(&fresh));
            let renamed = serde_json::to_string(&edited).unwrap().replace(uri, &fresh);
            assert_eq!(renamed, serde_json::to_string(&afresh).unwrap(), "after {edit} edits:\n{}", editor.text);
            client.notify("textDocument/didClose", json!({ "textDocument": { "uri": fresh } }));
        }
    }
}

#[test]
fn ten_thousand_random_edits_leave_the_text_of_the_client() {
    holds_after_random_edits(false, (DRAFT, "lak"), 10_000, 50);
}

#[test]
fn the_same_with_columns_in_bytes() {
    holds_after_random_edits(true, (DRAFT, "lak"), 2_000, 20);
}

#[test]
fn the_same_in_a_page_and_in_a_paper() {
    for is_utf8 in [false, true] {
        holds_after_random_edits(is_utf8, (PAGE, "md"), 1_500, 10);
        holds_after_random_edits(is_utf8, (PAPER, "tex"), 1_500, 10);
    }
}
