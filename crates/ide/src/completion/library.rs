//! Libraries, behind `use "`.

use super::{About, Offer, OfferKind, Offers};
use crate::occurrences::Symbol;
use lakatos_engine::library::{SHIPPED, SHIPPED_FOLDER};
use lakatos_project::File;
use lakatos_syntax::Span;
use lakatos_syntax::line_index::line_start;

/// The libraries that lakatos ships, where the name of one is being written.
pub fn offers(file: &File, offset: u32) -> Option<Offers> {
    let text = file.buffer.text();
    let at = offset as usize;
    let before = text.get(line_start(text, at)..at)?;
    let typed = before.rsplit(['"', '“']).next()?;
    let quote = before.len() - typed.len();
    let opening = before.get(..quote)?.trim_end_matches(['"', '“']);
    let is_use = opening.trim().trim_start_matches("%|").trim() == "use" && opening.len() < quote;
    let is_name = typed.chars().all(|c| c.is_alphanumeric() || "/._-".contains(c));
    if !is_use || !is_name {
        return None;
    }
    let rest = text.get(at..)?;
    let ahead = rest.find(|c: char| !(c.is_alphanumeric() || "/._-".contains(c))).unwrap_or(rest.len());
    let offer = |name: &str, detail: &str| Offer {
        detail: detail.to_owned(),
        ..Offer::word(name, OfferKind::Work, About::Symbol(Symbol::Library(name.into())))
    };
    let first_line = |text: &'static str| text.lines().next().unwrap_or_default().trim_start_matches(['#', ' ']);
    let mut offers: Vec<Offer> = SHIPPED.iter().map(|library| offer(library.name, first_line(library.text))).collect();
    offers.push(offer(SHIPPED_FOLDER, "all of them"));
    Some(Offers { offers, span: Span::new(at - typed.len(), at + ahead), is_needed: true })
}
