//! `lakatos claims`: what the text of a paper claims of the account, whether it still holds, and the values to be filled in.

use super::arguments::{Claims, ClaimsFormat};
use super::one::{one_argument, tell_incomplete};
use super::{CLEAN, UNUSABLE, refuse};
use lakatos_engine::rules::claims::{State, Stated};
use lakatos_engine::rules::{Analysis, RuleSet};
use lakatos_project::Project;
use lakatos_syntax::line_index::Encoding;
use rustc_hash::FxHashSet;
use serde::Serialize;
use std::io::{self, Write};

/// Prints every claim and value of the one argument that the paths hold.
pub fn run(arguments: &Claims, out: &mut impl Write) -> io::Result<u8> {
    let (project, analysis, problems) =
        match one_argument(&arguments.paths, Some(&RuleSet::default()), "hold claims against") {
            Ok(one) => one,
            Err(refusal) => return refuse(refusal),
        };
    tell_incomplete(&project, &analysis);
    let all: Vec<ClaimJson> = analysis.claims.iter().map(|stated| ClaimJson::new(&project, stated)).collect();
    match arguments.format {
        ClaimsFormat::Text => text(out, &all)?,
        ClaimsFormat::Latex => latex(out, &analysis)?,
        ClaimsFormat::Tsv => tsv(out, &all)?,
        ClaimsFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &Report { version: 1, claims: all })?;
            writeln!(out)?;
        }
    }
    Ok(if problems.is_empty() { CLEAN } else { UNUSABLE })
}

#[derive(Serialize)]
struct Report {
    version: u32,
    claims: Vec<ClaimJson>,
}

/// A claim or a value (docs/json.md).
#[derive(Serialize)]
struct ClaimJson {
    file: String,
    line: u32,
    form: &'static str,
    text: String,
    state: &'static str,
    account: String,
    /// Of a value: the number of the account. None where a line that could not be read may decide it.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<usize>,
    /// What readers see, where something is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    shown: Option<String>,
    /// Of a value: what belongs there, in figures or in words as it is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    fill: Option<String>,
}

impl ClaimJson {
    fn new(project: &Project, stated: &Stated) -> Self {
        let place = project.location(stated.place);
        let file = project.file(place.source);
        Self {
            file: file.map(|file| file.path.display().to_string()).unwrap_or_default(),
            line: file.map_or(0, |file| file.buffer.position(place.span.start, Encoding::Scalar).line + 1),
            form: stated.form.word(),
            text: stated.text.clone(),
            state: stated.state.word(),
            account: stated.answer.account.clone(),
            number: number(stated),
            shown: stated.shown.as_ref().map(|(_, shown)| shown.split_whitespace().collect::<Vec<_>>().join(" ")),
            fill: stated.number().filter(|_| number(stated).is_some()),
        }
    }
}

fn number(stated: &Stated) -> Option<usize> {
    stated.answer.count.filter(|_| stated.state != State::Unread)
}

fn text(out: &mut impl Write, all: &[ClaimJson]) -> io::Result<()> {
    if all.is_empty() {
        return writeln!(out, "the text claims nothing: docs/claims.md says how claims and values are written");
    }
    for claim in all {
        let ClaimJson { file, line, form, text, state, account, .. } = claim;
        let number = claim.number.map(|number| format!(" = {number}")).unwrap_or_default();
        writeln!(out, "{file}:{line}: {form} `{text}`{number}: {state}")?;
        writeln!(out, "    {account}")?;
    }
    Ok(())
}

/// Each value once, as `lakatos.sty` reads it; where one is written in a word, that word with it.
fn latex(out: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    writeln!(out, "% Written by `lakatos claims --format latex`; read by lakatos.sty.")?;
    let mut lines: Vec<String> = Vec::new();
    for stated in analysis.claims.iter().filter(|stated| stated.answer.count.is_some()) {
        let Some(number) = number(stated) else {
            lines.push(format!("% {}: a line that could not be read may decide it", stated.text));
            continue;
        };
        lines.push(format!("\\lakatossetvalue{{{}}}{{{number}}}", stated.text));
        let words = stated.shown.iter().filter(|(_, shown)| shown.starts_with(char::is_alphabetic));
        let filled = words.zip(stated.number());
        lines.extend(
            filled.map(|((_, shown), fill)| format!("\\lakatossetvalue[{shown}]{{{}}}{{{fill}}}", stated.text)),
        );
    }
    let mut written: FxHashSet<&str> = FxHashSet::default();
    lines.iter().filter(|line| written.insert(line)).try_for_each(|line| writeln!(out, "{line}"))
}

/// A line each, with tabulators between.
fn tsv(out: &mut impl Write, all: &[ClaimJson]) -> io::Result<()> {
    writeln!(out, "file\tline\tform\ttext\tstate\tnumber\tshown\tfill\taccount")?;
    for claim in all {
        let ClaimJson { file, line, form, text, state, account, .. } = claim;
        let number = claim.number.map(|number| number.to_string()).unwrap_or_default();
        let [shown, fill] = [&claim.shown, &claim.fill].map(|text| text.as_deref().unwrap_or_default());
        writeln!(out, "{file}\t{line}\t{form}\t{text}\t{state}\t{number}\t{shown}\t{fill}\t{account}")?;
    }
    Ok(())
}
