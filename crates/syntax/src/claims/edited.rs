//! Whether claims and values are, after an edit of prose, those that there were.

use super::{InText, claims, may_hold};
use crate::buffer::Buffer;
use crate::document::Document;
use crate::edit::Edit;
use crate::host::Host;
use crate::span::Span;

/// Whether a text may hold claims now and could not before, or may hold none any more. `before` and `after` are the lines
/// that an edit changed.
pub fn may_begin_or_end(document: &Document, host: Host, before: &str, after: &str) -> bool {
    let is_held = may_hold(after, host);
    is_held && !document.may_hold_claims || !is_held && may_hold(before, host)
}

/// Whether an edit leaves all claims as they were, but for where they stand. `old` and `new` are the stretch that was read
/// again.
pub fn stand(document: &Document, host: Host, buffer: &Buffer, edit: Edit, old: Span, new: Span) -> bool {
    let is_touched = |claim: &InText| edit.start <= claim.whole.end && claim.whole.start <= edit.old_end();
    if !document.may_hold_claims {
        return true;
    }
    if document.claims.iter().any(is_touched) {
        return false;
    }
    let (before, after) = crate::edit::changed_lines(buffer, edit);
    match host {
        Host::Lakatos => true,
        // What a command is given may stand lines below it, and a group may reach over as many.
        Host::Latex => {
            let signs: &[char] = &['\\', '%', '{', '}', '[', ']', '#'];
            ![&before, &after].iter().any(|lines| lines.contains(signs)) && !after.trim().is_empty()
        }
        Host::Markdown => {
            let text = buffer.slice(new);
            // A label that is defined makes links of words elsewhere.
            let defines = text.contains("]:") || before.contains("]:");
            let within = |claim: &&InText| old.start <= claim.whole.start && claim.whole.start < old.end;
            let was = document.claims.iter().filter(within).map(|claim| moved(claim, |span| edit.moved_span(span)));
            let is = claims(&text, host);
            !defines && was.eq(is.iter().map(|claim| moved(claim, |span| span.shifted(new.start))))
        }
    }
}

/// A claim at another place.
pub fn moved(claim: &InText, to: impl Fn(Span) -> Span) -> InText {
    InText { whole: to(claim.whole), said: to(claim.said), shown: claim.shown.map(&to), ..claim.clone() }
}
