//! What may stand at a place, read from the tree: the places that the server's tests of completion do not come to.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::cursor::{Cursor, Slot, Table};
use lakatos_syntax::language::{DECLARATIONS, Operand, PROPERTIES, Target};

/// The place at `|`, up to the end of its line.
fn at(text: &str) -> Option<Cursor> {
    let (before, after) = text.split_once('|').unwrap();
    Cursor::new(before, after)
}

#[track_caller]
fn check(text: &str, slots: &[Slot], is_needed: bool) {
    let cursor = at(text).unwrap();
    assert_eq!((cursor.slots.as_slice(), cursor.is_needed), (slots, is_needed), "{text}");
}

fn words(words: &[&'static str]) -> Slot {
    Slot::Words(words.to_vec())
}

fn names(target: Target, listed: &[&str]) -> Slot {
    Slot::Names(target, listed.iter().map(|name| (*name).to_owned()).collect())
}

#[test]
fn behind_the_keyword_of_every_list_stand_names_of_its_target() {
    for row in PROPERTIES {
        for usage in row.usages {
            let target = match usage.operand {
                Operand::Names(_, target) | Operand::Qualified(target) | Operand::QualifiedNames(_, target) => target,
                Operand::Recoding | Operand::Likeness => Target::Case,
                _ => continue,
            };
            let owner = usage.owners[0].keyword();
            check(&format!("{owner} it\n  {} |", row.keyword), &[names(target, &[])], true);
        }
    }
}

#[test]
fn a_list_knows_what_it_holds_before_the_cursor_and_behind_it() {
    check("theory t\n  rivals a, |", &[names(Target::Theory, &["a"])], true);
    check("theory t\n  rivals a, |, c \"why\"", &[names(Target::Theory, &["a", "c"])], true);
    check("theory t\n  rivals |, b", &[names(Target::Theory, &["b"])], true);
    check("auxiliary a\n  follows-from r.h1, |, q.c1", &[names(Target::Assumption, &["r.h1", "q.c1"])], true);
    check("case c\n  like k on a, |", &[names(Target::Concept, &["a"])], true);
    check("case c selected-as typical for a, |", &[names(Target::Theory, &["a"])], true);
}

#[test]
fn what_is_complete_says_what_may_follow() {
    check("theory t |", &[Slot::Properties, words(&["via"])], false);
    check("theory t\n  rivals a |", &[words(&["via"])], false);
    check("theory t\n  scope a = b |", &[words(&["and", "or", "via"])], false);
    check("theory t\n  scope a = b \"why\" |", &[words(&["via"])], false);
    check("theory t\n  scope (a = b |", &[words(&["and", "or"])], false);
    check("theory t\n  predicts a = b when c = d\n    |", &[words(&["and", "or", "where", "via"])], false);
    check("theory t\n  predicts a moves with b |", &[words(&["where", "via"])], false);
    check("case c\n  a by |", &[Slot::Actors], true);
    check("theory t unit |", &[Slot::Units], true);
    check("theory t\n  predicts a by |", &[words(&["all", "any", "both"])], true);
    check("case c\n  like k |", &[words(&["on", "via"])], false);
    check("concept c\n  values |", &[words(&["number"])], false);
    check("concept c\n  values a < |", &[], true);
}

#[test]
fn what_is_missing_says_what_has_to_follow() {
    check("theory t\n  predicts a = b more |", &[words(&["often"])], true);
    check("theory t\n  predicts a = b more often |", &[words(&["when"])], true);
    check("theory t\n  predicts a = |", &[Slot::Level("a".into())], true);
    check("case c\n  a = |", &[Slot::ObservedValue("a".into())], true);
    check("case c\n  a |", &[words(&["="])], true);
    check("auxiliary x\n  recodes k: a |", &[words(&["="])], true);
    check("auxiliary x\n  recodes k |", &[], true);
    check("test t\n  of theory-1.|", &[Slot::LabelOf("theory-1".into())], true);
    check("theory t |", &[Slot::Properties, words(&["via"])], false);
    check(
        "theory t via |",
        &[words(&[
            "dataset",
            "archive",
            "memoir",
            "interview",
            "survey",
            "press",
            "secondary",
            "anecdote",
            "impression",
        ])],
        true,
    );
}

#[test]
fn what_cannot_be_read_is_asked_nothing() {
    check("theory t\n  predicts x: a \"why\" when |", &[], false);
    check("case c\n  a = ) |", &[], false);
    check("theory t\n  gibberish |", &[], false);
    // Another line of the declaration is no matter.
    check("case c\n  a = ) (\n  within |", &[names(Target::Case, &[])], true);
}

#[test]
fn texts_comments_and_locators_are_the_authors() {
    for text in
        ["theory t \"a |", "theory t\n  mechanism \"one\n    two |", "theory t # a |", "case c\n  a = b @key[pp. |"]
    {
        assert_eq!(at(text), None, "{text}");
    }
}

#[test]
fn the_declaration_around_is_known_by_its_kind_and_name() {
    for row in DECLARATIONS.iter().filter(|row| row.kind != DeclarationKind::Use) {
        let cursor = at(&format!("{} it\n  |", row.keyword)).unwrap();
        assert_eq!((cursor.owner, cursor.name.as_deref()), (Some(row.kind), Some("it")));
    }
    assert_eq!(at("|").unwrap(), Cursor::default());
}

fn columns(table: Table, listed: &[&str]) -> Slot {
    Slot::Columns(table, listed.iter().map(|name| (*name).to_owned()).collect())
}

#[test]
fn in_a_data_set_stand_columns_of_its_table() {
    let of = |name: &str| Table::Of(name.to_owned());
    check("data d\n  row a, |", &[columns(Table::Own, &["a"])], true);
    check("data d\n  row a, b |", &[words(&["by", "via"])], false);
    check("data d\n  where |", &[columns(Table::Own, &[]), words(&["not"])], true);
    check("data d\n  where a |", &[Slot::AfterColumn(vec!["and", "or", "via"])], true);
    check("data d\n  where a = |", &[Slot::Codes(Table::Own, "a".to_owned())], true);
    check("data d\n  where a = 1 |", &[words(&["and", "or", "via"])], false);
    check("data d\n  joined |", &[words(&["to"])], true);
    check("data d\n  joined to |", &[names(Target::Data, &[])], true);
    check("data d\n  joined to e |", &[words(&["on", "via"])], false);
    check("data d\n  joined to e on |", &[columns(of("e"), &[])], true);
    check("data d\n  joined to e on a = |", &[columns(Table::Own, &["a"])], true);
    check("data d\n  names \"f\" |", &[words(&["on", "via"])], false);
    check("data d\n  |", &[Slot::Properties, words(&["via"])], false);
}

#[test]
fn behind_the_column_of_a_concept_stand_its_data_set_its_actors_and_its_levels() {
    check("concept c\n  column \"a\" |", &[words(&["of", "by", "as", "via"])], false);
    check("concept c\n  column \"a\" of |", &[names(Target::Data, &[])], true);
    check("concept c\n  column \"a\" of d |", &[words(&["by", "as", "via"])], false);
    check("concept c\n  column \"a\" of d by x, |", &[columns(Table::RowOf("d".to_owned()), &["x"])], true);
    check("concept c\n  column \"a\" of d as |", &[Slot::ObservedValue("c".to_owned())], true);
    check("concept c\n  column \"a\" of d as low |", &[words(&["="])], true);
    check("concept c\n  column \"a\" of d as low = |", &[Slot::Codes(Table::Of("d".to_owned()), "a".to_owned())], true);
    check("concept c\n  column \"a\" of d as low = 1 |", &[words(&["or", "via"])], false);
}
