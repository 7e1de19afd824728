//! The ledger of `lakatos appraise`: theory by theory, how it stands in one sentence, what speaks for it and against it,
//! what its auxiliaries do.

use super::matrix::Called;
use lakatos_engine::appraisal::amendment::Amendment;
use lakatos_engine::appraisal::result::CaseResult;
use lakatos_engine::appraisal::rivalry::are_comparable;
use lakatos_engine::appraisal::rivals::contests;
use lakatos_engine::appraisal::wording::{Wording, ad_hoc, nothing, repair_word};
use lakatos_engine::argument::{CaseId, Owner, ParadigmId, PredictionId, TheoryId};
use lakatos_engine::rules::Analysis;
use lakatos_project::Works;
use std::io::{self, Write};

/// How many cases are listed under one word: nobody reads thousands, for each of hundreds of theories. How many more there
/// are is said, and JSON lists them all.
const MOST: usize = 100;

/// Where what is said of a case begins.
const NOTE_COLUMN: usize = 44;

/// Writes the account of every theory, then of every paradigm.
pub fn write(out: &mut impl Write, analysis: &Analysis, works: &Works, called: Called) -> io::Result<()> {
    let titled = (called == Called::ByTitle).then(|| analysis.argument.in_titles());
    let argument = titled.as_ref().unwrap_or(&analysis.argument);
    let wording = Wording { argument, appraisal: &analysis.appraisal };
    for index in 0..argument.theories.len() {
        theory(out, wording, works, TheoryId::from_index(index))?;
    }
    rivals(out, wording)?;
    super::series::write(out, wording)?;
    for account in &wording.appraisal.data {
        for step in &account.steps {
            let name = |id: TheoryId| &wording.argument.theory(id).header.name;
            let told = wording.step_on_data(account, step);
            writeln!(out, "from {} to {}, in {}: {told}\n", name(step.from), name(step.to), wording.data(account))?;
        }
    }
    paradigms(out, wording)
}

fn theory(out: &mut impl Write, wording: Wording, works: &Works, id: TheoryId) -> io::Result<()> {
    let Wording { argument, appraisal } = wording;
    let theory = argument.theory(id);
    let mut of: Vec<String> = theory.paradigm.iter().map(|id| argument.paradigm(*id).header.name.to_string()).collect();
    of.extend(theory.header.citations.iter().map(|citation| works.called(citation)));
    let of = if of.is_empty() { String::new() } else { format!(" ({})", of.join("; ")) };
    let title = match &*theory.header.title {
        "" => String::new(),
        title => format!(" “{title}”"),
    };
    writeln!(out, "{}{title}{of}", theory.header.name)?;
    writeln!(out, "  {}.", wording.standing(id))?;
    let succeeded_by = wording.succeeded_by(id);
    if !succeeded_by.is_empty() {
        writeln!(out, "  succeeded by {succeeded_by}: what becomes of its anomalies is in the account of the series")?;
    }
    for (prediction_id, record) in theory.predictions.iter().zip(&appraisal.theories[id.index()].records) {
        prediction(out, wording, *prediction_id, &wording.record_of(record))?;
    }
    for of_auxiliary in appraisal.amendments_of(id) {
        amendment(out, wording, of_auxiliary)?;
    }
    tests(out, wording, Owner::Theory(id), "  ")?;
    writeln!(out)
}

fn tests(out: &mut impl Write, wording: Wording, owner: Owner, indent: &str) -> io::Result<()> {
    for test in wording.argument.tests.iter().filter(|test| test.owner == Some(owner)) {
        let (what, shows) = wording.test(test);
        aligned(out, &format!("{indent}test {} ({what})", test.header.name), &shows, NOTE_COLUMN)?;
    }
    Ok(())
}

fn prediction(out: &mut impl Write, wording: Wording, id: PredictionId, record: &str) -> io::Result<()> {
    let record = if record.is_empty() { String::new() } else { format!(" ({record})") };
    writeln!(out, "  {}: {}{record}", wording.label(id), wording.claim(id))?;
    if let Some(rates) = wording.appraisal.results[id.index()].rates {
        if !wording.is_of_data_alone(id, rates) {
            match rates.word() {
                word if word.len() > 9 => writeln!(out, "    {word}: {rates}")?,
                word => writeln!(out, "    {word:9} {rates}")?,
            }
        }
        wording.left_out(id).iter().try_for_each(|line| writeln!(out, "    {:9} {line}", "left out"))?;
        return data(out, wording, id);
    }
    for of_word in wording.bearing(id).chunk_by(|(one, _), (other, _)| one == other) {
        for (result, case) in of_word.iter().take(MOST) {
            let heading = wording.heading(id, *case, *result);
            let note = wording.note(id, *case, *result);
            aligned(out, &format!("    {heading:9} {}", wording.dated(*case)), &note, NOTE_COLUMN)?;
        }
        if let (Some(more), Some((result, case))) = (more(of_word.len()), of_word.last()) {
            writeln!(out, "    {:9} {more}", wording.heading(id, *case, *result))?;
        }
    }
    let (other, silent): (Vec<CaseId>, Vec<CaseId>) =
        wording.cases_that(id, CaseResult::Silent).into_iter().partition(|case| wording.is_of_another_unit(id, *case));
    if !silent.is_empty() {
        writeln!(out, "    {:9} {}", "silent", listed(wording, &silent))?;
    }
    if !other.is_empty() {
        writeln!(out, "    {:9} {}, of another unit", "silent", listed(wording, &other))?;
    }
    data(out, wording, id)
}

/// What data sets say of a prediction.
fn data(out: &mut impl Write, wording: Wording, id: PredictionId) -> io::Result<()> {
    for (account, counts) in wording.data_on(id) {
        writeln!(out, "    in {}:", wording.data(account))?;
        for (word, text) in wording.on_data(account, counts) {
            writeln!(out, "      {word:9} {text}")?;
        }
    }
    wording.recorded_on(id).iter().try_for_each(|line| writeln!(out, "    {line}"))
}

fn amendment(out: &mut impl Write, wording: Wording, amendment: &Amendment) -> io::Result<()> {
    let auxiliary = wording.argument.auxiliary(amendment.auxiliary);
    let lakatos = match amendment.worth.word.lakatos() {
        "" => String::new(),
        term => format!(" ({term})"),
    };
    let word = format!("{}{lakatos}", repair_word(amendment));
    aligned(out, &format!("  auxiliary {}", auxiliary.header.name), &word, NOTE_COLUMN)?;
    let or_nothing = |told: Vec<String>| if told.is_empty() { vec![nothing(amendment).to_owned()] } else { told };
    effect(out, "rescues", &or_nothing(wording.rescues(amendment)), "")?;
    effect(out, "loses", &or_nothing(wording.cases_of(&amendment.lost)), "")?;
    if !amendment.perhaps_lost.is_empty() {
        effect(out, "may lose", &wording.cases_of(&amendment.perhaps_lost), "the exception is not coded there")?;
    }
    let additions = wording.additions(amendment);
    let first = additions.first().map_or(nothing(amendment), String::as_str);
    writeln!(out, "    {:9} {first}", "adds")?;
    for addition in additions.iter().skip(1) {
        writeln!(out, "    {:9} {addition}", "")?;
    }
    let senses = ad_hoc(amendment);
    let senses = if senses.is_empty() { senses } else { format!("; {senses}") };
    writeln!(out, "    {}{senses}", wording.repair_reason(amendment))?;
    for account in &wording.appraisal.data {
        if let Some(repair) = account.repair(amendment.auxiliary, amendment.theory) {
            writeln!(out, "    in {}: {}", wording.data(account), wording.repair_on_data(account, repair))?;
        }
        for id in &auxiliary.predictions {
            if let Some(counts) = account.on(*id) {
                writeln!(out, "    in {}, {}: {}", wording.data(account), wording.label(*id), wording.claim(*id))?;
                for (word, text) in wording.on_data(account, counts) {
                    writeln!(out, "      {word:9} {text}")?;
                }
            }
        }
    }
    tests(out, wording, Owner::Auxiliary(amendment.auxiliary), "    ")
}

fn effect(out: &mut impl Write, word: &str, what: &[String], note: &str) -> io::Result<()> {
    let mut shown: Vec<String> = what.iter().take(MOST).cloned().collect();
    shown.extend(more(what.len()));
    aligned(out, &format!("    {word:9} {}", shown.join("; ")), note, NOTE_COLUMN)
}

/// Cases, as many as are listed.
fn listed(wording: Wording, cases: &[CaseId]) -> String {
    match more(cases.len()) {
        Some(more) => format!("{}, {more}", wording.cases(&cases[..MOST])),
        None => wording.cases(cases),
    }
}

/// That there are more than are listed, if there are.
fn more(count: usize) -> Option<String> {
    let left = count.checked_sub(MOST).filter(|left| *left > 0)?;
    Some(format!("and {left} more: --format json lists all"))
}

fn rivals(out: &mut impl Write, wording: Wording) -> io::Result<()> {
    for (one, other, contests) in contests(wording.argument, wording.appraisal) {
        let name = |id: TheoryId| &wording.argument.theory(id).header.name;
        writeln!(out, "rivals {} and {}", name(one), name(other))?;
        let is_comparable = are_comparable(wording.argument, one, other);
        if contests.is_empty() {
            let is_empty = |id: &&TheoryId| wording.argument.theory(**id).predictions.is_empty();
            let why = match [one, other].iter().find(is_empty) {
                Some(silent) => {
                    match wording.argument.is_partly_unread(wording.argument.theory(*silent).header.place) {
                        true => format!(": what {} predicts could not be read, or is unfinished", name(*silent)),
                        false => format!(": {} predicts nothing", name(*silent)),
                    }
                }
                None if is_comparable => String::new(),
                None => ": a tendency has no result on one case".to_owned(),
            };
            let but = wording.would_tell_apart(one, other);
            writeln!(out, "    no case of the draft tells them apart{why}{but}")?;
        }
        for account in &wording.appraisal.data {
            for contest in account.contests.iter().filter(|contest| (contest.one, contest.other) == (one, other)) {
                writeln!(out, "    in {}: {}", wording.data(account), wording.contest_on_data(account, contest))?;
            }
        }
        for theory in [one, other] {
            if contests.is_empty() && !is_comparable {
                writeln!(out, "    {}: {}", name(theory), wording.comes_to(theory))?;
            }
            if let Some(tests) = wording.tests(theory) {
                writeln!(out, "    tests of {}: {tests}", name(theory))?;
            }
        }
        for contest in contests.iter().take(MOST) {
            let who = wording.decided_against(contest, one, other);
            let case = wording.dated(contest.case);
            aligned(out, &format!("    {:9} {case}", "differ on"), &who, NOTE_COLUMN)?;
        }
        if let Some(more) = more(contests.len()) {
            writeln!(out, "    {:9} {more}", "differ on")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn paradigms(out: &mut impl Write, wording: Wording) -> io::Result<()> {
    for (index, paradigm) in wording.argument.paradigms.iter().enumerate() {
        writeln!(out, "paradigm {}", paradigm.header.name)?;
        let id = ParadigmId::from_index(index);
        for (theory, standing) in wording.side_by_side(id) {
            writeln!(out, "  {}: {standing}", wording.argument.theory(theory).header.name)?;
        }
        for line in wording.of_paradigm(id) {
            writeln!(out, "  {line}")?;
        }
        writeln!(out)?;
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
