//! What a hand does to a text while it edits it.

use super::choices::Choices;

/// What a hand may type or paste.
const TYPED: [&str; 16] = [
    "",
    "",
    "\n",
    "\"",
    "“",
    "x",
    " ",
    "theory new\n",
    "\ncase",
    "```\n",
    "%| ",
    "> ",
    "\r\n",
    "#",
    "한",
    "\\end{lakatos}\n",
];

/// `text` with a few characters, or many, replaced by something else.
pub fn edited(choices: &mut Choices, text: &str) -> String {
    let boundary = |offset: usize| (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let start = boundary(choices.below(text.len() + 1));
    let length = choices.pick(&[0, 0, 1, 1, 4, 60]);
    let end = boundary((start + length).min(text.len())).max(start);
    format!("{}{}{}", &text[..start], choices.pick(&TYPED), &text[end..])
}
