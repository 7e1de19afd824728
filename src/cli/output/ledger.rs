//! The ledger of `lakatos appraise`: theory by theory, what speaks for it and against it, what its auxiliaries do, and the
//! one word with its reason.

use lakatos_engine::appraisal::amendment::Amendment;
use lakatos_engine::appraisal::result::CaseResult;
use lakatos_engine::appraisal::rivals::contests;
use lakatos_engine::appraisal::wording::{Wording, ad_hoc, auxiliary_reason, short_word};
use lakatos_engine::argument::{Owner, PredictionId, TheoryId};
use lakatos_engine::rules::Analysis;
use std::io::{self, Write};

/// Where the word on the right begins.
const WORD_COLUMN: usize = 69;
/// Where what is said of a case begins.
const NOTE_COLUMN: usize = 44;

/// Writes the account of every theory, then of every paradigm.
pub fn write(out: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    let wording = Wording { argument: &analysis.argument, appraisal: &analysis.appraisal };
    for index in 0..analysis.argument.theories.len() {
        theory(out, wording, TheoryId::from_index(index))?;
    }
    rivals(out, wording)?;
    paradigms(out, wording)
}

fn theory(out: &mut impl Write, wording: Wording, id: TheoryId) -> io::Result<()> {
    let Wording { argument, appraisal } = wording;
    let theory = argument.theory(id);
    let verdict = appraisal.theories[id.index()].verdict.word();
    let mut of: Vec<String> = theory.paradigm.iter().map(|id| argument.paradigm(*id).header.name.to_string()).collect();
    of.extend(theory.header.citations.iter().map(|citation| format!("@{}", citation.key)));
    let of = if of.is_empty() { String::new() } else { format!(" ({})", of.join(", ")) };
    aligned(out, &format!("{}{of}", theory.header.name), verdict, WORD_COLUMN)?;
    for id in &theory.predictions {
        prediction(out, wording, *id)?;
    }
    if theory.predictions.is_empty() {
        writeln!(out, "  predicts nothing")?;
    }
    for of_auxiliary in appraisal.amendments_of(id) {
        amendment(out, wording, of_auxiliary)?;
    }
    for test in argument.tests.iter().filter(|test| test.owner == Some(Owner::Theory(id))) {
        let (what, shows) = wording.test(test);
        aligned(out, &format!("  test {} ({what})", test.header.name), shows, NOTE_COLUMN)?;
    }
    writeln!(out, "  {verdict}: {}\n", wording.reason(id))
}

fn prediction(out: &mut impl Write, wording: Wording, id: PredictionId) -> io::Result<()> {
    writeln!(out, "  {}: {}", wording.label(id), wording.claim(id))?;
    if let Some(rates) = wording.appraisal.results[id.index()].rates {
        return writeln!(out, "    {:9} {rates}", short_word(rates.result()));
    }
    for line in wording.results(id) {
        let case = wording.dated(line.case);
        aligned(out, &format!("    {:9} {case}", short_word(line.result)), &line.note, NOTE_COLUMN)?;
    }
    let silent = wording.cases(&wording.cases_that(id, CaseResult::Silent));
    if silent.is_empty() { Ok(()) } else { writeln!(out, "    {:9} {silent}", "silent") }
}

fn amendment(out: &mut impl Write, wording: Wording, amendment: &Amendment) -> io::Result<()> {
    let auxiliary = wording.argument.auxiliary(amendment.auxiliary);
    aligned(out, &format!("  auxiliary {}", auxiliary.header.name), amendment.verdict.word(), WORD_COLUMN)?;
    effect(out, "rescues", &wording.rescues(amendment), "")?;
    effect(out, "loses", &wording.cases_of(&amendment.lost), "")?;
    if !amendment.perhaps_lost.is_empty() {
        effect(out, "may lose", &wording.cases_of(&amendment.perhaps_lost), "the exception is not coded there")?;
    }
    effect(out, "adds", &wording.additions(amendment), &ad_hoc(amendment))?;
    writeln!(out, "    {}", auxiliary_reason(amendment))
}

fn effect(out: &mut impl Write, word: &str, what: &[String], note: &str) -> io::Result<()> {
    let list = if what.is_empty() { "nothing".to_owned() } else { what.join("; ") };
    aligned(out, &format!("    {word:9} {list}"), note, NOTE_COLUMN)
}

fn rivals(out: &mut impl Write, wording: Wording) -> io::Result<()> {
    for (one, other, contests) in contests(wording.argument, wording.appraisal) {
        let name = |id: TheoryId| &wording.argument.theory(id).header.name;
        writeln!(out, "rivals {} and {}", name(one), name(other))?;
        if contests.is_empty() {
            writeln!(out, "    no case of the draft tells them apart")?;
        }
        for contest in contests {
            let who =
                contest.winner.map_or("neither is borne out".to_owned(), |winner| format!("{} is right", name(winner)));
            let case = wording.dated(contest.case);
            aligned(out, &format!("    {:9} {case}", "differ on"), &who, NOTE_COLUMN)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn paradigms(out: &mut impl Write, wording: Wording) -> io::Result<()> {
    for (paradigm, account) in wording.argument.paradigms.iter().zip(&wording.appraisal.paradigms) {
        aligned(out, &format!("paradigm {}", paradigm.header.name), account.verdict.word(), WORD_COLUMN)?;
        writeln!(out, "  {}\n", wording.sum(account))?;
    }
    Ok(())
}

/// `left`, and `right` from a column on; no space at the end of a line.
fn aligned(out: &mut impl Write, left: &str, right: &str, column: usize) -> io::Result<()> {
    let width = left.chars().count();
    let gap = column.saturating_sub(width).max(2);
    let line = if right.is_empty() { left.to_owned() } else { format!("{left}{}{right}", " ".repeat(gap)) };
    writeln!(out, "{}", line.trim_end())
}
