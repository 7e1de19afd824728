//! What a repair is worth: what it adds to the theory before, how that has fared, and the word for it.
//!
//! Four words (Lakatos 1970: 116–118): kept, promised, broken, ad hoc. Excess content is a matter of logic, never of which
//! cases are coded; whether it is borne out is a matter of fresh evidence.

use super::amendment::{Amendment, Basis, exception_of};
use super::bitmap::Bitmap;
use super::entailment::{Entailment, Known, claims_of, follows};
use super::freshness::{Before, Evidence, freshness, used_for};
use super::looked_into::{Bearing, bearing};
use super::rates::Rates;
use super::result::{CaseResult, RowResults, contradiction};
use super::series::versions_before;
use super::solver::{affords, is_impossible};
use super::truth::Evaluator;
use super::twins::Twins;
use crate::argument::formula::{Claim, Formula};
use crate::argument::{Argument, AssumptionId, AuxiliaryId, CaseId, Owner, PredictionId, Test, TheoryId};
use lakatos_syntax::ast::Mode;
use rustc_hash::{FxHashMap, FxHashSet};

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
    /// Whether it follows from a core or heuristic of the theory or its programme.
    pub is_tied: bool,
    /// What it is said to follow from that belongs to neither.
    pub foreign: Vec<AssumptionId>,
    /// Growth by the programme's own lights: it answers no anomaly, takes nothing away, and follows from the programme
    /// (Lakatos 1970: 135–138).
    pub is_extension: bool,
}

/// The auxiliaries of one theory.
#[derive(Debug, Default)]
pub struct Siblings {
    auxiliaries: Vec<AuxiliaryId>,
    /// How many of them take each of its anomalies away.
    rescued: FxHashMap<CaseId, usize>,
}

impl Siblings {
    /// Of all amendments of a theory.
    pub fn new<'amendment>(amendments: impl Iterator<Item = &'amendment Amendment>) -> Self {
        let mut siblings = Self::default();
        for amendment in amendments {
            siblings.auxiliaries.push(amendment.auxiliary);
            amendment.rescued.iter().for_each(|case| *siblings.rescued.entry(*case).or_default() += 1);
        }
        siblings
    }

    /// The anomalies that others than one of them take away.
    fn rescued_by_others(&self, than: &Amendment) -> impl Iterator<Item = CaseId> {
        let own: FxHashSet<CaseId> = than.rescued.iter().copied().collect();
        let by_others = self.rescued.iter().filter(move |(case, count)| **count > usize::from(own.contains(case)));
        by_others.map(|(case, _)| *case)
    }
}

/// What a repair is worth, beside the other auxiliaries of its theory.
pub fn worth(
    basis: Basis,
    amendment: &Amendment,
    siblings: &Siblings,
    twins: &Twins,
    evaluator: &mut Evaluator,
) -> Worth {
    let argument = basis.argument;
    let (auxiliary, theory) = (argument.auxiliary(amendment.auxiliary), argument.theory(amendment.theory));
    let (mut others, mut used) = (Vec::new(), Vec::new());
    if !auxiliary.predictions.is_empty() {
        others.extend(siblings.auxiliaries.iter().copied().filter(|other| *other != amendment.auxiliary));
        used = used_for(argument, amendment.theory);
        used.extend(siblings.rescued_by_others(amendment));
        used.sort_unstable();
        used.dedup();
    }
    let of_paradigm = theory.paradigm.map_or(&[][..], |id| &argument.paradigm(id).assumptions);
    let is_own = |id: &&AssumptionId| theory.assumptions.contains(id) || of_paradigm.contains(id);
    let takes_away = !auxiliary.excepts.is_empty() || !auxiliary.recodes.is_empty();
    let before = Before {
        theory: amendment.theory,
        earlier: &versions_before(argument, amendment.theory),
        rescued: &amendment.rescued,
        sources: &auxiliary.header.citations,
        scope: &theory.scope,
    };
    let mut worth = Worth {
        is_tied: auxiliary.follows_from.iter().any(|id| is_own(&id)),
        foreign: auxiliary.follows_from.iter().filter(|id| !is_own(id)).copied().collect(),
        ..Worth::default()
    };
    for id in &auxiliary.predictions {
        match content(argument, amendment, *id, &others, twins) {
            Err(why @ (NoExcess::NeverApplies | NoExcess::Unfalsifiable)) => worth.no_excess.push((*id, why)),
            _ if is_tacked_on(argument, amendment, *id, worth.is_tied, twins) => {
                worth.no_excess.push((*id, NoExcess::TackedOn));
            }
            Ok(true) => worth.excess.push(fared(basis, before, *id, &used, evaluator)),
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
    others: &[AuxiliaryId],
    twins: &Twins,
) -> Result<bool, NoExcess> {
    let theory = amendment.theory;
    let claim = twins.claim(&argument.prediction(id).claim);
    let scope = twins.formula(&argument.theory(theory).scope);
    let as_one = |known: Vec<Known>| -> Vec<Known> {
        let one = |known: Known| Known { claim: twins.claim(&known.claim), scope: twins.formula(&known.scope) };
        known.into_iter().map(one).collect()
    };
    let alone = follows(argument, &as_one(claims_of(argument, theory)), &claim, &scope);
    if alone == Entailment::Entailed {
        return Err(why_entailed(argument, &claim, &scope));
    }
    let with_others = match others {
        _ if argument.effort.is_called_off() => Entailment::TooLarge,
        [] => Entailment::NotEntailed,
        // One comparison each, at the least: what is too large is not even written down.
        others if !affords(argument, others.len(), argument.prediction(id).outcome_place) => Entailment::TooLarge,
        others => {
            argument.effort.spend(others.len() as u64);
            follows(argument, &as_one(amended(argument, theory, others)), &claim, &scope)
        }
    };
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

/// What a theory claims with some auxiliaries in force.
pub(super) fn amended(argument: &Argument, theory: TheoryId, auxiliaries: &[AuxiliaryId]) -> Vec<Known> {
    let exceptions = Formula::Or(auxiliaries.iter().map(|id| exception_of(argument, *id)).collect());
    let scope = argument.theory(theory).scope.clone();
    let mut known = claims_of(argument, theory);
    for known in &mut known {
        known.scope = Formula::And(vec![scope.clone(), exceptions.clone().negated()]);
    }
    let added = auxiliaries.iter().flat_map(|id| argument.predictions_of(Owner::Auxiliary(*id)));
    known.extend(added.map(|id| Known { claim: argument.prediction(*id).claim.clone(), scope: scope.clone() }));
    known
}

/// Whether a prediction shares no concept with what the auxiliary takes away; or, where it takes nothing away, none with the
/// theory, or follows from nothing in the programme.
fn is_tacked_on(argument: &Argument, amendment: &Amendment, id: PredictionId, is_tied: bool, twins: &Twins) -> bool {
    let auxiliary = argument.auxiliary(amendment.auxiliary);
    let claim = &argument.prediction(id).claim;
    let own = twins.concepts([&claim.outcome, &claim.condition].into_iter());
    let shares = |others: &[crate::argument::ConceptId]| own.iter().any(|concept| others.contains(concept));
    if auxiliary.excepts.is_empty() && auxiliary.recodes.is_empty() {
        let theory = argument.theory(amendment.theory);
        let claims = theory.predictions.iter().map(|id| &argument.prediction(*id).claim);
        let formulas = claims.flat_map(|claim| [&claim.outcome, &claim.condition]).chain([&theory.scope]);
        return !is_tied || !shares(&twins.concepts(formulas));
    }
    let mut taken = twins.concepts(auxiliary.excepts.iter().map(|line| &line.formula));
    taken.extend(auxiliary.recodes.iter().map(|recoding| twins.of(recoding.concept)));
    !shares(&taken)
}

/// How a new prediction has fared.
pub(super) fn fared(
    basis: Basis,
    before: Before,
    id: PredictionId,
    used: &[CaseId],
    evaluator: &mut Evaluator,
) -> Excess {
    let argument = basis.argument;
    let results = &basis.results[id.index()];
    let independent = basis.table.independent();
    let used_wholes: FxHashSet<CaseId> = used.iter().map(|used| independent.whole(*used)).collect();
    let is_used = |case: CaseId| used_wholes.contains(&independent.whole(case));
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
    let evidence = one_a_case(borne_out.collect())
        .into_iter()
        .map(|case| Evidence { case, freshness: freshness(basis, before, id, case, used) });
    let evidence = evidence.collect();
    let refuted = one_a_case(results.cases_that(CaseResult::Contradicts, basis.table));
    let rate = results.rates.map(|_| {
        let fresh = Bitmap::from_fn(basis.table.rows(), |row| {
            let case = basis.table.case_of(row);
            !is_used(case) && !before.rescued.iter().any(|rescued| independent.share(*rescued, case))
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
