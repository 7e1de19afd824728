//! Whether an edit of prose leads to other findings: the paragraphs around it decide, as they were and as they are.

use super::own::InUse;
use super::said::{AtOnce, names_theories, said};
use super::{Hit, Phrases};
use crate::library::names_known;
use lakatos_syntax::Host;
use lakatos_syntax::edit::Edit;
use lakatos_syntax::prose::{Sentence, begins_alike, reads_alone, sentences, with_labels_defined};

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
    /// Whether a rule asks what the prose names.
    pub asks_what_is_named: bool,
    /// What the project calls things; none where nobody has asked for it.
    pub names: Option<&'text InUse>,
}

/// What leads to findings: phrases, each with the number of its sentence among those that have one, and what is named.
type Heard = (Vec<(Hit, usize)>, Vec<AtOnce>);

impl Phrases {
    /// Whether it may. What cannot be told without the rest of the file may.
    pub fn may_find_otherwise(&self, edited: &Edited) -> bool {
        let Edited { host, was, now, argues, .. } = *edited;
        // Where nothing was read yet, nobody knows what things are called.
        if argues && edited.asks_what_is_named && edited.names.is_none() {
            return true;
        }
        let speaks = |text: &str| {
            let has_anchor = self.anchors.as_ref().is_some_and(|anchors| anchors.each_in(text).next().is_some());
            let is_told = edited.names.is_some_and(|names| names.may_be_in(text) || names_any(text));
            has_anchor || is_told || !argues && !names_theories(text, None).is_none()
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
        !argues && names_theories(was, Some(edited.edit)) != names_theories(now, None)
            || self.heard(edited, was, true) != self.heard(edited, now, false)
            || defined.is_some_and(|(was, now)| self.heard(edited, &was, true) != self.heard(edited, &now, false))
    }

    /// What is found in some paragraphs, where it stands after the edit.
    fn heard(&self, edited: &Edited, text: &str, is_before: bool) -> Heard {
        let all: Vec<Sentence> = sentences(text, edited.host);
        let moved = |span| if is_before { edited.edit.moved_span(span) } else { span };
        let mut hits = Vec::new();
        self.in_sentences((0, edited.host), &all, &mut hits);
        let mut number = 0;
        let mut sentence = None;
        let heard = |mut hit: Hit| {
            number += usize::from(sentence.replace(hit.sentence) != Some(hit.sentence));
            hit.place.span = moved(hit.place.span);
            if !edited.reads_text {
                hit.text.clear();
            }
            hit.sentence = moved(hit.sentence);
            (hit, number)
        };
        let hits = hits.into_iter().map(heard).collect();
        (hits, edited.names.map(|names| said(&all, names, moved)).unwrap_or_default())
    }
}

fn names_any(text: &str) -> bool {
    names_known().may_be_in(text)
}
