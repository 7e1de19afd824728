//! A comparison for people.

use super::Row;
use crate::cli::output::wrap::wrapped;
use lakatos_engine::appraisal::comparison::{ChangeKind, Shift, Threshold};
use std::io::{self, Write};

/// How wide a line of prose is, in characters.
const WIDTH: usize = 84;

/// Writes every change under what it is about.
pub fn write(out: &mut impl Write, rows: &[Row], is_frozen: bool) -> io::Result<()> {
    if rows.is_empty() {
        let frozen = if is_frozen { "compared with the frozen plan, " } else { "" };
        return writeln!(out, "{frozen}nothing is claimed, measured or coded differently");
    }
    let mut subject = "";
    for row in rows {
        if row.change.subject != subject {
            subject = &row.change.subject;
            writeln!(out, "{subject}")?;
        }
        for line in said(&row.change.kind) {
            for (index, line) in wrapped(&line, WIDTH).into_iter().enumerate() {
                writeln!(out, "{}{line}", if index == 0 { "  " } else { "      " })?;
            }
        }
        if !row.reason.is_empty() {
            writeln!(out, "    why: {}", row.reason)?;
        }
    }
    Ok(())
}

/// A change in lines; what it is first.
pub fn said(kind: &ChangeKind) -> Vec<String> {
    match kind {
        ChangeKind::Renamed { before } => vec![format!("was called `{before}`")],
        ChangeKind::LevelRenamed { before, after } => vec![format!("`{before}` is now called `{after}`")],
        ChangeKind::ValuesChanged { before, after } => {
            vec![format!("takes other values: was `{before}`, is `{after}`")]
        }
        ChangeKind::MeasureChanged { before, after } => reworded("measure", before, after),
        ChangeKind::DataChanged { before, after } if after.is_empty() => vec![format!("was dropped: `{before}`")],
        ChangeKind::DataChanged { before, after } => vec![format!("data changed: was `{before}`, is `{after}`")],
        ChangeKind::AssumptionChanged { before, after } => reworded("assumption", before, after),
        ChangeKind::AmendsChanged { before, after } => others(("amended", "amends"), before, after),
        ChangeKind::RecodingsChanged { before, after } => others(("recoded", "recodes"), before, after),
        ChangeKind::RescuesChanged { before, after } => others(("rescued", "rescues"), before, after),
        ChangeKind::PeriodChanged { before, after } => vec![format!("period was {before}, is {after}")],
        ChangeKind::TheoryAdded => vec!["is new".to_owned()],
        ChangeKind::TheoryDropped | ChangeKind::AuxiliaryDropped => vec!["was dropped".to_owned()],
        ChangeKind::PredictionAdded { after } => vec![format!("is new: `{after}`")],
        ChangeKind::PredictionDropped { before } => vec![format!("was dropped: `{before}`")],
        ChangeKind::PredictionMoved { shift, before, after, thresholds, spared, given_up } => {
            let mut lines = vec![format!("{}: was `{before}`, is `{after}`", forbids(*shift))];
            lines.extend(thresholds.iter().map(threshold));
            lines.extend(spared_line(spared, "no longer contradicted by"));
            lines.extend(spared_line(given_up, "no longer borne out by"));
            lines
        }
        ChangeKind::ScopeMoved { shift, before, after, thresholds, spared, given_up, known } => {
            let mut lines = vec![format!("scope {}: was `{before}`, is `{after}`", shift.word())];
            lines.extend(thresholds.iter().map(threshold));
            lines.extend(spared_line(spared, "no longer contradicted by"));
            lines.extend(spared_line(given_up, "no longer borne out by"));
            lines.extend(spared_line(known, "after these were known to contradict it:"));
            lines
        }
        ChangeKind::AuxiliaryAdded { amends, rescues } => {
            let rescued = if rescues.is_empty() { String::new() } else { format!(", to rescue {}", list(rescues)) };
            vec![format!("is a new auxiliary of {}{rescued}", list(amends))]
        }
        ChangeKind::ExceptionMoved { shift, before, after, thresholds } => {
            let mut lines = vec![format!("exception {}: was `{before}`, is `{after}`", shift.word())];
            lines.extend(thresholds.iter().map(threshold));
            lines
        }
        ChangeKind::Conceded { case } => vec![format!("concedes `{case}`")],
        ChangeKind::CaseAdded => vec!["is a new case".to_owned()],
        ChangeKind::CaseDropped { said } if said.is_empty() => vec!["was dropped".to_owned()],
        ChangeKind::CaseDropped { said } => {
            let said: Vec<String> =
                said.iter().map(|(name, result)| format!("it {} `{name}`", past(result.word()))).collect();
            vec![format!("was dropped: {}", said.join(", "))]
        }
        ChangeKind::CodingChanged { concept, before, after } => vec![format!("`{concept}` was {before}, is {after}")],
        ChangeKind::ResultsFlipped { flips } => flips
            .iter()
            .map(|flip| format!("`{}`: {} before, {} now", flip.prediction, flip.before.word(), flip.after.word()))
            .collect(),
        ChangeKind::StandingChanged { before, after } => vec![format!("before: {before}"), format!("now: {after}")],
    }
}

/// What an auxiliary does to others.
fn others((did, does): (&str, &str), before: &str, after: &str) -> Vec<String> {
    let all = |text: &str| if text.is_empty() { "nothing".to_owned() } else { format!("`{text}`") };
    vec![format!("{did} {}, {does} {}", all(before), all(after))]
}

/// A text that is another, or new, or gone.
fn reworded(what: &str, before: &str, after: &str) -> Vec<String> {
    vec![match (before, after) {
        ("", after) => format!("{what} is new: \"{after}\""),
        (before, "") => format!("{what} was dropped: \"{before}\""),
        (before, after) => format!("{what} changed: was \"{before}\", is \"{after}\""),
    }]
}

/// What kind of change it is, for programs: `prediction-narrowed`.
pub fn change_word(kind: &ChangeKind) -> String {
    let moved = |what: &str, shift: Shift| format!("{what}-{}", shift.word());
    match kind {
        ChangeKind::Renamed { .. } => "renamed".to_owned(),
        ChangeKind::LevelRenamed { .. } => "level-renamed".to_owned(),
        ChangeKind::ValuesChanged { .. } => "values-changed".to_owned(),
        ChangeKind::MeasureChanged { .. } => "measure-changed".to_owned(),
        ChangeKind::DataChanged { .. } => "data-changed".to_owned(),
        ChangeKind::AssumptionChanged { .. } => "assumption-changed".to_owned(),
        ChangeKind::AmendsChanged { .. } => "amends-changed".to_owned(),
        ChangeKind::RescuesChanged { .. } => "rescues-changed".to_owned(),
        ChangeKind::RecodingsChanged { .. } => "recodings-changed".to_owned(),
        ChangeKind::PeriodChanged { .. } => "period-changed".to_owned(),
        ChangeKind::TheoryAdded => "theory-added".to_owned(),
        ChangeKind::TheoryDropped => "theory-dropped".to_owned(),
        ChangeKind::PredictionAdded { .. } => "prediction-added".to_owned(),
        ChangeKind::PredictionDropped { .. } => "prediction-dropped".to_owned(),
        ChangeKind::PredictionMoved { shift, .. } => moved("prediction", *shift),
        ChangeKind::ScopeMoved { shift, .. } => moved("scope", *shift),
        ChangeKind::AuxiliaryAdded { .. } => "auxiliary-added".to_owned(),
        ChangeKind::AuxiliaryDropped => "auxiliary-dropped".to_owned(),
        ChangeKind::ExceptionMoved { shift, .. } => moved("exception", *shift),
        ChangeKind::Conceded { .. } => "conceded".to_owned(),
        ChangeKind::CaseAdded => "case-added".to_owned(),
        ChangeKind::CaseDropped { .. } => "case-dropped".to_owned(),
        ChangeKind::CodingChanged { .. } => "coding-changed".to_owned(),
        ChangeKind::ResultsFlipped { .. } => "results-flipped".to_owned(),
        ChangeKind::StandingChanged { .. } => "standing-changed".to_owned(),
    }
}

fn past(word: &str) -> &str {
    match word {
        "corroborates" => "corroborated",
        "contradicts" => "contradicted",
        other => other,
    }
}

fn forbids(shift: Shift) -> &'static str {
    match shift {
        Shift::Narrowed => "narrowed, it forbids less",
        Shift::Widened => "widened, it forbids more",
        Shift::Shifted => "moved, it forbids something else",
    }
}

fn threshold(threshold: &Threshold) -> String {
    format!("the threshold of `{}` moved from {} to {}", threshold.concept, threshold.before, threshold.after)
}

fn spared_line(cases: &[String], lead: &str) -> Option<String> {
    (!cases.is_empty()).then(|| format!("{lead} {}", list(cases)))
}

fn list(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [others @ .., last] if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        all => all.concat(),
    }
}
