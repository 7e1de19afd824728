//! From a draft that is prose alone to its first block: what the prose names, what it asks, and the block that follows.

use lakatos_engine::library::{Known, named_in};
use lakatos_project::{File, Project};
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::prose::{Sentence, sentences};
use lakatos_syntax::{Host, Span, quoted};

/// How many cases and theories are taken into the block.
const MOST_NAMED: usize = 3;
/// What stands for a question where the prose asks none.
const NO_QUESTION: &str = "What do I ask?";
/// What stands for what is to be explained.
const NO_OUTCOME: &str = "# outcome my-concept  # what is to be explained, declared with `concept`";

/// Why no first block is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartRefusal {
    /// It has a block.
    HasBlock,
    /// It is written in the language, and has no prose.
    NoProse,
}

/// What a text names, and what it asks.
#[derive(Clone, Debug)]
pub struct Recognised {
    /// How many sentences were read.
    pub sentences: usize,
    /// How many words.
    pub words: usize,
    /// Each once, with what the text calls it first and how often it names it; the most named first.
    named: Vec<(Known, String, usize)>,
    question: Option<String>,
}

/// What the author does once the first block is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// What is written over, as it stands in the block; none where nothing is.
    pub over: Option<&'static str>,
    /// What is to be written.
    pub words: &'static str,
}

/// What there is to start from in a draft.
///
/// # Errors
/// Where it is started already, or is no prose.
pub fn recognised(file: &File) -> Result<Recognised, StartRefusal> {
    if file.document.has_argument() {
        return Err(StartRefusal::HasBlock);
    }
    if file.host == Host::Lakatos {
        return Err(StartRefusal::NoProse);
    }
    Ok(Recognised::new(&sentences(file.text(), file.host)))
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
        Self {
            sentences: prose.len(),
            words: prose.iter().map(|sentence| sentence.words.text.split(' ').count()).sum(),
            named,
            question: prose.iter().find(asks).map(|sentence| sentence.words.text.clone()),
        }
    }

    /// A line on each thing that it names, by kind.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (what, kind) in [
            ("paradigm", DeclarationKind::Paradigm),
            ("theory", DeclarationKind::Theory),
            ("case", DeclarationKind::Case),
        ] {
            for (known, words, count) in self.named.iter().filter(|(known, ..)| known.kind == kind) {
                let times = if *count == 1 { "once".to_owned() } else { format!("{count} times") };
                lines.push(format!("{what} `{}` of {}: “{words}”, {times}", known.name, known.library));
            }
        }
        if self.named.is_empty() {
            lines.push("nothing in it is known to the library by its name".to_owned());
        }
        lines
    }

    /// Those of a kind that the text speaks of most: half as often as the first at least, and no more than a few.
    fn most_named(&self, kind: DeclarationKind) -> Vec<&'static str> {
        let mut of_kind = self.named.iter().filter(|(known, ..)| known.kind == kind).peekable();
        let most = of_kind.peek().map_or(0, |(_, _, count)| *count);
        of_kind.take_while(|(_, _, count)| 2 * count >= most).map(|(known, ..)| known.name).take(MOST_NAMED).collect()
    }

    /// What is left to the author first in the block.
    pub fn next_step(&self) -> NextStep {
        match self.question {
            None => NextStep {
                over: Some(NO_QUESTION),
                words: "write your question over “What do I ask?”; then, over the comment on `outcome`, what is to be explained: `outcome` and a name of your own",
            },
            Some(_) => NextStep {
                over: Some(NO_OUTCOME),
                words: "over the comment on `outcome`, write what is to be explained: `outcome` and a name of your own, as in `outcome pact`",
            },
        }
    }

    /// A first block: what is certain from the prose as lines, and what the author has to decide as comments.
    fn block(&self) -> String {
        let (theories, cases) = (self.most_named(DeclarationKind::Theory), self.most_named(DeclarationKind::Case));
        let question = self.question.as_deref().unwrap_or(NO_QUESTION);
        let mut block = String::new();
        if !self.named.is_empty() {
            block.push_str("use \"ir\"\n\n");
        }
        block.push_str(&format!("puzzle why {}\n", quoted(question)));
        match cases.is_empty() {
            false => block.push_str(&format!("  about {}\n", cases.join(", "))),
            true => block.push_str("  # about my-case  # the case that poses it, declared with `case`\n"),
        }
        block.push_str(&format!("  {NO_OUTCOME}\n"));
        let theories = if theories.is_empty() { "my-theory".to_owned() } else { theories.join(", ") };
        block.push_str(&format!("  # against {theories}  # the theories that you argue against\n"));
        block.push_str("  # answer my-theory  # yours, declared with `theory` and what it `predicts`\n");
        block
    }
}

/// What is missing in a project whose drafts have a block, before there is anything that rules could ask about; none where
/// its findings say what is missing.
pub fn missing(project: &Project) -> Option<NextStep> {
    let pieces = project.files.iter().flat_map(|file| &file.document.pieces);
    let kinds: Vec<DeclarationKind> =
        pieces.flat_map(|piece| &piece.read.declarations).map(|declaration| declaration.kind).collect();
    let holds = |kind| kinds.contains(&kind);
    let is_answered = holds(DeclarationKind::Theory) || holds(DeclarationKind::Paradigm);
    if is_answered || !project.analysis().findings.is_empty() {
        return None;
    }
    let words = match holds(DeclarationKind::Concept) {
        true => {
            "write a theory: `theory`, a name, and in it a `mechanism` and what it `predicts`; then a `case` in which it can fail"
        }
        false => {
            "say in the puzzle what is to be explained, `outcome` and a name, and declare it: `concept`, that name, and how one would observe it, `measured`"
        }
    };
    Some(NextStep { over: None, words })
}

/// The edit that puts a first block at the end of a draft: its bytes, and what stands there then.
pub fn edit(file: &File, recognised: &Recognised) -> (Span, String) {
    let text = file.text();
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let block = recognised.block();
    let lines: Vec<String> = match file.host {
        Host::Latex => block.lines().map(|line| format!("%| {line}").trim_end().to_owned()).collect(),
        _ => ["```lakatos"].into_iter().chain(block.lines()).chain(["```"]).map(str::to_owned).collect(),
    };
    let end = match file.host {
        Host::Latex => text.rfind("\\end{document}").unwrap_or(text.len()),
        _ => text.len(),
    };
    let start = text[..end].trim_end().len();
    let gap = if start == 0 { String::new() } else { format!("{newline}{newline}") };
    let after = if end == text.len() { newline.to_owned() } else { format!("{newline}{newline}") };
    (Span::new(start, end), format!("{gap}{}{after}", lines.join(newline)))
}

/// The text of a draft with a first block at its end.
pub fn started(file: &File, recognised: &Recognised) -> String {
    let (span, written) = edit(file, recognised);
    let text = file.text();
    [&text[..span.start as usize], &written, &text[span.end as usize..]].concat()
}
