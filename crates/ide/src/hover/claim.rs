//! A claim or a value in the text: what the account says now.

use super::markdown::{capitalized, escaped};
use lakatos_engine::rules::claims::{State, Stated};
use lakatos_project::Project;
use lakatos_syntax::Span;
use lakatos_syntax::claims::Form;

/// What is to be read about the claim or value at a byte of a file, with the bytes of all its markup.
pub fn at(project: &Project, source: u32, offset: u32) -> Option<(String, Span)> {
    let file = project.file(source)?;
    let is_at = |span: Span| span.start <= offset && offset <= span.end;
    let all = file.document.claims.iter().filter(|claim| is_at(claim.whole));
    // A span may be a claim and a value at once: the one that is pointed at counts.
    let claim = all.min_by_key(|claim| !is_at(claim.said))?;
    let is_same = |stated: &&Stated| {
        let place = project.location(stated.place);
        (place.source, place.span) == (source, claim.said)
    };
    let stated = project.analysis().claims.iter().find(is_same)?;
    Some((described(stated), claim.whole))
}

fn described(stated: &Stated) -> String {
    let account = &stated.answer.account;
    let verdict = match (stated.state, stated.form) {
        (State::Unread, _) => return "A line that could not be read may decide this.".to_owned(),
        (State::Holds | State::Stale, Form::Value) => {
            let number = stated.number().unwrap_or_default();
            let stale = if stated.state == State::Stale { ", and not what is written here" } else { "" };
            return format!("**{}** in the account{stale}: {account}.", escaped(&capitalized(&number)));
        }
        (State::Holds, _) => "The account says so",
        (State::Open, _) => "The account leaves this open",
        (State::Contradicted | State::Stale, _) => "The account says otherwise",
    };
    format!("**{verdict}**: {account}.")
}
