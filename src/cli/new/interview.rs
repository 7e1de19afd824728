//! The interview: six questions, each of which may be left open.

use super::draft::{Answers, period_of};
use std::io::{self, BufRead, Write};

/// Asks, and listens, until there is nobody to answer any more.
pub fn answers(listen: &mut impl BufRead, say: &mut impl Write) -> io::Result<Answers> {
    writeln!(say, "Six questions; leave one empty to decide it later.\n")?;
    let mut is_over = false;
    let mut ask = |question: &str, is_answer: &dyn Fn(&str) -> bool| -> io::Result<Option<String>> {
        while !is_over {
            write!(say, "{question}\n> ")?;
            say.flush()?;
            let mut answer = String::new();
            is_over = listen.read_line(&mut answer)? == 0;
            match answer.trim() {
                "" => return Ok(None),
                answer if is_answer(answer) => return Ok(Some(answer.to_owned())),
                _ => writeln!(say, "That cannot be read.")?,
            }
        }
        Ok(None)
    };
    let anything = |_: &str| true;
    Ok(Answers {
        question: ask("What do you ask? (Why do South Korea and Japan not align?)", &anything)?,
        outcome: ask("What is to be explained, in a word or two? (alliance)", &anything)?,
        case: ask("In which case? (South Korea and Japan)", &anything)?,
        period: ask("In which years? (1990..2012)", &|answer| period_of(answer).is_some())?,
        theory: ask("Which theory expects otherwise, or answers? (balance of threat)", &anything)?,
        condition: ask("When does that theory expect it? (shared threat)", &anything)?,
    })
}
