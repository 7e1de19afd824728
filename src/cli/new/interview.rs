//! The interview: six questions, each of which may be left open.

use super::draft::Answers;
use std::io::{self, BufRead, Write};

/// Asks, and listens.
pub fn answers(listen: &mut impl BufRead, say: &mut impl Write) -> io::Result<Answers> {
    writeln!(say, "Six questions; leave one empty to decide it later.\n")?;
    let mut ask = |question: &str| -> io::Result<Option<String>> {
        write!(say, "{question}\n> ")?;
        say.flush()?;
        let mut answer = String::new();
        listen.read_line(&mut answer)?;
        let answer = answer.trim();
        Ok((!answer.is_empty()).then(|| answer.to_owned()))
    };
    Ok(Answers {
        question: ask("What do you ask? (Why do South Korea and Japan not align?)")?,
        outcome: ask("What is to be explained, in a word or two? (alliance)")?,
        case: ask("In which case? (South Korea and Japan)")?,
        period: ask("In which years? (1990..2012)")?,
        theory: ask("Which theory expects otherwise, or answers? (balance of threat)")?,
        condition: ask("When does that theory expect it? (shared threat)")?,
    })
}
