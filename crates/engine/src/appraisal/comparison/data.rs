//! Data sets: where their rows are, and which of them count.

use super::{After, Before, Change, ChangeKind};
use crate::argument::print_data::data_lines;
use crate::argument::{Argument, Data, Named};

/// What is said otherwise of a data set, or no more; one that is new only says more.
pub fn compare(before: Before, after: After) -> Vec<Change> {
    let mut changes = Vec::new();
    for then in &before.past.alone.data {
        let now = match after.argument.named(&then.header.name) {
            Some(Named::Data(id)) => Some(after.argument.data(id)),
            _ => None,
        };
        let was = said(&before.past.alone, then);
        let is = now.map(|now| said(after.argument, now)).unwrap_or_default();
        if was != is {
            let kind = ChangeKind::DataChanged { before: was, after: is };
            changes.push(Change { subject: then.header.name.to_string(), kind });
        }
    }
    changes
}

fn said(argument: &Argument, data: &Data) -> String {
    data_lines(argument, data).join("; ")
}
