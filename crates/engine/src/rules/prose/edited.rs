//! Whether an edit of prose leads to other findings: the paragraphs around it decide, as they were and as they are.

use super::{AMONG_STATES, Hit, Phrases, names_of_theories};
use lakatos_syntax::Host;
use lakatos_syntax::edit::Edit;
use lakatos_syntax::prose::{begins_alike, reads_alone, with_labels_defined};

/// The paragraphs around an edit of prose, from one blank line to another.
pub struct Edited<'text> {
    /// What kind of file they stand in.
    pub host: Host,
    /// As they were.
    pub was: &'text str,
    /// As they are.
    pub now: &'text str,
    /// The edit, in bytes of them.
    pub edit: Edit<'text>,
    /// Whether what follows may go on with them.
    pub is_leant_on: bool,
    /// Whether their file argues in a block, and so is about theories whatever it names.
    pub argues: bool,
    /// Whether a rule reads the sentence in which its phrase stands.
    pub reads_text: bool,
}

/// What of a phrase leads to a finding.
type Heard = (Hit, usize);

impl Phrases {
    /// Whether it may. What cannot be told without the rest of the file may.
    pub fn may_find_otherwise(&self, edited: &Edited) -> bool {
        let Edited { host, was, now, .. } = *edited;
        let speaks = |text: &str| {
            let has_anchor = self.anchors.as_ref().is_some_and(|anchors| anchors.is_match(text));
            has_anchor || !edited.argues && names(text) != Names::default()
        };
        if !reads_alone(was, now, host, edited.is_leant_on) {
            // Headings and commands decide what is read below them.
            let markup: &[char] =
                if host == Host::Latex { &['\\', '%', '{', '}', '$'] } else { &['#', '`', '<', '\\'] };
            let matters = |text: &str| text.contains(markup) || speaks(text);
            return host == Host::Markdown && !begins_alike(was, now) || matters(was) || matters(now);
        }
        if !speaks(was) && !speaks(now) {
            return false;
        }
        // Elsewhere, the file may say what a label stands for, or may not.
        let defined = with_labels_defined(was).zip(with_labels_defined(now)).filter(|_| host == Host::Markdown);
        !edited.argues && names(was) != names(now)
            || self.heard(edited, was, true) != self.heard(edited, now, false)
            || defined.is_some_and(|(was, now)| self.heard(edited, &was, true) != self.heard(edited, &now, false))
    }

    /// What is found in some paragraphs, each with the number of its sentence among those in which something is, where it
    /// stands after the edit.
    fn heard(&self, edited: &Edited, text: &str, is_before: bool) -> Vec<Heard> {
        let mut hits = Vec::new();
        self.in_prose(0, text, edited.host, &mut hits);
        let mut number = 0;
        let mut sentence = None;
        let heard = |mut hit: Hit| {
            number += usize::from(sentence.replace(hit.sentence) != Some(hit.sentence));
            if is_before {
                hit.place.span = edited.edit.moved_span(hit.place.span);
            }
            if !edited.reads_text {
                hit.text.clear();
            }
            hit.sentence = hit.place.span;
            (hit, number)
        };
        hits.into_iter().map(heard).collect()
    }
}

/// The names by which a text counts as being about theories: what they are, and which words are among states.
type Names = (Vec<usize>, [bool; AMONG_STATES.len()]);

fn names(text: &str) -> Names {
    let found = names_of_theories().map(|names| names.find_iter(text).map(|name| name.pattern().as_usize()).collect());
    (found.unwrap_or_default(), AMONG_STATES.map(|words| text.contains(words)))
}
