//! The map for Argdown: statements are claimed, cases are arguments for and against them.

use lakatos_engine::appraisal::map::{Bond, Map, Node};
use std::fmt::Write;

/// All of it. A case supports or attacks a prediction, a prediction its theory, a theory its paradigm; an auxiliary
/// undercuts the anomalies that it rescues from.
pub fn written(title: &str, map: &Map) -> String {
    let mut text = format!("===\ntitle: {}\n===\n", quoted(title));
    for node in &map.nodes {
        let _ = write!(text, "\n{}", bracketed(node));
        if !node.title.is_empty() {
            let _ = write!(text, ": {}", plain(&node.title));
        }
        text.push('\n');
        for edge in &map.edges {
            let (other, sign) = match edge.kind {
                Bond::Corroborates | Bond::Of | Bond::Amends if edge.to == node.id => (&edge.from, "+"),
                Bond::Predicts if edge.from == node.id => (&edge.to, "+"),
                Bond::Contradicts if edge.to == node.id => (&edge.from, "-"),
                Bond::Rescues if edge.to == node.id => (&edge.from, "_"),
                Bond::Objects if edge.to == node.id => (&edge.from, "-"),
                Bond::Answers if edge.to == node.id => (&edge.from, "-"),
                Bond::Rivals if edge.to == node.id => (&edge.from, "-"),
                _ => continue,
            };
            if let Some(other) = map.nodes.iter().find(|one| one.id == *other) {
                let _ = writeln!(text, "  {sign} {}", bracketed(other));
            }
        }
    }
    text
}

fn bracketed(node: &Node) -> String {
    if node.kind == "case" { format!("<{}>", node.id) } else { format!("[{}]", node.id) }
}

/// Without what means something to Argdown.
fn plain(text: &str) -> String {
    let signs = [("≥", " at least "), ("≤", " at most "), ("≠", " is not "), (">", " above "), ("<", " below ")];
    let spelled = signs.into_iter().fold(text.to_owned(), |text, (sign, words)| text.replace(sign, words));
    // Two slashes begin a comment.
    let spelled = spelled.replace("//", "/ /");
    spelled.replace(['[', ']', '*', '_', '#', '{', '}', '|'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "/").replace('"', "'"))
}
