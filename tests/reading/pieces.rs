//! Declarations read one by one are those of one parse over everything.

use crate::support::api::{Reading, declarations_by_one_parse, reading, without_spans};
use crate::support::choices::{cases, choices};
use crate::support::embed::{HOSTS, embedded};
use crate::support::generate::drafts;
use crate::support::style::styled;
use lakatos_syntax::Host;
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn pieces_say_what_one_parse_says_at_the_same_places(draft in drafts(), mut choices in choices(300)) {
        let printed = styled(&mut choices, draft.printed());
        for host in HOSTS {
            let text = embedded(&mut choices, host, &printed);
            let Reading { declarations, problems } = reading(&text, host);
            prop_assert_eq!(problems, Vec::<String>::new(), "{}", text);
            prop_assert_eq!(declarations.len(), printed.len(), "{}", text);
            let whole = declarations_by_one_parse(&text, host);
            for (piece, of_whole) in declarations.iter().zip(&whole) {
                prop_assert_eq!(piece, of_whole, "{}", text);
            }
            prop_assert_eq!(declarations.len(), whole.len(), "{}", text);
        }
    }

    #[test]
    fn every_host_says_the_same(draft in drafts(), mut choices in choices(300)) {
        let printed = styled(&mut choices, draft.printed());
        let [lakatos, markdown, latex] = HOSTS.map(|host| {
            let text = embedded(&mut choices, host, &printed);
            reading(&text, host).declarations.iter().map(|declaration| without_spans(declaration)).collect::<Vec<_>>()
        });
        prop_assert_eq!(&lakatos, &markdown);
        prop_assert_eq!(&lakatos, &latex);
    }
}

/// Keywords that begin a line within a string open nothing.
#[test]
fn a_string_may_wrap_onto_a_line_that_begins_with_a_keyword() {
    let text = "theory t \"one\n  theory of\n  case two\"\n  note \"x\"\ncase k\n";
    let Reading { declarations, problems } = reading(text, Host::Lakatos);
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(declarations, declarations_by_one_parse(text, Host::Lakatos));
    assert_eq!(declarations.len(), 2);
}
