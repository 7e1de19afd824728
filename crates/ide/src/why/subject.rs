//! The pages of what is declared: why first, then the lines that it was computed from, then what is missing.

use super::cell::in_words;
use super::missing;
use super::page::Writer;
use crate::crucial::{already, without_case};
use crate::hover::markdown::{capitalized, code, escaped};
use lakatos_engine::appraisal::result::CaseResult;
use lakatos_engine::appraisal::rivalry::{cases_apart, crucial_cases};
use lakatos_engine::appraisal::wording::{ad_hoc, nothing, repair_word, to_look_for};
use lakatos_engine::argument::print::formula_text;
use lakatos_engine::argument::{AuxiliaryId, CaseId, Owner, ParadigmId, PredictionId, TheoryId};
use lakatos_engine::rules::fix::added_declaration;
use lakatos_syntax::hole::HOLE;

/// A theory: its standing, each prediction with its cases, each repair, the cases to look for.
pub fn theory(writer: &mut Writer, id: TheoryId) {
    let (argument, appraisal) = (writer.wording.argument, writer.wording.appraisal);
    let theory = argument.theory(id);
    let name = &theory.header.name;
    writer.title(format!("How {} stands, and why", code(name)));
    let at = writer.at(theory.header.place);
    let standing = escaped(&writer.wording.standing(id));
    writer.paragraph(&format!("**{}**{at}.", capitalized(&standing)));
    if !theory.predictions.is_empty() {
        writer.heading("What it was computed from");
        theory.predictions.iter().for_each(|prediction| cases_of(writer, *prediction));
    }
    let amendments: Vec<_> = appraisal.amendments_of(id).collect();
    if !amendments.is_empty() {
        writer.heading("Its repairs");
    }
    for amendment in amendments {
        let auxiliary = argument.auxiliary(amendment.auxiliary);
        let at = writer.at(auxiliary.header.place);
        let reason = escaped(&writer.wording.repair_reason(amendment));
        writer.point(&format!("{}: **{}**, {reason}{at}", code(&auxiliary.header.name), repair_word(amendment)));
    }
    crucial_points(writer, id, Some("The case to look for"));
    let of_it = format!("{name}.");
    missing::section(writer, &|subject| subject == &**name || subject.starts_with(&of_it));
}

/// A prediction, with its cases.
pub fn prediction(writer: &mut Writer, id: PredictionId) {
    let prediction = writer.wording.argument.prediction(id);
    let name = &prediction.name;
    writer.title(format!("How {} has fared, and why", code(name)));
    writer.paragraph(&format!("**{}**.", escaped(&writer.wording.fared(id))));
    writer.heading("What it was computed from");
    cases_of(writer, id);
    missing::section(writer, &|subject| subject == &**name);
}

/// An auxiliary: what it is worth to each theory, what it rescues, loses and adds.
pub fn auxiliary(writer: &mut Writer, id: AuxiliaryId) {
    let (argument, appraisal) = (writer.wording.argument, writer.wording.appraisal);
    let auxiliary = argument.auxiliary(id);
    let name = &auxiliary.header.name;
    writer.title(format!("What {} is worth, and why", code(name)));
    let at = writer.at(auxiliary.header.place);
    let own: Vec<_> = appraisal.amendments.iter().filter(|amendment| amendment.auxiliary == id).collect();
    if own.is_empty() {
        writer.paragraph(&format!("It amends no theory, so there is nothing for it to protect{at}."));
    }
    for amendment in own {
        let theory = &argument.theory(amendment.theory).header;
        let reason = escaped(&writer.wording.repair_reason(amendment));
        let word = capitalized(&repair_word(amendment));
        writer.paragraph(&format!("**{word}** for {}: {reason}{at}.", code(&theory.name)));
        let senses = ad_hoc(amendment);
        if !senses.is_empty() {
            let senses = senses.rsplit_once(", ").map_or(senses.clone(), |(first, last)| format!("{first} and {last}"));
            writer.paragraph(&format!("It is {}.", escaped(&senses)));
        }
        let or_nothing = |told: Vec<String>| match told.as_slice() {
            [] => nothing(amendment).to_owned(),
            told => told.iter().map(|one| escaped(one)).collect::<Vec<_>>().join("; "),
        };
        let rescues = or_nothing(writer.wording.rescues(amendment));
        writer.point(&format!("It rescues {rescues}."));
        let lost = or_nothing(writer.wording.cases_of(&amendment.lost));
        writer.point(&format!("It loses {lost}."));
        if !amendment.perhaps_lost.is_empty() {
            let perhaps = or_nothing(writer.wording.cases_of(&amendment.perhaps_lost));
            writer.point(&format!("It may lose {perhaps}: the exception is not coded there."));
        }
        let (novel, not_novel) = (writer.wording.novelties(amendment), writer.wording.no_novelties(amendment));
        if !novel.is_empty() || not_novel.is_empty() {
            writer.point(&format!("It adds {}.", or_nothing(novel)));
        }
        for (prediction, why) in not_novel {
            let why = if why == "tacked on" { "it is tacked on" } else { why };
            writer.point(&format!("Its {} adds nothing: {}.", code(prediction), escaped(why)));
        }
    }
    writer.heading("What it was computed from");
    for line in &auxiliary.excepts {
        let at = writer.at(line.place);
        writer.point(&format!("It makes an exception where `{}`{at}.", formula_text(argument, &line.formula)));
    }
    auxiliary.predictions.iter().for_each(|prediction| cases_of(writer, *prediction));
    if auxiliary.predictions.is_empty() {
        writer.point("It has no `predicts` line.");
    }
    let of_it = format!("{name}.");
    missing::section(writer, &|subject| subject == &**name || subject.starts_with(&of_it));
}

/// A paradigm: its theories side by side.
pub fn paradigm(writer: &mut Writer, id: ParadigmId) {
    let argument = writer.wording.argument;
    let header = &argument.paradigm(id).header;
    writer.title(format!("How the theories of {} stand", code(&header.name)));
    for (theory, standing) in writer.wording.side_by_side(id) {
        let at = writer.at(argument.theory(theory).header.place);
        writer.point(&format!("{}: {}{at}", code(&argument.theory(theory).header.name), escaped(&standing)));
    }
    for line in writer.wording.of_paradigm(id) {
        writer.point(&escaped(&line));
    }
    missing::section(writer, &|subject| subject == &*header.name);
}

/// A case: what it makes of each prediction.
pub fn case(writer: &mut Writer, id: CaseId) {
    let (argument, appraisal) = (writer.wording.argument, writer.wording.appraisal);
    let header = &argument.case(id).header;
    writer.title(format!("What follows from {}", code(&header.name)));
    let at = writer.at(header.place);
    writer.paragraph(&format!("{}{at}", escaped(&header.title)));
    for index in 0..argument.predictions.len() {
        let prediction = PredictionId::from_index(index);
        let result = appraisal.result(prediction, id);
        let owner = argument.prediction(prediction).owner;
        if matches!(owner, Owner::Paradigm(_)) {
            continue;
        }
        if let Some(counts) = writer.wording.counts_as(prediction, id).filter(|_| result == CaseResult::Silent) {
            if writer.wording.counts(prediction, id) {
                let at = writer.at(argument.prediction(prediction).place);
                writer.point(&format!("{}: {}{at}", code(&argument.prediction(prediction).name), escaped(&counts)));
            }
            continue;
        }
        if result == CaseResult::Silent {
            continue;
        }
        let at = writer.at(argument.prediction(prediction).place);
        let note = escaped(&writer.wording.note(prediction, id, result));
        let note = if note.is_empty() { note } else { format!(": {note}") };
        writer.point(&format!("{}: **{}**{note}{at}", code(&argument.prediction(prediction).name), result.word()));
    }
    missing::section(writer, &|subject| subject == &*header.name);
}

/// The cases that would tell a theory from its rivals.
pub fn crucial(writer: &mut Writer, id: TheoryId) {
    let name = &writer.wording.argument.theory(id).header.name;
    writer.title(format!("The case to look for, for {}", code(name)));
    if !crucial_points(writer, id, None) {
        writer.paragraph(&without_case(writer.wording.argument, id));
    }
}

/// What is said of each, under a heading of its own where one is given. Whether there is any.
fn crucial_points(writer: &mut Writer, id: TheoryId, heading: Option<&str>) -> bool {
    let (argument, appraisal) = (writer.wording.argument, writer.wording.appraisal);
    let all = crucial_cases(argument, id);
    if all.is_empty() {
        return false;
    }
    heading.into_iter().for_each(|heading| writer.heading(heading));
    for (rival, crucial) in &all {
        let apart = cases_apart(argument, appraisal, id, *rival);
        let known = already(argument, &apart);
        writer.paragraph(&format!("{}{known}", to_look_for(argument, (id, *rival), crucial)));
        let description = formula_text(argument, &crucial.description);
        let about =
            if description.is_empty() { "of which both speak".to_owned() } else { format!("where {description}") };
        let text = format!("case {HOLE} \"A case {about}\"\n  {HOLE} = {HOLE} @{HOLE}");
        let sources = writer.project.sources();
        if let Some(edit) = added_declaration(&sources, argument.theory(id).header.place, &text) {
            let link = writer.insert("Add it, to be filled in", vec![edit]);
            writer.paragraph(&format!("{link} …"));
        }
    }
    true
}

/// A prediction, and each case that bears on it.
fn cases_of(writer: &mut Writer, id: PredictionId) {
    /// How many cases of a prediction are named.
    const MOST: usize = 12;
    let argument = writer.wording.argument;
    let at = writer.at(argument.prediction(id).place);
    writer.point(&format!("{}: `{}`{at}", code(writer.wording.label(id)), writer.wording.claim(id)));
    if let Some(rates) = writer.wording.appraisal.results[id.index()].rates {
        if !writer.wording.is_of_data_alone(id, rates) {
            writer.under(&format!("{}: {rates}", rates.word()));
        }
        writer.wording.left_out(id).iter().for_each(|line| writer.under(&format!("left out: {}", escaped(line))));
        return rows_of(writer, id);
    }
    let bearing = writer.wording.bearing(id);
    for (result, case) in bearing.iter().take(MOST) {
        let at = writer.at(argument.case(*case).header.place);
        let note = escaped(&writer.wording.note(id, *case, *result));
        let note = if note.is_empty() { note } else { format!(": {note}") };
        writer.under(&format!("{}: {}{note}{at}", code(writer.wording.case(*case)), in_words(*result).to_lowercase()));
    }
    if bearing.is_empty() {
        writer.under("no case of the draft bears on it");
    }
    if bearing.len() > MOST {
        writer.under(&format!("and {} more cases", bearing.len() - MOST));
    }
    rows_of(writer, id);
}

/// What tables say of a prediction.
fn rows_of(writer: &mut Writer, id: PredictionId) {
    let wording = writer.wording;
    for (account, counts) in wording.data_on(id) {
        for (word, told) in wording.on_data(account, counts) {
            writer.under(&escaped(&format!("in {}, {word}: {}", wording.data(account), told.replace('`', ""))));
        }
    }
    wording.recorded_on(id).iter().for_each(|line| writer.under(&escaped(line)));
}
