//! A name is a name: another one changes nothing else.

use crate::outcome::outcome;
use crate::support::api::analysed_with;
use crate::support::choices::{cases, choices};
use crate::support::generate::drafts;
use lakatos_ide::occurrences::{Occurrence, occurrence_at, occurrences};
use lakatos_ide::references::Target;
use lakatos_ide::rename::rename;
use lakatos_project::Project;
use lakatos_project::workspace::Workspace;
use lakatos_syntax::{Host, Span};
use proptest::prelude::*;
use std::path::PathBuf;

fn opened(text: &str, host: Host) -> Project {
    let path = PathBuf::from("untitled:draft");
    let mut workspace = Workspace::new(std::sync::Arc::new(lakatos_project::world::Memory::default()));
    workspace.open(path.clone(), host, text.to_owned(), 1);
    workspace.catch_up();
    workspace.project_of(&path).unwrap().0
}

/// The text after what stands at a byte of it is renamed; none where it cannot be.
fn renamed(text: &str, host: Host, offset: u32, name: &str) -> Option<String> {
    let renaming = rename(&opened(text, host), 0, offset, name).ok()??;
    let in_draft = |place: &Target| match place {
        Target::Draft(location) => location.span,
        Target::Bibliography(..) | Target::Shipped(..) => panic!("a draft without a bibliography"),
    };
    let mut spans: Vec<Span> = renaming.places.iter().map(in_draft).collect();
    spans.sort_by_key(|span| std::cmp::Reverse(span.start));
    let mut text = text.to_owned();
    spans.into_iter().for_each(|span| text.replace_range(span.range(), &renaming.text));
    Some(text)
}

/// What follows from a text, with `name` in the place of `fresh`: line by line, in no order.
fn consequences(text: &str, host: Host, fresh: &str, name: &str) -> Vec<Vec<String>> {
    let outcome = outcome(&analysed_with(&[text.to_owned()], host, lakatos_rules::built_in()));
    let in_words = format!("{outcome:#?}").replace(fresh, name);
    let sorted_words = |line: &str| {
        let mut words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        words.sort();
        words
    };
    let mut lines: Vec<Vec<String>> = in_words.lines().map(sorted_words).collect();
    lines.sort();
    lines
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn after_a_renaming_everything_follows_as_before_and_a_second_one_undoes_it(
        draft in drafts(), mut choices in choices(4)
    ) {
        let plain = draft.text();
        let (host, text) = match choices.below(3) {
            0 => (Host::Lakatos, plain),
            1 => (Host::Markdown, format!("Prose 🦉.\n\n```lakatos\n{plain}```\n")),
            _ => (Host::Latex, plain.lines().map(|line| format!("%| {line}\n")).collect()),
        };
        let snapshot = opened(&text, host);
        let can_be_renamed = |place: &Occurrence| rename(&snapshot, 0, place.span.start, "a-name-like-no-other").is_ok();
        let places: Vec<Occurrence> = occurrences(&snapshot.files[0]).into_iter().filter(can_be_renamed).collect();
        let place = choices.pick(&places);
        // Of two at the same byte, the inner one is renamed.
        let place = occurrence_at(&snapshot.files[0], place.span.start).unwrap();
        let name = place.symbol.word().to_string();
        let fresh = format!("{name}ǂ");
        let after = renamed(&text, host, place.span.start, &fresh).unwrap();
        prop_assert_eq!(consequences(&after, host, &fresh, &name), consequences(&text, host, &fresh, &name), "{}", after);
        let later = occurrences(&opened(&after, host).files[0]);
        prop_assert!(later.iter().all(|other| other.symbol != place.symbol), "{:?} is left in\n{}", place.symbol, after);
        let renamed_first = later.iter().find(|other| **other.symbol.word() == *fresh).unwrap();
        let back = renamed(&after, host, renamed_first.span.start, &name);
        prop_assert_eq!(back.as_deref(), Some(text.as_str()));
    }
}
