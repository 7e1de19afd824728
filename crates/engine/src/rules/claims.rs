//! What the texts of drafts say of the account, held against it; and what they say that cannot be read.

use super::source::{AnalysisSource, Role};
use super::unread::Unread;
use crate::appraisal::Appraisal;
use crate::appraisal::stated::{Answer, Resolved, Verdict, answer, bare, in_the_form_of, number_in, resolve};
use crate::appraisal::wording::Wording;
use crate::argument::{Argument, Owner, Place, PredictionId};
use lakatos_syntax::Diagnostic;
use lakatos_syntax::Span;
use lakatos_syntax::claims::{Form, InText};
use lakatos_syntax::diagnostic::Code;
use lakatos_syntax::document::WHOLE_FILE;

/// How a claim or a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The account says the same.
    Holds,
    /// The account says something else.
    Contradicted,
    /// The account leaves it open.
    Open,
    /// Another number is written.
    Stale,
    /// A line that could not be read may decide it.
    Unread,
}

impl State {
    /// As rules call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Contradicted => "contradicted",
            Self::Open => "open",
            Self::Stale => "stale",
            Self::Unread => "unread",
        }
    }
}

/// A claim or a value that could be read, and what the account says.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// Claim or value.
    pub form: Form,
    /// What is said.
    pub place: Place,
    /// As it is written, with single spaces.
    pub text: String,
    /// What readers see, without emphasis, and where; none where it is filled in.
    pub shown: Option<(Place, String)>,
    /// How it stands.
    pub state: State,
    /// What the account says.
    pub answer: Answer,
}

impl Stated {
    /// The number of the account, as the text writes numbers; none where nothing is counted.
    pub fn number(&self) -> Option<String> {
        let count = self.answer.count?;
        Some(self.shown.as_ref().map_or_else(|| count.to_string(), |(_, shown)| in_the_form_of(shown, count)))
    }
}

/// Everything that the texts of drafts say of the account, in order, and what cannot be read of that.
pub fn stated(
    drafts: &[AnalysisSource],
    argument: &Argument,
    appraisal: &Appraisal,
    unread: &Unread,
) -> (Vec<Stated>, Vec<Diagnostic<Place>>) {
    let wording = Wording { argument, appraisal };
    let (mut all, mut problems) = (Vec::new(), Vec::new());
    for (source, draft) in drafts.iter().enumerate() {
        for claim in &draft.document.claims {
            let place = |span: Span| Place { source: source as u32, piece: WHOLE_FILE, span };
            let in_file = |span: Span| place(span.shifted(claim.said.start));
            let resolved = claim.statement.as_ref().map_err(Clone::clone).and_then(|said| resolve(argument, said));
            match resolved {
                // What is missing may be what could not be read.
                Err(_) if is_lost(claim, drafts, unread) => {}
                Err(problem) => problems.push(problem.map_places(in_file)),
                Ok(resolved) => {
                    let one = of_claim(claim, draft.text.whole(), wording, resolved, unread, &place);
                    problems.extend(no_number(&one));
                    all.push(one);
                }
            }
        }
    }
    (all, problems)
}

/// Whether a name may be one that a line declares which could not be read, or a library that is not there.
fn is_lost(claim: &InText, drafts: &[AnalysisSource], unread: &Unread) -> bool {
    let is_missing = |draft: &AnalysisSource| matches!(draft.role, Role::Draft { missing } if !missing.is_empty());
    claim.statement.is_ok()
        && (drafts.iter().any(is_missing) || claim.names().iter().any(|name| unread.speaks_of(&name.text)))
}

fn of_claim(
    claim: &InText,
    text: &str,
    wording: Wording,
    resolved: Resolved,
    unread: &Unread,
    place: &dyn Fn(Span) -> Place,
) -> Stated {
    let written = |span: Span| text.get(span.range()).unwrap_or_default();
    let answer = answer(wording, resolved);
    let shown = claim.shown.map(|shown| {
        let inner = bare(written(shown));
        let start = inner.as_ptr() as usize - text.as_ptr() as usize;
        (place(Span::new(start, start + inner.len())), inner.to_owned())
    });
    let shown = shown.filter(|(_, shown)| !shown.is_empty());
    let state = match (answer.verdict, answer.count) {
        _ if may_hang_on(wording, resolved, unread) => State::Unread,
        (Verdict::Otherwise, _) => State::Contradicted,
        (Verdict::Open, _) => State::Open,
        (Verdict::Holds, Some(count)) => {
            let is_other = |(_, shown): &(Place, String)| number_in(shown).is_some_and(|number| number != count);
            if shown.as_ref().is_some_and(is_other) { State::Stale } else { State::Holds }
        }
        (Verdict::Holds, None) => State::Holds,
    };
    let text = written(claim.said).split_whitespace().collect::<Vec<_>>().join(" ");
    Stated { form: claim.form, place: place(claim.said), text, shown, state, answer }
}

/// Whether a line that is left out may decide it. What is counted may hang on any.
fn may_hang_on(wording: Wording, resolved: Resolved, unread: &Unread) -> bool {
    let argument = wording.argument;
    let owner = |of: PredictionId| match argument.prediction(of).owner {
        Owner::Theory(id) => argument.theory(id).header.whole,
        Owner::Auxiliary(id) => argument.auxiliary(id).header.whole,
        Owner::Paradigm(id) => argument.paradigm(id).header.whole,
    };
    let places = match resolved {
        _ if unread.is_empty() => return false,
        Resolved::Count { .. } => return true,
        Resolved::Result { case, of, .. } => vec![argument.case(case).header.whole, owner(of)],
        Resolved::Repair { auxiliary, .. } => {
            let auxiliary = argument.auxiliary(auxiliary);
            let amended = auxiliary.amends.iter().map(|theory| argument.theory(theory.id).header.whole);
            std::iter::once(auxiliary.header.whole).chain(amended).collect()
        }
        Resolved::Apart { theories, case } => {
            let theories = theories.map(|theory| argument.theory(theory).header.whole);
            std::iter::once(argument.case(case).header.whole).chain(theories).collect()
        }
    };
    places.into_iter().any(|place| unread.bears_on(place))
}

/// That what is written where a number belongs is none.
fn no_number(stated: &Stated) -> Option<Diagnostic<Place>> {
    let (place, shown) = stated.shown.as_ref().filter(|_| stated.form == Form::Value)?;
    if number_in(shown).is_some() || stated.state == State::Unread {
        return None;
    }
    let count = stated.answer.count?;
    let message = format!("`{}` is no number", shown.split_whitespace().collect::<Vec<_>>().join(" "));
    let help = format!("Put the number alone where the value is; the account counts {count}.");
    Some(Diagnostic::new(Code::UNKNOWN_CLAIM, *place, message).help(help).replaced_by(count.to_string()))
}
