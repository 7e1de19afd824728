//! A draft before it is written down: the tests' own model, which knows nothing of the library's.

/// The values a concept takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// By rank.
    Levels { names: Vec<&'static str>, is_ordered: bool },
    /// Numbers.
    Number,
}

#[derive(Clone, Debug)]
pub struct Concept {
    pub name: String,
    pub values: Values,
    pub measures: Vec<usize>,
}

/// Operators as written: their order of `<` and the like is that of ranks and numbers.
pub const OPERATORS: [&str; 6] = ["=", "!=", "<", "<=", ">", ">="];

#[derive(Clone, Debug)]
pub enum Formula {
    Compare { concept: usize, operator: &'static str, operand: f64 },
    Not(Box<Formula>),
    And(Vec<Formula>),
    Or(Vec<Formula>),
}

impl Formula {
    /// What always holds.
    pub const TRUE: Self = Self::And(Vec::new());

    /// Its negation.
    pub fn negated(&self) -> Self {
        Self::Not(Box::new(self.clone()))
    }

    /// Every comparison in it: concept and operand.
    pub fn comparisons(&self) -> Vec<(usize, f64)> {
        match self {
            Self::Compare { concept, operand, .. } => vec![(*concept, *operand)],
            Self::Not(inner) => inner.comparisons(),
            Self::And(parts) | Self::Or(parts) => parts.iter().flat_map(Self::comparisons).collect(),
        }
    }
}

/// Modes as written; the empty one is unconditional.
pub const MODES: [&str; 5] = ["when", "only when", "exactly when", "more often when", ""];

#[derive(Clone, Debug)]
pub struct Prediction {
    pub label: Option<String>,
    pub outcome: Formula,
    pub mode: &'static str,
    pub condition: Formula,
}

#[derive(Clone, Debug, Default)]
pub struct Theory {
    pub name: String,
    pub paradigm: Option<usize>,
    pub has_core: bool,
    pub scope: Vec<Formula>,
    pub predictions: Vec<Prediction>,
    pub irrespective_of: Vec<usize>,
    pub rivals: Vec<usize>,
    pub built_on: Vec<usize>,
    pub concedes: Vec<usize>,
}

#[derive(Clone, Debug, Default)]
pub struct Auxiliary {
    pub name: String,
    pub amends: Vec<usize>,
    pub rescues: Vec<usize>,
    pub excepts: Vec<Formula>,
    pub recodes: Vec<(usize, usize, Value)>,
    pub predictions: Vec<Prediction>,
    pub follows_from: Vec<String>,
    pub built_on: Vec<usize>,
}

/// A value as coded: unknown, or from the first to the second; no end is infinite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    Unknown,
    Within(f64, f64),
}

#[derive(Clone, Debug, Default)]
pub struct Case {
    pub name: String,
    pub period: Option<(u32, u32)>,
    pub observations: Vec<(usize, Value)>,
    pub settles: Vec<(usize, Value)>,
    pub within: Option<usize>,
}

#[derive(Clone, Debug)]
pub struct Test {
    pub name: String,
    pub of: String,
    pub on: usize,
    pub kind: &'static str,
    pub found: &'static str,
}

#[derive(Clone, Default)]
pub struct Draft {
    pub concepts: Vec<Concept>,
    pub paradigms: Vec<String>,
    pub theories: Vec<Theory>,
    pub auxiliaries: Vec<Auxiliary>,
    pub cases: Vec<Case>,
    pub tests: Vec<Test>,
    /// The cases that the draft's one puzzle is about, if it has one.
    pub puzzle: Option<Vec<usize>>,
}

/// As its author would write it.
impl std::fmt::Debug for Draft {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "\n{}", self.text())
    }
}

impl Draft {
    /// `NAME.LABEL` of a prediction, by its number.
    pub fn prediction_name(owner: &str, number: usize, prediction: &Prediction) -> String {
        prediction.label.as_ref().map_or_else(|| format!("{owner}.p{}", number + 1), |label| format!("{owner}.{label}"))
    }
}
