//! Findings that move with the text are the findings of an analysis from scratch.

use crate::edits::keystroke;
use crate::support::choices::{Choices, cases, choices};
use crate::support::embed::{HOSTS, embedded};
use crate::support::generate::drafts;
use crate::support::style::styled;
use lakatos_engine::rules::finding::Location;
use lakatos_engine::rules::tracked::TrackedFindings;
use lakatos_engine::rules::{AnalysisSource, analyse};
use lakatos_syntax::edit::Edit;
use lakatos_syntax::line_index::floor_char_boundary;
use lakatos_syntax::{Buffer, Document, Span};
use proptest::prelude::*;
use std::cell::Cell;

/// Rule, message and every place of a finding.
type Seen = (String, String, Location, Vec<Location>);

fn afresh(buffer: &Buffer, document: &Document) -> Vec<Seen> {
    let analysis = analyse(&[AnalysisSource::new(buffer.text(), document)], lakatos_rules::built_in());
    let seen = analysis.findings.into_iter().map(|finding| {
        let related = finding.related.iter().map(|related| related.place).collect();
        (finding.code.to_string(), finding.message, finding.place, related)
    });
    seen.collect()
}

fn tracked_findings(tracked: &TrackedFindings, document: &Document) -> Vec<Seen> {
    let findings = tracked.findings().iter().map(|tracked_finding| {
        let at = |place: &_| tracked.location(*place, document);
        let finding = &tracked_finding.finding;
        (
            finding.code.to_string(),
            finding.message.clone(),
            at(&tracked_finding.place),
            tracked_finding.related.iter().map(at).collect(),
        )
    });
    findings.collect()
}

thread_local! {
    static HELD: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

/// Letters typed or deleted behind a quote, a comment sign or a space.
fn wording(choices: &mut Choices, text: &str) -> (usize, usize, &'static str) {
    let sign = choices.pick(&["\"", "# ", "note \"", "why", "Some ", "so it is said", "\n"]);
    let from = floor_char_boundary(text, choices.below(text.len() + 1));
    let at = text[from..].find(sign).map_or(0, |at| from + at + sign.len());
    let end = text[at..].chars().next().map_or(at, |next| at + next.len_utf8());
    let inserted = choices.pick(&["a", "é ", " ", "𝔸", "\n", "#", ""]);
    if choices.chance(30) && text[at..].starts_with(char::is_alphanumeric) { (at, end, "") } else { (at, at, inserted) }
}

#[test]
fn findings_that_stand_are_those_of_an_analysis_from_scratch() {
    let strategy = (drafts(), choices(900));
    let mut runner = proptest::test_runner::TestRunner::new(cases(64));
    let outcome = runner.run(&strategy, |(draft, mut choices)| {
        let printed = styled(&mut choices, draft.printed());
        let reads_title = |kind| lakatos_rules::built_in().reads_title(kind);
        for host in HOSTS {
            let mut buffer = Buffer::from_text(embedded(&mut choices, host, &printed));
            let mut document = Document::read(buffer.text(), host);
            let analysis = analyse(&[AnalysisSource::new(buffer.text(), &document)], lakatos_rules::built_in());
            let mut tracked =
                TrackedFindings::new(&[AnalysisSource::new(buffer.text(), &document)], &analysis.findings);
            for _ in 0..8 {
                let (start, end, inserted) = if choices.chance(70) {
                    wording(&mut choices, buffer.text())
                } else {
                    keystroke(&mut choices, buffer.text())
                };
                let (removed, span) = buffer.replace(Span::new(start, end), inserted);
                let edit = Edit { start: span.start, removed: &removed, inserted };
                let change = document.follow(host, &buffer, edit);
                tracked.follow(0, &document, &change, edit, &reads_title);
                let (held, all) = HELD.get();
                HELD.set((held + usize::from(tracked.holds()), all + 1));
                if tracked.holds() {
                    prop_assert_eq!(
                        tracked_findings(&tracked, &document),
                        afresh(&buffer, &document),
                        "{:?}\n{}",
                        edit,
                        buffer.text()
                    );
                } else {
                    // Back to what was said before: the findings stand again.
                    let (taken, span) = buffer.replace(Span::new(start, start + inserted.len()), &removed);
                    let edit = Edit { start: span.start, removed: &taken, inserted: &removed };
                    let change = document.follow(host, &buffer, edit);
                    tracked.follow(0, &document, &change, edit, &reads_title);
                    if !tracked.holds() {
                        let analysis =
                            analyse(&[AnalysisSource::new(buffer.text(), &document)], lakatos_rules::built_in());
                        tracked =
                            TrackedFindings::new(&[AnalysisSource::new(buffer.text(), &document)], &analysis.findings);
                    }
                    prop_assert_eq!(tracked_findings(&tracked, &document), afresh(&buffer, &document));
                }
            }
        }
        Ok(())
    });
    outcome.unwrap();
    let (held, all) = HELD.get();
    assert!(held * 10 > all, "only {held} of {all} edits left the findings standing");
}
