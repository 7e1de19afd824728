//! Texts in which backticks stand around names and formulas, and two stars around a verdict: put into each format. All else
//! in them stands for itself, as authors write titles as they like.

use crate::cli::output::latex;
use lakatos_engine::escape;

/// A part of such a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'text> {
    Plain(&'text str),
    Code(&'text str),
    Bold(&'text str),
}

/// As HTML.
pub fn html(text: &str) -> String {
    let part = |part| match part {
        Part::Plain(text) => escape::xml(text),
        Part::Code(text) => format!("<code>{}</code>", escape::xml(text)),
        Part::Bold(text) => format!("<b>{}</b>", escape::xml(text)),
    };
    parts(text).into_iter().map(part).collect()
}

/// As Markdown, on one line, which may be a paragraph, a point of a list or a heading.
pub fn markdown(text: &str) -> String {
    let written: String = parts(text).into_iter().map(as_markdown).collect();
    unlisted(&written)
}

/// As Markdown in a cell of a table.
pub fn markdown_cell(text: &str) -> String {
    let part = |part| match part {
        Part::Code(_) => escape::markdown_cell(&as_markdown(part)),
        other => as_markdown(other),
    };
    parts(text).into_iter().map(part).collect()
}

/// As LaTeX.
pub fn latex(text: &str) -> String {
    let part = |part| match part {
        Part::Plain(text) => latex::escaped(text),
        Part::Code(text) => format!("\\texttt{{{}}}", latex::escaped(text)),
        Part::Bold(text) => format!("\\textbf{{{}}}", latex::escaped(text)),
    };
    parts(text).into_iter().map(part).collect()
}

fn as_markdown(part: Part) -> String {
    match part {
        Part::Plain(text) => escape::markdown(text),
        Part::Code(text) => escape::markdown_code(text),
        Part::Bold(text) => format!("**{}**", escape::markdown(text)),
    }
}

/// So that its beginning is not taken for that of a list, a rule or an indented block.
fn unlisted(markdown: &str) -> String {
    let text = markdown.trim_start();
    let number = text.len() - text.trim_start_matches(|character: char| character.is_ascii_digit()).len();
    let (before, after) = text.split_at(number);
    let is_list = match before {
        "" => after.starts_with(['-', '+', '=', ':', '%']),
        _ => after.starts_with(['.', ')']),
    };
    if is_list { format!("{before}\\{after}") } else { text.to_owned() }
}

/// A mark that nothing ends stands for itself.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('`') {
        let Some((code, after)) = behind.split_once('`').filter(|(code, _)| !code.is_empty()) else { break };
        with_bold(before, &mut parts);
        parts.push(Part::Code(code));
        rest = after;
    }
    with_bold(rest, &mut parts);
    parts
}

fn with_bold<'text>(text: &'text str, parts: &mut Vec<Part<'text>>) {
    let is_verdict = |word: &str| word.starts_with(char::is_alphabetic) && word.ends_with(char::is_alphabetic);
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("**") {
        let Some((bold, after)) = behind.split_once("**").filter(|(bold, _)| is_verdict(bold)) else { break };
        parts.extend([Part::Plain(before), Part::Bold(bold)]);
        rest = after;
    }
    parts.push(Part::Plain(rest));
}
