//! Why a result is what it is: what is missing, and what each contested coding gives.

use super::Appraisal;
use super::codings::{Coding, coding_of};
use super::result::{CaseResult, RowResults};
use super::scope_of;
use super::truth::truth_of;
use crate::argument::formula::{Claim, Comparison, Formula};
use crate::argument::{Argument, Case, CaseId, CodedValue, ConceptId, Domain, PredictionId, Recoding};
use lakatos_syntax::ast::Mode;

/// How many concepts at once are tried, and how many assignments of them; beyond it, all that is missing is named.
const MAX_TRIED: usize = 3;
const MAX_ASSIGNMENTS: usize = 4096;

/// The smallest set of unobserved concepts whose values would decide the result, whatever they are. Empty where the
/// result is decided, or where only a range that crosses a threshold leaves it open.
pub fn missing(argument: &Argument, appraisal: &Appraisal, prediction: PredictionId, case: CaseId) -> Vec<ConceptId> {
    let codings = &appraisal.codings[case.index()];
    let parts = parts_of(argument, prediction);
    let mut unknown: Vec<ConceptId> = parts.iter().flat_map(Formula::concepts).collect();
    unknown.sort_by_key(|concept| &argument.concept(*concept).header.name);
    unknown.dedup();
    unknown.retain(|concept| coding_of(codings, *concept).is_none_or(|coding| coding.alternatives.is_empty()));
    let mode = argument.prediction(prediction).claim.mode;
    for size in 1..=MAX_TRIED.min(unknown.len()) {
        for candidate in subsets(&unknown, size) {
            if always_decides(argument, codings, mode, &parts, &candidate) {
                return candidate;
            }
        }
    }
    unknown
}

/// Scope, condition and outcome.
fn parts_of(argument: &Argument, prediction: PredictionId) -> [Formula; 3] {
    let prediction = argument.prediction(prediction);
    [scope_of(argument, prediction.owner), prediction.claim.condition.clone(), prediction.claim.outcome.clone()]
}

fn subsets(items: &[ConceptId], size: usize) -> Vec<Vec<ConceptId>> {
    match (size, items) {
        (0, _) => vec![Vec::new()],
        (_, []) => Vec::new(),
        (_, [first, rest @ ..]) => {
            let with = subsets(rest, size - 1).into_iter().map(|mut subset| {
                subset.insert(0, *first);
                subset
            });
            with.chain(subsets(rest, size)).collect()
        }
    }
}

fn always_decides(
    argument: &Argument,
    codings: &[Coding],
    mode: Mode,
    parts: &[Formula; 3],
    candidate: &[ConceptId],
) -> bool {
    let comparisons: Vec<&Comparison> = parts.iter().flat_map(Formula::comparisons).collect();
    let values: Vec<Vec<f64>> = candidate
        .iter()
        .map(|concept| representatives(&argument.concept(*concept).domain, *concept, &comparisons))
        .collect();
    let assignments: usize = values.iter().map(Vec::len).product();
    assignments <= MAX_ASSIGNMENTS
        && (0..assignments).all(|assignment| {
            let mut rest = assignment;
            let chosen: Vec<f64> = values
                .iter()
                .map(|values| {
                    let value = values[rest % values.len()];
                    rest /= values.len();
                    value
                })
                .collect();
            let value_of = |concept: ConceptId| match candidate.iter().position(|other| *other == concept) {
                Some(position) => Some((chosen[position], chosen[position])),
                None => coding_of(codings, concept)?.alternatives.first().map(|alternative| alternative.value),
            };
            is_decided(mode, parts, &value_of)
        })
}

/// One value for each way a concept can stand to what it is compared with.
fn representatives(domain: &Domain, concept: ConceptId, comparisons: &[&Comparison]) -> Vec<f64> {
    match domain {
        Domain::Levels { names, .. } => (0..names.len()).map(|rank| rank as f64).collect(),
        Domain::Number => {
            let mut constants: Vec<f64> = comparisons
                .iter()
                .filter(|comparison| comparison.concept == concept)
                .map(|comparison| comparison.operand)
                .collect();
            constants.sort_by(f64::total_cmp);
            constants.dedup();
            let between: Vec<f64> = constants.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0).collect();
            let ends =
                constants.first().map(|first| first - 1.0).into_iter().chain(constants.last().map(|last| last + 1.0));
            ends.chain(between).chain(constants.iter().copied()).collect()
        }
    }
}

fn is_decided(
    mode: Mode,
    [scope, condition, outcome]: &[Formula; 3],
    value_of: &impl Fn(ConceptId) -> Option<(f64, f64)>,
) -> bool {
    let scope = truth_of(scope, value_of);
    let condition = truth_of(condition, value_of);
    let outcome = truth_of(outcome, value_of);
    let (bearing, fulfilled) = match mode {
        Mode::When | Mode::Always | Mode::MoreOftenWhen => (and(scope, condition), outcome),
        Mode::OnlyWhen => (and(scope, outcome), condition),
        Mode::ExactlyWhen => (and(scope, not(and(not(condition), not(outcome)))), and(condition, outcome)),
    };
    match bearing {
        Some(true) => fulfilled.is_some(),
        Some(false) => true,
        None => false,
    }
}

fn and(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn not(truth: Option<bool>) -> Option<bool> {
    truth.map(|truth| !truth)
}

/// What a contested result is under each coding that matters to it: the codings chosen, and the result.
pub fn alternatives(
    argument: &Argument,
    appraisal: &Appraisal,
    prediction: PredictionId,
    case: CaseId,
) -> Vec<(Vec<(ConceptId, usize)>, CaseResult)> {
    let results: &RowResults = &appraisal.results[prediction.index()];
    let concepts: Vec<ConceptId> = parts_of(argument, prediction).iter().flat_map(Formula::concepts).collect();
    let spanning: Vec<ConceptId> = appraisal
        .table
        .contested(case)
        .iter()
        .map(|(concept, _)| *concept)
        .filter(|concept| concepts.contains(concept))
        .collect();
    let mut alternatives: Vec<(Vec<(ConceptId, usize)>, CaseResult)> = Vec::new();
    for row in appraisal.table.rows_of(case) {
        let chosen: Vec<(ConceptId, usize)> =
            spanning.iter().filter_map(|concept| Some((*concept, appraisal.table.choice(row, *concept)?))).collect();
        if alternatives.iter().all(|(known, _)| *known != chosen) {
            alternatives.push((chosen, results.in_row(row)));
        }
    }
    alternatives
}

/// A value of a concept as it is written.
pub fn value_text(argument: &Argument, concept: ConceptId, (low, high): (f64, f64)) -> String {
    match &argument.concept(concept).domain {
        Domain::Levels { names, .. } => names.get(low as usize).map(|name| name.to_string()).unwrap_or_default(),
        Domain::Number if low == high => low.to_string(),
        Domain::Number if high.is_infinite() => format!("{low}.."),
        Domain::Number => format!("{low}..{high}"),
    }
}

/// What a concept is coded as, as it is written.
pub fn coded_text(argument: &Argument, concept: ConceptId, value: CodedValue) -> String {
    match value {
        CodedValue::Unknown => "unknown".to_owned(),
        CodedValue::Within(low, high) => value_text(argument, concept, (low, high)),
    }
}

/// A formula as it is written, with as few parentheses as it needs.
pub fn formula_text(argument: &Argument, formula: &Formula) -> String {
    match formula {
        Formula::Comparison(comparison) => comparison_text(argument, comparison),
        Formula::Not(inner) => match inner.as_ref() {
            Formula::Comparison(comparison) if !is_bare(argument, comparison) => {
                let negated = Comparison { operator: comparison.operator.negated(), ..*comparison };
                comparison_text(argument, &negated)
            }
            inner => format!("not {}", bracketed(argument, inner)),
        },
        Formula::And(parts) => joined(argument, parts, " and "),
        Formula::Or(parts) => joined(argument, parts, " or "),
    }
}

fn joined(argument: &Argument, parts: &[Formula], word: &str) -> String {
    match parts {
        [only] => formula_text(argument, only),
        parts => parts.iter().map(|part| bracketed(argument, part)).collect::<Vec<_>>().join(word),
    }
}

fn bracketed(argument: &Argument, formula: &Formula) -> String {
    match formula {
        Formula::And(parts) | Formula::Or(parts) if parts.len() > 1 => format!("({})", formula_text(argument, formula)),
        _ => formula_text(argument, formula),
    }
}

/// A yes/no concept asserted: written as its bare name.
fn is_bare(argument: &Argument, comparison: &Comparison) -> bool {
    let domain = &argument.concept(comparison.concept).domain;
    domain.is_yes_no() && comparison.operator == lakatos_syntax::ast::Operator::Equal && comparison.operand == 1.0
}

/// A prediction as it is written: `alignment >= entente when shared-threat`.
pub fn claim_text(argument: &Argument, claim: &Claim) -> String {
    let outcome = formula_text(argument, &claim.outcome);
    match claim.mode {
        Mode::Always => outcome,
        mode => format!("{outcome} {} {}", mode.words(), formula_text(argument, &claim.condition)),
    }
}

/// What an auxiliary recodes, as it is written: `korea-japan: shared-threat = no`.
pub fn recoding_text(argument: &Argument, recoding: &Recoding) -> String {
    let value = coded_text(argument, recoding.concept, recoding.value);
    let (case, concept) = (argument.case(recoding.case), argument.concept(recoding.concept));
    format!("{}: {} = {value}", case.header.name, concept.header.name)
}

/// The period of a case as it is written; a single year where it has no other.
pub fn period_text(case: &Case) -> Option<String> {
    Some(match case.period? {
        (first, Some(last)) if first == last => first.to_string(),
        (first, Some(last)) => format!("{first}..{last}"),
        (first, None) => format!("{first}.."),
    })
}

/// A case as a paper calls it, by its title or else its name: `West Germany and France, 1955–1963`.
pub fn label_text(case: &Case) -> String {
    let header = &case.header;
    let title = if header.title.is_empty() { &header.name } else { &header.title };
    years_text(case).map_or_else(|| title.to_string(), |years| format!("{title}, {years}"))
}

/// The period of a case in prose. Where a year is before Christ, a word stands between them: a dash beside a minus sign
/// cannot be read.
fn years_text(case: &Case) -> Option<String> {
    let (first, last) = case.period?;
    let is_signed = first < 0.0 || last.is_some_and(|last| last < 0.0);
    let said = |year: f64| year.to_string().replace('-', "−");
    Some(match last {
        Some(last) if first == last => said(first),
        Some(last) if is_signed => format!("{} to {}", said(first), said(last)),
        None if is_signed => format!("from {}", said(first)),
        Some(last) => format!("{first}–{last}"),
        None => format!("{first}–"),
    })
}

/// A comparison as it is written.
pub fn comparison_text(argument: &Argument, comparison: &Comparison) -> String {
    let name = &argument.concept(comparison.concept).header.name;
    if is_bare(argument, comparison) {
        return name.to_string();
    }
    let value = value_text(argument, comparison.concept, (comparison.operand, comparison.operand));
    format!("{name} {} {value}", comparison.operator.symbol())
}
