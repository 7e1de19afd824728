//! Series in words: what replaces what, the ledger of its steps, and each step.

use super::Wording;
use super::amendments::grounds;
use crate::appraisal::freshness::{Evidence, Freshness};
use crate::appraisal::record::Standing;
use crate::appraisal::repair::{Excess, Repair};
use crate::appraisal::result::{CaseResult, Instance};
use crate::appraisal::series::{Content, NotNew, Series, Step, Verdict, Version, year_of};
use crate::argument::{CaseId, ParadigmId, TheoryId};

impl<'analysis> Wording<'analysis> {
    /// The series that a theory is a version in.
    pub fn series_of(self, theory: TheoryId) -> impl Iterator<Item = &'analysis Series> {
        self.appraisal.series.series.iter().filter(move |series| series.has(theory))
    }

    /// Its versions with their years: `balance-of-power (1979) → balance-of-threat (1987)`.
    pub fn versions(self, series: &Series) -> String {
        let dated = |version: &Version| match year_of(self.argument, version) {
            Some(year) if series.is_of_theories() || !version.auxiliaries.is_empty() => {
                format!("{} ({year})", self.version(version))
            }
            _ => self.version(version).to_owned(),
        };
        series.versions.iter().map(dated).collect::<Vec<_>>().join(" → ")
    }

    /// The name of what a version adds: its last auxiliary, or the theory.
    pub fn version(self, version: &Version) -> &'analysis str {
        match version.auxiliaries.last() {
            Some(id) => &self.argument.auxiliary(*id).header.name,
            None => &self.argument.theory(version.theory).header.name,
        }
    }

    /// The ledger of a series, and Lakatos's word where he has one: `3 steps: more, more, less; 2 of them corroborated`.
    pub fn series_ledger(self, series: &Series) -> String {
        let words: Vec<&str> = series.steps.iter().map(|step| step.content.word()).collect();
        let corroborated = series.steps.iter().filter(|step| step.borne_out() > 0).count();
        let failed: usize = series.steps.iter().map(|step| step.failed()).sum();
        let failed = if failed > 0 { ", and some of what is new has failed" } else { "" };
        let corroborated = match (words.len(), corroborated) {
            (_, 0) if series.steps.iter().flat_map(|step| &step.gains).any(|gain| gain.fresh().next().is_some()) => {
                "nothing new in it is corroborated beyond grade 3".to_owned()
            }
            (_, 0) => "nothing new in it is corroborated".to_owned(),
            (1, _) => "some of what is new in it is corroborated".to_owned(),
            (_, count) => format!("{count} of them corroborated"),
        };
        let steps = if words.len() == 1 { "step" } else { "steps" };
        let mut parts = vec![format!("{} {steps}: {}", words.len(), words.join(", ")), corroborated + failed];
        let lost: usize = series.steps.iter().map(|step| step.lost.len()).sum();
        if lost > 0 {
            parts.push(format!("{lost} {} lost on the way", if lost == 1 { "success" } else { "successes" }));
        }
        parts.extend(series.verdict().map(|verdict| {
            let only = Verdict::OnlyTheoretically.word();
            match verdict == Verdict::Degenerating && series.gains_throughout() {
                true => format!("{only}, and so {}", verdict.word()),
                false => verdict.word().to_owned(),
            }
        }));
        parts.join("; ")
    }

    /// What a step comes to, point by point: a heading, and what is to be said under it.
    pub fn step(self, versions: [&Version; 2], step: &Step) -> Vec<(&'static str, Vec<String>)> {
        let mut points = vec![("content", vec![self.content(versions, step.content)])];
        let mut gains: Vec<String> = step.gains.iter().flat_map(|excess| self.gain(excess)).collect();
        gains.extend(step.not_new.iter().map(|(id, why)| {
            let why = match why {
                NotNew::WithAuxiliaries => "the one before says it with its auxiliaries".to_owned(),
                NotNew::Earlier(theory) => format!("{} said it before", self.argument.theory(*theory).header.name),
                NotNew::TackedOn => "tacked on".to_owned(),
            };
            format!("not {}: {why}", self.argument.prediction(*id).name)
        }));
        if step.is_too_large {
            gains.push("of some of it, whether it is new is not worked out".to_owned());
        }
        points.push(("gains", gains));
        points.push(("loses", self.by_prediction(&step.lost)));
        points.push(("may lose", self.by_prediction(&step.perhaps_lost)));
        points.push(("answers", self.listed(&step.answered)));
        points.push(("sets aside", self.listed(&step.set_aside)));
        points.push(("undecided", self.listed(&step.open)));
        points.push(("still against", self.listed(&step.remaining)));
        points.push(("newly against", self.listed(&step.new_anomalies)));
        let is_always_said = |heading: &str| ["content", "gains", "loses"].contains(&heading);
        points.retain(|(heading, texts)| !texts.is_empty() || is_always_said(heading));
        for (_, texts) in points.iter_mut().filter(|(_, texts)| texts.is_empty()) {
            texts.push("nothing".to_owned());
        }
        if let [Some(before), Some(after)] = versions.map(|version| year_of(self.argument, version))
            && after < before
            && versions[1].theory != versions[0].theory
        {
            let note = format!("{} is dated {after}, before what it succeeds ({before})", self.version(versions[1]));
            points.push(("years", vec![note]));
        }
        points
    }

    /// How a new prediction has fared: what is said of several cases alike is said once.
    fn gain(self, excess: &Excess) -> Vec<String> {
        let mut alike: Vec<(Freshness, Vec<CaseId>)> = Vec::new();
        for Evidence { case, freshness } in &excess.evidence {
            match alike.iter_mut().find(|(known, _)| known == freshness) {
                Some((_, cases)) => cases.push(*case),
                None => alike.push((*freshness, vec![*case])),
            }
        }
        let mut lines = vec![format!("{}: `{}`", self.label(excess.prediction), self.claim(excess.prediction))];
        if let Some(rates) = excess.rate {
            lines.push(format!("  on fresh cases alone: {}, {rates}", rates.word()));
            let of_all = excess.rate_of_all.filter(|of_all| *of_all != rates);
            lines.extend(of_all.map(|rates| format!("  over all cases: {}, {rates}", rates.word())));
        }
        lines.extend(alike.into_iter().map(|(freshness, cases)| {
            let (cases, grounds) = (self.cases(&cases), grounds(freshness));
            match freshness.grade() {
                Some(grade) => format!(
                    "  borne out by {cases} (grade {grade}: {grounds}; fresh, because no line says it was used)"
                ),
                None => format!("  true in {cases} (not fresh: {grounds})"),
            }
        }));
        if excess.passed_tests > 0 {
            lines.push(format!("  borne out by tests within cases: {} (grade 2)", excess.passed_tests));
        }
        if !excess.refuted.is_empty() {
            lines.push(format!("  failed in {}", self.cases(&excess.refuted)));
        }
        if excess.failed_tests > 0 {
            lines.push(format!("  failed tests within cases that it had to pass: {}", excess.failed_tests));
        }
        if lines.len() == 1 {
            lines.push(format!("  {}", self.undecided_by(excess)));
        }
        lines
    }

    fn content(self, [before, after]: [&Version; 2], content: Content) -> String {
        let name = self.version(before);
        match content {
            Content::More => format!("more: it says all that {name} says, and more"),
            Content::MoreOnUnrefuted => {
                format!("more: it says all of {name} that no case of the draft is against, and more")
            }
            Content::Less => format!("less: all that it says follows from {name}, and not the other way round"),
            Content::Same => format!("same: it and {name} follow from each other"),
            Content::Changed => "changed: neither follows from the other, so no direction is claimed".to_owned(),
            Content::NothingToCompare => {
                let is_empty = |version: &Version| {
                    let own = self.argument.theory(version.theory).predictions.len();
                    let added = version.auxiliaries.iter().map(|id| self.argument.auxiliary(*id).predictions.len());
                    own + added.sum::<usize>() == 0
                };
                let silent = if is_empty(before) { name } else { self.version(after) };
                format!("nothing to compare: {silent} predicts nothing")
            }
            Content::NotWorkedOut => "not worked out: the formulas are too large".to_owned(),
        }
    }

    /// `alliance in korea-japan, poland`, a prediction at a time.
    fn by_prediction(self, instances: &[Instance]) -> Vec<String> {
        let mut ids: Vec<_> = instances.iter().map(|(id, _)| *id).collect();
        ids.dedup();
        let of = |id| {
            let cases: Vec<CaseId> = instances.iter().filter(|(of, _)| *of == id).map(|(_, case)| *case).collect();
            format!("{} in {}", self.argument.prediction(id).name, self.cases(&cases))
        };
        ids.into_iter().map(of).collect()
    }

    fn listed(self, cases: &[CaseId]) -> Vec<String> {
        if cases.is_empty() { Vec::new() } else { vec![self.cases(cases)] }
    }

    /// The theories that take a theory's place; empty where none does.
    pub fn succeeded_by(self, theory: TheoryId) -> String {
        let names = self.appraisal.series.successors(theory).iter();
        names.map(|id| &*self.argument.theory(*id).header.name).collect::<Vec<_>>().join(", ")
    }

    /// The series of a paradigm's theories, each with its ledger. They stand side by side, and are never added up.
    pub fn series_of_paradigm(self, paradigm: ParadigmId) -> Vec<String> {
        let is_own = |series: &&Series| {
            let of = |version: &Version| self.argument.theory(version.theory).paradigm == Some(paradigm);
            series.is_of_theories() && series.versions.iter().all(of)
        };
        let own = self.appraisal.series.series.iter().filter(is_own);
        own.map(|series| format!("series {}: {}", self.versions(series), self.series_ledger(series))).collect()
    }

    /// The theories of a paradigm that no case of the draft counts against any more, because every anomaly is excused
    /// without gain (Vasquez 1997).
    pub fn excused_throughout(self, paradigm: ParadigmId) -> Vec<TheoryId> {
        let is_excused = |id: &TheoryId| {
            let account = &self.appraisal.theories[id.index()];
            let (record, none) = (&account.record, |standing| account.record.count(standing) == 0);
            let without_gain = |worth: Option<Repair>| worth.is_some_and(|worth| worth.is_degenerating());
            !none(Standing::Excused)
                && none(Standing::Against)
                && none(Standing::LeftOpen)
                && none(Standing::Contested)
                && record.of(Standing::Excused).all(|entry| without_gain(entry.worth))
                && account.tendencies.iter().all(|(_, rates)| rates.result() != CaseResult::Contradicts)
                && account.tests.fatal(self.argument).next().is_none()
        };
        let theories = (0..self.argument.theories.len()).map(TheoryId::from_index);
        theories.filter(|id| self.argument.theory(*id).paradigm == Some(paradigm)).filter(is_excused).collect()
    }

    /// What is to be said of a paradigm beside how its theories stand.
    pub fn of_paradigm(self, paradigm: ParadigmId) -> Vec<String> {
        let mut lines = self.series_of_paradigm(paradigm);
        lines.extend(self.excused_throughout(paradigm).into_iter().map(|id| {
            let name = &self.argument.theory(id).header.name;
            format!("no case of the draft counts against `{name}` any more, and every anomaly is excused without gain")
        }));
        lines.extend(self.protean(paradigm));
        lines
    }
}
