//! What is kept from one analysis to the next changes nothing: each comes to what one from scratch does.

use crate::spoken::{draft, typed};
use crate::support::choices::{Choices, cases, choices};
use crate::support::embed::embedded;
use crate::support::generate::drafts;
use crate::support::print::Printed;
use crate::support::style::styled;
use lakatos_engine::appraisal::data::NoTables;
use lakatos_engine::argument::Effort;
use lakatos_engine::library::with_used;
use lakatos_engine::rules::{Analysis, AnalysisSource, Role, analyse, analyse_with};
use lakatos_project::{File, TextChange};
use lakatos_syntax::line_index::{Encoding, floor_char_boundary};
use lakatos_syntax::{Document, Host};
use std::cell::Cell;
use std::path::PathBuf;

/// What an analysis comes to, all of it that anybody is shown.
fn seen(analysis: &Analysis) -> String {
    let Analysis { findings, left_out, claims, suppressed, too_expensive, argument, .. } = analysis;
    let (left, left_open) = (argument.effort.left(), argument.effort.left_open());
    format!("{findings:#?}\n{left_out:?}\n{claims:#?}\n{suppressed:#?}\n{too_expensive:?}\n{left} {left_open:?}")
}

/// What is typed into a block.
fn typed_in_block(choices: &mut Choices, file: &File) -> (usize, usize, &'static str) {
    let pieces = &file.document.pieces;
    let text = file.text();
    let Some(piece) = pieces.get(choices.below(pieces.len().max(1))) else { return typed(choices, text) };
    let within = choices.below((piece.end() - piece.start + 1) as usize);
    let at = floor_char_boundary(text, piece.start as usize + within);
    let inserted =
        choices.pick(&["a", "-", " ", "1", "yes", "no", "\n", "\"", "# ", " and ", "not ", "  note \"x\"\n"]);
    let end = text[at..].chars().next().map_or(at, |next| at + next.len_utf8());
    if choices.chance(30) { (at, end, "") } else { (at, at, inserted) }
}

thread_local! {
    /// How often prose was kept, of how many edits.
    static KEPT: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

#[test]
fn what_is_kept_is_what_would_be_found_from_scratch() {
    let strategy = (drafts(), choices(1200));
    let mut runner = proptest::test_runner::TestRunner::new(cases(32));
    let outcome = runner.run(&strategy, |(declared, mut choices)| {
        let printed = styled(&mut choices, declared.printed());
        let mut files: Vec<File> = Vec::new();
        for (name, host) in [("a.md", Host::Markdown), ("b.tex", Host::Latex), ("c.lak", Host::Lakatos)] {
            let mut text = if host == Host::Lakatos { String::new() } else { draft(&mut choices, host) };
            if host == Host::Lakatos || choices.chance(40) {
                text += &embedded(&mut choices, host, &printed);
            }
            if choices.chance(70) {
                files.push(File::new(PathBuf::from(name), host, text));
            }
        }
        let libraries = if choices.chance(20) { with_used(["ir/cases"]) } else { Vec::new() };
        let claimed: String = styled(&mut choices, declared.printed()).iter().map(Printed::text).collect();
        let frozen = choices.chance(30).then(|| Document::read(&claimed, Host::Lakatos));
        let mut effort = Effort::default();
        for _ in 0..10 {
            if files.is_empty() {
                break;
            }
            let scratch = |file: &File| File::new(file.path.clone(), file.host, file.text());
            let scratch: Vec<File> = files.iter().map(scratch).collect();
            let [kept, afresh] = [&files, &scratch].map(|files| {
                let of_libraries = libraries.iter().map(|library| AnalysisSource::shipped(library));
                let of_frozen = |frozen| AnalysisSource { role: Role::Frozen, ..AnalysisSource::new(&claimed, frozen) };
                let sources = files.iter().map(File::source).chain(of_libraries).chain(frozen.as_ref().map(of_frozen));
                sources.collect::<Vec<AnalysisSource>>()
            });
            effort = effort.anew();
            let kept = seen(&analyse_with(&kept, lakatos_rules::built_in(), &NoTables, effort.clone()));
            let afresh = seen(&analyse(&afresh, lakatos_rules::built_in()));
            let texts: Vec<&str> = files.iter().map(File::text).collect();
            proptest::prop_assert_eq!(kept, afresh, "{:#?}", texts);
            let number = choices.below(files.len());
            let file = &mut files[number];
            let (start, end, inserted) =
                if choices.chance(75) { typed_in_block(&mut choices, file) } else { typed(&mut choices, file.text()) };
            let at = |offset: usize| file.buffer.position(offset as u32, Encoding::Utf8);
            let change = TextChange { range: Some((at(start), at(end))), text: inserted.to_owned() };
            file.change(&change, Encoding::Utf8, &mut |_, _, _| {});
            if file.host != Host::Lakatos {
                let (kept, all) = KEPT.get();
                KEPT.set((kept + usize::from(file.prose.is_moved()), all + 1));
            }
        }
        Ok(())
    });
    outcome.unwrap();
    let (kept, all) = KEPT.get();
    assert!(kept * 10 > all, "only {kept} of {all} edits left the prose as it was");
}
