//! A map for Mermaid, which forges, Quarto and note-taking programs draw.

use super::INCOMPLETE;
use crate::appraisal::map::{Bond, Map};
use crate::escape::mermaid as quoted;
use std::fmt::Write;

/// The map as a Mermaid flowchart.
pub fn mermaid(map: &Map) -> String {
    let number = |id: &str| map.nodes.iter().position(|node| node.id == id);
    let mut out = "flowchart RL\n".to_owned();
    for (index, node) in map.nodes.iter().enumerate() {
        let parts = [node.heading.as_str(), node.says(), node.standing.as_deref().unwrap_or_default()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).map(quoted).collect();
        let label = parts.join("<br/>");
        let _ = match node.kind {
            "paradigm" => writeln!(out, "  n{index}[[\"{label}\"]]"),
            "theory" => writeln!(out, "  n{index}(\"{label}\")"),
            "auxiliary" => writeln!(out, "  n{index}{{{{\"{label}\"}}}}"),
            "prediction" => writeln!(out, "  n{index}([\"{label}\"])"),
            "objection" => writeln!(out, "  n{index}>\"{label}\"]"),
            _ => writeln!(out, "  n{index}[\"{label}\"]"),
        };
    }
    if map.is_incomplete {
        let _ = writeln!(out, "  incomplete[\"{INCOMPLETE}\"]");
    }
    for edge in &map.edges {
        let (Some(from), Some(to)) = (number(&edge.from), number(&edge.to)) else { continue };
        let _ = match edge.kind {
            Bond::Corroborates => writeln!(out, "  n{from} ==>|corroborates| n{to}"),
            Bond::Contradicts => writeln!(out, "  n{from} -. contradicts .-x n{to}"),
            Bond::Rescues => writeln!(out, "  n{from} -. rescues .-o n{to}"),
            Bond::Amends => writeln!(out, "  n{from} -. amends .-> n{to}"),
            Bond::Succeeds => writeln!(out, "  n{from} -->|succeeds| n{to}"),
            Bond::Rivals => writeln!(out, "  n{from} -. rivals .- n{to}"),
            Bond::Objects => writeln!(out, "  n{from} -. objects to .-x n{to}"),
            Bond::Answers => writeln!(out, "  n{from} -. answers .-> n{to}"),
            Bond::Of => writeln!(out, "  n{from} --> n{to}"),
            Bond::Predicts => writeln!(out, "  n{to} --- n{from}"),
        };
    }
    out
}
