//! What is shown of the word under the pointer: Markdown, short enough to read at a glance.

mod auxiliary;
mod case;
mod claim;
mod column;
mod concept;
mod data;
mod label;
mod library;
pub(crate) mod markdown;
mod prose;
mod rule;
mod theory;
mod within;
mod work;

pub use rule::explanation;

use super::occurrences::{Occurrence, Symbol};
use super::prose::symbol_at;
use lakatos_engine::appraisal::appraise;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::{Argument, Header, Named};
use lakatos_project::{File, Project};
use lakatos_syntax::Span;
use lakatos_syntax::language::{WORDS, WordGroup, summary};
use lakatos_syntax::tokens::TokenKind;

/// Something to be read about a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What is to be read.
    pub markdown: String,
    /// The bytes of the file that it is about.
    pub span: Span,
}

/// What is to be read about the word at a byte of a file; none where there is nothing to say.
pub fn hover(project: &Project, source: u32, offset: u32) -> Option<Hover> {
    let file = project.file(source)?;
    rule::named_at(project, file, offset)
        .or_else(|| claim_hover(project, source, offset))
        .or_else(|| symbol_hover(project, source, symbol_at(project, source, offset)?))
        .or_else(|| column::named_at(project, source, offset))
        .or_else(|| word_hover(file, offset))
}

/// What the account says of a claim in the text, and what there is to read about the name in it that is pointed at.
fn claim_hover(project: &Project, source: u32, offset: u32) -> Option<Hover> {
    let (claim, span) = claim::at(project, source, offset)?;
    let named = symbol_at(project, source, offset).and_then(|symbol| symbol_hover(project, source, symbol));
    Some(match named {
        Some(named) => Hover { markdown: format!("{claim}\n\n---\n\n{}", named.markdown), span: named.span },
        None => Hover { markdown: claim, span },
    })
}

fn symbol_hover(project: &Project, source: u32, Occurrence { symbol, span, .. }: Occurrence) -> Option<Hover> {
    let markdown = description(project, &symbol).or_else(|| prose::described(project, source, &symbol, span))?;
    let prediction = match symbol {
        Symbol::Name(_) => label::outcome_at(project, source, span),
        _ => None,
    };
    Some(Hover {
        markdown: match prediction {
            Some(prediction) => format!("{prediction}\n\n---\n\n{markdown}"),
            None => markdown,
        },
        span,
    })
}

/// What is to be read about a symbol, wherever it stands.
pub fn description(project: &Project, symbol: &Symbol) -> Option<String> {
    match symbol {
        Symbol::Work(key) => work::describe(project, key),
        Symbol::Level { concept, level } => concept::describe_level(wording(project), concept, level),
        Symbol::Label { owner, label } => label::describe(wording(project), owner, label),
        Symbol::Name(name) => {
            let wording = wording(project);
            Some(name_description(wording, name)? + &notes(wording.argument, name))
        }
        Symbol::Actor(name) => Some(within::describe_actor(wording(project), name)),
        Symbol::Unit(name) => Some(within::describe_unit(wording(project), name)),
        Symbol::OfLibrary(name) => library_description(project, name),
        Symbol::Library(name) => library::describe(project, name),
    }
}

fn name_description(wording: Wording, name: &str) -> Option<String> {
    Some(match wording.argument.named(name)? {
        Named::Theory(id) if wording.argument.is_outside_drafts(wording.argument.theory(id).header.place) => {
            theory::describe_in_library(wording, id)
        }
        Named::Theory(id) => theory::describe(wording, id),
        Named::Paradigm(id) => theory::describe_paradigm(wording, id),
        Named::Auxiliary(id) => auxiliary::describe(wording, id),
        Named::Case(id) => case::describe(wording, id),
        Named::Concept(id) => concept::describe(wording, id),
        Named::Puzzle(id) => within::describe_puzzle(wording, id),
        Named::Test(id) => within::describe_test(wording, id),
        Named::Objection(id) => within::describe_objection(wording, id),
        Named::Data(id) => data::describe(wording, id),
        Named::Source => work::declared(wording.argument, name)?,
    })
}

/// What a library declares, by itself.
fn library_description(project: &Project, name: &str) -> Option<String> {
    let library = project.analysis().argument.library.as_deref()?;
    let wording = Wording { argument: library, appraisal: &appraise(library) };
    let text = match library.named(name)? {
        Named::Theory(id) => theory::describe_in_library(wording, id),
        _ => name_description(wording, name)?,
    };
    Some(text + &notes(library, name))
}

/// What is noted of a declaration, paragraph by paragraph: of a case of a library, what it is known to trouble and the best
/// defence.
fn notes(argument: &Argument, name: &str) -> String {
    let header = header(argument, name);
    let notes = header.into_iter().flat_map(|header| &header.notes);
    notes.map(|note| format!("\n\n{}", markdown::escaped(note))).collect()
}

fn header<'argument>(argument: &'argument Argument, name: &str) -> Option<&'argument Header> {
    argument.declared.iter().map(|declared| &declared.header).find(|header| *header.name == *name)
}

/// The argument and the appraisal of a project, to be put into words.
pub fn wording(project: &Project) -> Wording<'_> {
    let analysis = project.analysis();
    Wording { argument: &analysis.argument, appraisal: &analysis.appraisal }
}

/// What a word of the language means; the words of a mode are one.
fn word_hover(file: &File, offset: u32) -> Option<Hover> {
    let is_at = |start: u32, end: u32| start <= offset && offset <= end;
    let piece = file.document.pieces.iter().rev().find(|piece| is_at(piece.start, piece.end()))?;
    let tokens = piece.read.tokens();
    let text = |span: Span| file.buffer.slice(span.shifted(piece.start)).into_owned();
    let at = tokens.iter().rposition(|token| {
        let span = token.span.shifted(piece.start);
        matches!(token.kind, TokenKind::Keyword | TokenKind::Choice | TokenKind::Level) && is_at(span.start, span.end)
    })?;
    let token = tokens[at];
    let is_in_mode = |index: usize| {
        let word = text(tokens[index].span);
        // `with` is a word of the language in `moves with` alone.
        word == "with" || WORDS.iter().any(|row| row.group == WordGroup::Mode && row.word == word)
    };
    let (mut word, mut span) = (text(token.span), token.span);
    if is_in_mode(at) {
        let first = (0..at).rev().take_while(|index| is_in_mode(*index)).last().unwrap_or(at);
        let last = (at..tokens.len()).take_while(|index| is_in_mode(*index)).last().unwrap_or(at);
        let words: Vec<String> = tokens[first..=last].iter().map(|token| text(token.span)).collect();
        (word, span) = (words.join(" "), tokens[first].span.to(tokens[last].span));
    }
    let within = piece.read.declarations.iter().rfind(|declaration| declaration.span.start <= span.start);
    let summary = summary(&word, within.map(|declaration| declaration.kind))?;
    Some(Hover { markdown: format!("`{word}`: {summary}"), span: span.shifted(piece.start) })
}

/// The title of a declaration, as a part of a sentence; its name where it has none.
fn headline(argument: &Argument, name: &str) -> String {
    let header = header(argument, name);
    let title = header.map(|header| &*header.title).unwrap_or_default();
    let cited = header.map(|header| markdown::cited(&header.citations)).unwrap_or_default();
    let kind = header.map(|header| header.kind.keyword()).unwrap_or_default();
    let title = if title.is_empty() { String::new() } else { format!(": {}", markdown::escaped(title)) };
    format!("{kind} **{name}**{title}{cited}", name = markdown::escaped(name))
}
