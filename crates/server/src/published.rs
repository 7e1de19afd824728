//! What a client was last sent of a file, and what is kept from it while somebody types.
//!
//! A line that is half typed is wrong in ways that are gone when it is whole: an undefined name, a syntax error, a
//! prediction without a case. So as long as typing has not rested, nothing new is shown. What is mended goes at once,
//! but for what only seems to be mended: while more lines are unreadable than when typing last rested, a finding that is
//! missing may have been held back for their sake (`rules/unread.rs` of the engine), and stays where it is.

use super::convert::moved::Moved;
use lakatos_engine::argument::Place;
use lakatos_engine::rules::RuleSet;
use lakatos_engine::rules::finding::Finding;
use lakatos_engine::rules::tracked::TrackedFinding;
use lakatos_engine::rules::vocabulary::Kind;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;
use std::sync::Arc;
use tower_lsp::ls_types::{Diagnostic, NumberOrString, Position, Range};

/// What a client was last sent of a file.
#[derive(Clone, Debug, Default)]
pub struct Published {
    /// Another one for every other list.
    pub id: u64,
    /// The list.
    pub items: Vec<Diagnostic>,
    /// The findings that it tells of, one by one; none where something is held back or kept.
    findings: Vec<Arc<Finding>>,
    /// What there was to show when typing last rested, if that was not sent.
    rested: Option<Vec<Diagnostic>>,
    /// How many lines and names of the project could not be understood then.
    left_out: usize,
    /// What the client has changed since.
    edits: Vec<Moved>,
    /// Whether something is held back, or kept.
    pub is_held: bool,
    /// Whether the client has changed the file since, and so asks again by itself if it is one that asks.
    pub is_outdated: bool,
}

/// What there is to show of a file.
pub struct Current<'a> {
    /// Its findings, as they are.
    pub items: Vec<Diagnostic>,
    /// The same before they were put into words of the protocol.
    pub findings: &'a [TrackedFinding],
    /// How many lines and names of the project cannot be understood.
    pub left_out: usize,
    /// Whether somebody types.
    pub is_typing: bool,
    /// The rules in force.
    pub rules: &'a RuleSet,
}

impl Current<'_> {
    /// The findings that its items tell of, if each tells of one.
    fn told(&self) -> Vec<Arc<Finding>> {
        let is_each = self.items.len() == self.findings.len();
        let told = self.findings.iter().map(|tracked| Arc::clone(&tracked.finding));
        if is_each { told.collect() } else { Vec::new() }
    }

    /// Whether a finding may be held back for the sake of lines that cannot be read: no finding about such a line is.
    fn may_be_held_back(&self, item: &Diagnostic) -> bool {
        let rule = code(item).and_then(|code| self.rules.rule(code));
        rule.is_some_and(|rule| rule.file.applies_to != [Kind::Problem])
    }
}

impl Published {
    /// Takes in what is to be sent of a file, and keeps it; the id is the one before if nothing has changed.
    pub fn send(known: Option<&mut Self>, current: Current) -> Self {
        let Some(known) = known else {
            let findings = current.told();
            return Self { id: 1, items: current.items, findings, left_out: current.left_out, ..Self::default() };
        };
        let known = std::mem::take(known);
        let told = current.told();
        let (items, left_out, is_held) = match current.is_typing {
            true => {
                let items = known.shown(&current);
                let is_held = items != current.items;
                (items, known.left_out, is_held)
            }
            false => (current.items, current.left_out, false),
        };
        let findings = if is_held { Vec::new() } else { told };
        let id = if known.items == items { known.id } else { known.id + 1 };
        Self { id, items, findings, rested: None, left_out, edits: Vec::new(), is_held, is_outdated: false }
    }

    /// Moves what was sent along with the text of its file, which has the number `source`; `range` knows where a place is
    /// now. False where other findings are to be told.
    pub fn follow(&mut self, now: &[TrackedFinding], source: u32, range: impl Fn(Place) -> Option<Range>) -> bool {
        let places = |item: &Diagnostic| item.related_information.as_ref().map_or(0, Vec::len);
        let is_same = self.rested.is_none()
            && !now.is_empty()
            && self.findings.len() == now.len()
            && self.findings.iter().zip(now).all(|(known, now)| Arc::ptr_eq(known, &now.finding))
            && self.items.iter().zip(now).all(|(item, now)| places(item) == now.related.len());
        if !is_same {
            return false;
        }
        let edits = std::mem::take(&mut self.edits);
        let mut is_moved = false;
        let mut put = |known: &mut Range, place: Place| {
            let apart = || edits.iter().try_fold(*known, |range, edit| edit.apart(range));
            let moved = if place.source == source { apart() } else { None };
            if let Some(moved) = moved.or_else(|| range(place)).filter(|moved| moved != known) {
                (*known, is_moved) = (moved, true);
            }
        };
        for (item, now) in self.items.iter_mut().zip(now) {
            put(&mut item.range, now.place);
            let related = item.related_information.iter_mut().flatten();
            related.zip(&now.related).for_each(|(related, place)| put(&mut related.location.range, *place));
        }
        self.id += u64::from(is_moved);
        true
    }

    /// Takes in that typing rests, with how many lines and names of the project could not be understood.
    pub fn rests_with(&mut self, left_out: usize) {
        self.left_out = left_out;
    }

    /// Takes in what there is to show now that typing rests, for a client that asks for it by itself. Whether it should.
    pub fn rest(&mut self, items: Vec<Diagnostic>, left_out: usize) -> bool {
        let is_other = self.items != items;
        self.rested = is_other.then_some(items);
        (self.left_out, self.is_held) = (left_out, false);
        self.edits.clear();
        is_other
    }

    /// Takes in what the client has changed.
    pub fn edited(&mut self, edits: impl IntoIterator<Item = Moved>) {
        self.is_outdated = true;
        if !self.items.is_empty() || self.rested.is_some() {
            self.edits.extend(edits);
        }
    }

    /// Of what there is to show, what is shown while somebody types.
    fn shown(&self, current: &Current) -> Vec<Diagnostic> {
        let before = self.rested.as_ref().unwrap_or(&self.items);
        // What was written over may be there again, by its words; it is not kept for its place.
        let moved: Vec<Option<Diagnostic>> = before.iter().map(|item| moved(item, &self.edits)).collect();
        let is_there: Vec<bool> = moved.iter().map(Option::is_some).collect();
        let before: Vec<Diagnostic> =
            moved.into_iter().zip(before).map(|(moved, item)| moved.unwrap_or_else(|| item.clone())).collect();
        let (is_shown, gone) = matched(&before, &current.items);
        let mut items: Vec<Diagnostic> = current
            .items
            .iter()
            .zip(&is_shown)
            .filter(|(_, is_shown)| **is_shown)
            .map(|(item, _)| item.clone())
            .collect();
        if current.left_out > self.left_out {
            let gone = gone.into_iter().filter(|index| is_there[*index]);
            let stay = gone.map(|index| &before[index]).filter(|item| current.may_be_held_back(item));
            items.extend(stay.cloned());
            items.sort_by_key(|item| (item.range.start, item.range.end));
        }
        items
    }
}

/// A finding where it is after some edits; none where what it marked is gone.
fn moved(item: &Diagnostic, edits: &[Moved]) -> Option<Diagnostic> {
    let mut range = item.range;
    for edit in edits {
        range = edit.range(range)?;
    }
    let is_gone = range.start == range.end && item.range.start != item.range.end;
    (!is_gone).then(|| Diagnostic { range, ..item.clone() })
}

/// Which of `now` were there before, and which of `before` are not there any more. A finding is known by its rule, and by
/// its place or its words: either may be another after an edit.
fn matched(before: &[Diagnostic], now: &[Diagnostic]) -> (Vec<bool>, Vec<usize>) {
    let mut is_free = vec![true; before.len()];
    let mut is_shown = vec![false; now.len()];
    by_key(before, now, &mut is_free, &mut is_shown, |item| (code(item), item.range.start, item.message.as_str()));
    let nowhere = Position::default();
    by_key(before, now, &mut is_free, &mut is_shown, |item| (code(item), nowhere, item.message.as_str()));
    by_key(before, now, &mut is_free, &mut is_shown, |item| (code(item), item.range.start, ""));
    let gone = (0..before.len()).filter(|index| is_free[*index]).collect();
    (is_shown, gone)
}

fn by_key<'a>(
    before: &'a [Diagnostic],
    now: &'a [Diagnostic],
    is_free: &mut [bool],
    is_shown: &mut [bool],
    key: impl Fn(&'a Diagnostic) -> (Option<&'a str>, Position, &'a str),
) {
    let mut free: FxHashMap<_, VecDeque<usize>> = FxHashMap::default();
    for (index, item) in before.iter().enumerate().filter(|(index, _)| is_free[*index]) {
        free.entry(key(item)).or_default().push_back(index);
    }
    for (index, item) in now.iter().enumerate() {
        if is_shown[index] {
            continue;
        }
        if let Some(known) = free.get_mut(&key(item)).and_then(VecDeque::pop_front) {
            (is_free[known], is_shown[index]) = (false, true);
        }
    }
}

fn code(item: &Diagnostic) -> Option<&str> {
    match &item.code {
        Some(NumberOrString::String(code)) => Some(code),
        _ => None,
    }
}
