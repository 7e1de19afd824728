//! What a repair is worth: what it adds to the theory before, how that has fared, and the word for it.
//!
//! Four words (Lakatos 1970: 116–118): kept, promised, broken, ad hoc. Excess content is a matter of logic, never of which
//! cases are coded; whether it is borne out is a matter of fresh evidence.

use super::amendment::{Amendment, Basis};
use super::bitmap::Bitmap;
use super::entailment::Entailment;
use super::freshness::{Before, Beside, Evidence};
use super::in_force::InForce;
use super::looked_into::{Bearing, bearing};
use super::rates::Rates;
use super::result::{CaseResult, RowResults, contradiction};
use super::series::versions_before;
use super::solver::is_impossible;
use super::truth::Evaluator;
use super::twins::Twins;
use super::used::{Used, UsedUp};
use crate::argument::formula::{Claim, Formula};
use crate::argument::{Argument, AssumptionId, CaseId, ConceptId, PredictionId, Test, TheoryId};
use lakatos_syntax::ast::Mode;
use rustc_hash::FxHashSet;

/// A prediction that the theory before does not entail.
#[derive(Clone, Debug, PartialEq)]
pub struct Excess {
    /// The prediction.
    pub prediction: PredictionId,
    /// Cases that bear it out, each with how fresh it is.
    pub evidence: Vec<Evidence>,
    /// Its anomalies.
    pub refuted: Vec<CaseId>,
    /// For a tendency: the comparison over fresh cases alone.
    pub rate: Option<Rates>,
    /// The same over all cases. What is taken out as not fresh may be what tells against it, so that the one counts for a
    /// tendency only where the other does.
    pub rate_of_all: Option<Rates>,
    /// Passed tests on fresh cases that the repair's being wrong could hardly have passed.
    pub passed_tests: usize,
    /// Failed tests that it had to pass, where it speaks.
    pub failed_tests: usize,
}

impl Excess {
    /// Fresh cases that bear it out, of any grade.
    pub fn fresh(&self) -> impl Iterator<Item = &Evidence> {
        self.evidence.iter().filter(|evidence| evidence.freshness.grade().is_some())
    }

    /// How often it is corroborated at grade 1 or 2.
    pub fn borne_out(&self) -> usize {
        let cases = self.evidence.iter().filter(|evidence| evidence.freshness.counts()).count();
        let is_for = |rates: Option<Rates>| rates.is_some_and(|rates| rates.result() == CaseResult::Corroborates);
        let by_rate = is_for(self.rate) && is_for(self.rate_of_all);
        cases + usize::from(by_rate) + self.passed_tests
    }

    /// How often it has failed.
    pub fn failed(&self) -> usize {
        let is_against = |rates: Option<Rates>| rates.is_some_and(|rates| rates.result() == CaseResult::Contradicts);
        let by_rate = is_against(self.rate) || is_against(self.rate_of_all);
        self.refuted.len() + usize::from(by_rate) + self.failed_tests
    }
}

/// A prediction that is no excess content, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoExcess {
    /// The theory says it already.
    Entailed,
    /// No case that the theory speaks of could meet its condition.
    NeverApplies,
    /// Whatever happens is what it predicts.
    Unfalsifiable,
    /// The theory says it with its other auxiliaries.
    EntailedWithOthers,
    /// It has nothing to do with what the auxiliary takes away, or with the theory.
    TackedOn,
}

/// The word for a repair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Repair {
    /// It changes nothing.
    #[default]
    Inert,
    /// It excepts or recodes, and adds nothing.
    AdHoc,
    /// What it adds has failed, and none of it is corroborated at grade 1 or 2.
    Broken,
    /// Whether it adds anything is too large to tell.
    TooLarge,
    /// A line of it could not be read, or is unfinished: nobody knows what else it says.
    Unread,
    /// What it adds is neither refuted nor corroborated at grade 1 or 2.
    Promised,
    /// Some of what it adds is corroborated at grade 1 or 2.
    Kept,
}

impl Repair {
    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Inert => "inert",
            Self::AdHoc => "ad hoc",
            Self::Broken => "broken",
            Self::TooLarge => "too large to tell",
            Self::Unread => "not read in full",
            Self::Promised => "promised",
            Self::Kept => "kept",
        }
    }

    /// Lakatos's own term; empty where he has none.
    pub fn lakatos(self) -> &'static str {
        match self {
            Self::AdHoc | Self::Broken => "degenerating",
            Self::Promised => "theoretically progressive",
            Self::Kept => "progressive",
            Self::Inert | Self::TooLarge | Self::Unread => "",
        }
    }

    /// Whether it protects the theory and gains nothing.
    pub fn is_degenerating(self) -> bool {
        matches!(self, Self::AdHoc | Self::Broken)
    }
}

/// What a repair adds and what that is worth.
#[derive(Clone, Debug, Default)]
pub struct Worth {
    /// What it adds.
    pub excess: Vec<Excess>,
    /// Its other predictions.
    pub no_excess: Vec<(PredictionId, NoExcess)>,
    /// Whether some prediction was too large to tell.
    pub is_too_large: bool,
    /// The word.
    pub word: Repair,
    /// Whether rows of a data set bear on what it adds: the word speaks of cases alone.
    pub is_counted: bool,
    /// Whether it follows from a core or heuristic of the theory or its programme.
    pub is_tied: bool,
    /// What it is said to follow from that belongs to neither.
    pub foreign: Vec<AssumptionId>,
    /// Growth by the programme's own lights: it answers no anomaly, takes nothing away, and follows from the programme
    /// (Lakatos 1970: 135–138).
    pub is_extension: bool,
}

/// The auxiliaries of one theory.
pub struct Siblings<'argument> {
    in_force: InForce<'argument>,
    /// The concepts that the theory speaks of.
    concepts: FxHashSet<ConceptId>,
    versions_before: Vec<TheoryId>,
    used: UsedUp,
}

impl<'argument> Siblings<'argument> {
    /// Of all amendments of a theory.
    pub fn new<'amendment>(
        basis: Basis<'argument>,
        theory: TheoryId,
        amendments: impl Iterator<Item = &'amendment Amendment>,
        twins: &Twins,
    ) -> Self {
        let argument = basis.argument;
        let (row, mut in_force) = (argument.theory(theory), InForce::new(argument, theory, twins));
        let mut used = UsedUp::of(basis, theory);
        for amendment in amendments {
            in_force.push(amendment.auxiliary, twins);
            used.take_away(basis, &amendment.rescued);
        }
        let claims = row.predictions.iter().map(|id| &argument.prediction(*id).claim);
        let formulas = claims.flat_map(|claim| [&claim.outcome, &claim.condition]).chain([&row.scope]);
        let concepts = twins.concepts(formulas).into_iter().collect();
        Self { in_force, concepts, versions_before: versions_before(argument, theory), used }
    }
}

/// What a repair is worth, beside the other auxiliaries of its theory.
pub fn worth(
    basis: Basis,
    amendment: &Amendment,
    siblings: &mut Siblings,
    twins: &Twins,
    evaluator: &mut Evaluator,
) -> Worth {
    let argument = basis.argument;
    let (auxiliary, theory) = (argument.auxiliary(amendment.auxiliary), argument.theory(amendment.theory));
    let of_paradigm = theory.paradigm.map_or(&[][..], |id| &argument.paradigm(id).assumptions);
    let is_own = |id: &&AssumptionId| theory.assumptions.contains(id) || of_paradigm.contains(id);
    let takes_away = !auxiliary.excepts.is_empty() || !auxiliary.recodes.is_empty();
    let mut worth = Worth {
        is_tied: auxiliary.follows_from.iter().any(|id| is_own(&id)),
        foreign: auxiliary.follows_from.iter().filter(|id| !is_own(id)).copied().collect(),
        ..Worth::default()
    };
    for id in &auxiliary.predictions {
        match content(argument, amendment, *id, &mut siblings.in_force, twins) {
            Err(why @ (NoExcess::NeverApplies | NoExcess::Unfalsifiable)) => worth.no_excess.push((*id, why)),
            _ if is_tacked_on(argument, amendment, *id, worth.is_tied, (twins, &siblings.concepts)) => {
                worth.no_excess.push((*id, NoExcess::TackedOn));
            }
            Ok(true) => {
                let before = Before {
                    theory: amendment.theory,
                    earlier: &siblings.versions_before,
                    rescued: &amendment.rescued,
                    sources: &auxiliary.header.citations,
                    scope: &theory.scope,
                };
                let used = siblings.used.but_for(&amendment.rescued);
                worth.excess.push(fared(basis, before, *id, used, evaluator));
            }
            Ok(false) => worth.is_too_large = true,
            Err(why) => worth.no_excess.push((*id, why)),
        }
    }
    worth.word = match argument.is_partly_unread(auxiliary.header.place) {
        true => Repair::Unread,
        false => word(&worth, takes_away),
    };
    let answers_none = amendment.rescued.is_empty() && auxiliary.rescues.is_empty();
    worth.is_extension = answers_none && !takes_away && worth.is_tied && !worth.excess.is_empty();
    worth
}

fn word(worth: &Worth, takes_away: bool) -> Repair {
    if worth.excess.iter().any(|excess| excess.borne_out() > 0) {
        Repair::Kept
    } else if worth.excess.iter().any(|excess| excess.failed() > 0) {
        Repair::Broken
    } else if !worth.excess.is_empty() {
        Repair::Promised
    } else if worth.is_too_large {
        Repair::TooLarge
    } else if takes_away {
        Repair::AdHoc
    } else {
        Repair::Inert
    }
}

/// Whether a prediction is new to the theory, alone and with its other auxiliaries; false where that is too large to tell.
fn content(
    argument: &Argument,
    amendment: &Amendment,
    id: PredictionId,
    in_force: &mut InForce,
    twins: &Twins,
) -> Result<bool, NoExcess> {
    let claim = twins.claim(&argument.prediction(id).claim);
    let scope = twins.formula(&argument.theory(amendment.theory).scope);
    let alone = in_force.follows(&claim, &scope, &|_| false);
    if alone == Entailment::Entailed {
        return Err(why_entailed(argument, &claim, &scope));
    }
    let with_others = in_force.follows(&claim, &scope, &|other| other != amendment.auxiliary);
    match (alone, with_others) {
        (_, Entailment::Entailed) => Err(NoExcess::EntailedWithOthers),
        (Entailment::TooLarge, _) | (_, Entailment::TooLarge) => Ok(false),
        _ => Ok(true),
    }
}

/// Why a claim follows: from what the theory says, or from anything, as nothing contradicts it.
fn why_entailed(argument: &Argument, claim: &Claim, scope: &Formula) -> NoExcess {
    let Some(against) = contradiction(claim, scope) else { return NoExcess::Entailed };
    let premise = match claim.mode {
        Mode::When => Formula::And(vec![claim.within(scope), claim.condition.clone()]),
        _ => claim.within(scope),
    };
    if is_impossible(argument, &premise) {
        NoExcess::NeverApplies
    } else if is_impossible(argument, &against) {
        NoExcess::Unfalsifiable
    } else {
        NoExcess::Entailed
    }
}

/// Whether a prediction shares no concept with what the auxiliary takes away; or, where it takes nothing away, none with the
/// theory, or follows from nothing in the programme.
fn is_tacked_on(
    argument: &Argument,
    amendment: &Amendment,
    id: PredictionId,
    is_tied: bool,
    (twins, of_theory): (&Twins, &FxHashSet<ConceptId>),
) -> bool {
    let auxiliary = argument.auxiliary(amendment.auxiliary);
    let claim = &argument.prediction(id).claim;
    let own = twins.concepts([&claim.outcome, &claim.condition].into_iter());
    if auxiliary.excepts.is_empty() && auxiliary.recodes.is_empty() {
        return !is_tied || !own.iter().any(|concept| of_theory.contains(concept));
    }
    let taken = twins.concepts(auxiliary.excepts.iter().map(|line| &line.formula)).into_iter();
    let taken = taken.chain(auxiliary.recodes.iter().map(|recoding| twins.of(recoding.concept)));
    let taken: FxHashSet<ConceptId> = taken.collect();
    !own.iter().any(|concept| taken.contains(concept))
}

/// How a new prediction has fared.
pub(super) fn fared(basis: Basis, before: Before, id: PredictionId, used: Used, evaluator: &mut Evaluator) -> Excess {
    let argument = basis.argument;
    let results = &basis.results[id.index()];
    let independent = basis.table.independent();
    let is_used = |case: CaseId| used.has(independent.whole(case));
    let one_a_case = |cases: Vec<CaseId>| {
        let mut wholes: FxHashSet<CaseId> = FxHashSet::default();
        let mut firsts = cases;
        // Whichever stands for its case, it is the same one in whatever order the cases are declared.
        firsts.sort_by_key(|case| &argument.case(*case).header.name);
        firsts.retain(|case| wholes.insert(independent.whole(*case)));
        firsts
    };
    let borne_out = results.cases_that(CaseResult::Corroborates, basis.table).into_iter();
    // A case that bears it out in one period and not in another is against it.
    let borne_out =
        borne_out.filter(|case| results.on(independent.whole(*case), basis.table) == CaseResult::Corroborates);
    let mut beside = Beside::new(basis, before, id, used);
    let evidence =
        one_a_case(borne_out.collect()).into_iter().map(|case| Evidence { case, freshness: beside.freshness(case) });
    let evidence = evidence.collect();
    let refuted = one_a_case(results.cases_that(CaseResult::Contradicts, basis.table));
    let rate = results.rates.map(|_| {
        let rescued: FxHashSet<CaseId> = before.rescued.iter().map(|case| independent.whole(*case)).collect();
        let fresh = Bitmap::from_fn(basis.table.rows(), |row| {
            let case = basis.table.case_of(row);
            !is_used(case) && !rescued.contains(&independent.whole(case))
        });
        let claim = &argument.prediction(id).claim;
        RowResults::evaluate(claim, before.scope, evaluator, Some(&fresh)).rates.unwrap_or_default()
    });
    let of_it = || {
        argument.tests.iter().filter(|test| {
            test.prediction == Some(id) && bearing(argument, basis.table, basis.results, test) == Bearing::Speaks
        })
    };
    let passed = of_it().filter(|test| {
        &*test.found == "yes"
            && matches!(&*test.kind, "smoking-gun" | "doubly-decisive")
            && test.case.is_some_and(|case| !is_used(case.id))
    });
    let is_fatal = |test: &&Test| &*test.found == "no" && matches!(&*test.kind, "hoop" | "doubly-decisive");
    let (passed_tests, failed_tests) = (passed.count(), of_it().filter(is_fatal).count());
    Excess { prediction: id, evidence, refuted, rate, rate_of_all: results.rates, passed_tests, failed_tests }
}
