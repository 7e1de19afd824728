//! Quick fixes: what they leave is a text of the language, their finding is answered or a line is left to its author, and
//! no click makes an argument look better than it is.

use lakatos_engine::appraisal::repair::Repair;
use lakatos_engine::appraisal::result::CaseResult;
use lakatos_engine::argument::PredictionId;
use lakatos_engine::rules::examples::{Beside, analysis_beside, unmarked};
use lakatos_engine::rules::finding::{Edit, Fix};
use lakatos_engine::rules::rule::Rule;
use lakatos_engine::rules::vocabulary::Kind;
use lakatos_engine::rules::{Analysis, Finding, RuleSet};
use lakatos_syntax::diagnostic::Code;
use lakatos_syntax::{Document, Host};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

/// A bad example of a rule, what a rule says of it, and one of the fixes that it offers.
struct Offer {
    rule: &'static Rule,
    finding: Finding,
    fix: Fix,
    before: Example,
    after: Example,
}

/// A text, and what follows from it.
#[derive(Clone)]
struct Example {
    text: String,
    host: Host,
    beside: Beside<'static>,
}

impl Example {
    fn analysis(&self) -> Analysis {
        analysis_beside(&self.text, self.host, lakatos_rules::built_in(), self.beside)
    }

    /// What cannot be read, but for what waits for its author.
    fn problems(&self) -> Vec<String> {
        let document = Document::read(&self.text, self.host);
        let of_pieces = document.pieces.iter().flat_map(|piece| &piece.read.problems);
        let all = document.host_problems.iter().chain(of_pieces);
        all.filter(|problem| problem.code != Code::UNFINISHED).map(|problem| problem.message.clone()).collect()
    }

    /// With the edits of a fix made, from the last to the first.
    fn with(&self, fix: &Fix) -> Self {
        let mut edits: Vec<_> = fix.edits.iter().collect();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.place.span.start));
        let mut text = self.text.clone();
        for edit in edits {
            text.replace_range(edit.place.span.range(), &edit.text);
        }
        Self { text, ..self.clone() }
    }
}

static RULES: LazyLock<RuleSet> = LazyLock::new(|| lakatos_rules::with_examples().0);

static OFFERS: LazyLock<Vec<Offer>> = LazyLock::new(|| RULES.rules().iter().flat_map(offers).collect());

fn offers(rule: &'static Rule) -> Vec<Offer> {
    let mut offers = Vec::new();
    for example in &rule.file.bad {
        let host = Host::from_path(Path::new(&format!("example.{}", example.host))).unwrap();
        let before = Example { text: unmarked(&example.text).0, host, beside: example.beside() };
        // All rules are asked: what one says of another is a finding too.
        let findings = before.analysis().findings.into_iter().filter(|finding| finding.code == rule.id());
        for finding in findings {
            for fix in finding.fixes.clone() {
                let (finding, before, after) = (finding.clone(), before.clone(), before.with(&fix));
                offers.push(Offer { rule, finding, fix, before, after });
            }
        }
    }
    offers
}

/// Offers of which something is not as it should be, in words.
fn wrong(of: impl Fn(&Offer) -> Option<String>) -> String {
    let told = OFFERS.iter().filter_map(|offer| {
        Some(format!("{}: {}: {}\n{}", offer.rule.id(), offer.fix.title, of(offer)?, offer.fix.edits[0].text))
    });
    told.collect::<Vec<_>>().join("\n\n")
}

#[test]
fn a_fix_leaves_a_text_that_can_be_read() {
    let wrong = wrong(|offer| {
        let (before, after) = (offer.before.problems(), offer.after.problems());
        let new: Vec<String> = after.into_iter().filter(|problem| !before.contains(problem)).collect();
        (!new.is_empty()).then(|| new.join(", "))
    });
    assert_eq!(wrong, "");
}

#[test]
fn a_fix_answers_its_finding_or_leaves_a_line_to_finish() {
    let wrong = wrong(|offer| {
        let after = offer.after.analysis().findings;
        let is_same = |other: &&Finding| {
            let Finding { code, message, subject, .. } = &offer.finding;
            (code, message, subject) == (&other.code, &other.message, &other.subject)
        };
        let is_unfinished = after.iter().any(|other| other.code == Code::UNFINISHED);
        // What is new and not finished speaks of nothing yet, and the finding may stand beside it.
        let is_there = after.iter().any(|other| is_same(&other));
        if is_in_a_sentence(offer) {
            // There, the finding is what says that something is still to be written.
            return (!is_there || is_unfinished).then(|| "a click is no answer".to_owned());
        }
        if !is_unfinished && is_there {
            return Some("the finding is still there".to_owned());
        }
        (is_unfinished != offer.fix.needs_words()).then(|| format!("unfinished: {is_unfinished}"))
    });
    assert_eq!(wrong, "");
}

/// Whether a fix writes into a sentence of the author's.
fn is_in_a_sentence(offer: &Offer) -> bool {
    offer.rule.file.applies_to == [Kind::Sentence] && offer.fix.edits.iter().all(|edit| !edit.text.contains('\n'))
}

#[test]
fn what_is_written_into_a_sentence_answers_its_finding() {
    let written =
        |text: &str| text.replace("@…", "@walt1987").replace("{…}", "{walt1987}").replace("(…)", "(May 2012)");
    let wrong = wrong(|offer| {
        if !is_in_a_sentence(offer) {
            return None;
        }
        let after = Example { text: written(&offer.after.text), ..offer.after.clone() };
        let is_there = after.analysis().findings.iter().any(|finding| finding.code == offer.finding.code);
        is_there.then(|| after.text.clone())
    });
    assert_eq!(wrong, "");
    assert!(OFFERS.iter().filter(|offer| is_in_a_sentence(offer)).count() >= 7);
}

/// What speaks for an argument, a count of each kind: the higher the better it looks.
fn favour(analysis: &Analysis) -> BTreeMap<String, i64> {
    let (argument, appraisal) = (&analysis.argument, &analysis.appraisal);
    let mut favour = BTreeMap::new();
    for amendment in &appraisal.amendments {
        let auxiliary = &argument.auxiliary(amendment.auxiliary).header.name;
        let rank = match amendment.worth.word {
            Repair::Kept => 2,
            Repair::Promised => 1,
            _ => 0,
        };
        favour.insert(format!("{auxiliary} on {}", argument.theory(amendment.theory).header.name), rank);
    }
    for (index, results) in appraisal.results.iter().enumerate() {
        let name = &argument.prediction(PredictionId::from_index(index)).name;
        let count = |wanted| results.cases_that(wanted, &appraisal.table).len() as i64;
        favour.insert(format!("{name}: for"), count(CaseResult::Corroborates));
        favour.insert(format!("{name}: not against"), -count(CaseResult::Contradicts));
    }
    favour
}

#[test]
fn no_click_makes_an_argument_look_better() {
    let wrong = wrong(|offer| {
        // What could not be read was meant all along, and what a library codes is evidence, with its source.
        let is_slip = offer.rule.file.applies_to == [Kind::Problem];
        let brings_evidence = |edit: &Edit| edit.text.contains(" @") && !edit.text.contains(" @…");
        if is_slip || offer.fix.edits.iter().all(brings_evidence) {
            return None;
        }
        let (before, after) = (favour(&offer.before.analysis()), favour(&offer.after.analysis()));
        let better = after.iter().filter(|(what, now)| **now > before.get(*what).copied().unwrap_or_default());
        let better: Vec<&str> = better.map(|(what, _)| what.as_str()).collect();
        (!better.is_empty()).then(|| better.join(", "))
    });
    assert_eq!(wrong, "");
}

#[test]
fn every_rule_offers_what_it_advises_or_says_why_it_cannot() {
    let offers = |rule: &Rule| OFFERS.iter().filter(|offer| offer.rule.id() == rule.id()).count();
    let is_wrong = |rule: &&Rule| (offers(rule) == 0) == rule.file.no_fix.is_empty();
    let wrong: Vec<&str> = RULES.rules().iter().filter(is_wrong).map(Rule::id).collect();
    assert_eq!(wrong, Vec::<&str>::new());
}

/// The rules that offer nothing. Their files say why.
const WITHOUT: [&str; 17] = [
    "circular-reference",
    "claim-contradicted",
    "claim-undecided",
    "commented-out-block",
    "duplicate-name",
    "evidence-double-counted",
    "failed-hoop-survives",
    "keyword-as-name",
    "not-worked-out",
    "shadows-library",
    "suppression-without-reason",
    "undated-case",
    "unfinished",
    "unused-declaration",
    "unused-suppression",
    "vacuous",
    "wrong-kind",
];

#[test]
fn few_rules_offer_nothing() {
    let is_without = |rule: &&Rule| rule.file.fixes.is_empty();
    let mut without: Vec<&str> = RULES.rules().iter().filter(is_without).map(Rule::id).collect();
    without.sort_unstable();
    assert_eq!(without, WITHOUT);
    assert!(RULES.rules().len() >= 105 && OFFERS.len() >= 190, "{} fixes are offered", OFFERS.len());
}
