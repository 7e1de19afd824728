//! The interview: six questions, each of which may be left open.

use super::draft::{Answers, period_of};
use std::io::{self, BufRead, Write};

/// Asks, and listens, until there is nobody to answer any more.
pub fn answers(listen: &mut impl BufRead, say: &mut impl Write) -> io::Result<Answers> {
    writeln!(say, "Six questions; leave an answer empty to decide it later.\n")?;
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
                _ => writeln!(say, "Please give years, such as 1990..2012, or a single year.")?,
            }
        }
        Ok(None)
    };
    let anything = |_: &str| true;
    Ok(Answers {
        question: ask("What is your question? (Why do South Korea and Japan not align?)", &anything)?,
        outcome: ask("What is to be explained, in a word or two? (alliance)", &anything)?,
        case: ask("In which case? (South Korea and Japan)", &anything)?,
        period: ask("In which years? (1990..2012)", &|answer| period_of(answer).is_some())?,
        theory: ask("Which theory expects otherwise, or gives the answer? (balance of threat)", &anything)?,
        condition: ask("Under which condition does that theory expect the outcome? (shared threat)", &anything)?,
    })
}
