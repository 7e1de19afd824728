//! An argument is a set of declarations: neither their order nor their files matter.

use crate::outcome::outcome;
use crate::support::api::analysed;
use crate::support::choices::{cases, choices};
use crate::support::generate::drafts;
use crate::support::print::{Printed, joined};
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn nothing_depends_on_the_order_of_declarations(draft in drafts(), mut choices in choices(40)) {
        let printed = draft.printed();
        let other = joined(&choices.shuffled(printed.clone()));
        let first = joined(&printed);
        let (one, two) = (outcome(&analysed(&[first])), outcome(&analysed(std::slice::from_ref(&other))));
        prop_assert_eq!(one.differences(&two), Vec::<String>::new(), "{}", other);
    }

    #[test]
    fn nothing_depends_on_how_declarations_are_spread_over_files(draft in drafts(), mut choices in choices(40)) {
        let printed = draft.printed();
        let mut files: Vec<Vec<Printed>> = vec![Vec::new(); 3];
        for declaration in printed.clone() {
            files[choices.below(3)].push(declaration);
        }
        let files: Vec<String> = files.iter().map(|declarations| joined(declarations)).collect();
        let (one, several) = (outcome(&analysed(&[joined(&printed)])), outcome(&analysed(&files)));
        prop_assert_eq!(one.differences(&several), Vec::<String>::new(), "{}", files.join("=====\n"));
    }
}
