//! An argument held against itself differs in nothing, and what is frozen says what was claimed.

use crate::support::choices::cases;
use crate::support::generate::drafts;
use lakatos_engine::appraisal::comparison::{After, Before, compare, deviations};
use lakatos_engine::appraisal::frozen::frozen_claims;
use lakatos_engine::argument::recall;
use lakatos_engine::rules::{AnalysisSource, Role, RuleSet, analyse, numbered};
use lakatos_syntax::{Document, Host};
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn an_argument_is_what_it_is(draft in drafts()) {
        let text = draft.text();
        let document = Document::read(&text, Host::Lakatos);
        let sources = [AnalysisSource::new(&text, &document)];
        let analysis = analyse(&sources, &RuleSet::default());
        let (argument, appraisal) = (&analysis.argument, &analysis.appraisal);
        let past = recall(argument.clone(), &numbered(&sources), argument);
        let changes = compare(Before { past: &past, appraisal }, After { argument, appraisal });
        prop_assert_eq!(changes, Vec::new(), "{}", text);
    }

    #[test]
    fn what_is_frozen_is_what_was_claimed(draft in drafts()) {
        let text = draft.text();
        let document = Document::read(&text, Host::Lakatos);
        let claims = frozen_claims(&analyse(&[AnalysisSource::new(&text, &document)], &RuleSet::default()).argument);
        let frozen = Document::read(&claims, Host::Lakatos);
        let problems: Vec<_> = frozen.pieces.iter().flat_map(|piece| &piece.read.problems).collect();
        prop_assert!(problems.is_empty(), "{:?}\n{}", problems, claims);
        let of_frozen = AnalysisSource { role: Role::Frozen, ..AnalysisSource::new(&claims, &frozen) };
        let analysis = analyse(&[AnalysisSource::new(&text, &document), of_frozen], &RuleSet::default());
        let after = After { argument: &analysis.argument, appraisal: &analysis.appraisal };
        let changes = deviations(analysis.argument.frozen.as_deref().unwrap(), after);
        prop_assert_eq!(changes, Vec::new(), "{}\n---\n{}", text, claims);
    }
}
