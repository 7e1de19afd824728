//! Laying a draft out changes white space within its blocks, and nothing else.

use crate::support::api::{laid_out, layout_edits, said};
use crate::support::choices::{Choices, cases, choices};
use crate::support::damage::edited;
use crate::support::embed::{HOSTS, embedded};
use crate::support::generate::drafts;
use crate::support::mess::messy;
use crate::support::print::{Printed, joined};
use crate::support::style::styled;
use lakatos_syntax::format::format_within;
use lakatos_syntax::{Document, Host, Span};
use proptest::prelude::*;

/// More than one blank line, and what may lose its target.
const BETWEEN: [&str; 4] = ["", "\n", "\n   \n", "# lakatos: allow vacuous — why"];

/// A draft in a host, with everything that authors do to its white space.
fn untidy(choices: &mut Choices, host: Host, declarations: Vec<Printed>) -> String {
    let styled = styled(choices, declarations);
    let mut messy = messy(choices, styled);
    for declaration in &mut messy {
        for _ in 0..choices.pick(&[0, 0, 0, 1, 3]) {
            let at = choices.below(declaration.properties.len() + 1);
            declaration.properties.insert(at, choices.pick(&BETWEEN).to_owned());
        }
    }
    embedded(choices, host, &messy)
}

/// Every line that says something, without its white space.
fn lines_said(text: &str) -> Vec<String> {
    let squeezed = text.lines().map(|line| line.split([' ', '\t']).collect::<String>());
    squeezed.filter(|line| !line.trim_end().is_empty()).collect()
}

/// What holds of any text, read or not: what is edited is white space, in blocks; no line is joined to another or cut; the
/// same is said as before; and a second time there is nothing to do.
fn holds(text: &str, host: Host) -> Result<(), TestCaseError> {
    let blocks = host.scan(text).blocks;
    let mut done = 0;
    for edit in layout_edits(text, host) {
        let is_in = |range: &Span| range.start <= edit.span.start && edit.span.end <= range.end;
        prop_assert!(blocks.iter().flat_map(|block| &block.ranges).any(is_in), "{:?}\n{}", edit, text);
        let old = &text[edit.span.range()];
        prop_assert!(old.trim().is_empty() && old != edit.text && edit.span.start >= done, "{:?}\n{}", edit, text);
        prop_assert!(edit.text.chars().all(|character| character == ' '), "{:?}\n{}", edit, text);
        done = edit.span.end;
    }
    let after = laid_out(text, host);
    prop_assert_eq!(lines_said(&after), lines_said(text), "{}", text);
    prop_assert_eq!(said(&after, host), said(text, host), "{}\n--- as\n{}", text, after);
    prop_assert_eq!(layout_edits(&after, host), Vec::new(), "{}\n--- as\n{}", text, after);
    Ok(())
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn layout_changes_white_space_and_nothing_that_is_said(draft in drafts(), mut choices in choices(600)) {
        for host in HOSTS {
            holds(&untidy(&mut choices, host, draft.printed()), host)?;
        }
    }

    #[test]
    fn the_same_holds_of_a_draft_that_is_being_edited(draft in drafts(), mut choices in choices(600)) {
        for host in HOSTS {
            let mut text = untidy(&mut choices, host, draft.printed());
            for _ in 0..3 {
                text = edited(&mut choices, &text);
                holds(&text, host)?;
            }
        }
    }

    #[test]
    fn a_draft_has_one_layout_whatever_it_was_before(draft in drafts(), mut choices in choices(600)) {
        let plain = joined(&draft.printed());
        let messy = joined(&messy(&mut choices, draft.printed()));
        prop_assert_eq!(laid_out(&messy, Host::Lakatos), laid_out(&plain, Host::Lakatos), "{}", messy);
    }

    #[test]
    fn laying_out_each_declaration_is_laying_out_all(draft in drafts(), mut choices in choices(600)) {
        for host in HOSTS {
            let text = untidy(&mut choices, host, draft.printed());
            let document = Document::read(&text, host);
            let all = layout_edits(&text, host);
            prop_assert_eq!(&format_within(&text, &document, Span::new(0, text.len())), &all);
            let starts: Vec<u32> = document.pieces.iter().map(|piece| piece.start).collect();
            let apart: Vec<_> = starts.iter().flat_map(|start| {
                format_within(&text, &document, Span::empty(*start as usize))
            }).collect();
            prop_assert_eq!(&apart, &all, "{}", text);
            let at = choices.below(text.len());
            let own = starts.partition_point(|start| *start as usize <= at);
            let from = own.checked_sub(1).map_or(0, |own| starts[own]);
            let until = starts.get(own).copied().unwrap_or(u32::MAX);
            let of_own: Vec<_> = all.into_iter().filter(|edit| (from..until).contains(&edit.span.start)).collect();
            let found = format_within(&text, &document, Span::empty(at));
            // Between two blocks there is no declaration to be touched.
            prop_assert!(found == of_own || found.is_empty(), "{} in\n{}", at, text);
        }
    }
}
