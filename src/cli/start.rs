//! `lakatos start`: from a draft that is prose alone to its first block.

use super::arguments::Start;
use super::fmt::write_diff;
use super::load::{load, report};
use super::{CLEAN, UNUSABLE, refuse};
use lakatos_engine::library::{Known, named_in};
use lakatos_engine::rules::Finding;
use lakatos_project::{File, Project, write_atomically};
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::prose::{Sentence, sentences};
use lakatos_syntax::{Host, quoted};
use std::io::{self, Write};

/// How many cases and theories are taken into the block.
const MOST_NAMED: usize = 3;

/// Runs the command.
pub fn run(arguments: &Start, out: &mut impl Write) -> io::Result<u8> {
    let loaded = load(&arguments.paths(), &|| {});
    report(&loaded.problems);
    let found = loaded.projects.iter().find_map(|project| Some((project, project.requested().next()?)));
    let Some((project, file)) = found else {
        return if loaded.problems.is_empty() { no_draft() } else { Ok(UNUSABLE) };
    };
    if file.document.has_argument() {
        let path = file.path.display();
        return refuse(format!("{path} has a block already: `lakatos check {path}` says what is missing in it"));
    }
    if file.host == Host::Lakatos {
        return refuse(format!("{} is no prose: `lakatos new` writes a first draft", file.path.display()));
    }
    let prose = sentences(file.text(), file.host);
    let recognised = Recognised::new(&prose);
    let claims: Vec<&Finding> =
        project.analysis().findings.iter().filter(|finding| is_in(project, finding, file)).collect();
    recognised.write(out, &prose, &claims, file)?;
    let after = with_block(file, &recognised.block());
    if !arguments.write {
        write_diff(out, &file.path, file.text(), &after)?;
        writeln!(out, "nothing was written: `lakatos start --write {}` writes it", file.path.display())?;
        return Ok(CLEAN);
    }
    match write_atomically(&file.path, &after) {
        Ok(()) => {
            let path = file.path.display();
            writeln!(out, "wrote the block into {path}: `lakatos check {path}` says what is missing in it")?;
            Ok(CLEAN)
        }
        Err(error) => refuse(format!("{}: cannot be written: {error}", file.path.display())),
    }
}

fn is_in(project: &Project, finding: &Finding, file: &File) -> bool {
    project.file(finding.place.source).is_some_and(|of| of.path == file.path)
}

fn no_draft() -> io::Result<u8> {
    refuse("there is no draft there")
}

/// What a text names, and what it asks.
struct Recognised {
    /// Each once, with what the text calls it first and how often it names it; the most named first.
    named: Vec<(Known, String, usize)>,
    question: Option<String>,
}

impl Recognised {
    fn new(prose: &[Sentence]) -> Self {
        let mut named: Vec<(Known, String, usize)> = Vec::new();
        for sentence in prose {
            let text = &sentence.words.text;
            for (known, range) in named_in(text) {
                match named.iter_mut().find(|(other, ..)| other.name == known.name) {
                    Some((_, _, count)) => *count += 1,
                    None => named.push((known, text[range].to_owned(), 1)),
                }
            }
        }
        named.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
        let asks = |sentence: &&Sentence| sentence.asks() && sentence.words.text.starts_with("Why ");
        Self { named, question: prose.iter().find(asks).map(|sentence| sentence.words.text.clone()) }
    }

    /// Those of a kind that the text speaks of most: half as often as the first at least, and no more than a few.
    fn most_named(&self, kind: DeclarationKind) -> Vec<&'static str> {
        let mut of_kind = self.named.iter().filter(|(known, ..)| known.kind == kind).peekable();
        let most = of_kind.peek().map_or(0, |(_, _, count)| *count);
        of_kind.take_while(|(_, _, count)| 2 * count >= most).map(|(known, ..)| known.name).take(MOST_NAMED).collect()
    }

    fn write(&self, out: &mut impl Write, prose: &[Sentence], claims: &[&Finding], file: &File) -> io::Result<()> {
        let words: usize = prose.iter().map(|sentence| sentence.words.text.split(' ').count()).sum();
        writeln!(out, "read {words} words in {} sentences of {}", prose.len(), file.path.display())?;
        for (what, kind) in [
            ("paradigm", DeclarationKind::Paradigm),
            ("theory", DeclarationKind::Theory),
            ("case", DeclarationKind::Case),
        ] {
            for (known, words, count) in self.named.iter().filter(|(known, ..)| known.kind == kind) {
                let times = if *count == 1 { "once".to_owned() } else { format!("{count} times") };
                writeln!(out, "  {what} `{}` of {}: “{words}”, {times}", known.name, known.library)?;
            }
        }
        if self.named.is_empty() {
            writeln!(out, "  nothing in it is known to the library by its name")?;
        }
        for claim in claims {
            let before = file.text().get(..claim.place.span.start as usize).unwrap_or_default();
            writeln!(out, "  line {}: {} ({})", before.matches('\n').count() + 1, claim.message, claim.code.as_str())?;
        }
        Ok(())
    }

    /// A first block: what is certain from the prose as lines, and what the author has to decide as comments.
    fn block(&self) -> String {
        let (theories, cases) = (self.most_named(DeclarationKind::Theory), self.most_named(DeclarationKind::Case));
        let question = self.question.as_deref().unwrap_or("What do I ask?");
        let mut block = String::new();
        if !self.named.is_empty() {
            block.push_str("use \"ir\"\n\n");
        }
        block.push_str(&format!("puzzle why {}\n", quoted(question)));
        match cases.is_empty() {
            false => block.push_str(&format!("  about {}\n", cases.join(", "))),
            true => block.push_str("  # about my-case  # the case that poses it, declared with `case`\n"),
        }
        block.push_str("  # outcome my-concept  # what is to be explained, declared with `concept`\n");
        let theories = if theories.is_empty() { "my-theory".to_owned() } else { theories.join(", ") };
        block.push_str(&format!("  # against {theories}  # the theories that you argue against\n"));
        block.push_str("  # answer my-theory  # yours, declared with `theory` and what it `predicts`\n");
        block
    }
}

/// The text with a block at its end.
fn with_block(file: &File, block: &str) -> String {
    let text = file.text();
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let lines: Vec<String> = match file.host {
        Host::Latex => block.lines().map(|line| format!("%| {line}").trim_end().to_owned()).collect(),
        _ => ["```lakatos"].into_iter().chain(block.lines()).chain(["```"]).map(str::to_owned).collect(),
    };
    let block = lines.join(newline);
    let end = match file.host {
        Host::Latex => text.rfind("\\end{document}").unwrap_or(text.len()),
        _ => text.len(),
    };
    let (before, after) = text.split_at(end);
    let gap = if before.trim().is_empty() { String::new() } else { format!("{newline}{newline}") };
    let after = if after.is_empty() { newline.to_owned() } else { format!("{newline}{newline}{after}") };
    format!("{}{gap}{block}{after}", before.trim_end())
}
