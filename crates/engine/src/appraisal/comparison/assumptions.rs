//! The hard core and the heuristic: a programme that is changed there is another.

use super::{After, Before, Change, ChangeKind};
use crate::argument::{Argument, Assumption};

/// What is assumed otherwise. What is said as it was, stands, whatever its label.
pub fn compare(before: Before, after: After) -> Vec<Change> {
    let (then, now) = (own(&before.past.alone), own(after.argument));
    let stands_in = |all: &[&Assumption], one: &Assumption| {
        all.iter().any(|other| (&other.text, other.is_core, owner(other)) == (&one.text, one.is_core, owner(one)))
    };
    let mut new: Vec<&Assumption> = now.iter().copied().filter(|is| !stands_in(&then, is)).collect();
    let mut changes = Vec::new();
    for was in then.iter().filter(|was| !stands_in(&now, was)) {
        let same = new.iter().position(|is| is.name == was.name);
        let after = same.map(|position| new.remove(position).text.to_string()).unwrap_or_default();
        changes.push(change(was, was.text.to_string(), after));
    }
    changes.extend(new.into_iter().map(|is| change(is, String::new(), is.text.to_string())));
    changes
}

fn own(argument: &Argument) -> Vec<&Assumption> {
    argument.assumptions.iter().filter(|assumption| !argument.is_outside_drafts(assumption.place)).collect()
}

fn owner(assumption: &Assumption) -> &str {
    assumption.name.split('.').next().unwrap_or_default()
}

fn change(assumption: &Assumption, before: String, after: String) -> Change {
    Change { subject: assumption.name.to_string(), kind: ChangeKind::AssumptionChanged { before, after } }
}
