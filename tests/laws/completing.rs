//! What an editor offers to write can be read once it is written.

use crate::support::choices::{cases, choices};
use crate::support::damage::edited;
use crate::support::embed::{HOSTS, embedded};
use crate::support::generate::drafts;
use lakatos_ide::completion::{Offer, OfferKind, OfferText, Offers, offers};
use lakatos_project::Project;
use lakatos_project::workspace::Workspace;
use lakatos_syntax::tokens::TokenKind;
use lakatos_syntax::{Document, Host};
use proptest::prelude::*;
use std::path::{Path, PathBuf};

fn opened(text: &str, host: Host) -> Project {
    let path = PathBuf::from("untitled:draft");
    let mut workspace = Workspace::new(std::sync::Arc::new(lakatos_project::world::Memory::default()));
    workspace.open(path.clone(), host, text.to_owned(), 1);
    workspace.catch_up();
    workspace.project_of(&path).unwrap().0
}

fn example(name: &str) -> (String, Host) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    (std::fs::read_to_string(&path).unwrap(), Host::from_path(&path).unwrap())
}

/// What stands there once an offer is taken and no stop is filled in.
fn accepted(text: &str, found: &Offers, offer: &Offer) -> String {
    let written = match &offer.text {
        OfferText::Plain(plain) => plain.clone(),
        OfferText::Template { snippet, .. } => filled(snippet),
    };
    let range = found.span.range();
    [&text[..range.start], &written, &text[range.end..]].concat()
}

/// `${1:NAME}` becomes `NAME`, `${1|a,b|}` becomes `a`, `$1` nothing.
fn filled(snippet: &str) -> String {
    let mut rest = snippet;
    let mut text = String::new();
    while let Some(at) = rest.find(['$', '\\']) {
        text += &rest[..at];
        let after = &rest[at + 1..];
        if rest[at..].starts_with('\\') {
            text += &after[..1];
            rest = &after[1..];
        } else if let Some(stop) = after.strip_prefix('{') {
            let (stop, behind) = stop.split_once('}').unwrap();
            let hint = stop.trim_start_matches(|c: char| c.is_ascii_digit());
            text += hint.trim_matches([':', '|']).split(',').next().unwrap();
            rest = behind;
        } else {
            rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    }
    text + rest
}

#[track_caller]
fn assert_sound(text: &str, host: Host, before: &Document, what: &str) {
    let document = Document::read_again(text, host, before);
    let problems: Vec<_> = document.pieces.iter().flat_map(|piece| &piece.read.problems).collect();
    assert!(problems.is_empty() && document.host_problems.is_empty(), "{what}: {problems:?}");
}

/// The names among what is offered at a byte of the text of a snapshot.
fn names_at(snapshot: &Project, offset: u32) -> (Offers, Vec<Offer>) {
    let found = offers(snapshot, 0, offset).unwrap_or_default();
    let is_name = |offer: &&Offer| matches!(offer.kind, OfferKind::Name(_) | OfferKind::Label | OfferKind::Value);
    let names = found.offers.iter().filter(is_name).cloned().collect();
    (found, names)
}

/// A name for another name, and a name at the end of a line that is being written: at the words of the drafts.
#[test]
fn every_name_that_is_offered_can_stand_there() {
    for name in ["korea-japan.md", "democratic-peace.tex"] {
        let (text, host) = example(name);
        let snapshot = opened(&text, host);
        let document = &snapshot.files[0].document;
        let words = document.pieces.iter().flat_map(|piece| {
            let tokens = piece.read.tokens().iter().filter(|token| token.kind != TokenKind::Keyword);
            tokens.map(|token| token.span.shifted(piece.start))
        });
        let mut taken = 0;
        for (number, word) in words.enumerate() {
            let (found, names) = names_at(&snapshot, word.start);
            if found.span != word || names.is_empty() {
                continue;
            }
            let offer = &names[number % names.len()];
            let what = format!("{name}: `{}` for `{}` at {}", offer.label, &text[word.range()], word.start);
            assert_sound(&accepted(&text, &found, offer), host, document, &what);
            taken += 1;
            if taken % 8 == 0 {
                let line_end = text[word.range().start..].find('\n').unwrap();
                let cut = [&text[..word.range().start], &text[word.range().start + line_end..]].concat();
                let (found, names) = names_at(&opened(&cut, host), word.start);
                let offer = &names[number % names.len()];
                assert_sound(
                    &accepted(&cut, &found, offer),
                    host,
                    document,
                    &format!("{what}, at the end of its line"),
                );
            }
        }
        assert!(taken > 40, "{name}: only {taken} places");
    }
}

/// A property more, on a line of its own below every line.
#[test]
fn every_property_and_declaration_that_is_offered_can_be_read() {
    let (draft, host) = example("first-steps.lak");
    let line_ends: Vec<usize> = draft.match_indices('\n').map(|(at, _)| at + 1).collect();
    let mut taken = 0;
    for (line_end, indent) in line_ends.into_iter().flat_map(|at| [(at, "  "), (at, "")]) {
        let text = [&draft[..line_end], indent, "\n", &draft[line_end..]].concat();
        let snapshot = opened(&text, host);
        let found = offers(&snapshot, 0, (line_end + indent.len()) as u32).unwrap_or_default();
        // A declaration in the midst of another would take the rest of its lines over.
        let goes_on = draft[line_end..].starts_with(' ');
        let is_fit = |offer: &&Offer| match offer.kind {
            OfferKind::Word => false,
            OfferKind::Template => !goes_on,
            _ => true,
        };
        for offer in found.offers.iter().filter(is_fit) {
            let what = format!("`{}` below {:?}", offer.label, draft[..line_end].lines().last());
            assert_sound(&accepted(&text, &found, offer), host, &snapshot.files[0].document, &what);
            taken += 1;
        }
    }
    assert!(taken > 100, "only {taken}");
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn at_every_place_of_a_damaged_draft_there_is_an_answer_about_that_place(
        draft in drafts(), mut choices in choices(120)
    ) {
        let host = choices.pick(&HOSTS);
        let mut text = embedded(&mut choices, host, &draft.printed());
        for _ in 0..choices.below(4) {
            text = edited(&mut choices, &text);
        }
        let snapshot = opened(&text, host);
        let boundaries = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]);
        for offset in boundaries.step_by(text.len() / 60 + 1) {
            let Some(found) = offers(&snapshot, 0, offset) else { continue };
            prop_assert!(text.get(found.span.range()).is_some(), "{:?} is no part of\n{}", found.span, text);
            prop_assert!(found.span.start <= offset && offset <= found.span.end);
            let mut labels: Vec<&str> = found.offers.iter().map(|offer| offer.label.as_str()).collect();
            labels.sort_unstable();
            prop_assert!(labels.windows(2).all(|pair| pair[0] != pair[1]), "twice the same in {:?}", labels);
        }
    }
}
