//! Conditions by themselves, without a rule around them.

use lakatos_engine::appraisal::appraise;
use lakatos_engine::argument::Argument;
use lakatos_engine::rules::Places;
use lakatos_engine::rules::condition::check::{Scope, check};
use lakatos_engine::rules::condition::eval::{Frame, Stop};
use lakatos_engine::rules::condition::parse::parse;
use lakatos_engine::rules::condition::template::Template;
use lakatos_engine::rules::vocabulary::{Facts, Value};

/// What is wrong with an expression, and at which of its bytes.
pub fn messages(text: &str) -> Vec<String> {
    let checked = parse(text).and_then(|node| check(&node, &Scope::default()));
    checked.err().map(|error| format!("{:?}: {}", error.place.range(), error.message)).into_iter().collect()
}

/// The value of an expression that speaks of nothing.
pub fn evaluated(text: &str) -> Result<Value, Stop> {
    let node = parse(text).expect("it can be read");
    let (expression, _) = check(&node, &Scope::default()).expect("its types fit");
    with_frame(|frame| frame.value(&expression))
}

/// A message, filled; what is wrong with it where it cannot be read.
pub fn filled(text: &str) -> String {
    match Template::new(text, &Scope::default()) {
        Ok(template) => with_frame(|frame| template.fill(frame)).expect("it has a value"),
        Err(error) => format!("{:?}: {}", error.place.range(), error.message),
    }
}

fn with_frame<T>(run: impl FnOnce(&mut Frame) -> T) -> T {
    let argument = Argument::default();
    let appraisal = appraise(&argument);
    let facts = Facts::new(&argument, &appraisal, &[], &[], Places::new(&[]));
    run(&mut Frame::new(&facts, Vec::new()))
}
