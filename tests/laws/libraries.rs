//! A library that a draft does not speak of changes nothing of what the draft says.

use crate::support::choices::cases;
use crate::support::generate::drafts;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::TheoryId;
use lakatos_engine::library::with_used;
use lakatos_engine::rules::{Analysis, AnalysisSource, analyse};
use lakatos_syntax::{Document, Host};
use proptest::prelude::*;

fn analysed(text: &str, libraries: &[&'static str]) -> Analysis {
    let document = Document::read(text, Host::Lakatos);
    let mut sources = vec![AnalysisSource::new(text, &document)];
    sources.extend(with_used(libraries.iter().copied()).into_iter().map(AnalysisSource::shipped));
    analyse(&sources, lakatos_rules::built_in())
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn what_is_not_spoken_of_is_not_there(draft in drafts()) {
        let text = draft.text();
        let (alone, beside) = (analysed(&text, &[]), analysed(&text, &["ir"]));
        // The generator's names are none of the library's.
        prop_assert_eq!(&alone.findings, &beside.findings, "{}", text);
        prop_assert_eq!(alone.argument.cases.len(), beside.argument.cases.len());
        let words = |analysis: &Analysis| -> Vec<_> {
            (0..analysis.argument.theories.len())
                .map(|index| {
                    let (argument, appraisal) = (&analysis.argument, &analysis.appraisal);
                    Wording { argument, appraisal }.standing(TheoryId::from_index(index))
                })
                .collect()
        };
        prop_assert_eq!(words(&alone), words(&beside));
    }
}
