//! Whatever stands in a file, an editor may ask about every place of it.

use crate::support::choices::{cases, choices};
use crate::support::damage::edited;
use crate::support::embed::{HOSTS, embedded};
use crate::support::generate::drafts;
use lakatos_ide::item::{Item, outline};
use lakatos_ide::occurrences::occurrences;
use lakatos_ide::references::{Target, definitions, references};
use lakatos_ide::{bearing, folding, lineage, links, search, selection};
use lakatos_project::Project;
use lakatos_project::workspace::Workspace;
use lakatos_syntax::Span;
use proptest::prelude::*;
use std::path::PathBuf;

/// Every span that is answered for a file, whatever was asked.
fn answers(snapshot: &Project, offsets: &[u32]) -> Vec<Span> {
    let file = &snapshot.files[0];
    let mut spans = Vec::new();
    let mut of_items = |items: Vec<Item>| {
        spans.extend(items.iter().flat_map(|item| [item.whole.span, item.place]));
        assert!(items.iter().all(|item| !item.name.is_empty()), "{items:?}");
    };
    let items = outline(file, 0);
    of_items(items.iter().flat_map(|item| item.children.clone()).collect());
    of_items(items);
    of_items(search::search(std::slice::from_ref(snapshot), "t").into_iter().map(|found| found.item).collect());
    for offset in offsets {
        for item in bearing::at(snapshot, 0, *offset) {
            let bonds =
                bearing::incoming(snapshot, &item.name).into_iter().chain(bearing::outgoing(snapshot, &item.name));
            of_items(bonds.map(|bond| bond.item).collect());
        }
        if let Some(item) = lineage::at(snapshot, 0, *offset) {
            of_items([lineage::above(snapshot, &item.name), lineage::below(snapshot, &item.name)].concat());
        }
    }
    for offset in offsets {
        let grown = selection::selections(file, *offset);
        assert!(grown.windows(2).all(|pair| pair[1].start <= pair[0].start && pair[0].end <= pair[1].end), "{grown:?}");
        spans.extend(grown);
        let targets = definitions(snapshot, 0, *offset);
        spans.extend(targets.into_iter().filter_map(|target| match target {
            Target::Draft(location) => Some(location.span),
            Target::Bibliography(..) | Target::Shipped(..) => None,
        }));
    }
    for occurrence in occurrences(file) {
        assert!(!references(snapshot, &occurrence.symbol).is_empty());
        spans.push(occurrence.span);
    }
    spans.extend(links::links(snapshot, 0).into_iter().map(|link| link.span));
    let lines = file.buffer.line_of(file.buffer.len() as u32);
    assert!(folding::folds(file).iter().all(|fold| fold.first_line < fold.last_line && fold.last_line <= lines));
    spans
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn every_question_has_an_answer_within_the_text(draft in drafts(), mut choices in choices(120)) {
        let host = choices.pick(&HOSTS);
        let mut text = embedded(&mut choices, host, &draft.printed());
        for _ in 0..choices.below(4) {
            text = edited(&mut choices, &text);
        }
        let path = PathBuf::from("untitled:draft");
        let mut workspace = Workspace::new(std::sync::Arc::new(lakatos_project::world::Memory::default()));
        workspace.open(path.clone(), host, text.clone(), 1);
        workspace.catch_up();
        let snapshot = workspace.project_of(&path).unwrap().0;
        let boundaries = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]);
        let offsets: Vec<u32> = boundaries.step_by(text.len() / 40 + 1).collect();
        for span in answers(&snapshot, &offsets) {
            prop_assert!(text.get(span.range()).is_some(), "{:?} is no part of\n{}", span, text);
        }
    }
}
