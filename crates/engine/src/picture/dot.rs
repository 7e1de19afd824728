//! A map for Graphviz.

use super::INCOMPLETE;
use crate::appraisal::map::{Bond, Map};
use crate::escape::dot as quoted;
use std::fmt::Write;

/// The map in DOT, for whoever wants another layout.
pub fn dot(map: &Map) -> String {
    let mut out = "digraph argument {\n  rankdir=RL;\n  node [shape=box, fontname=\"sans-serif\"];\n".to_owned();
    if map.is_incomplete {
        let _ = writeln!(out, "  label=\"{INCOMPLETE}\";");
    }
    for node in &map.nodes {
        let shape = match node.kind {
            "paradigm" => "box, penwidth=2",
            "theory" => "box, style=rounded",
            "auxiliary" => "box, style=dashed",
            "prediction" => "box, style=rounded",
            "objection" => "cds",
            _ => "note",
        };
        let parts = [node.heading.as_str(), node.says(), node.standing.as_deref().unwrap_or_default()];
        let label: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).map(quoted).collect();
        let _ = writeln!(out, "  \"{}\" [label=\"{}\", shape={shape}];", quoted(&node.id), label.join("\\n"));
    }
    for edge in &map.edges {
        let style = match edge.kind {
            Bond::Corroborates => "color=\"#116329\"",
            Bond::Contradicts => "color=\"#b3261e\", style=dashed, arrowhead=tee",
            Bond::Rescues => "color=\"#0550ae\", style=dotted, arrowhead=odot",
            Bond::Amends => "style=dashed, arrowhead=vee",
            Bond::Succeeds => "style=bold, arrowhead=vee, constraint=false",
            Bond::Rivals => "style=dotted, dir=none, constraint=false",
            Bond::Objects => "color=\"#b3261e\", style=dotted, arrowhead=tee",
            Bond::Answers => "color=\"#116329\", style=dotted",
            Bond::Of | Bond::Predicts => "arrowhead=vee",
        };
        // A theory stands left of what it predicts, and an auxiliary of the case that it rescues.
        let back = if matches!(edge.kind, Bond::Predicts | Bond::Rescues) { ", dir=back" } else { "" };
        let (from, to) = if back.is_empty() { (&edge.from, &edge.to) } else { (&edge.to, &edge.from) };
        let style = if back.is_empty() { style.to_owned() } else { style.replace("arrowhead", "arrowtail") };
        let _ = writeln!(
            out,
            "  \"{}\" -> \"{}\" [{style}{back}, tooltip=\"{}\"];",
            quoted(from),
            quoted(to),
            edge.kind.word()
        );
    }
    out.push_str("}\n");
    out
}
