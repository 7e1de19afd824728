//! What narrows a theory, appraised as if it were an auxiliary that excepts what it takes out: a scope line, a `where`, one of
//! several conditions, a unit; and where a threshold lies.
//!
//! One that takes out a single case, and a case that would contradict the theory, may have been made to measure. One that
//! takes out several earns its place, as a condition does in Ragin's minimisation (1987).

use super::Appraisal;
use super::derived::written_out;
use super::result::{CaseResult, RowResults};
use super::thresholds::with_comparison;
use super::truth::{Evaluator, Truth};
use crate::argument::formula::{Claim, Comparison, Formula};
use crate::argument::{Argument, BuiltIn, CaseId, ConceptId, Domain, Owner, Place, PredictionId, Theory, TheoryId};
use lakatos_syntax::ast::{Mode, Operator};
use std::cell::OnceCell;
use std::rc::Rc;

/// How many cases must bear a prediction out before it is asked where its threshold lies: among fewer, any threshold lies
/// close to some case.
const ENOUGH: usize = 4;

/// What is narrow about a theory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NarrowingKind {
    /// A `scope` line.
    Scope,
    /// The `where` of a prediction.
    Where,
    /// One of several conditions of a prediction.
    Condition,
    /// The unit that the theory is about.
    Unit,
    /// A level or a number in a prediction, which could as well be the next one.
    Threshold,
}

impl NarrowingKind {
    /// As messages name it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Scope => "scope",
            Self::Where => "`where`",
            Self::Condition => "condition",
            Self::Unit => "unit",
            Self::Threshold => "threshold",
        }
    }
}

/// Something that narrows a theory, and the independent cases that it keeps from deciding.
#[derive(Clone, Debug)]
pub struct Narrowing {
    /// Whose it is.
    pub theory: TheoryId,
    /// What it is.
    pub kind: NarrowingKind,
    /// What it says; of a threshold, what it could as well say.
    pub formula: Formula,
    /// Where it stands.
    pub place: Place,
    /// Cases that would contradict the theory without it.
    pub against: Vec<CaseId>,
    /// Cases that would bear it out without it.
    pub in_favour: Vec<CaseId>,
    /// Cases that it may keep out or not, for want of an observation.
    pub open: Vec<CaseId>,
    /// Whether another prediction, or another theory, speaks of the same, so that it was not made for these cases.
    pub is_elsewhere: bool,
}

/// Everything that narrows the theories of an argument and takes some case out.
pub fn narrowings(argument: &Argument, appraisal: &Appraisal) -> Vec<Narrowing> {
    let mut found = Vec::new();
    let coded = OnceCell::new();
    for (index, theory) in argument.theories.iter().enumerate() {
        let id = TheoryId::from_index(index);
        let mut work = Work { argument, appraisal, id, theory, coded: &coded, found: &mut found };
        work.scopes();
        for prediction in &theory.predictions {
            if argument.prediction(*prediction).claim.mode == Mode::When {
                work.of_prediction(*prediction);
            }
        }
    }
    found
}

struct Work<'all> {
    argument: &'all Argument,
    appraisal: &'all Appraisal,
    id: TheoryId,
    theory: &'all Theory,
    /// The values that each concept is coded with, once asked.
    coded: &'all OnceCell<Vec<Vec<f64>>>,
    found: &'all mut Vec<Narrowing>,
}

impl Work<'_> {
    fn scopes(&mut self) {
        let mut lines: Vec<(NarrowingKind, Formula, Place)> = (self.theory.scope_lines.iter())
            .map(|line| (NarrowingKind::Scope, line.formula.clone(), line.place))
            .collect();
        lines.extend(self.unit().map(|unit| (NarrowingKind::Unit, unit, self.theory.header.place)));
        let mut evaluator = Evaluator::new(&self.appraisal.table);
        // All lines before each, and all behind it.
        let truths: Vec<Rc<Truth>> = lines.iter().map(|(_, formula, _)| evaluator.truth(formula)).collect();
        let mut before = evaluator.truth(&Formula::TRUE).as_ref().clone();
        let mut behind = vec![before.clone()];
        for truth in truths.iter().skip(1).rev() {
            let all = behind.last().unwrap_or(&before).clone().and(truth);
            behind.push(all);
        }
        for ((kind, formula, place), truth) in lines.into_iter().zip(&truths) {
            let Some(behind) = behind.pop() else { break };
            self.without((kind, formula, place), &before.clone().and(&behind), &mut evaluator);
            before = before.and(truth);
        }
    }

    /// That a case is about the theory's unit; none where the theory names none.
    fn unit(&self) -> Option<Formula> {
        self.theory.unit.as_ref()?;
        match &self.theory.scope {
            Formula::And(parts) => parts.last().cloned(),
            only => Some(only.clone()),
        }
    }

    /// Another scope, for all predictions of the theory that single cases decide.
    fn without(
        &mut self,
        (kind, formula, place): (NarrowingKind, Formula, Place),
        scope: &Truth,
        evaluator: &mut Evaluator,
    ) {
        let (mut against, mut in_favour, mut open) = (Vec::new(), Vec::new(), Vec::new());
        for id in &self.theory.predictions {
            let claim = &self.argument.prediction(*id).claim;
            if claim.is_definite() {
                let after = RowResults::evaluate_where(claim, scope.clone(), evaluator, None);
                let out = self.taken_out(*id, &after);
                against.extend(out.0);
                in_favour.extend(out.1);
                open.extend(self.open(*id, &after));
            }
        }
        if against.is_empty() && in_favour.is_empty() {
            return;
        }
        let is_elsewhere = self.is_spoken_of(&formula, &|owner| owner == Owner::Theory(self.id));
        self.add(Narrowing { theory: self.id, kind, formula, place, against, in_favour, open, is_elsewhere });
    }

    /// Whether a theory of the draft, apart from what is not asked, speaks of a concept of a formula: in a prediction or a
    /// scope. Auxiliaries are not asked: an exception makes nothing less of a fit.
    fn is_spoken_of(&self, formula: &Formula, is_own: &dyn Fn(Owner) -> bool) -> bool {
        let wanted = written_out(self.argument, formula).concepts();
        // A unit is no condition.
        let is_unit = |concept: &ConceptId| matches!(self.argument.concept(*concept).built_in, Some(BuiltIn::Unit(_)));
        let shares = |other: &Formula| {
            let spoken = written_out(self.argument, other).concepts();
            wanted.iter().any(|concept| !is_unit(concept) && spoken.contains(concept))
        };
        let is_other = |owner: Owner| matches!(owner, Owner::Theory(_)) && !is_own(owner);
        let in_claims = self.argument.predictions.iter().filter(|prediction| is_other(prediction.owner)).any(|one| {
            let claim = &one.claim;
            [&claim.condition, &claim.scope, &claim.outcome].into_iter().any(shares)
        });
        let scopes = self.argument.theories.iter().enumerate();
        in_claims
            || scopes
                .filter(|(index, _)| is_other(Owner::Theory(TheoryId::from_index(*index))))
                .any(|(_, theory)| theory.scope_lines.iter().any(|line| shares(&line.formula)))
    }

    fn of_prediction(&mut self, id: PredictionId) {
        let prediction = self.argument.prediction(id);
        let claim = &prediction.claim;
        if claim.scope != Formula::TRUE {
            let wider = Claim { scope: Formula::TRUE, ..claim.clone() };
            self.with_claim(id, NarrowingKind::Where, claim.scope.clone(), &wider);
        }
        if let Formula::And(parts) = written_out(self.argument, &claim.condition)
            && parts.len() > 1
        {
            for index in 0..parts.len() {
                let mut rest = parts.clone();
                let part = rest.remove(index);
                let wider = Claim { condition: Formula::And(rest), ..claim.clone() };
                self.with_claim(id, NarrowingKind::Condition, part, &wider);
            }
        }
        self.thresholds(id);
    }

    fn with_claim(&mut self, id: PredictionId, kind: NarrowingKind, formula: Formula, claim: &Claim) {
        let after = self.evaluated(claim);
        let (against, in_favour) = self.taken_out(id, &after);
        if against.is_empty() && in_favour.is_empty() {
            return;
        }
        let place = self.argument.prediction(id).condition_place;
        let open = self.open(id, &after);
        let concepts = written_out(self.argument, &formula).concepts();
        let speaks_of_it = |other: &PredictionId| {
            let claim = &self.argument.prediction(*other).claim;
            let spoken = [&claim.condition, &claim.scope, &claim.outcome].map(|part| written_out(self.argument, part));
            *other != id && spoken.iter().flat_map(Formula::concepts).any(|concept| concepts.contains(&concept))
        };
        let is_elsewhere = self.theory.predictions.iter().any(speaks_of_it)
            || self.is_spoken_of(&formula, &|owner| owner == Owner::Theory(self.id));
        self.add(Narrowing { theory: self.id, kind, formula, place, against, in_favour, open, is_elsewhere });
    }

    fn evaluated(&self, claim: &Claim) -> RowResults {
        RowResults::evaluate(claim, &self.theory.scope, &mut Evaluator::new(&self.appraisal.table), None)
    }

    /// Cases of which the prediction says nothing, and on which it would fail, or come true.
    fn taken_out(&self, id: PredictionId, after: &RowResults) -> (Vec<CaseId>, Vec<CaseId>) {
        let before = &self.appraisal.results[id.index()];
        let table = &self.appraisal.table;
        let out = |wanted: CaseResult| {
            let mut cases = after.cases_that(wanted, table);
            cases.retain(|case| before.on(*case, table) == CaseResult::Silent);
            cases
        };
        (out(CaseResult::Contradicts), out(CaseResult::Corroborates))
    }

    /// Cases that would decide it, and of which it cannot be said now whether it speaks.
    fn open(&self, id: PredictionId, after: &RowResults) -> Vec<CaseId> {
        let before = &self.appraisal.results[id.index()];
        let table = &self.appraisal.table;
        let decided = [CaseResult::Contradicts, CaseResult::Corroborates];
        let mut cases: Vec<CaseId> = decided.into_iter().flat_map(|wanted| after.cases_that(wanted, table)).collect();
        cases.retain(|case| matches!(before.on(*case, table), CaseResult::Undecided | CaseResult::Contested));
        cases
    }

    /// Thresholds that turn one case from an anomaly into something else, and do nothing besides.
    fn thresholds(&mut self, id: PredictionId) {
        let table = &self.appraisal.table;
        let before = &self.appraisal.results[id.index()];
        let fitting = before.cases_that(CaseResult::Corroborates, table);
        let claim = &self.argument.prediction(id).claim;
        let sides = [(&claim.condition, true), (&claim.outcome, false)];
        for (formula, is_condition) in sides {
            for (index, comparison) in formula.comparisons().into_iter().enumerate() {
                for moved in self.next_values(comparison) {
                    let other = with_comparison(formula, &mut (0, index), moved);
                    let claim = match is_condition {
                        true => Claim { condition: other, ..claim.clone() },
                        false => Claim { outcome: other, ..claim.clone() },
                    };
                    let after = self.evaluated(&claim);
                    let mut changed: Vec<CaseId> =
                        before.rows_apart(&after).rows().map(|row| table.case_of(row)).collect();
                    changed.sort_unstable();
                    changed.dedup();
                    changed.retain(|case| {
                        table.independent().counts(*case) && before.on(*case, table) != after.on(*case, table)
                    });
                    let [only] = changed.as_slice() else { continue };
                    let rest = fitting.iter().filter(|case| *case != only).count();
                    if rest >= ENOUGH
                        && !self.is_drawn_elsewhere(id, comparison)
                        && after.on(*only, table) == CaseResult::Contradicts
                    {
                        self.add(Narrowing {
                            theory: self.id,
                            kind: NarrowingKind::Threshold,
                            formula: Formula::Comparison(moved),
                            place: comparison.place,
                            against: vec![*only],
                            in_favour: Vec::new(),
                            open: Vec::new(),
                            is_elsewhere: false,
                        });
                    }
                }
            }
        }
    }

    /// Whether another prediction draws the same line.
    fn is_drawn_elsewhere(&self, id: PredictionId, line: &Comparison) -> bool {
        let is_same = |other: &&Comparison| -> bool {
            (other.concept, other.operator, other.operand) == (line.concept, line.operator, line.operand)
        };
        let predictions = self.argument.predictions.iter().enumerate().filter(|(index, _)| *index != id.index());
        let claims = predictions.map(|(_, prediction)| &prediction.claim);
        let formulas = claims.flat_map(|claim| [&claim.condition, &claim.scope, &claim.outcome]);
        let scopes = self.argument.theories.iter().flat_map(|theory| &theory.scope_lines).map(|line| &line.formula);
        formulas.chain(scopes).any(|formula| formula.comparisons().iter().any(is_same))
    }

    /// The same comparison with the next level, or the next number that a case is coded with, on either side.
    fn next_values(&self, comparison: &Comparison) -> Vec<Comparison> {
        if !matches!(comparison.operator, Operator::Less | Operator::AtMost | Operator::Greater | Operator::AtLeast) {
            return Vec::new();
        }
        let operand = comparison.operand;
        let neighbours = match &self.argument.concept(comparison.concept).domain {
            Domain::Levels { names, ordered: true } => {
                let inside = |level: &f64| *level >= 0.0 && *level < names.len() as f64;
                [operand - 1.0, operand + 1.0].into_iter().filter(inside).collect()
            }
            Domain::Levels { .. } => Vec::new(),
            Domain::Number => {
                let values = &self.coded()[comparison.concept.index()];
                let below = values.iter().copied().filter(|value| *value < operand).max_by(f64::total_cmp);
                let above = values.iter().copied().filter(|value| *value > operand).min_by(f64::total_cmp);
                below.into_iter().chain(above).collect::<Vec<f64>>()
            }
        };
        neighbours.into_iter().map(|operand| Comparison { operand, ..*comparison }).collect()
    }

    fn coded(&self) -> &[Vec<f64>] {
        self.coded.get_or_init(|| {
            let mut coded = vec![Vec::new(); self.argument.concepts.len()];
            for coding in self.appraisal.codings.iter().flat_map(|codings| codings.iter()) {
                let values = coding.alternatives.iter().flat_map(|one| [one.value.0, one.value.1]);
                coded[coding.concept.index()].extend(values);
            }
            coded
        })
    }

    fn add(&mut self, mut narrowing: Narrowing) {
        let independent = self.appraisal.table.independent();
        for cases in [&mut narrowing.against, &mut narrowing.in_favour] {
            cases.iter_mut().for_each(|case| *case = independent.whole(*case));
            cases.sort_unstable();
            cases.dedup();
        }
        self.found.push(narrowing);
    }
}
