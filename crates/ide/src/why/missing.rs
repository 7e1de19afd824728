//! What is missing: what the rules find about something, with the edits that answer it.

use super::page::Writer;
use crate::hover::markdown::{capitalized, code};
use lakatos_engine::appraisal::codings::coding_of;
use lakatos_engine::argument::{CaseId, ConceptId};
use lakatos_engine::rules::Finding;
use lakatos_engine::rules::file::EditKind;
use lakatos_engine::rules::fix::edit_at;
use lakatos_syntax::hole::HOLE;

/// How many findings are told.
const MOST: usize = 12;

/// The section on what is found about some names, and about what belongs to them.
pub fn section(writer: &mut Writer, is_about: &dyn Fn(&str) -> bool) {
    let project = writer.project;
    let of_it = |finding: &&Finding| finding.subject.as_deref().is_some_and(is_about);
    let findings: Vec<&Finding> = project.analysis().findings.iter().filter(of_it).collect();
    if findings.is_empty() {
        return;
    }
    writer.heading("What is missing");
    for finding in findings.iter().take(MOST) {
        let at = writer.at_location(finding.place);
        writer.point(&format!("{}{at}.", capitalized(&finding.message)));
        for fix in &finding.fixes {
            let link = writer.insert(&fix.title, fix.edits.clone());
            writer.under(&format!("{link}{}", if fix.needs_words() { " …" } else { "" }));
        }
    }
    if findings.len() > MOST {
        writer.point(&format!("And {} more: `lakatos check` has them all.", findings.len() - MOST));
    }
}

/// The section on what is to be observed in a case.
pub fn codings(writer: &mut Writer, case: CaseId, concepts: &[ConceptId]) {
    if concepts.is_empty() {
        return;
    }
    writer.heading("What is missing");
    let argument = writer.wording.argument;
    let header = &argument.case(case).header;
    let codings = &writer.wording.appraisal.codings[case.index()];
    for concept in concepts {
        let name = &argument.concept(*concept).header.name;
        // What is coded `unknown` was looked for.
        if coding_of(codings, *concept).is_some() {
            writer.point(&format!("{} is coded `unknown` in {}.", code(name), code(&header.name)));
            continue;
        }
        let line = format!("{name} = {HOLE} @{HOLE}");
        let sources = writer.project.sources();
        let edits = edit_at(&sources, header.place, EditKind::AddLine, &line);
        let label = format!("Code `{name}`, with its source");
        let link = edits.map(|edit| format!(" {} …", writer.insert(&label, vec![edit])));
        writer.point(&format!("{} is not coded in {}.{}", code(name), code(&header.name), link.unwrap_or_default()));
    }
}
