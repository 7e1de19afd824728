//! What may be written in a claim or a value of the text, while it is being typed: names of the draft, words of the account.

use super::characters::is_in_name;
use super::names::{labelled, offer};
use super::{About, Offer, OfferKind, Offers};
use crate::hover::wording;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::{Owner, PredictionId};
use lakatos_project::{File, Project};
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::claims::{CountWord, Expected, Form, OPENING_WORDS, RepairWord, ResultWord, expected};
use lakatos_syntax::{Host, Span};

/// How far back an attribute may begin.
const MOST: usize = 600;

/// What may be written at a byte of a file; none where no claim is being written.
pub fn offers(project: &Project, file: &File, offset: u32) -> Option<Offers> {
    if file.document.is_in_block(offset) {
        return None;
    }
    let text = file.buffer.text();
    let at = offset as usize;
    let (form, said) = said_before(text.get(..at)?, file.host)?;
    let typed_from = said.rfind(|c: char| c.is_whitespace() || c == ',').map_or(0, |at| at + 1);
    let (before, typed) = said.split_at(typed_from);
    let rest = text.get(at..)?;
    let ahead = rest.find(|c: char| !(is_in_name(c) || c == '.')).unwrap_or(rest.len());
    let offers = fitting(wording(project), expected(before, form), form);
    (!offers.is_empty()).then(|| Offers { offers, span: Span::new(at - typed.len(), at + ahead), is_needed: true })
}

/// The claim or value that is not closed at the end of a text, as far as it is said there.
fn said_before(text: &str, host: Host) -> Option<(Form, &str)> {
    let from = text.char_indices().rev().take(MOST).last().map_or(0, |(at, _)| at);
    let text = &text[from..];
    let text = text.rfind("\n\n").map_or(text, |blank| &text[blank..]);
    match host {
        Host::Lakatos => None,
        Host::Markdown => {
            let keys = [(Form::Claim, "claim="), (Form::Value, "value=")];
            let found =
                keys.iter().filter_map(|(form, key)| Some((*form, text.rfind(key)?, text.rfind(key)? + key.len())));
            let (form, key, start) = found.max_by_key(|(_, at, _)| *at)?;
            let quote = text[start..].chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
            let said = &text[start + 1..];
            let opening = &text[text[..key].rfind('{')?..key];
            let is_ours =
                opening.split_whitespace().any(|word| matches!(word.trim_start_matches(['{', '<']), ".lak" | "lak"));
            (is_ours && !said.contains([quote, '}'])).then_some((form, said))
        }
        Host::Latex => {
            let commands = [(Form::Claim, "\\lakclaim"), (Form::Value, "\\lakvalue")];
            let found =
                commands.iter().filter_map(|(form, command)| Some((*form, text.rfind(command)? + command.len())));
            let (form, start) = found.max_by_key(|(_, at)| *at)?;
            let rest = text[start..].trim_start();
            let rest = match rest.strip_prefix('[') {
                Some(options) => options.split_once(']')?.1,
                None => rest,
            };
            let said = rest.strip_prefix('{')?;
            (!said.contains('}')).then_some((form, said))
        }
    }
}

fn fitting(wording: Wording, expected: Expected, form: Form) -> Vec<Offer> {
    let opening = || {
        let of_form = OPENING_WORDS.iter().filter(|(of, ..)| *of == form);
        of_form.map(|(_, word, doc)| Offer::word(word, OfferKind::Word, About::Line(doc)))
    };
    match expected {
        Expected::CaseOrOpening => declared(wording, DeclarationKind::Case).into_iter().chain(opening()).collect(),
        Expected::Count => opening().collect(),
        Expected::ResultWord => ResultWord::ALL.iter().map(|word| choice(word.word(), word.doc())).collect(),
        Expected::RepairWord => RepairWord::ALL.iter().map(|word| choice(word.word(), word.doc())).collect(),
        Expected::CountWord => CountWord::ALL.iter().map(|word| choice(word.word(), word.doc())).collect(),
        Expected::Prediction => predictions(wording),
        Expected::Auxiliary => declared(wording, DeclarationKind::Auxiliary),
        Expected::Theory => declared(wording, DeclarationKind::Theory),
        Expected::Case => declared(wording, DeclarationKind::Case),
        Expected::ForTheory => vec![choice("for", "for which theory, where it amends several")],
        Expected::On => vec![choice("on", "the case that tells the two apart")],
        Expected::Nothing => Vec::new(),
    }
}

fn choice(word: &str, doc: &'static str) -> Offer {
    Offer::word(word, OfferKind::Value, About::Line(doc))
}

fn declared(wording: Wording, kind: DeclarationKind) -> Vec<Offer> {
    let argument = wording.argument;
    let headers = argument.declared.iter().map(|declared| &declared.header);
    headers.filter(|header| header.kind == kind).map(|header| offer(argument, header)).collect()
}

/// Predictions with results on single cases.
fn predictions(wording: Wording) -> Vec<Offer> {
    let all = (0..wording.argument.predictions.len()).map(PredictionId::from_index);
    let fitting = all.filter(|id| {
        let prediction = wording.argument.prediction(*id);
        prediction.claim.is_definite() && !matches!(prediction.owner, Owner::Paradigm(_))
    });
    fitting.filter_map(|id| labelled(&wording.argument.prediction(id).name, &wording.claim(id))).collect()
}
