//! Every citation of a project, held against its bibliographies and `source` declarations.

use super::source::AnalysisSource;
use super::vocabulary::Cited;
use crate::argument::{Argument, Place};
use crate::syntax::Span;
use crate::syntax::ast::{Citation, DeclarationKind};
use rustc_hash::FxHashSet;

/// The citations of `sources`, in order.
pub fn citations(sources: &[AnalysisSource], argument: &Argument) -> Vec<Cited> {
    let works = argument.declared.iter().filter(|declared| declared.header.kind == DeclarationKind::Source);
    let declared: FxHashSet<&str> = works.map(|declared| &*declared.header.name).collect();
    let mut all = Vec::new();
    for (number, source) in sources.iter().enumerate() {
        if source.keys.is_none() && declared.is_empty() {
            continue;
        }
        // A project that declares some works and cites others from a bibliography that cannot be read says nothing.
        let in_bibliography = |key: &str| source.keys.is_some_and(|keys| keys.contains(key));
        for (piece, placed) in source.document.pieces.iter().enumerate() {
            let place = |span: Span| Place { source: number as u32, piece: piece as u32, span };
            let declarations = &placed.read.declarations;
            let cited = declarations.iter().flat_map(|declaration| {
                let behind = declaration.properties.iter().flat_map(|property| &property.citations);
                declaration.citations.iter().chain(behind)
            });
            all.extend(cited.map(|Citation { key, span, .. }| {
                let is_known = declared.contains(&**key) || in_bibliography(key);
                let keys = || declared.iter().copied().chain(source.keys.into_iter().flatten().map(String::as_str));
                let nearest = if is_known { None } else { nearest(key, keys()) };
                Cited {
                    key: key.to_string(),
                    place: place(Span::new(span.start as usize, span.start as usize + 1 + key.len())),
                    is_known,
                    nearest: nearest.unwrap_or_default().to_owned(),
                }
            }));
        }
    }
    all
}

fn nearest<'key>(key: &str, keys: impl Iterator<Item = &'key str>) -> Option<&'key str> {
    let scored = keys.map(|other| (strsim::jaro_winkler(other, key), other)).filter(|(score, _)| *score > 0.85);
    scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1))).map(|(_, other)| other)
}
