//! Every citation of a project, held against its bibliographies and `source` declarations.

use super::source::{AnalysisSource, Bibliography};
use super::vocabulary::Cited;
use crate::argument::{Argument, Place};
use lakatos_syntax::Span;
use lakatos_syntax::ast::{Declaration, DeclarationKind};
use lakatos_syntax::nearest::nearest;
use rustc_hash::{FxHashMap, FxHashSet};

/// Keys are short and alike (`walt1985`, `walt1987`), so that only a very near one is offered.
const ALIKE: f64 = 0.85;

/// The citations of `sources`, in order.
pub fn citations(sources: &[AnalysisSource], argument: &Argument) -> Vec<Cited> {
    let works = argument.declared.iter().filter(|declared| declared.header.kind == DeclarationKind::Source);
    let declared: FxHashSet<&str> = works.map(|declared| &*declared.header.name).collect();
    let mut all = Vec::new();
    for (number, source) in sources.iter().enumerate() {
        let bibliographies = match source.bibliography {
            // Of a draft that cites from a bibliography that cannot be read, nothing can be said.
            Bibliography::Unreadable(_) => continue,
            Bibliography::Unnamed if declared.is_empty() => continue,
            Bibliography::Unnamed => &[],
            Bibliography::Known(bibliographies) => bibliographies.as_slice(),
        };
        for (piece, placed) in source.document.pieces.iter().enumerate() {
            let place = |span: Span| Place { source: number as u32, piece: piece as u32, span };
            let cited = placed.read.declarations.iter().flat_map(Declaration::all_citations);
            all.extend(cited.map(|citation| {
                let key = &citation.key;
                let is_known = declared.contains(&**key) || bibliographies.iter().any(|keys| keys.contains(key));
                let keys = || {
                    declared
                        .iter()
                        .copied()
                        .chain(bibliographies.iter().flat_map(|keys| keys.iter().map(String::as_str)))
                };
                let nearest = if is_known { None } else { nearest(key, keys(), ALIKE) };
                Cited {
                    key: key.to_string(),
                    place: place(citation.sign_and_key()),
                    is_known,
                    nearest: nearest.unwrap_or_default().to_owned(),
                    is_told: false,
                    again: Vec::new(),
                }
            }));
        }
    }
    gather(&mut all);
    all
}

/// Where a work that nobody knows is cited several times, the first citation tells of the others.
fn gather(all: &mut [Cited]) {
    let mut firsts: FxHashMap<String, usize> = FxHashMap::default();
    for index in 0..all.len() {
        if all[index].is_known {
            continue;
        }
        match firsts.get(&all[index].key) {
            Some(first) => {
                all[index].is_told = true;
                all[*first].again.push(index as u32);
            }
            None => {
                firsts.insert(all[index].key.clone(), index);
            }
        }
    }
}
