//! Typed indexes into the argument's tables, and places.

use lakatos_syntax::Span;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// As an index into its table.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// From an index into its table.
            pub fn from_index(index: usize) -> Self {
                Self(index as u32)
            }
        }
    )*};
}

ids! {
    /// A puzzle.
    PuzzleId,
    /// A concept.
    ConceptId,
    /// A paradigm.
    ParadigmId,
    /// A theory.
    TheoryId,
    /// An auxiliary hypothesis.
    AuxiliaryId,
    /// A case.
    CaseId,
    /// A within-case test.
    TestId,
    /// A prediction, of a theory, an auxiliary or a paradigm.
    PredictionId,
    /// A `core` or `heuristic` line.
    AssumptionId,
    /// A `step` line.
    StepId,
    /// An objection.
    ObjectionId,
    /// A data set.
    DataId,
}

/// Where something is written. The span counts from the start of its piece, so that an edit elsewhere in the file
/// leaves it as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Which source, in the order given.
    pub source: u32,
    /// Which piece of it.
    pub piece: u32,
    /// Within the piece.
    pub span: Span,
}

impl Place {
    /// Another span of the same piece.
    pub fn with(self, span: Span) -> Self {
        Self { span, ..self }
    }
}
