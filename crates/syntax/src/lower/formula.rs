//! Formulas, outcomes and predictions.

use super::kinds::{Kind, node_kind};
use super::{Lowering, child, children, span};
use crate::ast::{Formula, FormulaKind, Mode, Operator, Prediction, Quantifier};
use crate::diagnostic::Code;
use tree_sitter::Node;

/// How deep parentheses and `not` may nest: more than any argument needs, and far less than any stack holds.
const MAX_DEPTH: u32 = 100;

impl Lowering<'_> {
    pub(super) fn prediction(&mut self, node: Node, form: &str) -> Option<Prediction> {
        let label = match node.child_by_field_name("label") {
            Some(label) => Some(self.word(label, "a label", form)?),
            None => None,
        };
        let outcome = self.formula(node.child_by_field_name("outcome")?, form)?;
        let scope = match child(node, Kind::Where) {
            Some(scope) => Some(self.formula(children(scope).into_iter().find(|part| is_formula(*part))?, form)?),
            None => None,
        };
        let Some(mode) = node.child_by_field_name("mode") else {
            return Some(Prediction { label, outcome, mode: Mode::Always, condition: None, scope });
        };
        let mode = self.mode(mode, form)?;
        let condition = self.formula(node.child_by_field_name("condition")?, form)?;
        if mode == Mode::MovesWith && !(self.is_movable(&outcome, false) && self.is_movable(&condition, true)) {
            return None;
        }
        Some(Prediction { label, outcome, mode, condition: Some(condition), scope })
    }

    /// Whether a side of `moves with` is a concept, or, on the right, `not` one: it is values that move, not formulas.
    fn is_movable(&mut self, formula: &Formula, may_be_negated: bool) -> bool {
        let concept = match &formula.kind {
            FormulaKind::Not(inner) if may_be_negated => inner,
            _ => formula,
        };
        let is_concept = matches!(concept.kind, FormulaKind::Condition(_));
        if !is_concept {
            self.report(
                Code::SYNTAX_ERROR,
                formula.span,
                "what moves is a concept, not a formula",
                "Such a line reads: `predicts LABEL: CONCEPT moves with CONCEPT`, or `moves with not CONCEPT`.",
            );
        }
        is_concept
    }

    fn mode(&mut self, node: Node, form: &str) -> Option<Mode> {
        if let Some(missing) = child(node, Kind::Missing) {
            let is_moving = self.slice(node).starts_with("moves");
            self.report_missing(missing, if is_moving { "`with`" } else { "`when`" }, form);
            return None;
        }
        Some(match self.slice(node.child(0)?) {
            "only" => Mode::OnlyWhen,
            "exactly" => Mode::ExactlyWhen,
            "more" => Mode::MoreOftenWhen,
            "mostly" => Mode::MostlyWhen,
            "moves" => Mode::MovesWith,
            _ => Mode::When,
        })
    }

    pub(super) fn formula(&mut self, node: Node, form: &str) -> Option<Formula> {
        self.formula_at(node, form, 0)
    }

    fn formula_at(&mut self, node: Node, form: &str, depth: u32) -> Option<Formula> {
        if depth > MAX_DEPTH {
            self.report(
                Code::SYNTAX_ERROR,
                span(node),
                format!("this formula is nested more than {MAX_DEPTH} levels deep"),
                "Split it: let a new concept stand for a part of it.",
            );
            return None;
        }
        let kind = match node_kind(node) {
            Kind::Same => FormulaKind::Same(self.word(child(node, Kind::Reference)?, "a concept", form)?),
            Kind::Parenthesized => return self.parenthesized(node, form, depth),
            Kind::Condition => FormulaKind::Condition(match child(node, Kind::ColumnName) {
                Some(column) => self.column_name(column, form)?,
                None => self.word(node.child(0)?, "a concept", form)?,
            }),
            Kind::Comparison if let Some(column) = child(node, Kind::ColumnName) => {
                let concept = self.column_name(column, form)?;
                let operator = operator(self.slice(node.child_by_field_name("operator")?));
                let value = self.code(child(node, Kind::Code)?, form)?;
                FormulaKind::Comparison { concept, operator, value }
            }
            Kind::Comparison => {
                let concept = self.word(node.child_by_field_name("concept")?, "a concept", form)?;
                let operator = operator(self.slice(node.child_by_field_name("operator")?));
                let value = self.value(node.child_by_field_name("value")?, form)?;
                FormulaKind::Comparison { concept, operator, value }
            }
            Kind::Not | Kind::NegatedOutcome => {
                let operand = children(node).into_iter().find(|operand| is_formula(*operand))?;
                FormulaKind::Not(Box::new(self.formula_at(operand, form, depth + 1)?))
            }
            kind @ (Kind::And | Kind::Or) => {
                let operands: Option<Vec<Formula>> = flattened(node, kind)
                    .into_iter()
                    .map(|operand| self.formula_at(operand, form, depth + 1))
                    .collect();
                if kind == Kind::And { FormulaKind::And(operands?) } else { FormulaKind::Or(operands?) }
            }
            _ => return None,
        };
        let formula = Formula { kind, span: span(node) };
        match child(node, Kind::ByActors) {
            Some(by) => self.by_actors(by, formula, form),
            None => Some(formula),
        }
    }

    fn by_actors(&mut self, node: Node, inner: Formula, form: &str) -> Option<Formula> {
        let word = node.child(1)?;
        let quantifier = match self.slice(word) {
            "all" => Quantifier::All,
            "any" => Quantifier::Any,
            "both" => Quantifier::Both,
            _ => {
                self.report_missing(word, "`all`, `any` or `both`", form);
                return None;
            }
        };
        let span = inner.span;
        let inner = Box::new(inner);
        Some(Formula { kind: FormulaKind::ByActors { inner, quantifier, quantifier_span: super::span(word) }, span })
    }

    fn parenthesized(&mut self, node: Node, form: &str, depth: u32) -> Option<Formula> {
        let parts = children(node);
        if let Some(missing) =
            parts.iter().find_map(|part| child(*part, Kind::Missing).filter(|_| node_kind(*part) == Kind::Close))
        {
            self.report_missing(missing, "`)`", form);
            return None;
        }
        let inner = parts.into_iter().find(|part| is_formula(*part))?;
        self.formula_at(inner, form, depth + 1)
    }
}

/// `a and b and c` leans to the left in the tree: its operands in order, without recursion.
fn flattened(node: Node<'_>, kind: Kind) -> Vec<Node<'_>> {
    let mut operands = Vec::new();
    let mut rest = Some(node);
    while let Some(node) = rest.take() {
        let mut parts = children(node).into_iter().filter(|part| is_formula(*part));
        let (left, right) = (parts.next(), parts.next());
        operands.extend(right);
        match left {
            Some(left) if node_kind(left) == kind => rest = Some(left),
            left => operands.extend(left),
        }
    }
    operands.reverse();
    operands
}

fn is_formula(node: Node) -> bool {
    matches!(
        node_kind(node),
        Kind::Comparison
            | Kind::Condition
            | Kind::Same
            | Kind::Not
            | Kind::And
            | Kind::Or
            | Kind::Parenthesized
            | Kind::NegatedOutcome
    )
}

fn operator(symbol: &str) -> Operator {
    match symbol {
        "!=" => Operator::NotEqual,
        "<" => Operator::Less,
        "<=" => Operator::AtMost,
        ">" => Operator::Greater,
        ">=" => Operator::AtLeast,
        _ => Operator::Equal,
    }
}
