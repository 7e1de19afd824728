//! The calls into the library that the tests go through.

use lakatos_engine::rules::examples;
use lakatos_engine::rules::suppression::allowing_edits;
use lakatos_engine::rules::{Analysis, AnalysisSource, Finding, RuleSet, analyse};
use lakatos_syntax::Diagnostic;
use lakatos_syntax::ast::Declaration;
use lakatos_syntax::format::{TextEdit, applied, format};
use lakatos_syntax::{Document, Host};

/// What follows from files that are written in the language only, by all rules.
pub fn analysed(texts: &[String]) -> Analysis {
    analysed_with(texts, Host::Lakatos, lakatos_rules::built_in())
}

/// What follows from files of one host, by some rules.
pub fn analysed_with(texts: &[String], host: Host, rules: &RuleSet) -> Analysis {
    let documents: Vec<Document> = texts.iter().map(|text| Document::read(text, host)).collect();
    let sources: Vec<AnalysisSource> =
        texts.iter().zip(&documents).map(|(text, document)| AnalysisSource::new(text, document)).collect();
    analyse(&sources, rules)
}

/// What follows from one file, without any rule.
pub fn appraised(text: &str) -> Analysis {
    analysed_with(&[text.to_owned()], Host::Lakatos, &RuleSet::new(Vec::new()))
}

/// What all rules say of one file.
pub fn findings(text: &str, host: Host) -> Vec<Finding> {
    examples::findings(text, host, lakatos_rules::built_in())
}

/// A file in which whatever is found is allowed.
pub fn once_allowed(text: &str, host: Host) -> String {
    let document = Document::read(text, host);
    let sources = [AnalysisSource::new(text, &document)];
    let findings = analyse(&sources, lakatos_rules::built_in()).findings;
    let mut allowed = text.to_owned();
    // From the end, so that the places of the others stay.
    for edit in allowing_edits(&sources, &[host], &findings, "as the referee knows").iter().rev() {
        allowed.replace_range(edit.place.span.range(), &edit.text);
    }
    allowed
}

/// What a file says and what is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The declarations in the words of `Debug`, with the bytes of the file that they and their parts take up.
    pub declarations: Vec<String>,
    /// Messages, each with the text it is about.
    pub problems: Vec<String>,
}

/// Reads a file piece by piece.
pub fn reading(text: &str, host: Host) -> Reading {
    let document = Document::read(text, host);
    let quoted = |base: u32, problem: &Diagnostic| {
        let span = problem.place.shifted(base);
        format!("{} [{}]", problem.message, &text[span.range()])
    };
    let mut problems: Vec<String> = document.host_problems.iter().map(|problem| quoted(0, problem)).collect();
    let mut declarations = Vec::new();
    for piece in &document.pieces {
        problems.extend(piece.read.problems.iter().map(|problem| quoted(piece.start, problem)));
        declarations.extend(piece.read.declarations.iter().map(|declaration| in_file(declaration, piece.start)));
    }
    Reading { declarations, problems }
}

/// The declarations of a file by one parse over all its blocks.
pub fn declarations_by_one_parse(text: &str, host: Host) -> Vec<String> {
    let blocks = host.scan(text).blocks;
    let base = blocks.iter().flat_map(|block| &block.ranges).next().map_or(0, |first| first.start);
    let declarations = Document::declarations_by_one_parse(text, host);
    declarations.iter().map(|declaration| in_file(declaration, base)).collect()
}

/// In the words of `Debug`, every span counted from the start of the file: whatever part has a span, it is there.
fn in_file(declaration: &Declaration, base: u32) -> String {
    const START: &str = "Span { start: ";
    const END: &str = ", end: ";
    let words = format!("{declaration:?}");
    let mut parts = words.split(START);
    let mut shifted = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (start, rest) = part.split_once(END).expect("a span has an end");
        let (end, rest) = rest.split_once(' ').expect("a span is closed");
        let number = |digits: &str| digits.parse::<u32>().expect("a span is of numbers") + base;
        shifted.push_str(&format!("{START}{}{END}{} {rest}", number(start), number(end)));
    }
    shifted
}

/// A declaration in the words of `Debug`, without where anything stands: that is the host's affair.
pub fn without_spans(declaration: &str) -> String {
    declaration.split("Span {").map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect()
}

/// The edits that lay a file out.
pub fn layout_edits(text: &str, host: Host) -> Vec<TextEdit> {
    format(text, &Document::read(text, host))
}

/// A file, laid out.
pub fn laid_out(text: &str, host: Host) -> String {
    applied(text, &layout_edits(text, host))
}

/// What a file says, wherever it says it: its declarations, what cannot be read, what the rules find and what is allowed.
pub fn said(text: &str, host: Host) -> [Vec<String>; 4] {
    let Reading { declarations, problems } = reading(text, host);
    let analysis = analysed_with(&[text.to_owned()], host, lakatos_rules::built_in());
    // Messages quote the text as it is laid out.
    let squeezed = |message: &String| message.split_whitespace().collect::<String>();
    let in_words = |finding: &Finding| format!("{}: {}", finding.code, squeezed(&finding.message));
    [
        declarations.iter().map(|declaration| without_spans(declaration)).collect(),
        problems.iter().map(squeezed).collect(),
        analysis.findings.iter().map(in_words).collect(),
        analysis.suppressed.iter().map(|allowed| in_words(&allowed.finding)).collect(),
    ]
}
