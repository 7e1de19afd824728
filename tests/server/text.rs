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

fn holds_after_random_edits(is_utf8: bool, seed: u64, edits: usize, between: usize) {
    let mut abilities = rich_abilities();
    let encodings = if is_utf8 { json!(["utf-8"]) } else { json!(["utf-16"]) };
    abilities["general"]["positionEncodings"] = encodings;
    let mut client = Client::started(abilities, &[]);
    let mut numbers = Numbers(seed);
    let mut editor = Editor { text: DRAFT.to_owned(), is_utf8 };
    let uri = "untitled:edited";
    client.open(uri, DRAFT);
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
            inserted.push_str(DRAFT);
        }
        let range = json!({ "start": editor.position(start), "end": editor.position(end) });
        client.change(uri, json!([{ "range": range, "text": inserted }]));
        editor.text.replace_range(start..end, &inserted);
        if edit % between == 0 || edit == edits {
            let fresh = format!("untitled:fresh-{edit}");
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
    holds_after_random_edits(false, 1, 10_000, 50);
}

#[test]
fn the_same_with_columns_in_bytes() {
    holds_after_random_edits(true, 2, 2_000, 20);
}
