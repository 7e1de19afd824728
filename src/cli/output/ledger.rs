//! The ledger of `lakatos appraise`: theory by theory, what speaks for it and against it, what its auxiliaries do, and the
//! one word with its reason.

use crate::appraisal::Appraisal;
use crate::appraisal::account::{Account, Verdict};
use crate::appraisal::amendment::{Amendment, AuxiliaryVerdict, RescueOutcome};
use crate::appraisal::codings::coding_of;
use crate::appraisal::explain::{alternatives, formula_text, missing, value_text};
use crate::appraisal::result::{CaseResult, Instance};
use crate::appraisal::rivals::contests;
use crate::appraisal::scope_of;
use crate::appraisal::van_evera::weight;
use crate::argument::formula::Formula;
use crate::argument::{Argument, CaseId, ConceptId, Owner, PredictionId, TheoryId};
use crate::rules::Analysis;
use crate::syntax::ast::Mode;
use std::io::{self, Write};

/// Where the word on the right begins.
const WORD_COLUMN: usize = 69;
/// Where what is said of a case begins.
const NOTE_COLUMN: usize = 44;

/// Writes the account of every theory, then of every paradigm.
pub fn write(out: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    let ledger = Ledger { argument: &analysis.argument, appraisal: &analysis.appraisal };
    for index in 0..analysis.argument.theories.len() {
        ledger.theory(out, TheoryId::of(index))?;
    }
    ledger.rivals(out)?;
    ledger.paradigms(out)
}

struct Ledger<'analysis> {
    argument: &'analysis Argument,
    appraisal: &'analysis Appraisal,
}

impl Ledger<'_> {
    fn theory(&self, out: &mut impl Write, id: TheoryId) -> io::Result<()> {
        let theory = self.argument.theory(id);
        let account = &self.appraisal.theories[id.index()];
        let mut of: Vec<String> =
            theory.paradigm.iter().map(|id| self.argument.paradigm(*id).header.name.to_string()).collect();
        of.extend(theory.header.citations.iter().map(|citation| format!("@{}", citation.key)));
        let of = if of.is_empty() { String::new() } else { format!(" ({})", of.join(", ")) };
        aligned(out, &format!("{}{of}", theory.header.name), account.verdict.word(), WORD_COLUMN)?;
        for prediction in &theory.predictions {
            self.prediction(out, *prediction)?;
        }
        if theory.predictions.is_empty() {
            writeln!(out, "  predicts nothing")?;
        }
        for amendment in self.appraisal.amendments_of(id) {
            self.amendment(out, amendment)?;
        }
        self.tests(out, id)?;
        writeln!(out, "  {}: {}\n", account.verdict.word(), self.reason(id, account))
    }

    fn prediction(&self, out: &mut impl Write, id: PredictionId) -> io::Result<()> {
        let prediction = self.argument.prediction(id);
        let claim = &prediction.claim;
        let label = prediction.name.rsplit('.').next().unwrap_or_default();
        let outcome = formula_text(self.argument, &claim.outcome);
        let sentence = match claim.mode {
            Mode::Always => outcome,
            mode => format!("{outcome} {} {}", mode.words(), formula_text(self.argument, &claim.condition)),
        };
        writeln!(out, "  {label}: {sentence}")?;
        if let Some(rates) = self.appraisal.results[id.index()].rates {
            let word = match rates.result() {
                CaseResult::Corroborates => "for",
                CaseResult::Contradicts => "against",
                _ => "undecided",
            };
            return writeln!(out, "    {word:9} {rates}");
        }
        for case in self.cases(id, CaseResult::Corroborates) {
            self.line(out, "for", case, self.standing(id, case))?;
        }
        for case in self.cases(id, CaseResult::Contradicts) {
            self.line(out, "against", case, self.standing(id, case))?;
        }
        for case in self.cases(id, CaseResult::Contested) {
            self.line(out, "contested", case, self.alternatives(id, case))?;
        }
        for case in self.undecided(id) {
            let missing: Vec<&str> = missing(self.argument, self.appraisal, id, case)
                .into_iter()
                .map(|concept| &*self.argument.concept(concept).header.name)
                .collect();
            let note = if missing.is_empty() {
                "its values cross a threshold".to_owned()
            } else {
                format!("observe {}", missing.join(", "))
            };
            self.line(out, "undecided", case, note)?;
        }
        let silent: Vec<String> =
            self.cases(id, CaseResult::Silent).into_iter().map(|case| self.case_name(case)).collect();
        if !silent.is_empty() {
            writeln!(out, "    {:9} {}", "silent", silent.join(", "))?;
        }
        Ok(())
    }

    fn cases(&self, id: PredictionId, wanted: CaseResult) -> Vec<CaseId> {
        self.appraisal.results[id.index()].cases_that(wanted, &self.appraisal.table)
    }

    /// Undecided cases that code something the prediction speaks of: the others have nothing to do with it.
    fn undecided(&self, id: PredictionId) -> Vec<CaseId> {
        let prediction = self.argument.prediction(id);
        let scope = scope_of(self.argument, prediction.owner);
        let concepts: Vec<ConceptId> = [&prediction.claim.outcome, &prediction.claim.condition, &scope]
            .into_iter()
            .flat_map(Formula::concepts)
            .collect();
        let is_near = |case: &CaseId| {
            let codings = &self.appraisal.codings[case.index()];
            concepts
                .iter()
                .any(|concept| coding_of(codings, *concept).is_some_and(|coding| !coding.alternatives.is_empty()))
        };
        // A case that only holds its periods together is decided in them.
        let is_decided_within = |case: &CaseId| {
            let periods = &self.argument.case(*case).periods;
            periods.iter().any(|period| self.appraisal.result(id, *period) != CaseResult::Undecided)
        };
        let undecided = self.cases(id, CaseResult::Undecided).into_iter();
        undecided.filter(|case| is_near(case) && !is_decided_within(case)).collect()
    }

    fn line(&self, out: &mut impl Write, word: &str, case: CaseId, note: String) -> io::Result<()> {
        aligned(out, &format!("    {word:9} {}", self.dated(case)), &note, NOTE_COLUMN)
    }

    /// Who has taken an anomaly away, and whether a corroboration is of a case that the theory was made for.
    fn standing(&self, id: PredictionId, case: CaseId) -> String {
        let Owner::Theory(theory_id) = self.argument.prediction(id).owner else { return String::new() };
        let theory = self.argument.theory(theory_id);
        let built = if theory.built_on.contains(&case) { "the theory was built on it" } else { "" };
        if self.appraisal.result(id, case) == CaseResult::Corroborates {
            return built.to_owned();
        }
        let rescuers: Vec<&str> = self
            .appraisal
            .amendments_of(theory_id)
            .filter(|amendment| amendment.rescued.contains(&case))
            .map(|amendment| &*self.argument.auxiliary(amendment.auxiliary).header.name)
            .collect();
        let is_conceded = self.argument.is_conceded(theory_id, case);
        match (rescuers.as_slice(), is_conceded) {
            ([], true) => "conceded".to_owned(),
            ([], false) => "rescued by nothing".to_owned(),
            (rescuers, _) => format!("rescued by {}", rescuers.join(", ")),
        }
    }

    fn alternatives(&self, id: PredictionId, case: CaseId) -> String {
        let codings = &self.appraisal.codings[case.index()];
        let described = alternatives(self.argument, self.appraisal, id, case).into_iter().map(|(chosen, result)| {
            let chosen: Vec<String> = chosen
                .iter()
                .filter_map(|(concept, index)| {
                    let value = coding_of(codings, *concept)?.alternatives.get(*index)?.value;
                    let name = &self.argument.concept(*concept).header.name;
                    Some(format!("{name} = {}", value_text(self.argument, *concept, value)))
                })
                .collect();
            format!("{} if {}", result.word(), chosen.join(" and "))
        });
        described.collect::<Vec<_>>().join("; ")
    }

    fn amendment(&self, out: &mut impl Write, amendment: &Amendment) -> io::Result<()> {
        let auxiliary = self.argument.auxiliary(amendment.auxiliary);
        aligned(out, &format!("  auxiliary {}", auxiliary.header.name), amendment.verdict.word(), WORD_COLUMN)?;
        let named = amendment.rescues.iter().map(|rescue| {
            let name = self.case_name(rescue.case.id);
            match &rescue.outcome {
                RescueOutcome::Rescued => name,
                RescueOutcome::Partial(part) => format!("{name}, {}", part.holds),
                RescueOutcome::NotRescued => format!("not {name}: it stays an anomaly"),
                RescueOutcome::NoAnomaly => format!("not {name}: it was no anomaly"),
                RescueOutcome::Undecided => format!("perhaps {name}: something is not observed"),
            }
        });
        let also =
            amendment.rescued.iter().filter(|case| amendment.rescues.iter().all(|rescue| rescue.case.id != **case));
        let rescues: Vec<String> = named.chain(also.map(|case| self.case_name(*case))).collect();
        self.effect(out, "rescues", &rescues, "")?;
        self.effect(out, "loses", &self.cases_of(&amendment.lost), "")?;
        if !amendment.perhaps_lost.is_empty() {
            self.effect(out, "may lose", &self.cases_of(&amendment.perhaps_lost), "the exception is not coded there")?;
        }
        let adds: Vec<String> = amendment
            .excess
            .iter()
            .map(|excess| {
                let name = &self.argument.prediction(excess.prediction).name;
                let cases =
                    |cases: &[CaseId]| cases.iter().map(|case| self.case_name(*case)).collect::<Vec<_>>().join(", ");
                match (excess.corroborated.as_slice(), excess.refuted.as_slice(), excess.rate) {
                    ([], [], Some(CaseResult::Corroborates)) => format!("{name}, borne out by the rates"),
                    ([], [], Some(CaseResult::Contradicts)) => format!("{name}, against the rates"),
                    ([], [], _) => format!("{name}, not yet corroborated"),
                    (for_it, [], _) => format!("{name}, borne out by {}", cases(for_it)),
                    ([], against, _) => format!("{name}, refuted by {}", cases(against)),
                    (for_it, against, _) => {
                        format!("{name}, borne out by {}, refuted by {}", cases(for_it), cases(against))
                    }
                }
            })
            .collect();
        let ad_hoc = ad_hoc_text(amendment);
        let nothing = if amendment.is_too_large { vec!["too large to tell".to_owned()] } else { adds };
        self.effect(out, "adds", &nothing, &ad_hoc)?;
        writeln!(out, "    {}", auxiliary_reason(amendment))
    }

    fn cases_of(&self, instances: &[Instance]) -> Vec<String> {
        let mut names: Vec<String> = instances.iter().map(|(_, case)| self.case_name(*case)).collect();
        names.dedup();
        names
    }

    fn effect(&self, out: &mut impl Write, word: &str, what: &[String], note: &str) -> io::Result<()> {
        let list = if what.is_empty() { "nothing".to_owned() } else { what.join("; ") };
        aligned(out, &format!("    {word:9} {list}"), note, NOTE_COLUMN)
    }

    fn tests(&self, out: &mut impl Write, theory: TheoryId) -> io::Result<()> {
        for test in self.argument.tests.iter().filter(|test| test.owner == Some(Owner::Theory(theory))) {
            let case = test.case.map(|case| format!(" on {}", self.case_name(case.id))).unwrap_or_default();
            let kind = test.kind.replace('-', " ");
            let weight = weight(&test.kind, &test.found).unwrap_or("not decided yet");
            aligned(out, &format!("  test {} ({kind}{case})", test.header.name), weight, NOTE_COLUMN)?;
        }
        Ok(())
    }

    fn reason(&self, id: TheoryId, account: &Account) -> String {
        let auxiliaries = |wanted: AuxiliaryVerdict| -> String {
            let fitting = self.appraisal.amendments_of(id).filter(|amendment| amendment.verdict == wanted);
            fitting
                .map(|amendment| self.argument.auxiliary(amendment.auxiliary).header.name.to_string())
                .collect::<Vec<_>>()
                .join(", ")
        };
        let mut open: Vec<String> = account.open_anomalies.iter().map(|(_, case)| self.case_name(*case)).collect();
        open.dedup();
        match account.verdict {
            Verdict::Untested => {
                "no case that it was not built on, and that is not rescued, decides a prediction of it".to_owned()
            }
            Verdict::Degenerating => {
                let protectors = auxiliaries(AuxiliaryVerdict::Degenerating);
                let verbs = if protectors.contains(", ") { ("protect", "add") } else { ("protects", "adds") };
                format!("{protectors} {} it and {} nothing that holds", verbs.0, verbs.1)
            }
            Verdict::Mixed => format!(
                "{} adds something that holds, {} does not",
                auxiliaries(AuxiliaryVerdict::Progressive),
                auxiliaries(AuxiliaryVerdict::Degenerating)
            ),
            Verdict::Progressive => {
                let left = if open.is_empty() { String::new() } else { format!("; still open: {}", open.join(", ")) };
                format!("{} adds something new that is borne out{left}", auxiliaries(AuxiliaryVerdict::Progressive))
            }
            Verdict::Stagnant if open.is_empty() => "no case bears it out, but for those it explains away".to_owned(),
            Verdict::Stagnant => {
                let stand = if open.len() == 1 { "stands" } else { "stand" };
                format!("{} {stand} against it, and no auxiliary answers", open.join(", "))
            }
            Verdict::SoundSoFar => "corroborated, and no anomaly is open".to_owned(),
        }
    }

    fn rivals(&self, out: &mut impl Write) -> io::Result<()> {
        for (one, other, contests) in contests(self.argument, self.appraisal) {
            let name = |id: TheoryId| &self.argument.theory(id).header.name;
            writeln!(out, "rivals {} and {}", name(one), name(other))?;
            if contests.is_empty() {
                writeln!(out, "    no case of the draft tells them apart")?;
            }
            for contest in contests {
                let who = contest
                    .winner
                    .map_or("neither is borne out".to_owned(), |winner| format!("{} is right", name(winner)));
                self.line(out, "differ on", contest.case, who)?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    fn paradigms(&self, out: &mut impl Write) -> io::Result<()> {
        for (paradigm, account) in self.argument.paradigms.iter().zip(&self.appraisal.paradigms) {
            aligned(out, &format!("paradigm {}", paradigm.header.name), account.verdict.word(), WORD_COLUMN)?;
            writeln!(
                out,
                "  its theories together: {} for, {} against, {} of them open\n",
                account.corroborations.len(),
                account.anomalies.len(),
                account.open_anomalies.len()
            )?;
        }
        Ok(())
    }

    fn case_name(&self, case: CaseId) -> String {
        self.argument.case(case).header.name.to_string()
    }

    fn dated(&self, case: CaseId) -> String {
        let name = self.case_name(case);
        match self.argument.case(case).period {
            None => name,
            Some((first, Some(last))) if first == last => format!("{name} {first}"),
            Some((first, Some(last))) => format!("{name} {first}..{last}"),
            Some((first, None)) => format!("{name} {first}.."),
        }
    }
}

fn ad_hoc_text(amendment: &Amendment) -> String {
    let ad_hoc = amendment.ad_hoc;
    let senses: Vec<&str> =
        [(ad_hoc.in_content, "in content"), (ad_hoc.in_evidence, "in evidence"), (ad_hoc.in_heuristic, "in heuristic")]
            .into_iter()
            .filter_map(|(is_so, sense)| is_so.then_some(sense))
            .collect();
    if senses.is_empty() { String::new() } else { format!("ad hoc {}", senses.join(", ")) }
}

fn auxiliary_reason(amendment: &Amendment) -> &'static str {
    match amendment.verdict {
        AuxiliaryVerdict::Progressive => "it predicts something new, and that has come true",
        AuxiliaryVerdict::TheoreticallyProgressive if amendment.ad_hoc.in_evidence => {
            "it predicts something new, which no case has borne out yet"
        }
        AuxiliaryVerdict::TheoreticallyProgressive => {
            "what it predicts has come true, but nothing ties it to the programme"
        }
        AuxiliaryVerdict::Degenerating if amendment.ad_hoc.in_content => "it takes cases away and predicts nothing new",
        AuxiliaryVerdict::Degenerating => "what it predicts has failed",
        AuxiliaryVerdict::Inert => "it changes nothing",
    }
}

/// `left`, and `right` from a column on; no space at the end of a line.
fn aligned(out: &mut impl Write, left: &str, right: &str, column: usize) -> io::Result<()> {
    let width = left.chars().count();
    let gap = column.saturating_sub(width).max(2);
    let line = if right.is_empty() { left.to_owned() } else { format!("{left}{}{right}", " ".repeat(gap)) };
    writeln!(out, "{}", line.trim_end())
}
