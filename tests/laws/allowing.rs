//! Whatever is found may be allowed, and allowing it changes no more than that.

use crate::outcome::{Outcome, outcome};
use crate::support::api::{analysed_with, once_allowed};
use crate::support::choices::{cases, choices};
use crate::support::generate::drafts;
use crate::support::print::joined;
use crate::support::style::styled;
use lakatos_engine::rules::Finding;
use lakatos_syntax::Host;
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn after_all_is_allowed_nothing_is_left_and_the_argument_is_the_same(
        draft in drafts(), mut choices in choices(80), is_windows in any::<bool>()
    ) {
        let declarations = styled(&mut choices, draft.printed());
        let plain = joined(&declarations);
        let (host, text) = match choices.below(4) {
            0 => (Host::Lakatos, plain),
            1 => (Host::Markdown, format!("Prose.\n\n```lakatos\n{plain}```\n")),
            2 => (Host::Latex, format!("\\begin{{lakatos}}\n{plain}\\end{{lakatos}}\n")),
            _ => (Host::Latex, plain.lines().map(|line| format!("%| {line}\n")).collect()),
        };
        let text = if is_windows { text.replace('\n', "\r\n") } else { text };
        let before = analysed_with(std::slice::from_ref(&text), host, lakatos_rules::built_in());
        let allowed = once_allowed(&text, host);
        let after = analysed_with(std::slice::from_ref(&allowed), host, lakatos_rules::built_in());
        let left: Vec<&str> = after.findings.iter().map(|finding| finding.message.as_str()).collect();
        prop_assert!(left.is_empty(), "{:?}\n{}", left, allowed);
        let messages = |findings: &mut dyn Iterator<Item = &Finding>| {
            let mut messages: Vec<String> = findings.map(|finding| finding.message.clone()).collect();
            messages.sort();
            messages
        };
        let suppressed = messages(&mut after.suppressed.iter().map(|suppressed| &suppressed.finding));
        prop_assert_eq!(suppressed, messages(&mut before.findings.iter()), "{}", allowed);
        let expected = Outcome { findings: Vec::new(), ..outcome(&before) };
        prop_assert_eq!(outcome(&after), expected, "{}", allowed);
    }
}
