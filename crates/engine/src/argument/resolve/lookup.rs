//! Finding what a name stands for, and saying so where it stands for nothing or for something else.

use super::Resolver;
use crate::argument::ids::{
    AssumptionId, CaseId, ConceptId, DataId, ParadigmId, Place, PredictionId, StepId, TheoryId,
};
use crate::argument::model::{Mention, Owner};
use crate::argument::names::{Named, nearest};
use lakatos_syntax::ast::{Name, Qualified};
use lakatos_syntax::diagnostic::{Code, Diagnostic};

const A_DATA_SET: &str = "a data set";

impl Resolver<'_> {
    pub(super) fn concept(&mut self, name: &Name, place: Place) -> Option<ConceptId> {
        self.lookup(name, place, "a concept", |named| match named {
            Named::Concept(id) => Some(id),
            _ => None,
        })
    }

    pub(super) fn case(&mut self, name: &Name, place: Place) -> Option<CaseId> {
        self.lookup(name, place, "a case", |named| match named {
            Named::Case(id) => Some(id),
            _ => None,
        })
    }

    pub(super) fn data(&mut self, name: &Name, place: Place) -> Option<DataId> {
        self.lookup(name, place, A_DATA_SET, |named| match named {
            Named::Data(id) => Some(id),
            _ => None,
        })
    }

    pub(super) fn theory(&mut self, name: &Name, place: Place) -> Option<TheoryId> {
        self.lookup(name, place, "a theory", |named| match named {
            Named::Theory(id) => Some(id),
            _ => None,
        })
    }

    pub(super) fn paradigm(&mut self, name: &Name, place: Place) -> Option<ParadigmId> {
        self.lookup(name, place, "a paradigm", |named| match named {
            Named::Paradigm(id) => Some(id),
            _ => None,
        })
    }

    /// A theory, auxiliary or paradigm: whatever holds labels.
    pub(super) fn owner(&mut self, name: &Name, place: Place, wanted: &str) -> Option<Owner> {
        self.lookup(name, place, wanted, |named| match named {
            Named::Theory(id) => Some(Owner::Theory(id)),
            Named::Auxiliary(id) => Some(Owner::Auxiliary(id)),
            Named::Paradigm(id) => Some(Owner::Paradigm(id)),
            _ => None,
        })
    }

    /// A theory, or an auxiliary.
    pub(super) fn theory_or_auxiliary(&mut self, name: &Name, place: Place) -> Option<Owner> {
        self.lookup(name, place, "a theory", |named| match named {
            Named::Theory(id) => Some(Owner::Theory(id)),
            Named::Auxiliary(id) => Some(Owner::Auxiliary(id)),
            _ => None,
        })
    }

    pub(super) fn cases(&mut self, names: &[Name], place: Place) -> Vec<Mention<CaseId>> {
        names
            .iter()
            .filter_map(|name| Some(Mention { id: self.case(name, place)?, place: place.with(name.span) }))
            .collect()
    }

    pub(super) fn concepts(&mut self, names: &[Name], place: Place) -> Vec<ConceptId> {
        names.iter().filter_map(|name| self.concept(name, place)).collect()
    }

    pub(super) fn lookup<Id>(
        &mut self,
        name: &Name,
        place: Place,
        wanted: &str,
        pick: impl Fn(Named) -> Option<Id>,
    ) -> Option<Id> {
        let place = place.with(name.span);
        let known = self.names.resolve(&name.text).map(|(named, _)| named);
        let Some(named) = known.or_else(|| self.import(&name.text)) else {
            let fits = |named| pick(named).is_some();
            let of_draft = self.names.nearest(&name.text, fits);
            let is_too_many = of_draft.is_err();
            // Among the names of a library alone, another than the one that is meant may be the nearest.
            let nearest = of_draft.map_or(None, |own| own.or_else(|| self.library.nearest(&name.text, fits)));
            let is_lost = self.lost.contains(&*name.text) || nearest.is_none() && self.misses_library;
            if is_lost {
                self.argument.left_out.push(place);
                return None;
            }
            let (keyword, what) = match wanted {
                A_DATA_SET => ("data", "data set"),
                wanted => {
                    (wanted.rsplit(' ').next().unwrap_or_default(), wanted.rsplit(' ').next().unwrap_or_default())
                }
            };
            let help = match &nearest {
                Some(nearest) => format!("Did you mean `{nearest}`?"),
                None if is_too_many => format!(
                    "Declare it on a line of its own, `{keyword} {}`, or put its spelling right: so many names are unknown here that lakatos has not looked for the one that is most like it.",
                    name.text
                ),
                None if keyword == "declaration" => "Nothing in the project has that name.".to_owned(),
                None => format!(
                    "Declare it on a line of its own, `{keyword} {}`, in this or another file of the project.",
                    name.text
                ),
            };
            let message = format!("there is no {what} `{}`", name.text);
            let problem = Diagnostic::new(Code::UNDEFINED_NAME, place, message).about(&*name.text);
            self.problem(problem.help(help).maybe_replaced_by(nearest.as_deref()));
            return None;
        };
        let found = pick(named);
        if let (None, Some((_, header))) = (&found, self.names.resolve(&name.text)) {
            let (kind, other) = (header.kind.with_article(), header.place);
            let message = format!("`{}` is {kind}, and this line needs {wanted}", name.text);
            let problem = Diagnostic::new(Code::WRONG_KIND, place, message).about(&*name.text);
            let problem = problem.help(format!("Name {wanted}, or declare one under another name."));
            self.problem(problem.related(other, "it is declared here"));
        }
        found
    }

    /// The prediction that `NAME.LABEL` speaks of.
    pub(super) fn labelled_prediction(
        &mut self,
        owner: Owner,
        qualified: &Qualified,
        place: Place,
    ) -> Option<PredictionId> {
        let label = qualified.label.as_ref()?;
        self.read_imported();
        let name = format!("{}.{}", qualified.name.text, label.text);
        let mut own = self.argument.predictions_of(owner).iter().copied();
        let found = own.find(|id| *self.argument.prediction(*id).name == *name);
        if found.is_none() && !self.is_excused(self.argument.owner_header(owner).place, place.with(qualified.span)) {
            let own = self.argument.predictions_of(owner);
            let steps = match owner {
                Owner::Theory(id) => self.argument.theory(id).steps.as_slice(),
                Owner::Auxiliary(_) | Owner::Paradigm(_) => &[],
            };
            let steps = steps.iter().map(|id| self.argument.step(*id).name.to_string());
            let labels = own.iter().map(|id| self.argument.prediction(*id).name.to_string());
            let labels: Vec<String> = labels.chain(steps).collect();
            let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
            let ending = format!(".{}", label.text);
            let predictions = self.argument.predictions.iter().map(|one| &one.name);
            let elsewhere = self.argument.steps.iter().map(|step| &step.name).chain(predictions);
            let elsewhere = elsewhere.filter(|other| other.ends_with(&ending)).map(ToString::to_string).next();
            match elsewhere {
                Some(other) => {
                    let message = format!("there is no prediction or step `{name}`");
                    let problem = Diagnostic::new(Code::UNDEFINED_NAME, place.with(qualified.span), message);
                    let help = format!("It is another that has this label: `{other}`.");
                    self.problem(problem.about(name).help(help).replaced_by(other));
                }
                None => self.undefined_label(place.with(qualified.span), &name, "prediction or step", &labels),
            }
        }
        found
    }

    /// The link of a mechanism that `THEORY.LABEL` speaks of.
    pub(super) fn labelled_step(&mut self, owner: Owner, qualified: &Qualified) -> Option<StepId> {
        let (Owner::Theory(theory), Some(label)) = (owner, &qualified.label) else { return None };
        self.read_imported();
        let name = format!("{}.{}", qualified.name.text, label.text);
        let own = &self.argument.theory(theory).steps;
        own.iter().copied().find(|id| *self.argument.step(*id).name == *name)
    }

    /// The core or heuristic that `NAME.LABEL` speaks of; the only one where no label is given.
    pub(super) fn assumption(&mut self, qualified: &Qualified, place: Place) -> Option<AssumptionId> {
        let owner = self.owner(&qualified.name, place, "a paradigm or theory")?;
        self.read_imported();
        let ids = match owner {
            Owner::Theory(id) => self.argument.theory(id).assumptions.clone(),
            Owner::Paradigm(id) => self.argument.paradigm(id).assumptions.clone(),
            Owner::Auxiliary(_) => Vec::new(),
        };
        let name = match (&qualified.label, ids.as_slice()) {
            (None, [only]) => return Some(*only),
            (None, _) => qualified.name.text.to_string(),
            (Some(label), _) => format!("{}.{}", qualified.name.text, label.text),
        };
        let known: Vec<String> = ids.iter().map(|id| self.argument.assumption(*id).name.to_string()).collect();
        let found = known.iter().position(|known| *known == name).map(|index| ids[index]);
        if found.is_none() && !self.is_excused(self.argument.owner_header(owner).place, place.with(qualified.span)) {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            self.undefined_label(place.with(qualified.span), &name, "core or heuristic", &known);
        }
        found
    }

    pub(super) fn undefined_label(&mut self, place: Place, name: &str, what: &str, known: &[&str]) {
        let nearest = nearest(name, known.iter().copied());
        let list: Vec<String> = known.iter().map(|known| format!("`{known}`")).collect();
        let help = if list.is_empty() {
            format!("Nothing of that kind is declared there: add a {what} with that label.")
        } else {
            format!("There are {}.", list.join(", "))
        };
        let problem = Diagnostic::new(Code::UNDEFINED_NAME, place, format!("there is no {what} `{name}`"));
        self.problem(problem.about(name).help(help).maybe_replaced_by(nearest));
    }
}
