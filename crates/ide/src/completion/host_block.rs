//! A block for the language, outside of any.

use super::characters::is_in_name;
use super::template::escaped;
use super::{About, Offer, OfferKind, OfferText, Offers};
use lakatos_project::File;
use lakatos_syntax::line_index::line_start;
use lakatos_syntax::{Host, Span};

const ABOUT: &str = "A block for your argument, between the paragraphs.";
const ABOUT_HIDDEN: &str = "A block that readers of the paper do not see.";

/// Opening line, closing line, and what there is to say of them.
type Form = (&'static str, &'static str, &'static str);

fn forms(host: Host) -> &'static [Form] {
    match host {
        Host::Lakatos => &[],
        Host::Markdown => &[("```lakatos", "```", ABOUT), ("<!-- lakatos", "-->", ABOUT_HIDDEN)],
        Host::Latex => &[("\\begin{lakatos}", "\\end{lakatos}", ABOUT)],
    }
}

/// The blocks of which the line up to a byte is a beginning, where one would be read as such.
pub fn offers(file: &File, offset: u32) -> Option<Offers> {
    let text = file.buffer.text();
    let at = offset as usize;
    let typed = text.get(line_start(text, at)..at)?.trim_start();
    let rest = text.get(at..)?.lines().next().unwrap_or_default();
    if !rest.trim().is_empty() || typed.contains(char::is_whitespace) {
        return None;
    }
    let start = at - typed.len();
    let is_begun =
        |form: &&Form| form.0.starts_with(typed) || typed.starts_with(is_in_name) && "lakatos".starts_with(typed);
    let works = |form: &&Form| {
        let block = format!("{}\nconcept\n{}", form.0, form.1);
        let with = [&text[..start], &block, &text[at..]].concat();
        let scan = file.host.scan(&with);
        let mut ranges = scan.blocks.iter().flat_map(|block| &block.ranges);
        // Within code of another kind it would be one, and that code would have no end.
        ranges.any(|range| range.range().contains(&(start + form.0.len() + 1)))
            && scan.problems.len() <= file.document.host_problems.len()
    };
    let offers: Vec<Offer> = forms(file.host).iter().filter(is_begun).filter(works).map(offer).collect();
    (!offers.is_empty()).then(|| Offers { offers, span: Span::new(start, at), is_needed: false })
}

fn offer((open, close, about): &Form) -> Offer {
    let text = OfferText::Template {
        snippet: format!("{}\n$0\n{}", escaped(open), escaped(close)),
        plain: format!("{open}\n\n{close}"),
    };
    // Found by what was typed of it, be that the fence or the word.
    let found_by = format!("{open} lakatos");
    Offer { found_by, text, ..Offer::word(open, OfferKind::Template, About::Line(about)) }
}
