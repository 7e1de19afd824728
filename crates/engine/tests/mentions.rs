//! What prose calls the theories and cases of the library, and what it calls by the same words and means otherwise.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use lakatos_engine::library::{SHIPPED, named_in};
use lakatos_engine::mentions::{Index, spellings};
use lakatos_syntax::ast::{DeclarationKind, PropertyValue};

/// What a sentence names: the words, and the name in the language.
fn named(text: &str) -> Vec<(&str, &str)> {
    named_in(text).into_iter().map(|(known, range)| (&text[range], known.name)).collect()
}

#[test]
fn what_papers_call_theories_and_cases_is_found() {
    for (text, words, name) in [
        ("By balance of threat they should.", "balance of threat", "balance-of-threat"),
        ("Balance-of-threat theory says so.", "Balance-of-threat theory", "balance-of-threat"),
        ("The Democratic Peace is contested.", "Democratic Peace", "democratic-peace"),
        ("Theories of the democratic peace\u{2019}s kind.", "democratic peace", "democratic-peace"),
        ("The realists\u{2019} answer.", "realists", "realism"),
        ("Franco-German rapprochement came first.", "Franco-German rapprochement", "germany-france"),
        ("Franco\u{2013}German rapprochement came first.", "Franco\u{2013}German rapprochement", "germany-france"),
        ("Seoul and Tokyo do not talk.", "Seoul and Tokyo", "korea-japan"),
        ("Tokyo\u{2013}Seoul ties are cold.", "Tokyo\u{2013}Seoul", "korea-japan"),
        ("Japan-South Korea ties are cold.", "Japan-South Korea", "korea-japan"),
        ("In Germany and France it went otherwise.", "Germany and France", "germany-france"),
        ("The US and Japan allied.", "US and Japan", "us-japan"),
    ] {
        assert_eq!(named(text), [(words, name)], "{text}");
    }
}

#[test]
fn what_is_called_by_the_same_words_and_is_something_else_is_not() {
    for text in [
        "The balance of power in the Senate has changed.",
        "Alignment is a concept, and power a word.",
        "The members were Italy, Germany and France.",
        "North Korea and Japan do not talk.",
        "Germany and France and Italy met.",
        "A liberal and a realist walk into a bar.",
        "Munich, Suez and Kosovo are places.",
        "seoul and tokyo without capitals.",
        "The US-Japan-Korea summit.",
        "unrealism and surrealists.",
    ] {
        assert_eq!(named(text), [], "{text}");
    }
}

#[test]
fn every_theory_paradigm_and_case_of_the_library_has_a_name_in_prose_and_no_two_have_one() {
    let mut by_spelling = std::collections::BTreeMap::new();
    for library in &SHIPPED {
        for declaration in library.document().pieces.iter().flat_map(|piece| &piece.read.declarations) {
            let kinds = [DeclarationKind::Paradigm, DeclarationKind::Theory, DeclarationKind::Case];
            if !kinds.contains(&declaration.kind) {
                continue;
            }
            let name = declaration.name.as_ref().unwrap().text.to_string();
            let texts = declaration.properties.iter().flat_map(|property| match &property.value {
                PropertyValue::KnownAs(texts) => texts.as_slice(),
                _ => &[],
            });
            let written: Vec<&str> = texts.map(|text| &*text.text).collect();
            assert!(!written.is_empty(), "{name}");
            for spelling in written.iter().flat_map(|written| spellings(written)) {
                let known = by_spelling.entry(spelling.to_lowercase()).or_insert_with(|| name.clone());
                assert_eq!(*known, name, "{spelling}");
            }
        }
    }
}

#[test]
fn every_spelling_is_found_wherever_its_first_word_begins() {
    let spellings =
        ["us", "U.S.", "the US and Japan", "US and Japan", "Élysée Treaty", "balance-of-threat theory", "«war»"];
    let index = Index::new(spellings);
    let texts = [
        "",
        "The us and japan: the US and Japan, plus the U.S. and us.",
        "L’Élysée treaty — «WAR» and war, balance-of-threat theory\u{2009}us",
        "USus us-us _us é us\u{301}",
        "… the US",
    ];
    for text in texts {
        let found: Vec<_> = index.each_in(text).collect();
        for (number, spelling) in spellings.iter().enumerate() {
            let first = spelling.find(char::is_alphanumeric).unwrap();
            let is_there = |at: &usize| {
                let there = text.as_bytes().get(*at..at + spelling.len());
                there.is_some_and(|there| there.eq_ignore_ascii_case(spelling.as_bytes()))
                    && !text[..at + first].ends_with(char::is_alphanumeric)
                    // A word goes on to its end.
                    && spelling[first..].split(|c: char| !c.is_alphanumeric()).next().is_some_and(|word| {
                        !text[at + first + word.len()..].starts_with(char::is_alphanumeric)
                    })
            };
            let expected = (0..text.len()).filter(|at| text.is_char_boundary(*at)).filter(is_there);
            let own = found.iter().filter(|(of, _)| *of == number).map(|(_, range)| range.start);
            assert_eq!(own.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{spelling} in {text}");
        }
        assert!(found.iter().all(|(_, range)| text.get(range.clone()).is_some()), "{text}");
    }
}
