//! The small language of claims and values: four sentences, each a row of names and words of the account.

use super::Form;
use super::words::{CountWord, RepairWord, ResultWord};
use crate::ast::{Name, Qualified};
use crate::diagnostic::{Code, Diagnostic};
use crate::nearest::{ALIKE, nearest};
use crate::span::Span;
use unicode_normalization::UnicodeNormalization;

/// What is said of the account; places count from the first byte of what is said.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// `CASE against THEORY.PREDICTION`.
    Result {
        /// The case.
        case: Name,
        /// How it is said to stand.
        word: ResultWord,
        /// To which prediction.
        of: Qualified,
    },
    /// `repair AUXILIARY kept`, `repair AUXILIARY ad hoc for THEORY`.
    Repair {
        /// The auxiliary.
        auxiliary: Name,
        /// What it is said to be worth.
        word: RepairWord,
        /// To which theory; any that it amends where nothing is said.
        theory: Option<Name>,
    },
    /// `apart THEORY, THEORY on CASE`.
    Apart {
        /// The two.
        theories: [Name; 2],
        /// What is said to tell them apart.
        case: Name,
    },
    /// `count THEORY.PREDICTION for`.
    Count {
        /// The prediction.
        of: Qualified,
        /// Which cases are counted.
        word: CountWord,
    },
}

impl Statement {
    /// Every name in it, in order; of a prediction, that of its theory and its label.
    pub fn names(&self) -> Vec<&Name> {
        match self {
            Self::Result { case, of, .. } => std::iter::once(case).chain(both(of)).collect(),
            Self::Repair { auxiliary, theory, .. } => std::iter::once(auxiliary).chain(theory).collect(),
            Self::Apart { theories: [one, other], case } => vec![one, other, case],
            Self::Count { of, .. } => both(of).collect(),
        }
    }

    /// The prediction that it names, if it names one.
    pub fn prediction(&self) -> Option<&Qualified> {
        match self {
            Self::Result { of, .. } | Self::Count { of, .. } => Some(of),
            Self::Repair { .. } | Self::Apart { .. } => None,
        }
    }
}

fn both(of: &Qualified) -> impl Iterator<Item = &Name> {
    std::iter::once(&of.name).chain(&of.label)
}

/// What may come next, where something is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is what it is called")]
pub enum Expected {
    CaseOrOpening,
    Count,
    ResultWord,
    Prediction,
    Auxiliary,
    RepairWord,
    /// `for THEORY`, which may be left out.
    ForTheory,
    Theory,
    On,
    Case,
    CountWord,
    Nothing,
}

/// What may follow the words before a place.
pub fn expected(before: &str, form: Form) -> Expected {
    let words = words(before);
    let texts: Vec<&str> = words.iter().map(|word| word.text).collect();
    match (form, texts.as_slice()) {
        (Form::Value, []) => Expected::Count,
        (Form::Value, [_]) => Expected::Prediction,
        (Form::Value, [_, _]) => Expected::CountWord,
        (Form::Claim, []) => Expected::CaseOrOpening,
        (Form::Claim, ["repair"]) => Expected::Auxiliary,
        (Form::Claim, ["repair", _]) => Expected::RepairWord,
        (Form::Claim, ["repair", _, "theoretically" | "ad"]) => Expected::Nothing,
        (Form::Claim, ["repair", _, .., "for"]) => Expected::Theory,
        (Form::Claim, ["repair", _, _] | ["repair", _, _, _]) => Expected::ForTheory,
        (Form::Claim, ["apart"] | ["apart", _]) => Expected::Theory,
        (Form::Claim, ["apart", _, _]) => Expected::On,
        (Form::Claim, ["apart", _, _, "on"]) => Expected::Case,
        (Form::Claim, [_]) => Expected::ResultWord,
        (Form::Claim, [_, _]) => Expected::Prediction,
        _ => Expected::Nothing,
    }
}

/// What a claim or value says, or why it cannot be read.
pub fn read(text: &str, form: Form) -> Result<Statement, Box<Diagnostic>> {
    let mut reader = Reader { words: words(text), at: 0, end: text.trim_end().len() };
    let statement = match form {
        Form::Value => reader.value()?,
        Form::Claim => reader.claim()?,
    };
    match reader.next() {
        None => Ok(statement),
        Some(word) => Err(Box::new(
            misread(word.span, format!("`{}` is one word too many here", word.text))
                .help("A claim or a value says one thing, and ends there."),
        )),
    }
}

#[derive(Clone, Copy)]
struct Word<'text> {
    text: &'text str,
    span: Span,
}

/// Words, with spaces or commas between.
fn words(text: &str) -> Vec<Word<'_>> {
    let parts = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    let word = |part: &'_ str| {
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        Span::new(start, start + part.len())
    };
    parts.map(|text| Word { text, span: word(text) }).collect()
}

fn misread(place: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::UNKNOWN_CLAIM, place, message)
}

struct Reader<'text> {
    words: Vec<Word<'text>>,
    at: usize,
    end: usize,
}

impl<'text> Reader<'text> {
    fn next(&mut self) -> Option<Word<'text>> {
        let word = self.words.get(self.at).copied();
        self.at += 1;
        word
    }

    fn needed(&mut self, what: &str) -> Result<Word<'text>, Box<Diagnostic>> {
        let end = self.end;
        let whole = Span::new(0, end);
        self.next().ok_or_else(|| Box::new(misread(whole, format!("this ends where {what} is expected")).help(FORMS)))
    }

    fn claim(&mut self) -> Result<Statement, Box<Diagnostic>> {
        let first = self.needed("a case")?;
        // A case may be called as anything is.
        let is_case = || self.words.get(1).is_some_and(|word| ResultWord::named(word.text).is_some());
        match first.text {
            "repair" if !is_case() => self.repair(),
            "apart" if !is_case() => self.apart(),
            "count" if !is_case() => Err(Box::new(
                misread(first.span, "a number is no claim").help("Write it as a value: `value=\"count …\"`."),
            )),
            _ => {
                let case = name(first)?;
                let word = self.word("for, against or silent", ResultWord::ALL, ResultWord::word)?;
                let of = qualified(self.needed("a prediction, `THEORY.PREDICTION`,")?)?;
                Ok(Statement::Result { case, word, of })
            }
        }
    }

    fn repair(&mut self) -> Result<Statement, Box<Diagnostic>> {
        let auxiliary = name(self.needed("an auxiliary")?)?;
        let word = self.repair_word()?;
        let theory = match self.words.get(self.at) {
            Some(word) if word.text == "for" => {
                self.at += 1;
                Some(name(self.needed("a theory")?)?)
            }
            _ => None,
        };
        Ok(Statement::Repair { auxiliary, word, theory })
    }

    /// Two words may be one: `ad hoc`, `adhoc`, `ad-hoc`.
    fn repair_word(&mut self) -> Result<RepairWord, Box<Diagnostic>> {
        let mut words = self.words.iter().skip(self.at).map(|word| word.text);
        if let (Some(first), Some(second)) = (words.next(), words.next())
            && let Some(word) = RepairWord::named(&format!("{first} {second}"))
        {
            self.at += 2;
            return Ok(word);
        }
        if self.words.get(self.at).is_some_and(|word| matches!(word.text, "adhoc" | "ad-hoc")) {
            self.at += 1;
            return Ok(RepairWord::AdHoc);
        }
        self.word("what the repair is worth", RepairWord::ALL, RepairWord::word)
    }

    fn apart(&mut self) -> Result<Statement, Box<Diagnostic>> {
        let one = name(self.needed("a theory")?)?;
        let other = name(self.needed("a second theory")?)?;
        let on = self.needed("`on CASE`")?;
        if on.text != "on" {
            return Err(Box::new(misread(on.span, format!("`{}` stands where `on` is expected", on.text)).help(FORMS)));
        }
        let case = name(self.needed("a case")?)?;
        Ok(Statement::Apart { theories: [one, other], case })
    }

    fn value(&mut self) -> Result<Statement, Box<Diagnostic>> {
        let first = self.needed("`count`")?;
        if first.text != "count" {
            let near = nearest(first.text, std::iter::once("count"), ALIKE);
            let problem = misread(first.span, format!("a value begins with `count`, not with `{}`", first.text));
            return Err(Box::new(problem.help(FORMS).maybe_replaced_by(near)));
        }
        let of = qualified(self.needed("a prediction, `THEORY.PREDICTION`,")?)?;
        let word = self.word("what is counted", CountWord::ALL, CountWord::word)?;
        Ok(Statement::Count { of, word })
    }

    /// One of some words of the account.
    fn word<T: Copy>(&mut self, what: &str, all: &[T], text: impl Fn(T) -> &'static str) -> Result<T, Box<Diagnostic>> {
        let word = self.needed(what)?;
        if let Some(found) = all.iter().copied().find(|one| text(*one) == word.text) {
            return Ok(found);
        }
        let known: Vec<&str> = all.iter().map(|one| text(*one)).collect();
        let near = nearest(word.text, known.iter().copied(), ALIKE);
        let help = match near {
            Some(near) => format!("Did you mean `{near}`?"),
            None => format!("The words are `{}`.", known.join("`, `")),
        };
        let problem = misread(word.span, format!("`{}` is no word of the account here", word.text));
        Err(Box::new(problem.help(help).maybe_replaced_by(near)))
    }
}

const FORMS: &str = "Write `CASE against THEORY.PREDICTION`, `repair AUXILIARY kept`, `apart THEORY, THEORY on CASE`, or, as a value, `count THEORY.PREDICTION for`.";

fn name(word: Word) -> Result<Name, Box<Diagnostic>> {
    let is_name = word.text.starts_with(char::is_alphabetic)
        && word.text.chars().all(|c| c.is_alphanumeric() || "_-".contains(c) || is_mark(c));
    match is_name {
        true => Ok(Name { text: word.text.nfc().collect::<String>().into(), span: word.span }),
        false => Err(Box::new(misread(word.span, format!("`{}` is no name", word.text)).help(FORMS))),
    }
}

/// An accent that is typed as a character of its own.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn qualified(word: Word) -> Result<Qualified, Box<Diagnostic>> {
    let Some((owner, label)) = word.text.split_once('.') else {
        return Ok(Qualified { name: name(word)?, label: None, span: word.span });
    };
    let start = word.span.start as usize;
    let dot = start + owner.len();
    let owner = Word { text: owner, span: Span::new(start, dot) };
    let label = Word { text: label, span: Span::new(dot + 1, word.span.end as usize) };
    Ok(Qualified { name: name(owner)?, label: Some(name(label)?), span: word.span })
}
