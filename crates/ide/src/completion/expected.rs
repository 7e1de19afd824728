//! What may follow the words of a line: the grammar of properties, read up to the cursor.

use super::words::{Word, WordKind};
use crate::language;
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::forms;
use std::ops::ControlFlow;

/// What may stand at the cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// Each thing that may.
    pub slots: Vec<Slot>,
    /// Whether one of them has to.
    pub is_needed: bool,
}

/// Something that may stand at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Properties of the declaration.
    Properties,
    /// Names, but for those that are listed already.
    Names(Wanted, Vec<String>),
    /// The labels of a theory, auxiliary or paradigm.
    LabelOf(String),
    /// Behind a concept in a formula: an operator, or what may follow one that is answered by yes or no.
    AfterConcept(String, Vec<&'static str>),
    /// A value that a concept is compared with.
    Level(String),
    /// A value that a concept is observed to have.
    Observed(String),
    /// Words of the language.
    Words(Vec<&'static str>),
}

/// What a name must stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is what it is called")]
pub enum Wanted {
    Concept,
    Case,
    Theory,
    Paradigm,
    TheoryOrAuxiliary,
    /// A theory or auxiliary, or one prediction of it.
    Tested,
    /// A core or heuristic.
    Assumption,
    /// A concept that is observed in the case.
    Observed,
}

/// The modes of a prediction.
const MODES: [&str; 4] = ["when", "only when", "exactly when", "more often when"];
const OPERATORS: [&str; 6] = ["=", "!=", "<", "<=", ">", ">="];

/// What may follow the words of a line in a declaration.
pub fn expected(kind: Option<DeclarationKind>, words: &[Word]) -> Expected {
    let mut reader = Reader { words, at: 0, kind };
    match reader.line() {
        ControlFlow::Break(expected) => expected,
        ControlFlow::Continue(()) => Expected::default(),
    }
}

/// Goes on to the cursor, and breaks off there.
type Step = ControlFlow<Expected>;

struct Reader<'line> {
    words: &'line [Word<'line>],
    at: usize,
    kind: Option<DeclarationKind>,
}

impl<'line> Reader<'line> {
    fn line(&mut self) -> Step {
        let is_header =
            self.next().is_some_and(|word| DeclarationKind::ALL.iter().any(|kind| kind.keyword() == word.text));
        if is_header {
            self.header()?;
        }
        while let Some(word) = self.next() {
            let keyword = forms::PROPERTIES.iter().find(|(keyword, ..)| *keyword == word.text);
            match keyword {
                Some((keyword, ..)) => {
                    self.at += 1;
                    self.property(keyword)?;
                }
                None if self.kind == Some(DeclarationKind::Case) => self.observation()?,
                None => return nothing(),
            }
        }
        if is_header { self.may(vec![Slot::Properties]) } else { ControlFlow::Continue(()) }
    }

    fn header(&mut self) -> Step {
        self.at += 1;
        self.must(Vec::new())?;
        self.at += 1;
        let follows = || vec![Slot::Properties, Slot::Words(vec!["via"])];
        self.trailers(follows())?;
        if self.takes_number() {
            self.trailers(follows())?;
        }
        ControlFlow::Continue(())
    }

    fn property(&mut self, keyword: &str) -> Step {
        match keyword {
            "outcome" | "irrespective-of" | "measures" => self.list(Wanted::Concept),
            "about" | "explains" | "built-on" | "concedes" | "rescues" | "within" | "on" => self.list(Wanted::Case),
            "answer" => self.list(Wanted::TheoryOrAuxiliary),
            "rivals" | "amends" => self.list(Wanted::Theory),
            "of" if self.kind == Some(DeclarationKind::Test) => self.list(Wanted::Tested),
            "of" => self.list(Wanted::Paradigm),
            "follows-from" => self.list(Wanted::Assumption),
            "scope" | "excepts" => self.formula(),
            "predicts" => self.prediction(),
            "recodes" => {
                self.names(Wanted::Case)?;
                self.sign(":")?;
                self.coding(Wanted::Concept)
            }
            "settles" => self.coding(Wanted::Observed),
            "selected-as" => {
                self.choice(of_table(language::ROLES))?;
                self.choice(vec!["for"])?;
                self.list(Wanted::Theory)
            }
            "like" => {
                self.names(Wanted::Case)?;
                self.may(vec![Slot::Words(vec!["on", "via"])])?;
                if self.takes("on") {
                    return self.list(Wanted::Concept);
                }
                self.trailers(vec![Slot::Words(vec!["via"])])
            }
            "kind" => self.last_choice(of_table(language::TESTS)),
            "found" => self.last_choice(vec!["yes", "no", "pending"]),
            "values" => {
                self.may(vec![Slot::Words(vec!["number"])])?;
                let is_end = |word: &Word| matches!(word.kind, WordKind::Text | WordKind::Citation);
                while self.next().is_some_and(|word| !is_end(word)) {
                    self.at += 1;
                }
                self.backing()
            }
            // What these say is the author's.
            _ => {
                while self.next().is_some_and(|word| word.kind != WordKind::Text) {
                    self.at += 1;
                }
                self.must(Vec::new())?;
                self.backing()
            }
        }
    }

    fn list(&mut self, wanted: Wanted) -> Step {
        self.names(wanted)?;
        self.backing()
    }

    fn names(&mut self, wanted: Wanted) -> Step {
        let mut listed = Vec::new();
        loop {
            self.must(vec![Slot::Names(wanted, listed.clone())])?;
            let mut name = self.name()?;
            if self.takes(".") {
                self.must(vec![Slot::LabelOf(name.clone())])?;
                name = format!("{name}.{}", self.name()?);
            }
            listed.push(name);
            if !self.takes(",") {
                return ControlFlow::Continue(());
            }
        }
    }

    fn prediction(&mut self) -> Step {
        if self.words.get(self.at + 1).is_some_and(|word| word.text == ":") {
            self.at += 2;
        }
        self.must(vec![Slot::Names(Wanted::Concept, Vec::new()), Slot::Words(vec!["not"])])?;
        if self.takes("not") {
            self.must(vec![Slot::Names(Wanted::Concept, Vec::new())])?;
        }
        let follows: Vec<&str> = MODES.into_iter().chain(["via"]).collect();
        self.comparison(&follows)?;
        self.may(vec![Slot::Words(follows.clone())])?;
        if self.takes("more") {
            self.choice(vec!["often"])?;
            self.choice(vec!["when"])?;
        } else if self.takes("only") || self.takes("exactly") {
            self.choice(vec!["when"])?;
        } else if !self.takes("when") {
            return self.backing();
        }
        self.formula()
    }

    fn formula(&mut self) -> Step {
        let mut open = 0_usize;
        loop {
            loop {
                self.must(vec![Slot::Names(Wanted::Concept, Vec::new()), Slot::Words(vec!["not"])])?;
                if self.takes("(") {
                    open += 1;
                } else if !self.takes("not") {
                    break;
                }
            }
            let follows: &[&str] = if open == 0 { &["and", "or", "via"] } else { &["and", "or"] };
            self.comparison(follows)?;
            while open > 0 && self.takes(")") {
                open -= 1;
            }
            let follows = if open == 0 { vec!["and", "or", "via"] } else { vec!["and", "or"] };
            self.may(vec![Slot::Words(follows)])?;
            if !self.takes("and") && !self.takes("or") {
                return if open == 0 { self.backing() } else { nothing() };
            }
        }
    }

    /// A concept, and what it is compared with.
    fn comparison(&mut self, follows: &[&'static str]) -> Step {
        let concept = self.name()?;
        self.must(vec![Slot::AfterConcept(concept.clone(), follows.to_vec())])?;
        if self.next().is_some_and(|word| OPERATORS.contains(&word.text)) {
            self.at += 1;
            self.must(vec![Slot::Level(concept)])?;
            self.at += 1;
        }
        ControlFlow::Continue(())
    }

    fn observation(&mut self) -> Step {
        let concept = self.name()?;
        self.must(vec![Slot::Words(vec!["="])])?;
        self.coded(concept)
    }

    fn coding(&mut self, wanted: Wanted) -> Step {
        self.must(vec![Slot::Names(wanted, Vec::new())])?;
        let concept = self.name()?;
        self.must(vec![Slot::Words(vec!["="])])?;
        self.coded(concept)
    }

    fn coded(&mut self, concept: String) -> Step {
        self.sign("=")?;
        self.must(vec![Slot::Observed(concept)])?;
        if !self.takes_number() {
            self.name()?;
        }
        self.backing()
    }

    /// Behind any property.
    fn backing(&mut self) -> Step {
        self.trailers(vec![Slot::Words(vec!["via"])])
    }

    fn trailers(&mut self, follows: Vec<Slot>) -> Step {
        loop {
            self.may(follows.clone())?;
            match self.next() {
                Some(word) if matches!(word.kind, WordKind::Text | WordKind::Citation) => self.at += 1,
                Some(word) if word.text == "via" => {
                    self.at += 1;
                    self.choice(of_table(language::EVIDENCE))?;
                }
                _ => return ControlFlow::Continue(()),
            }
        }
    }

    fn last_choice(&mut self, words: Vec<&'static str>) -> Step {
        self.choice(words)?;
        self.backing()
    }

    fn choice(&mut self, words: Vec<&'static str>) -> Step {
        self.must(vec![Slot::Words(words)])?;
        self.name().map_continue(drop)
    }

    fn sign(&mut self, sign: &str) -> Step {
        self.must(Vec::new())?;
        if self.takes(sign) { ControlFlow::Continue(()) } else { nothing() }
    }

    fn name(&mut self) -> ControlFlow<Expected, String> {
        match self.next() {
            Some(word) if word.kind == WordKind::Name => {
                self.at += 1;
                ControlFlow::Continue(word.text.to_owned())
            }
            _ => nothing(),
        }
    }

    fn takes(&mut self, text: &str) -> bool {
        let is_next = self.next().is_some_and(|word| word.text == text && word.kind != WordKind::Text);
        self.at += usize::from(is_next);
        is_next
    }

    /// A number, or a range.
    fn takes_number(&mut self) -> bool {
        let is_number = |word: Option<&Word>| word.is_some_and(|word| word.kind == WordKind::Number);
        if !is_number(self.next()) {
            return false;
        }
        self.at += 1;
        if self.takes("..") && is_number(self.next()) {
            self.at += 1;
        }
        true
    }

    fn next(&self) -> Option<&'line Word<'line>> {
        self.words.get(self.at)
    }

    /// Breaks off at the cursor, where one of these has to stand.
    fn must(&self, slots: Vec<Slot>) -> Step {
        self.at_cursor(Expected { slots, is_needed: true })
    }

    /// Breaks off at the cursor, where one of these may stand.
    fn may(&self, slots: Vec<Slot>) -> Step {
        self.at_cursor(Expected { slots, is_needed: false })
    }

    fn at_cursor(&self, expected: Expected) -> Step {
        if self.at >= self.words.len() { ControlFlow::Break(expected) } else { ControlFlow::Continue(()) }
    }
}

fn of_table(table: &'static [(&'static str, &'static str)]) -> Vec<&'static str> {
    table.iter().map(|(word, _)| *word).collect()
}

/// Where a line is none that can be read, nothing is known to fit.
fn nothing<T>() -> ControlFlow<Expected, T> {
    ControlFlow::Break(Expected::default())
}
