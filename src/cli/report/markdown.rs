//! The page as Markdown, its map as Mermaid: for forges and notes.

use super::page::{Block, Found, Page};
use crate::cli::output::marked::markdown as typed;
use crate::cli::output::matrix::write_markdown;
use lakatos_engine::appraisal::map::map;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::escape::markdown as escaped;
use lakatos_engine::picture::mermaid;
use lakatos_engine::rules::Analysis;
use std::fmt::Write as _;

/// All of it.
pub fn written(page: &Page, analysis: &Analysis) -> String {
    let mut text = format!("# {}\n", typed(&page.title));
    for block in &page.blocks {
        text.push('\n');
        match block {
            Block::Heading(level, heading) => {
                let _ = writeln!(text, "{} {}", "#".repeat(usize::from(*level)), typed(heading));
            }
            Block::Text(paragraph) => {
                let _ = writeln!(text, "{}", typed(paragraph));
            }
            Block::List(points) => points.iter().for_each(|point| {
                let _ = writeln!(text, "- {}", typed(point));
            }),
            Block::Pairs(pairs) => pairs.iter().for_each(|(what, of_it)| {
                let _ = writeln!(text, "- {}: {}", typed(what), typed(of_it));
            }),
            Block::Finding(found) => finding(&mut text, found),
            Block::Map => {
                let mut map = map(Wording { argument: &analysis.argument, appraisal: &analysis.appraisal });
                map.is_incomplete = !analysis.left_out.is_empty();
                let _ = writeln!(text, "```mermaid\n{}```", mermaid(&map));
            }
            // Few programs show a picture that stands in the text; what it shows is told in words.
            Block::Timeline(..) => {}
            Block::Works(works) => works.iter().for_each(|work| {
                let _ = writeln!(text, "- {}", work.markdown);
            }),
            Block::Matrix => {
                let mut table = Vec::new();
                // Nothing that is written to memory fails.
                let _ = write_markdown(&mut table, analysis);
                text.push_str(&String::from_utf8_lossy(&table));
            }
        }
    }
    text
}

fn finding(text: &mut String, found: &Found) {
    let Found { severity, rule, message, place, why, instead, references } = found;
    let (place, message) = (escaped(place), typed(message));
    let stop = if message.ends_with('?') { "" } else { "." };
    let _ = writeln!(text, "- **{}** (`{rule}`, {place}): {message}{stop}", severity.word());
    if !why.is_empty() {
        let _ = writeln!(text, "  - Why: {}", typed(why));
    }
    let _ = writeln!(text, "  - Instead: {}", typed(instead));
    if !references.is_empty() {
        let _ = writeln!(text, "  - See: {}", escaped(&references.join("; ")));
    }
}
