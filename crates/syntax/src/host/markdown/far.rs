//! What in one place of a text may decide how another, far from it, is read.

use crate::claims::may_hold;
use crate::host::Host;
use crate::invisible::is_disguised;
use pulldown_cmark::RefDefs;

/// Whether the label of a link is one that, written elsewhere, hides a comment, code or a citation from whoever reads no
/// more than the lines around it. Beside claims any may be: it makes links of what brackets hold.
pub fn has_far_label(text: &str, definitions: &RefDefs) -> bool {
    let mut labels = definitions.iter().map(|(label, _)| label).peekable();
    let is_beside_claims = labels.peek().is_some() && may_hold(text, Host::Markdown);
    is_beside_claims || labels.any(|label| label.contains(['<', '`', '@']))
}

/// Whether a sign that nobody sees stands on a line with a fence: whether it opens or closes a block depends on the fences
/// above.
pub fn may_be_disguised(text: &str) -> bool {
    let has_fence = |line: &str| line.contains("```") || line.contains("~~~");
    !text.is_ascii() && text.lines().any(|line| has_fence(line) && line.contains(is_disguised))
}
