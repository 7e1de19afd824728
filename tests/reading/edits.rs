//! Reading again after an edit is reading from scratch, at the cost of what the edit touched.

use crate::support::choices::{cases, choices};
use crate::support::damage::edited;
use crate::support::embed::{HOSTS, embedded};
use crate::support::generate::drafts;
use crate::support::style::styled;
use lakatos::syntax::Document;
use proptest::prelude::*;
use std::sync::Arc;

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn reading_again_is_reading_from_scratch(draft in drafts(), mut choices in choices(300)) {
        let printed = styled(&mut choices, draft.printed());
        for host in HOSTS {
            let mut text = embedded(&mut choices, host, &printed);
            let mut document = Document::read(&text, host);
            for _ in 0..4 {
                text = edited(&mut choices, &text);
                document = Document::read_again(&text, host, &document);
                let afresh = Document::read(&text, host);
                prop_assert_eq!(format!("{document:?}"), format!("{afresh:?}"), "{}", text);
            }
        }
    }

    #[test]
    fn an_edit_within_a_declaration_leaves_every_other_piece_shared(draft in drafts(), tape in choices(300)) {
        let printed = draft.printed();
        let changed = tape.clone().below(printed.len());
        let mut other = printed.clone();
        other[changed].header.push_str(" @something[p. 4]");
        for host in HOSTS {
            // The same tape lays both out alike.
            let (before, after) = (embedded(&mut tape.clone(), host, &printed), embedded(&mut tape.clone(), host, &other));
            let old = Document::read(&before, host);
            let new = Document::read_again(&after, host, &old);
            prop_assert_eq!(old.pieces.len(), printed.len());
            prop_assert_eq!(new.pieces.len(), printed.len());
            for (index, (old, new)) in old.pieces.iter().zip(&new.pieces).enumerate() {
                prop_assert_eq!(Arc::ptr_eq(&old.read, &new.read), index != changed, "piece {}\n{}", index, after);
            }
        }
    }
}

#[test]
fn an_edit_above_moves_pieces_without_reading_them() {
    let before = "concept a\n\nconcept b\n\nconcept c\n";
    let old = Document::read(before, HOSTS[0]);
    let new = Document::read_again(&before.replace("concept a", "concept longer"), HOSTS[0], &old);
    let shared: Vec<bool> = old.pieces.iter().zip(&new.pieces).map(|(a, b)| Arc::ptr_eq(&a.read, &b.read)).collect();
    assert_eq!(shared, [false, true, true]);
    assert_eq!(new.pieces[2].start, old.pieces[2].start + 5);
}

#[test]
fn the_same_bytes_in_another_block_are_read_anew() {
    let quoted = "> ```lakatos\n> theory a\n>   note \"x\"\n> ```\n";
    let plain = "```lakatos\ntheory a\n>   note \"x\"\n```\n";
    let host = HOSTS[1];
    let (of_quoted, of_plain) = (Document::read(quoted, host), Document::read(plain, host));
    for (text, before, afresh) in [(plain, &of_quoted, &of_plain), (quoted, &of_plain, &of_quoted)] {
        assert_eq!(format!("{:?}", Document::read_again(text, host, before)), format!("{afresh:?}"));
    }
}
