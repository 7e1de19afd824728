//! What data sets say, in words.

use super::Wording;
use super::names::{NAMED_APART, listed};
use super::shares::{comes_to, fit_text, mean_text, rate_text};
use crate::appraisal::data::count::OnData;
use crate::appraisal::data::words::{Words, counted, number};
use crate::appraisal::data::{ContestOnData, DataAccount, Recorded, RecordedCount, RepairOnData, StepOnData, Tally};
use crate::appraisal::rates::Rates;
use crate::argument::{ConceptId, PredictionId, TheoryId};

/// One thing that a data set says of a prediction: under a word, a clause.
pub type Clause = (&'static str, String);

impl<'analysis> Wording<'analysis> {
    /// The data sets that speak of a prediction, each with what it says.
    pub fn data_on(self, id: PredictionId) -> impl Iterator<Item = (&'analysis DataAccount, &'analysis OnData)> {
        self.appraisal.data.iter().filter_map(move |account| Some((account, account.on(id)?)))
    }

    /// Whether no case counts in the rates of a tendency, and rows of a data set do.
    pub fn is_of_data_alone(self, id: PredictionId, rates: Rates) -> bool {
        let has_no_case = rates.with_total + rates.without_total + rates.open.unwrap_or_default() == 0;
        has_no_case && self.data_on(id).any(|(_, counts)| counts.decides())
    }

    /// The name of a data set.
    pub fn data(self, account: &DataAccount) -> &'analysis str {
        &self.argument.data(account.data).header.name
    }

    /// What was counted before of a prediction on data sets that are not read now, a sentence each without its stop.
    pub fn recorded_on(self, id: PredictionId) -> Vec<String> {
        let is_read = |count: &&RecordedCount| self.appraisal.data.iter().any(|account| account.data == count.data);
        let own = self.appraisal.recorded.iter().filter(|count| count.prediction == id && !is_read(count));
        let told = own.map(|count| {
            let Recorded { data, on, bears_out, contradicts, undecided, .. } = &count.recorded;
            let tally = |tally: &Tally| format!("{} in {}", counted(tally.rows, "row"), counted(tally.units, "unit"));
            let stale = if count.is_stale { "; the claim has changed since" } else { "" };
            format!(
                "in {data}, as counted on {on}: for {}, against {}, undecided {}{stale}",
                tally(bears_out),
                tally(contradicts),
                tally(undecided)
            )
        });
        told.collect()
    }

    /// What a data set's rows and units are called.
    pub fn words(self, account: &DataAccount) -> Words {
        Words::of(self.argument, account)
    }

    /// What a data set says of a prediction, clause by clause.
    pub fn on_data(self, account: &DataAccount, counts: &OnData) -> Vec<Clause> {
        let words = self.words(account);
        let mut clauses: Vec<Clause> = Vec::new();
        match counts.rates {
            Some(rates) => {
                clauses.push(("rows", rate_text(rates.rows, words.row)));
                if words.row != words.unit {
                    clauses.push((rates.word(), mean_text(rates, words)));
                }
                if rates.points_otherwise() {
                    clauses.push(("note", format!("{}s point the one way, and {}s the other", words.row, words.unit)));
                }
            }
            None => {
                let mut push = |word, tally: Tally, more: String| {
                    if tally.rows > 0 {
                        clauses.push((word, format!("{}{more}", words.tally(tally))));
                    }
                };
                let heaviest: Vec<String> =
                    counts.heaviest.iter().map(|weighty| words.weighty(account, weighty)).collect();
                let are_all = counts.left.units <= heaviest.len();
                let excused = counts.contradicts.rows - counts.left.rows;
                let more = match (excused, heaviest.is_empty()) {
                    (0, true) => String::new(),
                    (0, false) => format!("{}{}", if are_all { ": " } else { ", most of all " }, listed(&heaviest)),
                    (_, true) => "; auxiliaries take all of them away".to_owned(),
                    (excused, false) => format!(
                        "; auxiliaries take {} of them away, and leave{}{}",
                        number(excused),
                        if are_all { " " } else { ", above all, " },
                        listed(&heaviest)
                    ),
                };
                push("for", counts.bears_out, String::new());
                push("against", counts.contradicts, more);
                push("absent", counts.absent, ", as claimed".to_owned());
                if counts.divided > 0 && words.row != words.unit {
                    let has = if counts.divided == 1 { "has" } else { "have" };
                    clauses.push(("both", format!("{} {has} rows for and rows against", words.units(counts.divided))));
                }
            }
        }
        if counts.undecided.rows > 0 {
            clauses.push(("undecided", format!("{}{}", words.tally(counts.undecided), self.missing_in(counts))));
        }
        if counts.rates.is_none() && counts.silent.rows > 0 {
            clauses.push(("silent", words.tally(counts.silent)));
        }
        if let Some(fit) = counts.fit {
            let mode = self.argument.prediction(counts.prediction).claim.mode;
            clauses.extend(fit_text(mode, fit).map(|text| ("fit", text)));
        }
        clauses
    }

    /// Of undecided rows, what is missing in how many: `: pact is missing in 16`.
    pub fn missing_in(self, counts: &OnData) -> String {
        if !counts.unobserved.is_empty() {
            return format!(": no column observes {}", self.concept_names(&counts.unobserved));
        }
        let each = counts.missing.iter().map(|(concept, rows)| {
            format!("`{}` is missing in {}", self.argument.concept(*concept).header.name, number(*rows))
        });
        let each: Vec<String> = each.collect();
        if each.is_empty() { String::new() } else { format!(": {}", listed(&each)) }
    }

    /// The names of concepts.
    pub fn concept_names(self, concepts: &[ConceptId]) -> String {
        let names = concepts.iter().map(|id| format!("`{}`", self.argument.concept(*id).header.name));
        listed(&names.collect::<Vec<_>>())
    }

    /// What an auxiliary does to the rows of a data set, as a sentence without its stop.
    pub fn repair_on_data(self, account: &DataAccount, repair: &RepairOnData) -> String {
        let words = self.words(account);
        let share = |part: Tally, of: Tally, what: &str| match of.rows {
            0 => None,
            of => Some(format!("{} of {} {what}", number(part.rows), words.rows(of))),
        };
        let mut clauses = Vec::new();
        clauses.extend(
            share(repair.rescued, repair.anomalies, "against the theory").map(|text| format!("takes away {text}")),
        );
        if repair.lost.rows > 0 {
            clauses.extend(share(repair.lost, repair.successes, "for it").map(|text| format!("gives away {text}")));
        }
        if repair.perhaps_lost.rows > 0 {
            clauses.push(format!("may give away {} more", number(repair.perhaps_lost.rows)));
        }
        for added in repair.added.iter().filter(|added| added.is_new) {
            let label = self.label(added.prediction);
            let counts = &added.counts;
            match counts.rates {
                Some(rates) => clauses.push(format!(
                    "what it predicts anew (`{label}`) is {}: {}",
                    rates.word(),
                    mean_text(rates, words)
                )),
                None if counts.decided() > 0 => clauses.push(format!(
                    "what it predicts anew (`{label}`) fails in {} of {}",
                    number(counts.contradicts.rows),
                    words.rows(counts.decided())
                )),
                None => {}
            }
        }
        match clauses.is_empty() {
            true => format!("changes nothing in any of {}", words.rows(account.bound.set.rows())),
            false => clauses.join("; "),
        }
    }

    /// How two rivals fare where they differ, as a sentence without its stop.
    pub fn contest_on_data(self, account: &DataAccount, contest: &ContestOnData) -> String {
        let words = self.words(account);
        if contest.apart.rows == 0 {
            return format!("no {} tells the two apart", words.row);
        }
        let against = |theory: TheoryId, tally: Tally| {
            (tally.rows > 0).then(|| (format!("`{}` alone", self.theory(theory)), tally))
        };
        let both = (contest.for_neither.rows > 0).then(|| ("both".to_owned(), contest.for_neither));
        let told = [against(contest.other, contest.for_one), against(contest.one, contest.for_other), both];
        let mut parts: Vec<String> = (told.into_iter().flatten())
            .map(|(whom, tally)| format!("{} {} against {whom}", words.tally(tally), is_or_are(tally.rows)))
            .collect();
        if contest.open.rows > 0 {
            parts.push(format!(
                "{} {} not known to be against either",
                words.tally(contest.open),
                is_or_are(contest.open.rows)
            ));
        }
        format!("they predict different things in {}: {}", words.tally(contest.apart), listed(&parts))
    }

    /// What a step of a series comes to, as a sentence without its stop.
    pub fn step_on_data(self, account: &DataAccount, step: &StepOnData) -> String {
        let words = self.words(account);
        let mut parts = Vec::new();
        if step.anomalies.rows > 0 {
            let each = [
                ("answers", step.answered),
                ("says nothing of", step.set_aside),
                ("keeps", step.remaining),
                ("leaves open", step.open),
            ];
            let each: Vec<String> = each
                .into_iter()
                .filter(|(_, tally)| tally.rows > 0)
                .map(|(verb, tally)| format!("{verb} {}", number(tally.rows)))
                .collect();
            parts.push(format!(
                "of {} against `{}` it {}",
                words.rows(step.anomalies.rows),
                self.theory(step.from),
                listed(&each)
            ));
        }
        if step.lost.rows + step.perhaps_lost.rows > 0 {
            let perhaps = match step.perhaps_lost.rows {
                0 => String::new(),
                rows => format!(", perhaps {} more", number(rows)),
            };
            parts.push(format!(
                "loses {} of {} for it{perhaps}",
                number(step.lost.rows),
                words.rows(step.successes.rows)
            ));
        }
        if step.new_anomalies.rows > 0 {
            parts.push(format!("fails anew in {}", words.tally(step.new_anomalies)));
        }
        if parts.is_empty() { "nothing changes in any row".to_owned() } else { parts.join("; ") }
    }

    /// What each data set says of a theory, prediction by prediction, in a sentence without its stop; of more than are told
    /// one by one, of the one that fares worst.
    pub(super) fn by_data(self, id: TheoryId) -> Vec<String> {
        let predictions = &self.argument.theory(id).predictions;
        let of_each = self.appraisal.data.iter().filter_map(|account| {
            let words = self.words(account);
            let mut decided: Vec<&OnData> = predictions.iter().filter_map(|id| account.on(*id)).collect();
            decided.retain(|counts| counts.rates.is_some() || counts.decided() > 0);
            let fails = |counts: &OnData| counts.contradicts.rows as f64 / counts.decided().max(1) as f64;
            let is_many = decided.len() > NAMED_APART;
            if is_many {
                decided.sort_by(|one, other| fails(other).total_cmp(&fails(one)));
                decided.truncate(1);
            }
            let told = decided.iter().map(|counts| {
                let label = self.label(counts.prediction);
                match counts.rates {
                    Some(rates) => format!("the tendency `{label}` {}", comes_to(rates)),
                    None => format!(
                        "`{label}` holds in {} of {}",
                        number(counts.bears_out.rows),
                        words.rows(counts.decided())
                    ),
                }
            });
            let told: Vec<String> = told.collect();
            (!told.is_empty()).then(|| match is_many {
                false => format!("in {} {}", self.data(account), listed(&told)),
                true => format!("in {} {}, and no prediction fares worse", self.data(account), listed(&told)),
            })
        });
        of_each.collect()
    }

    /// The same in a few words: for a map, or over a declaration.
    pub(super) fn by_data_in_short(self, id: TheoryId) -> Vec<String> {
        let predictions = &self.argument.theory(id).predictions;
        let of_each = self.appraisal.data.iter().filter_map(|account| {
            let of_prediction = |id: &PredictionId| {
                let told = self.in_short(account, account.on(*id)?)?;
                Some(if predictions.len() > 1 { format!("{} {told}", self.label(*id)) } else { told })
            };
            let told: Vec<String> = predictions.iter().filter_map(of_prediction).take(NAMED_APART).collect();
            (!told.is_empty()).then(|| format!("{}: {}", self.data(account), told.join(", ")))
        });
        of_each.collect()
    }

    /// What the data sets say of a prediction, in a few words; none where none bears on it.
    pub fn data_in_short(self, id: PredictionId) -> Option<String> {
        let told: Vec<String> = self
            .data_on(id)
            .filter_map(|(account, counts)| {
                Some(format!("{}: {}", self.data(account), self.in_short(account, counts)?))
            })
            .collect();
        (!told.is_empty()).then(|| told.join(", "))
    }

    fn in_short(self, account: &DataAccount, counts: &OnData) -> Option<String> {
        match counts.rates {
            Some(rates) => Some(rates.word().to_owned()),
            None if counts.decided() == 0 => None,
            None => {
                Some(format!("{} of {}", number(counts.bears_out.rows), self.words(account).rows(counts.decided())))
            }
        }
    }

    fn theory(self, id: TheoryId) -> &'analysis str {
        &self.argument.theory(id).header.name
    }
}

fn is_or_are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}
