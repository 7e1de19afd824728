//! The draft that the answers make.

use crate::cli::arguments::NewFormat;
use crate::syntax::{Document, Host};

/// What was answered; none where it was left open.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// The research question.
    pub question: Option<String>,
    /// What is to be explained.
    pub outcome: Option<String>,
    /// The case.
    pub case: Option<String>,
    /// Its years.
    pub period: Option<String>,
    /// A theory.
    pub theory: Option<String>,
    /// When it expects the outcome.
    pub condition: Option<String>,
}

impl Answers {
    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        [&self.question, &self.outcome, &self.case, &self.period, &self.theory, &self.condition]
            .into_iter()
            .all(Option::is_none)
    }
}

/// The draft, with its prose to be written.
pub fn written(answers: &Answers, format: NewFormat) -> String {
    let or = |answer: &Option<String>, default: &str| answer.clone().unwrap_or_else(|| default.to_owned());
    let question = or(&answers.question, "What do I ask?");
    let (puzzle, theory, case) = (
        puzzle(&question, answers),
        theory(answers, &or(&answers.theory, "my theory")),
        case(answers, &or(&answers.case, "my case")),
    );
    match format {
        NewFormat::Markdown | NewFormat::Quarto => format!(
            "---\ntitle: \"{}\"\n---\n\n# The puzzle\n\n```lakatos\n{puzzle}```\n\n# The theory\n\n```lakatos\n{theory}```\n\n# The case\n\n```lakatos\n{case}```\n",
            question.replace('"', "'")
        ),
        NewFormat::Latex => format!(
            "\\documentclass{{article}}\n\\usepackage{{verbatim}}\n\\newenvironment{{lakatos}}{{\\comment}}{{\\endcomment}}\n\\title{{{question}}}\n\\begin{{document}}\n\\maketitle\n\n\\section{{The puzzle}}\n\n\\begin{{lakatos}}\n{puzzle}\\end{{lakatos}}\n\n\\section{{The theory}}\n\n\\begin{{lakatos}}\n{theory}\\end{{lakatos}}\n\n\\section{{The case}}\n\n\\begin{{lakatos}}\n{case}\\end{{lakatos}}\n\n\\end{{document}}\n"
        ),
    }
}

fn puzzle(question: &str, answers: &Answers) -> String {
    let outcome = answers.outcome.as_deref().unwrap_or("my outcome");
    let case = answers.case.as_deref().unwrap_or("my case");
    format!(
        "puzzle {} {}\n  outcome {}\n  about {}\n\nconcept {} {}\n  # measured \"how one would see it\" @key\n",
        name("why", question),
        quoted(question),
        name("outcome", outcome),
        name("case", case),
        name("outcome", outcome),
        quoted(outcome)
    )
}

fn theory(answers: &Answers, theory: &str) -> String {
    let outcome = name("outcome", answers.outcome.as_deref().unwrap_or("my outcome"));
    let condition = answers.condition.as_deref().unwrap_or("my condition");
    let condition_name = name("condition", condition);
    format!(
        "concept {condition_name} {}\n  # measured \"how one would see it\" @key\n\ntheory {} {}\n  # mechanism \"who does what, so that the one leads to the other\"\n  predicts {outcome}-expected: {outcome} when {condition_name}\n",
        quoted(condition),
        name("theory", theory),
        quoted(theory)
    )
}

fn case(answers: &Answers, case: &str) -> String {
    let outcome = name("outcome", answers.outcome.as_deref().unwrap_or("my outcome"));
    let condition = name("condition", answers.condition.as_deref().unwrap_or("my condition"));
    let period = answers.period.as_deref().map(str::trim).filter(|period| is_period(period));
    let period = period.map(|period| format!(" {period}")).unwrap_or_default();
    format!(
        "case {} {}{period}\n  {outcome} = unknown  # yes or no, and who says so: @key\n  {condition} = unknown\n",
        name("case", case),
        quoted(case)
    )
}

fn is_period(text: &str) -> bool {
    let is_year =
        |year: &str| year.is_empty() || year.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit());
    !text.is_empty() && text.split("..").count() <= 2 && text.split("..").all(is_year)
}

/// A name made of words; where that cannot be one, with what it is in front. The language is asked itself.
fn name(what: &str, words: &str) -> String {
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let name = parts.into_iter().take(6).collect::<Vec<_>>().join("-");
    let is_name = |name: &str| {
        let document = Document::read(&format!("concept {name}"), Host::Lakatos);
        let read = document.pieces.first().map(|piece| &piece.read);
        read.is_some_and(|read| read.problems.is_empty() && read.declarations.len() == 1)
    };
    if is_name(&name) { name } else { format!("{what}-{name}").trim_end_matches('-').to_owned() }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "").replace('"', "'"))
}
