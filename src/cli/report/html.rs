//! The page as HTML: one file that needs no other, to be read on a screen, on paper, or aloud.

use super::page::{Block, Found, Page};
use crate::cli::output::marked::html as typed;
use crate::cli::output::matrix::write_html;
use lakatos_engine::appraisal::map::map;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::escape::xml as escaped;
use lakatos_engine::picture::{picture, svg, timeline_svg};
use lakatos_engine::rules::Analysis;
use std::fmt::Write as _;

const STYLE: &str = include_str!("report.css");

/// All of it.
pub fn written(page: &Page, analysis: &Analysis) -> String {
    let mut text = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"lakatos {}\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n",
        env!("CARGO_PKG_VERSION"),
        escaped(&page.title),
        typed(&page.title)
    );
    for block in &page.blocks {
        match block {
            Block::Heading(level, heading) => {
                let _ = writeln!(text, "<h{level}>{}</h{level}>", typed(heading));
            }
            Block::Text(paragraph) => {
                let _ = writeln!(text, "<p>{}</p>", typed(paragraph));
            }
            Block::List(points) => {
                let items: String = points.iter().map(|point| format!("<li>{}</li>\n", typed(point))).collect();
                let _ = writeln!(text, "<ul>\n{items}</ul>");
            }
            Block::Pairs(pairs) => {
                let pair =
                    |(what, of_it): &(String, String)| format!("<dt>{}</dt><dd>{}</dd>\n", typed(what), typed(of_it));
                let _ = writeln!(text, "<dl>\n{}</dl>", pairs.iter().map(pair).collect::<String>());
            }
            Block::Finding(found) => finding(&mut text, found),
            Block::Map => {
                let mut map = map(Wording { argument: &analysis.argument, appraisal: &analysis.appraisal });
                map.is_incomplete = !analysis.left_out.is_empty();
                let _ = writeln!(text, "<figure class=\"map\">\n{}</figure>", svg(&picture(&map)));
            }
            Block::Timeline(timeline, title) => {
                let _ = writeln!(text, "<figure class=\"map\">\n{}</figure>", timeline_svg(timeline, title));
            }
            Block::Works(works) => {
                let items: String = works.iter().map(|work| format!("<li>{}</li>\n", work.html)).collect();
                let _ = writeln!(text, "<ul class=\"works\">\n{items}</ul>");
            }
            Block::Matrix => {
                let mut table = Vec::new();
                // Nothing that is written to memory fails.
                let _ = write_html(&mut table, analysis);
                let _ = writeln!(text, "<div class=\"wide\">\n{}</div>", String::from_utf8_lossy(&table));
            }
        }
    }
    text.push_str("</main>\n</body>\n</html>\n");
    text
}

fn finding(text: &mut String, found: &Found) {
    let word = found.severity.word();
    let _ = writeln!(
        text,
        "<article class=\"finding {word}\">\n<h3><span class=\"severity\">{word}</span> {}</h3>",
        typed(&found.message)
    );
    let _ = writeln!(text, "<p class=\"place\">{} · <code>{}</code></p>", escaped(&found.place), escaped(&found.rule));
    if !found.why.is_empty() {
        let _ = writeln!(text, "<p>{}</p>", typed(&found.why));
    }
    let _ = writeln!(text, "<p><b>Instead:</b> {}</p>", typed(&found.instead));
    if !found.references.is_empty() {
        let _ = writeln!(text, "<p class=\"references\">{}</p>", escaped(&found.references.join("; ")));
    }
    text.push_str("</article>\n");
}
