//! What may be written at a place.

use super::client::ClientAbilities;
use super::path::{path, uri};
use super::position::{offset, range};
use lakatos_ide::completion::{About, Offer, OfferKind, OfferText, Offers, offers};
use lakatos_ide::hover::{description, explanation};
use lakatos_ide::occurrences::Symbol;
use lakatos_ide::rule_file;
use lakatos_project::Project;
use lakatos_project::workspace::Text;
use lakatos_syntax::Buffer;
use lakatos_syntax::ast::DeclarationKind;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use tower_lsp::ls_types::{
    CompletionContext, CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, CompletionTriggerKind,
    Documentation, InsertTextFormat, InsertTextMode, MarkupContent, MarkupKind, Position, Range, TextEdit, Uri,
};

/// What may be written at a position; none where nothing fits, or where a space was typed and the line may end.
pub fn at(
    project: &Project,
    source: u32,
    position: Position,
    context: Option<&CompletionContext>,
    client: &ClientAbilities,
) -> Option<CompletionList> {
    let file = project.file(source)?;
    let at = offset(&file.buffer, position, client.encoding);
    let found = offers(project, source, at)?;
    let typed = file.buffer.text().get(found.span.start as usize..found.span.end as usize)?;
    let is_typing = context
        .is_some_and(|context| context.trigger_kind == CompletionTriggerKind::TRIGGER_FOR_INCOMPLETE_COMPLETIONS);
    let found = if found.span.end == at && !typed.is_empty() { found.but_for(typed, is_typing) } else { found };
    let is_typed_space = context.is_some_and(|context| context.trigger_character.as_deref() == Some(" "));
    if found.offers.is_empty() || is_typed_space && !found.is_needed {
        return None;
    }
    list(&file.buffer, &file.path, found, client)
}

/// What may be written at a position of a rule file.
pub fn in_text(text: &Text, position: Position, client: &ClientAbilities) -> Option<CompletionList> {
    let found = rule_file::offers(text, offset(&text.buffer, position, client.encoding))?;
    if found.offers.is_empty() {
        return None;
    }
    list(&text.buffer, &text.path, found, client)
}

fn list(buffer: &Buffer, path: &Path, found: Offers, client: &ClientAbilities) -> Option<CompletionList> {
    let range = range(buffer, found.span, client.encoding);
    let uri = uri(path)?;
    let is_incomplete = found.may_become_whole();
    let items = found.offers.into_iter().enumerate().map(|(rank, offer)| item(offer, rank, range, &uri, client));
    Some(CompletionList { is_incomplete, items: items.collect() })
}

fn item(offer: Offer, rank: usize, range: Range, uri: &Uri, client: &ClientAbilities) -> CompletionItem {
    let (new_text, is_snippet) = match offer.text {
        OfferText::Template { snippet, .. } if client.takes_snippets => (snippet, true),
        OfferText::Template { plain, .. } | OfferText::Plain(plain) => (plain, false),
    };
    let is_block = new_text.contains('\n');
    let documentation = match &offer.about {
        About::Line(line) => Some(markdown((*line).to_owned())),
        _ => None,
    };
    let subject = match offer.about {
        About::Symbol(symbol) => Some(Subject::new(symbol)),
        About::Rule(rule) => Some(Subject::Rule(rule)),
        About::Line(_) | About::Nothing => None,
    };
    let data = subject.and_then(|subject| serde_json::to_value(Data { uri: uri.to_string(), subject }).ok());
    CompletionItem {
        kind: Some(kind(offer.kind)),
        detail: Some(offer.detail).filter(|detail| !detail.is_empty()),
        filter_text: (offer.found_by != offer.label).then_some(offer.found_by),
        label: offer.label,
        documentation,
        sort_text: Some(format!("{rank:05}")),
        insert_text_format: is_snippet.then_some(InsertTextFormat::SNIPPET),
        insert_text_mode: is_block.then_some(InsertTextMode::ADJUST_INDENTATION),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text })),
        data,
        ..CompletionItem::default()
    }
}

fn kind(kind: OfferKind) -> CompletionItemKind {
    match kind {
        OfferKind::Word => CompletionItemKind::KEYWORD,
        OfferKind::Property => CompletionItemKind::PROPERTY,
        OfferKind::Template => CompletionItemKind::SNIPPET,
        OfferKind::Label => CompletionItemKind::METHOD,
        OfferKind::Value => CompletionItemKind::ENUM_MEMBER,
        OfferKind::Operator => CompletionItemKind::OPERATOR,
        OfferKind::Work => CompletionItemKind::REFERENCE,
        OfferKind::Rule => CompletionItemKind::EVENT,
        OfferKind::Name(kind) => match kind {
            DeclarationKind::Concept => CompletionItemKind::ENUM,
            DeclarationKind::Paradigm => CompletionItemKind::MODULE,
            DeclarationKind::Theory => CompletionItemKind::CLASS,
            DeclarationKind::Auxiliary => CompletionItemKind::INTERFACE,
            DeclarationKind::Case => CompletionItemKind::VALUE,
            _ => CompletionItemKind::CONSTANT,
        },
    }
}

/// What an item says of itself, so that its documentation can be asked for.
#[derive(Deserialize, Serialize)]
struct Data {
    uri: String,
    subject: Subject,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
enum Subject {
    Name(String),
    Label(String, String),
    Level(String, String),
    Actor(String),
    Unit(String),
    Work(String),
    OfLibrary(String),
    Library(String),
    Rule(String),
}

impl Subject {
    fn new(symbol: Symbol) -> Self {
        match symbol {
            Symbol::Name(name) => Self::Name(name.to_string()),
            Symbol::Label { owner, label } => Self::Label(owner.to_string(), label.to_string()),
            Symbol::Level { concept, level } => Self::Level(concept.to_string(), level.to_string()),
            Symbol::Actor(name) => Self::Actor(name.to_string()),
            Symbol::Unit(name) => Self::Unit(name.to_string()),
            Symbol::Work(key) => Self::Work(key.to_string()),
            Symbol::OfLibrary(name) => Self::OfLibrary(name.to_string()),
            Symbol::Library(name) => Self::Library(name.to_string()),
        }
    }

    fn documentation(self, project: &Project) -> Option<String> {
        let symbol = match self {
            Self::Rule(rule) => return explanation(project.rules(), &rule),
            Self::Name(name) => Symbol::Name(name.into()),
            Self::Label(owner, label) => Symbol::Label { owner: owner.into(), label: label.into() },
            Self::Level(concept, level) => Symbol::Level { concept: concept.into(), level: level.into() },
            Self::Actor(name) => Symbol::Actor(name.into()),
            Self::Unit(name) => Symbol::Unit(name.into()),
            Self::Work(key) => Symbol::Work(key.into()),
            Self::OfLibrary(name) => Symbol::OfLibrary(name.into()),
            Self::Library(name) => Symbol::Library(name.into()),
        };
        description(project, &symbol)
    }
}

fn data(item: &CompletionItem) -> Option<Data> {
    serde_json::from_value(item.data.clone()?).ok()
}

/// The file that an item was offered in.
pub fn file_of(item: &CompletionItem) -> Option<PathBuf> {
    Some(path(&Uri::from_str(&data(item)?.uri).ok()?))
}

/// An item with its documentation.
pub fn resolved(project: &Project, item: CompletionItem) -> CompletionItem {
    let documentation = data(&item).and_then(|data| data.subject.documentation(project)).map(markdown);
    CompletionItem { documentation: documentation.or(item.documentation.clone()), ..item }
}

fn markdown(value: String) -> Documentation {
    Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value })
}
