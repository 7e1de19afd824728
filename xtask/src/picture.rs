//! `docs/check.svg`, one finding as the terminal shows it, and `docs/map.svg`, the argument drawn: for the README.

use crate::generated::Generated;
use crate::root;
use lakatos_engine::escape::xml as escaped;
use std::fmt::Write;
use std::path::PathBuf;
use std::process::Command;

/// The finding that is shown, and the draft that it is in.
const RULE: &str = "auxiliary-misses-its-anomaly";
const DRAFT: &str = "examples/korea-japan.md";

const LINE_HEIGHT: usize = 19;
const CHARACTER_WIDTH: f64 = 8.43;
const MARGIN: usize = 18;
/// Longer lines are cut off, as in a terminal of that width.
const COLUMNS: usize = 110;

/// The picture of a finding; an error where the command cannot be run.
pub fn picture() -> Result<Generated, String> {
    let text = output(&["check", "--color", "always", "--fail-on", "never", DRAFT])?;
    let finding =
        text.split("\n\n").find(|finding| finding.contains(RULE)).ok_or_else(|| format!("`{DRAFT}` has no {RULE}"))?;
    Ok(Generated { path: PathBuf::from("docs/check.svg"), text: svg(finding) })
}

/// `docs/map.svg`: the argument of the same draft, drawn.
pub fn map() -> Result<Generated, String> {
    Ok(Generated { path: PathBuf::from("docs/map.svg"), text: output(&["map", DRAFT])? })
}

fn output(arguments: &[&str]) -> Result<String, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let run = ["run", "--quiet", "--package", "lakatos", "--"];
    let output = Command::new(cargo).args(run).args(arguments).current_dir(root()).output();
    let output = output.map_err(|error| format!("`cargo run` cannot be run: {error}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn svg(terminal: &str) -> String {
    let mut lines: Vec<Vec<Piece>> = vec![vec![Piece { style: "d", text: format!("$ lakatos check {DRAFT}") }]];
    lines.extend(terminal.lines().map(pieces));
    let width = MARGIN * 2 + (COLUMNS as f64 * CHARACTER_WIDTH) as usize;
    let height = MARGIN * 2 + lines.len() * LINE_HEIGHT;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">\n\
         <title>lakatos check says that an auxiliary does not cover the case it was added for</title>\n\
         <style>text {{ font: 14px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; fill: #d8dee9; white-space: pre }} \
         .r {{ fill: #ff7b72; font-weight: bold }} .b {{ fill: #79c0ff; font-weight: bold }} .w {{ fill: #f0f6fc; font-weight: bold }} \
         .d {{ fill: #8b949e }}</style>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#0d1117\"/>\n"
    );
    for (index, line) in lines.iter().enumerate() {
        let y = MARGIN + (index + 1) * LINE_HEIGHT - 5;
        let _ = write!(svg, "<text x=\"{MARGIN}\" y=\"{y}\" xml:space=\"preserve\">");
        let mut left = COLUMNS;
        for piece in line {
            let shown: String = piece.text.chars().take(left).collect();
            left -= shown.chars().count();
            let _ = write!(svg, "<tspan class=\"{}\">{}</tspan>", piece.style, escaped(&shown));
        }
        svg.push_str("</text>\n");
    }
    svg + "</svg>\n"
}

/// A stretch of text in one style.
struct Piece {
    style: &'static str,
    text: String,
}

/// A line cut at its colour codes.
fn pieces(line: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut style = "n";
    for (index, part) in line.split("\u{1b}[").enumerate() {
        let (code, text) = if index == 0 { ("", part) } else { part.split_once('m').unwrap_or(("", part)) };
        style = match code {
            "" => style,
            "0" => "n",
            "1" => "w",
            code if code.contains("91") => "r",
            code if code.contains("94") => "b",
            _ => style,
        };
        if !text.is_empty() {
            pieces.push(Piece { style, text: text.to_owned() });
        }
    }
    pieces
}
