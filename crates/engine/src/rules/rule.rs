//! A rule, typed: every expression of its file checked against the vocabulary.

use super::condition::check::{Expression, Scope, check, check_as};
use super::condition::invalid;
use super::condition::parse::parse;
use super::condition::template::Template;
use super::file::{EditKind, Examples, Located, RuleFile};
use super::vocabulary::{Field, Kind, Scalar, Type, Value};
use super::{Severity, file};
use lakatos_syntax::{Diagnostic, Span};
use std::sync::OnceLock;

/// A rule. Its expressions are typed when they are first asked for: most rules have nothing to say of most drafts.
#[derive(Clone, Debug)]
pub struct Rule {
    /// What its file says.
    pub file: RuleFile,
    conditions: Vec<OnceLock<Option<Expression>>>,
    wordings: Vec<OnceLock<Option<Wording>>>,
}

/// What a rule says of one kind of thing, once its condition holds.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the keys of the file")]
pub struct Wording {
    pub at: Option<Expression>,
    pub message: Template,
    pub label: Option<Template>,
    pub instead: Template,
    pub lowered: Option<(Severity, Expression)>,
    pub related: Vec<CompiledRelated>,
    pub fixes: Vec<CompiledFix>,
}

impl Wording {
    /// Every expression in it.
    fn expressions(&self) -> Vec<&Expression> {
        let templates = [&self.message, &self.instead].into_iter().chain(&self.label);
        let templates = templates
            .chain(self.related.iter().map(|related| &related.message))
            .chain(self.fixes.iter().flat_map(|fix| [&fix.title, &fix.text]));
        let mut all: Vec<&Expression> = templates.flat_map(Template::expressions).collect();
        all.extend(self.at.iter().chain(self.lowered.as_ref().map(|(_, when)| when)));
        all.extend(self.related.iter().flat_map(|related| related.each.iter().chain([&related.at])));
        all.extend(self.fixes.iter().flat_map(|fix| fix.each.iter().chain(&fix.also).chain([&fix.at])));
        all
    }
}

/// A related place.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the keys of the file")]
pub struct CompiledRelated {
    pub each: Option<Expression>,
    pub at: Expression,
    pub message: Template,
}

/// A quick fix.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the keys of the file")]
pub struct CompiledFix {
    pub each: Option<Expression>,
    pub title: Template,
    pub at: Expression,
    pub also: Option<Expression>,
    pub edit: EditKind,
    pub text: Template,
    pub is_safe: bool,
}

impl Rule {
    /// Reads and types a rule file, with its examples. Everything that is wrong with it, if anything is.
    pub fn load(text: &str, group: &str) -> Result<Self, Vec<Diagnostic>> {
        let (file, mut problems) = file::read(text, group, Examples::Required);
        let Some(file) = file else { return Err(problems) };
        let rule = Self::untyped(file);
        for (index, kind) in rule.file.applies_to.iter().enumerate() {
            let mut compiler = Compiler { problems: &mut problems };
            let _ = rule.conditions[index].set(compiler.condition(&rule.file, *kind));
            let _ = rule.wordings[index].set(compiler.wording(&rule.file, *kind));
        }
        // A rule over several kinds makes the same mistake in each.
        problems.sort_by(|a, b| (a.place.start, &a.message).cmp(&(b.place.start, &b.message)));
        problems.dedup();
        if problems.is_empty() { Ok(rule) } else { Err(problems) }
    }

    /// Reads a rule file that a test has held to [`Rule::load`], without its examples.
    pub fn load_trusted(head: &str, group: &str) -> Option<Self> {
        file::read(head, group, Examples::Skipped).0.map(Self::untyped)
    }

    fn untyped(file: RuleFile) -> Self {
        let kinds = file.applies_to.len();
        Self { file, conditions: vec![OnceLock::new(); kinds], wordings: vec![OnceLock::new(); kinds] }
    }

    /// When it holds of a thing of the kind that is number `index` under `applies-to`.
    pub fn condition(&self, index: usize) -> Option<&Expression> {
        let kind = *self.file.applies_to.get(index)?;
        let typed = || Compiler { problems: &mut Vec::new() }.condition(&self.file, kind);
        self.conditions.get(index)?.get_or_init(typed).as_ref()
    }

    /// What it says of it.
    pub fn wording(&self, index: usize) -> Option<&Wording> {
        let kind = *self.file.applies_to.get(index)?;
        let typed = || Compiler { problems: &mut Vec::new() }.wording(&self.file, kind);
        self.wordings.get(index)?.get_or_init(typed).as_ref()
    }

    /// Sets an option; expressions are typed anew.
    pub fn set_option(&mut self, name: &str, value: Value) {
        for option in self.file.options.iter_mut().filter(|option| option.name == name) {
            option.default = value.clone();
        }
        *self = Self::untyped(self.file.clone());
    }

    /// Whether it reads such a field. `name` is the field's: rules that do not write it down are not typed for this.
    pub fn reads(&self, name: &str, is_wanted: &dyn Fn(&'static Field) -> bool) -> bool {
        let file = &self.file;
        let written = [&file.when, &file.message, &file.instead].into_iter().chain(&file.at).chain(&file.label);
        let written = written.chain(file.lowered.as_ref().map(|(_, when)| when));
        let related =
            file.related.iter().flat_map(|related| related.each.iter().chain([&related.at, &related.message]));
        let fixes =
            file.fixes.iter().flat_map(|fix| fix.each.iter().chain(&fix.also).chain([&fix.title, &fix.at, &fix.text]));
        if !written.chain(related).chain(fixes).any(|located| located.text.contains(name)) {
            return false;
        }
        (0..file.applies_to.len()).any(|index| {
            let wording = self.wording(index);
            let expressions =
                self.condition(index).into_iter().chain(wording.into_iter().flat_map(Wording::expressions));
            expressions.into_iter().any(|expression| expression.reads(is_wanted))
        })
    }

    /// Its id.
    pub fn id(&self) -> &str {
        &self.file.id
    }

    /// What it says to do, where it says the same of every finding; none where each is told by the names in it.
    pub fn instead(&self) -> Option<&str> {
        Some(self.file.instead.text.as_str()).filter(|text| !text.contains('{'))
    }
}

fn scope(file: &RuleFile, kind: Kind) -> Scope {
    let options = file.options.iter().map(|option| (option.name.clone(), option.default.clone()));
    Scope::for_kind(kind).with_options(options.collect())
}

struct Compiler<'a> {
    problems: &'a mut Vec<Diagnostic>,
}

impl Compiler<'_> {
    fn condition(&mut self, file: &RuleFile, kind: Kind) -> Option<Expression> {
        self.expression(&file.when, Type::BOOL, &scope(file, kind))
    }

    /// Everything is typed before anything is given up, so that all problems are found at once.
    fn wording(&mut self, file: &RuleFile, kind: Kind) -> Option<Wording> {
        let scope = scope(file, kind);
        let at = file.at.as_ref().map(|at| self.expression(at, Type::PLACE, &scope));
        let message = self.template(&file.message, &scope);
        let label = file.label.as_ref().map(|label| self.template(label, &scope));
        let instead = self.template(&file.instead, &scope);
        let lowered =
            file.lowered.as_ref().map(|(severity, when)| (*severity, self.expression(when, Type::BOOL, &scope)));
        let related: Vec<Option<CompiledRelated>> = file
            .related
            .iter()
            .map(|related| {
                let (each, inner) = self.each(related.each.as_ref(), &scope)?;
                let (at, message) =
                    (self.expression(&related.at, Type::PLACE, &inner), self.template(&related.message, &inner));
                Some(CompiledRelated { each, at: at?, message: message? })
            })
            .collect();
        let fixes: Vec<Option<CompiledFix>> = file
            .fixes
            .iter()
            .map(|fix| {
                let (each, inner) = self.each(fix.each.as_ref(), &scope)?;
                let at = self.expression(&fix.at, Type::PLACE, &inner);
                let places = Type::List(Scalar::Place);
                let also = fix.also.as_ref().map(|also| self.expression(also, places, &inner));
                let (title, text) = (self.template(&fix.title, &inner), self.template(&fix.text, &inner));
                let (title, at, text) = (title?, at?, text?);
                let also = also.flatten();
                Some(CompiledFix { each, title, at, also, edit: fix.edit, text, is_safe: fix.is_safe })
            })
            .collect();
        Some(Wording {
            at: at.flatten(),
            message: message?,
            label: label.flatten(),
            instead: instead?,
            lowered: lowered.and_then(|(severity, when)| Some((severity, when?))),
            related: related.into_iter().flatten().collect(),
            fixes: fixes.into_iter().flatten().collect(),
        })
    }

    /// The list to go through, and the scope with `it`.
    fn each(&mut self, each: Option<&Located>, scope: &Scope) -> Option<(Option<Expression>, Scope)> {
        let Some(each) = each else { return Some((None, scope.clone())) };
        let checked = parse(&each.text).and_then(|node| check(&node, scope));
        match checked {
            Ok((expression, Type::List(item))) => Some((Some(expression), scope.with("it", Type::One(item)))),
            Ok((expression, Type::EmptyList)) => Some((Some(expression), scope.with("it", Type::One(Scalar::String)))),
            Ok((_, ty)) => {
                let message = format!("expected a list, found a {}", ty.words());
                self.report(each, *invalid(0..each.text.len(), message));
                None
            }
            Err(error) => {
                self.report(each, *error);
                None
            }
        }
    }

    fn expression(&mut self, located: &Located, wanted: Type, scope: &Scope) -> Option<Expression> {
        let checked = parse(&located.text).and_then(|node| check_as(&node, wanted, scope));
        checked.map_err(|error| self.report(located, *error)).ok()
    }

    fn template(&mut self, located: &Located, scope: &Scope) -> Option<Template> {
        Template::new(&located.text, scope).map_err(|error| self.report(located, *error)).ok()
    }

    fn report(&mut self, located: &Located, error: Diagnostic) {
        // What is missing at the end of an expression is shown at one byte behind it.
        let whole = |span: Span| Span { end: span.end.max(span.start + 1), ..span };
        self.problems.push(error.map_places(|span| whole(span).shifted(located.start as u32)));
    }
}
