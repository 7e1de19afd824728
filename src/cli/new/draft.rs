//! The draft that the answers make.

use crate::cli::arguments::NewFormat;
use crate::cli::output::latex;
use lakatos_syntax::{Document, Host, quoted};

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
    let question = answers.question.as_deref().unwrap_or("What do I ask?");
    let [puzzle, theory, case] = blocks(&Words::new(answers, question));
    match format {
        NewFormat::Markdown | NewFormat::Quarto => format!(
            "---\ntitle: '{}'\n---\n\n# The puzzle\n\n```lakatos\n{puzzle}```\n\n# The theory\n\n```lakatos\n{theory}```\n\n# The case\n\n```lakatos\n{case}```\n",
            question.replace('\'', "''")
        ),
        NewFormat::Latex => format!(
            "\\documentclass{{article}}\n\\usepackage{{verbatim}}\n\\newenvironment{{lakatos}}{{\\comment}}{{\\endcomment}}\n\\title{{{}}}\n\\begin{{document}}\n\\maketitle\n\n\\section{{The puzzle}}\n\n\\begin{{lakatos}}\n{puzzle}\\end{{lakatos}}\n\n\\section{{The theory}}\n\n\\begin{{lakatos}}\n{theory}\\end{{lakatos}}\n\n\\section{{The case}}\n\n\\begin{{lakatos}}\n{case}\\end{{lakatos}}\n\n\\end{{document}}\n",
            latex::escaped(question)
        ),
        NewFormat::Lakatos => format!("{puzzle}\n{theory}\n{case}"),
    }
}

/// Something to be declared: what it is called, and in which words.
struct Word<'answers> {
    name: String,
    words: &'answers str,
}

struct Words<'answers> {
    puzzle: Word<'answers>,
    outcome: Word<'answers>,
    condition: Word<'answers>,
    theory: Word<'answers>,
    case: Word<'answers>,
    years: String,
}

impl<'answers> Words<'answers> {
    fn new(answers: &'answers Answers, question: &'answers str) -> Self {
        let mut taken = Vec::new();
        let mut word = |what: &str, answer: Option<&'answers str>, default: &'static str| {
            let words = answer.unwrap_or(default);
            let name = free_name(what, words, &taken);
            taken.push(name.clone());
            Word { name, words }
        };
        Self {
            outcome: word("outcome", answers.outcome.as_deref(), "my outcome"),
            condition: word("condition", answers.condition.as_deref(), "my condition"),
            theory: word("theory", answers.theory.as_deref(), "my theory"),
            case: word("case", answers.case.as_deref(), "my case"),
            puzzle: word("why", Some(question), ""),
            years: answers.period.as_deref().map(|period| format!(" {period}")).unwrap_or_default(),
        }
    }
}

/// The puzzle, the theory and the case, in the language.
fn blocks(Words { puzzle, outcome, condition, theory, case, years }: &Words) -> [String; 3] {
    let [question, explained, when, expects, which] =
        [puzzle, outcome, condition, theory, case].map(|word| quoted(word.words));
    let [puzzle, outcome, condition, theory, case] =
        [puzzle, outcome, condition, theory, case].map(|word| word.name.as_str());
    let measured = "  # measured \"how one would observe it\" @key\n";
    [
        format!(
            "puzzle {puzzle} {question}\n  outcome {outcome}\n  about {case}\n\nconcept {outcome} {explained}\n{measured}"
        ),
        format!(
            "concept {condition} {when}\n{measured}\ntheory {theory} {expects}\n  # mechanism \"who does what, so that the condition leads to the outcome\"\n  predicts {outcome}-expected: {outcome} when {condition}\n"
        ),
        format!(
            "case {case} {which}{years}\n  {outcome} = unknown  # yes or no, and who says so: @key\n  {condition} = unknown\n"
        ),
    ]
}

/// Years as the language writes them: `1990`, `1990..2012` or `1990..`, however the two are kept apart; none where these
/// are no years, or the last comes first.
pub fn period_of(text: &str) -> Option<String> {
    let text = text.trim();
    let apart = ["..", "–", "—", " to ", " - "].into_iter().find_map(|apart| text.split_once(apart));
    let apart = apart.or_else(|| text.get(1..)?.find('-').map(|at| (&text[..at + 1], &text[at + 2..])));
    let year = |year: &str| year.trim().parse::<i32>().ok();
    match apart {
        None => Some(year(text)?.to_string()),
        Some((first, "")) => Some(format!("{}..", year(first)?)),
        Some((first, last)) => {
            let (first, last) = (year(first)?, year(last)?);
            (first <= last).then(|| format!("{first}..{last}"))
        }
    }
}

/// A name that nothing else has.
fn free_name(what: &str, words: &str, taken: &[String]) -> String {
    let plain = name(what, words);
    let numbered = (2..).map(|number| format!("{what}-{plain}-{number}"));
    let mut names = [plain.clone(), format!("{what}-{plain}")].into_iter().chain(numbered);
    names.find(|name| !taken.contains(name)).unwrap_or(plain)
}

/// A name made of words; where that cannot be one, with what it is in front. The language is asked itself.
fn name(what: &str, words: &str) -> String {
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return format!("my-{what}");
    }
    let name = parts.into_iter().take(6).collect::<Vec<_>>().join("-");
    let is_name = |name: &str| {
        let document = Document::read(&format!("concept {name}"), Host::Lakatos);
        let read = document.pieces.first().map(|piece| &piece.read);
        read.is_some_and(|read| read.problems.is_empty() && read.declarations.len() == 1)
    };
    if is_name(&name) { name } else { format!("{what}-{name}").trim_end_matches('-').to_owned() }
}
