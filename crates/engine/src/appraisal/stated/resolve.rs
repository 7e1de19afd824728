//! From the names in a claim to what they stand for, and what to say where they stand for nothing.

use super::Resolved;
use crate::argument::{Argument, AuxiliaryId, CaseId, Named, Owner, PredictionId, TheoryId};
use lakatos_syntax::ast::{DeclarationKind, Name, Qualified};
use lakatos_syntax::claims::Statement;
use lakatos_syntax::diagnostic::{Code, Diagnostic};
use lakatos_syntax::nearest::nearest;

/// Names of a draft are many: only a very near one is offered.
const ALIKE: f64 = 0.8;

/// What a claim or value speaks of. Places of what is wrong count as those of the statement do.
///
/// # Errors
/// Where a name stands for nothing, or for something else.
pub fn resolve(argument: &Argument, statement: &Statement) -> Result<Resolved, Box<Diagnostic>> {
    Ok(match statement {
        Statement::Result { case: name, word, of } => {
            Resolved::Result { case: case(argument, name)?, word: *word, of: definite(argument, of)? }
        }
        Statement::Repair { auxiliary: name, word, theory: to } => {
            let auxiliary = auxiliary(argument, name)?;
            let theory = to.as_ref().map(|name| amended(argument, auxiliary, name)).transpose()?;
            Resolved::Repair { auxiliary, word: *word, theory }
        }
        Statement::Apart { theories: [one, other], case: name } => {
            let theories = [theory(argument, one)?, theory(argument, other)?];
            if theories[0] == theories[1] {
                let problem =
                    Diagnostic::new(Code::UNKNOWN_CLAIM, other.span, "a theory is not told apart from itself");
                return Err(Box::new(problem.help("Name two theories.")));
            }
            Resolved::Apart { theories, case: case(argument, name)? }
        }
        Statement::Count { of, word } => Resolved::Count { of: definite(argument, of)?, word: *word },
    })
}

fn case(argument: &Argument, name: &Name) -> Result<CaseId, Box<Diagnostic>> {
    find(argument, name, &[DeclarationKind::Case], |named| match named {
        Named::Case(id) => Some(id),
        _ => None,
    })
}

fn theory(argument: &Argument, name: &Name) -> Result<TheoryId, Box<Diagnostic>> {
    find(argument, name, &[DeclarationKind::Theory], |named| match named {
        Named::Theory(id) => Some(id),
        _ => None,
    })
}

fn auxiliary(argument: &Argument, name: &Name) -> Result<AuxiliaryId, Box<Diagnostic>> {
    find(argument, name, &[DeclarationKind::Auxiliary], |named| match named {
        Named::Auxiliary(id) => Some(id),
        _ => None,
    })
}

fn amended(argument: &Argument, auxiliary: AuxiliaryId, name: &Name) -> Result<TheoryId, Box<Diagnostic>> {
    let id = theory(argument, name)?;
    if argument.auxiliary(auxiliary).amends.iter().any(|amended| amended.id == id) {
        return Ok(id);
    }
    let auxiliary = &argument.auxiliary(auxiliary).header.name;
    let problem =
        Diagnostic::new(Code::UNKNOWN_CLAIM, name.span, format!("`{auxiliary}` does not amend `{}`", name.text));
    Err(Box::new(problem.about(&*name.text).help("Name a theory that it amends, or none.")))
}

/// A prediction with results on single cases; the only one of its owner where no label is given.
fn definite(argument: &Argument, of: &Qualified) -> Result<PredictionId, Box<Diagnostic>> {
    let id = prediction(argument, of)?;
    let name = &argument.prediction(id).name;
    match argument.prediction(id).claim.is_definite() {
        true => Ok(id),
        false => {
            let message = format!("`{name}` is a tendency: no single case is for it or against it");
            let problem = Diagnostic::new(Code::UNKNOWN_CLAIM, of.span, message).about(&**name);
            Err(Box::new(problem.help("Say in your own words how the rates compare: `lakatos appraise` prints them.")))
        }
    }
}

fn prediction(argument: &Argument, of: &Qualified) -> Result<PredictionId, Box<Diagnostic>> {
    let kinds = [DeclarationKind::Theory, DeclarationKind::Auxiliary];
    let owner = find(argument, &of.name, &kinds, |named| match named {
        Named::Theory(id) => Some(Owner::Theory(id)),
        Named::Auxiliary(id) => Some(Owner::Auxiliary(id)),
        _ => None,
    })?;
    let own = argument.predictions_of(owner);
    let names: Vec<&str> = own.iter().map(|id| &*argument.prediction(*id).name).collect();
    let wanted = match (&of.label, own) {
        (None, [only]) => return Ok(*only),
        (None, _) => of.name.text.to_string(),
        (Some(label), _) => format!("{}.{}", of.name.text, label.text),
    };
    if let Some(index) = names.iter().position(|name| *name == wanted) {
        return Ok(own[index]);
    }
    let message = match (&of.label, own) {
        (_, []) => format!("`{}` predicts nothing", of.name.text),
        (None, _) => format!("`{}` has several predictions, and this speaks of one", of.name.text),
        (Some(_), _) => format!("there is no prediction `{wanted}`"),
    };
    let near = of.label.as_ref().and_then(|_| nearest(&wanted, names.iter().copied(), ALIKE));
    let help = match (near, names.as_slice()) {
        (Some(near), _) => format!("Did you mean `{near}`?"),
        (None, []) => "Give it a `predicts` line, or speak of something that has one.".to_owned(),
        (None, names) => format!("It has `{}`.", names.join("`, `")),
    };
    let problem = Diagnostic::new(Code::UNKNOWN_CLAIM, of.span, message).about(&*of.name.text).help(help);
    Err(Box::new(problem.maybe_replaced_by(near)))
}

fn find<Id>(
    argument: &Argument,
    name: &Name,
    kinds: &[DeclarationKind],
    pick: impl Fn(Named) -> Option<Id>,
) -> Result<Id, Box<Diagnostic>> {
    let problem = |message: String| Diagnostic::new(Code::UNKNOWN_CLAIM, name.span, message).about(&*name.text);
    let wanted = kinds[0].keyword();
    let Some(named) = argument.named(&name.text) else {
        if argument.library.as_deref().is_some_and(|library| library.named(&name.text).is_some()) {
            let message = format!("`{}` stands in a library, and no line of the draft speaks of it", name.text);
            let help = "The account is of your argument: speak of it in a block first.";
            return Err(Box::new(problem(message).help(help)));
        }
        let of_kind = argument.declared.iter().filter(|declared| kinds.contains(&declared.header.kind));
        let near = nearest(&name.text, of_kind.map(|declared| &*declared.header.name), ALIKE);
        let help = match near {
            Some(near) => format!("Did you mean `{near}`?"),
            None => format!("Declare it in a block, `{wanted} {}`.", name.text),
        };
        return Err(Box::new(
            problem(format!("there is no {wanted} `{}`", name.text)).help(help).maybe_replaced_by(near),
        ));
    };
    pick(named).ok_or_else(|| {
        let message =
            format!("`{}` is {}, and this needs {}", name.text, named.kind().with_article(), kinds[0].with_article());
        Box::new(problem(message).help(format!("Name {}.", kinds[0].with_article())))
    })
}
