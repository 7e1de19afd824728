//! What a new declaration may name: a template that named what is not there would begin with an error.

use lakatos_engine::argument::{Argument, Header};

/// More than these no one chooses from a list.
const MOST_NAMES: usize = 30;

/// The names of what is declared, by the words for them in the forms of the language.
#[derive(Debug)]
pub struct Known<'argument>(&'argument Argument);

impl<'argument> Known<'argument> {
    /// What an argument declares.
    pub fn new(argument: &'argument Argument) -> Self {
        Self(argument)
    }

    /// The names that may stand for a word of a form; none for a word that stands for something else.
    pub fn fitting(&self, word: &str) -> Option<Vec<&'argument str>> {
        let argument = self.0;
        let concepts = || argument.concepts.iter().filter(|concept| concept.built_in.is_none());
        let names: Vec<&str> = match word {
            "CONCEPT" => concepts().filter(|concept| concept.defined.is_none()).map(|it| name(&it.header)).collect(),
            "OUTCOME" | "CONDITION" => {
                let mut claims: Vec<&str> =
                    concepts().filter(|concept| concept.domain.is_yes_no()).map(|it| name(&it.header)).collect();
                // What explains itself explains nothing.
                if claims.len() < 2 {
                    claims.clear();
                } else if word == "CONDITION" {
                    claims.rotate_left(1);
                }
                claims
            }
            "CASE" => argument.cases.iter().map(|case| name(&case.header)).collect(),
            // What an objection is raised against, too.
            "THEORY" | "NAME" => argument.theories.iter().map(|theory| name(&theory.header)).collect(),
            "PARADIGM" => argument.paradigms.iter().map(|paradigm| name(&paradigm.header)).collect(),
            "DATA" => argument.data.iter().map(|data| name(&data.header)).collect(),
            // Nobody has looked yet.
            "VALUE" => vec!["unknown"],
            _ => return None,
        };
        Some(names.into_iter().take(MOST_NAMES).collect())
    }
}

fn name(header: &Header) -> &str {
    &header.name
}
